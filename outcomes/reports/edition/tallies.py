"""Counting frozen rows: every table of an edition in one pass over what each outcome counts under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from outcomes.queries.filters import NONE
from outcomes.reports.edition.shape import DAY, EVIDENCE, CountedTable

Under = Mapping[str, Sequence[str]]
CHECKED = "checked"


@dataclass
class Tallies:
    """How many outcomes count under each combination that a table shows, and under each value alone."""

    total: int = 0
    checked_total: int = 0
    crossed: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    alone: dict[str, Counter[tuple[str]]] = field(default_factory=dict)
    checked: dict[str, Counter[tuple[str]]] = field(default_factory=dict)


def tallied(rows: Iterable[Under], tables: Sequence[CountedTable]) -> Tallies:
    """Return the numbers of tables from the rows; where nothing is said, it counts as not given."""
    found = Tallies(crossed={table.key: Counter() for table in tables})
    for under in rows:
        found.total += 1
        is_checked = CHECKED in under.get(EVIDENCE, ())
        found.checked_total += is_checked
        for name, given in under.items():
            if name == DAY:
                continue
            alone = found.alone.setdefault(name, Counter())
            strong = found.checked.setdefault(name, Counter())
            for value in given or (NONE,):
                alone[(value,)] += 1
                strong[(value,)] += is_checked
        for table in tables:
            cells = found.crossed[table.key]
            for cell in cells_of(under, table.down, table.across):
                cells[cell] += 1
    return found


def cells_of(under: Under, down: str, across: str) -> Iterable[tuple[str, str]]:
    """Return the cells of a table under which an outcome counts."""
    for one in under.get(down) or (NONE,):
        for other in under.get(across) or (NONE,):
            yield one, other
