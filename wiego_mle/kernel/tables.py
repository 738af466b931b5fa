"""One table object for the page and for every file, so that they cannot differ."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import IO, NamedTuple

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Value = str | int | float | date | None


class Kind(StrEnum):
    """What a column holds; decides alignment, width and number format."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column with its heading; `key` names it in files that are read back.

    `link` is the address of the list behind the whole column, where there is one.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    link: str = ""


class Cell(NamedTuple):
    """A value and, for a number, the address of the list behind it; `note` is what a page says beside it."""

    value: Value
    link: str = ""
    note: str = ""


Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A titled table with what a reader needs to trust it.

    `rows` is called each time the rows are needed, so that a long table is streamed and not held.
    `counted` is N, the number of outcomes the table speaks about (said by `counted_words` where it
    is not just outcomes); `withheld` how many more match
    the filter but are left out. `total` is an optional last row. `bar` is the key of a column of
    numbers that a page may also draw. A table that is `read_back` names its columns by key in files.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    counted: int
    counted_words: str = ""
    withheld: int = 0
    filter_words: str = ""
    period: str = ""
    made_at: datetime | None = None
    notes: tuple[str, ...] = ()
    total: Row | None = None
    bar: str = ""
    read_back: bool = False

    def body(self) -> Iterator[Row]:
        """Yield the rows and then the total row, if there is one."""
        yield from self.rows()
        if self.total is not None:
            yield self.total


_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Signs with which a spreadsheet program may take text for a formula (OWASP, CSV injection)."""


def guarded(value: Value) -> Value:
    """Return a value that a spreadsheet program will not take for a formula when it opens a CSV file.

    An apostrophe is put before text that begins, after any white space, with a sign a formula may
    begin with. `unguarded` takes it away again.
    """
    if isinstance(value, str) and _may_be_formula(value):
        return "'" + value
    return value


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`; for reading back a file of ours."""
    if text.startswith("'") and _may_be_formula(text[1:]):
        return text[1:]
    return text


def _may_be_formula(text: str) -> bool:
    return text.startswith(_GUARDED) or text.lstrip().startswith(_GUARDED)


