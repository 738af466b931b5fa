"""A whole file: its tables, what its columns are taken for, what must be asked once, and all its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from outcomes.importing.columns import Taken, is_list, take_columns
from outcomes.importing.headings import meaning
from outcomes.importing.known import Known
from outcomes.importing.languages import language_of
from outcomes.importing.remarks import remark
from outcomes.importing.rows import RowRead, TableReader
from outcomes.importing.sections import Carried, values_in, values_in_title
from outcomes.importing.tables import Table, tables_on
from outcomes.importing.targets import TEXTS, WHENS, Target
from outcomes.importing.terms import Lists
from outcomes.importing.whens import DateWays, which_first
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.spreadsheets import Workbook

_SAMPLED = 300


@dataclass
class Answers:
    """What people said about a file, or a profile about files like it.

    `columns` maps words of a heading, or “sheet:number of the column”, to a target and a mark; `left_out` are the
    names of sheets that are not to be read; `day_first` tells how 03/04/2021 is meant.
    """

    columns: dict[str, dict] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    day_first: bool | None = None
    from_sheet_names: bool = True


@dataclass
class TableTaken:
    """A table that was found: what its columns are taken for, and whether it tells of outcomes."""

    table: Table
    taken: list[Taken]
    tells: bool
    carried: dict[Target, Carried] = field(default_factory=dict)


@dataclass
class BookRead:
    """What was found in a file before its rows are read."""

    tables: list[TableTaken]
    without: list[tuple[str, str]]
    """Sheets without a table of outcomes, each with `empty`, `no_table` or `left_out`."""
    ways: DateWays
    language: str
    lists: Lists
    known: Known
    kind: str = ""

    @property
    def signature(self) -> list[str]:
        """Return the words of all headings, by which a file like this one is recognised."""
        return sorted({taken.key for each in self.outcome_tables for taken in each.taken})

    @property
    def row_count(self) -> int:
        """Return how many rows there are to read."""
        return sum(max(0, each.table.last - each.table.first + 1) for each in self.outcome_tables)

    @property
    def outcome_tables(self) -> list[TableTaken]:
        """Return the tables that tell of outcomes."""
        return [each for each in self.tables if each.tells]

    def rows(self) -> Iterator[RowRead]:
        """Yield every row of every table of outcomes; equal texts within the file are told."""
        said: dict[tuple[str, str], int] = {}
        places: dict[int, str] = {}
        for each in self.outcome_tables:
            reader = TableReader(
                each.table,
                each.taken,
                lists=self.lists,
                known=self.known,
                ways=self.ways,
                language=self.language,
                carried=each.carried,
                guarded=self.kind == "csv",
            )
            for row in reader.read():
                if not row.skipped:
                    key = (fold(row.values.title), fold(row.values.statement))
                    if any(key) and key in said and not row.values.reference:
                        other = said[key]
                        where = places[other]
                        named = str(other) if where == row.sheet else f"{where} {other}"
                        row.remarks.append(remark("same_in_file", other=named))
                    else:
                        said[key] = row.number
                        places[row.number] = row.sheet
                yield row


def read_book(book: Workbook, known: Known, answers: Answers | None = None) -> BookRead:
    """Find the tables of a file and what its columns mean; its rows are read afterwards, one by one."""
    answers = answers or Answers()
    lists = Lists(known)
    tables: list[TableTaken] = []
    without: list[tuple[str, str]] = []
    for sheet in book.sheets:
        if sheet.name in answers.left_out:
            without.append((sheet.name, "left_out"))
            continue
        if not any(any(row) for row in sheet.rows):
            without.append((sheet.name, "empty"))
            continue
        found = [
            TableTaken(table, taken, is_list(table, taken))
            for table in tables_on(sheet)
            for taken in [take_columns(table, lists, known, _said_of(answers, sheet.name))]
        ]
        if not any(each.tells for each in found):
            without.append((sheet.name, "no_table"))
        tables += found
        for each in found:
            each.carried = _carried(each.table, lists, known, answers)
    told = [each for each in tables if each.tells]
    seen = which_first(_date_texts(told))
    ways = DateWays(day_first=answers.day_first, seen=seen, from_1904=book.from_1904)
    return BookRead(tables, without, ways, _language(told, known), lists, known, book.kind)


def _said_of(answers: Answers, sheet: str) -> dict[str, dict]:
    mine = f"{sheet}\n"
    return {
        key.removeprefix(sheet) if key.startswith(mine) else key: said
        for key, said in answers.columns.items()
    }


def _carried(table: Table, lists: Lists, known: Known, answers: Answers) -> dict[Target, Carried]:
    """Return what the name of the sheet and the lines over the table say about all its rows."""
    found: dict[Target, Carried] = {}
    if table.is_own:
        return found
    if answers.from_sheet_names and table.sheet.name:
        for value in values_in(table.sheet.name, lists, known, kind="from_sheet"):
            found[value.target] = value
    for line in table.title_lines:
        for value in values_in_title(line, lists, known):
            found.setdefault(value.target, value)
    for label, text in table.above.items():
        target = meaning(label)
        if target is not None and target.target is not Target.NUMBER:
            for value in values_in(f"{label}: {text}", lists, known):
                found[value.target] = value
    return found


def _date_texts(tables: list[TableTaken]) -> Iterator[str]:
    for each in tables:
        columns = {taken.index for taken in each.taken if taken.target in WHENS}
        for _row, cells in each.table.rows():
            for column, cell in zip(each.table.columns, cells, strict=True):
                if column.index in columns and cell.day is None and cell.text:
                    yield cell.text


def _language(tables: list[TableTaken], known: Known) -> str:
    """Return the language in which most rows are surely written; empty where none is."""
    found: Counter[str] = Counter()
    for each in tables:
        columns = {taken.index for taken in each.taken if taken.target in TEXTS}
        for number, (_row, cells) in enumerate(each.table.rows()):
            if number >= _SAMPLED:
                break
            text = " ".join(
                cell.text
                for column, cell in zip(each.table.columns, cells, strict=True)
                if column.index in columns
            )
            told = language_of(text)
            if told is not None and told.sure:
                found[told.language] += 1
    if not found:
        return ""
    language, most = found.most_common(1)[0]
    return language if most > 0.5 * sum(found.values()) else ""
