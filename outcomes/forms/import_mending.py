"""The form that puts right what was read in one row."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.enums import Dimension
from harvests.forms.saved import show_meanwhile
from harvests.models import Code, Programme
from harvests.queries.lists import grants
from outcomes.enums import Direction
from outcomes.forms.texts import LongTextField, TextField
from outcomes.importing.actors import NamedActor
from outcomes.importing.rows import Values
from outcomes.importing.stored import values_as_data
from outcomes.importing.terms import split_values
from outcomes.importing.whens import DateWays, When, read_when
from outcomes.models.outcome import MOST_CHARACTERS
from wiego_mle.kernel.countries import country_code, country_name
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision
from wiego_mle.kernel.spreadsheets import Cell

_OPEN = ("day_or_month", "day_or_month_guessed", "date_unread")
_TEXTS = (
    "title",
    "statement",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "city",
    "language",
    "direction",
)
_CODES = (Dimension.ACTOR_TYPE, Dimension.CHANGE_TYPE, Dimension.LEVEL)


class MendForm(forms.Form):
    """Shows what was read in a row; what is changed here stands in its place, the cells stay beside it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    title = TextField(most=100, required=False, label=gettext_lazy("Title"))
    statement = LongTextField(
        most=MOST_CHARACTERS, rows=4, required=False, label=gettext_lazy("Outcome statement")
    )
    when = TextField(
        most=120,
        required=False,
        label=gettext_lazy("When?"),
        help_text=gettext_lazy("For example: 2021, March 2021, 12 March 2021, June–July 2021."),
    )
    countries = TextField(
        most=300,
        required=False,
        label=gettext_lazy("Country or countries"),
        help_text=gettext_lazy("Several are divided by semicolons."),
    )
    city = TextField(most=120, required=False, label=gettext_lazy("City or place"))
    actors = TextField(
        most=800,
        required=False,
        label=gettext_lazy("Who changed"),
        help_text=gettext_lazy("Several are divided by semicolons."),
    )
    actor_type = forms.ChoiceField(required=False, label=gettext_lazy("Actor type"))
    change_type = forms.ChoiceField(required=False, label=gettext_lazy("Type of change"))
    level = forms.ChoiceField(required=False, label=gettext_lazy("Level"))
    direction = forms.ChoiceField(
        required=False, label=gettext_lazy("Direction"), choices=[("", "—"), *Direction.choices]
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"), choices=Language.choices)
    significance = LongTextField(
        most=MOST_CHARACTERS, rows=3, required=False, label=gettext_lazy("Significance")
    )
    contribution_wiego = LongTextField(
        most=MOST_CHARACTERS, rows=3, required=False, label=gettext_lazy("Contribution of WIEGO")
    )
    contribution_others = LongTextField(
        most=MOST_CHARACTERS, rows=3, required=False, label=gettext_lazy("Contribution of others")
    )
    programmes = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Programmes"), widget=forms.CheckboxSelectMultiple
    )
    worker_groups = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Worker groups"), widget=forms.CheckboxSelectMultiple
    )
    grants = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Grants"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, values: Values, seen: str):
        self._before = _as_initial(values) | {"seen": seen}
        self._actors = {actor.name: actor for actor in values.actors}
        super().__init__(data, initial=self._before)
        codes = list(Code.objects.filter(retired_on__isnull=True))
        for dimension in _CODES:
            listed = [(code.key, code.label) for code in codes if code.dimension == dimension]
            self.fields[str(dimension)].choices = [("", "—"), *listed]
        groups = [(code.key, code.label) for code in codes if code.dimension == Dimension.WORKER_GROUP]
        self.fields["worker_groups"].choices = groups
        self.fields["grants"].choices = [(each.key, each.label) for each in grants()]
        if not self.fields["grants"].choices:
            del self.fields["grants"]
        self.fields["programmes"].choices = [(each.key, each.label) for each in Programme.objects.all()]

    def clean_when(self) -> str:
        """Refuse a date that leaves open which day it means, or is none."""
        text = self.cleaned_data["when"]
        if text and text != self._before["when"]:
            found = _read(text)
            if found.period is None or any(each.kind in _OPEN for each in found.remarks):
                raise ValidationError(
                    _("Write the date in words, for example 3 April 2021, or only the year.")
                )
        return text

    def clean_countries(self) -> str:
        """Refuse a name that no country has."""
        text = self.cleaned_data["countries"]
        for name in split_values(text):
            country_code(name)
        return text

    def clean(self) -> dict:
        """Ask for a title or a statement: without either there is no outcome."""
        cleaned = super().clean()
        if not cleaned.get("title") and not cleaned.get("statement"):
            self.add_error("statement", _("Write what changed, or leave the row out."))
        return cleaned

    def show_saved(self, values: Values, *, seen: str) -> None:
        """Say at each answer what somebody else put there meanwhile; what was typed here stays in its box."""
        now = _as_initial(values)
        told = {
            name: self._in_words(name, saved)
            for name, saved in now.items()
            if name in self.cleaned_data and saved != self.cleaned_data[name]
        }
        show_meanwhile(self, told, seen=seen)

    def _in_words(self, name: str, saved) -> str:
        labels = dict(getattr(self.fields[name], "choices", ()))
        keys = saved if isinstance(saved, list) else [saved]
        return ", ".join(str(labels.get(key, key)) for key in keys)

    def fixes(self) -> dict:
        """Return what was changed, as `mend_row` takes it."""
        said = self.cleaned_data
        changed = {name for name in self.fields if name != "seen" and said[name] != self._before[name]}
        fixes: dict = {
            name: said[name] for name in (*_TEXTS, "actor_type", "change_type", "level") if name in changed
        }
        fixes |= {name: said[name] for name in ("programmes", "worker_groups", "grants") if name in changed}
        if "programmes" in changed:
            fixes["lead_programme"] = ""
        values = Values()
        if "when" in changed:
            found = _read(said["when"]) if said["when"] else When()
            period = found.period
            values.date_from, values.date_to = (period.first, period.last) if period else (None, None)
            values.date_precision = str(period.precision) if period else ""
            values.is_ongoing = found.is_ongoing
            data = values_as_data(values)
            fixes |= {name: data[name] for name in ("date_from", "date_to", "date_precision", "is_ongoing")}
        if "countries" in changed:
            fixes["countries"] = [country_code(name) for name in split_values(said["countries"])]
            fixes["is_global"] = False
        if "actors" in changed:
            named = [self._actors.get(name) or NamedActor(name) for name in split_values(said["actors"])]
            fixes["actors"] = [
                {"name": each.name, "key": each.key, "reference": each.reference} for each in named
            ]
        return fixes


def _read(text: str) -> When:
    return read_when(Cell(text=text), DateWays())


def _as_initial(values: Values) -> dict:
    when = ""
    if values.date_from is not None:
        precision = Precision(values.date_precision)
        when = Period(values.date_from, values.date_to or values.date_from, precision).words()
    return {
        **{name: getattr(values, name) for name in _TEXTS},
        "when": when,
        "countries": "; ".join(country_name(code) for code in values.countries),
        "actors": "; ".join(actor.name for actor in values.actors),
        "actor_type": values.actor_type,
        "change_type": values.change_type,
        "level": values.level,
        "programmes": list(values.programmes),
        "worker_groups": list(values.worker_groups),
        "grants": list(values.grants),
    }
