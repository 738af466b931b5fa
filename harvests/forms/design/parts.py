"""The pages of a design, one form for each of its parts."""

from __future__ import annotations

from crispy_forms.layout import Fieldset, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.design_parts import LABELS, PARTS, QUESTION_SLOTS, USE_SLOTS
from harvests.enums import MethodStep, Need
from harvests.forms.design.base import DAY_ERRORS, DesignForm, hours_field, line_field, number_field
from harvests.forms.rounds import DayInput
from harvests.models.design import LONGEST_TEXT
from harvests.record_fields import RECORD_FIELDS, TEXTS_WITH_LENGTH
from wiego_mle.kernel.languages import Language


class PurposeForm(DesignForm):
    """What the round is for, who will use it, and for what."""

    part = PARTS["purpose"]
    lead = gettext_lazy(
        "What is found is used when somebody waits for it. Name them before the round begins."
    )

    def asked(self) -> dict[str, forms.Field]:
        """Return the purpose, and a pair of fields for each user."""
        fields = {
            "purpose": line_field(
                _("What is this round for?"),
                hint=_(
                    "In a few sentences, for example: “To tell the board and two donors what changed for street "
                    "vendors in 2025, and to decide where to go on.”"
                ),
                most=LONGEST_TEXT,
                rows=4,
            )
        }
        for slot in self._slots():
            fields[f"who-{slot}"] = line_field(
                _("Who will use it?"), hint=_("For example: the board.") if slot == 1 else "", rows=0
            )
            fields[f"use-{slot}"] = line_field(
                _("For what?"),
                hint=_("For example: to decide in June on the plan for 2026.") if slot == 1 else "",
                rows=0,
            )
        return fields

    def layout(self) -> list:
        """Return the purpose, and a box for each user."""
        return ["purpose"] + [
            Fieldset(_("User %(number)d") % {"number": slot}, f"who-{slot}", f"use-{slot}")
            for slot in self._slots()
        ]

    def _slots(self) -> list[int]:
        """Return the places in which somebody stands or could be added: two more each time it is saved."""
        taken = {each.slot for each in self.design.uses}
        free = [slot for slot in USE_SLOTS if slot not in taken]
        return sorted([*taken, *free[: max(2, 3 - len(taken))]])


class QuestionsForm(DesignForm):
    """One to seven questions that the round is to answer."""

    part = PARTS["questions"]
    lead = gettext_lazy(
        "One to seven questions, which the outcomes together are to answer. For example: “Which changes in city "
        "by-laws did vendors’ associations bring about, and what helped them?”"
    )

    def asked(self) -> dict[str, forms.Field]:
        """Return seven boxes; those that are written can be moved."""
        fields: dict[str, forms.Field] = {}
        number = len(self.design.questions)
        written = {each.slot for each in self.design.questions}
        for slot in QUESTION_SLOTS:
            fields[f"question-{slot}"] = line_field(LABELS[f"question-{slot}"])
            if slot in written and number > 1:
                fields[f"place-{slot}"] = forms.TypedChoiceField(
                    required=False,
                    coerce=int,
                    empty_value=None,
                    label=_("Comes at place"),
                    choices=[(place, place) for place in range(1, number + 1)],
                )
        return fields

    def layout(self) -> list:
        """Return the questions in their order, then the empty boxes."""
        slots = [each.slot for each in self.design.questions]
        slots += [slot for slot in QUESTION_SLOTS if slot not in slots]
        return [
            name for slot in slots for name in (f"question-{slot}", f"place-{slot}") if name in self.fields
        ]


class FieldsForm(DesignForm):
    """Which answers of the record are asked, and when they are needed."""

    part = PARTS["fields"]
    lead = gettext_lazy(
        "Ask for little before a text is sent, and for what you will count before it is accepted. What is not "
        "asked disappears from the pages of contributors; answers that are there already stay."
    )

    def asked(self) -> dict[str, forms.Field]:
        """Return a list of needs for each answer of which rounds decide."""
        return {
            name: forms.TypedChoiceField(
                coerce=Need,
                label=LABELS[name],
                choices=[
                    (
                        need.value,
                        _("%(need)s – as usual") % {"need": need.label} if need == known.need else need.label,
                    )
                    for need in known.choices
                ],
            )
            for name in self.part.answers
            for known in (RECORD_FIELDS[name.removeprefix("need-")],)
        }

    def layout(self) -> list:
        """Return the lists beside each other where there is room."""
        return [Row(*self.part.answers, css_class="design-grid")]


