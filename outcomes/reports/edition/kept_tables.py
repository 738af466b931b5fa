"""Tables of other parts of the application, kept with an edition as plain values: substantiation, agreement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from wiego_mle.kernel.tables import Cell, Column, Kind, Table, Value


def kept(table: Table, *, key: str = "", title: str = "") -> dict:
    """Return a table as plain values, as it is at this moment; links into the living records are left out."""
    return {
        "key": key or table.key,
        "title": title or str(table.title),
        "columns": [[column.key, str(column.label), str(column.kind)] for column in table.columns],
        "rows": [[_plain(cell.value) for cell in row] for row in table.rows()],
        "total": [_plain(cell.value) for cell in table.total] if table.total else None,
        "counted": table.counted,
        "counted_words": table.counted_words,
        "withheld": table.withheld,
        "filter": table.filter_words,
        "period": table.period,
        "notes": [str(note) for note in table.notes],
    }


def thawed(told: Mapping, *, made_at: datetime) -> Table:
    """Return a kept table as it was."""
    return Table(
        key=told["key"],
        title=told["title"],
        columns=tuple(Column(key, label, Kind(kind)) for key, label, kind in told["columns"]),
        rows=lambda: [[Cell(value) for value in row] for row in told["rows"]],
        total=[Cell(value) for value in told["total"]] if told["total"] else None,
        counted=told["counted"],
        counted_words=told["counted_words"],
        withheld=told["withheld"],
        filter_words=told["filter"],
        period=told["period"],
        made_at=made_at,
        notes=tuple(told["notes"]),
    )


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value
