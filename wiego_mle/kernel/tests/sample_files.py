"""Files of every accepted kind that tell about people besides their content, made here and nowhere else."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

CANARY = "Zenaida Canaria"
"""A name that no copy of a file may tell."""
PLACE = (5.0, 36.0, 13.25)
"""Where the photo was taken, in degrees, minutes and seconds."""
WORDS = "Street vendors get licences"
_XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Zenaida Canaria"/></rdf:RDF></x:xmpmeta>'
)


def _picture(size: tuple[int, int] = (160, 120)) -> Image.Image:
    return Image.linear_gradient("L").resize(size).convert("RGB")


def _exif(orientation: int = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010E] = orientation, CANARY, f"Photo of {CANARY}"
    exif.get_ifd(0x8825).update({1: "N", 2: PLACE, 3: "W", 4: PLACE})
    return exif


def jpeg(size: tuple[int, int] = (160, 120)) -> bytes:
    """Return a photo lying on its side, with an author, a place and a comment, and a film behind its end."""
    stream = io.BytesIO()
    _picture(size).save(stream, "JPEG", exif=_exif(), comment=CANARY.encode(), xmp=_XMP)
    return stream.getvalue() + b"\0ftypmp42 " + CANARY.encode()


def png() -> bytes:
    """Return a picture with notes of every kind that PNG has."""
    notes = PngInfo()
    notes.add_text("Author", CANARY)
    notes.add_text("Comment", CANARY, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    stream = io.BytesIO()
    _picture().save(stream, "PNG", pnginfo=notes, exif=_exif())
    return stream.getvalue() + CANARY.encode()


def webp() -> bytes:
    """Return a picture with notes in WebP."""
    stream = io.BytesIO()
    _picture().save(stream, "WEBP", exif=_exif(), xmp=_XMP)
    return stream.getvalue()


def gif() -> bytes:
    """Return two pictures that follow one another, with a comment."""
    stream = io.BytesIO()
    first = _picture().convert("P")
    first.save(stream, "GIF", comment=CANARY.encode(), save_all=True, append_images=[first.rotate(90)])
    return stream.getvalue()


def pdf(pages: int = 2, encryption: pikepdf.Encryption | bool = False) -> bytes:
    """Return a PDF that names its author in every place that we know of."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    photo = made.make_stream(jpeg())
    photo.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=160,
            Height=120,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
            Metadata=made.make_stream(_XMP),
        )
    )
    for number in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(Im0=photo)
        )
        lines = "".join(f"({WORDS}, page {number + 1}, line {line}) Tj 0 -14 Td " for line in range(20))
        drawn = f"BT /F1 12 Tf 50 800 Td {lines}ET q 160 0 0 120 50 50 cm /Im0 Do Q"
        page.Contents = made.make_stream(drawn.encode())
        page.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=pikepdf.String(CANARY)))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 10, 10],
            T=pikepdf.String(CANARY),
            Contents=pikepdf.String("Compare with section 4"),
        )
        page.Annots = pikepdf.Array([note])
    made.docinfo["/Author"] = CANARY
    made.docinfo["/Company"] = CANARY
    made.attachments["notes.txt"] = CANARY.encode()
    made.Root.Metadata = made.make_stream(_XMP)
    made.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert('{CANARY}')")
    )
    stream = io.BytesIO()
    made.save(stream, encryption=encryption)
    return stream.getvalue()


def package(*members: tuple[str, bytes | str], stored: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(name, content, compress_type=kind)
        file.comment = CANARY.encode()
    return stream.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
    '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.custom+xml"/></Types>'
)


