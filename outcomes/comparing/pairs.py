"""Judging pairs of reports from a file, and counting how often the judgement is that of people."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outcomes.comparing.judging import Judgement, Verdict, judge
from outcomes.comparing.reports import Report, report
from wiego_mle.kernel.partial_dates import period_from_parts

EXAMPLES = Path(__file__).parent / "duplicate_pairs.csv"
COLUMNS = tuple(
    f"{name}_{side}" for side in "ab" for name in ("id", "text", "lang", "date", "place", "actor")
)
_EXACT = 3


class NotPairs(Exception):
    """The file does not have the columns of pairs, or a line of it cannot be read; says which."""


@dataclass(frozen=True)
class Judged:
    """One pair with what was found; `label` is what people say, if the file says it."""

    ids: tuple[str, str]
    label: str
    judgement: Judgement


def judged_pairs(lines: Iterable[str]) -> list[Judged]:
    """Judge every pair of a CSV file with the columns of `duplicate_pairs.csv`.

    Raises:
        NotPairs: a column is missing, or a date is none.
    """
    rows = csv.DictReader(lines)
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise NotPairs(f"these columns are missing: {', '.join(missing)}")
    return [
        Judged(
            (row["id_a"], row["id_b"]), row.get("label") or "", judge(_report(row, "a"), _report(row, "b"))
        )
        for row in rows
    ]


def _report(row: dict[str, str], side: str) -> Report:
    first, last, is_exact = _days(row[f"date_{side}"] or "", row[f"id_{side}"])
    return report(
        text=row[f"text_{side}"] or "",
        actors=(row[f"actor_{side}"] or "",),
        place=row[f"place_{side}"] or "",
        first=first,
        last=last,
        is_exact=is_exact,
        language=row[f"lang_{side}"] or "",
    )


def _days(text: str, name: str) -> tuple[date | None, date | None, bool]:
    if not text.strip():
        return None, None, False
    parts = text.strip().split("-")
    try:
        period = period_from_parts(*(int(part) for part in parts))
    except (ValueError, TypeError) as error:
        raise NotPairs(f"{name}: “{text}” is not a date such as 2020, 2020-05 or 2020-05-17") from error
    return period.first, period.last, len(parts) == _EXACT


def figures_of(pairs: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """Return precision and recall per label, and of what is worth showing: the same change or a step of it."""
    told = Counter((each.label, str(each.judgement.verdict)) for each in pairs if each.label)
    figures = {str(label): _figures(told, frozenset({str(label)})) for label in Verdict}
    shown = frozenset({str(Verdict.SAME_CHANGE), str(Verdict.LINKED_SEQUENCE)})
    return figures | {"worth_showing": _figures(told, shown)}


def _figures(told: Counter, wanted: frozenset[str]) -> dict[str, float]:
    right = sum(number for (label, found), number in told.items() if label in wanted and found in wanted)
    found = sum(number for (_label, found), number in told.items() if found in wanted)
    there = sum(number for (label, _found), number in told.items() if label in wanted)
    return {
        "precision": round(right / found, 2) if found else 0.0,
        "recall": round(right / there, 2) if there else 0.0,
        "pairs": there,
    }
