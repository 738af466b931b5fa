"""Whether what was drawn looks like what there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from outcomes.selecting.plans import NO_GROUP
from outcomes.selecting.units import Unit


@dataclass(frozen=True)
class GroupCover:
    """How many outcomes of a group there are, and how many of them were drawn."""

    group: str
    all: int
    drawn: int


def coverage(units: Iterable[Unit], chosen: Collection[str], dimension: str) -> list[GroupCover]:
    """Return per group of a dimension how many outcomes there are and were drawn, by name of group.

    Outcomes are counted, not units; an outcome of several groups counts in each of them.
    """
    there: dict[str, int] = {}
    drawn: dict[str, int] = {}
    for unit in units:
        for group in unit.groups.get(dimension) or (NO_GROUP,):
            there[group] = there.get(group, 0) + len(unit.outcomes)
            if unit.name in chosen:
                drawn[group] = drawn.get(group, 0) + len(unit.outcomes)
    return [GroupCover(group, there[group], drawn.get(group, 0)) for group in sorted(there)]
