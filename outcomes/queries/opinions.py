"""Second opinions, and what reviewers found in a text: whose they are and who may read them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from harvests.queries.teams import people_around
from outcomes.models import Outcome, ReviewerCheck, SecondOpinion, SmartVerdict
from outcomes.policy import Act, may
from outcomes.queries.closed import closed_to
from outcomes.queries.outcomes import decidable_by
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal


def awaited_opinions() -> QuerySet[SecondOpinion]:
    """Return the second opinions that were asked for, not given and not withdrawn."""
    return SecondOpinion.objects.filter(answered_at__isnull=True, withdrawn_at__isnull=True)


def opinions_asked_of(principal: Principal) -> QuerySet[SecondOpinion]:
    """Return the opinions that wait for a person, about records they may still review, the oldest first."""
    own = awaited_opinions().filter(asked_of_id=principal.person_id)
    own = own.filter(outcome__in=decidable_by(principal).order_by().values("pk"))
    return own.select_related("outcome__round", "outcome__author", "asked_by").order_by("asked_at", "pk")


def opinions_on(outcome: Outcome) -> QuerySet[SecondOpinion]:
    """Return the opinions on an outcome that were not withdrawn, in the order in which they were asked for."""
    rows = outcome.second_opinions.filter(withdrawn_at__isnull=True)
    return rows.select_related("asked_of", "asked_by").order_by("number")


def awaited_of(outcomes) -> dict[int, list[SecondOpinion]]:
    """Return the opinions that are awaited on several outcomes, by their keys, in one query."""
    found: dict[int, list[SecondOpinion]] = {}
    rows = awaited_opinions().filter(outcome__in=[each.pk for each in outcomes])
    for row in rows.select_related("asked_of").order_by("outcome", "number"):
        found.setdefault(row.outcome_id, []).append(row)
    return found


def people_for_opinion(principal: Principal, outcome: Outcome) -> list[User]:
    """Return who can be asked for a second opinion: everybody else who may review the outcome."""
    return [
        person
        for person, theirs in people_around(outcome.round_id)
        if person.pk != principal.person_id and may(theirs, Act.JUDGE, outcome)
    ]


@dataclass(frozen=True)
class Found:
    """What reviewers found in a text: the newest answers of one's own, and verdicts that one may read."""

    own_checks: dict[str, ReviewerCheck]
    own_verdicts: dict[str, SmartVerdict]
    others: tuple[SmartVerdict, ...]


def found_in(principal: Principal, outcome: Outcome) -> Found:
    """Return what a person found in an outcome and, as far as it is open to them, the verdicts of others.

    Answers belong to a version; of an earlier one they are returned until there is one for the present.
    Leads read the verdicts of others at once, reviewers when they have given their own: so nobody's first
    look is led by somebody else's.
    """
    checks = ReviewerCheck.objects.filter(outcome=outcome, by_id=principal.person_id)
    own_checks = {row.question: row for row in checks.order_by("outcome_version", "pk")}
    verdicts = list(
        SmartVerdict.objects.filter(outcome=outcome)
        .select_related("by")
        .order_by("outcome_version", "by__name", "pk")
    )
    own = {row.criterion: row for row in verdicts if row.by_id == principal.person_id}
    reads = principal.has(Role.LEAD, round_id=outcome.round_id) or bool(own)
    newest = {(row.by_id, row.criterion): row for row in verdicts if row.by_id != principal.person_id}
    if not (reads and newest):
        return Found(own_checks, own, ())
    return Found(own_checks, own, tuple(closed_to(principal, outcome).close(newest.values(), "note")))
