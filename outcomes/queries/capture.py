"""What the pages of capture read: where a person may write, and a record with all its answers."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.queries.deadlines import has_more_time
from outcomes.models import Outcome
from outcomes.policy import WRITERS
from outcomes.queries.outcomes import visible_to
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal


def rounds_to_write_in(principal: Principal) -> QuerySet[HarvestRound]:
    """Return the rounds in which a person may log an outcome now; says the same as `policy.may`.

    Open rounds for everybody who writes in them; a round under review for its lead, and for who was given
    more time until that is over.
    """
    return (
        HarvestRound.objects.filter(
            _held(principal, *WRITERS) & Q(state=RoundState.OPEN)
            | _held(principal, Role.LEAD) & Q(state=RoundState.REVIEWING)
            | _held(principal, *WRITERS)
            & Q(state=RoundState.REVIEWING)
            & has_more_time(principal.person_id, timezone.localdate())
        )
        .select_related("design")
        .order_by("-covers_from", "-pk")
    )


def _held(principal: Principal, *roles: Role) -> Q:
    return Q() if principal.has(*roles) else Q(pk__in=principal.rounds_with(*roles))


def records_to_edit(principal: Principal) -> QuerySet[Outcome]:
    """Return the outcomes a person may read, for one page of questions about one of them."""
    return visible_to(principal).select_related(
        "round__design", "actor_type", "change_type", "stage", "level"
    )


def records_with_answers(principal: Principal) -> QuerySet[Outcome]:
    """Return the outcomes a person may read with every answer loaded, in a fixed number of queries."""
    return records_to_edit(principal).prefetch_related(
        "countries",
        "worker_groups",
        "grants",
        "actor_parts__actor",
        "programme_parts__programme",
        "sources",
        "evidence",
        "contribution_links__contribution",
    )
