"""What a reader found in a spreadsheet, and how it is handed over: one line of JSON per sheet and per row."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import IO

MOST_ROWS = 60_000
MOST_CELLS = 3_000_000
MOST_CHARACTERS = 40_000
"""A spreadsheet program holds 32,767 characters in a cell; what is longer comes from a bomb."""

_PLAIN = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


@dataclass
class Extras:
    """What stands beside the values of a sheet; places are pairs of row and column, counted from zero."""

    notes: dict[tuple[int, int], dict] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def note(self, row: int, column: int, **said) -> None:
        """Keep something about a cell: `formula`, `unsaved`, `error`, `link`, `comment` or `shown`."""
        self.notes.setdefault((row, column), {}).update(said)


@dataclass
class ReadSheet:
    """One sheet: its name, its rows from the first on, and what stands beside them."""

    name: str
    rows: list[list]
    hidden: bool = False
    extras: Extras = field(default_factory=Extras)


@dataclass
class ReadBook:
    """A whole file."""

    kind: str
    sheets: list[ReadSheet]
    from_1904: bool = False
    encoding: str = ""


def write(book: ReadBook, lines: IO[str]) -> None:
    """Write a book as lines: the book, then each sheet followed by its rows."""
    _line(lines, {"kind": book.kind, "from_1904": book.from_1904, "encoding": book.encoding})
    for sheet in book.sheets:
        rows = _without_empty_end(sheet.rows)
        extras = sheet.extras
        _line(
            lines,
            {
                "sheet": sheet.name,
                "hidden": sheet.hidden,
                "rows": len(rows),
                "merged": [list(each) for each in extras.merged],
                "hidden_rows": sorted(extras.hidden_rows)[:MOST_ROWS],
                "hidden_columns": sorted(extras.hidden_columns)[:20_000],
            },
        )
        notes: dict[int, dict[int, dict]] = {}
        for (row, column), said in extras.notes.items():
            notes.setdefault(row, {})[column] = said
        for number, row in enumerate(rows):
            cells = [_cell(value) for value in row]
            while cells and cells[-1] is None and not notes.get(number, {}).get(len(cells) - 1):
                cells.pop()
            _line(lines, [cells, notes.get(number) or 0])


def _without_empty_end(rows: list[list]) -> list[list]:
    last = len(rows)
    while last and all(value in ("", None) for value in rows[last - 1]):
        last -= 1
    return rows[:last]


def _cell(value):
    """Return a value as JSON holds it; days and times of day as pairs that say what they are."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value[:MOST_CHARACTERS]
    if isinstance(value, datetime):
        return ["d", value.isoformat(timespec="minutes")]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, time | timedelta):
        return ["t", str(value)]
    return value


def _line(lines: IO[str], said) -> None:
    lines.write(_PLAIN.encode(said) + "\n")
