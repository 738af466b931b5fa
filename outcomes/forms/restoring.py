"""Asking whether an earlier version is to be brought back, and why."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.forms.texts import TextField
from outcomes.models import Outcome
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.typed_text import mark_of


class RestoreForm(forms.Form):
    """The version that was looked at, and an optional reason."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)
    why = TextField(
        most=200,
        required=False,
        label=_("Why do you bring it back?"),
        help_text=_("Stands in the history of the record, for everybody who may read it."),
    )

    def __init__(self, data=None, *, outcome: Outcome, by: Principal):
        super().__init__(data, initial={"version": outcome.version, "typed_by": mark_of(by.person_id)})
