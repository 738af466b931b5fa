"""Asking what becomes of the outcomes that a check of a round lists."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.models import HarvestRound
from outcomes.masking import shown
from outcomes.models import Outcome
from outcomes.models.carrying import LONGEST_REASON
from outcomes.policy import RUNNING
from outcomes.queries.round_checks import Check, later_rounds

MOST_LISTED = 100
"""How many outcomes are printed to be ticked one by one; all of them can be taken at once besides."""
STAYS = "left_as_it_is"
"""No short name of a round has such a shape."""


class SettlingForm(forms.Form):
    """Asks which outcomes, whether they stay or go to a later round, and why."""

    everything = forms.BooleanField(required=False)
    outcomes = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Which ones?"),
        error_messages={
            "required": gettext_lazy("Tick the outcomes that this is about."),
            "invalid_choice": gettext_lazy(
                "One of these is no longer listed. Look at the list as it is now."
            ),
        },
    )
    where = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=gettext_lazy("What becomes of them?"),
        error_messages={"required": gettext_lazy("Choose what becomes of them.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Their authors read it, and it stays with the round."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_REASON}),
        validators=[MaxLengthValidator(LONGEST_REASON)],
        error_messages={"required": gettext_lazy("Write the reason.")},
    )

    def __init__(self, *args, check: Check, harvest_round: HarvestRound, listed: list[Outcome], **kwargs):
        super().__init__(*args, **kwargs)
        self._listed = listed
        later = later_rounds(harvest_round) if check.can_be_carried else ()
        self._later = {each.reference: each for each in later}
        self.fields["everything"].label = _("All %(number)d") % {"number": len(listed)}
        self.fields["outcomes"].choices = [
            (each.reference, f"{each.reference} · {shown(each, 'title')} ({each.author.name})")
            for each in listed[:MOST_LISTED]
        ]
        ways = [
            (
                reference,
                _("Carry over to “%(round)s”: they keep reference, text and history") % {"round": each},
            )
            for reference, each in self._later.items()
        ]
        if not check.may_not_be_left and harvest_round.state in RUNNING:
            ways.insert(0, (STAYS, _("Leave them as they are; the round goes on without them")))
        self.fields["where"].choices = ways
        if len(listed) == 1:
            del self.fields["everything"]
            self.fields["outcomes"].initial = [listed[0].reference]

    @property
    def has_ways(self) -> bool:
        """Say whether anything can be chosen at all."""
        return bool(self.fields["where"].choices)

    def clean(self) -> dict:
        """Take “all” for an answer to which ones."""
        answers = super().clean()
        if answers.get("everything") and self.has_error("outcomes", "required"):
            del self._errors["outcomes"]
        return answers

    def chosen(self) -> list[Outcome]:
        """Return the outcomes that were ticked."""
        if self.cleaned_data.get("everything"):
            return self._listed
        ticked = set(self.cleaned_data["outcomes"])
        return [each for each in self._listed if each.reference in ticked]

    def round_to_go_to(self) -> HarvestRound | None:
        """Return the later round, or None where they stay."""
        return self._later.get(self.cleaned_data["where"])
