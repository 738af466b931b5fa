"""Which letters of a round are due, computed from what is known at one moment: pure functions.

All times are computed from the clock and the days of each person; nothing here reads or writes a database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from harvests.enums import REMINDERS, LetterFate, LetterKind, RoundState
from wiego_mle.kernel.roles import Role

AHEAD = timedelta(hours=16)
"""So long before its morning a letter to contributors is written: a lead can see, change or stop it."""

MORNING_LASTS = timedelta(hours=4)
"""A letter that is late goes on the same morning or, once that is over, on the next."""

LONGEST_AWAY = 400
"""Days after which somebody who is away is not waited for."""

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Diary:
    """The clock of a person, the days on which they work, and when they are away."""

    zone: str = "UTC"
    working_days: str = "12345"
    absences: tuple[tuple[date, date], ...] = ()

    def today(self, now: datetime) -> date:
        """Return which day it is where the person is."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def works_on(self, day: date) -> bool:
        """Say whether the person works on a day and is not away."""
        return str(day.isoweekday()) in self.working_days and not any(
            first <= day <= last for first, last in self.absences
        )

    def at(self, day: date, hour: int) -> datetime:
        """Return the moment at which the person’s clock shows an hour of a day."""
        return datetime.combine(day, time(hour), tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def morning(self, day: date, hour: int, now: datetime) -> datetime | None:
        """Return the first morning from a day on, not over yet, on which letters may come; None if none is near."""
        day = max(day, self.today(now))
        for _number in range(LONGEST_AWAY):
            if self.works_on(day) and (moment := self.at(day, hour)) + MORNING_LASTS > now:
                return moment
            day += timedelta(days=1)
        return None


@dataclass(frozen=True)
class Planned:
    """Whether letters of a kind go, and how many days before or after the deadline."""

    is_on: bool = True
    days: tuple[int, ...] = ()


USUAL = {
    LetterKind.OPENING: Planned(),
    LetterKind.BEFORE: Planned(days=(14, 7, 2)),
    LetterKind.ON_DAY: Planned(),
    LetterKind.AFTER: Planned(days=(3,)),
    LetterKind.WAITING: Planned(),
    LetterKind.ESCALATION: Planned(days=(1, 8)),
    LetterKind.CLOSING: Planned(),
}
"""What goes in a round for which nobody has planned otherwise."""


@dataclass(frozen=True)
class Reader:
    """A person to whom a round may write, and what is known about them now."""

    person_id: int
    diary: Diary
    roles: frozenset[str]
    deadline: date
    is_done: bool = False
    rhythm: str = "weekly"
    waiting: int = 0
    written: int = 0
    """How many outcomes of theirs the round has; after closing it writes to who has any."""


Key = tuple[int, str, int, date]
"""Which letter: person, kind, number, and the day it belongs to."""


@dataclass(frozen=True)
class RoundFacts:
    """What is known about a round and its letters at one moment."""

    state: RoundState
    collecting_from: date
    collecting_to: date
    running_since: datetime | None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    closings: int = 0
    hour: int = 8
    plans: Mapping[LetterKind, Planned] = field(default_factory=lambda: USUAL)
    readers: Collection[Reader] = ()
    overdue: int = 0
    """How much there is to tell a lead: people who are silent, texts that wait too long."""
    decided: Collection[Key] = frozenset()


@dataclass(frozen=True)
class Due:
    """A letter whose time has come, and what becomes of it."""

    person_id: int
    kind: LetterKind
    number: int
    about_day: date
    send_at: datetime
    fate: LetterFate

    @property
    def key(self) -> Key:
        """Which letter this is."""
        return (self.person_id, self.kind, self.number, self.about_day)


@dataclass(frozen=True)
class _Candidate:
    reader: Reader
    kind: LetterKind
    number: int
    about_day: date
    anchor: date
    send_at: datetime

    @property
    def key(self) -> Key:
        return (self.reader.person_id, self.kind, self.number, self.about_day)

    def with_fate(self, fate: LetterFate) -> Due:
        return Due(self.reader.person_id, self.kind, self.number, self.about_day, self.send_at, fate)


def due_letters(now: datetime, facts: RoundFacts) -> list[Due]:
    """Return the letters of a round whose time has come and about which nothing was decided yet."""
    return [due for due in coming_letters(now, facts) if due.send_at - ahead_of(due.kind) <= now]


def coming_letters(now: datetime, facts: RoundFacts) -> list[Due]:
    """Return all letters that are still to come as things stand now, in the order of their mornings."""
    if facts.running_since is None:
        return []
    found = [due for reader in facts.readers for due in _letters_to(reader, now, facts)]
    return sorted(found, key=lambda due: (due.send_at, due.person_id, due.kind, due.number))


def reminders_in(facts: RoundFacts, reader: Reader) -> frozenset[LetterKind]:
    """Return which reminders a contributor can get in the state of the round.

    Who has more time gets those up to their own last day also while the others’ texts are reviewed.
    """
    if facts.state == RoundState.OPEN:
        return frozenset(REMINDERS)
    if facts.state == RoundState.REVIEWING and reader.deadline > facts.collecting_to:
        return frozenset({LetterKind.BEFORE, LetterKind.ON_DAY})
    return frozenset()


def ahead_of(kind: LetterKind) -> timedelta:
    """Return how long before its morning a kind of letter is written; what tells news is written fresh."""
    return timedelta(0) if kind in (LetterKind.WAITING, LetterKind.ESCALATION) else AHEAD


def _letters_to(reader: Reader, now: datetime, facts: RoundFacts) -> Iterator[Due]:
    if Role.CONTRIBUTOR in reader.roles and (kinds := reminders_in(facts, reader)):
        planned = [each for each in _reminders(reader, now, facts) if each.kind in kinds]
        reminders = _open_ones(planned, facts)
        yield from _one_a_morning(reminders, done=reader.is_done)
    if facts.state in (RoundState.OPEN, RoundState.REVIEWING):
        if {Role.REVIEWER, Role.LEAD} & reader.roles:
            yield from _digest(reader, now, facts)
        if Role.LEAD in reader.roles:
            escalations = _open_ones(_escalations(reader, now, facts), facts)
            yield from _one_a_morning(escalations, nothing=not facts.overdue)
    if facts.state == RoundState.CLOSED and reader.written and facts.closed_at:
        closing = _open_ones(_closing(reader, now, facts), facts)
        yield from (each.with_fate(LetterFate.WRITTEN) for each in closing)


def _open_ones(candidates: Iterable[_Candidate], facts: RoundFacts) -> list[_Candidate]:
    return [each for each in candidates if each.key not in facts.decided]


def _one_a_morning(
    candidates: list[_Candidate], *, done: bool = False, nothing: bool = False
) -> Iterator[Due]:
    """Of the letters of one morning the latest goes; the first word of a round comes before any reminder."""
    by_morning: dict[datetime, list[_Candidate]] = defaultdict(list)
    for each in candidates:
        by_morning[each.send_at].append(each)
    for group in by_morning.values():
        goes = max(group, key=lambda each: (each.kind == LetterKind.OPENING, each.anchor, each.number))
        for each in group:
            if done:
                yield each.with_fate(LetterFate.DONE)
            elif nothing:
                yield each.with_fate(LetterFate.NOTHING)
            else:
                yield each.with_fate(LetterFate.WRITTEN if each is goes else LetterFate.SUPERSEDED)


def _reminders(reader: Reader, now: datetime, facts: RoundFacts) -> Iterator[_Candidate]:
    began = reader.diary.today(facts.running_since)
    deadline = reader.deadline
    planned = [
        (LetterKind.BEFORE, days, deadline - timedelta(days=days)) for days in _days(facts, LetterKind.BEFORE)
    ]
    if facts.plans[LetterKind.ON_DAY].is_on:
        planned.append((LetterKind.ON_DAY, 0, deadline))
    planned += [
        (LetterKind.AFTER, days, deadline + timedelta(days=days)) for days in _days(facts, LetterKind.AFTER)
    ]
    if facts.plans[LetterKind.OPENING].is_on and facts.opened_at and reader.diary.today(now) <= deadline:
        first = max(facts.collecting_from, _day_after(reader, facts.opened_at, facts.hour))
        opened_on = facts.opened_at.astimezone(UTC).date()
        yield from _candidate(reader, LetterKind.OPENING, 1, opened_on, first, now, facts)
    for kind, number, anchor in planned:
        # What fell on a day before the letters were started is not made up for.
        if anchor >= began:
            yield from _candidate(reader, kind, number, deadline, anchor, now, facts)


def _days(facts: RoundFacts, kind: LetterKind) -> tuple[int, ...]:
    plan = facts.plans[kind]
    return plan.days if plan.is_on else ()


def _day_after(reader: Reader, moment: datetime, hour: int) -> date:
    """Return the day of the first morning after a moment, so that a lead has time to look."""
    day = reader.diary.today(moment)
    return day if reader.diary.at(day, hour) > moment else day + timedelta(days=1)


def _candidate(
    reader: Reader,
    kind: LetterKind,
    number: int,
    about_day: date,
    anchor: date,
    now: datetime,
    facts: RoundFacts,
) -> Iterator[_Candidate]:
    send_at = reader.diary.morning(anchor, facts.hour, now)
    if send_at is not None:
        yield _Candidate(reader, kind, number, about_day, anchor, send_at)


def _digest(reader: Reader, now: datetime, facts: RoundFacts) -> Iterator[Due]:
    """The letter of the day or week about what waits; a week without a worker is made up for by one."""
    if reader.rhythm not in ("daily", "weekly") or not facts.plans[LetterKind.WAITING].is_on:
        return
    today = reader.diary.today(now)
    weekly = reader.rhythm == "weekly"
    send_at = reader.diary.morning(_monday(today) if weekly else today, facts.hour, now)
    if send_at is None or send_at + MORNING_LASTS <= facts.running_since:
        return
    day = reader.diary.today(send_at)
    about = _monday(day) if weekly else day
    candidate = _Candidate(reader, LetterKind.WAITING, 0, about, day, send_at)
    if candidate.key not in facts.decided:
        yield candidate.with_fate(LetterFate.WRITTEN if reader.waiting else LetterFate.NOTHING)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _escalations(reader: Reader, now: datetime, facts: RoundFacts) -> Iterator[_Candidate]:
    began = reader.diary.today(facts.running_since)
    for days in _days(facts, LetterKind.ESCALATION):
        anchor = facts.collecting_to + timedelta(days=days)
        if anchor >= began:
            yield from _candidate(
                reader, LetterKind.ESCALATION, days, facts.collecting_to, anchor, now, facts
            )


def _closing(reader: Reader, now: datetime, facts: RoundFacts) -> Iterator[_Candidate]:
    if facts.plans[LetterKind.CLOSING].is_on:
        anchor = _day_after(reader, facts.closed_at, facts.hour)
        closed_on = facts.closed_at.astimezone(UTC).date()
        yield from _candidate(reader, LetterKind.CLOSING, facts.closings, closed_on, anchor, now, facts)
