"""What the calendar of letters must know about the outcomes of a round."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet

from harvests.calendar import Diary, Reader, RoundFacts
from harvests.enums import RoundState
from harvests.models import HarvestRound, LetterCalendar
from harvests.queries.deadlines import deadlines_of
from harvests.queries.letters import decided_in, plans_of, roles_in
from harvests.queries.replies import replies_of
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.queries.interests import load_conflicts, person_in_conflict
from outcomes.queries.outcomes import longest_waiting_first
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.accounts.queries import absences_of

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


def done_in(harvest_round: HarvestRound) -> set[int]:
    """Return who (by id) is done with a round: from them nothing more is expected.

    Done is who has said so, and who has sent something and has nothing unfinished or returned.
    """
    numbers = _numbers_by_author(harvest_round)
    finished = {
        person_id
        for person_id, counts in numbers.items()
        if _sum(counts, SENT) and not _sum(counts, UNFINISHED)
    }
    return finished | set(replies_of(harvest_round))


def standing_of(calendar: LetterCalendar, now: datetime) -> Standing:
    """Return a round as its letters see it now, in a number of queries that does not depend on its size."""
    harvest_round = calendar.round
    held = {person.pk: (person, roles) for person, roles in roles_in(harvest_round)}
    numbers = _numbers_by_author(harvest_round)
    if harvest_round.state == RoundState.CLOSED:
        others = User.objects.filter(pk__in=numbers.keys() - held.keys(), is_active=True)
        held |= {person.pk: (person, frozenset()) for person in others.order_by("pk")}
    deadlines = deadlines_of(harvest_round, held.keys())
    absences = absences_of(held.keys())
    done = set(replies_of(harvest_round)) | {
        person_id
        for person_id, counts in numbers.items()
        if _sum(counts, SENT) and not _sum(counts, UNFINISHED)
    }
    waiting = _waiting_in(harvest_round)
    diaries = {
        pk: Diary(person.time_zone, person.working_days, tuple(absences.get(pk, ())))
        for pk, (person, _roles) in held.items()
    }
    today = {pk: diary.today(now) for pk, diary in diaries.items()}
    expected = [
        Silent(person, deadlines[pk], _sum(numbers[pk], UNFINISHED), _sum(numbers[pk], SENT))
        for pk, (person, roles) in held.items()
        if Role.CONTRIBUTOR in roles and pk not in done
    ]
    silent = tuple(each for each in expected if each.deadline < today[each.person.pk])
    waits_long = sum(1 for outcome in waiting if outcome.submitted_at <= now - TOO_LONG)
    readers = tuple(
        Reader(
            person_id=pk,
            diary=diaries[pk],
            roles=roles,
            deadline=deadlines[pk],
            is_done=pk in done,
            rhythm=person.digest_rhythm,
            waiting=_waiting_for(pk, roles, waiting),
            written=sum(number for state, number in numbers[pk].items() if state != S.WITHDRAWN),
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
        more_time=tuple(each for each in expected if each.deadline >= today[each.person.pk]),
        waits_long=waits_long,
    )


def _numbers_by_author(harvest_round: HarvestRound) -> dict[int, dict[str, int]]:
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Outcome.objects.filter(round=harvest_round).order_by().values_list("author_id", "state")
    for author_id, state, number in rows.annotate(number=Count("pk")):
        numbers[author_id][state] = number
    return numbers


def _sum(counts: dict[str, int], states: tuple[S, ...]) -> int:
    return sum(counts.get(state, 0) for state in states)


def _waiting_in(harvest_round: HarvestRound) -> list[Outcome]:
    """Return what waits for a decision, with who declared a conflict of interest with each."""
    rows = Outcome.objects.filter(round=harvest_round, state=S.SUBMITTED).order_by()
    waiting = list(rows.only("round_id", "author_id", "confidentiality", "submitted_at"))
    load_conflicts(waiting)
    return waiting


def _waiting_for(person_id: int, roles: frozenset[str], waiting: list[Outcome]) -> int:
    """Return how many submitted outcomes a person may decide; says the same as `decidable_by`."""
    if not {Role.REVIEWER, Role.LEAD} & roles:
        return 0
    return sum(
        1
        for outcome in waiting
        if outcome.author_id != person_id
        and (Role.LEAD in roles or not outcome.is_restricted)
        and person_id not in outcome.people_in_conflict
    )


def waiting_rows(harvest_round: HarvestRound, person_id: int, roles: frozenset[str]) -> QuerySet[Outcome]:
    """Return the outcomes that a person with these roles may decide, the longest waiting first."""
    rows = Outcome.objects.filter(round=harvest_round, state=S.SUBMITTED).exclude(author=person_id)
    if Role.LEAD not in roles:
        rows = rows.exclude(confidentiality=Confidentiality.RESTRICTED)
    return longest_waiting_first(rows.exclude(person_in_conflict(person_id)))


def fates_of_own(harvest_round: HarvestRound, person_id: int) -> QuerySet[Outcome]:
    """Return what a person wrote in a round, except what they withdrew."""
    return (
        Outcome.objects.filter(round=harvest_round, author=person_id)
        .exclude(state=S.WITHDRAWN)
        .select_related("duplicate_of")
        .order_by("pk")
    )
