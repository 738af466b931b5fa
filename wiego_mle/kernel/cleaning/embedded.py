"""Pictures inside documents: notes about them are cut out, what is to be seen stays bit for bit."""

from __future__ import annotations

import struct

from .pictures import encoded_anew
from .results import DAMAGED, CannotClean

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"),
}
_ORIENTATION = 0x0112
_START_OF_SCAN, _END_OF_PICTURE, _EXIF, _ADOBE, _COMMENT = 0xDA, 0xD9, 0xE1, 0xEE, 0xFE
_STANDS_ALONE = {0x01, *range(0xD0, 0xD9)}


def clean_picture(content: bytes) -> bytes:
    """Return a picture without notes; a kind that carries none that we know of is returned as it is."""
    if content.startswith(b"\xff\xd8\xff"):
        return clean_jpeg(content)
    if content.startswith(_PNG):
        return _clean_png(content)
    if content.startswith((b"II*\0", b"MM\0*")):
        return encoded_anew(content, "TIFF")
    if content.startswith((b"GIF87a", b"GIF89a")):
        return encoded_anew(content, "GIF")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return encoded_anew(content, "WEBP")
    return content


def clean_jpeg(content: bytes) -> bytes:
    """Return a JPEG without Exif, XMP, IPTC, comments and whatever follows its end; it stays upright."""
    kept = [b"\xff\xd8"]
    at = 2
    while True:
        marker, start = _marker_at(content, at)
        if marker == _END_OF_PICTURE:
            return b"".join([*kept, b"\xff\xd9"])
        if marker in _STANDS_ALONE:
            at = start
            continue
        end = start + _length_at(content, start)
        if marker == _START_OF_SCAN:
            following = _end_of_scan(content, end)
            kept.append(content[at:following])
            at = following
            continue
        if marker == _EXIF:
            kept.append(_upright(content[start + 2 : end]))
        elif not (0xE1 <= marker <= 0xEF or marker == _COMMENT) or marker == _ADOBE:
            kept.append(b"\xff" + bytes([marker]) + content[start:end])
        at = end


def _marker_at(content: bytes, at: int) -> tuple[int, int]:
    """Return the marker at a place and where it ends; filling bytes before it are passed over."""
    if content[at : at + 1] != b"\xff":
        raise CannotClean(DAMAGED)
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise CannotClean(DAMAGED)
    return content[at], at + 1


def _length_at(content: bytes, at: int) -> int:
    found = content[at : at + 2]
    if len(found) < 2 or (length := int.from_bytes(found)) < 2 or at + length > len(content):
        raise CannotClean(DAMAGED)
    return length


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker begins after coded points, which may hold escaped 0xFF and restarts."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise CannotClean(DAMAGED)
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2


def _upright(exif: bytes) -> bytes:
    """Return an Exif part that says nothing but which side is up; nothing if it says none."""
    side = _orientation(exif)
    if side in (0, 1):
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, side, 0)
    said = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said


def _orientation(exif: bytes) -> int:
    if not exif.startswith(b"Exif\0\0"):
        return 0
    data = exif[6:]
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return 0
    (at,) = struct.unpack_from(order + "I", data, 4)
    if at + 2 > len(data):
        return 0
    (number,) = struct.unpack_from(order + "H", data, at)
    for place in range(at + 2, min(at + 2 + 12 * number, len(data) - 11), 12):
        tag, _kind, _count, value = struct.unpack_from(order + "HHIH", data, place)
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 0
    return 0


def _clean_png(content: bytes) -> bytes:
    kept = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            break
        if name in _PNG_KEPT:
            kept.append(content[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    raise CannotClean(DAMAGED)
