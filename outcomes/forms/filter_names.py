"""The names by which an address can narrow a list of outcomes, and the words of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from harvests import financial_year
from harvests.enums import Dimension
from harvests.models import CodebookDimension
from outcomes.credibility import Grade
from outcomes.enums import (
    Confidentiality,
    Direction,
    Expected,
    InfluenceRoute,
    OutcomeState,
    Strength,
    WaitsFor,
)
from outcomes.queries.coded import CODED, DOES_NOT_APPLY, NOT_SETTLED
from outcomes.queries.filters import (
    CODING_DONE,
    EVIDENCE_CHECKED,
    EVIDENCE_NOT_CHECKED,
    IN_PUBLISHED,
    NONE,
    PASSED,
    QUESTIONS_OPEN,
    RESTRICTED_ONLY,
    RESTRICTED_WITHOUT,
    SENT_AGAIN,
    SENT_FIRST,
)
from outcomes.queries.funnel import STEPS, UNANSWERED
from outcomes.queries.lists import Vocabulary
from outcomes.queries.timing import LONGER_THAN, span_of
from wiego_mle.kernel.countries import Region, country_choices
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.written import date_format

Options = Mapping[str, str]


@dataclass(frozen=True)
class Filter:
    """A name of the address, what people call it, and its values with their words.

    Where no list of values can be offered, `read` says what those that stand in the address mean.
    """

    name: str
    label: object
    options: Callable[[Vocabulary], Options] | None
    may_be_missing: bool = False
    read: Callable[[Sequence[str]], Options] | None = None


def _years(lists: Vocabulary) -> Options:
    years = sorted({each.financial_year for each in lists.rounds}, reverse=True)
    return {str(year): financial_year.label(year) for year in years}


def _rounds(lists: Vocabulary) -> Options:
    return {each.reference: each.name for each in lists.rounds}


def _programmes(lists: Vocabulary) -> Options:
    return {each.key: each.label for each in lists.programmes}


def _grants(lists: Vocabulary) -> Options:
    return {each.key: each.label for each in lists.grants}


def _focal_cities(lists: Vocabulary) -> Options:
    return {each.key: each.label for each in lists.focal_cities} | {NONE: _("In no Focal City")}


def _codes(dimension: Dimension) -> Callable[[Vocabulary], Options]:
    def options(lists: Vocabulary) -> Options:
        return {code.key: code.label for code in lists.codes_of(dimension)}

    return options


def _words(choices) -> Callable[[Vocabulary], Options]:
    def options(_lists: Vocabulary) -> Options:
        return {each.value: str(each.label) for each in choices}

    return options


def _short_words(choices) -> Callable[[Vocabulary], Options]:
    """Return the part of each label before its explanation."""

    def options(_lists: Vocabulary) -> Options:
        return {each.value: str(each.label).partition(" – ")[0] for each in choices}

    return options


def _countries(_lists: Vocabulary) -> Options:
    return _countries_in(get_language() or "en")


@lru_cache(maxsize=8)
def _countries_in(_language: str) -> Options:
    return dict(country_choices())


def _restricted(_lists: Vocabulary) -> Options:
    return {RESTRICTED_WITHOUT: _("left out"), RESTRICTED_ONLY: _("only these")}


def _submissions(_lists: Vocabulary) -> Options:
    return {SENT_FIRST: _("for the first time"), SENT_AGAIN: _("came back")}


def _longer(_lists: Vocabulary) -> Options:
    return {str(days): ngettext("%d day", "%d days", days) % days for days in LONGER_THAN}


def _deadlines(_lists: Vocabulary) -> Options:
    return {PASSED: _("passed, and the contributor has the text")}


def _days(values: Sequence[str]) -> Options:
    spans = {value: span for value in values if (span := span_of(value))}
    return {
        value: _("%(first)s to %(last)s")
        % {"first": date_format(span.first, "DATE_FORMAT"), "last": date_format(span.last, "DATE_FORMAT")}
        if span.first
        else _("until %s") % date_format(span.last, "DATE_FORMAT")
        for value, span in spans.items()
    }


def _as_written(values: Sequence[str]) -> Options:
    return {value: value for value in values}


def _questions(_lists: Vocabulary) -> Options:
    return {QUESTIONS_OPEN: _("an answer is waited for")}


def _steps_outside(_lists: Vocabulary) -> Options:
    return {step: str(label) for step, label in STEPS.items()} | {UNANSWERED: _("An answer is waited for")}


def _evidence(_lists: Vocabulary) -> Options:
    return {
        EVIDENCE_CHECKED: _("checked by somebody else"),
        EVIDENCE_NOT_CHECKED: _("none checked yet"),
    }


def _coding(_lists: Vocabulary) -> Options:
    return {CODING_DONE: _("coded, and nothing is left to settle")}


def _reported(_lists: Vocabulary) -> Options:
    return {IN_PUBLISHED: _("stands in a published edition")}


def _years_of_change(values: Sequence[str]) -> Options:
    return {value: financial_year.label(int(value)) for value in values if financial_year.is_written(value)}


FILTERS: tuple[Filter, ...] = (
    Filter("year", gettext_lazy("Financial year"), _years),
    Filter("round", gettext_lazy("Round"), _rounds),
    Filter("state", gettext_lazy("State"), _words(OutcomeState)),
    Filter("waits", gettext_lazy("Waits for"), _words(WaitsFor)),
    Filter("programme", gettext_lazy("Programme"), _programmes, may_be_missing=True),
    Filter("grant", gettext_lazy("Grant"), _grants, may_be_missing=True),
    Filter("region", gettext_lazy("Region"), _words(Region), may_be_missing=True),
    Filter("country", gettext_lazy("Country"), _countries, may_be_missing=True),
    Filter("focal_city", gettext_lazy("Focal City"), _focal_cities),
    Filter("worker_group", gettext_lazy("Worker group"), _codes(Dimension.WORKER_GROUP), may_be_missing=True),
    Filter("actor_type", gettext_lazy("Actor type"), _codes(Dimension.ACTOR_TYPE), may_be_missing=True),
    Filter("change_type", gettext_lazy("Change type"), _codes(Dimension.CHANGE_TYPE), may_be_missing=True),
    Filter("level", gettext_lazy("Level"), _codes(Dimension.LEVEL), may_be_missing=True),
    Filter("direction", gettext_lazy("Direction"), _words(Direction), may_be_missing=True),
    Filter("language", gettext_lazy("Language"), _words(Language)),
    Filter("confidentiality", gettext_lazy("Confidentiality"), _short_words(Confidentiality)),
    Filter("lead_programme", gettext_lazy("Leading programme"), _programmes, may_be_missing=True),
    Filter("stage", gettext_lazy("Stage"), _codes(Dimension.STAGE), may_be_missing=True),
    Filter("expected", gettext_lazy("Expected"), _words(Expected), may_be_missing=True),
    Filter("route", gettext_lazy("Influence route"), _words(InfluenceRoute), may_be_missing=True),
    Filter("restricted", gettext_lazy("Restricted outcomes"), _restricted),
    Filter("actor", gettext_lazy("Actor"), None, may_be_missing=True),
    Filter("contribution", gettext_lazy("Contribution"), None, may_be_missing=True),
    Filter("submission", gettext_lazy("Sent"), _submissions),
    Filter("author", pgettext_lazy("who wrote a record", "Author"), None),
    Filter("longer", gettext_lazy("Waiting for more than"), _longer),
    Filter("deadline", gettext_lazy("Deadline"), _deadlines),
    Filter("sent", gettext_lazy("First sent"), None, read=_days),
    Filter("accepted", gettext_lazy("Accepted"), None, read=_days),
    Filter("city", gettext_lazy("City or place"), None, read=_as_written),
    Filter("decided_by", gettext_lazy("Decided by"), None),
    Filter("questions", gettext_lazy("Questions"), _questions),
    Filter("reviewer", gettext_lazy("Given to"), None, may_be_missing=True),
    Filter("strength", gettext_lazy("Strength of evidence"), _words(Grade)),
    Filter("outside", gettext_lazy("Substantiation"), _steps_outside),
    Filter("happened", gettext_lazy("Year of the change"), None, may_be_missing=True, read=_years_of_change),
    Filter("strategy", gettext_lazy("Strategy"), _codes(Dimension.STRATEGY), may_be_missing=True),
    Filter("degree", gettext_lazy("Degree of contribution"), _words(Strength), may_be_missing=True),
    Filter("evidence", gettext_lazy("Evidence"), _evidence),
    Filter("coding", gettext_lazy("Coding"), _coding),
    Filter("reported", gettext_lazy("Reports"), _reported),
)


_MOST_CODED = 20


def coded_label(dimension: CodebookDimension) -> str:
    """Return what a dimension is called where its settled codes are meant and not the answer of the record."""
    return _("%(dimension)s (as coded)") % {"dimension": dimension.label}


def coded_filters(lists: Vocabulary, asked: Iterable[str]) -> tuple[Filter, ...]:
    """Return the filters by settled codes that an address asks for, also those of unknown dimensions.

    Those of dimensions in which something is coded come first, in the order of the codebook: they are offered.
    """
    known = {f"{CODED}{each.key}": each for each in lists.dimensions}
    offered = [name for name, each in known.items() if each.is_coded]
    wanted = [name for name in asked if name.startswith(CODED)]
    names = list(dict.fromkeys([*offered, *wanted]))[: len(offered) + _MOST_CODED]
    return tuple(coded_filter(known.get(name), name) for name in names)


def coded_filter(dimension: CodebookDimension | None, name: str) -> Filter:
    """Return the filter by the settled codes of a dimension; of an unknown one it has no value."""
    if dimension is None:
        return Filter(name, name.removeprefix(CODED)[:60], lambda _lists: {})

    def options(lists: Vocabulary) -> Options:
        codes = {code.key: code.label for code in lists.codes_of(dimension.key)}
        return codes | {DOES_NOT_APPLY: _("Does not apply"), NOT_SETTLED: _("Not settled")}

    return Filter(name, coded_label(dimension), options)


IN_LIST_PANEL = (
    "year",
    "round",
    "state",
    "waits",
    "programme",
    "region",
    "country",
    "worker_group",
    "actor_type",
    "change_type",
    "level",
    "direction",
    "language",
    "confidentiality",
    "strength",
    "grant",
)
"""What is asked beside the list; the others come from links, such as the numbers of the annual tables."""
