"""A date as exactly as it is known, typed in small parts."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from outcomes.forms.partial_date import PartialDateField, joined, taken_apart
from wiego_mle.kernel.partial_dates import Period, Precision, period_from_parts


class When(forms.Form):
    """A form that asks for one date."""

    began = PartialDateField(label="When", latest=lambda: date(2025, 6, 15), required=False)


def typed(**parts: str) -> When:
    """Return the form with the parts as a browser sends them."""
    data = QueryDict(mutable=True)
    data.update({f"began_{part}": value for part, value in parts.items()})
    return When(data)


def quarter(year: int, number: int) -> Period:
    """Return a quarter through the field."""
    form = typed(year=str(year), quarter=str(number))
    assert form.is_valid(), form.errors
    return form.cleaned_data["began"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, None),
        ({"year": "2024"}, Period(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR)),
        ({"year": " 2024 ", "month": "2"}, Period(date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH)),
        (
            {"year": "2024", "month": "02", "day": "29"},
            Period(date(2024, 2, 29), date(2024, 2, 29), Precision.DAY),
        ),
        ({"year": "2024", "quarter": "3"}, Period(date(2024, 7, 1), date(2024, 9, 30), Precision.QUARTER)),
        # This year is not over, but it has begun.
        ({"year": "2025"}, Period(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR)),
        (
            {"year": "2025", "month": "6", "day": "15"},
            Period(date(2025, 6, 15), date(2025, 6, 15), Precision.DAY),
        ),
    ],
)
def test_gives_the_period_that_is_known(parts, expected):
    form = typed(**parts)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["began"] == expected


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("March", 3),
        ("mar", 3),
        ("MARÇO", 3),
        ("marzo", 3),
        ("mars", 3),
        ("août", 8),
        ("aout", 8),
        ("Sept.", 9),
        ("juillet", 7),
        ("dezembro", 12),
        ("enero", 1),
    ],
)
def test_understands_names_of_months_in_four_languages(name, number):
    form = typed(year="2024", month=name)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["began"].first == date(2024, number, 1)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"month": "3"}, "Add the year."),
        ({"quarter": "1"}, "Add the year."),
        ({"year": "24"}, "Write the year with four digits, for example 2024."),
        ({"year": "9" * 5000}, "Write the year with four digits, for example 2024."),
        ({"year": "2024²"}, "Write the year with four digits, for example 2024."),
        ({"year": "2024", "day": "3"}, "Add the month, or leave the day empty."),
        ({"year": "2024", "month": "13"}, "Write the month as a number from 1 to 12, or its name."),
        ({"year": "2024", "month": "Blursday"}, "Write the month as a number from 1 to 12, or its name."),
        ({"year": "2024", "month": "6", "day": "31"}, "There is no such day: June 2024 has 30 days."),
        ({"year": "2023", "month": "2", "day": "29"}, "There is no such day: February 2023 has 28 days."),
        ({"year": "2024", "month": "6", "day": "0"}, "Write the day as a number from 1 to 31."),
        ({"year": "2024", "month": "6", "day": "\x00"}, "Write the day as a number from 1 to 31."),
        ({"year": "2024", "month": "6", "quarter": "2"}, "Give either a month or a quarter, not both."),
        ({"year": "2024", "quarter": "5"}, "Choose a quarter from the list."),
        ({"year": "2026"}, "This date is in the future."),
        ({"year": "2025", "month": "6", "day": "16"}, "This date is in the future."),
    ],
)
def test_says_in_plain_words_what_is_wrong(parts, words):
    assert typed(**parts).errors == {"began": [words]}


def test_prints_again_what_was_typed_and_marks_it():
    page = str(typed(year="2024", month='"><script>', day="5")["began"])
    assert 'value="&quot;&gt;&lt;script&gt;"' in page
    assert "<script>" not in page
    assert 'name="began_day"' in page


def test_prints_a_saved_period_by_its_parts():
    page = str(When(initial={"began": quarter(2024, 3)})["began"])
    assert '<option value="3" selected>' in page
    assert 'value="2024"' in page


def test_a_date_that_was_not_touched_has_not_changed():
    saved = period_from_parts(2024, 3)
    field = PartialDateField()
    assert not field.has_changed(saved, {"day": "", "month": "3", "year": "2024", "quarter": ""})
    assert field.has_changed(saved, {"day": "1", "month": "3", "year": "2024", "quarter": ""})
    assert not field.has_changed(None, {"day": "", "month": "", "year": "", "quarter": ""})


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, None),
        (period_from_parts(2024), None),
        (period_from_parts(2022), period_from_parts(2024)),
        (period_from_parts(2024, 3), period_from_parts(2024, 11)),
        (period_from_parts(2024, 3, 5), period_from_parts(2024, 3, 9)),
    ],
)
def test_a_span_is_taken_apart_as_it_was_joined(first, last):
    assert taken_apart(joined(first, last)) == (first, last)


def test_the_same_date_twice_is_one_date():
    month = period_from_parts(2024, 3)
    assert taken_apart(joined(month, month)) == (month, None)


def test_a_span_is_as_exact_as_its_less_exact_end():
    span = joined(period_from_parts(2023, 5, 7), period_from_parts(2024))
    assert span == Period(date(2023, 5, 7), date(2024, 12, 31), Precision.YEAR)
    assert span.words() == "2023 – 2024"


def test_an_end_needs_a_beginning_before_it():
    with pytest.raises(forms.ValidationError, match="Say also when it began"):
        joined(None, period_from_parts(2024))
    with pytest.raises(forms.ValidationError, match="The end is before the beginning"):
        joined(period_from_parts(2024), period_from_parts(2023))


def test_labels_follow_the_language_of_the_reader():
    with translation.override("en"):
        assert "Quarter" in str(When()["began"]) or "quarter" in str(When()["began"])
