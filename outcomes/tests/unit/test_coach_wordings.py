"""The coach on wordings that a list of words misses: headings, things that come by themselves, other words.

Each row of coach_wordings.csv stands for a way of writing; none is from the labelled examples. A row without a rule is
a record in good order, and some of them are tricky: "The survey department of Fiji counted home-based workers".
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from outcomes.coach import LANGUAGES, Texts, ask

JUDGED = (
    "output",
    "no_actor",
    "significance_repeats",
    "significance_empty_words",
    "impact",
    "no_act",
    "two_changes",
    "future",
    "attribution",
    "vague_time",
)
"""The rules that these rows are about; a date or a place that is missing is no matter here."""

with Path(__file__).with_name("coach_wordings.csv").open(encoding="utf-8") as file:
    ROWS = [tuple(row.values()) for row in csv.DictReader(file)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", ["", *JUDGED, "future no_actor", "no_act no_actor"])
def test_it_asks_this_and_nothing_else(rule, language):
    """Every row of a rule and a language; those that are asked about otherwise are listed."""
    rows = [row[2:] for row in ROWS if row[:2] == (rule, language)]
    wrong = {}
    for statement, significance in rows:
        asked = {each.rule for each in ask(Texts(language, statement, significance))} & set(JUDGED)
        if asked != set(rule.split()):
            wrong[statement, significance] = asked
    assert rows
    assert wrong == {}
