"""Asking what a group is called and who is in it."""

from __future__ import annotations

import uuid

from django import forms
from django.utils.translation import gettext_lazy

from harvests.forms.teams import PeopleField, PeopleForm


class GroupForm(PeopleForm):
    """The name of a group and its people."""

    name = forms.CharField(
        max_length=100,
        label=gettext_lazy("What is the group called?"),
        help_text=gettext_lazy("For example: Accra office."),
        error_messages={
            "required": gettext_lazy("Give the group a name."),
            "max_length": gettext_lazy("Shorten the name to 100 characters."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    people = PeopleField(label=gettext_lazy("Who is in it?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    field_order = ("name", "search", "people")
