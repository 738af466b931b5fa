"""What the outcomes of a round say about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from harvests.enums import RoundState
from harvests.models import HarvestRound, Programme
from harvests.queries.asked_programmes import asked_programmes
from outcomes.enums import OutcomeState
from outcomes.models import OutcomeProgramme
from outcomes.queries.outcomes import visible_to
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal


def led_by(principal: Principal) -> QuerySet[HarvestRound]:
    """Return the rounds that a person leads and that are not closed yet."""
    rounds = HarvestRound.objects.exclude(state=RoundState.CLOSED)
    if not principal.has(Role.LEAD):
        rounds = rounds.filter(pk__in=principal.rounds_with(Role.LEAD))
    return rounds


def counts_by_state(
    principal: Principal, rounds: QuerySet[HarvestRound] | None = None
) -> dict[int, dict[str, int]]:
    """Return, per round id and state, how many outcomes the person may see, in one query."""
    rows = visible_to(principal)
    if rounds is not None:
        rows = rows.filter(round__in=rounds.order_by().values("pk"))
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for round_id, state, number in (
        rows.order_by().values_list("round_id", "state").annotate(number=Count("pk"))
    ):
        counts[round_id][state] = number
    return counts


@dataclass(frozen=True)
class AskedFigure:
    """A programme that a round asks: how many accepted outcomes a person may see, and what was hoped for."""

    programme: Programme
    accepted: int
    hoped: int | None


def figures_of_asked(principal: Principal, harvest_round: HarvestRound) -> list[AskedFigure]:
    """Return the programmes that a round asks with their accepted outcomes that a person may see; two queries.

    An outcome of two programmes counts for each of them, as the list behind the number does.
    """
    asked = list(asked_programmes(harvest_round))
    if not asked:
        return []
    accepted = visible_to(principal).filter(round=harvest_round, state=OutcomeState.ACCEPTED)
    numbers = dict(
        OutcomeProgramme.objects.filter(outcome__in=accepted.order_by().values("pk"))
        .order_by()
        .values_list("programme_id")
        .annotate(number=Count("outcome", distinct=True))
    )
    return [AskedFigure(each.programme, numbers.get(each.programme_id, 0), each.target) for each in asked]
