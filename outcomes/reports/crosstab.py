"""Two-way tables of counts in which every number knows the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from outcomes.queries.filters import NONE
from outcomes.queries.tables import Counts
from wiego_mle.kernel.tables import Cell, Column, Kind, Row

Link = Callable[..., str]


@dataclass(frozen=True)
class Entry:
    """A row or a column: the value it has in the counts, its value in an address, its words."""

    value: object
    key: str
    label: str


@dataclass(frozen=True)
class Axis:
    """One side of a table: what is asked, the name of the filter, and the entries in their order.

    Entries that nobody used can be left out by `used_in`; "not given" and retired codes are then
    shown only where they are needed for the numbers to add up.
    """

    label: str
    filter_name: str
    entries: tuple[Entry, ...]
    only_if_used: tuple[Entry, ...] = ()

    def used_in(self, counts: Counts, *, position: int) -> tuple[Entry, ...]:
        """Return the entries to show, given counts in whose keys this side stands at `position`."""
        used = {key[position] for key, number in counts.items() if number}
        return self.entries + tuple(entry for entry in self.only_if_used if entry.value in used)


def not_given(value: object = None) -> Entry:
    """Return the entry for what nobody answered."""
    return Entry(value, NONE, _("Not given"))


@dataclass(frozen=True)
class Crosstab:
    """Counts with their totals: columns, rows and the last row of a table."""

    columns: tuple[Column, ...]
    rows: tuple[Sequence[Cell], ...]
    total: Sequence[Cell]


def crosstab(
    down: Axis,
    across: Axis,
    counts: Counts,
    *,
    link: Link,
    total: int,
    row_totals: Counts | None = None,
    column_totals: Counts | None = None,
    row_label: str = "",
    column_label: str = "",
) -> Crosstab:
    """Return the counts as rows, with a total column and a total row.

    Where a side is multi-valued, its entries may add up to more than there are outcomes: then the
    totals are counted, not added, and passed in. `link` gets values for the filters of both sides.
    """
    entries = across.used_in(counts, position=1)
    row_totals = row_totals if row_totals is not None else _added(counts, 0)
    column_totals = column_totals if column_totals is not None else _added(counts, 1)
    columns = (
        Column(down.filter_name, down.label),
        *(Column(f"{across.filter_name}-{entry.key}", entry.label, Kind.NUMBER) for entry in entries),
        Column("total", column_label or _("All"), Kind.NUMBER),
    )
    rows = tuple(
        (
            Cell(row.label),
            *(
                _cell(
                    counts.get((row.value, entry.value), 0),
                    link,
                    {down.filter_name: row.key, across.filter_name: entry.key},
                )
                for entry in entries
            ),
            _cell(row_totals.get((row.value,), 0), link, {down.filter_name: row.key}),
        )
        for row in down.used_in(row_totals, position=0)
    )
    last = (
        Cell(row_label or _("All")),
        *(
            _cell(column_totals.get((entry.value,), 0), link, {across.filter_name: entry.key})
            for entry in entries
        ),
        _cell(total, link, {}),
    )
    return Crosstab(columns, rows, last)


def _added(counts: Counts, position: int) -> Counts:
    added: Counts = {}
    for key, number in counts.items():
        added[(key[position],)] = added.get((key[position],), 0) + number
    return added


def _cell(number: int, link: Link, conditions: dict[str, str]) -> Cell:
    return Cell(number, link(**conditions) if number else "")


def as_shares(rows: tuple[Row, ...], total: Row, *, by_row: bool) -> tuple[tuple[Row, ...], Row]:
    """Return the numbers as percent of their row's or column's total; the base stays a number.

    A share of a total that counts each outcome once may add up to more than 100 with the others.
    """

    def share(cell: Cell, base: int) -> Cell:
        return cell._replace(value=round(100 * cell.value / base, 1)) if cell.value and base else cell

    bases = [cell.value for cell in total[1:]]
    if by_row:
        told = tuple((row[0], *(share(cell, row[-1].value) for cell in row[1:-1]), row[-1]) for row in rows)
        return told, (total[0], *(share(cell, total[-1].value) for cell in total[1:-1]), total[-1])
    told = tuple(
        (row[0], *(share(cell, base) for cell, base in zip(row[1:], bases, strict=True))) for row in rows
    )
    return told, total
