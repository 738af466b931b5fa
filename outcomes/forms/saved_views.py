"""Asking under which name a view of the explorer is kept, and for whom."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SavedViewForm(forms.Form):
    """The name of a view, and whether everybody is offered it."""

    name = forms.CharField(
        max_length=80,
        label=_("What is this view called?"),
        help_text=_("For example: Africa by worker group. A view of yours with the same name is replaced."),
        error_messages={
            "required": _("Give the view a name."),
            "max_length": _("Shorten the name to 80 characters."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_shared = forms.BooleanField(
        required=False,
        label=_("Offer it to everybody"),
        help_text=_("Its name and your name are then seen by everybody who signs in."),
    )
    optional_fields = frozenset()
