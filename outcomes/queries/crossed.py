"""Counting outcomes by any two things that are said about them, in the database.

A number is the number of the list at the same address: what an outcome counts under is what the filter of
the same name finds it by. Where one outcome says several things, it counts under each of them, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.conf import settings
from django.db.models import Case, CharField, Count, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.functions import ExtractYear

from harvests.models import CodebookDimension
from outcomes.credibility import Grade
from outcomes.enums import Basis
from outcomes.models import Outcome
from outcomes.queries.coded import CODED, DOES_NOT_APPLY, NOT_SETTLED, is_practised_on
from outcomes.queries.filters import NONE, condition_of
from wiego_mle.kernel.countries import Region

Counts = dict[tuple, int]


@dataclass(frozen=True)
class Grouping:
    """How the database groups outcomes by one thing.

    `column` is what is grouped by, after `prepared` where that is given. `over` names the relation it goes
    over when an outcome can say several; two groupings over one relation cannot be crossed, because what
    stands in one row of it belongs together. `besides` are values that are counted by the filter of the
    same name instead, because they are not a value of the column alone. `one_by_one` are all values of a
    grouping that has no column, each counted by the filter of the same name.
    """

    column: str = ""
    over: str = ""
    prepared: Callable[[QuerySet[Outcome]], QuerySet[Outcome]] | None = None
    besides: Mapping[str, Q] = field(default_factory=dict)
    one_by_one: tuple[str, ...] = ()

    def of(self, rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
        """Return the rows with the column there."""
        return self.prepared(rows) if self.prepared else rows


def _with_leading(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    leading = FilteredRelation("programme_parts", condition=Q(programme_parts__is_lead=True))
    return rows.annotate(leading_programme=leading)


def _with_region(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    nowhere = Q(countries__region__isnull=True)
    region = Case(
        When(nowhere & Q(is_global=True), then=Value(str(Region.GLOBAL))),
        When(nowhere, then=Value(NONE)),
        When(countries__region="", then=Value(str(Region.GLOBAL))),
        default=F("countries__region"),
    )
    return rows.annotate(region_of_place=region)


def _with_year(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Add the financial year in which the change began to show; none where the date is not given."""
    earlier = Case(When(date_from__month__lt=settings.FINANCIAL_YEAR_STARTS, then=1), default=0)
    return rows.annotate(happened_in=ExtractYear("date_from") - earlier)


GROUPINGS: dict[str, Grouping] = {
    "programme": Grouping("programme_parts__programme__key", over="programmes"),
    "lead_programme": Grouping("leading_programme__programme__key", prepared=_with_leading),
    "region": Grouping(
        "region_of_place",
        over="places",
        prepared=_with_region,
        besides={str(Region.GLOBAL): condition_of({"region": [str(Region.GLOBAL)]})},
    ),
    "country": Grouping("countries__country", over="places"),
    "focal_city": Grouping("focal_cities__key", over="places"),
    "worker_group": Grouping("worker_groups__key", over="worker groups"),
    "grant": Grouping("grants__key", over="grants"),
    "year": Grouping("round__financial_year"),
    "happened": Grouping("happened_in", prepared=_with_year),
    "round": Grouping("round__reference"),
    "actor_type": Grouping("actor_type__key"),
    "change_type": Grouping("change_type__key"),
    "stage": Grouping("stage__key"),
    "level": Grouping("level__key"),
    "direction": Grouping("direction"),
    "expected": Grouping("expected"),
    "route": Grouping("influence_route"),
    "strategy": Grouping("contribution_links__contribution__strategies__key", over="contributions"),
    "degree": Grouping("contribution_links__strength", over="contributions"),
    "strength": Grouping(one_by_one=tuple(str(grade) for grade in Grade if grade != Grade.C0)),
    "language": Grouping("language"),
}
"""By the name of the filter that finds the same outcomes."""


def coded_groupings(dimensions: Iterable[CodebookDimension]) -> dict[str, Grouping]:
    """Return how outcomes are grouped by what they were coded, by the names of the filters."""
    return {f"{CODED}{each.key}": _coded(each) for each in dimensions}


def _coded(dimension: CodebookDimension) -> Grouping:
    relation = f"settled_{dimension.pk}"
    column = f"coded_{dimension.pk}"

    def prepared(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
        of_dimension = FilteredRelation("settled_codes", condition=Q(settled_codes__dimension=dimension.pk))
        kept_back = Q(**{f"{relation}__basis": Basis.REFERENCE}) & Q(is_practised_on("pk"))
        said = Case(
            When(Q(**{f"{relation}__isnull": True}) | kept_back, then=Value(NOT_SETTLED)),
            When(**{f"{relation}__code__isnull": True}, then=Value(DOES_NOT_APPLY)),
            default=F(f"{relation}__code__key"),
            output_field=CharField(),
        )
        return rows.annotate(**{relation: of_dimension}).annotate(**{column: said})

    return Grouping(column, prepared=prepared)


def can_be_crossed(one: str, other: str) -> bool:
    """Say whether two groupings speak of different things; two coded dimensions always do."""
    if one.startswith(CODED) or other.startswith(CODED):
        return one != other
    over = GROUPINGS[one].over
    return one != other and (not over or over != GROUPINGS[other].over)


def crossed(
    rows: QuerySet[Outcome], *names: str, groupings: Mapping[str, Grouping] = MappingProxyType(GROUPINGS)
) -> Counts:
    """Return how many outcomes there are for each combination of one or two things said about them.

    Values are those of an address, `NONE` where nothing is said. One query, and one more for each value
    that a grouping counts besides or one by one. `groupings` are those that are known, coded ones among them.

    Raises:
        ValueError: the two go over the same relation.
    """
    if len(names) == 2 and not can_be_crossed(*names):
        raise ValueError(f"{names} tell of the same thing")
    for place, name in enumerate(names):
        if groupings[name].one_by_one:
            return _one_by_one(rows, names, place, groupings)
    counts = _grouped(rows, names, groupings)
    for place, name in enumerate(names):
        for value, condition in groupings[name].besides.items():
            others = (*names[:place], *names[place + 1 :])
            counts = {key: number for key, number in counts.items() if key[place] != value}
            part = rows.filter(condition)
            found = _grouped(part, others, groupings) if others else {(): part.count()}
            for key, number in found.items():
                if number:
                    counts[(*key[:place], value, *key[place:])] = number
    return counts


def _one_by_one(
    rows: QuerySet[Outcome], names: tuple[str, ...], place: int, groupings: Mapping[str, Grouping]
) -> Counts:
    name, others = names[place], (*names[:place], *names[place + 1 :])
    counts: Counts = {}
    for value in groupings[name].one_by_one:
        part = rows.filter(condition_of({name: [value]}))
        found = crossed(part, *others, groupings=groupings) if others else {(): part.count()}
        for key, number in found.items():
            if number:
                counts[(*key[:place], value, *key[place:])] = number
    return counts


def _grouped(rows: QuerySet[Outcome], names: tuple[str, ...], groupings: Mapping[str, Grouping]) -> Counts:
    for name in names:
        rows = groupings[name].of(rows)
    columns = [groupings[name].column for name in names]
    found = rows.order_by().values_list(*columns).annotate(number=Count("pk", distinct=True))
    counts: Counts = {}
    for *values, number in found:
        key = tuple(NONE if value in (None, "") else str(value) for value in values)
        counts[key] = counts.get(key, 0) + number
    return counts
