"""Asking what an edition is about and for whom, how a highlight is told, and why a finding may stay."""

from __future__ import annotations

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from harvests import financial_year
from harvests.models import Grant, HarvestRound, Programme
from outcomes.enums import Audience
from outcomes.forms.tables import default_year, years
from outcomes.forms.texts import LongTextField
from outcomes.models import Edition
from outcomes.models.edition import LONGEST_QUOTE, LONGEST_REASON
from outcomes.queries.lists import Vocabulary
from wiego_mle.kernel.languages import Language

ALL_YEARS = "all"
_LONGEST_GRANT = 80
"""More of the name of a grant does not stand in a title that nobody wrote."""


def _year(chosen: str) -> int | None:
    return None if chosen == ALL_YEARS else int(chosen)


class EditionForm(forms.Form):
    """Asks for what is counted, for whom, in which language, and under which title."""

    title = forms.CharField(
        max_length=120,
        required=False,
        label=gettext_lazy("What is the title?"),
        help_text=gettext_lazy(
            "It stands on the first page. If you leave it empty, it is “Outcomes” and the year that you choose, "
            "or the grant whose years you choose."
        ),
        error_messages={
            "max_length": gettext_lazy("Shorten the title to 120 characters."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    year = forms.TypedChoiceField(
        coerce=_year,
        label=gettext_lazy("Which financial year is it about?"),
        error_messages={"required": gettext_lazy("Choose the financial year.")},
    )
    round = forms.CharField(required=False)
    programme = forms.CharField(required=False)
    grant = forms.CharField(required=False)
    audience = forms.ChoiceField(
        choices=Audience.choices,
        widget=forms.RadioSelect,
        initial=Audience.INTERNAL,
        label=gettext_lazy("For whom is it?"),
        help_text=gettext_lazy(
            "A public edition prints the texts of open outcomes only, else the text that may be published; it is "
            "looked through for private names before it can be taken away. Restricted outcomes are counted in neither."
        ),
        error_messages={"required": gettext_lazy("Choose for whom the edition is.")},
    )
    language = forms.ChoiceField(
        choices=Language.choices,
        label=gettext_lazy("In which language are its headings and notes?"),
        help_text=gettext_lazy("The outcomes stay in the language in which they were written."),
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    optional_fields = frozenset({"round", "programme", "grant"})

    def __init__(self, data, lists: Vocabulary, *, may_count_all_years: bool):
        newest = default_year(lists)
        super().__init__(
            data,
            initial={
                "year": newest,
                "language": (get_language() or "en")[:2],
            },
        )
        self._lists = lists
        self.fields["year"].choices = [(year, financial_year.label(year)) for year in years(lists)]
        self.fields["round"] = forms.ChoiceField(
            required=False,
            choices=[
                ("", _("All rounds")),
                *((each.reference, each.name) for each in lists.rounds),
            ],
            label=_("Only one harvest round?"),
        )
        self.fields["programme"] = forms.ChoiceField(
            required=False,
            choices=[("", _("All programmes")), *((each.key, each.label) for each in lists.programmes)],
            label=_("Only one programme?"),
        )
        if not lists.grants:
            del self.fields["grant"]
            return
        self.fields["grant"] = forms.ChoiceField(
            required=False,
            choices=[("", _("Whoever paid")), *((each.key, each.label) for each in lists.grants)],
            label=_("Only what one grant paid for?"),
            help_text=_("For a report to a donor: the outcomes that name this grant."),
        )
        if may_count_all_years:
            self.fields["year"].choices += [(ALL_YEARS, _("All years of a grant"))]
            self.fields["year"].help_text = _("For all years of a grant, choose the grant below as well.")

    def clean(self) -> dict:
        """Give an edition without a title that of its year or grant; refuse what does not go together."""
        answers = super().clean()
        if "year" not in answers:
            return answers
        try:
            Edition(year=answers["year"], round=self.chosen_round, grant=self.chosen_grant).clean()
        except ValidationError as wrong:
            self.add_error(None, wrong)
            return answers
        if answers.get("title") == "" and answers.get("language"):
            with translation.override(answers["language"]):
                answers["title"] = self._own_title(answers["year"])
        return answers

    def _own_title(self, year: int | None) -> str:
        if year is None:
            return _("Outcomes, all years: %s") % Truncator(self.chosen_grant.label).chars(_LONGEST_GRANT)
        return _("Outcomes %s") % financial_year.label(year)

    @property
    def chosen_round(self) -> HarvestRound | None:
        """Return the round that was chosen."""
        wanted = self.cleaned_data.get("round")
        return next((each for each in self._lists.rounds if each.reference == wanted), None)

    @property
    def chosen_programme(self) -> Programme | None:
        """Return the programme that was chosen."""
        wanted = self.cleaned_data.get("programme")
        return next((each for each in self._lists.programmes if each.key == wanted), None)

    @property
    def chosen_grant(self) -> Grant | None:
        """Return the grant that was chosen."""
        wanted = self.cleaned_data.get("grant")
        return next((each for each in self._lists.grants if each.key == wanted), None)

    def answers(self) -> dict:
        """Return what `order_edition` asks."""
        plain = {
            name: self.cleaned_data[name]
            for name in ("title", "year", "audience", "language", "creation_key")
        }
        return plain | {
            "harvest_round": self.chosen_round,
            "programme": self.chosen_programme,
            "grant": self.chosen_grant,
        }


class HighlightForm(forms.Form):
    """Asks how an outcome is told in front; `seen` is a mark of how it was told when the page was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, initial: str, seen: str):
        super().__init__(data, initial={"seen": seen})
        self.fields["text"] = LongTextField(
            most=LONGEST_QUOTE,
            rows=7,
            label=_("How is it told in this edition?"),
            help_text=_(
                "Shorten and smooth; change nothing of who did what, when and where. Name others who contributed."
            ),
            initial=initial,
            error_messages={"required": _("Write how it is told.")},
        )


class ClearingForm(forms.Form):
    """Asks why words that were found may stay."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=gettext_lazy("Why may these words be published?"),
        help_text=gettext_lazy("For example: another person of this name, who signed the law."),
        error_messages={
            "required": gettext_lazy("Say why these words may be published."),
            "max_length": gettext_lazy("Shorten the reason to 300 characters."),
        },
    )
