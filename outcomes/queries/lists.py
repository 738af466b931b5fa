"""The order of a list of outcomes, its pages, and only what it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, QuerySet

from harvests.models import Code, CodebookDimension, FocalCity, Grant, HarvestRound, Programme
from harvests.queries.lists import counted_focal_cities, grants
from outcomes.masking import shown
from outcomes.models import (
    Actor,
    Contribution,
    Outcome,
    OutcomeCountry,
    OutcomeProgramme,
    SettledCode,
)
from outcomes.queries.search import outcomes_matching, walked_for
from wiego_mle.accounts.models import User

ROWS_PER_PAGE = 50
COUNTED_UP_TO = 10_000
"""A list that is longer says "more than 10,000": a harvest has a few hundred outcomes a year."""
FOUND_UP_TO = 1_000
"""Words found more often than this are too common to be counted: each hit is read to be sure."""

DEFAULT_ORDER = "-updated"
_LATEST = (F("updated_at").desc(), F("pk").desc())
_ORDERS = {
    "-updated": _LATEST,
    "updated": (F("updated_at").asc(), F("pk").asc()),
    "-date": (F("date_from").desc(nulls_last=True), F("pk").desc()),
    "date": (F("date_from").asc(nulls_last=True), F("pk").asc()),
    "title": (F("title_sorted").asc(), F("pk").asc()),
    "-title": (F("title_sorted").desc(), F("pk").desc()),
    "state": (F("state").asc(), *_LATEST),
    "-state": (F("state").desc(), *_LATEST),
    "-round": (F("round__covers_from").desc(), F("round_id").desc(), *_LATEST),
    "round": (F("round__covers_from").asc(), F("round_id").asc(), *_LATEST),
}
"""Outcomes without a date stand last in either direction; the other columns are never empty."""

ORDERS = tuple(_ORDERS)


def ordered(rows: QuerySet[Outcome], order: str) -> QuerySet[Outcome]:
    """Return the rows in one of `ORDERS`; raise KeyError for any other word."""
    return rows.order_by(*_ORDERS[order])


def printed_in_list(keys: Sequence[int]) -> list[Outcome]:
    """Return the outcomes with these keys, in this order, with only what a list prints, in three queries.

    Rounds and programmes are printed from a `Vocabulary`, so only their keys are read. Each outcome
    gets `country_codes` and `leading_programmes` as plain values, which fifty rows are quicker with
    than with objects.
    """
    rows = Outcome.objects.only(
        "reference",
        "title",
        "withheld",
        "state",
        "submissions",
        "is_global",
        "date_from",
        "date_to",
        "date_precision",
        "confidentiality",
        "updated_at",
        "round_id",
    ).in_bulk(keys)
    for row in rows.values():
        row.country_codes, row.leading_programmes = [], []
    places = OutcomeCountry.objects.filter(outcome__in=keys).order_by("country")
    for key, country in places.values_list("outcome_id", "country"):
        rows[key].country_codes.append(country)
    leading = OutcomeProgramme.objects.filter(outcome__in=keys, is_lead=True).order_by()
    for key, programme in leading.values_list("outcome_id", "programme_id"):
        rows[key].leading_programmes.append(programme)
    return [rows[key] for key in keys if key in rows]


def grants_on(outcomes: Sequence[Outcome], lists: Vocabulary) -> dict[int, list[str]]:
    """Return what the grants of outcomes are called, in one query, and in none where there are no grants."""
    if not lists.grants:
        return {}
    labels = {each.pk: each.label for each in lists.grants}
    found: dict[int, list[str]] = {}
    parts = Outcome.grants.through.objects.filter(outcome__in=[each.pk for each in outcomes])
    for key, grant in parts.order_by("grant__funder", "grant__name").values_list("outcome", "grant"):
        found.setdefault(key, []).append(labels[grant])
    return found


class OutcomePages(Paginator):
    """Pages of fifty outcomes: the keys are looked up first, then only those rows are read.

    The keys come from an index alone, so a page far down costs about as much as the first. Counting
    stops at a bound; `is_counted_out` says whether `count` is the whole number. `words` are looked
    for in the rows.
    """

    def __init__(
        self,
        rows: QuerySet[Outcome],
        *,
        words: str = "",
        per_page: int = ROWS_PER_PAGE,
        count_up_to: int | None = None,
    ):
        super().__init__(outcomes_matching(rows, words), per_page)
        self._rows, self._words = rows, words
        self._count_up_to = count_up_to or (FOUND_UP_TO if words else COUNTED_UP_TO)

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: self._count_up_to + 1].count()

    @cached_property
    def count(self) -> int:
        """Return how many outcomes there are, at most as many as are counted."""
        return min(self._counted, self._count_up_to)

    @property
    def is_counted_out(self) -> bool:
        """Say whether `count` is exact."""
        return self._counted <= self._count_up_to

    def page(self, number) -> Page:
        """Return a page whose rows are loaded as `printed_in_list`."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self._keys(first, first + self.per_page)
        return self._get_page(printed_in_list(keys), number, self)

    def _keys(self, first: int, last: int) -> list[int]:
        if self._words and not self.is_counted_out:
            return walked_for(self._rows, self._words, enough=last)[first:]
        return list(self.object_list.values_list("pk", flat=True)[first:last])


