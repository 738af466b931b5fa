"""What the lead of a round says when something is done with a request to somebody outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from harvests.forms.rounds import DayInput
from harvests.models import HarvestRound
from harvests.validators import LAST_DAY
from outcomes.forms.texts import TextField


class UntilForm(forms.Form):
    """Asks for the last day on which an answer is taken."""

    until = forms.DateField(
        label=_("Until when is an answer taken?"),
        widget=DayInput,
        error_messages={
            "required": _("Give the new last day."),
            "invalid": _("Give a day that exists, for example 31/12/2025."),
        },
    )

    def clean_until(self) -> date:
        """Refuse a day that is out of reach: days are counted on from it."""
        day = self.cleaned_data["until"]
        if day > LAST_DAY:
            raise forms.ValidationError(_("Give a day between 1990 and 2199."))
        return day


class RevokeForm(forms.Form):
    """Asks why a request is revoked; it may stay unsaid."""

    reason = TextField(label=_("Why is it revoked? (optional)"), most=300, required=False)
    optional_fields: frozenset[str] = frozenset()


class LeadRoundForm(forms.Form):
    """Asks in which round another change is noted as a lead."""

    round = forms.ChoiceField(label=_("In which round?"), error_messages={"required": _("Choose a round.")})

    def __init__(self, *args, rounds: Sequence[HarvestRound], **kwargs):
        super().__init__(*args, **kwargs)
        self._rounds = {each.reference: each for each in rounds}
        self.fields["round"].choices = [(each.reference, each.name) for each in rounds]

    @property
    def chosen(self) -> HarvestRound:
        """Return the round that was chosen."""
        return self._rounds[self.cleaned_data["round"]]
