"""Rewording a letter, and deciding about several at once."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class RewordForm(forms.Form):
    """The words of a letter that has not gone yet."""

    subject = forms.CharField(
        label=_("Subject"), max_length=200, error_messages={"required": _("Write a subject.")}
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"required": _("Write the letter.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
