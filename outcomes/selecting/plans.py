"""A plan of selection: rules that are combined, the seed, and what they draw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from outcomes.selecting.lots import how_many, in_order_of_lot, shared_out
from outcomes.selecting.units import Unit, checked


@dataclass(frozen=True)
class Everything:
    """Every unit."""

    @property
    def key(self) -> str:
        """How the rule is named among the reasons."""
        return "everything"


@dataclass(frozen=True)
class Marked:
    """Every unit with a mark, for example all that are negative or are to be quoted."""

    mark: str

    @property
    def key(self) -> str:
        """How the rule is named among the reasons."""
        return f"marked:{self.mark}"


@dataclass(frozen=True)
class ByLot:
    """A number or a share of all units, by lot."""

    number: int | None = None
    percent: int | None = None

    @property
    def key(self) -> str:
        """How the rule is named among the reasons."""
        return "lot"


@dataclass(frozen=True)
class ByLotInGroups:
    """By lot within each group of a dimension.

    `number` and `percent` count over everything and are shared out in proportion, at least one per group;
    `each` takes as many from every group. A unit of several groups is drawn in each of them.
    """

    dimension: str
    number: int | None = None
    percent: int | None = None
    each: int | None = None

    @property
    def key(self) -> str:
        """How the rule is named among the reasons."""
        return f"groups:{self.dimension}"


@dataclass(frozen=True)
class ByHand:
    """One unit that a person chose, with the reason."""

    name: str
    reason: str

    @property
    def key(self) -> str:
        """How the rule is named among the reasons."""
        return "hand"


Rule = Everything | Marked | ByLot | ByLotInGroups | ByHand
NO_GROUP = ""
"""The group of the units that belong to none."""


@dataclass(frozen=True)
class Draw:
    """What a plan has drawn.

    `chosen` names the units with the keys of all rules that chose them; `in_reserve` the others in the
    order in which they would be drawn next.
    """

    seed: str
    chosen: Mapping[str, tuple[str, ...]]
    in_reserve: tuple[str, ...]


def draw(units: Iterable[Unit], rules: Sequence[Rule], *, seed: str) -> Draw:
    """Return what the rules choose among the units: whatever any of them chooses is chosen.

    The order of units does not matter, and the same seed gives the same draw everywhere.

    Raises:
        ValueError: units that overlap, a rule without a number, or a choice by hand that names no unit or
            gives no reason.
    """
    ordered = checked(units)
    reasons: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        for name in _chosen_by(rule, ordered, seed):
            if rule.key not in reasons[name]:
                reasons[name].append(rule.key)
    chosen = {unit.name: tuple(reasons[unit.name]) for unit in ordered if unit.name in reasons}
    rest = (unit.name for unit in ordered if unit.name not in chosen)
    return Draw(seed=seed, chosen=chosen, in_reserve=tuple(in_order_of_lot(rest, seed)))


def replacement_for(name: str, drawn: Draw, units: Iterable[Unit], *, within: str = "") -> str | None:
    """Return the unit in reserve that stands in for one of which nothing came back.

    It is the next by lot; where `within` names a dimension, the next that shares a group with it, and None
    where there is none.
    """
    by_name = {unit.name: unit for unit in checked(units)}
    groups = by_name[name].groups.get(within, frozenset()) if within else frozenset()
    for candidate in drawn.in_reserve:
        if not within or groups & by_name[candidate].groups.get(within, frozenset()):
            return candidate
    return None


def _chosen_by(rule: Rule, units: Sequence[Unit], seed: str) -> list[str]:
    names = [unit.name for unit in units]
    match rule:
        case Everything():
            return names
        case Marked(mark):
            return [unit.name for unit in units if mark in unit.marks]
        case ByLot(number, percent):
            return in_order_of_lot(names, seed)[: how_many(len(names), number=number, percent=percent)]
        case ByLotInGroups():
            return _chosen_in_groups(rule, units, seed)
        case ByHand(name, reason):
            if name not in names:
                raise ValueError(f"no such unit: {name}")
            if not reason.strip():
                raise ValueError("a choice by hand needs its reason")
            return [name]


def _chosen_in_groups(rule: ByLotInGroups, units: Sequence[Unit], seed: str) -> list[str]:
    members: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        for group in unit.groups.get(rule.dimension) or (NO_GROUP,):
            members[group].append(unit.name)
    if rule.each is not None:
        if rule.number is not None or rule.percent is not None:
            raise ValueError("give a number for each group or one for all, not both")
        shares = {group: how_many(len(names), number=rule.each) for group, names in members.items()}
    else:
        wanted = how_many(len(units), number=rule.number, percent=rule.percent)
        shares = shared_out(wanted, {group: len(names) for group, names in members.items()})
    return [
        name for group in sorted(members) for name in in_order_of_lot(members[group], seed)[: shares[group]]
    ]
