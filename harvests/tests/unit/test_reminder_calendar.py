"""When people outside are reminded: their own clock, quiet hours, weekends, and days that were missed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from harvests.enums import ReminderKind
from harvests.reminder_calendar import (
    Asked,
    Due,
    Timetable,
    due_reminders,
    is_over,
    may_go,
    next_time,
    planned_days,
)

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
UNTIL = date(2026, 3, 30)
ASKED = Asked(sent_at=MONDAY, answer_until=UNTIL)
REMINDER, LAST_CALL = ReminderKind.REMINDER, ReminderKind.LAST_CALL


def at(day: int, hour: int = 10, *, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_the_usual_days():
    assert list(planned_days(Timetable(), ASKED)) == [
        (REMINDER, 7, date(2026, 3, 9)),
        (REMINDER, 14, date(2026, 3, 16)),
        (REMINDER, 21, date(2026, 3, 23)),
        (LAST_CALL, 2, date(2026, 3, 28)),
    ]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (Timetable(reminders=(7, 27), last_call_days=3), [(REMINDER, 7), (LAST_CALL, 3)]),
        (Timetable(reminders=(7, 27), last_call_days=0), [(REMINDER, 7), (REMINDER, 27)]),
        (Timetable(reminders=(), last_call_days=0), []),
        (Timetable(reminders=(28, 40), last_call_days=0), []),
        (Timetable(reminders=(), last_call_days=28), []),
    ],
)
def test_reminders_end_before_the_last_call_and_the_last_day(plan, expected):
    assert [(kind, number) for kind, number, _day in planned_days(plan, ASKED)] == expected


def test_nothing_is_due_before_its_day_and_once_decided_not_again():
    assert due_reminders(at(8), Timetable(), ASKED) == []
    assert due_reminders(at(9), Timetable(), ASKED) == [Due(REMINDER, 7, True)]
    told = Asked(MONDAY, UNTIL, decided={(REMINDER, 7)})
    assert due_reminders(at(9), Timetable(), told) == []


def test_of_several_that_were_missed_the_last_goes_alone():
    assert due_reminders(at(24), Timetable(), ASKED) == [
        Due(REMINDER, 7, False),
        Due(REMINDER, 14, False),
        Due(REMINDER, 21, True),
    ]


def test_after_the_last_day_nobody_is_reminded():
    assert due_reminders(at(30), Timetable(), ASKED)[-1] == Due(LAST_CALL, 2, True)
    assert due_reminders(at(31), Timetable(), ASKED) == []


def test_a_day_on_a_weekend_moves_to_monday():
    # The last call falls on a Saturday, the 28th.
    assert due_reminders(at(28), Timetable(), ASKED) == []
    assert due_reminders(at(29), Timetable(), ASKED) == []
    assert [each.kind for each in due_reminders(at(30), Timetable(), ASKED)][-1] == LAST_CALL
    assert [each.kind for each in due_reminders(at(28), Timetable(skips_weekends=False), ASKED)][
        -1
    ] == LAST_CALL


@pytest.mark.parametrize(
    ("zone", "hour_utc", "goes"),
    [
        ("UTC", 7, False),
        ("UTC", 8, True),
        ("UTC", 18, True),
        ("UTC", 19, False),
        ("America/Lima", 12, False),  # seven in the morning there
        ("America/Lima", 13, True),
        ("Asia/Kathmandu", 2, False),  # 07:45
        ("Asia/Kathmandu", 3, True),  # 08:45
    ],
)
def test_quiet_hours_are_those_of_the_reader(zone, hour_utc, goes):
    asked = Asked(MONDAY, UNTIL, zone)
    assert bool(due_reminders(at(11, hour_utc), Timetable(), asked)) is goes
    assert may_go(at(11, hour_utc), Timetable(), zone) is goes


def test_the_next_time_is_an_hour_at_which_letters_go():
    plan = Timetable()
    for zone in ("UTC", "America/Lima", "Pacific/Kiritimati", "Australia/Lord_Howe"):
        for hours in range(24 * 14):
            now = MONDAY + timedelta(hours=hours)
            moment = next_time(now, plan, zone)
            assert moment >= now
            assert may_go(moment, plan, zone)
            assert moment == now or not may_go(now, plan, zone)
            assert moment - now < timedelta(days=3)


def test_a_request_is_over_after_the_days_of_grace_where_the_person_is():
    lima = Asked(MONDAY, UNTIL, "America/Lima")
    midnight_there = datetime(2026, 4, 3, 5, 0, tzinfo=UTC)
    assert not is_over(midnight_there - timedelta(seconds=1), Timetable(grace_days=3), lima)
    assert is_over(midnight_there, Timetable(grace_days=3), lima)
    assert is_over(at(31), Timetable(), ASKED)
