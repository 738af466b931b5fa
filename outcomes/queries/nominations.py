"""Whom somebody proposed to ask about outcomes, and who of them may be asked."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from outcomes.enums import Confidentiality
from outcomes.models import Nomination, Outcome, SubstantiationRequest
from outcomes.nomination_enums import NominationState
from outcomes.policy import REVIEWERS, RUNNING, Act, may
from outcomes.policy.standing import reviews
from outcomes.queries.independence import Tie, tie_of, ties_to
from outcomes.queries.interests import in_conflict
from outcomes.queries.outcomes import in_rounds_of
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.roles import Role


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


def request_underway(nomination: Nomination) -> SubstantiationRequest | None:
    """Return the request in which a proposed person is asked about the outcome, or was; None if there is none.

    One that ended before there was an answer, revoked for example, lets the person be asked again.
    """
    return SubstantiationRequest.objects.filter(
        asked__outcome=nomination.outcome_id,
        asked__substantiator=nomination.substantiator_id,
        asked__ended_at__isnull=True,
    ).first()


def nominations_to_check(principal: Principal) -> QuerySet[Nomination]:
    """Return the proposals that wait for somebody, the longest waiting first; says the same as the policy.

    They are in the rounds where they review, never for their own outcomes, nor where they declared a conflict.
    """
    outcomes = Outcome.objects.filter(round__state__in=RUNNING).filter(in_rounds_of(principal, *REVIEWERS))
    if not principal.has(Role.LEAD):
        led = Q(round__in=principal.rounds_with(Role.LEAD))
        outcomes = outcomes.filter(~Q(confidentiality=Confidentiality.RESTRICTED) | led)
    outcomes = outcomes.exclude(author_id=principal.person_id).exclude(in_conflict(principal))
    rows = Nomination.objects.filter(
        state=NominationState.PROPOSED, outcome__in=outcomes.order_by().values("pk")
    )
    return rows.select_related("outcome__round", "substantiator", "nominated_by").order_by(
        "nominated_at", "pk"
    )


def ties_of_nominations(nominations: Collection[Nomination]) -> dict[int, Tie | None]:
    """Return per nomination (by key) what keeps the person from judging independently; five queries for all."""
    ties = ties_to({each.outcome_id for each in nominations})
    return {each.pk: tie_of(each, ties[each.outcome_id]) for each in nominations}
