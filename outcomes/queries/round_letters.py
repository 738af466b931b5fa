"""What the calendar of letters must know about the outcomes of a round."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet

from harvests.calendar import Diary, Reader, RoundFacts
from harvests.enums import LetterFate, LetterKind, RoundState
from harvests.models import HarvestRound, LetterCalendar, RoundClosing, RoundLetter
from harvests.queries.deadlines import deadlines_of
from harvests.queries.letters import decided_in, plans_of, roles_in
from harvests.queries.replies import replies_of
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import CarryOver, Outcome
from outcomes.queries.closings import content_of
from outcomes.queries.interests import in_conflict_of, load_conflicts
from outcomes.queries.outcomes import longest_waiting_first
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.accounts.queries import absences_of
from wiego_mle.mailing.enums import LetterState

SENT = (S.SUBMITTED, S.ACCEPTED, S.SET_ASIDE)
UNFINISHED = (S.LEAD, S.DRAFT, S.RETURNED)
TOO_LONG = timedelta(days=14)
"""A text that waits longer for a decision is overdue."""


@dataclass(frozen=True)
class Silent:
    """Somebody from whom something was expected until a day that has passed."""

    person: User
    deadline: date
    unfinished: int
    sent: int


@dataclass(frozen=True)
class Standing:
    """A round at one moment: what the calendar computes with, and what its letters tell."""

    round: HarvestRound
    facts: RoundFacts
    people: dict[int, User] = field(default_factory=dict)
    leads: tuple[User, ...] = ()
    silent: tuple[Silent, ...] = ()
    more_time: tuple[Silent, ...] = ()
    waits_long: int = 0

    @property
    def readers(self) -> dict[int, Reader]:
        """The people to whom the round writes, by id."""
        return {reader.person_id: reader for reader in self.facts.readers}


def standing_of(calendar: LetterCalendar, now: datetime) -> Standing:
    """Return a round as its letters see it now, in a number of queries that does not depend on its size.

    Done is who has said so, and who has sent something and has nothing unfinished or returned: from them
    nothing more is expected.
    """
    harvest_round = calendar.round
    held = {person.pk: (person, roles) for person, roles in roles_in(harvest_round)}
    numbers, carried, told = _numbers_by_author(harvest_round), {}, set()
    if harvest_round.state == RoundState.CLOSED:
        carried, told = _carried_by_author(harvest_round), told_before(calendar)
        writers = numbers.keys() | carried.keys()
        others = User.objects.filter(pk__in=writers - held.keys(), is_active=True)
        held |= {person.pk: (person, frozenset()) for person in others.order_by("pk")}
    deadlines = deadlines_of(harvest_round, held.keys())
    absences = absences_of(held.keys())
    done = set(replies_of(harvest_round)) | {
        person_id
        for person_id, counts in numbers.items()
        if _sum(counts, SENT) and not _sum(counts, UNFINISHED)
    }
    waiting = _waiting_in(harvest_round)
    expected = [
        Silent(person, deadlines[pk], _sum(numbers[pk], UNFINISHED), _sum(numbers[pk], SENT))
        for pk, (person, roles) in held.items()
        if Role.CONTRIBUTOR in roles and pk not in done
    ]
    diaries = {
        pk: Diary(person.time_zone, person.working_days, tuple(absences.get(pk, ())))
        for pk, (person, _roles) in held.items()
    }
    # The last day of everybody is over on their own clock.
    over = {each.person.pk for each in expected if each.deadline < diaries[each.person.pk].today(now)}
    silent = tuple(each for each in expected if each.person.pk in over)
    waits_long = sum(outcome.submitted_at <= now - TOO_LONG for outcome in waiting)
    readers = tuple(
        Reader(
            person_id=pk,
            diary=diaries[pk],
            roles=roles,
            deadline=deadlines[pk],
            is_done=pk in done,
            rhythm=person.digest_rhythm,
            waiting=_waiting_for(pk, roles, waiting),
            written=0 if pk in told else carried.get(pk, 0) + _sum(numbers[pk], SENT + UNFINISHED),
        )
        for pk, (person, roles) in held.items()
    )
    return Standing(
        round=harvest_round,
        facts=RoundFacts(
            state=RoundState(harvest_round.state),
            collecting_from=harvest_round.collecting_from,
            collecting_to=harvest_round.collecting_to,
            running_since=calendar.running_since,
            opened_at=calendar.opened_at,
            closed_at=calendar.closed_at,
            closings=calendar.closings,
            hour=calendar.hour,
            plans=plans_of(harvest_round),
            readers=readers,
            overdue=len(silent) + waits_long,
            decided=decided_in(harvest_round),
        ),
        people={pk: person for pk, (person, _roles) in held.items()},
        leads=tuple(person for person, roles in held.values() if Role.LEAD in roles),
        silent=silent,
        more_time=tuple(each for each in expected if each.person.pk not in over),
        waits_long=waits_long,
    )


def _numbers_by_author(harvest_round: HarvestRound) -> dict[int, dict[str, int]]:
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Outcome.objects.filter(round=harvest_round).order_by().values_list("author_id", "state")
    for author_id, state, number in rows.annotate(number=Count("pk")):
        numbers[author_id][state] = number
    return numbers


def _carried_by_author(harvest_round: HarvestRound) -> dict[int, int]:
    """Return how many outcomes of each author went on in another round."""
    gone = CarryOver.objects.filter(from_round=harvest_round).exclude(outcome__round=harvest_round)
    rows = gone.order_by().values_list("outcome__author_id")
    return dict(rows.annotate(number=Count("outcome", distinct=True)))


def told_before(calendar: LetterCalendar) -> set[int]:
    """Return who (by id) got the letter of an earlier closing and for whom nothing is otherwise now.

    The frozen record of that closing is held against the latest one: state, text, how it was set aside or
    left, and whether it is still there.
    """
    letters = (
        RoundLetter.objects.filter(
            round=calendar.round,
            kind=LetterKind.CLOSING,
            fate=LetterFate.WRITTEN,
            number__lt=calendar.closings,
        )
        .exclude(letter__state=LetterState.LEFT)
        .order_by("number", "decided_at", "pk")
    )
    told_at = dict(letters.values_list("person_id", "decided_at"))
    closings = list(RoundClosing.objects.filter(round=calendar.round).order_by("number")) if told_at else []
    told_of = {
        person_id: [each for each in closings if each.closed_at <= moment][-1:]
        for person_id, moment in told_at.items()
    }
    changed = {
        closing: _authors_of_changes(closing, closings[-1]) for each in told_of.values() for closing in each
    }
    return {person_id for person_id, known in told_of.items() if known and person_id not in changed[known[0]]}


def _authors_of_changes(earlier: RoundClosing, latest: RoundClosing) -> set[int]:
    before, after = _fates_frozen(earlier), _fates_frozen(latest)
    other = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    authors = Outcome.objects.filter(reference__in=other).order_by().values_list("author_id", flat=True)
    return set(authors.distinct())


def _fates_frozen(closing: RoundClosing) -> dict[str, dict]:
    """Return what a frozen record says of each outcome, by reference; the number of a version says nothing."""
    content = content_of(closing)
    left = {reference for reference, _kind in content.get("left", ())}
    return {
        each["reference"]: {name: value for name, value in each.items() if name != "version"}
        | {"left": each["reference"] in left}
        for each in content["outcomes"]
    }


def _sum(counts: dict[str, int], states: tuple[S, ...]) -> int:
    return sum(counts.get(state, 0) for state in states)


def _waiting_in(harvest_round: HarvestRound) -> list[Outcome]:
    """Return what waits for a decision in a round, without its texts but with who may not take it."""
    rows = Outcome.objects.filter(round=harvest_round, state=S.SUBMITTED).order_by()
    waiting = list(rows.only("round_id", "author_id", "confidentiality", "submitted_at"))
    load_conflicts(waiting)
    return waiting


def _waiting_for(person_id: int, roles: frozenset[str], waiting: list[Outcome]) -> int:
    """Return how many submitted outcomes a person may decide; says the same as `waiting_rows`."""
    if not {Role.REVIEWER, Role.LEAD} & roles:
        return 0
    return sum(
        outcome.author_id != person_id
        and person_id not in outcome.people_in_conflict
        and (not outcome.is_restricted or Role.LEAD in roles)
        for outcome in waiting
    )


def waiting_rows(harvest_round: HarvestRound, person_id: int, roles: frozenset[str]) -> QuerySet[Outcome]:
    """Return the outcomes that a person with these roles may decide, the longest waiting first.

    Says the same as `decidable_by`, for the roles by which the round writes to the person.
    """
    rows = Outcome.objects.filter(round=harvest_round, state=S.SUBMITTED).exclude(author=person_id)
    rows = rows.exclude(in_conflict_of(person_id))
    if Role.LEAD not in roles:
        rows = rows.exclude(confidentiality=Confidentiality.RESTRICTED)
    return longest_waiting_first(rows)
