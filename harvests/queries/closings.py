"""With what rounds closed: notes, frozen records, and whether these are still what they were."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from harvests.enums import RoundState
from harvests.frozen import checksum
from harvests.models import HarvestRound, RoundClosing
from wiego_mle.audit.queries import trail_of


def closings_of(harvest_round: HarvestRound) -> QuerySet[RoundClosing]:
    """Return the closings of a round, the latest first, without what was frozen."""
    return (
        RoundClosing.objects.filter(round=harvest_round)
        .select_related("closed_by")
        .defer("content")
        .order_by("-number", "-pk")
    )


def standing_closings(rounds: Iterable[HarvestRound]) -> list[RoundClosing]:
    """Return the latest closing of each of some rounds that is closed now, in the order of the rounds."""
    later = RoundClosing.objects.filter(round=OuterRef("round"), number__gt=OuterRef("number"))
    return list(
        RoundClosing.objects.filter(~Exists(later), round__in=list(rounds), round__state=RoundState.CLOSED)
        .select_related("round", "closed_by")
        .defer("content")
        .order_by("-round__covers_from", "-round__pk", "pk")
    )


def faults_of(closing: RoundClosing) -> list[str]:
    """Return in which ways a frozen record is no longer what it was: `content`, `trail`, or nothing.

    The text has to agree with its checksum, and the checksum with the row that closing left on the trail,
    whose chain shows a change of its own.
    """
    found = []
    if checksum(closing.content) != closing.sha256:
        found.append("content")
    told = trail_of("round", closing.round.reference).filter(act="round.closed")
    records = [entry.changes["record"][1] for entry in told if "record" in entry.changes]
    if closing.number > len(records) or records[closing.number - 1] != closing.sha256:
        found.append("trail")
    return found
