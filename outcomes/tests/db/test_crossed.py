"""Counting by any two dimensions: what the list finds, what was counted by hand, and what a record says itself."""

from __future__ import annotations

from itertools import combinations

import pytest

from harvests.models import Code
from outcomes.queries.crossed import GROUPINGS, can_be_crossed, crossed
from outcomes.queries.explored import explored
from outcomes.queries.filters import NONE, narrowed
from outcomes.reports.dimensions import DIMENSIONS
from outcomes.reports.outcome_rows import chunks_of_records
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.factories import ContributionLinkFactory

CHOSEN = {"year": ["2024"]}


@pytest.fixture
def year(db) -> Year:
    """Return the financial year 2024, with two contributions linked to its first outcomes."""
    made = make_year()
    strategies = Code.objects.filter(dimension="strategy").order_by("pk")
    for letter, strength, first, last in (
        ("A", "small", 0, 2),
        ("A", "decisive", 1, 3),
        ("B", "small", 0, 0),
    ):
        link = ContributionLinkFactory(outcome=made.outcomes[letter], strength=strength)
        link.contribution.strategies.set(strategies[first:last])
    return made


def told_by_records(*names: str) -> dict[tuple, int]:
    """Return the counts as the records themselves tell them."""
    counts: dict[tuple, int] = {}
    for chunk in chunks_of_records(explored(CHOSEN).order_by("pk")):
        for record in chunk:
            first, *rest = [DIMENSIONS[name].values_of(record) or (NONE,) for name in names]
            keys = [(value,) for value in first]
            for more in rest:
                keys = [(*key, value) for key in keys for value in more]
            for key in keys:
                counts[key] = counts.get(key, 0) + 1
    return counts


def test_every_dimension_has_its_grouping_and_the_other_way_round():
    assert set(DIMENSIONS) == set(GROUPINGS)


@pytest.mark.parametrize("name", DIMENSIONS)
def test_each_number_is_the_length_of_the_list_behind_it(year, name):
    counts = crossed(explored(CHOSEN), name)
    assert counts
    for (value,), number in counts.items():
        assert narrowed(explored(CHOSEN), {name: [value]}).count() == number, value
    assert counts == told_by_records(name)


PAIRS = [pair for pair in combinations(DIMENSIONS, 2) if can_be_crossed(*pair)]


def test_any_two_dimensions_are_what_list_and_records_say(year):
    rows = explored(CHOSEN)
    for one, other in PAIRS:
        counts = crossed(rows, one, other)
        assert counts == told_by_records(one, other), (one, other)
    assert len(PAIRS) > 140


def test_a_cell_is_its_list_for_dimensions_with_several_values(year):
    rows = explored(CHOSEN)
    for one, other in (("region", "worker_group"), ("programme", "country"), ("strategy", "region")):
        for (first, second), number in crossed(rows, one, other).items():
            assert narrowed(rows, {one: [first], other: [second]}).count() == number


def test_two_dimensions_of_one_relation_are_not_crossed(year):
    assert not can_be_crossed("region", "country")
    with pytest.raises(ValueError, match="the same thing"):
        crossed(explored(CHOSEN), "region", "country")


def test_numbers_by_hand(year):
    rows = explored(CHOSEN)
    assert crossed(rows, "region", "worker_group")[("africa", "domestic-workers")] == 2
    assert crossed(rows, "region")[("global",)] == 2
    assert crossed(rows, "happened") == {("2024",): 7}
    assert crossed(rows, "degree") == {("small",): 2, ("decisive",): 1, (NONE,): 5}


def test_cost_does_not_grow_with_the_outcomes(year, django_assert_num_queries):
    with django_assert_num_queries(2):
        crossed(explored(CHOSEN), "region", "worker_group")
    with django_assert_num_queries(1):
        crossed(explored(CHOSEN), "programme", "worker_group")
