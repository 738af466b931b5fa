"""What others saved since somebody opened a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from outcomes.enums import Confidentiality
from outcomes.models import Outcome, OutcomeVersion
from outcomes.policy import may_read_restricted
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class Saved:
    """Who saved a field last, and when."""

    by_name: str
    at: datetime


@dataclass(frozen=True)
class Since:
    """What became of a record since one of its versions.

    `before` is the common ancestor as it was saved then, None if that version is not known or not open to the reader;
    `saved` names for each field that was changed since who did it last.
    """

    before: dict | None
    saved: dict[str, Saved]
    people: frozenset[int | None]

    def says(self, name: str, now) -> bool:
        """Say whether the ancestor had this value; False where the ancestor is not known."""
        return self.before is not None and name in self.before and same(self.before[name], now)

    def only_by(self, principal: Principal, names: frozenset[str]) -> bool:
        """Say whether the person alone went on writing since, and left these fields as they were."""
        return (
            self.before is not None
            and self.people <= {principal.person_id}
            and not (names & self.saved.keys())
        )


def since(outcome: Outcome, number: int, *, reader: Principal) -> Since:
    """Return what was saved in an outcome after its version `number`, in one query.

    Whoever names a version that was saved while the record was closed to them gets nothing of it.
    """
    rows = list(
        OutcomeVersion.objects.filter(outcome=outcome, number__gte=number)
        .select_related("by")
        .order_by("number")
    )
    if not rows or rows[0].number != number:
        return Since(None, {name: _saved(row) for row in rows for name in row.content}, frozenset({None}))
    saved: dict[str, Saved] = {}
    for earlier, later in pairwise(rows):
        for name, value in later.content.items():
            if not same(earlier.content.get(name), value):
                saved[name] = _saved(later)
    was_closed = rows[0].content.get("confidentiality") == Confidentiality.RESTRICTED
    is_open = not was_closed or bool(may_read_restricted(reader, outcome))
    return Since(rows[0].content if is_open else None, saved, frozenset(row.by_id for row in rows[1:]))


def same(one, other) -> bool:
    """Say whether two stored values mean the same; the order of a list does not matter."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return (one or "") == (other or "")


def _saved(row: OutcomeVersion) -> Saved:
    return Saved(row.by.name if row.by else "", row.at)
