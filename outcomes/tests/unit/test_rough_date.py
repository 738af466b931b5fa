"""Dates written in a few words, in four languages; what is not clear stays words."""

from __future__ import annotations

from datetime import date

import pytest

from outcomes.forms.rough_date import read_rough_date

TODAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        (" 2024. ", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("March 2025", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("marzo de 2025", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("mars 2025", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("março de 2025", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("03/2025", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("3 May 2025", date(2025, 5, 3), date(2025, 5, 3), "day"),
        ("May 3, 2025", date(2025, 5, 3), date(2025, 5, 3), "day"),
        ("3 de mayo de 2025", date(2025, 5, 3), date(2025, 5, 3), "day"),
        ("1er mai 2025", date(2025, 5, 1), date(2025, 5, 1), "day"),
        ("3 de maio de 2025", date(2025, 5, 3), date(2025, 5, 3), "day"),
        ("2025-05-03", date(2025, 5, 3), date(2025, 5, 3), "day"),
        ("Q2 2024", date(2024, 4, 1), date(2024, 6, 30), "quarter"),
        ("2.º semestre de 2024", date(2024, 7, 1), date(2024, 12, 31), "quarter"),
        ("de marzo a mayo de 2025", date(2025, 3, 1), date(2025, 5, 31), "month"),
        ("25/12/2024", date(2024, 12, 25), date(2024, 12, 25), "day"),
        ("today", TODAY, TODAY, "day"),
        ("ayer", date(2025, 6, 14), date(2025, 6, 14), "day"),
        ("Aujourd’hui", TODAY, TODAY, "day"),
        ("ontem", date(2025, 6, 14), date(2025, 6, 14), "day"),
    ],
)
def test_clear_words_are_a_date(words, first, last, precision):
    period = read_rough_date(words, today=TODAY)
    assert (period.first, period.last, period.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "after the election",
        "3/4/2025",
        "mid 2024",
        "since 2023",
        "2019/20",
        "2026",
        "31 June 2024",
        "May",
        "about March 2025",
        "9" * 500,
    ],
)
def test_other_words_are_none(words):
    assert read_rough_date(words, today=TODAY) is None
