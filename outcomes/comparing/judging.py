"""Judging whether two reports are about the same change, steps of one process, or neither.

The judgement is a sum of a few things that a person would look at too. The weights are written down
here once; they know no single word.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from outcomes.comparing.features import Features, features
from outcomes.comparing.reports import Report


class Verdict(StrEnum):
    """What two reports are to each other."""

    SAME_CHANGE = "same_change"
    LINKED_SEQUENCE = "linked_sequence"
    DIFFERENT = "different"


_START = -1.0
_POINTS = {
    "likeness": 2.5,
    "likeness across languages": 1.0,
    "across languages": 0.6,
    "names and numbers": 1.2,
    "other names": -1.0,
    "actor": 0.5,
    "other place": -4.0,
    "same place": 0.3,
    "closeness": 1.5,
    "same day": 0.9,
    "other day": -0.6,
    "other group": -1.9,
    "refers back": 1.3,
    "known succession": 0.9,
    "every year": -2.0,
    "little in common": -1.4,
    "acts": 0.4,
}
"""What speaks for and against showing two reports together, as log-odds.

Set by judgement, then moved by a regression on 100 labelled pairs that was held close to the judgement.
"""
_CLOSENESS = ((10, 1.0), (31, 0.9), (92, 0.65), (400, 0.45), (900, 0.25), (1500, 0.1))
_UNDATED = 0.5
_LITTLE = 1.2
_NEAR, _QUITE_NEAR = 31, 92
_AT_ONCE = 7
_ALIKE = 0.45


def score(found: Features) -> float:
    """Return how surely two reports belong together: above 0 it is worth showing."""
    shared = min(len(found.names) + len(found.numbers), 2) / 2
    crosses = not found.one_language
    held = {
        "likeness": found.likeness,
        "likeness across languages": found.likeness if crosses else 0,
        "across languages": crosses,
        "names and numbers": shared,
        "other names": found.own_names,
        "actor": found.actor,
        "other place": found.place < 0,
        "same place": found.place >= _SPOT,
        "closeness": _closeness(found.gap),
        "same day": found.same_day,
        "other day": found.other_day,
        "other group": found.groups < 0,
        "refers back": found.refers,
        "known succession": found.step,
        "every year": found.yearly and not found.refers,
        "little in common": found.weight < _LITTLE,
        "acts": found.act_likeness,
    }
    return _START + sum(_POINTS[name] * value for name, value in held.items())


_SPOT = 0.8


def _closeness(gap: int | None) -> float:
    if gap is None:
        return _UNDATED
    return next((value for days, value in _CLOSENESS if gap <= days), 0.0)


@dataclass(frozen=True)
class Judgement:
    """What two reports are to each other, how surely, and what they have in common."""

    score: float
    verdict: Verdict
    found: Features

    @property
    def is_worth_showing(self) -> bool:
        """Say whether a person should look at the two side by side."""
        return self.verdict is not Verdict.DIFFERENT


def judge(one: Report, other: Report) -> Judgement:
    """Judge two reports; the score is between 0 and 1, and from a half on they are worth showing."""
    found = features(one, other)
    points = score(found)
    return Judgement(1 / (1 + math.exp(-points)), _verdict(found, points), found)


def _verdict(found: Features, points: float) -> Verdict:
    if points <= 0:
        return Verdict.DIFFERENT
    gap = found.gap or 0
    follows = (found.step or found.refers) and found.act_likeness < 1
    if gap <= _NEAR:
        return Verdict.LINKED_SEQUENCE if follows and gap > _AT_ONCE else Verdict.SAME_CHANGE
    if gap <= _QUITE_NEAR and found.act_likeness == 1 and found.likeness > _ALIKE and not found.refers:
        return Verdict.SAME_CHANGE
    return Verdict.LINKED_SEQUENCE
