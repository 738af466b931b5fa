"""Asking for the design of a round, and the reason of a step."""

from __future__ import annotations

import uuid

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.enums import RoundState
from harvests.financial_year import label, year_of
from harvests.forms.saved import SavedForm
from harvests.models import HarvestRound
from harvests.models.closing import LONGEST_NOTE
from harvests.services.rounds import ASKED, NOTE
from wiego_mle.kernel.workflow import Reason, Step
from wiego_mle.kernel.written import date_format

FIRST_YEAR = 1997
"""WIEGO was founded in 1997; no round reports on an earlier year."""


class DayInput(forms.DateInput):
    """The browser's own field for a day, which speaks the reader's language."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def _needed(sentence) -> dict:
    return {"required": sentence, "invalid": gettext_lazy("Give a day that exists, for example 31/12/2025.")}


class RoundForm(SavedForm):
    """Asks what a round covers and when its texts are collected."""

    optional_fields = frozenset({"boundary"})
    reason = forms.CharField(
        required=False,
        label=gettext_lazy("Why is it changed?"),
        help_text=gettext_lazy(
            "The round is past planning: a change is a decision, which everybody reads on the page of the design."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asked_first: tuple[str, ...] = ("name",)

    financial_year = forms.TypedChoiceField(
        coerce=int,
        label=gettext_lazy("In which financial year is it reported?"),
        help_text=gettext_lazy("The annual tables of this year count the outcomes of this round."),
        error_messages={"required": gettext_lazy("Choose the financial year.")},
    )

    class Meta:
        model = HarvestRound
        fields = (
            "name",
            "covers_from",
            "covers_to",
            "collecting_from",
            "collecting_to",
            "financial_year",
            "boundary",
        )
        labels = {
            "name": gettext_lazy("What is the round called?"),
            "covers_from": gettext_lazy("What is the first day?"),
            "covers_to": gettext_lazy("What is the last day?"),
            "collecting_from": gettext_lazy("When does writing begin?"),
            "collecting_to": gettext_lazy("When is the deadline?"),
            "boundary": gettext_lazy("Whose changes count?"),
        }
        help_texts = {
            "name": gettext_lazy("For example: Harvest 2025."),
            "covers_from": gettext_lazy("A change may have happened from here on."),
            "covers_to": gettext_lazy("Later changes belong to another round."),
            "collecting_from": gettext_lazy("Contributors are asked from here on."),
            "collecting_to": gettext_lazy("Contributors see it on their first page."),
            "boundary": gettext_lazy(
                "In words: who is the intervention, and the changes of which actors count as outcomes. "
                "Contributors read this before they write."
            ),
        }
        error_messages = {
            "name": {"required": gettext_lazy("Give the round a name.")},
            "covers_from": _needed(gettext_lazy("Give the first day that the round covers.")),
            "covers_to": _needed(gettext_lazy("Give the last day that the round covers.")),
            "collecting_from": _needed(gettext_lazy("Give the day on which collecting begins.")),
            "collecting_to": _needed(gettext_lazy("Give the deadline.")),
        }
        widgets = {
            "covers_from": DayInput,
            "covers_to": DayInput,
            "collecting_from": DayInput,
            "collecting_to": DayInput,
            "boundary": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.state == RoundState.PLANNED:
            del self.fields["reason"]
        today = year_of(timezone.localdate())
        years = range(today + 2, FIRST_YEAR - 1, -1)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            *self.asked_first,
            Fieldset(_("Which changes belong to it?"), Row("covers_from", "covers_to"), "boundary"),
            Fieldset(
                _("When are texts collected?"), Row("collecting_from", "collecting_to"), "financial_year"
            ),
            *(name for name in ("reason",) if name in self.fields),
            *(name for name, field in self.fields.items() if field.widget.is_hidden),
        )
        self.fields["financial_year"].choices = [(year, label(year)) for year in years]
        self.fields["financial_year"].initial = today

    def why(self) -> str:
        """Return why it is changed; an empty text where that is not asked."""
        return self.cleaned_data.get("reason", "")

    def clean_name(self) -> str:
        """Refuse a name that another round has: two rounds of one name cannot be told apart in a list."""
        name = self.cleaned_data["name"]
        if HarvestRound.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another round is already called “%(name)s”.") % {"name": name})
        return name

    def clean(self) -> dict:
        """Check that both periods run forward, and that texts are not collected before anything happened."""
        answers = super().clean()
        backwards = _("This is before the first day, %(day)s. Give the same day or a later one.")
        for first, last in (("covers_from", "covers_to"), ("collecting_from", "collecting_to")):
            begin, end = answers.get(first), answers.get(last)
            if begin and end and end < begin:
                self.add_error(last, backwards % {"day": date_format(begin, "DATE_FORMAT")})
        begin, deadline = answers.get("covers_from"), answers.get("collecting_to")
        if begin and deadline and deadline < begin:
            self.add_error(
                "collecting_to",
                _("This is before the round’s first day, %(day)s: nothing could have happened yet.")
                % {"day": date_format(begin, "DATE_FORMAT")},
            )
        return answers


class PlanRoundForm(RoundForm):
    """Asks for a new round; the short name is asked for once, because addresses carry it."""

    creation_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    asked_first = ("name", "reference")

    class Meta(RoundForm.Meta):
        fields = ("name", "reference", *RoundForm.Meta.fields[1:])
        labels = RoundForm.Meta.labels | {"reference": gettext_lazy("Which short name stands in addresses?")}
        help_texts = RoundForm.Meta.help_texts | {
            "reference": gettext_lazy(
                "Small letters, digits and hyphens, for example 2025 or 2025-autumn. It stays for ever."
            )
        }
        error_messages = RoundForm.Meta.error_messages | {
            "reference": {
                "required": gettext_lazy("Give the round a short name, for example 2025."),
                "unique": gettext_lazy("Another round has this short name already."),
            }
        }


class ClosingForm(forms.Form):
    """Asks for the closing note: what a reader of the numbers has to know."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)
    limits = forms.CharField(
        label=gettext_lazy("What are the limits of this harvest?"),
        help_text=gettext_lazy(
            "For example: which regions or programmes are thin, what could not be checked, what the numbers "
            "do not show."
        ),
        error_messages={"required": ASKED["limits"]},
    )
    non_response = forms.CharField(
        label=gettext_lazy("Who did not answer?"),
        help_text=gettext_lazy(
            "Programmes, offices or groups rather than names, and why as far as you know. "
            "If everybody answered, say so."
        ),
        error_messages={"required": ASKED["non_response"]},
    )
    method_changes = forms.CharField(
        label=gettext_lazy("What was done differently than planned?"),
        help_text=gettext_lazy(
            "For example: a longer deadline, other questions, workshops in place of forms. If nothing, say so."
        ),
        error_messages={"required": ASKED["method_changes"]},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in NOTE:
            field = self.fields[name]
            field.widget = forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_NOTE})
            field.validators.append(MaxLengthValidator(LONGEST_NOTE))

    def note(self) -> dict[str, str]:
        """Return the note as the service takes it."""
        return {name: self.cleaned_data[name] for name in NOTE}


class StepForm(forms.Form):
    """Asks for the reason of a step where the workflow wants one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stays with the round and can be read by everybody who sees its history."),
        error_messages={"required": gettext_lazy("Write the reason.")},
    )

    def __init__(self, *args, step: Step, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = step.reason_label
        self.fields["reason"].required = step.reason is Reason.REQUIRED
        if step.reason is Reason.NONE:
            del self.fields["reason"]
