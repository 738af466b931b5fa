"""One table object for the page and for every file, so that they cannot differ."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Value = str | int | float | date | None


class Kind(StrEnum):
    """What a column holds; decides alignment, width and number format."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column with its heading; `key` names it in files that are read back."""

    key: str
    label: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Cell:
    """A value and, for a number, the address of the list behind it."""

    value: Value
    link: str = ""


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A titled table with what a reader needs to trust it.

    `rows` is called each time the rows are needed, so that a long table is streamed and not held.
    `counted` is N, the number of outcomes the table speaks about; `withheld` how many more match
    the filter but may not be shown to this person. `total` is an optional last row.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    counted: int
    withheld: int = 0
    filter_words: str = ""
    period: str = ""
    made_at: datetime | None = None
    notes: tuple[str, ...] = ()
    total: Row | None = None
    extra: dict = field(default_factory=dict)

    def body(self) -> Iterator[Row]:
        """Yield the rows and then the total row, if there is one."""
        yield from self.rows()
        if self.total is not None:
            yield self.total


_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(value: Value) -> Value:
    """Return a value that a spreadsheet program will not take for a formula when it opens a CSV file.

    An apostrophe is put before text that begins with a sign a formula may begin with (OWASP, CSV
    injection).
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_GUARDED):
        return "'" + value
    return value


def csv_lines(table: Table) -> Iterator[str]:
    """Yield the table as lines of a CSV file (RFC 4180, with a byte order mark for spreadsheets)."""
    echo = _Echo()
    writer = csv.writer(echo, lineterminator="\r\n")
    yield "\ufeff" + writer.writerow([guarded(str(column.label)) for column in table.columns])
    for row in table.body():
        yield writer.writerow([guarded(_csv_value(cell.value)) for cell in row])


def _csv_value(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


_WIDTHS = {Kind.TEXT: 24, Kind.LONG: 60, Kind.NUMBER: 12, Kind.DATE: 13}
_LONGEST_CELL = 32_767
"""The most characters a cell of an XLSX file may hold (ECMA-376)."""


def write_workbook(
    stream: IO[bytes], tables: Iterable[Table], *, cover: Sequence[tuple[str, Value]] = ()
) -> None:
    """Write tables as sheets of one XLSX workbook, row by row in constant memory.

    `cover` becomes the first sheet: pairs of a label and a value. Text is always written as text,
    never as a formula or a link.
    """
    book = xlsxwriter.Workbook(
        stream,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    styles = _Styles(book)
    names = _SheetNames()
    if cover:
        _write_cover(book.add_worksheet(names.unique("Cover")), cover, styles)
    for table in tables:
        _write_sheet(book.add_worksheet(names.unique(str(table.title))), table, styles)
    book.close()


class _Styles:
    def __init__(self, book: xlsxwriter.Workbook):
        top = {"valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **top})
        self.total = book.add_format({"bold": True, "top": 1, **top})
        self.note = book.add_format({"italic": True, "font_color": "#555555"})
        self.label = book.add_format({"bold": True, **top})
        self.kinds = {
            Kind.TEXT: book.add_format({"text_wrap": True, **top}),
            Kind.LONG: book.add_format({"text_wrap": True, **top}),
            Kind.NUMBER: book.add_format({"num_format": "#,##0", **top}),
            Kind.DATE: book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top}),
        }


class _SheetNames:
    """Makes names that a workbook accepts: 31 characters at most, no brackets, each only once."""

    def __init__(self):
        self._taken: set[str] = set()

    def unique(self, title: str) -> str:
        plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip(" '")
        name, number = plain[:31], 2
        while name.casefold() in self._taken:
            suffix = f" ({number})"
            name, number = plain[: 31 - len(suffix)] + suffix, number + 1
        self._taken.add(name.casefold())
        return name


def _write_cover(sheet, cover: Sequence[tuple[str, Value]], styles: _Styles) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for number, (label, value) in enumerate(cover):
        sheet.write_string(number, 0, str(label), styles.title if number == 0 else styles.label)
        _write_value(sheet, number, 1, value, styles.title if number == 0 else styles.kinds[Kind.LONG])


def _write_sheet(sheet, table: Table, styles: _Styles) -> None:
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _WIDTHS[column.kind])
    sheet.write_string(0, 0, str(table.title), styles.title)
    line = 1
    for note in table_facts(table):
        sheet.write_string(line, 0, note, styles.note)
        line += 1
    line += 1
    sheet.freeze_panes(line + 1, 0)
    for position, column in enumerate(table.columns):
        sheet.write_string(line, position, str(column.label), styles.head)
    for row in table.rows():
        line += 1
        for position, cell in enumerate(row):
            _write_value(sheet, line, position, cell.value, styles.kinds[table.columns[position].kind])
    if table.total is not None:
        line += 1
        for position, cell in enumerate(table.total):
            _write_value(sheet, line, position, cell.value, styles.total)


def table_facts(table: Table) -> list[str]:
    """Return the sentences printed with a table: N, period, filter, withheld count, date, notes."""
    facts = [ngettext("N = %d outcome", "N = %d outcomes", table.counted) % table.counted]
    if table.period:
        facts.append(_("Period: %s") % table.period)
    facts.append(_("Filter: %s") % (table.filter_words or _("none")))
    if table.withheld:
        facts.append(
            ngettext(
                "%d restricted outcome withheld: it matches, but may not be shown or counted here.",
                "%d restricted outcomes withheld: they match, but may not be shown or counted here.",
                table.withheld,
            )
            % table.withheld
        )
    if table.made_at:
        facts.append(_("As of %s") % table.made_at.strftime("%Y-%m-%d %H:%M %Z"))
    return facts + [str(note) for note in table.notes]


def _write_value(sheet, line: int, position: int, value: Value, style) -> None:
    if value is None or value == "":
        sheet.write_blank(line, position, None, style)
    elif isinstance(value, bool):
        sheet.write_boolean(line, position, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(line, position, value, style)
    elif isinstance(value, datetime):
        sheet.write_string(line, position, value.strftime("%Y-%m-%d %H:%M %Z").strip(), style)
    elif isinstance(value, date):
        sheet.write_datetime(line, position, datetime(value.year, value.month, value.day), style)
    else:
        sheet.write_string(line, position, value[:_LONGEST_CELL], style)
