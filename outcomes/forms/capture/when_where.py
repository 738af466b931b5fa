"""The page that asks when and where it changed."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from outcomes.forms.capture.base import Question, SectionForm, choice_question, text_question
from outcomes.forms.codes import KeyedField
from outcomes.forms.countries import CountriesField
from outcomes.forms.partial_date import PartialDateField, joined, taken_apart
from outcomes.forms.texts import TextField
from outcomes.models import Outcome


class WhenWhereForm(SectionForm):
    """When it changed, as exactly as somebody knows, and where."""

    section_key = "when-where"
    questions = (
        Question(
            "date_from",
            ("date_from", "date_until", "is_ongoing"),
            ("date_from", "date_to", "date_precision", "is_ongoing"),
        ),
        Question("countries", ("countries", "is_global"), ("countries", "is_global")),
        text_question("city"),
        choice_question("level"),
    )
    optional_fields = frozenset({"date_until"})

    date_from = PartialDateField(
        required=False,
        label=_("When did it change?"),
        help_text=_("A year is enough. Add the month, the quarter or the day only if you know it."),
    )
    date_until = PartialDateField(
        required=False,
        label=_("Until when, if it took longer?"),
        help_text=_("For example, a strike from 3 to 14 June 2024."),
    )
    is_ongoing = forms.BooleanField(required=False, label=_("It is still going on"))
    countries = CountriesField(
        required=False,
        label=_("In which country or countries?"),
        help_text=_("In English, Spanish, French or Portuguese, for example Ghana."),
    )
    is_global = forms.BooleanField(
        required=False,
        label=_(
            "Not in one country: it is global, for example a decision of the International Labour Conference"
        ),
    )
    city = TextField(
        most=120, required=False, label=_("City or place"), help_text=_("For example Accra, Makola market.")
    )
    level = KeyedField(
        label=_("At which level was the change?"),
        help_text=_("The level of the actor: a by-law of a city is a change in the city."),
        unanswered=_("Not answered yet"),
    )

    def prepare(self) -> None:
        """Set the levels."""
        self.offer_codes({"level": Dimension.LEVEL})

    def shown(self, outcome: Outcome) -> dict:
        """Return what the fields show of the record."""
        first, last = taken_apart(outcome.period)
        return {
            "date_from": first,
            "date_until": last,
            "is_ongoing": outcome.is_ongoing,
            "countries": [place.country for place in outcome.countries.all()],
            "is_global": outcome.is_global,
            "city": outcome.city,
            "level": outcome.level,
        }

    def clean(self) -> dict:
        """Join the two dates; the place is either countries or global."""
        cleaned = super().clean()
        if "date_from" in cleaned and "date_until" in cleaned:
            try:
                self.period = joined(cleaned["date_from"], cleaned["date_until"])
            except ValidationError as error:
                self.add_error("date_from" if error.code == "no-beginning" else "date_until", error)
        if cleaned.get("is_ongoing") and cleaned.get("date_until"):
            self.add_error("date_until", _("Leave the end empty, because it is still going on."))
        if cleaned.get("is_global") and cleaned.get("countries"):
            self.add_error("countries", _("Either name countries or say that it is global, not both."))
        return cleaned

    def answers(self) -> dict:
        """Return the answers as `save_answers` takes them."""
        answers = {
            name: self.cleaned_data[name]
            for name in ("is_ongoing", "countries", "is_global", "city", "level")
            if name in self.fields
        }
        return answers | {
            "date_from": self.period.first if self.period else None,
            "date_to": self.period.last if self.period else None,
            "date_precision": self.period.precision.value if self.period else "",
        }
