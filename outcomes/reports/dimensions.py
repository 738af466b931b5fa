"""What outcomes can be counted by: each dimension with its words, and how a record answers it.

The name of a dimension is the name of the filter that finds the same outcomes. `queries.crossed` counts by
it in the database; `values_of` says the same of one record that was read, for what is frozen. The settled codes of
coders join as `CodedDimension`, because the dimensions of the codebook are data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests import financial_year
from harvests.enums import Dimension as CodeList
from harvests.enums import DimensionKind
from harvests.models import CodebookDimension
from outcomes.credibility import Grade
from outcomes.enums import Direction, Expected, InfluenceRoute, Strength
from outcomes.forms.filter_names import coded_label
from outcomes.queries.coded import CODED, DOES_NOT_APPLY, NOT_SETTLED
from outcomes.queries.crossed import GROUPINGS
from outcomes.queries.filters import NONE
from outcomes.queries.lists import Vocabulary
from outcomes.reports.crosstab import Axis, Entry
from outcomes.reports.outcome_columns import Record
from wiego_mle.kernel.countries import REGION_BY_COUNTRY, Region, country_name
from wiego_mle.kernel.languages import Language

Values = tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """One thing by which outcomes are counted.

    `entries` gives the rows or columns in their order and those shown only where they are needed; where a
    dimension has no list of its own (countries, years of the change) it is made from the values found. `nothing`
    is what it says of an outcome without any.
    """

    name: str
    label: object
    entries: Callable[[Vocabulary, Values], tuple[tuple[Entry, ...], tuple[Entry, ...]]]
    values_of: Callable[[Record], Values]
    nothing: object = gettext_lazy("Not given")

    @property
    def is_multiple(self) -> bool:
        """Say whether one outcome can count under several entries."""
        return bool(GROUPINGS[self.name].over)

    def axis(self, lists: Vocabulary, found: Values = ()) -> Axis:
        """Return the dimension as a side of a table; `found` are the values that occur."""
        entries, if_used = self.entries(lists, found)
        return Axis(str(self.label), self.name, entries, (*if_used, Entry(NONE, NONE, str(self.nothing))))


@dataclass(frozen=True)
class CodedDimension:
    """A dimension of the codebook as outcomes were coded in it; the rest of the explorer need not know."""

    dimension: CodebookDimension

    @property
    def name(self) -> str:
        """Return the name of the filter."""
        return f"{CODED}{self.dimension.key}"

    @property
    def label(self) -> str:
        """Return its words, which tell it from the answer of the record."""
        return coded_label(self.dimension)

    @property
    def is_multiple(self) -> bool:
        """Say whether one outcome can count under several codes."""
        return self.dimension.kind == DimensionKind.MULTIPLE

    def axis(self, lists: Vocabulary, found: Values = ()) -> Axis:
        """Return the dimension as a side of a table: its codes, and how many have none that counts."""
        entries, retired = _codes(self.dimension.key)(lists, found)
        besides = (_entry(DOES_NOT_APPLY, _("Does not apply")), _entry(NOT_SETTLED, _("Not settled")))
        return Axis(self.label, self.name, entries, (*retired, *besides))


def dimensions_in(lists: Vocabulary) -> dict[str, Dimension | CodedDimension]:
    """Return everything by which outcomes can be counted: their own answers, then what they were coded."""
    coded = [CodedDimension(each) for each in lists.dimensions if each.is_coded]
    return DIMENSIONS | {each.name: each for each in coded}


def _entry(key: str, label: str) -> Entry:
    return Entry(key, key, label)


def _codes(code_list: str):
    def entries(lists: Vocabulary, _found: Values):
        codes = lists.codes_of(code_list)
        current = tuple(_entry(code.key, code.label) for code in codes if not code.retired_on)
        retired = (_entry(code.key, _("%s (retired)") % code.label) for code in codes if code.retired_on)
        return current, tuple(retired)

    return entries


def _programmes(lists: Vocabulary, _found: Values):
    return tuple(_entry(each.key, each.label) for each in lists.programmes), ()


def _grants(lists: Vocabulary, found: Values):
    return tuple(_entry(each.key, each.label) for each in lists.grants if each.key in found), ()


def _focal_cities(lists: Vocabulary, _found: Values):
    return tuple(_entry(each.key, each.label) for each in lists.focal_cities), ()


def _rounds(lists: Vocabulary, found: Values):
    return tuple(
        _entry(each.reference, each.name) for each in reversed(lists.rounds) if each.reference in found
    ), ()


def _words(choices):
    def entries(_lists: Vocabulary, _found: Values):
        return tuple(_entry(each.value, str(each.label)) for each in choices), ()

    return entries


def _grades(_lists: Vocabulary, _found: Values):
    return tuple(_entry(str(grade), str(grade.label)) for grade in Grade if grade != Grade.C0), ()


def _regions(_lists: Vocabulary, _found: Values):
    return tuple(_entry(str(region), region.label) for region in Region), ()


def _countries(_lists: Vocabulary, found: Values):
    named = (_entry(code, country_name(code)) for code in found if code != NONE)
    return tuple(sorted(named, key=lambda entry: entry.label)), ()


def _years(_lists: Vocabulary, found: Values):
    """Return the years from the first to the last, so that an empty one shows as a gap."""
    known = [int(year) for year in found if year != NONE]
    if not known:
        return (), ()
    return tuple(
        _entry(str(year), financial_year.label(year)) for year in range(min(known), max(known) + 1)
    ), ()


def _one(value: str | None) -> Values:
    return (value,) if value else ()


def _code_of(name: str) -> Callable[[Record], Values]:
    return lambda record: _one(code.key if (code := record.words.codes[getattr(record.row, name)]) else "")


def _plain(name: str) -> Callable[[Record], Values]:
    return lambda record: _one(getattr(record.row, name))


def _regions_of(record: Record) -> Values:
    found = {REGION_BY_COUNTRY.get(country, str(Region.GLOBAL)) for country in record.countries}
    if record.row.is_global:
        found.add(str(Region.GLOBAL))
    return tuple(sorted(found))


def _happened(record: Record) -> Values:
    day = record.row.date_from
    return (str(financial_year.year_of(day)),) if day else ()


DIMENSIONS: dict[str, Dimension] = {
    each.name: each
    for each in (
        Dimension(
            "programme",
            gettext_lazy("Programme"),
            _programmes,
            lambda record: tuple(programme.key for programme, _leads in record.programmes),
        ),
        Dimension(
            "lead_programme",
            gettext_lazy("Leading programme"),
            _programmes,
            lambda record: tuple(programme.key for programme, leads in record.programmes if leads),
        ),
        Dimension("region", gettext_lazy("Region"), _regions, _regions_of),
        Dimension(
            "country", gettext_lazy("Country"), _countries, lambda record: tuple(sorted(record.countries))
        ),
        Dimension(
            "focal_city",
            gettext_lazy("Focal City"),
            _focal_cities,
            lambda record: tuple(sorted(record.focal_cities)),
            gettext_lazy("In no Focal City"),
        ),
        Dimension(
            "worker_group",
            gettext_lazy("Worker group"),
            _codes(CodeList.WORKER_GROUP),
            lambda record: tuple(code.key for code in record.worker_groups),
        ),
        Dimension(
            "grant",
            gettext_lazy("Grant"),
            _grants,
            lambda record: tuple(grant.key for grant in record.grants),
        ),
        Dimension(
            "year",
            gettext_lazy("Financial year"),
            _years,
            lambda record: (str(record.words.rounds[record.row.round].financial_year),),
        ),
        Dimension("happened", gettext_lazy("Year of the change"), _years, _happened),
        Dimension(
            "round",
            gettext_lazy("Round"),
            _rounds,
            lambda record: (record.words.rounds[record.row.round].reference,),
        ),
        Dimension(
            "actor_type", gettext_lazy("Actor type"), _codes(CodeList.ACTOR_TYPE), _code_of("actor_type")
        ),
        Dimension(
            "change_type", gettext_lazy("Change type"), _codes(CodeList.CHANGE_TYPE), _code_of("change_type")
        ),
        Dimension("stage", gettext_lazy("Stage"), _codes(CodeList.STAGE), _code_of("stage")),
        Dimension("level", gettext_lazy("Level"), _codes(CodeList.LEVEL), _code_of("level")),
        Dimension("direction", gettext_lazy("Direction"), _words(Direction), _plain("direction")),
        Dimension("expected", gettext_lazy("Expected"), _words(Expected), _plain("expected")),
        Dimension(
            "route", gettext_lazy("Influence route"), _words(InfluenceRoute), _plain("influence_route")
        ),
        Dimension(
            "strategy",
            gettext_lazy("Strategy"),
            _codes(CodeList.STRATEGY),
            lambda record: tuple(sorted(record.strategies)),
        ),
        Dimension(
            "degree",
            gettext_lazy("Degree of contribution"),
            _words(Strength),
            lambda record: tuple(sorted(record.degrees)),
        ),
        Dimension(
            "strength", gettext_lazy("Strength of evidence"), _grades, lambda record: _one(str(record.grade))
        ),
        Dimension("language", gettext_lazy("Language"), _words(Language), _plain("language")),
    )
}
"""Every dimension by its name, in the order in which a person is offered them."""
