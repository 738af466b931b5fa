"""Where a round is in its collecting time, and the lines that are drawn of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from harvests.models import HarvestRound
from outcomes.queries.cockpit import Pace
from outcomes.queries.timing import Span, span_of
from outcomes.reports.cockpit.pace import pictures, point_of, point_words

FIRST = date(2026, 1, 1)


def pace_of(
    days: int = 100, *, sent=(), accepted=(), imported: int = 0, first: date = FIRST, name: str = "Here"
) -> Pace:
    """Return the pace of a round that collects for some days; what came in is said in days of it."""
    harvest_round = HarvestRound(
        name=name, collecting_from=first, collecting_to=first + timedelta(days=days - 1)
    )
    on = [[first + timedelta(days=day - 1) for day in each] for each in (sent, accepted)]
    return Pace(harvest_round, *on, imported)


@pytest.mark.parametrize("days", [1, 7, 91, 365, 736])
def test_the_day_at_a_share_and_the_share_at_a_day_say_the_same(days):
    pace = pace_of(days)
    for passed in range(1, days * 2):
        day = FIRST + timedelta(days=passed - 1)
        assert pace.day_at(pace.share(day)) == day


def test_before_collecting_begins_nothing_is_over():
    pace = pace_of()
    point = point_of(pace, FIRST - timedelta(days=3))
    assert not point.has_begun
    assert point_words(pace, point) == "Collecting has not begun yet."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (1, "Day 1 of 100: 1% of the time for collecting is over."),
        (43, "Day 43 of 100: 43% of the time for collecting is over."),
        (100, "Day 100 of 100: 100% of the time for collecting is over."),
        (101, "1 day after the last day of collecting."),
        (109, "9 days after the last day of collecting."),
    ],
)
def test_the_point_is_said_in_words(day, words):
    pace = pace_of()
    assert point_words(pace, point_of(pace, FIRST + timedelta(days=day - 1))) == words


def ends_of(picture) -> list[tuple[int, int]]:
    """Return where each line ends."""
    return [tuple(map(int, line.points.split()[-1].split(","))) for line in picture.lines]


def test_the_line_of_the_round_ends_today_and_earlier_ones_at_the_last_day():
    here = pace_of(sent=(2, 3, 10), accepted=(20,))
    before = pace_of(50, sent=(1, 25, 26, 40), first=date(2025, 1, 1), name="Before")
    sent, accepted = pictures([here, before], point_of(here, FIRST + timedelta(days=49)))
    middle = (sent.left + sent.right) // 2
    assert sent.top == 5
    assert ends_of(sent) == [(middle, sent.lower - (sent.lower - sent.upper) * 3 // 5), (sent.right, 45)]
    assert ends_of(accepted)[1] == (accepted.right, accepted.lower)
    assert sent.deadline_at == sent.right


def test_what_came_long_after_the_last_day_stands_at_the_edge():
    here = pace_of(10, sent=(100,))
    sent, _accepted = pictures([here], point_of(here, FIRST + timedelta(days=120)))
    end = ends_of(sent)[0]
    assert end[0] == sent.right
    assert end[1] < sent.lower
    assert sent.deadline_at < sent.right


@pytest.mark.parametrize(
    ("sent", "imported", "at_once"),
    [
        ((), 0, False),
        ((3, 3, 3, 4), 2, False),
        ((3, 3, 3, 4), 3, True),
        ((10, 10, 10, 10, 10, 10), 0, False),
        ((11, 11, 11, 11, 11), 0, True),
        ((11, 11, 11, 11), 0, False),
        ((1, 2, 3, 4, 5, 11, 11, 11, 11, 11), 0, False),
    ],
)
def test_a_round_came_at_once_if_most_was_imported_or_entered_on_one_day_afterwards(sent, imported, at_once):
    assert pace_of(10, sent=sent, imported=imported).came_at_once is at_once


def test_a_round_that_came_at_once_has_no_line():
    here, before = pace_of(sent=(2, 3, 10)), pace_of(sent=(1, 2), imported=2, name="Before")
    point = point_of(here, FIRST + timedelta(days=49))
    assert [[line.name for line in picture.lines] for picture in pictures([here, before], point)] == [
        ["Here"],
        ["Here"],
    ]
    assert pictures([before, here], point) == []


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("2026-01-01..2026-01-07", Span(FIRST, date(2026, 1, 7))),
        ("..2026-01-07", Span(None, date(2026, 1, 7))),
        ("2026-01-07..2026-01-01", None),
        ("2026-01-07..", None),
        ("2026-13-01..2026-13-02", None),
        ("..", None),
        ("..9999-12-31", None),
        ("..0001-01-01", None),
        ("yesterday..today", None),
    ],
)
def test_a_span_is_read_from_an_address_or_not_at_all(words, span):
    assert span_of(words) == span
    if span:
        assert span.address == words
