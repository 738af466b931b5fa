"""OpenDocument texts without their authors: of the file, of comments, of changes, of pictures."""

from __future__ import annotations

from typing import IO

from .packages import elements, local, opened, packed_anew, parsed, picture_or_same, printed
from .results import MOST_TEXT, Cleaned

_KIND = "application/vnd.oasis.opendocument.text"
_OFFICE = b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"'
_EMPTIED = {
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta ' + _OFFICE + b"/>",
    "settings.xml": b'<?xml version="1.0" encoding="UTF-8"?><office:document-settings ' + _OFFICE + b"/>",
}
_TAKEN_OUT = (
    "Thumbnails/",
    "META-INF/documentsignatures",
    "Configurations2/",
    "ObjectReplacements/",
    "layout-cache",
)
_EMBEDDED = ("Object ", "Basic/", "Scripts/", "Dialogs/")
_NAMES_OF_PEOPLE = {
    *("creator", "creator-initials", "initial-creator", "author-name", "author-initials"),
    *("printed-by", "editing-duration", "sender-firstname", "sender-lastname", "sender-initials"),
    *("sender-email", "sender-phone-private", "sender-phone-work", "sender-company", "sender-title"),
    *("sender-street", "sender-city", "sender-postal-code", "sender-country", "sender-position"),
}


def clean(source: IO[bytes], _kind: str) -> Cleaned:
    """Return an OpenDocument text that names nobody besides its text; embedded objects are taken out."""
    texts: list[str] = []
    with opened(source) as package:
        content = packed_anew(
            package, lambda name, content: _rewritten(name, content, texts), stored=("mimetype",)
        )
    return Cleaned(content, _KIND, ".odt", "\n".join(texts)[:MOST_TEXT])


def _rewritten(name: str, content: bytes, texts: list[str]) -> bytes | None:
    if name in _EMPTIED:
        return _EMPTIED[name]
    if name.startswith((*_TAKEN_OUT, *_EMBEDDED)):
        return None
    if name == "META-INF/manifest.xml":
        return _manifest(content)
    if name.lower().endswith((".xml", ".rdf")):
        root = parsed(content)
        for each in elements(root):
            if local(each.tag) in _NAMES_OF_PEOPLE:
                each.text = ""
        if name == "content.xml":
            texts.append(text_of(root))
        return printed(root)
    return picture_or_same(name, content)


def _manifest(content: bytes) -> bytes:
    root = parsed(content)
    for each in list(elements(root)):
        path = next((value for name, value in each.attrib.items() if local(name) == "full-path"), "")
        if local(each.tag) == "file-entry" and path.startswith((*_TAKEN_OUT, *_EMBEDDED)):
            each.getparent().remove(each)
    return printed(root)


def text_of(root) -> str:
    """Return the words of the content, a line for each paragraph and heading."""
    lines = ("".join(each.itertext()) for each in elements(root) if local(each.tag) in ("p", "h"))
    return "\n".join(line.strip() for line in lines if line.strip())
