"""Which letters are due: clocks that change, days off, absences, and what overtakes what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from harvests.calendar import USUAL, Diary, Planned, Reader, RoundFacts, coming_letters, due_letters
from harvests.enums import LetterFate, LetterKind, RoundState

DEADLINE = date(2026, 4, 17)
"""A Friday."""
LONG_AGO = datetime(2026, 2, 2, 9, tzinfo=UTC)


def contributor(**more) -> Reader:
    return Reader(
        person_id=1, roles=frozenset({"contributor"}), deadline=DEADLINE, **({"diary": Diary()} | more)
    )


def facts(*readers: Reader, **more) -> RoundFacts:
    known = {
        "state": RoundState.OPEN,
        "collecting_from": date(2026, 2, 2),
        "collecting_to": DEADLINE,
        "running_since": LONG_AGO,
        "opened_at": LONG_AGO,
        "readers": readers,
        "decided": frozenset({(1, "opening", 1, date(2026, 2, 2))}),
    }
    return RoundFacts(**(known | more))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def told(now: str, known: RoundFacts) -> list[tuple]:
    return [(due.kind.value, due.number, due.fate.value) for due in due_letters(at(now), known)]


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        ("America/New_York", date(2026, 3, 6), "2026-03-06 13:00"),
        ("America/New_York", date(2026, 3, 9), "2026-03-09 12:00"),
        ("Europe/Madrid", date(2026, 3, 27), "2026-03-27 07:00"),
        ("Europe/Madrid", date(2026, 3, 30), "2026-03-30 06:00"),
        ("Asia/Kathmandu", date(2026, 3, 30), "2026-03-30 02:15"),
        ("Pacific/Kiritimati", date(2026, 3, 30), "2026-03-29 18:00"),
    ],
)
def test_eight_o_clock_is_that_of_the_reader_whatever_the_clocks_do(zone, day, moment):
    assert Diary(zone).morning(day, 8, at("2026-03-01 00:00")) == at(moment)


def test_days_off_and_absences_move_a_morning_on():
    diary = Diary(absences=((date(2026, 4, 6), date(2026, 4, 8)),))
    assert diary.morning(date(2026, 4, 4), 8, LONG_AGO) == at("2026-04-09 08:00")
    assert Diary(working_days="67").morning(date(2026, 4, 6), 8, LONG_AGO) == at("2026-04-11 08:00")


def test_who_is_away_for_years_is_not_waited_for():
    assert Diary(absences=((date(2026, 1, 1), date(2030, 1, 1)),)).morning(DEADLINE, 8, LONG_AGO) is None


def test_a_reminder_is_written_the_evening_before_and_not_earlier():
    known = facts(contributor())
    assert told("2026-04-02 15:59", known) == []
    assert told("2026-04-02 16:00", known) == [("before", 14, "written")]


def test_a_letter_that_is_late_goes_the_same_morning_or_the_next():
    known = facts(contributor())
    (same,) = due_letters(at("2026-04-03 11:59"), known)
    (next_one,) = due_letters(at("2026-04-05 16:30"), known)
    assert same.send_at == at("2026-04-03 08:00")
    assert next_one.send_at == at("2026-04-06 08:00")
    assert due_letters(at("2026-04-03 12:00"), known) == []


def test_after_a_long_silence_the_latest_reminder_goes_alone():
    known = facts(contributor())
    assert told("2026-04-20 09:00", known) == [
        ("after", 3, "written"),
        ("before", 2, "superseded"),
        ("before", 7, "superseded"),
        ("before", 14, "superseded"),
        ("on_day", 0, "superseded"),
    ]


def test_the_first_word_of_a_round_comes_before_any_reminder():
    known = facts(contributor(), decided=frozenset())
    fates = {kind: fate for kind, _number, fate in told("2026-04-10 09:00", known)}
    assert fates == {"opening": "written", "before": "superseded"}


def test_what_fell_due_before_the_letters_were_started_is_not_made_up_for():
    known = facts(contributor(), running_since=at("2026-04-12 09:00"))
    assert told("2026-04-13 09:00", known) == []
    assert told("2026-04-15 09:00", known) == [("before", 2, "written")]


def test_who_is_done_gets_none_and_that_is_noted():
    known = facts(contributor(is_done=True))
    assert told("2026-04-03 08:00", known) == [("before", 14, "done")]


def test_more_time_moves_the_reminders_of_that_person():
    later = contributor()
    later = replace(later, deadline=date(2026, 4, 24))
    assert told("2026-04-10 08:00", facts(later)) == [("before", 14, "written")]
    (due,) = due_letters(at("2026-04-10 08:00"), facts(later))
    assert due.about_day == date(2026, 4, 24)


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.REVIEWING, RoundState.CLOSED])
def test_nobody_is_asked_for_texts_when_the_round_takes_none(state):
    assert told("2026-04-15 09:00", facts(contributor(), state=state)) == []


def test_nothing_goes_while_the_letters_are_stopped():
    assert coming_letters(at("2026-04-15 09:00"), facts(contributor(), running_since=None)) == []


def test_kinds_that_are_switched_off_are_silent():
    off = {kind: Planned(is_on=False) for kind in LetterKind}
    everybody = contributor(), Reader(2, Diary(), frozenset({"lead"}), DEADLINE, rhythm="daily", waiting=1)
    assert coming_letters(at("2026-04-15 09:00"), facts(*everybody, plans=off, overdue=3)) == []


def reviewer(rhythm: str, waiting: int = 1) -> Reader:
    return Reader(2, Diary(), frozenset({"reviewer"}), DEADLINE, rhythm=rhythm, waiting=waiting)


@pytest.mark.parametrize(
    ("rhythm", "days"), [("daily", [1, 2, 3, 6, 7, 8, 9, 10]), ("weekly", [1, 6]), ("never", [])]
)
def test_a_reviewer_hears_daily_weekly_or_never(rhythm, days):
    """From Wednesday the first to Friday the tenth, ticking every hour; Monday was before the start."""
    known = facts(reviewer(rhythm), running_since=at("2026-04-01 00:00"))
    decided, went = set(), []
    now = at("2026-04-01 00:00")
    while now < at("2026-04-11 00:00"):
        for due in due_letters(now, replace(known, decided=frozenset(decided))):
            decided.add(due.key)
            went.append(due.send_at.day)
        now += timedelta(hours=1)
    assert went == days


def test_a_reviewer_for_whom_nothing_waits_gets_nothing():
    assert told("2026-04-13 08:30", facts(reviewer("daily", waiting=0))) == [("waiting", 0, "nothing")]


def test_a_lead_hears_who_is_silent_and_nothing_when_nobody_is():
    lead = Reader(3, Diary(), frozenset({"lead"}), DEADLINE, rhythm="never")
    assert told("2026-04-20 08:30", facts(lead, overdue=2)) == [("escalation", 1, "written")]
    assert told("2026-04-20 08:30", facts(lead)) == [("escalation", 1, "nothing")]


def test_who_wrote_hears_what_became_of_it_on_the_morning_after_the_closing():
    author = replace(contributor(), written=2)
    known = facts(
        author, contributor(), state=RoundState.CLOSED, closed_at=at("2026-05-08 07:59"), closings=1
    )
    (due,) = due_letters(at("2026-05-08 08:00"), known)
    assert (due.kind, due.fate) == (LetterKind.CLOSING, LetterFate.WRITTEN)
    later = replace(known, closed_at=at("2026-05-08 08:01"))
    (due,) = due_letters(at("2026-05-11 08:00"), later)
    assert due.send_at == at("2026-05-11 08:00")


def test_the_usual_plan_knows_every_kind():
    assert set(USUAL) == set(LetterKind)
