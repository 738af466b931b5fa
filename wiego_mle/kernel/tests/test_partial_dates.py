"""Dates keep the precision with which they are known."""

from datetime import date

import pytest
from django.utils import translation

from wiego_mle.kernel.partial_dates import Period, Precision, join, period_from_parts


@pytest.mark.parametrize(
    ("parts", "period", "words"),
    [
        ((2020,), Period(date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR), "2020"),
        ((2020, 2), Period(date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH), "February 2020"),
        ((2020, 2, 29), Period(date(2020, 2, 29), date(2020, 2, 29), Precision.DAY), "29 February 2020"),
    ],
)
def test_parts_become_a_period(parts, period, words):
    assert period_from_parts(*parts) == period
    assert period.words() == words


def test_there_is_no_thirtieth_of_february():
    with pytest.raises(ValueError, match="day"):
        period_from_parts(2021, 2, 30)


def test_a_span_is_as_exact_as_its_less_exact_end():
    span = join(period_from_parts(2020, 3, 4), period_from_parts(2021, 6))
    assert span == Period(date(2020, 3, 4), date(2021, 6, 30), Precision.MONTH)
    assert span.words() == "March 2020 – June 2021"


def test_quarters_are_named():
    assert Period(date(2020, 7, 1), date(2020, 9, 30), Precision.QUARTER).words() == "Q3 2020"


def test_words_follow_the_language():
    with translation.override("es"):
        assert period_from_parts(2020, 3).words().lower() == "marzo de 2020"
