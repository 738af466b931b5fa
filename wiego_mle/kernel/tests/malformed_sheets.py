"""Spreadsheets that are damaged, cut, mutated, locked, renamed or bombs; the same seed makes the same ones."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator

import xlsxwriter

_ROWS = [["Outcome", "Date"], ["The city of Accra adopted a by-law.", "2021"]] * 20


def workbook() -> bytes:
    """Return a small workbook that is in order."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("Outcomes")
    for number, row in enumerate(_ROWS):
        sheet.write_row(number, 0, row)
    made.close()
    return stream.getvalue()


def repacked(content: bytes, change: dict[str, bytes]) -> bytes:
    """Return a workbook with other parts in the place of some."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return stream.getvalue()


def _bombs(content: bytes) -> Iterator[tuple[str, bytes]]:
    sheet = "xl/worksheets/sheet1.xml"
    yield "zip bomb", repacked(content, {sheet: b" " * (210 * 1024 * 1024)})
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    yield "entities", repacked(content, {sheet: lol + b"]><worksheet>&j;</worksheet>"})
    outside = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    yield "entity of a file", repacked(content, {sheet: outside})
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    yield "a cell at the far end", repacked(content, {sheet: far})
    deep = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + b"<a>" * 100_000
    yield "deep", repacked(content, {sheet: deep})


def _renamed() -> Iterator[tuple[str, bytes]]:
    yield "pdf", b"%PDF-1.7\n" + b"x" * 400
    yield "picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 400
    yield "program", b"MZ" + bytes(range(256)) * 4
    yield "web page", b"<html><body><table><tr><td>Outcome</td></tr></table></body></html>"
    yield "old container without a book", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    yield "another package", stream.getvalue()
    yield "nothing but zeros", b"\x00" * 5000
    yield "white space", b" \n" * 500


def _locked(content: bytes) -> bytes:
    """Return a package whose parts say that they are encrypted."""
    data = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + place)[0]
            struct.pack_into("<H", data, at + place, flags | 1)
            at = data.find(mark, at + 4)
    return bytes(data)


def malformed(number: int, *, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield so many files with what is wrong with them: a fixed set first, then cut and mutated ones."""
    content = workbook()
    fixed = [*_bombs(content), *_renamed(), ("locked", _locked(content))]
    yield from fixed[:number]
    chance = random.Random(seed)
    for at in range(max(0, number - len(fixed))):
        data = bytearray(content)
        if at % 3 == 0:
            del data[chance.randrange(1, len(data)) :]
            yield f"cut {at}", bytes(data)
            continue
        for _ in range(chance.choice((1, 4, 40, 400))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if at % 3 == 2:
            start = chance.randrange(len(data))
            data[start : start + chance.randrange(1, 300)] = bytes(chance.randrange(256) for _ in range(30))
        yield f"mutated {at}", bytes(data)
