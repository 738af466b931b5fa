"""Rules of a selection as plain values, to be kept in a row and read back for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from outcomes.selecting.plans import ByHand, ByLot, ByLotInGroups, Everything, Marked, Rule
from outcomes.selecting.units import Unit

_KINDS: Mapping[str, type] = {
    "everything": Everything,
    "marked": Marked,
    "lot": ByLot,
    "groups": ByLotInGroups,
    "hand": ByHand,
}


def written(rules: Iterable[Rule]) -> list[dict]:
    """Return rules as plain values; what a rule leaves open is left out."""
    names = {kind: name for name, kind in _KINDS.items()}
    return [
        {"rule": names[type(rule)]} | {key: value for key, value in vars(rule).items() if value is not None}
        for rule in rules
    ]


def read(values: Iterable[Mapping]) -> list[Rule]:
    """Return the rules that `written` wrote.

    Raises:
        ValueError: one of them is no rule.
    """
    rules = []
    for each in values:
        said = dict(each)
        kind = _KINDS.get(said.pop("rule", ""))
        try:
            rules.append(kind(**said))
        except TypeError as error:
            raise ValueError(f"not a rule of a selection: {each}") from error
    return rules


def written_units(units: Iterable[Unit]) -> list[dict]:
    """Return the units among which is drawn as plain values, sorted, so that equal ones are written equally."""
    return [
        {
            "name": unit.name,
            "outcomes": list(unit.outcomes),
            "groups": {key: sorted(groups) for key, groups in sorted(unit.groups.items())},
            "marks": sorted(unit.marks),
        }
        for unit in sorted(units, key=lambda unit: unit.name)
    ]


def read_units(values: Iterable[Mapping]) -> list[Unit]:
    """Return the units that `written_units` wrote."""
    return [
        Unit(
            each["name"],
            tuple(each["outcomes"]),
            {key: frozenset(groups) for key, groups in each["groups"].items()},
            frozenset(each["marks"]),
        )
        for each in values
    ]
