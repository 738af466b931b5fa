"""Asking which letters are prepared and sent, and what becomes of people whom outsiders named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.forms.rounds import DayInput
from harvests.validators import LAST_DAY
from outcomes.forms.nominations import NominationForm
from outcomes.masking import shown
from outcomes.models import Outcome, SubstantiationRequest, SuggestedPerson
from outcomes.request_enums import Channel
from wiego_mle.kernel.access import Principal


class AskingForm(forms.Form):
    """Asks which of the composed letters are prepared, and until when answers are taken.

    The value of a letter names its person and its outcomes, so that only what was seen is prepared.
    """

    letters = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=_("Which letters?"),
        error_messages={
            "required": _("Tick at least one letter."),
            "invalid_choice": _(
                "One of these letters would ask about other outcomes now, or is prepared already. Look again."
            ),
        },
    )
    answer_until = forms.DateField(
        widget=DayInput,
        label=_("Until when can they answer?"),
        help_text=_("It stands in the letter. Reminders go before it."),
        error_messages={
            "required": _("Choose the last day for an answer."),
            "invalid": _("Give a day that exists, for example 31/12/2025."),
        },
    )

    def __init__(self, data=None, *, letters: Collection[tuple[str, str]], proposed: date):
        super().__init__(
            data, initial={"answer_until": proposed, "letters": [value for value, _words in letters]}
        )
        self.fields["letters"].choices = list(letters)

    def clean_answer_until(self) -> date:
        """Refuse a day that is over, or out of reach."""
        day = self.cleaned_data["answer_until"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_("The last day for an answer must be after today."))
        if day > LAST_DAY:
            raise forms.ValidationError(_("Give a day between 1990 and 2199."))
        return day


class SendingForm(forms.Form):
    """Asks which of the prepared letters go."""

    letters = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one letter."),
            "invalid_choice": _("One of these letters has gone already, or is given up. Look again."),
        },
    )

    def __init__(self, data=None, *, requests: Sequence[SubstantiationRequest]):
        super().__init__(data)
        self._requests = {each.reference: each for each in requests}
        self.fields["letters"].choices = [(reference, reference) for reference in self._requests]

    def chosen(self) -> list[SubstantiationRequest]:
        """Return the requests whose letters go."""
        return [self._requests[reference] for reference in self.cleaned_data["letters"]]


class SuggestionForm(NominationForm):
    """Proposes somebody whom a person outside named, beginning with what that person wrote."""

    outcomes = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=_("For which outcomes?"),
        error_messages={
            "required": _("Tick at least one outcome."),
            "invalid_choice": _("This outcome is not among those of the letter."),
        },
    )

    def __init__(self, data=None, *, by: Principal, suggestion: SuggestedPerson, outcomes: Sequence[Outcome]):
        super().__init__(data, by=by, language=suggestion.request.language)
        self._outcomes = {each.reference: each for each in outcomes}
        self.fields["outcomes"].choices = [
            (reference, f"{reference} · {shown(each, 'title')}") for reference, each in self._outcomes.items()
        ]
        is_address = "@" in suggestion.contact
        self.initial |= {
            "name": suggestion.name,
            "organisation": suggestion.organisation,
            "email": suggestion.contact if is_address else "",
            "phone": "" if is_address else suggestion.contact[:40],
            "channel": Channel.EMAIL if is_address else Channel.TELEPHONE,
            "outcomes": list(self._outcomes),
        }

    def chosen(self) -> list[Outcome]:
        """Return the outcomes for which the person is proposed."""
        return [self._outcomes[reference] for reference in self.cleaned_data["outcomes"]]
