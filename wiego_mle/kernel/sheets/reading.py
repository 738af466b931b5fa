"""Which kind of spreadsheet a file is, by its first bytes, and reading it."""

from __future__ import annotations

import io
import zipfile
from typing import IO

from cleaning.packages import opened
from cleaning.results import DAMAGED, LOCKED, TOO_MUCH, CannotClean
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from . import delimited, ods_parts, xls_parts, xlsx_parts
from .written import MOST_CELLS, MOST_ROWS, Extras, ReadBook, ReadSheet

OLD, ZIPPED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
OTHER_KIND = "other_kind"
"""The file is no spreadsheet at all, whatever its name says."""
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc\xaf",
)
MOST_SHEETS = 200


def read(source: IO[bytes]) -> ReadBook:
    """Return all sheets of a file.

    Raises:
        CannotClean: it is locked, larger than a spreadsheet of outcomes can be, or of another kind.
    """
    content = source.read()
    if content.startswith(ZIPPED):
        return _zipped(content)
    if content.startswith(OLD):
        return _old(content)
    if not content.strip() or content.startswith(_OTHERS):
        raise CannotClean(OTHER_KIND)
    return delimited.read(content)


def _zipped(content: bytes) -> ReadBook:
    try:
        with opened(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if "mimetype" in names and b"opendocument.spreadsheet" in package.read("mimetype")[:100]:
                kind, facts = "ods", ods_parts.facts(package)
            elif "xl/workbook.xml" in names or any(name.endswith("/workbook.xml") for name in names):
                kind, facts = "xlsx", xlsx_parts.facts(package)
            elif "xl/workbook.bin" in names:
                kind, facts = "xlsb", xlsx_parts.Facts()
            else:
                raise CannotClean(OTHER_KIND)
    except (zipfile.BadZipFile, KeyError, NotImplementedError) as error:
        raise CannotClean(DAMAGED) from error
    return _with_values(content, kind, facts)


def _old(content: bytes) -> ReadBook:
    try:
        facts = xls_parts.facts(content)
    except xls_parts.Locked as error:
        raise CannotClean(LOCKED) from error
    except xls_parts.NoWorkbook as error:
        raise CannotClean(OTHER_KIND) from error
    return _with_values(content, "xls", facts)


def _with_values(content: bytes, kind: str, facts: xlsx_parts.Facts) -> ReadBook:
    if any(rows * columns > 2 * MOST_CELLS for rows, columns in facts.sizes.values()):
        raise CannotClean(TOO_MUCH)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        metadata = workbook.sheets_metadata
    except PasswordError as error:
        raise CannotClean(LOCKED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise CannotClean(DAMAGED) from error
    sheets, cells = [], 0
    for each in metadata[:MOST_SHEETS]:
        if each.typ is not SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_name(each.name)
            rows = sheet.to_python(skip_empty_area=False)
        except (CalamineError, ValueError) as error:
            raise CannotClean(DAMAGED) from error
        cells += len(rows) * (len(rows[0]) if rows else 0)
        if len(rows) > MOST_ROWS or cells > MOST_CELLS:
            raise CannotClean(TOO_MUCH)
        extras = facts.extras.get(each.name, Extras())
        if kind in ("xls", "xlsb"):
            extras.merged = [(a, b, c, d) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        sheets.append(ReadSheet(each.name, rows, each.visible is not SheetVisibleEnum.Visible, extras))
    return ReadBook(kind, sheets, facts.from_1904)
