"""Whom somebody proposed to ask about outcomes, and who of them may be asked."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from harvests.models import HarvestRound
from outcomes.models import Nomination, Outcome
from outcomes.nomination_enums import NominationState
from outcomes.policy import Act, may
from outcomes.policy.standing import reviews
from outcomes.queries.independence import Tie, tie_of, ties_to
from wiego_mle.kernel.access import Principal


def nominations_for(principal: Principal, outcome: Outcome) -> QuerySet[Nomination]:
    """Return who was proposed for an outcome, as far as somebody may know: the author sees their own proposals.

    So the author does not know in the end who is asked, and nobody can be talked to beforehand.
    """
    rows = outcome.nominations.select_related("substantiator", "nominated_by", "checked_by").order_by("pk")
    if reviews(principal, outcome):
        return rows
    if may(principal, Act.SEE_NOMINATIONS, outcome):
        return rows.filter(nominated_by=principal.person_id)
    return rows.none()


def proposed_in(harvest_round: HarvestRound) -> QuerySet[Nomination]:
    """Return the proposals of a round that nobody has checked, the longest waiting first."""
    rows = Nomination.objects.filter(outcome__round=harvest_round, state=NominationState.PROPOSED)
    return rows.select_related("outcome__round", "substantiator", "nominated_by").order_by(
        "nominated_at", "pk"
    )


def ties_of_nominations(nominations: Collection[Nomination]) -> dict[int, Tie | None]:
    """Return per nomination (by key) what keeps the person from judging independently; five queries for all."""
    ties = ties_to({each.outcome_id for each in nominations})
    return {each.pk: tie_of(each, ties[each.outcome_id]) for each in nominations}
