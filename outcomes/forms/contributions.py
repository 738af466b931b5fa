"""Asking what WIEGO did, and how it influenced an outcome."""

from __future__ import annotations

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from harvests.models import Code, Programme
from harvests.queries.lists import choosable_codes, programmes
from outcomes.enums import Strength
from outcomes.forms.codes import KeyedField, KeyedManyField
from outcomes.forms.countries import CountriesField
from outcomes.forms.partial_date import PartialDateField, joined, taken_apart
from outcomes.forms.parts import PartForm, as_it_will_be_saved
from outcomes.forms.texts import LongTextField, TextField, TitleField
from outcomes.models import Contribution, ContributionLink
from outcomes.queries.contributions import years_of_contributions
from outcomes.services.contributions import LINK_ANSWERS
from outcomes.services.parts import mark_of_part
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period
from wiego_mle.kernel.written import labelled


def _how_field() -> LongTextField:
    return LongTextField(
        rows=4,
        words="40–100",
        label=_("How may it have influenced the change?"),
        help_text=_(
            "Say how one led to the other, for example: the count showed the assembly how many vendors it "
            "had overlooked. What others did belongs to the outcome."
        ),
        error_messages={"required": _("Say how it may have influenced the change.")},
    )


def _strength_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=Strength.choices,
        initial=Strength.UNKNOWN,
        widget=forms.RadioSelect,
        label=_("How strongly?"),
        error_messages={"required": _("Say how strongly, or that it is not known.")},
    )


class LinkForm(PartForm):
    """How, and how strongly, a contribution influenced an outcome."""

    asked = LINK_ANSWERS

    how = _how_field()
    strength = _strength_field()

    def __init__(self, data=None, *, by: Principal, link: ContributionLink | None = None):
        shown = {name: getattr(link, name) for name in LINK_ANSWERS} if link else {}
        super().__init__(data, by=by, shown=shown, seen=mark_of_part(link, LINK_ANSWERS) if link else "")

    def show_saved(self, now: ContributionLink | None) -> None:
        """Show what somebody else saved of this link beside what was typed."""
        if now is None:
            self.show_conflict(None)
        else:
            said = {name: getattr(now, name) for name in LINK_ANSWERS}
            self.show_conflict(said, seen=mark_of_part(now, LINK_ANSWERS))


class ContributionForm(PartForm):
    """An activity of WIEGO, alone or with partners."""

    asked = (
        "title",
        "what_was_done",
        "programme",
        "strategies",
        "began",
        "ended",
        "is_ongoing",
        "countries",
        "city",
        "partners",
        "people",
        "language",
    )

    title = TitleField(
        label=_("What is it called in short?"),
        help_text=_("For example: Count of street vendors in Accra, 2023."),
        error_messages={"required": _("Give the contribution a short title.")},
    )
    what_was_done = LongTextField(
        words="50–150",
        label=_("What was done?"),
        help_text=_(
            "What WIEGO did and what came of it directly. How it influenced an outcome is said at the link."
        ),
        error_messages={"required": _("Say what was done.")},
    )
    programme = KeyedField(label=_("Which programme did it?"), unanswered=_("Choose a programme"))
    strategies = KeyedManyField(label=_("By which strategies?"))
    began = PartialDateField(
        required=False,
        label=_("When was it, or when did it begin?"),
        help_text=_("A year is enough. Add the month, the quarter or the day only if you know it."),
    )
    ended = PartialDateField(required=False, label=_("Until when, if it took longer?"))
    is_ongoing = forms.BooleanField(required=False, label=_("It is still going on"))
    countries = CountriesField(
        required=False,
        label=_("In which country or countries?"),
        help_text=_(
            "In English, Spanish, French or Portuguese, for example Ghana. Leave this empty if it was global."
        ),
    )
    city = TextField(most=120, required=False, label=_("In which city or place?"))
    partners = TextField(
        most=300,
        required=False,
        label=_("With which partners?"),
        help_text=_("Organisations that did it together with WIEGO, with commas between them."),
    )
    people = TextField(most=300, required=False, label=_("Who of WIEGO took part?"))
    language = forms.ChoiceField(choices=Language.choices, label=_("In which language do you write?"))
    creation_key = forms.CharField(required=False, widget=forms.HiddenInput)

    optional_fields = frozenset({"strategies", "began", "ended", "countries", "city", "partners", "people"})

    def __init__(
        self,
        data=None,
        *,
        by: Principal,
        contribution: Contribution | None = None,
        language: str = Language.ENGLISH,
    ):
        shown = _shown(contribution) if contribution else {"language": language}
        super().__init__(data, by=by, shown=shown, seen=str(contribution.version) if contribution else "")
        self.initial["creation_key"] = str(uuid.uuid4())
        self.period: Period | None = None
        kept = [code.pk for code in shown.get("strategies", ())]
        self.fields["programme"].offer(programmes())
        self.fields["strategies"].offer(choosable_codes(Dimension.STRATEGY, keep=kept))

    def clean_programme(self) -> Programme:
        """Return the programme; it is the one choice that must be made."""
        if self.cleaned_data["programme"] is None:
            raise ValidationError(gettext("Choose the programme that did it."), code="required")
        return self.cleaned_data["programme"]

    def clean(self) -> dict:
        """Join the two dates."""
        cleaned = super().clean()
        if "began" in cleaned and "ended" in cleaned:
            try:
                self.period = joined(cleaned["began"], cleaned["ended"])
            except ValidationError as error:
                self.add_error("began" if error.code == "no-beginning" else "ended", error)
        if cleaned.get("is_ongoing") and cleaned.get("ended"):
            self.add_error("ended", gettext("Leave the end empty, because it is still going on."))
        return cleaned

    def answers(self) -> dict:
        """Return the answers as the services take them."""
        answers = super().answers()
        del answers["began"], answers["ended"]
        return answers | {
            "date_from": self.period.first if self.period else None,
            "date_to": self.period.last if self.period else None,
            "date_precision": self.period.precision.value if self.period else "",
        }

    def read_creation_key(self) -> uuid.UUID | None:
        """Return the key that makes a second sending of this form harmless; None if it was lost."""
        try:
            return uuid.UUID(self.cleaned_data["creation_key"])
        except ValueError:
            return None

    def read_version(self) -> int:
        """Return the version that the form was made from; 0, which no record has, if it does not say."""
        seen = self.read_seen()
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0

    def show_saved(self, now: Contribution) -> None:
        """Show what somebody else saved of this contribution beside what was typed."""
        self.show_conflict(_shown(now), seen=str(now.version))

    def in_words(self, name: str, value) -> str:
        """Return an answer as people read it."""
        if isinstance(value, Period):
            return value.words()
        if name == "countries":
            return ", ".join(country_name(code) for code in value or ())
        if name == "strategies":
            return ", ".join(str(code) for code in value or ())
        return super().in_words(name, value)


