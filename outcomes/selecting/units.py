"""What a lot is drawn among."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Unit:
    """One outcome, or several that belong together and are selected together.

    `name` stands for the unit in the lot: the reference of the outcome, or of the first of its thread.
    `groups` says per dimension (for example `programme`) to which groups the unit belongs; `marks` are the
    kinds that rules name, for example `negative`.
    """

    name: str
    outcomes: tuple[str, ...]
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()


def checked(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units by name, whatever order they came in.

    Raises:
        ValueError: a name or an outcome stands in two units, or a unit holds no outcome.
    """
    ordered = tuple(sorted(units, key=lambda unit: unit.name))
    names = [unit.name for unit in ordered]
    outcomes = [reference for unit in ordered for reference in unit.outcomes]
    if len(set(names)) != len(names) or len(set(outcomes)) != len(outcomes):
        raise ValueError("an outcome belongs to one unit only")
    if not all(unit.outcomes for unit in ordered):
        raise ValueError("a unit holds at least one outcome")
    return ordered
