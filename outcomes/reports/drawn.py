"""A table as a page draws it: the same values, with the weight of each number as shade and bar."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wiego_mle.kernel.tables import Cell, Column, Kind, Table, table_facts

TOTAL = "total"
"""The key of a column of totals, which are not shaded."""
_SHADES = 4
_BAR_WIDTH = 100


@dataclass(frozen=True)
class DrawnCell:
    """A cell with the strength of its shade, 0 to 4."""

    cell: Cell
    column: Column
    shade: int = 0


@dataclass(frozen=True)
class DrawnRow:
    """A row: its heading, its numbers, and the length of its bar from 0 to 100."""

    heading: Cell
    cells: list[DrawnCell]
    bar: int = 0


@dataclass(frozen=True)
class DrawnTable:
    """A table of counts with everything a template prints; `bar_heading` says what the bars show."""

    table: Table
    facts: list[str]
    rows: list[DrawnRow]
    total: DrawnRow | None
    bar_heading: str = ""


def drawn(table: Table) -> DrawnTable:
    """Return a table of counts ready to be drawn.

    The shade tells how a number compares to the largest number inside the table, the bar how a row
    compares to the largest row; totals are not shaded.
    """
    rows = list(table.rows())
    bar_at = next((at for at, column in enumerate(table.columns) if column.key == table.bar), None)
    inner = [
        at
        for at, column in enumerate(table.columns)
        if at not in (0, bar_at) and column.kind == Kind.NUMBER and column.key != TOTAL
    ]
    most = max((row[at].value or 0 for row in rows for at in inner), default=0)
    longest = max((row[bar_at].value for row in rows), default=0) if bar_at else 0

    def draw(row, *, shaded: bool) -> DrawnRow:
        cells = [
            DrawnCell(
                cell,
                column,
                _part(cell.value or 0, most, _SHADES) if shaded and at in inner else 0,
            )
            for at, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        ]
        bar = _part(row[bar_at].value, longest, _BAR_WIDTH) if bar_at and shaded else 0
        return DrawnRow(cells[0].cell, cells[1:], bar)

    return DrawnTable(
        table,
        table_facts(table),
        [draw(row, shaded=True) for row in rows],
        draw(table.total, shaded=False) if table.total else None,
        _("%(column)s, as a bar") % {"column": table.columns[bar_at].label} if bar_at else "",
    )


def _part(number: int, whole: int, steps: int) -> int:
    """Return the share of a number in the whole in steps, rounded up so that something is seen."""
    return int(-(-number * steps // whole)) if whole else 0
