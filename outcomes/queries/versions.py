"""The saved versions of a record, and which of them a reader has not seen yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from outcomes.enums import Confidentiality
from outcomes.models import LastLook, Outcome, OutcomeVersion
from outcomes.policy import may_read_restricted
from wiego_mle.kernel.access import Principal

PAUSE = timedelta(minutes=30)
"""Whoever saves again within this time is still at the same work."""


@dataclass(frozen=True)
class Sitting:
    """Versions that one person saved one after the other in one go; read as one change."""

    first: int
    last: int
    by_id: int | None
    by_name: str
    since: datetime
    at: datetime
    why: str
    restored_from: int | None

    @property
    def number_of_versions(self) -> int:
        """Return how many times was saved."""
        return self.last - self.first + 1


def readable_versions(principal: Principal, outcome: Outcome) -> QuerySet[OutcomeVersion]:
    """Return the versions of a record that a reader of the record may read, oldest first.

    What was written while the record was restricted stays open only to those who may read it
    restricted, also after it was opened.
    """
    rows = OutcomeVersion.objects.filter(outcome=outcome).order_by("number")
    if may_read_restricted(principal, outcome):
        return rows
    closed = OutcomeVersion.objects.filter(
        outcome=outcome, content__confidentiality=Confidentiality.RESTRICTED.value
    )
    return rows.exclude(pk__in=closed.values("pk"))


def withheld_number(principal: Principal, outcome: Outcome) -> int:
    """Return how many versions of a record a reader of it may not read."""
    if may_read_restricted(principal, outcome):
        return 0
    kept = OutcomeVersion.objects.filter(outcome=outcome)
    return kept.count() - readable_versions(principal, outcome).count()


def sittings_of(
    rows: QuerySet[OutcomeVersion], *, decided_on: Collection[int] = (), fold: bool = True
) -> list[Sitting]:
    """Return versions folded for reading, the newest first; nothing is left out. Or each by itself.

    A version with a reason, a restored one and one on which a step was taken end or begin a sitting.
    """
    folded: list[Sitting] = []
    for row in rows.defer("content").select_related("by"):
        one = Sitting(
            row.number,
            row.number,
            row.by_id,
            row.by.name if row.by else "",
            row.at,
            row.at,
            row.why,
            row.restored_from,
        )
        if fold and folded and _goes_on(folded[-1], one, decided_on):
            before = folded.pop()
            one = Sitting(before.first, one.last, one.by_id, one.by_name, before.since, one.at, "", None)
        folded.append(one)
    return folded[::-1]


def _goes_on(before: Sitting, one: Sitting, decided_on: Collection[int]) -> bool:
    return (
        before.by_id == one.by_id
        and before.last == one.first - 1
        and one.at - before.at <= PAUSE
        and not (before.why or one.why or one.restored_from or before.restored_from)
        and before.last not in decided_on
    )


def contents_of(rows: QuerySet[OutcomeVersion], numbers: Iterable[int]) -> dict[int, dict]:
    """Return what some versions of one record say, by their numbers, in one query."""
    return dict(rows.filter(number__in=set(numbers)).values_list("number", "content"))


def look_of(principal: Principal, outcome: Outcome) -> LastLook | None:
    """Return up to which version the person has read a record; None if they never did."""
    return LastLook.objects.filter(outcome=outcome, person_id=principal.person_id).first()


def changed_since_looked(principal: Principal, outcomes: Sequence[Outcome]) -> frozenset[int]:
    """Return the keys of those outcomes that somebody else changed since the person looked; two queries.

    Outcomes at which the person never looked are not among them.
    """
    looks = dict(
        LastLook.objects.filter(
            person_id=principal.person_id, outcome__in=[each.pk for each in outcomes]
        ).values_list("outcome_id", "version")
    )
    if not looks:
        return frozenset()
    newest = (
        OutcomeVersion.objects.filter(outcome__in=looks)
        .exclude(by_id=principal.person_id)
        .order_by()
        .values_list("outcome_id")
        .annotate(Max("number"))
    )
    return frozenset(key for key, number in newest if number > looks[key])
