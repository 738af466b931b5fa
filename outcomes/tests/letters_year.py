"""A round of sixty people in nine time zones, and which letters it must send: computed the slow way.

What is expected is found by walking through the days of each person, one after the other, with the rules
written down anew; nothing of the calendar under test is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from harvests.models import HarvestRound
from harvests.tests.factories import ExtensionFactory, HarvestRoundFactory, ReplyFactory, TeamMemberFactory
from outcomes.models import Outcome
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import AbsenceFactory, UserFactory

ZONES = (
    "America/New_York",  # changes its clocks on 8 March 2026
    "America/Sao_Paulo",
    "Europe/London",  # 29 March
    "Europe/Madrid",  # 29 March
    "Africa/Accra",
    "Africa/Casablanca",  # goes back for Ramadan: 15 February and 22 March
    "Asia/Kathmandu",  # five hours and three quarters
    "Australia/Lord_Howe",  # 5 April, by half an hour
    "Pacific/Kiritimati",  # fourteen hours ahead
)
BEGAN = datetime(2026, 2, 25, 11, 30, tzinfo=UTC)
DEADLINE = date(2026, 4, 5)
"""A Sunday, on which Lord Howe changes its clocks as well."""
LASTS = timedelta(weeks=8)
TICK = timedelta(hours=3)
"""Shorter than a morning lasts, so that no morning is missed; the beat of an installation ticks every ten minutes."""
HOUR = 8
BEFORE, AFTER, ESCALATED = (14, 7, 2), (3,), (1, 8)


@dataclass
class Member:
    """A person of the round, with what they do and when."""

    person: User
    role: Role
    absences: tuple[tuple[date, date], ...] = ()
    deadline: date = DEADLINE
    done_from: datetime | None = None
    done_until: datetime | None = None

    def is_done(self, moment: datetime) -> bool:
        return (
            self.done_from is not None
            and self.done_from <= moment
            and not (self.done_until and self.done_until <= moment)
        )

    def works_on(self, day: date) -> bool:
        away = any(first <= day <= last for first, last in self.absences)
        return not away and str(day.isoweekday()) in self.person.working_days


@dataclass
class Simulation:
    """The round, its people, and what happens in it from outside."""

    round: HarvestRound
    members: list[Member]
    events: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)
    sent_in: list[datetime] = field(default_factory=list)
    """When outcomes were sent that wait for a decision to the end."""

    def happen(self, now: datetime) -> None:
        """Let happen what happens until now."""
        while self.events and self.events[0][0] <= now:
            self.events.pop(0)[1]()


def simulation() -> Simulation:
    """Return a round that opens at the beginning, with fifty-four contributors, four reviewers and two leads."""
    round_ = HarvestRoundFactory(
        reference="year", name="Harvest 2025", collecting_from=date(2026, 2, 25), collecting_to=DEADLINE
    )
    made = Simulation(round_, [_member(round_, number) for number in range(60)])
    contributors = [each for each in made.members if each.role == Role.CONTRIBUTOR]
    for number, member in enumerate(contributors):
        _give_a_life(made, member, number)
    made.events.sort(key=lambda event: event[0])
    return made


def _member(round_: HarvestRound, number: int) -> Member:
    role = {0: Role.LEAD, 1: Role.LEAD}.get(number, Role.REVIEWER if number < 6 else Role.CONTRIBUTOR)
    days = {3: "7123", 5: "123456", 7: "135"}.get(number % 10, "12345")
    person = UserFactory(
        name=f"Person {number:02d}",
        language=("en", "es", "fr", "pt")[number % 4],
        time_zone=ZONES[number % 9],
        working_days=days,
        digest_rhythm=("weekly", "daily", "never")[number % 3],
    )
    TeamMemberFactory(round=round_, person=person, role=role)
    absences = {
        4: ((date(2026, 3, 16), date(2026, 3, 27)),),
        6: ((date(2026, 3, 28), date(2026, 4, 12)),),
        8: ((date(2026, 2, 20), date(2026, 3, 20)), (date(2026, 4, 6), date(2026, 4, 7))),
    }.get(number % 10, ())
    for first, last in absences:
        AbsenceFactory(person=person, first_day=first, last_day=last)
    return Member(person, role, absences)


def _noon(member: Member, day: date) -> datetime:
    """Return eleven o'clock of a person’s day: far from any morning and any evening before."""
    return datetime.combine(day, time(11, 30), tzinfo=ZoneInfo(member.person.time_zone)).astimezone(UTC)


