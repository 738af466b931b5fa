"""What the outcomes of a round say about it."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, QuerySet

from harvests.enums import RoundState
from harvests.models import HarvestRound
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
