"""Giving reviews to reviewers, several at once, and sharing them out fairly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import Outcome, ReviewAssignment
from outcomes.policy import Act, may
from outcomes.queries.assignments import (
    Candidate,
    candidates_in,
    holding_assignments,
    leading_programmes,
    standing_assignments,
)
from outcomes.queries.interests import load_conflicts
from outcomes.services.notices import notify_of_reviews
from outcomes.sharing import shared_out
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale


@dataclass(frozen=True)
class Given:
    """What was given to whom, and which outcomes could not be given, each with the reason."""

    given: tuple[tuple[Outcome, User], ...]
    not_given: tuple[tuple[Outcome, str], ...]


def give_reviews(*, outcomes: Sequence[Outcome], reviewer: User, by: Principal) -> Given:
    """Give outcomes to one reviewer, taking them off whoever had them, and return what could be given.

    Outcomes need their `round` and `author` loaded.

    Raises:
        Refused: the one who acts does not lead the round of one of them.
        Stale: somebody else gave one of them at the same moment; then nothing is given.
    """
    _require(by, outcomes)
    load_conflicts(outcomes)
    given, not_given = [], []
    for round_id in dict.fromkeys(each.round_id for each in outcomes):
        candidate = next((each for each in candidates_in(round_id) if each.person == reviewer), None)
        for outcome in (each for each in outcomes if each.round_id == round_id):
            why_not = _why_not(candidate, outcome)
            if why_not:
                not_given.append((outcome, why_not))
            else:
                given.append((outcome, reviewer))
    _write(given, by)
    return Given(tuple(given), tuple(not_given))


def share_reviews(*, outcomes: Sequence[Outcome], among: Collection[User], by: Principal) -> Given:
    """Share outcomes out among reviewers so that what each has to do is as even as it can be.

    Where it makes nothing less even, an outcome goes to somebody who reviews for the programme that leads it.
    What somebody has already counts; nobody gets what they wrote, declared a conflict of interest with, or
    may not decide. Outcomes that one of these people has are shared anew.

    Raises: as `give_reviews`.
    """
    _require(by, outcomes)
    load_conflicts(outcomes)
    chosen = {person.pk for person in among}
    given, not_given = [], []
    for round_id in dict.fromkeys(each.round_id for each in outcomes):
        people = [each for each in candidates_in(round_id) if each.person.pk in chosen]
        here = [each for each in outcomes if each.round_id == round_id]
        for outcome, candidate in _shared(here, people).items():
            given.append((outcome, candidate.person))
        taken = {outcome.pk for outcome, _person in given}
        nobody = _("Nobody of those chosen may review it.")
        not_given += [(each, nobody) for each in here if each.pk not in taken]
    _write(given, by)
    return Given(tuple(given), tuple(not_given))


def free_reviews(*, outcomes: Sequence[Outcome], by: Principal) -> int:
    """Take outcomes off the reviewers who have them and return how many were taken off.

    Raises: as `give_reviews`.
    """
    _require(by, outcomes)
    with recorded(by=by) as trail:
        rows = list(standing_assignments().filter(outcome__in=[each.pk for each in outcomes]).order_by("pk"))
        by_key = {each.pk: each for each in outcomes}
        for row in rows:
            _end(row)
            _note(trail, "review.freed", by_key[row.outcome_id], row.reviewer, None)
    return len(rows)


def _shared(outcomes: list[Outcome], people: list[Candidate]) -> dict[Outcome, Candidate]:
    moved = holding_assignments().filter(outcome__in=[each.pk for each in outcomes])
    off = list(moved.values_list("reviewer_id", flat=True))
    by_key = {each.person.pk: each for each in people}
    leads = leading_programmes(outcomes)
    shared = shared_out(
        outcomes,
        by_key,
        lambda key, outcome: not _why_not(by_key[key], outcome),
        {key: each.load - off.count(key) for key, each in by_key.items()},
        lambda key, outcome: leads.get(outcome.pk) in by_key[key].programmes,
    )
    return {outcome: by_key[key] for outcome, key in shared.items()}


def _why_not(candidate: Candidate | None, outcome: Outcome) -> str:
    """Return why somebody cannot be given a review, or nothing if they can; said of them to the lead."""
    if candidate is None:
        return _("This person does not review in the round.")
    if candidate.person.pk == outcome.author_id:
        return _("This person wrote it.")
    if candidate.person.pk in outcome.people_in_conflict:
        return _("This person declared a conflict of interest with it.")
    if may(candidate.principal, Act.JUDGE, outcome):
        return ""
    return _("It is restricted, so only an MLE lead of the round may review it.")


def _require(by: Principal, outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        require(may(by, Act.ASSIGN, outcome))


def _write(given: list[tuple[Outcome, User]], by: Principal) -> None:
    if not given:
        return
    keys = [outcome.pk for outcome, _reviewer in given]
    try:
        with recorded(by=by) as trail:
            before = {row.outcome_id: row for row in standing_assignments().filter(outcome__in=keys)}
            rows = []
            for outcome, reviewer in given:
                held = before.get(outcome.pk)
                if held is not None and held.reviewer_id == reviewer.pk:
                    continue
                if held is not None:
                    _end(held)
                row = ReviewAssignment(outcome=outcome, reviewer=reviewer, given_by_id=by.person_id)
                row.save(force_insert=True)
                rows.append(row)
                _note(trail, "review.given", outcome, held.reviewer if held else None, reviewer)
            notify_of_reviews(assignments=rows, by=by)
    except IntegrityError as twice:
        raise Stale(
            _("Somebody else gave one of them to a reviewer at the same moment. Look again.")
        ) from twice


def _end(row: ReviewAssignment) -> None:
    claim(ReviewAssignment.objects, pk=row.pk, expected={"ended_at": None}, ended_at=timezone.now())


def _note(trail: Trail, act: str, outcome: Outcome, before: User | None, after: User | None) -> None:
    names = [person.name if person else "" for person in (before, after)]
    trail.record(act, subject_type="review", reference=outcome.reference, changes={"reviewer": tuple(names)})
