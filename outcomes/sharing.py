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
) -> dict[Thing, Person]:
    """Give each thing to one of the people who may have it, the loads as even as they can be made.

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
            least = min(takers[thing], key=load.__getitem__)
            held[least].append(thing)
            load[least] += 1
    while _evened(held, load, takers, people):
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
