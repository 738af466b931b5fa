"""What the pages of questions about an outcome have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from harvests.enums import Dimension
from outcomes.completeness import Need, fields_of
from outcomes.forms.codes import codes_by_list, offered
from outcomes.models import Outcome
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.typed_text import mark_of


@dataclass(frozen=True)
class Question:
    """One question of a page: the fields that ask it and the answers of the record that it changes.

    `is_text` says that two people's answers can be put together in words. `label` names the answer
    where it is read, if it is made of several fields.
    """

    name: str
    fields: tuple[str, ...]
    answers: tuple[str, ...]
    is_text: bool = False
    label: object = ""


def text_question(name: str) -> Question:
    """Return the question that one text answers."""
    return Question(name, (name,), (name,), is_text=True)


def choice_question(name: str) -> Question:
    """Return the question that one choice answers."""
    return Question(name, (name,), (name,))


class SectionForm(forms.Form):
    """One page of the task list: bound to what was typed, or showing what the record says.

    A draft may be incomplete, so an empty answer is no error; only what is malformed is refused.
    """

    section_key = ""
    questions: tuple[Question, ...] = ()
    optional_fields: frozenset[str] = frozenset()
    saves_itself = True
    """Whether the page may be saved while somebody is still writing."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, outcome: Outcome, by: Principal):
        self.outcome = outcome
        self.by = by
        asked = {each.name: each.need for each in fields_of(outcome, self.section_key)}
        everything, self.questions = (
            self.questions,
            tuple(each for each in self.questions if each.name in asked),
        )
        super().__init__(
            data,
            initial=self.shown(outcome) | {"version": outcome.version, "typed_by": mark_of(by.person_id)},
        )
        self.optional_fields = self.optional_fields | {
            name for name, need in asked.items() if need == Need.OPTIONAL
        }
        self.prepare()
        for question in everything:
            if question.name not in asked:
                # The round does not ask it; what the record says already stays.
                for name in question.fields:
                    del self.fields[name]
        self._tell_lengths()

    def _tell_lengths(self) -> None:
        """Put beside each text how long it should be in this round."""
        for question in self.questions:
            words = self.outcome.round.words_of(question.name)
            if words:
                self.fields[question.name].widget.attrs["data-words"] = "{}–{}".format(*words)

    @classmethod
    def label_of(cls, question: Question) -> object:
        """Return what names the answer to a question where it is read."""
        return question.label or cls.base_fields[question.fields[0]].label

    def prepare(self) -> None:
        """Set the choices that depend on the record."""

    def shown(self, outcome: Outcome) -> dict:
        """Return what the fields show of the record."""
        return {name: getattr(outcome, name) for question in self.questions for name in question.fields}

    def answers(self) -> dict:
        """Return the answers as `save_answers` takes them."""
        return {name: self.cleaned_data[name] for question in self.questions for name in question.answers}

    def new_actor(self) -> dict | None:
        """Return what the register is to say about an actor that is added; None on most pages."""
        return None

    def adds(self, question: Question) -> str:
        """Return what the answer to a question adds to the register; an empty text on most pages."""
        return ""

    def refuse(self, error: ValidationError | Refused) -> None:
        """Show why the answers were not saved, at its field where it has one."""
        if isinstance(error, Refused):
            self.add_error(None, str(error))
            return
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def offer_codes(self, fields: dict[str, Dimension]) -> None:
        """Set the choices of several code fields from one query."""
        lists = codes_by_list(fields.values())
        for name, dimension in fields.items():
            self.fields[name].offer(offered(lists[dimension], *self._chosen(name)))

    def _chosen(self, name: str) -> Iterable:
        value = self.initial.get(name)
        return value if isinstance(value, list) else (value,)


def version_of(data: QueryDict) -> int:
    """Return the version that a form was made from; 0, which no record has, if it does not say."""
    text = data.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