class TextsForm(DesignForm):
    """In which languages the round takes texts, and how long they should be."""

    part = PARTS["texts"]
    lead = gettext_lazy(
        "Contributors see the length beside the box. It refuses nothing; the coach asks about it."
    )

    def asked(self) -> dict[str, forms.Field]:
        """Return the languages, and two numbers for each text."""
        fields: dict[str, forms.Field] = {
            "languages": forms.MultipleChoiceField(
                required=False,
                label=_("In which languages does the round take texts?"),
                choices=Language.choices,
                widget=forms.CheckboxSelectMultiple,
            )
        }
        for name in TEXTS_WITH_LENGTH:
            fields[f"least-{name}"] = number_field(_("Words, at least"))
            fields[f"most-{name}"] = number_field(_("Words, at most"))
        return fields

    def layout(self) -> list:
        """Return the languages, and a box for each text."""
        return ["languages"] + [
            Fieldset(_usual(name), Row(f"least-{name}", f"most-{name}")) for name in TEXTS_WITH_LENGTH
        ]


def _usual(name: str) -> str:
    least, most = RECORD_FIELDS[name].words
    return _("%(text)s (usually %(least)d–%(most)d words)") % {
        "text": RECORD_FIELDS[name].label,
        "least": least,
        "most": most,
    }


class SubstantiationForm(DesignForm):
    """Which outcomes are confirmed by others, whom we ask, and how many."""

    part = PARTS["substantiation"]
    lead = gettext_lazy(
        "People who know the change and were no source of it say whether they agree with the text."
    )

    def asked(self) -> dict[str, forms.Field]:
        """Return the rule, whom we ask and how many."""
        return {
            "substantiation_rule": line_field(
                _("Which outcomes are chosen, and by which rule?"),
                hint=_(
                    "For example: “All negative ones, all that will be quoted, and a third of the others by lot.”"
                ),
                most=LONGEST_TEXT,
                rows=3,
            ),
            "substantiation_who": line_field(
                _("Whom do we ask?"),
                hint=_(
                    "For example: “An official and somebody from another organisation; nobody who told us of it.”"
                ),
                most=LONGEST_TEXT,
                rows=3,
            ),
            "substantiation_number": number_field(_("How many people for each outcome?"), most=20),
        }

    def layout(self) -> list:
        """Return the rule before the people."""
        return ["substantiation_rule", "substantiation_who", "substantiation_number"]


class CalendarForm(DesignForm):
    """When each step is planned, and how many hours it may take."""

    part = PARTS["calendar"]
    lead = gettext_lazy("Steps may overlap, and be left empty. Hours are those of the whole team.")

    def asked(self) -> dict[str, forms.Field]:
        """Return two days and a number for each step."""
        fields: dict[str, forms.Field] = {}
        for step in MethodStep:
            for name, label in (("from", _("From")), ("until", _("Until"))):
                fields[f"{step}-{name}"] = forms.DateField(
                    required=False, label=label, widget=DayInput, error_messages=DAY_ERRORS
                )
            fields[f"{step}-hours"] = hours_field(_("Hours planned"))
        return fields

    def layout(self) -> list:
        """Return a box for each step."""
        return [
            Fieldset(step.label, Row(f"{step}-from", f"{step}-until", f"{step}-hours")) for step in MethodStep
        ]


class SpentForm(DesignForm):
    """How many hours each step took."""

    part = PARTS["spent"]
    lead = gettext_lazy(
        "The hours of the whole team, as well as you know them. They help whoever plans the next round, and can "
        "be noted after this one is closed."
    )

    def asked(self) -> dict[str, forms.Field]:
        """Return a number for each step."""
        return {f"{step}-spent": hours_field(step.label) for step in MethodStep}


DESIGN_FORMS: dict[str, type[DesignForm]] = {
    form.part.key: form
    for form in (
        PurposeForm,
        QuestionsForm,
        FieldsForm,
        TextsForm,
        SubstantiationForm,
        CalendarForm,
        SpentForm,
    )
}
"""The form of each part."""
