"""Draws that anybody can repeat, and what they promise."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.selecting.coverage import GroupCover, coverage
from outcomes.selecting.lots import how_many, in_order_of_lot, shared_out
from outcomes.selecting.plans import (
    ByHand,
    ByLot,
    ByLotInGroups,
    Draw,
    Everything,
    Marked,
    draw,
    replacement_for,
)
from outcomes.selecting.units import Unit


def unit(number: int, *, programme: str = "law", marks: tuple[str, ...] = ()) -> Unit:
    """Return a unit of one outcome."""
    name = f"OH-{number:04d}"
    return Unit(name, (name,), {"programme": frozenset({programme})}, frozenset(marks))


HUNDRED = [unit(number, programme=("law", "cities", "statistics")[number % 3]) for number in range(100)]


def test_the_draw_of_a_seed_is_written_down_once_and_for_all():
    # Made without Python: printf '2024\nOH-0000' | sha256sum, and so on for the others, sorted.
    written_down = ["OH-0000", "OH-0003", "OH-0005", "OH-0001", "OH-0004", "OH-0002"]
    assert in_order_of_lot([f"OH-{number:04d}" for number in range(6)], "2024") == written_down


@given(st.permutations(HUNDRED[:20]), st.integers(0, 20), st.text(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_neither_order_nor_moment_matters(units, number, seed):
    rules = [ByLot(number=number)]
    assert draw(units, rules, seed=seed) == draw(HUNDRED[:20], rules, seed=seed)


@given(st.integers(0, 19), st.text(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_one_more_keeps_the_others_and_takes_the_first_in_reserve(number, seed):
    fewer = draw(HUNDRED[:20], [ByLot(number=number)], seed=seed)
    more = draw(HUNDRED[:20], [ByLot(number=number + 1)], seed=seed)
    assert set(more.chosen) == {*fewer.chosen, fewer.in_reserve[0]}
    assert more.in_reserve == fewer.in_reserve[1:]


def test_every_unit_has_the_same_chance():
    drawn = dict.fromkeys((each.name for each in HUNDRED), 0)
    for seed in range(2000):
        for name in draw(HUNDRED, [ByLot(number=10)], seed=str(seed)).chosen:
            drawn[name] += 1
    # 200 expected each, with a standard deviation of 13.4: none lies five of them away.
    assert min(drawn.values()) > 133
    assert max(drawn.values()) < 267


def test_rules_are_combined_and_each_reason_is_kept():
    units = [unit(1, marks=("negative", "quoted")), unit(2, marks=("negative",)), unit(3), unit(4)]
    found = draw(
        units, [Marked("negative"), Marked("quoted"), ByHand("OH-0004", "Doubted in the press.")], seed="a"
    )
    assert found.chosen == {
        "OH-0001": ("marked:negative", "marked:quoted"),
        "OH-0002": ("marked:negative",),
        "OH-0004": ("hand",),
    }
    assert found.in_reserve == ("OH-0003",)
    assert len(draw(units, [Everything(), ByLot(percent=50)], seed="a").chosen) == 4


@pytest.mark.parametrize(
    ("total", "given_", "expected"),
    [
        (89, {"percent": 20}, 18),
        (5, {"percent": 1}, 1),
        (0, {"percent": 50}, 0),
        (3, {"number": 9}, 3),
        (100, {"percent": 29}, 29),
    ],
)
def test_how_many_are_drawn(total, given_, expected):
    assert how_many(total, **given_) == expected


@pytest.mark.parametrize("wrong", [{}, {"number": 1, "percent": 1}, {"number": -1}, {"percent": 101}])
def test_a_number_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"number|percentage"):
        how_many(10, **wrong)


@given(
    st.integers(0, 60),
    st.dictionaries(st.sampled_from(["law", "cities", "social", "trade"]), st.integers(0, 30), min_size=1),
)
@settings(max_examples=200, deadline=None)
def test_what_is_shared_out_adds_up_and_nobody_is_forgotten(number, sizes):
    shares = shared_out(number, sizes)
    assert sum(shares.values()) == min(number, sum(sizes.values()))
    assert all(shares[name] <= sizes[name] for name in sizes)
    holding = [name for name in sizes if sizes[name]]
    if number >= len(holding):
        assert all(shares[name] for name in holding)


def test_groups_get_their_share():
    found = draw(HUNDRED, [ByLotInGroups("programme", number=10)], seed="2024")
    covers = coverage(HUNDRED, found.chosen, "programme")
    assert covers == [GroupCover("cities", 33, 3), GroupCover("law", 34, 4), GroupCover("statistics", 33, 3)]


def test_each_group_gives_as_many_and_a_small_one_all_it_has():
    units = [*HUNDRED[:9], unit(500, programme="tiny")]
    found = draw(units, [ByLotInGroups("programme", each=2)], seed="x")
    assert [(cover.group, cover.drawn) for cover in coverage(units, found.chosen, "programme")] == [
        ("cities", 2),
        ("law", 2),
        ("statistics", 2),
        ("tiny", 1),
    ]


def test_what_belongs_together_is_drawn_together_and_counted_as_outcomes():
    thread = Unit("OH-0001", ("OH-0001", "OH-0007"), {"programme": frozenset({"law"})})
    found = draw([thread, unit(2)], [ByHand("OH-0001", "They led to one another.")], seed="x")
    assert list(found.chosen) == ["OH-0001"]
    assert coverage([thread, unit(2)], found.chosen, "programme") == [GroupCover("law", 3, 2)]


def test_who_stands_in_is_the_next_by_lot_and_of_the_same_group_where_asked():
    found = draw(HUNDRED, [ByLot(number=10)], seed="2024")
    name = next(iter(found.chosen))
    assert replacement_for(name, found, HUNDRED) == found.in_reserve[0]
    within = replacement_for(name, found, HUNDRED, within="programme")
    assert int(within[3:]) % 3 == int(name[3:]) % 3
    assert within == next(each for each in found.in_reserve if int(each[3:]) % 3 == int(name[3:]) % 3)
    assert replacement_for(name, Draw("2024", found.chosen, ()), HUNDRED) is None


@pytest.mark.parametrize(
    ("units", "rules", "words"),
    [
        ([unit(1), unit(1)], [], "one unit only"),
        ([unit(1), Unit("x", ("OH-0001",))], [], "one unit only"),
        ([Unit("x", ())], [], "at least one"),
        ([unit(1)], [ByHand("OH-0009", "why")], "no such unit"),
        ([unit(1)], [ByHand("OH-0001", " ")], "needs its reason"),
        ([unit(1)], [ByLotInGroups("programme", number=1, each=1)], "not both"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(units, rules, words):
    with pytest.raises(ValueError, match=words):
        draw(units, rules, seed="x")


def test_the_state_of_pythons_own_generator_changes_nothing():
    random.seed(1)
    first = draw(HUNDRED, [ByLot(percent=30)], seed="s")
    random.seed(2)
    assert draw(HUNDRED, [ByLot(percent=30)], seed="s") == first
