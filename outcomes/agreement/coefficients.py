"""Coefficients of agreement among coders, with votes missing anywhere.

Sources of the formulas: J. Cohen, "A coefficient of agreement for nominal scales", 1960 (κ of two coders);
J. L. Fleiss, "Measuring nominal scale agreement among many raters", 1971, in the form for differing numbers
of votes of K. L. Gwet, "Handbook of Inter-Rater Reliability", 4th ed. 2014, chapter 2 (which also gives
AC1); K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011 (α by coincidences).

Each function takes a `Table` and returns a `Coefficient`; 1 is full agreement, 0 what chance would give.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate

from outcomes.agreement.votes import (
    NOT_TWO_CODERS,
    NOTHING_COMPARED,
    ONE_CODE_ONLY,
    Code,
    Coefficient,
    Table,
)


class Metric(StrEnum):
    """How far apart two codes are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


def percentage(table: Table) -> Coefficient:
    """Return the share of pairs of votes on the same unit that agree, averaged over units (0 to 1)."""
    if not table.compared:
        return _undefined("percentage", table, NOTHING_COMPARED)
    return Coefficient("percentage", _observed(table.compared), table.compared_number)


def cohen_kappa(table: Table) -> Coefficient:
    """Return Cohen's κ of exactly two coders, over the units that both have coded."""
    name = "cohen_kappa"
    if len(table.coders) != 2:
        return _undefined(name, table, NOT_TWO_CODERS)
    first, second = table.coders
    pairs: Counter[tuple[Code, Code]] = Counter()
    for unit, weight in table.weighted:
        if len(unit) == 2:
            pairs[unit[first], unit[second]] += weight
    total = pairs.total()
    if not total:
        return _undefined(name, table, NOTHING_COMPARED)
    ours: Counter[Code] = Counter()
    theirs: Counter[Code] = Counter()
    for (one, other), number in pairs.items():
        ours[one] += number
        theirs[other] += number
    observed = sum(number for (one, other), number in pairs.items() if one == other) / total
    expected = sum(ours[code] * theirs[code] for code in ours) / total**2
    return _beyond_chance(name, observed, expected, total)


def fleiss_kappa(table: Table) -> Coefficient:
    """Return Fleiss' κ of any number of coders, who need not be the same for each unit."""
    name = "fleiss_kappa"
    if not table.compared:
        return _undefined(name, table, NOTHING_COMPARED)
    expected = sum(share**2 for share in _shares(table).values())
    return _beyond_chance(name, _observed(table.compared), expected, table.compared_number)


def gwet_ac1(table: Table) -> Coefficient:
    """Return Gwet's AC1, which stays steady where nearly all votes are one code.

    Its expectation rests on how many codes there are in the list, chosen or not.
    """
    name = "gwet_ac1"
    if not table.compared:
        return _undefined(name, table, NOTHING_COMPARED)
    if len(table.codes) < 2:
        return _undefined(name, table, ONE_CODE_ONLY)
    expected = sum(share * (1 - share) for share in _shares(table).values()) / (len(table.codes) - 1)
    return _beyond_chance(name, _observed(table.compared), expected, table.compared_number)


def krippendorff_alpha(table: Table, metric: Metric = Metric.NOMINAL) -> Coefficient:
    """Return Krippendorff's α; for the metric `interval` the codes must be numbers."""
    name = f"krippendorff_alpha_{metric}"
    if not table.compared:
        return _undefined(name, table, NOTHING_COMPARED)
    totals: Counter[Code] = Counter()
    for unit, weight in table.compared:
        for code, count in unit.items():
            totals[code] += count * weight
    distance = _distances(metric, table.codes, totals)
    observed = sum(
        weight * _spread(unit, distance) / (sum(unit.values()) - 1)
        for unit, weight in table.compared
        if len(unit) > 1
    )
    votes = totals.total()
    expected = _spread(totals, distance) / (votes - 1)
    if not expected:
        return _undefined(name, table, ONE_CODE_ONLY)
    return Coefficient(name, 1 - observed / expected, table.compared_number)


def _spread(counts: Mapping[Code, int], distance: Callable[[Code, Code], float]) -> float:
    """Return the distances of all ordered pairs of these votes, summed."""
    codes = list(counts)
    return 2 * sum(
        counts[one] * counts[other] * distance(one, other)
        for position, one in enumerate(codes)
        for other in codes[position + 1 :]
    )


def _distances(
    metric: Metric, codes: Sequence[Code], totals: Mapping[Code, int]
) -> Callable[[Code, Code], float]:
    """Return the squared distance of two different codes under a metric."""
    if metric is Metric.NOMINAL:
        return lambda _one, _other: 1.0
    if metric is Metric.INTERVAL:
        return lambda one, other: float(one - other) ** 2
    # Ordinal: the votes for all codes from one to the other, of which the two ends count half.
    up_to = dict(zip(codes, accumulate(totals.get(code, 0) for code in codes), strict=True))
    middle = {code: up_to[code] - totals.get(code, 0) / 2 for code in codes}
    return lambda one, other: (middle[one] - middle[other]) ** 2


def _observed(compared: Sequence[tuple[Mapping[Code, int], int]]) -> float:
    """Return the share of agreeing pairs of votes within a unit, averaged over the units."""
    total, units = 0.0, 0
    for unit, weight in compared:
        votes = sum(unit.values())
        total += weight * sum(count * (count - 1) for count in unit.values()) / (votes * (votes - 1))
        units += weight
    return total / units


def _shares(table: Table) -> Mapping[Code, float]:
    """Return how common each code is: its share among the votes of a unit, averaged over the units."""
    shares: dict[Code, float] = defaultdict(float)
    units = 0
    for unit, weight in table.counts:
        votes = sum(unit.values())
        for code, count in unit.items():
            shares[code] += weight * count / votes
        units += weight
    return {code: share / units for code, share in shares.items()}


def _beyond_chance(name: str, observed: float, expected: float, units: int) -> Coefficient:
    """Return agreement beyond chance as a share of what could lie beyond it."""
    if 1 - expected < 1e-12:
        return Coefficient(name, None, units, why_not=ONE_CODE_ONLY)
    return Coefficient(name, (observed - expected) / (1 - expected), units)


def _undefined(name: str, table: Table, why: str) -> Coefficient:
    return Coefficient(name, None, table.compared_number, why_not=why)
