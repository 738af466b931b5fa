"""Asking from which round a design is copied."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class CopyForm(forms.Form):
    """Asks from which round the design is copied."""

    optional_fields: frozenset[str] = frozenset()

    source = forms.ModelChoiceField(
        queryset=None,
        to_field_name="reference",
        label=gettext_lazy("From which round?"),
        empty_label=gettext_lazy("Choose a round"),
        error_messages={
            "required": gettext_lazy("Choose a round."),
            "invalid_choice": gettext_lazy("Choose a round from the list."),
        },
    )
    with_team = forms.BooleanField(
        required=False, label=gettext_lazy("Put the people of its team into the team of this round as well")
    )

    with_letters = forms.BooleanField(
        required=False, label=gettext_lazy("Take over when its letters go and in which words as well")
    )

    def __init__(self, *args, rounds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = rounds
        self.fields["source"].initial = rounds.first()