def _give_a_life(made: Simulation, member: Member, number: int) -> None:
    round_, person = made.round, member.person
    day = date(2026, 3, 3) + timedelta(days=number % 40)
    at = _noon(member, day)
    match number % 6:
        case 0:
            made.events.append((at, lambda: ReplyFactory(round=round_, person=person)))
            member.done_from = at
        case 1:
            made.events.append(
                (at, lambda: OutcomeFactory(round=round_, author=person, submitted=True, submitted_at=at))
            )
            made.sent_in.append(at)
            member.done_from = at
        case 2:
            # Sends one and begins another nine days later: asked again.
            made.events.append(
                (at, lambda: OutcomeFactory(round=round_, author=person, submitted=True, submitted_at=at))
            )
            made.sent_in.append(at)
            again = _noon(member, day + timedelta(days=9))
            made.events.append((again, lambda: OutcomeFactory(round=round_, author=person)))
            member.done_from, member.done_until = at, again
        case 3:
            member.deadline = date(2026, 4, 12)
            made.events.append(
                (
                    _noon(member, date(2026, 3, 2)),
                    lambda: ExtensionFactory(round=round_, person=person, until=date(2026, 4, 12)),
                )
            )
        case 4:
            made.events.append((at, lambda: OutcomeFactory(round=round_, author=person)))
        case _:
            pass


Sent = tuple[str, str, int, date]
"""Whom, which kind, which number, on which of their days."""


def expected(made: Simulation, *, until: datetime) -> set[Sent]:
    """Return which letters must have gone until a moment, by walking through everybody’s days."""
    wanted: set[Sent] = set()
    for member in made.members:
        if member.role == Role.CONTRIBUTOR:
            wanted |= _reminders(member, until)
        else:
            wanted |= _digests(made, member, until)
        if member.role == Role.LEAD:
            wanted |= _escalations(member, until)
    return wanted


def _days(member: Member, until: datetime):
    """Yield the days of a person on which letters may come, each with its moment."""
    zone = ZoneInfo(member.person.time_zone)
    day = BEGAN.astimezone(zone).date()
    while (moment := datetime.combine(day, time(HOUR), tzinfo=zone).astimezone(UTC)) <= until:
        if member.works_on(day):
            yield day, moment
        day += timedelta(days=1)


def _reminders(member: Member, until: datetime) -> set[Sent]:
    zone = ZoneInfo(member.person.time_zone)
    first_morning = datetime.combine(BEGAN.astimezone(zone).date(), time(HOUR), tzinfo=zone)
    opens_on = first_morning.date() + timedelta(days=0 if first_morning > BEGAN else 1)
    asked = [("opening", 1, max(opens_on, date(2026, 2, 25)))]
    asked += [("before", days, member.deadline - timedelta(days=days)) for days in BEFORE]
    asked += [("on_day", 0, member.deadline)]
    asked += [("after", days, member.deadline + timedelta(days=days)) for days in AFTER]
    sent: set[Sent] = set()
    for day, moment in _days(member, until):
        now_due = [each for each in asked if each[2] <= day]
        if not now_due:
            continue
        asked = [each for each in asked if each[2] > day]
        if member.is_done(moment):
            continue
        opening = [each for each in now_due if each[0] == "opening"]
        kind, number, _on = opening[0] if opening else now_due[-1]
        sent.add((member.person.name, kind, number, day))
    return sent


def _digests(made: Simulation, member: Member, until: datetime) -> set[Sent]:
    rhythm = member.person.digest_rhythm
    sent: set[Sent] = set()
    weeks: set[tuple[int, int]] = set()
    for day, moment in _days(member, until):
        if moment + timedelta(hours=4) <= BEGAN or rhythm == "never":
            continue
        week = day.isocalendar()[:2]
        if rhythm == "weekly" and week in weeks:
            continue
        weeks.add(week)
        if any(at <= max(moment, BEGAN) for at in made.sent_in):
            sent.add((member.person.name, "waiting", 0, day))
    return sent


def _escalations(member: Member, until: datetime) -> set[Sent]:
    asked = [(days, DEADLINE + timedelta(days=days)) for days in ESCALATED]
    sent: set[Sent] = set()
    for day, _moment in _days(member, until):
        due = [each for each in asked if each[1] <= day]
        asked = [each for each in asked if each[1] > day]
        if due:
            sent.add((member.person.name, "escalation", due[-1][0], day))
    return sent


def sent_letters(round_: HarvestRound) -> list[Sent]:
    """Return which letters went, each with the day on which that was where its reader is."""
    found = []
    for row in round_.letters.select_related("letter", "person").filter(letter__state="sent"):
        day = row.letter.sent_at.astimezone(ZoneInfo(row.person.time_zone)).date()
        found.append((row.person.name, row.kind, row.number, day))
    return found


def unread_outcomes(round_: HarvestRound) -> int:
    """Return how many outcomes the round has, so that a test can see that something happened."""
    return Outcome.objects.filter(round=round_).count()
