"""Word documents without their authors: of the file, of comments, of changes, of pictures."""

from __future__ import annotations

import posixpath
from typing import IO

from lxml import etree

from .packages import elements, local, opened, packed_anew, parsed, picture_or_same, printed
from .results import MOST_TEXT, Cleaned

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EMPTIED = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}
_TAKEN_OUT = (
    "docProps/custom.xml",
    "docProps/thumbnail",
    "docMetadata/",
    "customXml/",
    "word/people",
    "word/commentsExtended",
    "word/commentsIds",
    "word/commentsExtensible",
    "word/printerSettings",
    "_xmlsignatures/",
)
_EMBEDDED = ("word/embeddings/", "word/activeX/", "word/attachedToolbars")
_NAMES_OF_PEOPLE = {"author": "", "initials": "", "userId": None, "providerId": None}
_SETTINGS = {"rsids", "docVars", "attachedTemplate", "mailMerge", "saveThroughXslt", "documentProtection"}
_WORD = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")


def clean(source: IO[bytes], _kind: str) -> Cleaned:
    """Return a Word document that names nobody besides its text; embedded files in it are emptied."""
    texts: dict[str, str] = {}
    with opened(source) as package:
        content = packed_anew(package, lambda name, content: _rewritten(name, content, texts))
    text = "\n".join(texts[name] for name in _WORD if name in texts)[:MOST_TEXT]
    return Cleaned(content, _KIND, ".docx", text)


def _rewritten(name: str, content: bytes, texts: dict[str, str]) -> bytes | None:
    if name in _EMPTIED:
        return _EMPTIED[name]
    if name.startswith(_TAKEN_OUT):
        return None
    if name.startswith(_EMBEDDED):
        return b""
    if name == "[Content_Types].xml":
        return _without_parts(content, tag="Override", attribute="PartName")
    if name.endswith(".rels"):
        return _relationships(name, content)
    if name.lower().endswith(".xml"):
        root = parsed(content)
        _take_people_out(root)
        if name in _WORD:
            texts[name] = text_of(root)
        return printed(root)
    return picture_or_same(name, content)


def _without_parts(content: bytes, *, tag: str, attribute: str) -> bytes:
    root = parsed(content)
    for each in list(elements(root)):
        if local(each.tag) == tag and each.get(attribute, "").lstrip("/").startswith(_TAKEN_OUT):
            each.getparent().remove(each)
    return printed(root)


def _relationships(name: str, content: bytes) -> bytes:
    """Return the relationships of a part without those to what is taken out, or to somebody's own disk."""
    folder = posixpath.dirname(posixpath.dirname(name))
    root = parsed(content)
    for each in list(elements(root)):
        if local(each.tag) != "Relationship":
            continue
        target = each.get("Target", "")
        if each.get("TargetMode") == "External":
            gone = each.get("Type", "").endswith(("/attachedTemplate", "/mailMergeSource", "/recipientData"))
            if gone:
                each.getparent().remove(each)
            elif not target.startswith(("http:", "https:", "mailto:", "#")):
                each.set("Target", "about:blank")
        elif posixpath.normpath(posixpath.join("/", folder, target))[1:].startswith(_TAKEN_OUT):
            each.getparent().remove(each)
    return printed(root)


def _take_people_out(root: etree._Element) -> None:
    for each in list(elements(root)):
        if local(each.tag) in _SETTINGS and each.getparent() is not None:
            each.getparent().remove(each)
            continue
        if local(each.tag) == "docPr" or local(each.tag) == "cNvPr":
            _keep_only_description(each)
        for name in list(each.attrib):
            plain = local(name)
            if plain.startswith("rsid") or (plain in _NAMES_OF_PEOPLE and "}" in name):
                instead = _NAMES_OF_PEOPLE.get(plain)
                if instead is None:
                    del each.attrib[name]
                else:
                    each.set(name, instead)


def _keep_only_description(picture: etree._Element) -> None:
    """Take the name of a picture's file away; what describes it to who cannot see it stays."""
    if "name" in picture.attrib:
        picture.set("name", f"Picture {picture.get('id', '')}".strip())


def text_of(root: etree._Element) -> str:
    """Return the words of a part, a line for each paragraph."""
    parts = []
    for each in elements(root):
        name = local(each.tag)
        if name == "t" and each.text:
            parts.append(each.text)
        elif name in ("tab", "br"):
            parts.append(" ")
        elif name == "p":
            parts.append("\n")
    return "".join(parts).strip()
