"""What the values of an old XLS file do not tell: formulas, links, comments, hidden parts, and how dates are shown."""

from __future__ import annotations

import io
import struct

import xlrd
from xlrd.compdoc import CompDoc, CompDocError

from .written import Extras
from .xlsx_parts import Facts, shown_part

_BOUNDSHEET, _FORMULA, _EOF = 0x85, 0x06, 0x0A
_ERRORS = xlrd.error_text_from_code
_UNREADABLE = (xlrd.XLRDError, CompDocError, struct.error, AssertionError, LookupError, TypeError, ValueError)


class Locked(Exception):
    """The file is encrypted."""


class NoWorkbook(Exception):
    """The container holds something else, for example a text document."""


def facts(content: bytes) -> Facts:
    """Return what stands beside the values of all sheets; nothing where the file tells it in a way nobody reads.

    Raises:
        Locked: the file is encrypted.
        NoWorkbook: it holds no workbook.
    """
    stream = _workbook_stream(content)
    found = Facts()
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except _UNREADABLE as error:
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise Locked from error
        return found
    found.from_1904 = bool(book.datemode)
    formulas = _formulas(stream)
    for sheet in book.sheets():
        found.extras[sheet.name] = _sheet(book, sheet)
        for where in formulas.get(sheet.name, ()):
            found.extras[sheet.name].note(*where, formula=1)
    return found


def _workbook_stream(content: bytes) -> bytes:
    try:
        container = CompDoc(content, logfile=io.StringIO())
        if container.locate_named_stream("EncryptedPackage")[0] is not None:
            raise Locked
        for name in ("Workbook", "Book"):
            memory, start, length = container.locate_named_stream(name)
            if memory is not None:
                return bytes(memory[start : start + length])
    except _UNREADABLE as error:
        raise NoWorkbook from error
    raise NoWorkbook


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Extras:
    extras = Extras()
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            kind = sheet.cell_type(row, column)
            if kind == xlrd.XL_CELL_DATE:
                style = book.xf_list[sheet.cell_xf_index(row, column)]
                part = shown_part(book.format_map[style.format_key].format_str)
                if part:
                    extras.note(row, column, shown=part)
            elif kind == xlrd.XL_CELL_ERROR:
                extras.note(row, column, error=_ERRORS.get(sheet.cell_value(row, column), "#ERR!"))
    for where, link in sheet.hyperlink_map.items():
        if link.url_or_path:
            address = link.url_or_path
            extras.note(
                *where,
                link=(address if isinstance(address, str) else address.decode("utf-8", "replace"))[:2000],
            )
    for where, note in sheet.cell_note_map.items():
        if note.text.strip():
            extras.note(*where, comment=note.text.strip()[:2000])
    extras.hidden_columns = {column for column, about in sheet.colinfo_map.items() if about.hidden}
    extras.hidden_rows = {row for row, about in sheet.rowinfo_map.items() if about.hidden}
    return extras


def _formulas(stream: bytes) -> dict[str, list[tuple[int, int]]]:
    """Return the places of formulas per sheet, which the reader of values does not tell."""
    beginnings: dict[int, str] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    position, current = 0, ""
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        body = stream[position + 4 : position + 4 + length]
        if position in beginnings:
            current = beginnings[position]
        if kind == _BOUNDSHEET and length > 8:
            beginnings[struct.unpack_from("<I", body)[0]] = _name(body)
        elif kind == _FORMULA and length >= 4 and current:
            found.setdefault(current, []).append(struct.unpack_from("<HH", body))
        position += 4 + length
    return found


def _name(body: bytes) -> str:
    count, wide = body[6], body[7] & 1
    text = body[8 : 8 + count * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")