class ContributionWithLinkForm(ContributionForm):
    """A contribution that is written down because of an outcome, and how it influenced that."""

    how = _how_field()
    strength = _strength_field()

    def link_answers(self) -> dict:
        """Return what is said about the link."""
        return {name: self.cleaned_data[name] for name in LINK_ANSWERS}


def _shown(contribution: Contribution) -> dict:
    """Return what the fields show of a contribution."""
    began, ended = taken_apart(contribution.period)
    plain = ("title", "what_was_done", "programme", "is_ongoing", "city", "partners", "people", "language")
    return {name: getattr(contribution, name) for name in plain} | {
        "strategies": list(contribution.strategies.order_by("order", "pk")),
        "began": began,
        "ended": ended,
        "countries": [place.country for place in contribution.countries.all()],
    }


class ContributionFilterForm(forms.Form):
    """Which contributions are listed; `conditions` are what the address asks for."""

    q = forms.CharField(
        required=False, label=_("Words"), help_text=_("In the title, the text, places and partners.")
    )
    programme = forms.ChoiceField(required=False, label=_("Programme"))
    strategy = forms.ChoiceField(required=False, label=_("Strategy"))
    year = forms.ChoiceField(required=False, label=_("Year"))

    optional_fields = frozenset()

    def __init__(self, address: QueryDict):
        self.address = as_it_will_be_saved(address)
        super().__init__(self.address)
        anything = pgettext_lazy("every programme, strategy or year", "All")
        strategies = Code.objects.filter(dimension=Dimension.STRATEGY).order_by("order", "pk")
        for name, choices in (
            ("programme", [(each.key, each.label) for each in programmes()]),
            ("strategy", [(each.key, each.label) for each in strategies]),
            ("year", [(str(year), str(year)) for year in years_of_contributions()]),
        ):
            self.fields[name].choices = [("", anything), *choices]
        self.conditions = {
            name: [value] for name in self.fields if (value := self.address.get(name, "").strip()[:200])
        }

    def chips(self) -> list[dict]:
        """Return the filters that are set, each with the address without it."""
        return [
            {"label": labelled(self.fields[name].label, self._words(name, value)), "url": self.without(name)}
            for name, (value,) in self.conditions.items()
        ]

    def _words(self, name: str, value: str) -> str:
        return str(dict(getattr(self.fields[name], "choices", ())).get(value, value))

    def without(self, name: str) -> str:
        """Return the address without a filter, on its first page."""
        return self._address(**{name: ""})

    def sorted_by(self, order: str) -> str:
        """Return the address with another order, on its first page."""
        return self._address(sort=order)

    def _address(self, **changes: str) -> str:
        query = QueryDict(mutable=True)
        for name in (*self.fields, "sort"):
            value = changes.get(name, self.address.get(name, ""))
            if value:
                query[name] = value
        return f"?{query.urlencode()}"
