"""Asking when and how a round asks people outside."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from harvests.enums import Replacement
from harvests.forms.letters import DaysField
from harvests.models import SubstantiationPlan
from harvests.services.substantiation import ANSWERS


def _number(label, least: int, most: int, hint="") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        error_messages={
            "required": _("Write a number."),
            "invalid": _("Write a number."),
            "min_value": _("Write %(limit_value)s or more."),
            "max_value": _("Write %(limit_value)s or less."),
        },
    )


def _hour(label) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        coerce=int, label=label, choices=[(hour, f"{hour:02d}:00") for hour in range(5, 24)]
    )


class SubstantiationPlanForm(forms.Form):
    """How long people have to answer, when they are reminded, and what follows when they do not."""

    optional_fields = frozenset({"reminder_days"})

    answer_days = _number(_("How many days do people have to answer?"), 3, 180)
    grace_days = _number(
        _("For how many days after that is an answer still taken?"),
        0,
        60,
        _("Letters name the last day. Who comes a little late is not turned away."),
    )
    reminder_days = DaysField(
        label=_("How many days after the letter are people reminded?"),
        help_text=_("Up to six numbers, for example 7, 14, 21. Leave it empty for no reminders."),
        required=False,
    )
    last_call_days = _number(
        _("How many days before the last day does the last call go?"),
        0,
        60,
        _("It names the last day. With 0 there is none."),
    )
    quiet_until = _hour(_("From which hour on?"))
    quiet_from = _hour(_("Until which hour?"))
    skips_weekends = forms.BooleanField(required=False, label=_("No letters on Saturday and Sunday"))
    most_per_letter = _number(
        _("About how many outcomes may one letter ask, at most?"),
        1,
        20,
        _("About four minutes for each. More than five are seldom answered."),
    )
    replacement = forms.ChoiceField(
        label=_("What is proposed when somebody does not answer in time?"),
        choices=Replacement.choices,
        widget=forms.RadioSelect,
    )
    retention_months = _number(
        _("For how many months after the round are contact data kept?"),
        1,
        120,
        _("Letters say so. Answers stay, without names unless people agreed to be named."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, plan: SubstantiationPlan, **kwargs):
        shown = {name: getattr(plan, name) for name in ANSWERS} | {"reminder_days": plan.reminders}
        super().__init__(*args, initial=shown | {"version": plan.version}, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Fieldset(_("Time to answer"), Row("answer_days", "grace_days")),
            Fieldset(_("Reminders"), "reminder_days", "last_call_days"),
            Fieldset(
                _("When letters go, by the clock of each reader"),
                Row("quiet_until", "quiet_from"),
                "skips_weekends",
            ),
            Fieldset(_("How much is asked"), "most_per_letter"),
            Fieldset(_("When nobody answers"), "replacement"),
            Fieldset(_("Personal data"), "retention_months"),
            "version",
        )

    def answers(self) -> dict:
        """Return what was answered, as `plan_substantiation` takes it."""
        said = {name: self.cleaned_data[name] for name in ANSWERS}
        return said | {"reminder_days": ",".join(str(day) for day in sorted(said["reminder_days"]))}

    def refuse(self, error: ValidationError) -> None:
        """Show why nothing was saved, at its field where it has one."""
        for name, said in error.message_dict.items():
            self.add_error(name if name in self.fields else None, said)
