"""Asking for entries of code lists, programmes and grants, by their keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from harvests.enums import Dimension
from harvests.models import Code, Grant, Programme


def codes_by_list(dimensions: Iterable[Dimension]) -> dict[str, list[Code]]:
    """Return the codes of several lists, retired ones too, in one query."""
    found: dict[str, list[Code]] = defaultdict(list)
    for code in Code.objects.filter(dimension__in=list(dimensions)).order_by("dimension", "order", "pk"):
        found[code.dimension].append(code)
    return found


def explained(label: str, explanation: str) -> str:
    """Return the label of a choice with its explanation beneath."""
    if not explanation:
        return label
    return format_html('{} <span class="choice-hint">{}</span>', label, explanation)


def _label(row: Code | Programme | Grant) -> str:
    return row.label


class KeyedField(forms.ChoiceField):
    """A choice among rows that have a `key`; gives the row, or None.

    `offer()` sets the rows when the form is made, so that one query serves several fields.
    """

    def __init__(self, *, unanswered: str = "", with_explanations: bool = False, **options):
        super().__init__(required=False, **options)
        self.unanswered = unanswered
        self.with_explanations = with_explanations
        self.rows: dict[str, Code | Programme | Grant] = {}

    def offer(self, rows: Iterable[Code | Programme | Grant]) -> None:
        """Set the rows that can be chosen."""
        self.rows = {row.key: row for row in rows}
        answers = [(key, self._label(row)) for key, row in self.rows.items()]
        nothing = [("", self.unanswered)]
        # A list that unfolds shows first that nothing is chosen; in an open one the answers come first.
        self.choices = answers + nothing if isinstance(self.widget, forms.RadioSelect) else nothing + answers

    def _label(self, row) -> str:
        return explained(row.label, row.definition_words) if self.with_explanations else row.label

    def prepare_value(self, value):
        """Return the key by which the row is chosen in the page."""
        return getattr(value, "key", value)

    def to_python(self, value):
        """Return the row; raise ValidationError if it is not on the list."""
        if value in self.empty_values:
            return None
        if str(value) not in self.rows:
            raise ValidationError(_("Choose one of the answers in the list."), code="not-in-list")
        return self.rows[str(value)]

    def validate(self, value) -> None:
        """Accept every row that `to_python` found."""

    def has_changed(self, initial, data) -> bool:
        """Say whether another row was chosen than the one saved."""
        return (self.prepare_value(initial) or "") != (data or "")


class KeyedManyField(forms.MultipleChoiceField):
    """Choices among rows that have a `key`; gives a list of rows in the order of the list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(required=False, **options)
        self.rows: dict[str, Code | Programme | Grant] = {}

    def offer(self, rows: Iterable[Code | Programme | Grant]) -> None:
        """Set the rows that can be chosen."""
        self.offer_groups([("", rows)])

    def offer_groups(
        self, groups: Iterable[tuple[str, Iterable[Code | Programme | Grant]]], *, label=_label
    ) -> None:
        """Set the rows that can be chosen, some of them under a heading; `label` says what a row is called."""
        self.rows, choices = {}, []
        for heading, rows in groups:
            found = {row.key: row for row in rows}
            options = [(key, label(row)) for key, row in found.items()]
            self.rows |= found
            choices += [(heading, options)] if heading and options else options
        self.choices = choices

    def prepare_value(self, value):
        """Return the keys by which the rows are chosen in the page."""
        return [getattr(each, "key", each) for each in value or ()]

    def to_python(self, value) -> list:
        """Return the rows; raise ValidationError if one is not on the list."""
        wanted = {str(each) for each in super().to_python(value)}
        if wanted - self.rows.keys():
            raise ValidationError(_("Choose only answers of the list."), code="not-in-list")
        return [row for key, row in self.rows.items() if key in wanted]

    def validate(self, value) -> None:
        """Accept every row that `to_python` found."""

    def has_changed(self, initial, data) -> bool:
        """Say whether other rows were chosen than the ones saved."""
        return sorted(self.prepare_value(initial)) != sorted(data or ())


def offered(codes: Iterable[Code], *chosen: Code | None) -> list[Code]:
    """Return the codes in use, and those a record already has although they were retired since."""
    kept = {code.pk for code in chosen if code is not None}
    return [code for code in codes if code.retired_on is None or code.pk in kept]
