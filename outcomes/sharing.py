"""Sharing things out among people so that nobody has much more than anybody else; pure, without tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)


def shared_out(
    things: Iterable[Thing],
    people: Iterable[Person],
    may_have: Callable[[Person, Thing], bool],
    loads: Mapping[Person, int] | None = None,
    suits: Callable[[Person, Thing], bool] = lambda _person, _thing: False,
) -> dict[Thing, Person]:
    """Give each thing to one of the people who may have it, the loads as even as they can be made.

    Of all ways that are as even, one is taken in which the most things go to somebody whom they suit.

    `loads` is what each has already; what nobody may have is left out. Where who may have what leaves room,
    the loads differ by one at most. The same call always gives the same answer: earlier people come first.
    """
    things, people = list(things), list(people)
    load = {person: (loads or {}).get(person, 0) for person in people}
    takers = {thing: [person for person in people if may_have(person, thing)] for thing in things}
    held: dict[Person, list[Thing]] = {person: [] for person in people}
    # Those for whom few can be asked come first, so that the others even it out.
    for thing in sorted(things, key=lambda each: len(takers[each])):
        if takers[thing]:
            least = min(takers[thing], key=lambda each, thing=thing: (load[each], not suits(each, thing)))
            held[least].append(thing)
            load[least] += 1
    while _evened(held, load, takers, people):
        pass
    while _suited_better(held, load, takers, people, suits):
        pass
    owner = {thing: person for person in people for thing in held[person]}
    return {thing: owner[thing] for thing in things if thing in owner}


def _evened(held: dict, load: dict, takers: dict, people: list) -> bool:
    """Pass things on, from somebody to somebody with two or more less; return False if nobody is left.

    A thing may be passed on by others in between: A gives one to B, who may not have less, and B gives
    another to C. Each passing makes the loads more even, so this comes to an end.
    """
    for giver in sorted(people, key=lambda each: -load[each]):
        way = _way_to_less(giver, held, load, takers)
        if way:
            for source, thing, target in way:
                held[source].remove(thing)
                held[target].append(thing)
            load[giver] -= 1
            load[way[-1][2]] += 1
            return True
    return False


def _way_to_less(giver, held: dict, load: dict, takers: dict) -> list[tuple]:
    """Return the shortest chain of passings from a person to one who has at least two less."""
    reached: dict = {giver: None}
    waiting = deque([giver])
    while waiting:
        source = waiting.popleft()
        for thing in held[source]:
            for target in takers[thing]:
                if target in reached:
                    continue
                reached[target] = (source, thing, target)
                if load[target] <= load[giver] - 2:
                    way = []
                    while reached[target]:
                        way.append(reached[target])
                        target = reached[target][0]
                    return way[::-1]
                waiting.append(target)
    return []


def _suited_better(held: dict, load: dict, takers: dict, people: list, suits: Callable) -> bool:
    """Pass things round in a ring so that one more goes to somebody whom it suits; False if there is no such ring.

    In a ring everybody gives one and gets one. It may also leap from somebody to one who has one more: then these
    two change how much they have, and all stays as even.
    """
    steps = {}
    for giver in people:
        for thing in held[giver]:
            for taker in takers[thing]:
                gain = suits(taker, thing) - suits(giver, thing)
                if taker != giver and gain > steps.get((giver, taker), (-2,))[0]:
                    steps[giver, taker] = (gain, thing)
        for other in people:
            if load[other] == load[giver] + 1 and steps.get((giver, other), (-2,))[0] < 0:
                steps[giver, other] = (0, None)
    ring = _ring_with_gain(people, steps)
    for giver, taker in ring:
        thing = steps[giver, taker][1]
        if thing is not None:
            held[giver].remove(thing)
            held[taker].append(thing)
            load[giver] -= 1
            load[taker] += 1
    return bool(ring)


def _ring_with_gain(people: list, steps: dict) -> list[tuple]:
    """Return the steps of a ring whose gains add up to more than nothing, by the way of Bellman and Ford."""
    best = dict.fromkeys(people, 0)
    came_from: dict = {}
    last = None
    for _round in people:
        last = None
        for (giver, taker), (gain, _thing) in steps.items():
            if best[giver] + gain > best[taker]:
                best[taker], came_from[taker], last = best[giver] + gain, giver, taker
        if last is None:
            break
    if last is None:
        return []
    for _step in people:
        last = came_from[last]
    ring, place = [], last
    while not ring or place != last:
        ring.append((came_from[place], place))
        place = came_from[place]
    return ring
