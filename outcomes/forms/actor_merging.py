"""Asking which of two actors is kept, and why they are one or two."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.forms.capture.base import version_of
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import TextField
from outcomes.models import Actor
from wiego_mle.kernel.access import Principal


class MergeForm(PartForm):
    """Which of two actors is kept; `seen_…` are the versions that the person compared."""

    asked = ("keep", "why")

    keep = forms.ChoiceField(
        label=_("Which one is kept?"),
        help_text=_("The other one’s name becomes one of its other names, and its outcomes come along."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which one is kept.")},
    )
    why = TextField(
        most=200,
        label=_("How do you know that they are the same?"),
        error_messages={"required": _("Write why the two are the same.")},
    )
    seen_first = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_second = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, by: Principal, actors: tuple[Actor, Actor]):
        first, second = self.actors = actors
        shown = {"seen_first": str(first.version), "seen_second": str(second.version)}
        super().__init__(data, by=by, shown=shown)
        self.fields["keep"].choices = [(each.reference, f"{each.name} ({each.reference})") for each in actors]

    def kept(self) -> Actor:
        """Return the actor that is kept."""
        return next(each for each in self.actors if each.reference == self.cleaned_data["keep"])

    def answers(self) -> dict:
        """Return what the service takes."""
        first, second = self.actors
        seen = {
            first.pk: version_of({"version": self.cleaned_data["seen_first"]}),
            second.pk: version_of({"version": self.cleaned_data["seen_second"]}),
        }
        kept = self.kept()
        gone = second if kept.pk == first.pk else first
        return {
            "kept": kept,
            "kept_version": seen[kept.pk],
            "gone": gone,
            "gone_version": seen[gone.pk],
            "reason": self.cleaned_data["why"],
        }


class UndoForm(PartForm):
    """Why two actors are two after all."""

    asked = ("why",)

    why = TextField(
        most=200,
        label=_("How do you know that they are two?"),
        error_messages={"required": _("Write why they are two.")},
    )
