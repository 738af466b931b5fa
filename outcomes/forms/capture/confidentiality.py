"""The page that asks who may read it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.enums import Confidentiality
from outcomes.forms.capture.base import SectionForm, choice_question, text_question
from outcomes.forms.codes import explained
from outcomes.forms.texts import LongTextField

_EXPLANATIONS = {
    Confidentiality.OPEN: _("It may appear in reports, stories and on the web, as you wrote it."),
    Confidentiality.INTERNAL: _(
        "It is used for learning and counted; it is quoted outside only after asking you."
    ),
    Confidentiality.RESTRICTED: _(
        "Choose this if somebody could be harmed or lose trust. It is counted, but its text is not shown; "
        "reviewers other than the lead do not see it."
    ),
}


class ConfidentialityForm(SectionForm):
    """Who may read the record, and what may be said outside."""

    section_key = "confidentiality"
    questions = (
        choice_question("confidentiality"),
        text_question("confidentiality_reason"),
        text_question("harm"),
        text_question("public_text"),
    )

    confidentiality = forms.ChoiceField(
        label=_("Who may read this?"),
        help_text=_("Think of the people named in it, and of officials who spoke in confidence."),
        error_messages={
            "required": _("Say who may read this."),
            "invalid_choice": _("Choose one of the answers in the list."),
        },
        widget=forms.RadioSelect,
    )
    confidentiality_reason = LongTextField(
        required=False,
        rows=3,
        label=_("If it is restricted: why, and for whom is it risky?"),
        help_text=_("Needed before a restricted record can be sent. The reviewers read it, nobody else."),
        widget=forms.Textarea(attrs={"class": "long"}),
    )
    harm = LongTextField(
        required=False,
        rows=3,
        label=_("What harm could it do if it were published?"),
        help_text=_(
            "To whom, and how. For example: “The officer who leaked the list could lose her post.” "
            "The reviewers read it, nobody else."
        ),
        widget=forms.Textarea(attrs={"class": "long"}),
    )
    public_text = LongTextField(
        required=False,
        label=_("What may be said outside WIEGO?"),
        help_text=_(
            "For a record that is internal or restricted: the change in words that harm nobody, without "
            "names. For example: “A city in West Africa now lets street vendors trade in marked places.”"
        ),
        widget=forms.Textarea(attrs={"class": "long"}),
    )

    def prepare(self) -> None:
        """Set the kinds of confidentiality with their explanations."""
        self.fields["confidentiality"].choices = [
            (kind.value, explained(kind.label, _EXPLANATIONS[kind])) for kind in Confidentiality
        ]
