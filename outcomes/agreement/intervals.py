"""How sure a figure is: the percentile bootstrap over units.

Source: B. Efron & R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
    found = coefficient(table)
    units = [unit for unit in table.units if unit]
    if found.value is None or len(table.compared) < 2:
        return found
    random = Random(seed)  # noqa: S311 - a draw that anybody can repeat, no secret
    values = []
    for _each in range(resamples):
        drawn = Table(tuple(random.choices(units, k=len(units))), table.codes)
        value = coefficient(drawn).value
        if value is not None:
            values.append(value)
    if len(values) < ENOUGH * resamples:
        return found
    values.sort()
    outside = (1 - level) / 2
    return replace(found, low=_quantile(values, outside), high=_quantile(values, 1 - outside))


def _quantile(values: list[float], share: float) -> float:
    """Return the value below which a share of the sorted values lies, between neighbours in proportion."""
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
