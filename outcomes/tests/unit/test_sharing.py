"""Sharing out evenly, whoever may have what."""

from __future__ import annotations

import random
from itertools import product

import pytest

from outcomes.sharing import shared_out


def anybody(_person, _thing) -> bool:
    return True


def spread(given: dict, people, loads=None) -> int:
    numbers = [(loads or {}).get(each, 0) + list(given.values()).count(each) for each in people]
    return max(numbers) - min(numbers)


@pytest.mark.parametrize("number", [0, 1, 7, 40])
def test_where_everybody_may_have_everything_the_loads_differ_by_one_at_most(number):
    given = shared_out(range(number), "abc", anybody)

    assert len(given) == number
    assert spread(given, "abc") <= 1


def test_what_somebody_has_already_counts():
    loads = {"a": 5, "b": 0, "c": 1}
    given = shared_out(range(9), "abc", anybody, loads)

    assert [list(given.values()).count(each) for each in "abc"] == [0, 5, 4]


def test_what_nobody_may_have_is_left_out():
    given = shared_out(["own", "open"], "a", lambda _person, thing: thing != "own")

    assert given == {"open": "a"}
    assert shared_out(["x"], [], anybody) == {}


def test_a_thing_is_passed_on_by_a_third_person_where_that_makes_it_even():
    """A holds what only A and B may have, and B can pass something else on to C."""
    takers = {1: "ab", 2: "ab", 3: "ab", 4: "bc", 5: "bc", 6: "ab"}
    given = shared_out(takers, "abc", lambda person, thing: person in takers[thing])

    assert spread(given, "abc") == 0
    assert all(person in takers[thing] for thing, person in given.items())


@pytest.mark.parametrize("seed", range(30))
def test_nothing_can_be_passed_on_any_more_that_would_make_it_more_even(seed):
    chance = random.Random(seed)
    people = list(range(5))
    takers = {thing: {p for p in people if chance.random() < 0.5} for thing in range(40)}
    given = shared_out(takers, people, lambda person, thing: person in takers[thing])
    loads = {each: list(given.values()).count(each) for each in people}

    assert given.keys() == {thing for thing, may in takers.items() if may}
    assert all(person in takers[thing] for thing, person in given.items())
    assert all(
        loads[person] <= loads[other] + 1 for thing, person in given.items() for other in takers[thing]
    )
    assert given == shared_out(takers, people, lambda person, thing: person in takers[thing])


@pytest.mark.parametrize("seed", range(30))
def test_as_many_as_can_be_go_to_whom_they_suit_and_nothing_becomes_less_even(seed):
    """Held against every way to share seven things among three people."""
    chance = random.Random(seed)
    people, things = "abc", range(7)
    takers = {thing: [p for p in people if chance.random() < 0.7] or ["a"] for thing in things}
    liked = {thing: {p for p in people if chance.random() < 0.4} for thing in things}
    loads = {each: chance.randrange(3) for each in people}

    def may_have(person, thing):
        return person in takers[thing]

    def suits(person, thing):
        return person in liked[thing]

    def evenness(owners) -> list[int]:
        return sorted((loads[each] + list(owners).count(each) for each in people), reverse=True)

    plain = shared_out(things, people, may_have, loads)
    given = shared_out(things, people, may_have, loads, suits)
    assert evenness(given.values()) == evenness(plain.values())
    best = max(
        sum(owner in liked[thing] for thing, owner in zip(things, way, strict=True))
        for way in product(*(takers[thing] for thing in things))
        if evenness(way) == evenness(given.values())
    )
    assert sum(owner in liked[thing] for thing, owner in given.items()) == best


def test_three_hundred_among_four_stay_even_and_mostly_go_to_whom_they_suit():
    chance = random.Random(4)
    lead = {thing: chance.choice("wxyz") for thing in range(300)}
    theirs = {"a": "w", "b": "x", "c": "y", "d": "z"}
    given = shared_out(lead, theirs, anybody, None, lambda person, thing: lead[thing] == theirs[person])

    assert spread(given, theirs) <= 1
    fits = sum(lead[thing] == theirs[person] for thing, person in given.items())
    assert fits == sum(min(75, list(lead.values()).count(each)) for each in "wxyz")
