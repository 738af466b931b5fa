"""The financial year of a day, its period and its words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from harvests.financial_year import label, period_of, year_of


@pytest.mark.parametrize(
    ("starts", "day", "year"),
    [
        (4, date(2025, 3, 31), 2024),
        (4, date(2025, 4, 1), 2025),
        (4, date(2025, 12, 31), 2025),
        (1, date(2025, 1, 1), 2025),
        (1, date(2025, 12, 31), 2025),
        (12, date(2025, 11, 30), 2024),
        (12, date(2025, 12, 1), 2025),
    ],
)
def test_a_day_falls_into_the_year_that_began_last(settings, starts, day, year):
    settings.FINANCIAL_YEAR_STARTS = starts
    assert year_of(day) == year


@pytest.mark.parametrize("starts", range(1, 13))
def test_years_follow_one_another_without_a_gap(settings, starts):
    settings.FINANCIAL_YEAR_STARTS = starts
    for year in (2023, 2024, 2025):
        first, last = period_of(year)
        assert year_of(first) == year_of(last) == year
        assert last + timedelta(days=1) == period_of(year + 1)[0]


@pytest.mark.parametrize(
    ("starts", "year", "words"),
    [(4, 2024, "2024/25"), (4, 1999, "1999/00"), (4, 2009, "2009/10"), (1, 2024, "2024")],
)
def test_a_year_is_written_as_people_write_it(settings, starts, year, words):
    settings.FINANCIAL_YEAR_STARTS = starts
    assert label(year) == words
