"""Spreadsheets of any kind as sheets of cells, read by a confined child process."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO

from wiego_mle.kernel.confined import SECONDS, Broken, OutOfTime, run_confined
from wiego_mle.kernel.folding import clean_text

CHILD = Path(__file__).with_name("sheets") / "child.py"
DAMAGED, LOCKED, TOO_MUCH, TOO_LONG, UNSAFE, OTHER_KIND = (
    "damaged",
    "locked",
    "too_much",
    "too_long",
    "unsafe",
    "other_kind",
)
MOST_FILE_BYTES = 20 * 1024 * 1024
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u00ad]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" *\n *")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNTIDY = re.compile("[^ -~]|  |_x")
"""A text without any of these is tidy but for its ends."""


class Unreadable(Exception):
    """A file cannot be read as a spreadsheet; `reason` is one of the words of this module."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as a person reads it, and what it is besides.

    `day` is the date it holds and `shown` how exactly it shows it (`month`, `year`, `no_year`, or nothing for
    a whole day); `number` is the number it holds. `comment` and `link` belong to it, `formula` says that it is
    computed, `unsaved` that its result was not saved in the file, `error` what its computation ended with.
    """

    text: str = ""
    day: date | None = None
    number: float | None = None
    shown: str = ""
    link: str = ""
    comment: str = ""
    error: str = ""
    formula: bool = False
    unsaved: bool = False

    def __bool__(self) -> bool:
        return bool(self.text) or self.unsaved or bool(self.error)


EMPTY = Cell()


@dataclass
class Sheet:
    """One sheet: rows of cells from the first row on; rows and columns are counted from zero.

    `merged` holds first row and column, last row and column of cells that were made one.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a place; an empty one outside the used part."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    @property
    def width(self) -> int:
        """Return the number of columns that hold something."""
        return max((len(row) for row in self.rows), default=0)


@dataclass
class Workbook:
    """A file as its sheets; `kind` is xlsx, xlsb, xls, ods or csv."""

    kind: str
    sheets: list[Sheet]
    from_1904: bool = False
    encoding: str = ""
    peak_kb: int = 0


def read_workbook(source: IO[bytes], *, seconds: float = SECONDS) -> Workbook:
    """Return an open file as sheets of cells.

    Raises:
        Unreadable: it is damaged, locked, no spreadsheet, or needs more than a spreadsheet of outcomes needs.
    """
    with tempfile.TemporaryDirectory(prefix="sheets-") as name, tempfile.TemporaryFile() as handed:
        folder = Path(name)
        # The child needs a file of the system, which a store or an upload may not be.
        shutil.copyfileobj(source, handed)
        handed.seek(0)
        try:
            answer = run_confined(CHILD, source=handed, folder=folder, seconds=seconds)
            said = json.loads(answer.words)
        except OutOfTime as error:
            raise Unreadable(TOO_LONG) from error
        except (Broken, ValueError) as error:
            raise Unreadable(DAMAGED) from error
        if "failure" in said:
            reason = said["failure"]
            raise Unreadable(reason if reason in (LOCKED, TOO_MUCH, UNSAFE, OTHER_KIND) else DAMAGED)
        with (folder / "sheets.jsonl").open(encoding="utf-8") as lines:
            book = _book(map(json.loads, lines))
        book.peak_kb = said["peak_kb"]
        return book


def _book(lines: Iterator) -> Workbook:
    about = next(lines)
    book = Workbook(about["kind"], [], about["from_1904"], about["encoding"])
    for head in lines:
        rows = [_row(*next(lines)) for _ in range(head["rows"])]
        book.sheets.append(
            Sheet(
                name=clean_text(head["sheet"]),
                rows=rows,
                hidden=head["hidden"],
                merged=[tuple(each) for each in head["merged"]],
                hidden_rows=frozenset(head["hidden_rows"]),
                hidden_columns=frozenset(head["hidden_columns"]),
            )
        )
    return book


def _row(values: list, notes: dict | int) -> list[Cell]:
    cells = [_cell(value, {}) for value in values]
    for column, note in (notes or {}).items():
        number = int(column)
        cells.extend([EMPTY] * (number + 1 - len(cells)))
        cells[number] = _cell(values[number] if number < len(values) else None, note)
    return cells


def _cell(value, note: dict) -> Cell:
    text, day, number = "", None, None
    if isinstance(value, str):
        text = tidy(value)
    elif isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
    elif isinstance(value, int | float):
        number = float(value)
        text = str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.12g}"
    elif isinstance(value, list) and value[0] == "d":
        day = datetime.fromisoformat(value[1]).date()
        text = day.isoformat()
    elif isinstance(value, list):
        text = value[1]
    if not note:
        return Cell(text, day, number) if text else EMPTY
    return Cell(
        text=text,
        day=day,
        number=number,
        shown=note.get("shown", "") if day else "",
        link=note.get("link", ""),
        comment=tidy(note.get("comment", "")),
        error=note.get("error", ""),
        formula="formula" in note,
        unsaved="unsaved" in note,
    )


def tidy(text: str) -> str:
    """Return a text without what nobody sees: control marks, hard and double spaces, blank line ends."""
    if _UNTIDY.search(text) is None:
        return text.strip()
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    plain = clean_text(text).replace("\u2028", "\n")
    return _LINES.sub("\n", _SPACES.sub(" ", _INVISIBLE.sub("", plain))).strip()


def _unescaped(found: re.Match) -> str:
    """Return the character that XLSX writes as _x000D_ and the like, where it is a control character."""
    number = int(found[1], 16)
    return chr(number) if number in (9, 10, 13) else "" if number < 32 else found[0]


def column_letters(column: int) -> str:
    """Return the name of a column counted from zero, as a spreadsheet program shows it: A, B, … AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
