"""Votes as the coefficients read them: per unit, how often each code was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Code = Hashable
Coder = Hashable


@dataclass(frozen=True)
class Table:
    """The votes about one question.

    `units` holds per unit which coder gave which code; who gave none is left out. `codes` are all codes
    that could have been given, in their order where the order has a meaning; a code that nobody chose
    belongs to it too, because a chance to choose it existed. `weights` says how often each unit counts,
    where units with the same votes were put together; left out, each counts once.
    """

    units: tuple[Mapping[Coder, Code], ...]
    codes: tuple[Code, ...]
    weights: tuple[int, ...] = ()

    @classmethod
    def of(cls, units: Iterable[Mapping[Coder, Code | None]], codes: Iterable[Code]) -> Table:
        """Return the table of these units, with the votes that are None left out.

        Raises:
            ValueError: a vote gives a code that is not among `codes`, or a code stands there twice.
        """
        known = tuple(codes)
        if len(set(known)) != len(known):
            raise ValueError("each code can stand in the list once")
        given = tuple({coder: code for coder, code in unit.items() if code is not None} for unit in units)
        strange = {code for unit in given for code in unit.values()} - set(known)
        if strange:
            raise ValueError(f"codes that are not in the list: {sorted(map(str, strange))}")
        return cls(given, known)

    def grouped(self) -> Table:
        """Return the same table with the units that hold the same votes put together.

        They stand in an order of their own, so that the same votes are drawn alike whatever order they came in.
        """
        times: Counter = Counter()
        for unit, weight in self.weighted:
            if unit:
                times[frozenset(unit.items())] += weight
        kinds = sorted(times, key=lambda votes: sorted(map(repr, votes)))
        units = tuple(dict(sorted(votes, key=repr)) for votes in kinds)
        return Table(units, self.codes, tuple(times[votes] for votes in kinds))

    @property
    def weighted(self) -> zip:
        """The units, each with how often it counts."""
        return zip(self.units, self.weights or (1,) * len(self.units), strict=True)

    @cached_property
    def counts(self) -> tuple[tuple[Mapping[Code, int], int], ...]:
        """How often each code was given, per unit with at least one vote, and how often the unit counts."""
        return tuple((Counter(unit.values()), weight) for unit, weight in self.weighted if unit and weight)

    @cached_property
    def compared(self) -> tuple[tuple[Mapping[Code, int], int], ...]:
        """The counts of the units with at least two votes: only there can anybody agree."""
        return tuple((unit, weight) for unit, weight in self.counts if sum(unit.values()) > 1)

    @cached_property
    def compared_number(self) -> int:
        """How many units have at least two votes."""
        return sum(weight for _unit, weight in self.compared)

    @cached_property
    def coders(self) -> tuple[Coder, ...]:
        """Everybody who gave a vote, in the order in which they first appear."""
        return tuple(dict.fromkeys(coder for unit in self.units for coder in unit))


@dataclass(frozen=True)
class Coefficient:
    """One figure of agreement.

    `value` is None where the coefficient says nothing, and `why_not` then tells why. `low` and `high` are
    the bounds of its interval, where one was asked for. `units` counts what it rests on.
    """

    name: str
    value: float | None
    units: int
    low: float | None = None
    high: float | None = None
    why_not: str = field(default="")


NOTHING_COMPARED = "nothing-compared"
"""No unit has two votes."""
ONE_CODE_ONLY = "one-code-only"
"""All votes are the same code, so chance alone would give the same: the figure is not defined."""
NOT_TWO_CODERS = "not-two-coders"
"""The coefficient is for two coders, and another number voted."""
