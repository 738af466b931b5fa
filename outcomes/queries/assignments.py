"""To whom reviews are given, who can take them, and what each has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from harvests.models import TeamMember
from harvests.queries.teams import people_around
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import ConflictOfInterest, Outcome, OutcomeProgramme, ReviewAssignment
from outcomes.policy import REVIEWERS
from outcomes.queries.interests import matches_of
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.kernel.access import Principal


def standing_assignments() -> QuerySet[ReviewAssignment]:
    """Return the assignments that nobody has ended."""
    return ReviewAssignment.objects.filter(ended_at__isnull=True)


def holding_assignments() -> QuerySet[ReviewAssignment]:
    """Return the assignments whose reviewer can still decide the record.

    Who left the team, lost the role, can no longer sign in, or declared a conflict of interest holds none:
    the record is nobody's again, whoever it was given to.
    """
    roles_here = TeamMember.objects.filter(
        person=OuterRef("reviewer"), round=OuterRef("outcome__round"), role__in=REVIEWERS
    )
    everywhere = RoleGrant.objects.filter(person=OuterRef("reviewer"), role__in=REVIEWERS)
    leads = Exists(roles_here.filter(role=Role.LEAD)) | Exists(everywhere.filter(role=Role.LEAD))
    conflicts = ConflictOfInterest.objects.filter(
        matches_of("outcome__"), person=OuterRef("reviewer"), ended_at__isnull=True
    )
    return (
        standing_assignments()
        .filter(Exists(roles_here) | Exists(everywhere), reviewer__is_active=True)
        .filter(~Q(outcome__confidentiality=Confidentiality.RESTRICTED) | leads)
        .exclude(reviewer=F("outcome__author"))
        .exclude(Exists(conflicts))
    )


def leading_programmes(outcomes: Iterable[Outcome]) -> dict[int, int]:
    """Return the programme that leads each of some outcomes, by their keys, in one query."""
    parts = OutcomeProgramme.objects.filter(outcome__in=[each.pk for each in outcomes], is_lead=True)
    return dict(parts.order_by().values_list("outcome_id", "programme_id"))


def given_to(principal: Principal) -> Q:
    """Return the condition that an outcome is given to a person."""
    return Q(Exists(standing_assignments().filter(outcome=OuterRef("pk"), reviewer_id=principal.person_id)))


def given_condition(people: Collection[str], *, nobody: bool) -> Q:
    """Return the condition that an outcome is given to one of these people (by reference), or to nobody."""
    holding = holding_assignments().filter(outcome=OuterRef("pk"))
    found = Q(Exists(holding.filter(reviewer__reference__in=people)))
    return found | ~Q(Exists(holding)) if nobody else found


def reviewers_of(outcomes: Iterable[Outcome]) -> dict[int, User]:
    """Return to whom each of some outcomes is given, by their keys, in one query."""
    rows = holding_assignments().filter(outcome__in=[each.pk for each in outcomes])
    return {row.outcome_id: row.reviewer for row in rows.select_related("reviewer").order_by("pk")}


@dataclass(frozen=True)
class Candidate:
    """Somebody who reviews in a round, with what they have to do there and the programmes they are there for."""

    person: User
    principal: Principal
    load: int
    is_reviewer: bool
    programmes: frozenset[int] = frozenset()


def candidates_in(round_id: int) -> list[Candidate]:
    """Return who reviews or leads in a round, by name, with how much is given to each there."""
    loads = dict(
        holding_assignments()
        .filter(outcome__round=round_id, outcome__state=S.SUBMITTED)
        .order_by()
        .values_list("reviewer_id")
        .annotate(number=Count("pk"))
    )
    named: dict[int, set[int]] = defaultdict(set)
    roles = TeamMember.objects.filter(round=round_id, role__in=REVIEWERS, programmes__isnull=False)
    for person_id, programme_id in roles.order_by().values_list("person_id", "programmes"):
        named[person_id].add(programme_id)
    return [
        Candidate(
            person,
            principal,
            loads.get(person.pk, 0),
            is_reviewer=principal.has(Role.REVIEWER, round_id=round_id),
            programmes=frozenset(named[person.pk]),
        )
        for person, principal in people_around(round_id)
        if principal.has(*REVIEWERS, round_id=round_id)
    ]
