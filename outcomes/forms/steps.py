"""The form with which a step of the workflow is taken."""

from __future__ import annotations

from django import forms
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from outcomes.enums import OutcomeState, SetAsideKind
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models import Outcome
from outcomes.queries.outcomes import visible_to
from outcomes.queries.questions import open_questions
from outcomes.queries.steps import reason_asked
from outcomes.services.review import reason_wanted
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.typed_text import mark_of
from wiego_mle.kernel.workflow import Reason, Step

_LARGEST_VERSION = 2_147_483_647


class StepForm(forms.Form):
    """Asks what a step needs: a reason, and for setting aside the kind and, of a duplicate, the other one.

    `version` is the version that the person has read, `next` where they go afterwards.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_LARGEST_VERSION)
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, step: Step, principal: Principal, outcome: Outcome, **kwargs):
        kwargs.setdefault("auto_id", f"{step.name}_%s")
        super().__init__(*args, **kwargs)
        self.principal = principal
        self.initial.setdefault("typed_by", mark_of(principal.person_id))
        if step.target == OutcomeState.SET_ASIDE:
            self.fields["set_aside_kind"] = forms.ChoiceField(
                label=_("What is it?"),
                # Withdrawing after answers is decided where these are read.
                choices=[each for each in SetAsideKind.choices if each[0] != SetAsideKind.UNCONFIRMED],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose why this is kept but not counted.")},
            )
            self.fields["duplicate_of"] = TextField(
                label=_("If it is the same change as another outcome: which one?"),
                help_text=_("Its reference, for example OH-0042. The other one is kept."),
                required=False,
                most=20,
            )
        asked = reason_asked(step, outcome)
        if asked is not Reason.NONE:
            self.fields["reason"] = LongTextField(
                label=step.reason_label,
                required=asked is Reason.REQUIRED,
                rows=4,
                error_messages={"required": reason_wanted(step)},
                help_text=_("It closes them and stands as the last word in each.")
                if step.reason is Reason.SOMETIMES
                else "",
            )
        if step.target == OutcomeState.RETURNED:
            self.fields["reason"].initial = questions_as_reason(outcome)
        self.optional_fields = set()

    def clean_duplicate_of(self) -> Outcome | None:
        """Return the outcome with that reference, if the person may read it."""
        reference = self.cleaned_data["duplicate_of"].upper()
        if not reference:
            return None
        found = visible_to(self.principal).filter(reference=reference).first()
        if found is None:
            raise forms.ValidationError(
                _("There is no outcome “%(reference)s” that you may read."), params={"reference": reference}
            )
        return found

    def clean(self) -> dict:
        """Ask for the other outcome when this one is said to be a duplicate."""
        cleaned = super().clean()
        if (
            cleaned.get("set_aside_kind") == SetAsideKind.DUPLICATE
            and not cleaned.get("duplicate_of")
            and "duplicate_of" not in self.errors
        ):
            self.add_error(
                "duplicate_of",
                _("Write the reference of the outcome that is the same change, for example OH-0042."),
            )
        return cleaned

    @property
    def answers(self) -> dict:
        """Return what `services.review.take_step` takes, after the form was found valid."""
        data = self.cleaned_data
        kind = data.get("set_aside_kind", "")
        return {
            "version": data["version"],
            "reason": data.get("reason", ""),
            "set_aside_kind": kind,
            "duplicate_of": data.get("duplicate_of") if kind == SetAsideKind.DUPLICATE else None,
        }


def questions_as_reason(outcome: Outcome) -> str:
    """Return ready words for returning a text with open questions, in its language; else nothing."""
    number = open_questions(outcome).count()
    if not number:
        return ""
    with translation.override(outcome.language):
        if number == 1:
            return gettext("Please answer the open question.")
        return ngettext(
            "Please answer the %(number)d open question.",
            "Please answer the %(number)d open questions.",
            number,
        ) % {"number": number}
