"""Asking which words are withheld, and why somebody needs to see them."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.enums import WithheldKind
from outcomes.forms.codes import explained
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models.withheld import LONGEST_WHY, LONGEST_WORDS

_EXPLANATIONS = {
    WithheldKind.NAME: _("Readers see “[name withheld]” in its place."),
    WithheldKind.PASSAGE: _("Readers see “[words withheld]” in its place."),
}


class WithholdForm(PartForm):
    """Which words are withheld, and why."""

    asked = ("words", "kind", "why")

    words = LongTextField(
        most=LONGEST_WORDS,
        rows=2,
        label=_("Which words?"),
        help_text=_(
            "Type or paste them as they stand in the record. They are found in every text of it, whatever "
            "capitals, accents or spaces, also with ’s behind them; other forms of a name are marked one by one."
        ),
        error_messages={"required": _("Write the words to withhold.")},
    )
    kind = forms.ChoiceField(
        label=_("What are they?"),
        initial=WithheldKind.NAME,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say what they are."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )
    why = TextField(
        most=LONGEST_WHY,
        label=_("Why must they not be read?"),
        help_text=_(
            "For the reviewers, without the words themselves. For example: “She could lose her stall.”"
        ),
        error_messages={"required": _("Write why they must not be read.")},
    )

    def __init__(self, data=None, **options):
        super().__init__(data, **options)
        self.fields["kind"].choices = [
            (kind.value, explained(kind.label, _EXPLANATIONS[kind])) for kind in WithheldKind
        ]


class ShowAgainForm(PartForm):
    """Why words may be read now."""

    asked = ("why",)

    why = TextField(
        most=LONGEST_WHY,
        label=_("Why may they be read now?"),
        error_messages={"required": _("Write why these words may be read now.")},
    )


class LookForm(PartForm):
    """Why somebody needs to see withheld words; `next` is where they go on."""

    asked = ("reason",)

    reason = TextField(
        most=LONGEST_WHY,
        label=_("Why do you need to see them?"),
        help_text=_(
            "The author and the lead of the round read this. For example: “To check the court’s letter.”"
        ),
        error_messages={"required": _("Write why you need to see these words.")},
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)
