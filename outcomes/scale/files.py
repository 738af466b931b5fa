"""Files made by rule, as people send them: a photo of a phone, a report of fifty pages."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

_PHOTO = (4000, 3000)
_PAGES = 50
_LINES = 48


def photo() -> bytes:
    """Return a JPEG of twelve million points and about five million bytes, lying on its side."""
    grain = Image.effect_noise(_PHOTO, 40)
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    Image.merge("RGB", (grain, grain.rotate(180), grain)).save(stream, "JPEG", quality=70, exif=exif)
    return stream.getvalue()


def report(pages: int = _PAGES) -> bytes:
    """Return a PDF full of text, of fifty pages unless more are wanted."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = "".join(
            f"(The assembly heard the association of vendors for the {number * _LINES + line}. time) Tj 0 -15 Td "
            for line in range(_LINES)
        )
        page.Contents = made.make_stream(f"BT /F1 11 Tf 50 790 Td {lines}ET".encode())
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
