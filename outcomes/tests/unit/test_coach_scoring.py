"""How the coach is scored, and that it stays as good as it was."""

from __future__ import annotations

import pytest

from outcomes.coach import RULES
from outcomes.coach.scoring import Score, figures, labelled_rows, scored
from outcomes.coach.texts import Texts


@pytest.fixture(scope="module")
def score() -> Score:
    return scored(labelled_rows())


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_asks_what_reviewers_ask_on_the_examples(score, rule):
    tally = score.tallies[rule, "all"]
    assert tally.precision >= 0.85
    assert tally.recall >= 0.85


def test_right_vain_and_missed_questions_are_counted_per_language():
    rows = [
        (Texts("en", "In 2019 the council will meet."), {"future", "no_place"}, "1"),
        (Texts("en", "On 4 May 2021 the council of Thika met."), {"future"}, "2"),
        (Texts("es", "El 4 de mayo de 2021 el concejo se reunió."), set(), "3"),
    ]
    told = scored(rows)
    future, place = told.tallies["future", "all"], told.tallies["no_place", "all"]
    assert (future.right, future.in_vain, future.missed) == (1, 0, 1)
    assert (place.precision, place.recall) == (0.5, 1.0)
    assert told.tallies["no_place", "es"].recall is None
    assert ("future", "es") not in told.tallies


def test_figures_are_told_per_rule_and_language(score):
    told = figures(score)
    assert set(told["rules"]) == set(RULES)
    assert set(told["rules"]["no_date"]) == {"all", "en", "es", "fr", "pt"}
    assert told["rules"]["no_date"]["all"]["wanted"] == 11
    assert told["records"] == 80
    assert 0 < told["median_ms"] <= told["p95_ms"]