def docx(*more: tuple[str, bytes | str], document: str = "") -> bytes:
    """Return a Word document that names its author in every place that we know of."""
    body = document or (
        f'<w:document {_W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>'
        f'<w:p w:rsidR="00AB12CD" w14:paraId="1"><w:r><w:t>{WORDS}</w:t></w:r></w:p><w:p>'
        f'<w:ins w:id="1" w:author="{CANARY}" w:date="2024-01-01T00:00:00Z"><w:r><w:t>for two years.</w:t></w:r>'
        "</w:ins></w:p></w:body></w:document>"
    )
    return package(
        ("[Content_Types].xml", _TYPES),
        (
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{_R}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
        ),
        ("word/document.xml", body),
        (
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_R}/image" Target="media/image1.jpeg"/>'
            f'<Relationship Id="r2" Type="{_R}/attachedTemplate" TargetMode="External" '
            f'Target="file:///C:/Users/{CANARY.replace(" ", "%20")}/Normal.dotm"/>'
            f'<Relationship Id="r3" Type="http://schemas.microsoft.com/office/2011/relationships/people" '
            'Target="people.xml"/></Relationships>',
        ),
        (
            "word/comments.xml",
            f'<w:comments {_W}><w:comment w:id="0" w:author="{CANARY}" w:initials="ZC"><w:p><w:r><w:t>'
            "Compare with section 4</w:t></w:r></w:p></w:comment></w:comments>",
        ),
        ("word/people.xml", f'<w:people {_W}><w:person w:author="{CANARY}"/></w:people>'),
        ("word/settings.xml", f'<w:settings {_W}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'),
        ("word/media/image1.jpeg", jpeg()),
        ("docProps/core.xml", f"<x><creator>{CANARY}</creator></x>"),
        ("docProps/app.xml", f"<x><Company>{CANARY}</Company></x>"),
        ("docProps/custom.xml", f"<x>{CANARY}</x>"),
        ("docProps/thumbnail.jpeg", jpeg()),
        ("customXml/item1.xml", f"<x>{CANARY}</x>"),
        *more,
    )


_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)


def odt(content: str = "") -> bytes:
    """Return an OpenDocument text that names its author in every place that we know of."""
    return package(
        ("mimetype", _ODT_TYPE),
        (
            "content.xml",
            content
            or f"<office:document-content {_OFFICE}><office:body><office:text><text:tracked-changes>"
            f"<text:changed-region><dc:creator>{CANARY}</dc:creator></text:changed-region></text:tracked-changes>"
            f"<text:p>{WORDS}<office:annotation><dc:creator>{CANARY}</dc:creator>"
            f"<meta:creator-initials>{CANARY}</meta:creator-initials><text:p>Compare with section 4</text:p>"
            "</office:annotation></text:p></office:text></office:body></office:document-content>",
        ),
        (
            "meta.xml",
            f"<office:document-meta {_OFFICE}><dc:creator>{CANARY}</dc:creator></office:document-meta>",
        ),
        ("settings.xml", f"<office:document-settings {_OFFICE}>{CANARY}</office:document-settings>"),
        ("Thumbnails/thumbnail.png", png()),
        ("Pictures/photo.jpg", jpeg()),
        (
            "META-INF/manifest.xml",
            f'<manifest:manifest {_OFFICE}><manifest:file-entry manifest:full-path="content.xml"/>'
            '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>',
        ),
        stored=("mimetype",),
    )


def eml() -> bytes:
    """Return an e-mail that tells by which machines and people it passed."""
    return (
        f"Received: from [10.1.2.3] by {CANARY.replace(' ', '-')}.example\r\nX-Author: {CANARY}\r\n"
        f"Bcc: {CANARY} <zc@example.org>\r\nFrom: Town clerk <clerk@example.org>\r\nTo: press@example.org\r\n"
        f"Subject: By-law\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        f"<html><head><title>x</title><script>alert('{CANARY}')</script></head><body><p>{WORDS}</p></body></html>"
    ).encode()


def text() -> bytes:
    """Return a plain text."""
    return f"{WORDS}\n".encode()


SAMPLES = {
    "photo.jpg": jpeg,
    "map.png": png,
    "poster.webp": webp,
    "banner.gif": gif,
    "by-law.pdf": pdf,
    "minutes.docx": docx,
    "letter.odt": odt,
    "answer.eml": eml,
    "note.txt": text,
}
"""A file of each kind by its name."""
