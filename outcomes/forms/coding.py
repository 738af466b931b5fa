"""Forms of coding: the codes of an outcome, how a round is coded, and how a difference is settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from harvests.codebook import BookCode, BookDimension
from harvests.enums import CodingNeed
from harvests.models import CodebookVersion, Programme
from outcomes.enums import TwiceRule
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models import CodingPlan, Vote
from outcomes.models.coding import MOST_OF_A_CODING_NOTE
from outcomes.queries.coding import Asked, Coder
from outcomes.services.coding import Answer
from outcomes.suggesting import Suggestion
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.typed_text import mark_of
from wiego_mle.kernel.written import labelled

NOT_APPLICABLE = "~"
"""What is posted for "none applies"; no key of a code looks like this."""


class CodingForm(forms.Form):
    """Asks for the codes of one outcome, dimension by dimension, with "unsure" and a note on each."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args,
        asked: Sequence[Asked],
        votes: Mapping[str, Vote],
        by: Principal,
        suggestions: Mapping[str, Suggestion] | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.initial["typed_by"] = mark_of(by.person_id)
        self._asked = asked
        self._suggestions = suggestions or {}
        for each in asked:
            said = votes.get(each.key)
            choices = [(code.key, code.label) for code in each.dimension.codes]
            self.fields[each.key] = forms.MultipleChoiceField(
                label=each.dimension.label,
                choices=[*choices, (NOT_APPLICABLE, _("None of these applies"))],
                required=False,
                initial=_posted(said),
                error_messages={"invalid_choice": _("Choose only codes of the list.")},
            )
            self.fields[_unsure(each.key)] = forms.BooleanField(
                label=_("I am unsure"), required=False, initial=bool(said and said.is_unsure)
            )
            self.fields[_note(each.key)] = TextField(
                label=_("Note"),
                most=MOST_OF_A_CODING_NOTE,
                required=False,
                initial=said.note if said else "",
            )

    @property
    def answers(self) -> dict[str, Answer]:
        """Return what was chosen and noted, as the service takes it."""
        data = self.cleaned_data
        return {
            each.key: Answer(
                tuple(code for code in data[each.key] if code and code != NOT_APPLICABLE),
                NOT_APPLICABLE in data[each.key],
                data[_unsure(each.key)],
                data[_note(each.key)],
            )
            for each in self._asked
        }

    def take_problems(self, missing: Mapping[str, str]) -> None:
        """Put what a service missed at the fields."""
        for name, words in missing.items():
            key = name.removesuffix("_note")
            self.add_error(_note(key) if name.endswith("_note") and key in self.fields else name, words)

    def questions(self) -> Iterator[dict]:
        """Return the dimensions with their codes and fields, as the page prints them."""
        for each in self._asked:
            chosen = set(self[each.key].value() or ())
            unsure, note = self[_unsure(each.key)], self[_note(each.key)]
            yield {
                "dimension": each.dimension,
                "is_needed": each.is_needed,
                "codes": _choices(each.dimension, chosen),
                "not_applicable": NOT_APPLICABLE in chosen,
                "is_unanswered": not chosen,
                "errors": self[each.key].errors,
                "suggested": self._suggested(each),
                "unsure": unsure,
                "note": note,
                "has_note": bool(unsure.value() or note.value() or note.errors),
            }

    def _suggested(self, asked: Asked) -> dict | None:
        """Return what is suggested for a dimension: the label of the code and the words that led to it."""
        found = self._suggestions.get(asked.key)
        if found is None:
            return None
        return {"label": asked.dimension.by_key[found.code].label, "words": ", ".join(found.words)}

    def problems(self) -> list[dict]:
        """Return every error with the place on the page it is about, for the summary at the top."""
        return [
            {
                "label": labelled(self._label(name), error) if name in self.fields else error,
                "url": self._place(name),
            }
            for name, errors in self.errors.items()
            for error in errors
        ]

    def _label(self, name: str) -> str:
        return self.fields[name.partition(".")[0]].label

    def _place(self, name: str) -> str:
        if name not in self.fields:
            return "#codes"
        return f"#id_{name}" if "." in name else f"#code-{name}"


def _choices(dimension: BookDimension, chosen: set[str]) -> list[tuple[BookCode, bool]]:
    return [(code, code.key in chosen) for code in dimension.codes]


def _posted(vote: Vote | None) -> list[str]:
    if vote is None:
        return []
    return [NOT_APPLICABLE] if vote.is_not_applicable else [code.key for code in vote.codes.all()]


def _unsure(key: str) -> str:
    return f"{key}.unsure"


def _note(key: str) -> str:
    return f"{key}.note"


