"""Which outcomes a person may see, and which wait for whom."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.policy import EARLY, REVIEWERS, RUNNING, TEAM
from outcomes.queries.interests import in_conflict
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal

IN_REVIEW = (S.SUBMITTED, S.RETURNED, S.SET_ASIDE)


def in_rounds_of(principal: Principal, *roles: Role) -> Q:
    """Return the condition that one of the roles is held for the outcome's round."""
    if principal.has(*roles):
        return Q()
    return Q(round__in=principal.rounds_with(*roles))


def visible_to(principal: Principal, rows: QuerySet[Outcome] | None = None) -> QuerySet[Outcome]:
    """Return the outcomes that a person may read; says the same as `policy.may_view`."""
    rows = Outcome.objects.all() if rows is None else rows
    open_to_many = ~Q(confidentiality=Confidentiality.RESTRICTED)
    restricted = Q(confidentiality=Confidentiality.RESTRICTED)
    team = (
        Q()
        if principal.has(Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR)
        else Q(round__in=principal.rounds_with(*TEAM))
    )
    leads = in_rounds_of(principal, Role.LEAD)
    seen = (
        Q(author_id=principal.person_id)
        | (Q(state=S.ACCEPTED) & open_to_many)
        | (Q(state__in=IN_REVIEW) & open_to_many & team)
        | (Q(state__in=EARLY) & open_to_many & in_rounds_of(principal, *REVIEWERS))
        | (restricted & leads)
    )
    if principal.has(Role.ADMINISTRATOR):
        seen |= restricted & Q(state__in=(*IN_REVIEW, S.ACCEPTED))
    return rows.filter(seen)


def decidable_by(principal: Principal, rows: QuerySet[Outcome] | None = None) -> QuerySet[Outcome]:
    """Return the submitted outcomes that a person may decide: in their rounds, never their own.

    What they declared a conflict of interest with is left out. Whoever may decide may read, so the condition
    of `visible_to` need not be asked besides.
    """
    rows = Outcome.objects.all() if rows is None else rows
    rows = rows.filter(state=S.SUBMITTED, round__state__in=RUNNING)
    rows = rows.filter(in_rounds_of(principal, *REVIEWERS)).exclude(author_id=principal.person_id)
    if not principal.has(Role.LEAD):
        rows = rows.filter(
            ~Q(confidentiality=Confidentiality.RESTRICTED) | Q(round__in=principal.rounds_with(Role.LEAD))
        )
    return rows.exclude(in_conflict(principal))


def longest_waiting_first(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return outcomes in the order in which they were sent to the reviewers."""
    return rows.order_by(F("submitted_at").asc(nulls_last=True), "pk")
