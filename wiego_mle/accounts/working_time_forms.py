"""Asking when somebody works, when they are away, and how often letters come."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import DigestRhythm, Weekday


class WorkingTimeForm(forms.Form):
    """On which days somebody works, and how often they want the letter of a reviewer."""

    optional_fields: frozenset[str] = frozenset()

    working_days = forms.MultipleChoiceField(
        label=_("On which days do you work?"),
        help_text=_("Letters of a round come on these days only."),
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day on which you work.")},
    )
    digest_rhythm = forms.ChoiceField(
        label=_("How often do you want a letter about what waits for your decision?"),
        help_text=_("For reviewers and leads; none comes when nothing waits."),
        choices=DigestRhythm.choices,
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_working_days(self) -> str:
        """Return the days as they are kept."""
        return "".join(sorted(self.cleaned_data["working_days"]))


class AbsenceForm(forms.Form):
    """When somebody is away."""

    optional_fields: frozenset[str] = frozenset()

    first_day = forms.DateField(
        label=_("What is the first day on which you are away?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Give the first day."),
            "invalid": _("Give a day that exists, for example 31/12/2025."),
        },
    )
    last_day = forms.DateField(
        label=_("What is the last day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Give the last day."),
            "invalid": _("Give a day that exists, for example 31/12/2025."),
        },
    )

    def clean(self) -> dict:
        """Refuse days that run backwards."""
        given = super().clean()
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This is before the first day. Give the same day or a later one."))
        return given
