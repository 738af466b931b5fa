"""What the forms about the parts of a design have in common: nothing typed is lost, both texts are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.design_parts import LABELS, Part, as_text, compare, marks_of, read_marks
from harvests.enums import RoundState
from harvests.forms.saved import ASKED, CHOICE, undecided
from harvests.models.design import LONGEST_LINE, LONGEST_TEXT, MOST_HOURS, MOST_WORDS
from harvests.queries.design import Design
from harvests.services.design_rows import contradictions
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError, Incomplete
from wiego_mle.kernel.typed_text import mark_of

DAY_ERRORS = {"invalid": gettext_lazy("Give a day that exists, for example 31/12/2025.")}
_NUMBER = {
    "invalid": gettext_lazy("Write a number, or leave it empty."),
    "min_value": gettext_lazy("Write %(limit_value)s or more."),
    "max_value": gettext_lazy("Write %(limit_value)s or less."),
}


_COUNTED_FROM = 3
"""From how many rows on a text is long enough to be counted while somebody writes."""


def line_field(label, *, hint="", most=LONGEST_LINE, rows=2) -> forms.CharField:
    """Return a box for a text; without rows it is a single line."""
    field = forms.CharField(
        required=False,
        label=label,
        help_text=hint,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
    )
    # A browser would cut what is pasted; here it is refused in words, and long texts are counted.
    del field.widget.attrs["maxlength"]
    if rows >= _COUNTED_FROM:
        field.widget.attrs["data-maxlength"] = most
    return field


def number_field(label, *, least=1, most=MOST_WORDS) -> forms.IntegerField:
    """Return a box for a number that may be left empty."""
    return forms.IntegerField(
        required=False, label=label, min_value=least, max_value=most, error_messages=_NUMBER
    )


def hours_field(label) -> forms.DecimalField:
    """Return a box for hours, with halves."""
    return forms.DecimalField(
        required=False,
        label=label,
        min_value=0,
        max_value=MOST_HOURS,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
        error_messages=_NUMBER,
    )


class DesignForm(forms.Form):
    """One part of a design: showing what is saved, or bound to what was typed.

    `version` carries a mark of each answer that the page showed, so that it can be told what the person
    changed from what somebody else changed meanwhile.
    """

    part: Part
    lead: object = ""
    optional_fields: frozenset[str] = frozenset()

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, design: Design, by: Principal):
        shown = {name: design.answers[name] for name in self.part.answers}
        super().__init__(
            data,
            initial={name: _initial(value) for name, value in shown.items()}
            | {"version": marks_of(shown, shown), "typed_by": mark_of(by.person_id)},
        )
        self.design = design
        self.fields |= self.asked()
        if self.part.is_a_decision and design.round.state != RoundState.PLANNED:
            self.fields["reason"] = line_field(
                _("Why is it changed?"),
                hint=_(
                    "The round is past planning: a change is a decision, which everybody reads on the page of the "
                    "design."
                ),
                rows=3,
                most=LONGEST_TEXT,
            )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        last = [name for name in ("reason", "version", "typed_by") if name in self.fields]
        self.helper.layout = Layout(*self.layout(), *last)

    def asked(self) -> dict[str, forms.Field]:
        """Return the fields of the part, in the order of the page."""
        raise NotImplementedError

    def layout(self) -> list:
        """Return what stands on the page, in its order; by default one field under the other."""
        return [name for name in self.part.answers if name in self.fields]

    def clean(self) -> dict:
        """Say at once also what is wrong between the answers, as far as each of them is well formed."""
        cleaned = super().clean()
        typed = {name: cleaned[name] for name in self.part.answers if name in cleaned}
        for name, sentence in contradictions(self.part.key, self.design.answers | typed).items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    def error_list(self) -> list:
        """Return what is wrong for the summary, each answer by its full name: many are called “From” here."""
        return [
            {"url": f"#id_{name}", "label": f"{LABELS.get(name, self.fields[name].label)} – {error}"}
            if name in self.fields
            else error
            for name, errors in self.errors.items()
            for error in errors
        ]

    def answers(self) -> dict:
        """Return what was answered, as `save_part` takes it."""
        return {name: self.cleaned_data[name] for name in self.part.answers if name in self.fields}

    def why(self) -> str:
        """Return why it is changed; an empty text where that is not asked."""
        return self.cleaned_data.get("reason", "")

    def refuse(self, error: DomainError | ValidationError) -> None:
        """Show why nothing was saved, at its field where it has one."""
        in_words = {None: str(error)}
        named = error.missing if isinstance(error, Incomplete) else getattr(error, "error_dict", in_words)
        for name, said in named.items():
            self.add_error(name if name in self.fields else None, said)

    def conflicts(self, now: Design, posted: QueryDict) -> list[dict]:
        """Return the answers that both people changed, with both texts; nothing is chosen beforehand."""
        saved, typed = now.answers, self.answers()
        asked_before = posted.getlist(ASKED)
        disputed = compare(typed, saved, read_marks(self.cleaned_data["version"])).disputed
        return [
            {
                "name": name,
                "label": LABELS[name],
                "mine": self.in_words(name, typed[name]),
                "theirs": self.in_words(name, saved[name]),
                "choice": posted.get(name + CHOICE, ""),
            }
            for name in typed
            if name in disputed or (name in asked_before and as_text(typed[name]) != as_text(saved[name]))
        ]

    def problems(self, posted: QueryDict) -> list[dict]:
        """Return what is still to be decided, for the summary at the top of the page."""
        sentence = _("%(question)s – choose which one stays.")
        return [
            {"url": f"#{name}-mine", "label": sentence % {"question": LABELS[name]}}
            for name in undecided(posted)
            if name in self.part.answers
        ]

    def in_words(self, name: str, value) -> str:
        """Return an answer as people read it."""
        if value in (None, "", []):
            return _("nothing")
        if isinstance(value, date | Decimal):
            return localize(value)
        choices = dict(getattr(self.fields[name], "choices", ()))
        parts = value if isinstance(value, list) else [value]
        return ", ".join(str(choices.get(part, part)) for part in parts)


def taken_over(form: DesignForm, now: Design) -> QueryDict:
    """Return what was typed with the answers that only somebody else changed as they are saved now."""
    data = form.data.copy()
    saved = now.answers
    for name in compare(form.answers(), saved, read_marks(form.cleaned_data["version"])).overtaken:
        _put(data, name, saved[name])
    return data


def settled(posted: QueryDict, now: Design, part: Part) -> QueryDict:
    """Return the posted answers after the person has chosen, one by one, whose text stays."""
    data = posted.copy()
    for name in part.answers:
        if posted.get(name + CHOICE) == "theirs":
            _put(data, name, now.answers[name])
    return data


def _put(data: QueryDict, name: str, value) -> None:
    data.setlist(name, value if isinstance(value, list) else [as_text(value)])


def _initial(value):
    return value if isinstance(value, list) else as_text(value)
