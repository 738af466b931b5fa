"""PDF files without their authors, histories, scripts and attachments."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from typing import IO

import pikepdf
import pypdfium2

from .embedded import clean_jpeg
from .pictures import thumbnail_of
from .results import DAMAGED, LOCKED, MOST_TEXT, CannotClean, Cleaned

_TOLD_ABOUT_PEOPLE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
"""May stand in any dictionary: who made a part, with which program, when, and an older small picture."""
_OF_ANNOTATION = ("/T", "/NM", "/M", "/CreationDate", "/RC", "/AA", "/A", "/Popup", "/FS")
_OF_CATALOGUE = ("/OpenAction", "/AA", "/AF", "/Perms", "/Collection", "/SpiderInfo", "/Legal")
_LINKS = ("/URI", "/GoTo")
_MOST_PAGES_READ = 400
_SECONDS_OF_READING = 4.0
_THUMBNAIL_POINTS = 640


def clean(source: IO[bytes], _kind: str) -> Cleaned:
    """Return a PDF that is written anew from what its pages need."""
    try:
        pdf = pikepdf.open(source, access_mode=pikepdf.AccessMode.stream, inherit_page_attributes=False)
    except pikepdf.PasswordError as locked:
        raise CannotClean(LOCKED) from locked
    with pdf:
        if not len(pdf.pages):
            raise CannotClean(DAMAGED)
        _clean_catalogue(pdf)
        for found in pdf.objects:
            _clean_object(found)
        content = io.BytesIO()
        pdf.save(content, encryption=False, deterministic_id=True, recompress_flate=False)
    text, thumbnail, size = _read(content.getvalue())
    return Cleaned(content.getvalue(), "application/pdf", ".pdf", text, thumbnail, size)


def _clean_catalogue(pdf: pikepdf.Pdf) -> None:
    for name in ("/Info", "/ID"):
        if name in pdf.trailer:
            del pdf.trailer[name]
    root = pdf.Root
    for name in _OF_CATALOGUE:
        if name in root:
            del root[name]
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for name in ("/JavaScript", "/EmbeddedFiles"):
            if name in names:
                del names[name]
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        del form["/XFA"]


def _clean_object(found: pikepdf.Object) -> None:
    if isinstance(found, pikepdf.Stream):
        _clean_dictionary(found)
        if found.get("/Filter") == "/DCTDecode" or found.get("/Filter") == pikepdf.Array(["/DCTDecode"]):
            _clean_picture(found)
    elif isinstance(found, pikepdf.Dictionary):
        _clean_dictionary(found)


def _clean_dictionary(found, depth: int = 0) -> None:
    for name in _TOLD_ABOUT_PEOPLE:
        if name in found:
            del found[name]
    if "/Rect" in found and "/Subtype" in found:
        _clean_annotation(found)
    if depth > 8:
        return
    # What stands inside another object and not by itself is not among the objects of the file.
    for value in found.values() if isinstance(found, pikepdf.Dictionary) else ():
        if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            _clean_dictionary(value, depth + 1)
        elif isinstance(value, pikepdf.Array) and not value.is_indirect:
            for item in value:
                if isinstance(item, pikepdf.Dictionary) and not item.is_indirect:
                    _clean_dictionary(item, depth + 1)


def _clean_annotation(found) -> None:
    is_field = found.get("/Subtype") == "/Widget"
    for name in _OF_ANNOTATION:
        if name not in found or (is_field and name == "/T"):
            continue
        if name == "/A" and _is_link(found["/A"]):
            continue
        del found[name]


def _is_link(action) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _LINKS


def _clean_picture(found: pikepdf.Stream) -> None:
    with suppress(CannotClean):
        cleaned = clean_jpeg(found.read_raw_bytes())
        found.write(cleaned, filter=pikepdf.Name.DCTDecode, decode_parms=found.get("/DecodeParms"))
        return
    # It may still carry notes, so its points are all that is kept.
    found.write(found.read_bytes(pikepdf.StreamDecodeLevel.all))


def _read(content: bytes) -> tuple[str, bytes, tuple[int, int]]:
    """Return the text and a picture of the first page, as far as they can be had in a few seconds."""
    end = time.process_time() + _SECONDS_OF_READING
    document = pypdfium2.PdfDocument(content)
    texts, length = [], 0
    for number in range(min(len(document), _MOST_PAGES_READ)):
        page = document[number]
        if number == 0:
            thumbnail, size = _first_page(page)
        with suppress(pypdfium2.PdfiumError):
            words = page.get_textpage().get_text_bounded()
            texts.append(words)
            length += len(words)
        page.close()
        if length > MOST_TEXT or time.process_time() > end:
            break
    return "\n".join(texts)[:MOST_TEXT], thumbnail, size


def _first_page(page: pypdfium2.PdfPage) -> tuple[bytes, tuple[int, int]]:
    width, height = page.get_size()
    scale = _THUMBNAIL_POINTS / max(width, height, 1)
    if min(width, height) * scale < 1:
        return b"", (0, 0)
    return thumbnail_of(page.render(scale=scale, may_draw_forms=False).to_pil())
