"""What became of the outcomes that a person wrote for a round."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.enums import OutcomeState as S
from outcomes.models import CarryOver, LeftInRound, Outcome, ReviewDecision
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal

CARRIED, LEFT = "carried_over", "left"
_EXPLAINED = ("return", "set_aside", "merge")
MOST_ROUNDS = 3


@dataclass(frozen=True)
class Fate:
    """Where one outcome went: a state, or `left` in its round, or `carried_over` to another, and why."""

    outcome: Outcome
    kind: str
    reason: str = ""
    to_round: HarvestRound | None = None


def fates_in(principal: Principal, harvest_round: HarvestRound) -> list[Fate]:
    """Return what became of a person's outcomes in a round, the accepted first, in two queries."""
    decisions = ReviewDecision.objects.filter(outcome=OuterRef("pk"), step__in=_EXPLAINED)
    notes = LeftInRound.objects.filter(
        outcome=OuterRef("pk"), round=OuterRef("round"), ended_at__isnull=True
    ).order_by("-at", "-pk")
    own = (
        visible_to(principal)
        .filter(author_id=principal.person_id, round=harvest_round)
        .annotate(
            decided_because=Subquery(decisions.order_by("-at", "-pk").values("reason")[:1]),
            left_because=Subquery(notes.values("reason")[:1]),
        )
        .select_related("round", "duplicate_of")
        .order_by("reference", "pk")
    )
    fates = [_fate(outcome) for outcome in own]
    moved = CarryOver.objects.filter(
        from_round=harvest_round, outcome__author_id=principal.person_id
    ).select_related("outcome__round", "to_round")
    fates += [
        Fate(note.outcome, CARRIED, note.reason, note.to_round)
        for note in moved.order_by("outcome__reference", "pk")
        if note.outcome.round_id != harvest_round.pk
    ]
    return sorted(fates, key=lambda fate: _ORDER.index(fate.kind))


_ORDER = (S.ACCEPTED, S.SUBMITTED, S.RETURNED, S.DRAFT, S.LEAD, CARRIED, LEFT, S.SET_ASIDE, S.WITHDRAWN)


def _fate(outcome: Outcome) -> Fate:
    if outcome.left_because and outcome.state in (S.RETURNED, S.DRAFT, S.LEAD):
        return Fate(outcome, LEFT, outcome.left_because)
    explained = outcome.state in (S.RETURNED, S.SET_ASIDE)
    return Fate(outcome, outcome.state, (outcome.decided_because or "") if explained else "")


def closed_rounds_of(principal: Principal) -> list[tuple[dict, dict[str, int]]]:
    """Return the last closed rounds in which a person wrote, each with their outcomes per state; one query."""
    rows = (
        visible_to(principal)
        .filter(author_id=principal.person_id, round__state=RoundState.CLOSED)
        .order_by("-round__covers_to", "-round_id")
        .values("round_id", "round__reference", "round__name", "round__financial_year", "state")
        .annotate(number=Count("pk"))
    )
    rounds: dict[int, dict] = {}
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        rounds.setdefault(
            row["round_id"],
            {
                "reference": row["round__reference"],
                "name": row["round__name"],
                "financial_year": row["round__financial_year"],
            },
        )
        counts[row["round_id"]][row["state"]] = row["number"]
    return [(told, counts[pk]) for pk, told in list(rounds.items())[:MOST_ROUNDS]]
