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


@pytest.mark.parametrize(("rule", "language", "statement", "significance"), ROWS)
def test_it_asks_this_and_nothing_else(rule, language, statement, significance):
    asked = {each.rule for each in ask(Texts(language, statement, significance))}
    assert asked & set(JUDGED) == ({rule} if rule else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_tried_in_every_language(language):
    assert {rule for rule, lang, _statement, _significance in ROWS if lang == language} == {"", *JUDGED}
