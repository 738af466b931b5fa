"""Asking which letters of a round go when, and in which words."""

from __future__ import annotations

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.calendar import Planned
from harvests.enums import COUNTED_IN_DAYS, LetterKind
from harvests.models.letters import validate_days
from harvests.wording import problems_of_body, problems_of_subject

WHEN = {
    LetterKind.BEFORE: gettext_lazy("How many days before the deadline?"),
    LetterKind.AFTER: gettext_lazy("How many days after the deadline?"),
    LetterKind.ESCALATION: gettext_lazy("How many days after the deadline of the round?"),
}


class DaysField(forms.CharField):
    """Numbers of days, written with commas."""

    def to_python(self, value) -> tuple[int, ...]:
        """Return the days, the longest first; raise ValidationError if these are none."""
        text = ",".join(str(value or "").replace(";", ",").replace(" ", ",").split(","))
        text = ",".join(part for part in text.split(",") if part)
        if not text:
            return ()
        validate_days(text)
        return tuple(sorted({int(day) for day in text.split(",")}, reverse=True))

    def validate(self, value) -> None:
        """Refuse nothing at all where days are needed."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value) -> None:
        """The days were looked at already."""

    def prepare_value(self, value):
        """Return the days as they are written."""
        return ", ".join(str(day) for day in value) if isinstance(value, tuple) else value


class PlanForm(forms.Form):
    """Which letters go, on which days, at which hour."""

    hour = forms.TypedChoiceField(
        coerce=int,
        label=gettext_lazy("At which hour of the reader’s morning do they go?"),
        help_text=gettext_lazy(
            "By the clock of each reader, on their working days, never while they are away."
        ),
        choices=[(hour, f"{hour:02d}:00") for hour in range(5, 19)],
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, plans: dict[LetterKind, Planned], **kwargs):
        super().__init__(*args, **kwargs)
        for kind in LetterKind:
            self.fields[f"on_{kind}"] = forms.BooleanField(
                label=kind.label, required=False, initial=plans[kind].is_on
            )
            if kind in COUNTED_IN_DAYS:
                self.fields[f"days_{kind}"] = DaysField(
                    label=WHEN[kind],
                    help_text=_("Up to six numbers, for example 14, 7, 2."),
                    required=False,
                    initial=plans[kind].days,
                )

    def clean(self) -> dict:
        """Ask for days where letters go that are counted in days."""
        answers = super().clean()
        for kind in COUNTED_IN_DAYS:
            if answers.get(f"on_{kind}") and answers.get(f"days_{kind}") == ():
                self.add_error(
                    f"days_{kind}", _("Give at least one number of days, or switch these letters off.")
                )
        return answers

    def plans(self) -> dict[LetterKind, Planned]:
        """Return what was chosen for each kind of letter."""
        said = self.cleaned_data
        return {kind: Planned(said[f"on_{kind}"], said.get(f"days_{kind}", ())) for kind in LetterKind}


class WordingForm(forms.Form):
    """The words of one kind of letter in one language."""

    subject = forms.CharField(
        label=gettext_lazy("Subject"),
        max_length=150,
        error_messages={"required": gettext_lazy("Write a subject.")},
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": gettext_lazy("Write the letter.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, kind: LetterKind, **kwargs):
        super().__init__(*args, **kwargs)
        self._kind = kind

    def clean_subject(self) -> str:
        """Refuse placeholders that are not known in a subject."""
        return self._without(problems_of_subject(self._kind, self.cleaned_data["subject"]), "subject")

    def clean_body(self) -> str:
        """Refuse placeholders that are not known, and a text without those that it needs."""
        return self._without(problems_of_body(self._kind, self.cleaned_data["body"]), "body")

    def _without(self, problems: list[str], name: str) -> str:
        if problems:
            raise ValidationError(problems)
        return self.cleaned_data[name]


class TrialForm(forms.Form):
    """Names a trial letter, so that a double click sends one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
