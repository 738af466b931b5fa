"""What an address asks a list of outcomes to show, in words and as choices to change."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from outcomes.forms.filter_names import FILTERS, IN_LIST_PANEL, Filter, Options, coded_filters
from outcomes.queries.coded import CODED
from outcomes.queries.filters import (
    CONDITIONS,
    NONE,
)
from outcomes.queries.lists import DEFAULT_ORDER, ORDERS, Vocabulary, labels_of_references
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.written import labelled

_LONGEST_VALUE = 120
_MOST_VALUES = 20
_LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Chip:
    """One value that narrows the list, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Choice:
    """One question of the panel with its answers; `kept` are further values sent along."""

    name: str
    label: str
    options: Options
    selected: str
    kept: tuple[str, ...]

    @property
    def options_as_html(self) -> str:
        """Return the options as elements; made here because a template takes ten times as long."""
        return _elements(tuple(self.options.items()), self.selected)


@lru_cache(maxsize=500)
def _elements(items: tuple[tuple[str, str], ...], selected: str) -> str:
    """Return the options as elements; the same lists stand on every page of a language."""
    place = next((number for number, (value, _label) in enumerate(items) if value == selected), None)
    plain = '<option value="{}">{}</option>'
    if place is None:
        return format_html_join("", plain, items)
    return (
        format_html_join("", plain, items[:place])
        + format_html('<option value="{}" selected>{}</option>', *items[place])
        + format_html_join("", plain, items[place + 1 :])
    )


class ListChoice:
    """An address read: which values narrow the list, in which order it stands, and on which page.

    Nothing of an address is trusted: control characters go, long values are cut, and what is not
    known is named in `problems` in words. An unknown value still narrows the list, to nothing.
    `names` are the filters that the page has (`CODED` stands for those by settled codes), `panel` those it offers to
    change.
    """

    def __init__(
        self,
        query: QueryDict,
        lists: Vocabulary,
        *,
        names: tuple[str, ...] = (*CONDITIONS, CODED),
        panel: tuple[str, ...] = IN_LIST_PANEL,
    ):
        self._in_panel = panel
        self._filters = tuple(each for each in FILTERS if each.name in names)
        coded = coded_filters(lists, query) if CODED in names else ()
        self._filters += coded
        self._in_coded_panel = tuple(each.name for each in coded if each.options(lists))
        self.values = {
            each.name: given for each in self._filters if (given := _given(query.getlist(each.name)))
        }
        self._options = {each.name: self._options_of(each, lists) for each in self._filters}
        self.search = clean_text(query.get("q", "")).strip()[:_LONGEST_SEARCH]
        self.page = query.get("page", "1")
        asked = query.get("sort", DEFAULT_ORDER)
        self.order = asked if asked in ORDERS else DEFAULT_ORDER
        self.problems = self._problems(asked)

    def _options_of(self, each: Filter, lists: Vocabulary) -> Options:
        if each.options is not None:
            options = dict(each.options(lists))
        elif each.read is not None:
            options = dict(each.read(self.values.get(each.name, ())))
        else:
            options = labels_of_references(each.name, self.values.get(each.name, ()))
        if each.may_be_missing:
            options[NONE] = _("not given")
        return options

    def _problems(self, order: str) -> list[str]:
        problems = [
            _("“%(value)s” is not in the list “%(list)s”, so nothing is found for it.")
            % {"value": value, "list": each.label}
            for each in self._filters
            for value in self.values.get(each.name, ())
            if value not in self._options[each.name]
        ]
        if order not in ORDERS:
            problems.append(_("The list cannot be sorted like that; the latest change stands first."))
        return problems

    @property
    def conditions(self) -> dict[str, list[str]]:
        """Return what `queries.filters.narrowed` takes, with the words looked for."""
        return self.values | ({"q": [self.search]} if self.search else {})

    @property
    def narrows(self) -> bool:
        """Say whether anything is chosen at all."""
        return bool(self.conditions)

    def without(self, name: str) -> ListChoice:
        """Return the same choice with one filter left out."""
        left = copy(self)
        left.values = {key: values for key, values in self.values.items() if key != name}
        return left

    def address(self, **changes: str) -> str:
        """Return the query of this view with some names set anew, to be put behind a path."""
        query = self._query()
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}" if query else ""

    def _query(self, *, without: tuple[str, str] | None = None) -> QueryDict:
        query = QueryDict(mutable=True)
        if self.search and without != ("q", self.search):
            query["q"] = self.search
        for name, values in self.values.items():
            left = [value for value in values if (name, value) != without]
            if left:
                query.setlist(name, left)
        if self.order != DEFAULT_ORDER:
            query["sort"] = self.order
        return query

    @property
    def chips(self) -> list[Chip]:
        """Return each chosen value in words with the address that takes it away."""
        chips = []
        if self.search:
            label = _("Words: %(words)s") % {"words": self.search}
            chips.append(Chip(label, "?" + self._query(without=("q", self.search)).urlencode()))
        for each in self._filters:
            for value in self.values.get(each.name, ()):
                words = self._options[each.name].get(value, value)
                address = "?" + self._query(without=(each.name, value)).urlencode()
                chips.append(Chip(labelled(each.label, words), address))
        return chips

    @property
    def words(self) -> str:
        """Return the whole choice as one line, for the head of a file and for the trail."""
        return " · ".join(chip.label for chip in self.chips)

    @property
    def panel(self) -> list[Choice]:
        """Return the questions beside the list."""
        return [
            self._choice(each)
            for each in self._filters
            if each.name in self._in_panel
            and (each.name in self.values or self._options[each.name].keys() - {NONE})
        ]

    @property
    def coded_panel(self) -> list[Choice]:
        """Return the questions beside the list about what coders settled; none where nothing was coded."""
        return [self._choice(each) for each in self._filters if each.name in self._in_coded_panel]

    @property
    def narrows_by_codes(self) -> bool:
        """Say whether a settled code is asked for."""
        return any(name in self._in_coded_panel for name in self.values)

    def _choice(self, each: Filter) -> Choice:
        return Choice(each.name, str(each.label), self._options[each.name], *self._selected(each.name))

    def _selected(self, name: str) -> tuple[str, tuple[str, ...]]:
        first, *others = self.values.get(name, [""])
        return first, tuple(others)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Return what the panel does not ask but sends along: values from links, and the order."""
        kept = [
            (each.name, value)
            for each in self._filters
            if each.name not in (*self._in_panel, *self._in_coded_panel)
            for value in self.values.get(each.name, ())
        ]
        if self.order != DEFAULT_ORDER:
            kept.append(("sort", self.order))
        return kept


def _given(values: list[str]) -> list[str]:
    cleaned = (clean_text(value).strip()[:_LONGEST_VALUE] for value in values[: _MOST_VALUES * 2])
    return list(dict.fromkeys(value for value in cleaned if value))[:_MOST_VALUES]
