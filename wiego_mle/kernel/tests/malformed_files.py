"""Files that are not what they should be: made from good ones by rule, the same at every run."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from random import Random

import pikepdf

from wiego_mle.kernel.tests.sample_files import SAMPLES, docx, jpeg, odt, package, pdf, png

SEED = 20_241_125
_ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{value}">{more}]><x>{used}</x>'


def malformed_files() -> Iterator[tuple[str, str, bytes]]:
    """Yield a case, the name of a file and its content; well above three hundred."""
    random = Random(SEED)
    for name, sample in SAMPLES.items():
        if name == "note.txt":
            continue
        content = sample()
        for case, changed in _mutations(content, random):
            yield f"{name} {case}", name, changed
        other = random.choice(
            [each for each in SAMPLES if each.rpartition(".")[2] != name.rpartition(".")[2]]
        )
        yield f"{name} named {other}", other, content
    yield from _made_to_harm()


def _mutations(content: bytes, random: Random) -> Iterator[tuple[str, bytes]]:
    size = len(content)
    for number in range(10):
        yield f"cut {number}", content[: random.randrange(1, size)]
    for number in range(8):
        changed = bytearray(content)
        for _ in range(2**number):
            changed[random.randrange(size)] ^= 1 << random.randrange(8)
        yield f"flipped {2**number}", bytes(changed)
    for number in range(6):
        start = random.randrange(size)
        length = random.randrange(1, max(2, size // 4))
        yield f"emptied {number}", content[:start] + bytes(length) + content[start + length :]
    for number in range(4):
        start, end = sorted((random.randrange(size), random.randrange(size)))
        yield f"repeated {number}", content[:end] + content[start:end] * 3 + content[end:]
    for number in range(3):
        start = random.randrange(size)
        noise = random.randbytes(random.randrange(1, 2000))
        yield f"noise {number}", content[:start] + noise + content[start:]


def _made_to_harm() -> Iterator[tuple[str, str, bytes]]:
    for name in ("by-law.pdf", "minutes.docx", "photo.jpg", "note.txt"):
        yield f"nothing {name}", name, b""
        yield f"zeros {name}", name, bytes(1000)
    yield from _packages_made_to_harm()
    yield from _pictures_made_to_harm()
    yield from _pdfs_made_to_harm()
    yield "a mail of ten thousand parts", "answer.eml", _deep_mail(10_000)
    yield "a mail with odd headers", "answer.eml", b'From: =?utf-8?q?=FF=?=\r\nTo: "\\\r\nDate: 99\r\n\r\nx'
    yield "a picture that is a page", "photo.jpg", b"<html><script>alert(1)</script></html>" + jpeg()
    yield "a picture that is a package", "photo.jpg", jpeg() + docx()
    yield "a package that is a picture", "minutes.docx", jpeg() + docx()
    yield "a PDF that is a page", "by-law.pdf", b"<script>alert(1)</script>" + pdf()
    yield "an e-mail of Outlook", "answer.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)
    yield "a photo in HEIC", "photo.heic", b"\0\0\0\x18ftypheic" + bytes(5000)


def _packages_made_to_harm() -> Iterator[tuple[str, str, bytes]]:
    yield "a bomb of zeros", "minutes.docx", docx(("word/media/x.bin", bytes(40_000_000)))
    inner = docx(("word/media/x.bin", bytes(20_000_000)))
    yield "a bomb in a package", "minutes.docx", docx(("word/embeddings/x.docx", inner))
    yield "packages in packages", "minutes.docx", docx(("word/embeddings/x.docx", docx(("x.docx", docx()))))
    yield (
        "four thousand members",
        "letter.odt",
        package(
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            *((f"x{number}", b"") for number in range(4000)),
            stored=("mimetype",),
        ),
    )
    yield "a way out of the folder", "minutes.docx", docx(("../../etc/x", b"x"))
    yield "a locked package", "minutes.docx", _locked(docx())
    yield "macros", "minutes.docx", docx(("word/vbaProject.bin", b"x"))
    yield "another kind of package", "minutes.docx", package(("x.txt", b"x"))
    laughs = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    bomb = _ENTITY.format(value="lol", more=laughs.replace("&a0;", "&a;"), used="&a9;")
    squared = _ENTITY.format(value="x" * 100_000, more="", used="&a;" * 10_000)
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    parameter = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;]><x/>'
    for case, part in (("bomb", bomb), ("square", squared), ("outside", outside), ("parameter", parameter)):
        yield f"entities: {case} in Word", "minutes.docx", docx(document=part)
        yield f"entities: {case} in ODT", "letter.odt", odt(content=part)
        encoded = part.replace('<?xml version="1.0"?>', "").encode("utf-16")
        yield f"entities: {case} in UTF-16", "minutes.docx", docx(("word/footnotes.xml", encoded))
    yield "a hundred thousand levels", "letter.odt", odt(content="<a>" * 100_000 + "</a>" * 100_000)
    yield "no content", "minutes.docx", docx(document=" ")


def _locked(content: bytes) -> bytes:
    """Set the mark of a password at every member."""
    changed = bytearray(content)
    at = 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 8] |= 1
        at += 4
    return bytes(changed)


def _png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def _pictures_made_to_harm() -> Iterator[tuple[str, str, bytes]]:
    zeros = _packed_zeros(100)
    yield "a PNG of four thousand million points", "map.png", _png(65_000, 65_000, (b"IDAT", zeros))
    yield "a PNG of many points", "map.png", _png(6_000, 5_500, (b"IDAT", zeros))
    yield (
        "a PNG with a note that unpacks to much",
        "map.png",
        _png(10, 10, (b"zTXt", b"x\0\0" + zeros), (b"IDAT", zlib.compress(bytes(310)))),
    )
    yield "a PNG without points", "map.png", _png(10, 10)
    photo = bytearray(jpeg())
    frame = photo.index(b"\xff\xc0")
    photo[frame + 5 : frame + 9] = b"\xff\xf0\xff\xf0"
    yield "a JPEG of four thousand million points", "photo.jpg", bytes(photo)
    yield "a GIF of much", "banner.gif", b"GIF89a\xff\xff\xff\xff\xf7\0\0" + bytes(768) + b";"
    yield "a WEBP of nothing", "poster.webp", b"RIFF\x04\0\0\0WEBP"
    yield "a PNG after a PNG", "map.png", png()[:200] + png()


def _pdfs_made_to_harm() -> Iterator[tuple[str, str, bytes]]:
    yield "a locked PDF", "by-law.pdf", pdf(encryption=pikepdf.Encryption(user="x", owner="y"))
    yield "a head alone", "by-law.pdf", b"%PDF-1.7\n"
    yield (
        "pages that are their own parents",
        "by-law.pdf",
        _pdf_of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>",
        ),
    )
    yield (
        "a million pages",
        "by-law.pdf",
        _pdf_of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1000000000 /Kids [] >>"),
    )
    deep = "[" * 50_000 + "]" * 50_000
    yield (
        "fifty thousand brackets",
        "by-law.pdf",
        _pdf_of(f"<< /Type /Catalog /Pages 2 0 R /X {deep} >>", "<< /Type /Pages /Count 0 /Kids [] >>"),
    )
    document = pikepdf.open(io.BytesIO(pdf(pages=1)))
    packed = zlib.compress(_packed_zeros(1000), 1)
    document.pages[0].Contents.write(
        packed, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    )
    stream = io.BytesIO()
    document.save(stream, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    yield "a page that unpacks to a thousand million bytes", "by-law.pdf", stream.getvalue()
    document.pages[0].MediaBox = pikepdf.Array([0, 0, 200_000_000, 1])
    stream = io.BytesIO()
    document.save(stream, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    yield "a very long page", "by-law.pdf", stream.getvalue()


def _packed_zeros(millions: int) -> bytes:
    """Return what so many million zeros pack to, without packing more than one million of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    million = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = (millions * 1_000_000 % 65_521) << 16 | 1
    return b"\x78\xda" + million * millions + b"\x03\0" + checksum.to_bytes(4)


def _pdf_of(*objects: str) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{at:010d} 00000 n \n" for at in places
    )
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    return content + (table + end).encode()


def _deep_mail(levels: int) -> bytes:
    parts = [b"From: a@example.org\r\nMIME-Version: 1.0\r\n"]
    parts += [
        f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n'.encode()
        for level in range(levels)
    ]
    return b"".join(parts)
