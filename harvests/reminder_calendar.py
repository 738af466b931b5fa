"""When somebody outside who was asked is reminded: pure functions over the plan, the request and the time.

All days and hours are those of the person's own clock; nothing here reads or writes a database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from harvests.enums import ReminderKind

_SATURDAY = 6
_DAYS_TO_LOOK = 10
"""More days than ever lie between a moment and the next hour at which letters go."""

Key = tuple[ReminderKind, int]
"""Which letter: its kind, and how many days after the first letter or before the last day."""


@dataclass(frozen=True)
class Timetable:
    """What a round plans: on which days people are reminded, and at which hours letters go."""

    reminders: tuple[int, ...] = (7, 14, 21)
    last_call_days: int = 2
    grace_days: int = 0
    quiet_until: int = 8
    quiet_from: int = 19
    skips_weekends: bool = True


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked and has not answered: when, until when, on which clock."""

    sent_at: datetime
    answer_until: date
    zone: str = "UTC"
    decided: Collection[Key] = frozenset()


@dataclass(frozen=True)
class Due:
    """A letter whose time has come; it goes, or a later one that is due as well goes in its place."""

    kind: ReminderKind
    number: int
    goes: bool


def due_reminders(now: datetime, plan: Timetable, asked: Asked) -> list[Due]:
    """Return the letters to somebody whose day has come and about which nothing was decided, the latest last.

    Of several that are due at once, because days were missed, only the last goes. In quiet hours and after
    the last day nothing is due at all.
    """
    if not may_go(now, plan, asked.zone) or local_day(now, asked.zone) > asked.answer_until:
        return []
    today = local_day(now, asked.zone)
    open_ones = [
        (kind, number)
        for kind, number, day in planned_days(plan, asked)
        if day <= today and (kind, number) not in asked.decided
    ]
    return [Due(kind, number, place == len(open_ones) - 1) for place, (kind, number) in enumerate(open_ones)]


def planned_days(plan: Timetable, asked: Asked) -> Iterator[tuple[ReminderKind, int, date]]:
    """Yield each letter that is planned with its day, in their order; reminders end before the last call."""
    began = local_day(asked.sent_at, asked.zone)
    last_call = asked.answer_until - timedelta(days=plan.last_call_days)
    end = last_call if plan.last_call_days else asked.answer_until
    for days in plan.reminders:
        if (day := began + timedelta(days=days)) < end:
            yield ReminderKind.REMINDER, days, day
    if plan.last_call_days and last_call > began:
        yield ReminderKind.LAST_CALL, plan.last_call_days, last_call


def may_go(now: datetime, plan: Timetable, zone: str) -> bool:
    """Say whether a letter may go now by the clock of its reader."""
    here = now.astimezone(ZoneInfo(zone))
    return plan.quiet_until <= here.hour < plan.quiet_from and _is_a_day_for_letters(here.date(), plan)


def next_time(now: datetime, plan: Timetable, zone: str) -> datetime:
    """Return the next moment at which a letter may go, this one if it may go now."""
    if may_go(now, plan, zone):
        return now
    day = local_day(now, zone)
    for _number in range(_DAYS_TO_LOOK):
        morning = datetime.combine(day, time(plan.quiet_until), tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if morning > now and _is_a_day_for_letters(day, plan):
            return morning
        day += timedelta(days=1)
    raise AssertionError("every week has a day for letters")


def is_over(now: datetime, plan: Timetable, asked: Asked) -> bool:
    """Say whether the last day and the days of grace are over where the person is."""
    return local_day(now, asked.zone) > asked.answer_until + timedelta(days=plan.grace_days)


def local_day(moment: datetime, zone: str) -> date:
    """Return which day it is at a moment on a clock."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _is_a_day_for_letters(day: date, plan: Timetable) -> bool:
    return not (plan.skips_weekends and day.isoweekday() >= _SATURDAY)