def csv_lines(table: Table) -> Iterator[str]:
    """Yield the table as lines of a CSV file (RFC 4180, with a byte order mark for spreadsheets)."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    heads = [column.key if table.read_back else str(column.label) for column in table.columns]
    yield "\ufeff" + writer.writerow([guarded(head) for head in heads])
    for row in table.body():
        yield writer.writerow([guarded(_csv_value(cell.value)) for cell in row])


def write_csv_archive(
    stream: IO[bytes], tables: Iterable[Table], *, cover: Sequence[tuple[str, Value]] = ()
) -> None:
    """Write a ZIP archive with one CSV file per table and the cover as the first file."""
    with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        if cover:
            with archive.open("00-cover.csv", "w") as file:
                writer = csv.writer(_Echo(), lineterminator="\r\n")
                file.write(b"\xef\xbb\xbf")
                for label, value in cover:
                    file.write(writer.writerow([guarded(str(label)), guarded(_csv_value(value))]).encode())
        for number, table in enumerate(tables, start=1):
            with archive.open(f"{number:02d}-{table.key}.csv", "w") as file:
                for line in csv_lines(table):
                    file.write(line.encode())


def _csv_value(value: Value) -> Value:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


_WIDTHS = {Kind.TEXT: 24, Kind.LONG: 60, Kind.NUMBER: 12, Kind.DECIMAL: 12, Kind.DATE: 13}
_LEFT = frozenset({Kind.TEXT, Kind.LONG, Kind.DATE})
_WIDTH_OF_LABELS = 44
"""What stands in front of numbers fits on one line, nearly always."""
_MOST_HEIGHTS = 200
"""So many rows are told how high they are: each one that is costs memory."""
_LONGEST_CELL = 32_767
"""The most UTF-16 units a cell of an XLSX file may hold (ECMA-376)."""

_FIRST_YEAR = 1900
"""Spreadsheets know no day before this year; such a day is written as text."""


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
        _write_cover(book.add_worksheet(names.unique(_("Cover"))), cover, styles)
    for table in tables:
        _write_sheet(book.add_worksheet(names.unique(str(table.title))), table, styles)
    book.close()


class _Styles:
    def __init__(self, book: xlsxwriter.Workbook):
        top = {"valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **top})
        self.head_of_numbers = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "align": "right", **top}
        )
        self.after_number = book.add_format({"text_wrap": True, "align": "left", "indent": 1, **top})
        self.total = book.add_format({"bold": True, "top": 1, **top})
        self.note = book.add_format({"italic": True, "font_color": "#555555"})
        self.key = book.add_format({"font_size": 8, "font_color": "#777777", **top})
        self.label = book.add_format({"bold": True, **top})
        self.kinds = {
            Kind.TEXT: book.add_format({"text_wrap": True, **top}),
            Kind.LONG: book.add_format({"text_wrap": True, **top}),
            Kind.NUMBER: book.add_format({"num_format": "#,##0", **top}),
            Kind.DECIMAL: book.add_format({"num_format": "0.000", **top}),
            Kind.DATE: book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top}),
        }

    def of(self, columns: Sequence[Column]) -> list:
        """Return the style of each column; a text beside a number keeps its distance."""
        return [
            self.after_number
            if column.kind in (Kind.TEXT, Kind.LONG) and before.kind not in _LEFT
            else self.kinds[column.kind]
            for before, column in zip((columns[0], *columns), columns, strict=False)
        ]


_LONGEST_SHEET_NAME = 31


class _SheetNames:
    """Makes names that a workbook accepts: 31 characters at most, no brackets, each only once.

    A longer title ends after a whole word with “…”. "History" is a name that spreadsheet programs keep for themselves.
    """

    def __init__(self):
        self._taken: set[str] = {"history"}

    def unique(self, title: str) -> str:
        allowed = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)
        plain = " ".join(allowed.split()).strip(" '") or _("Table")
        name, number = _shortened(plain, _LONGEST_SHEET_NAME), 2
        while name.casefold() in self._taken:
            suffix = f" ({number})"
            name, number = _shortened(plain, _LONGEST_SHEET_NAME - len(suffix)) + suffix, number + 1
        self._taken.add(name.casefold())
        return name


def _shortened(words: str, most: int) -> str:
    """Return words of at most so many characters; what is left out at the end is told by “…”."""
    if len(words) <= most:
        return words
    # A letter beyond the room tells whether the last word is whole; a single long word is cut.
    whole = words[:most].rpartition(" ")[0] or words[: most - 1]
    return whole.rstrip(" ',;–-(") + "…"


def _write_cover(sheet, cover: Sequence[tuple[str, Value]], styles: _Styles) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    _settle_page(sheet)
    sheet.set_portrait()
    for number, (label, value) in enumerate(cover):
        sheet.set_row(number, _height([(str(label), 28), (str(value or ""), 90)], 19 if number == 0 else 15))
        sheet.write_string(number, 0, str(label), styles.title if number == 0 else styles.label)
        style = styles.title if number == 0 else styles.kinds[Kind.LONG]
        _write_value(sheet, number, 1, value, style, styles.kinds[Kind.DATE])


def _write_sheet(sheet, table: Table, styles: _Styles) -> None:
    for position, column in enumerate(table.columns):
        is_label = position == 0 and not table.read_back and column.kind == Kind.TEXT
        sheet.set_column(position, position, _WIDTH_OF_LABELS if is_label else _WIDTHS[column.kind])
    _settle_page(sheet, as_wide_as_needed=table.read_back)
    sheet.write_string(0, 0, str(table.title), styles.title)
    line = 1
    for note in table_facts(table):
        sheet.write_string(line, 0, note, styles.note)
        line += 1
    line += 1
    if table.read_back:
        for position, column in enumerate(table.columns):
            sheet.write_string(line, position, column.key, styles.key)
        line += 1
    sheet.freeze_panes(line + 1, 1)
    sheet.repeat_rows(line)
    sheet.set_row(line, _height([(str(column.label), _WIDTHS[column.kind]) for column in table.columns], 15))
    for position, column in enumerate(table.columns):
        head = styles.head if column.kind in _LEFT else styles.head_of_numbers
        sheet.write_string(line, position, str(column.label), head)
    formats = styles.of(table.columns)
    widths = [_WIDTH_OF_LABELS, *(_WIDTHS[column.kind] for column in table.columns[1:])]
    day = styles.kinds[Kind.DATE]
    for row in table.rows():
        line += 1
        if not table.read_back and line < _MOST_HEIGHTS:
            texts = zip(map(_as_text, row), widths, strict=True)
            sheet.set_row(line, _height(list(texts), 15))
        for position, cell in enumerate(row):
            _write_value(sheet, line, position, cell.value, formats[position], day)
    if table.total is not None:
        line += 1
        for position, cell in enumerate(table.total):
            _write_value(sheet, line, position, cell.value, styles.total, day)


def _as_text(cell: Cell) -> str:
    return cell.value if isinstance(cell.value, str) else ""


def _settle_page(sheet, *, as_wide_as_needed: bool = False) -> None:
    """Let a sheet that is printed be as wide as its page, with its name and page below.

    A list with fifty columns could not be read then; it goes over several pages.
    """
    sheet.set_paper(9)
    sheet.set_landscape()
    if not as_wide_as_needed:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _height(cells: Iterable[tuple[str, int]], line: int) -> int:
    """Return how high a row is whose texts are wrapped in columns of these widths, in points.

    No program works it out for a row that was written in constant memory.
    """
    lines = max(
        sum(max(1, -(-len(each) // max(1, width - 2))) for each in (text.split("\n") or [""]))
        for text, width in cells
    )
    return min(400, line * lines)


def table_facts(table: Table) -> list[str]:
    """Return the sentences printed with a table: N, period, filter, withheld count, date, notes."""
    facts = [
        table.counted_words or ngettext("N = %d outcome", "N = %d outcomes", table.counted) % table.counted
    ]
    if table.period:
        facts.append(_("Period: %s") % table.period)
    facts.append(_("Filter: %s") % (table.filter_words or _("none")))
    if table.withheld:
        facts.append(
            ngettext(
                "%d restricted outcome withheld: it matches the filter, but is neither shown nor counted.",
                "%d restricted outcomes withheld: they match the filter, but are neither shown nor counted.",
                table.withheld,
            )
            % table.withheld
        )
    if table.made_at:
        facts.append(_("As of %s") % table.made_at.strftime("%Y-%m-%d %H:%M %Z"))
    return facts + [str(note) for note in table.notes]


def _write_value(sheet, line: int, position: int, value: Value, style, day_style) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(line, position, _fitting(value), style)
    elif isinstance(value, bool):
        sheet.write_boolean(line, position, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(line, position, value, style)
    elif isinstance(value, datetime):
        sheet.write_string(line, position, value.strftime("%Y-%m-%d %H:%M %Z").strip(), style)
    elif value.year < _FIRST_YEAR:
        sheet.write_string(line, position, value.isoformat(), style)
    else:
        sheet.write_datetime(line, position, value, day_style)


def _fitting(text: str) -> str:
    """Return the text, cut with a remark where it is longer than a cell may be."""
    if len(text) * 2 <= _LONGEST_CELL or len(text.encode("utf-16-le")) // 2 <= _LONGEST_CELL:
        return text
    remark = _(" … (cut here: longer than a spreadsheet cell)")
    units = text.encode("utf-16-le")[: (_LONGEST_CELL - len(remark)) * 2]
    return units.decode("utf-16-le", errors="ignore") + remark
