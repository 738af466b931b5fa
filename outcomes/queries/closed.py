"""What was said about a record while it was restricted, for those who could not read it then.

Opening a record opens what it says from then on: reasons, answers, notes and old words stay with its author, the
leads of its round and administrators (`policy.may_read_restricted`), as its versions of that time do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Model
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _

from outcomes.enums import Confidentiality
from outcomes.models import Outcome, OutcomeVersion
from outcomes.policy import may_read_restricted
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.access import Principal

Row = TypeVar("Row", bound=Model)

CLOSED_WORDS = _("[written while the record was restricted]")
"""What stands in place of words that stay closed."""


@dataclass(frozen=True)
class ClosedTimes:
    """From when to when a record was restricted; the last time may not have ended."""

    spans: tuple[tuple[datetime, datetime | None], ...] = ()

    def cover(self, moment: datetime) -> bool:
        """Say whether the record was restricted at a moment."""
        return any(since <= moment and (until is None or moment < until) for since, until in self.spans)

    def close(self, rows: Iterable[Row], name: str, *, at: str = "at") -> list[Row]:
        """Return rows to be printed, with a mark in place of a text that was written at such a time."""
        found = list(rows)
        for row in found if self.spans else ():
            if getattr(row, name) and self.cover(getattr(row, at)):
                setattr(row, name, str(CLOSED_WORDS))
        return found

    def close_trail(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return rows of a trail to be printed: who did what and when, without words of such a time.

        The row that opened the record tells what it says since, not what stood there before.
        """
        return [self._closed(entry) for entry in entries] if self.spans else list(entries)

    def _closed(self, entry: Entry) -> Entry:
        opens = entry.changes.get("confidentiality", [""])[0] == Confidentiality.RESTRICTED
        if not opens and not self.cover(entry.at):
            return entry
        told = copy(entry)
        if opens:
            told.changes = {
                name: pair if name == "confidentiality" else [None, pair[1]]
                for name, pair in entry.changes.items()
            }
        elif entry.reason or entry.changes:
            told.reason, told.changes = str(CLOSED_WORDS), {}
        return told


NEVER = ClosedTimes()


def times_restricted(outcomes: Collection[Outcome]) -> Mapping[int, ClosedTimes]:
    """Return for each of several outcomes, by its key, when it was restricted; one query."""
    keys = {outcome.pk for outcome in outcomes}
    found: dict[int, ClosedTimes] = defaultdict(lambda: NEVER)
    if not keys:
        return found
    once = OutcomeVersion.objects.filter(
        outcome__in=keys, content__confidentiality=Confidentiality.RESTRICTED.value
    )
    rows = (
        OutcomeVersion.objects.filter(outcome__in=once.order_by().values("outcome"))
        .order_by("outcome", "number")
        .values_list("outcome_id", "at", KT("content__confidentiality"))
    )
    spans: dict[int, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for key, at, confidentiality in rows:
        theirs = spans[key]
        is_closed = bool(theirs) and theirs[-1][1] is None
        if confidentiality == Confidentiality.RESTRICTED and not is_closed:
            theirs.append((at, None))
        elif confidentiality != Confidentiality.RESTRICTED and is_closed:
            theirs[-1] = (theirs[-1][0], at)
    return found | {key: ClosedTimes(tuple(theirs)) for key, theirs in spans.items()}


def closed_times(principal: Principal, outcomes: Collection[Outcome]) -> Mapping[int, ClosedTimes]:
    """Return when outcomes were closed to a person; no query where the person could read all of them."""
    return times_restricted([each for each in outcomes if not may_read_restricted(principal, each)])


def closed_to(principal: Principal, outcome: Outcome) -> ClosedTimes:
    """Return when one outcome was closed to a person; it is read once for each copy of the record."""
    if may_read_restricted(principal, outcome):
        return NEVER
    if outcome.times_restricted is None:
        outcome.times_restricted = times_restricted([outcome])[outcome.pk]
    return outcome.times_restricted
