"""How sure a figure is: the percentile bootstrap over units.

Source: B. Efron & R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import log, log1p
from random import Random

from outcomes.agreement.votes import Coefficient, Table

RESAMPLES = 1000
LEVEL = 0.95
ENOUGH = 0.9
"""An interval is given only where so large a share of the resamples defines the figure."""


def with_interval(
    coefficient: Callable[[Table], Coefficient],
    table: Table,
    *,
    seed: int,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
) -> Coefficient:
    """Return the figure with the bounds between which `level` of the resamples lie.

    Units are drawn with replacement, each with all its votes; the same seed gives the same bounds. The
    bounds are left out where there is no figure, or one unit only, or where too many resamples define none.
    """
    (found,) = with_intervals([coefficient], table, seed=seed, resamples=resamples, level=level)
    return found


def with_intervals(
    coefficients: Sequence[Callable[[Table], Coefficient]],
    table: Table,
    *,
    seed: int,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
) -> list[Coefficient]:
    """Return several figures about one table with their bounds, from the same resamples.

    Units with the same votes are drawn together, so the work grows with how many different ones there are
    and not with how many units.
    """
    grouped = table.grouped()
    found = [coefficient(grouped) for coefficient in coefficients]
    told = [at for at, each in enumerate(found) if each.value is not None]
    if not told or grouped.compared_number < 2:
        return found
    units = sum(grouped.weights)
    random = Random(seed)  # noqa: S311 - a draw that anybody can repeat, no secret
    values: dict[int, list[float]] = {at: [] for at in told}
    for _each in range(resamples):
        drawn = Table(grouped.units, grouped.codes, drawn_weights(grouped.weights, units, random))
        for at in told:
            value = coefficients[at](drawn).value
            if value is not None:
                values[at].append(value)
    outside = (1 - level) / 2
    for at, given in values.items():
        if len(given) >= ENOUGH * resamples:
            given.sort()
            low, high = _quantile(given, outside), _quantile(given, 1 - outside)
            found[at] = replace(found[at], low=low, high=high)
    return found


def drawn_weights(weights: Sequence[int], number: int, random: Random) -> tuple[int, ...]:
    """Return how often each kind of unit is drawn when `number` units are drawn with replacement.

    One binomial draw per kind, given what is left: a multinomial draw.
    """
    left, whole, drawn = number, sum(weights), []
    for weight in weights:
        share = weight / whole if whole else 0.0
        count = left if share >= 1 else _binomial(left, share, random)
        drawn.append(count)
        left -= count
        whole -= weight
    return tuple(drawn)


def _binomial(number: int, share: float, random: Random) -> int:
    """Return how many of `number` trials succeed with a probability of `share`.

    Few successes are found by the gaps between them, many by splitting at the median of a beta variate
    (L. Devroye, "Non-Uniform Random Variate Generation", 1986, chapter X.4.3), so neither is slow.
    """
    successes = 0
    while number * min(share, 1 - share) > 12:
        middle = number // 2 + 1
        mark = random.betavariate(middle, number + 1 - middle)
        if mark <= share:
            successes += middle
            number -= middle
            share = (share - mark) / (1 - mark)
        else:
            number = middle - 1
            share = share / mark
    rare = min(share, 1 - share)
    few = _few(number, rare, random)
    return successes + (few if rare == share else number - few)


def _few(number: int, share: float, random: Random) -> int:
    """Return the successes of `number` trials by the gaps between them; for a small expected number."""
    if share <= 0:
        return 0
    gap, place, successes = log1p(-share), 0, 0
    while True:
        place += int(log(1 - random.random()) / gap) + 1
        if place > number:
            return successes
        successes += 1


def _quantile(values: list[float], share: float) -> float:
    """Return the value below which a share of the sorted values lies, between neighbours in proportion."""
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
