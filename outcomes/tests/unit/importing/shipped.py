"""What the application knows when nobody has changed a list: the shipped codes and programmes."""

from __future__ import annotations

from functools import lru_cache

from harvests.starting_lists import LANGUAGES, code_rows, programme_rows
from outcomes.enums import Confidentiality, Direction, Expected, InfluenceRoute
from outcomes.importing.known import Known, KnownActor, Term
from wiego_mle.kernel.languages import Language

_CHOICES = {
    "direction": Direction,
    "expected": Expected,
    "influence_route": InfluenceRoute,
    "confidentiality": Confidentiality,
    "language": Language,
}


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[Term]]:
    lists: dict[str, list[Term]] = {"programme": [_term(row) for row in programme_rows()]}
    for row in code_rows():
        lists.setdefault(str(row["dimension"]), []).append(_term(row))
    for name, choices in _CHOICES.items():
        lists[name] = [Term(value, str(label), (str(label),)) for value, label in choices.choices]
    return lists


def _term(row: dict) -> Term:
    return Term(row["key"], row["label_en"], tuple(row[f"label_{language}"] for language in LANGUAGES))


def shipped(*actors: str) -> Known:
    """Return what is known with a register of these actors."""
    register = [KnownActor(number, f"ACT-{number:04d}", name) for number, name in enumerate(actors, start=1)]
    return Known(lists=_lists(), actors=register, round_reference="2021-1")
