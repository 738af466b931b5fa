"""What was read in a row, as JSON holds it, and back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import date

from outcomes.importing.actors import NamedActor
from outcomes.importing.remarks import Remark
from outcomes.importing.rows import Evidence, RowRead, Values

_DATES = ("date_from", "date_to")
_NAMES = frozenset(field.name for field in fields(Values))


def values_as_data(values: Values) -> dict:
    """Return the values as JSON holds them."""
    data = dict(vars(values))
    data["actors"] = [dict(vars(each)) for each in values.actors]
    data["evidence"] = [dict(vars(each)) for each in values.evidence]
    for name in _DATES:
        data[name] = data[name].isoformat() if data[name] else None
    return data


def values_from_data(data: dict) -> Values:
    """Return the values that `values_as_data` described; what it does not know is left out."""
    known = {name: value for name, value in data.items() if name in _NAMES}
    for name in _DATES:
        if isinstance(known.get(name), str):
            known[name] = date.fromisoformat(known[name])
    known["actors"] = [NamedActor(**each) for each in known.get("actors", [])]
    known["evidence"] = [Evidence(**each) for each in known.get("evidence", [])]
    return Values(**known)


def as_data(row: RowRead) -> dict:
    """Return everything about a row as JSON holds it."""
    return {
        "values": values_as_data(row.values),
        "remarks": [each.as_data() for each in row.remarks],
        "raw": [list(pair) for pair in row.raw],
        "attached": [list(pair) for pair in row.attached],
        "answered": sorted(row.answered),
        "is_own": row.is_own,
        "asks_day_first": row.asks_day_first,
        "unknown": [list(pair) for pair in dict.fromkeys(row.unknown)],
    }


def remarks_of(data: dict) -> list[Remark]:
    """Return the remarks of a stored row."""
    return [Remark.from_data(each) for each in data.get("remarks", [])]


def digest_of(row: RowRead, round_reference: str) -> str:
    """Return what is the same for the same cells in the same round, wherever they stand in a file."""
    said = json.dumps([round_reference, sorted(row.raw)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
