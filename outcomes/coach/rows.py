"""Rows of texts from a CSV file, as far as it has them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outcomes.coach.texts import FIELDS, Texts

MOST_CHARACTERS_IN_A_CELL = 1_000_000


@dataclass(frozen=True)
class Row:
    """The texts of one row, with its id, or its number where the file has no ids."""

    identifier: str
    texts: Texts


class NotReadable(Exception):
    """The file is not one whose rows the coach can read; the message says why."""


def rows_of(path: Path) -> Iterator[Row]:
    """Read the rows of a file with at least the column `statement`; other columns may be missing.

    Raises:
        NotReadable: there is no such file, it is not UTF-8 or not CSV, or it has no statements.
    """
    csv.field_size_limit(MOST_CHARACTERS_IN_A_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or []]
            if "statement" not in reader.fieldnames:
                raise NotReadable(
                    f"{path} has no column “statement”. It needs a first line with the names of the columns: "
                    f"id, lang, {', '.join(FIELDS)}."
                )
            for number, cells in enumerate(reader, start=1):
                yield _row(number, cells)
    except OSError as error:
        raise NotReadable(f"{path} cannot be opened: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise NotReadable(f"{path} is not in UTF-8. Save it as “CSV UTF-8”.") from error
    except csv.Error as error:
        raise NotReadable(f"{path} cannot be read as CSV: {error}.") from error


def _row(number: int, cells: dict[str, str | None]) -> Row:
    def cell(name: str) -> str:
        return (cells.get(name) or "").strip()

    language = cell("lang") or cell("language") or "en"
    return Row(cell("id") or str(number), Texts(language.lower()[:2], *(cell(name) for name in FIELDS)))