class PlanForm(forms.Form):
    """Asks in which codebook version a round is coded, which dimensions, and what is coded twice."""

    optional_fields = frozenset({"programme"})

    book = forms.ModelChoiceField(
        label=_("Which version of the codebook?"),
        help_text=_("It stays the same for this round from the first code on."),
        queryset=CodebookVersion.objects.defer("content").order_by("-number"),
        to_field_name="number",
        empty_label=None,
        error_messages={"required": _("Choose a version.")},
    )
    twice = forms.ChoiceField(
        label=_("Which outcomes are coded by several people?"),
        help_text=_("Only there can be told how far people agree."),
        choices=TwiceRule.choices,
        widget=forms.RadioSelect,
    )
    times = forms.IntegerField(
        label=_("By how many people each?"),
        min_value=2,
        max_value=5,
        error_messages={"required": _("Give a number from 2 to 5.")},
    )
    percent = forms.IntegerField(
        label=_("How large is the share, in per cent?"),
        help_text=_("Only for a share drawn by lot."),
        min_value=0,
        max_value=100,
        error_messages={"required": _("Give a number from 0 to 100.")},
    )
    seed = TextField(
        label=_("Seed of the lot"),
        help_text=_("With the same seed anybody can draw the same outcomes again."),
        most=40,
        error_messages={"required": _("Write a few letters or digits.")},
    )
    programme = forms.ModelChoiceField(
        label=_("Which programme?"),
        help_text=_("Only for the outcomes of one programme."),
        queryset=Programme.objects.order_by("order", "pk"),
        to_field_name="key",
        required=False,
        empty_label="–",
    )
    reason = forms.CharField(
        required=False,
        label=_("Why is it changed?"),
        help_text=_(
            "The round is past planning: a change is a decision, which stays on the trail of the round."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_147_483_647)

    def __init__(
        self,
        *args,
        asks_why: bool,
        plan: CodingPlan | None,
        dimensions: Sequence[tuple[BookDimension, str]],
        book: CodebookVersion | None,
        seed: str,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self._dimensions = dimensions
        self.initial |= {
            "book": book.number if book else None,
            "twice": plan.twice if plan else TwiceRule.SHARE,
            "times": plan.times if plan else 2,
            "percent": plan.percent if plan else 20,
            "seed": plan.seed if plan else seed,
            "programme": plan.programme.key if plan and plan.programme else None,
            "version": plan.version if plan else 0,
        }
        for dimension, need in dimensions:
            self.fields[f"need.{dimension.key}"] = forms.ChoiceField(
                label=dimension.label,
                choices=CodingNeed.choices,
                initial=need,
            )
        if asks_why:
            self.order_fields([name for name in self.fields if name != "reason"])
        else:
            del self.fields["reason"]

    @property
    def needs(self) -> dict[str, str]:
        """Return what was chosen per dimension."""
        return {each.key: self.cleaned_data[f"need.{each.key}"] for each, _need in self._dimensions}

    def clean(self) -> dict:
        """Ask for the programme where one is to be coded twice, and for something to code."""
        cleaned = super().clean()
        if cleaned.get("twice") == TwiceRule.PROGRAMME and not cleaned.get("programme"):
            self.add_error("programme", _("Choose the programme."))
        needs = [cleaned.get(f"need.{each.key}") for each, _need in self._dimensions]
        if needs and all(need == CodingNeed.OFF for need in needs):
            self.add_error(None, _("Choose at least one dimension that is coded."))
        return cleaned


class ShareForm(forms.Form):
    """Asks among whom codings are shared out, and whether only those of one programme."""

    optional_fields = frozenset({"programme"})

    among = forms.MultipleChoiceField(
        label=_("Among whom?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one person."),
            "invalid_choice": _("Choose people who code in this round."),
        },
    )
    programme = forms.ModelChoiceField(
        label=_("Only the outcomes of one programme"),
        queryset=Programme.objects.order_by("order", "pk"),
        to_field_name="key",
        required=False,
        empty_label=_("All programmes"),
    )

    def __init__(self, *args, coders: Sequence[Coder], **kwargs):
        super().__init__(*args, **kwargs)
        self._people = {each.person.reference: each.person for each in coders}
        self.fields["among"].choices = [(key, person.name) for key, person in self._people.items()]
        of_round = [each.person.reference for each in coders if each.is_coder]
        self.fields["among"].initial = of_round or list(self._people)

    @property
    def people(self) -> list[User]:
        """Return among whom."""
        return [self._people[each] for each in self.cleaned_data["among"]]


class PracticeForm(forms.Form):
    """Asks how many outcomes coders practise on; `seen` is how many the page told as drawn."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_767)
    number = forms.IntegerField(
        label=_("How many outcomes?"),
        initial=5,
        min_value=1,
        max_value=30,
        error_messages={"required": _("Give a number from 1 to 30.")},
    )


class SettleForm(forms.Form):
    """Asks which codes count where coders differ, and why."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_767)
    why = LongTextField(
        label=_("Why?"),
        help_text=_("Everybody who reads the code later can read this, with your name."),
        most=MOST_OF_A_CODING_NOTE,
        rows=3,
        error_messages={"required": _("Write why. Everybody who reads the code later can read it.")},
    )

    def __init__(self, *args, dimension: BookDimension, chosen: Sequence[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.dimension = dimension
        self.fields["codes"] = forms.MultipleChoiceField(
            label=dimension.label,
            choices=[(code.key, code.label) for code in dimension.codes] + [(NOT_APPLICABLE, "")],
            initial=list(chosen),
            error_messages={
                "required": _("Choose a code, or say that none applies."),
                "invalid_choice": _("Choose only codes of the list."),
            },
        )

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the codes that were chosen."""
        return tuple(code for code in self.cleaned_data["codes"] if code != NOT_APPLICABLE)

    @property
    def is_not_applicable(self) -> bool:
        """Say whether "none applies" was chosen."""
        return NOT_APPLICABLE in self.cleaned_data["codes"]

    def choices(self) -> list[tuple[BookCode, bool]]:
        """Return the codes with whether each is chosen, as the page prints them."""
        return _choices(self.dimension, set(self["codes"].value() or ()))

    def none_chosen(self) -> bool:
        """Say whether "none applies" is chosen on the page."""
        return NOT_APPLICABLE in (self["codes"].value() or ())
