"""Asking for countries by their names in the reader's language."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wiego_mle.kernel.countries import country_code, country_name
from wiego_mle.kernel.folding import clean_text

MOST_COUNTRIES = 60
_LONGEST_NAME = 80
_EMPTY_ROWS = 2
_LEAST_ROWS = 3
_BETWEEN_NAMES = re.compile(r"[,;\n\r\t]+")


class CountriesWidget(forms.Widget):
    """Short rows of text; a script offers the names of countries, fetched when somebody begins to write.

    Its value is a list of names or two-letter codes; more than one name fits a row with commas.
    """

    template_name = "outcomes/widgets/countries.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name) -> list[str]:
        """Return what was typed in each row."""
        if hasattr(data, "getlist"):
            return data.getlist(name)
        typed = data.get(name, [])
        return [typed] if isinstance(typed, str) else list(typed)

    def use_required_attribute(self, initial) -> bool:
        """Leave asking for an answer to the form: no single row is required."""
        return False

    def format_value(self, value) -> list[str]:
        """Return the names to print, codes spelled out."""
        rows = [value] if isinstance(value, str) else list(value or ())
        return [country_name(row) if len(row) == 2 and row.isupper() else row for row in rows if row.strip()]

    def get_context(self, name, value, attrs) -> dict:
        """Return what the template prints."""
        context = super().get_context(name, value, attrs)
        rows = self.format_value(value)
        rows += [""] * max(_EMPTY_ROWS, _LEAST_ROWS - len(rows))
        context["widget"]["rows"] = rows
        context["widget"]["names_at"] = reverse("outcomes:country-names", args=[get_language() or "en"])
        context["widget"]["invalid"] = "is-invalid" in context["widget"]["attrs"].get("class", "")
        return context


class CountryWidget(CountriesWidget):
    """One row of text; a script offers the names of countries."""

    template_name = "outcomes/widgets/country.html"
    use_fieldset = False

    def get_context(self, name, value, attrs) -> dict:
        """Return what the template prints."""
        context = super().get_context(name, value, attrs)
        context["widget"]["value"] = context["widget"]["rows"][0]
        return context


class CountriesField(forms.Field):
    """Gives two-letter codes, each once, in the order in which the names were typed."""

    widget = CountriesWidget

    def to_python(self, value) -> list[str]:
        """Return the codes; raise ValidationError with the nearest names for what is unknown."""
        codes: dict[str, None] = {}
        problems: list[ValidationError] = []
        for name in self._names(value or ()):
            try:
                codes[_code(name)] = None
            except ValidationError as unknown:
                problems.append(unknown)
            if len(problems) == 3:
                break
        if problems:
            raise ValidationError(problems)
        return list(codes)

    def has_changed(self, initial, data) -> bool:
        """Say whether other countries were typed than the ones saved."""
        try:
            return sorted(self.to_python(data)) != sorted(initial or ())
        except ValidationError:
            return True

    def _names(self, rows) -> list[str]:
        names: list[str] = []
        for row in rows:
            names += [row] if _is_one_name(row) else _BETWEEN_NAMES.split(row[: _LONGEST_NAME * 100])
        names = [name for name in (clean_text(name).strip() for name in names) if name]
        if len(names) > MOST_COUNTRIES:
            raise ValidationError(
                _("Name at most %(most)d countries, or say that it is global.") % {"most": MOST_COUNTRIES}
            )
        return names


class CountryField(CountriesField):
    """Gives one two-letter code, or an empty text."""

    widget = CountryWidget

    def to_python(self, value) -> str:
        """Return the code; raise ValidationError with the nearest names if it is unknown."""
        codes = super().to_python(value)
        if len(codes) > 1:
            raise ValidationError(_("Name one country only."))
        return codes[0] if codes else ""

    def has_changed(self, initial, data) -> bool:
        """Say whether another country was typed than the one saved."""
        try:
            return self.to_python(data) != (initial or "")
        except ValidationError:
            return True


def _is_one_name(row: str) -> bool:
    """Say whether the row as a whole names a country, as “Bonaire, Sint Eustatius and Saba” does."""
    if not _BETWEEN_NAMES.search(row):
        return True
    if len(row) > _LONGEST_NAME:
        return False
    try:
        country_code(row)
    except ValidationError:
        return False
    return True


def _code(name: str) -> str:
    # Length first: comparing a long text with all names would take its time.
    if len(name) > _LONGEST_NAME:
        raise ValidationError(
            _("“%(name)s…” is too long for the name of a country.") % {"name": name[:40]}, code="too-long"
        )
    return country_code(name)