@dataclass(frozen=True)
class Vocabulary:
    """The rounds, programmes, codes and grants by which outcomes are described, in the order of their lists."""

    rounds: tuple[HarvestRound, ...]
    programmes: tuple[Programme, ...]
    codes: tuple[Code, ...]
    grants: tuple[Grant, ...]

    @cached_property
    def round_references(self) -> dict[int, str]:
        """Return the short names of the rounds by their keys."""
        return {each.pk: each.reference for each in self.rounds}

    @cached_property
    def programme_labels(self) -> dict[int, str]:
        """Return the names of the programmes by their keys, in the active language."""
        return {each.pk: each.label for each in self.programmes}

    @cached_property
    def dimensions(self) -> tuple[CodebookDimension, ...]:
        """Return the dimensions of the codebook, read when they are first asked for, which most lists never do.

        `is_coded` says of each whether some outcome has a settled code in it.
        """
        coded = Exists(SettledCode.objects.filter(dimension=OuterRef("pk")))
        rows = CodebookDimension.objects.defer("definition").annotate(is_coded=coded)
        return tuple(rows.order_by("order", "pk"))

    @cached_property
    def focal_cities(self) -> tuple[FocalCity, ...]:
        """Return the Focal Cities that are counted, read when they are first asked for."""
        return counted_focal_cities()

    def codes_of(self, dimension: str) -> list[Code]:
        """Return the codes of one list, the retired ones last."""
        codes = [code for code in self.codes if code.dimension == dimension]
        return sorted(codes, key=lambda code: code.retired_on is not None)


def vocabulary() -> Vocabulary:
    """Read rounds, programmes, codes and grants, in four queries."""
    return Vocabulary(
        rounds=tuple(
            HarvestRound.objects.only("reference", "name", "financial_year", "covers_from").order_by(
                "-covers_from", "-pk"
            )
        ),
        programmes=tuple(Programme.objects.order_by("order", "pk")),
        codes=tuple(
            Code.objects.defer("definition").order_by("dimension", "order", "pk"),
        ),
        grants=tuple(grants()),
    )


def labels_of_references(kind: str, references: Sequence[str]) -> dict[str, str]:
    """Return the names of the actors, contributions, authors or reviewers with these references.

    Without references nothing is read. Everybody who signs in may know these names.
    """
    if not references:
        return {}
    if kind == "contribution":
        named = Contribution.objects.filter(reference__in=references).only("reference", "title", "withheld")
        return {each.reference: shown(each, "title") for each in named}
    rows = Actor.objects if kind == "actor" else User.objects
    return dict(rows.filter(reference__in=references).values_list("reference", "name"))
