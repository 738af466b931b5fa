"""The questions of the coach in words, as they stand at a field, and the answer that one does not apply."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from outcomes.coach import FIELDS, Texts, ask, words_of
from outcomes.coach_context import AskedOfRecord, rule_words
from outcomes.completeness import SECTIONS, section_of_field
from outcomes.forms.capture import SectionForm
from outcomes.forms.capture.overview import address_of
from outcomes.forms.texts import TextField
from outcomes.masking import shown_text
from outcomes.models import CoachDismissal, Outcome
from outcomes.models.outcome import MOST_CHARACTERS
from outcomes.queries.coach import (
    COACHED,
    CoachQuestion,
    question_with_key,
    questions_about,
    standing_questions,
)
from outcomes.services.coach import LONGEST_REASON
from wiego_mle.kernel.folding import clean_text

TYPED = (*FIELDS, "language")
"""What the coach reads of a page as it is typed."""

MOST_AT_ONCE = 3
"""How many questions stand at a field at once; the others can be unfolded."""

LIVE_FROM = 4
"""A text of fewer words has only been begun, so it is not asked about while somebody writes."""

READY_REASONS = (
    _("The text says it, in other words."),
    _("It is meant like this, and it is true."),
    _("Nobody knows this any more."),
)
_OWN = "own"


@dataclass(frozen=True)
class CoachLine:
    """One question as it is read; `url` is where a person says that it does not apply."""

    key: str
    url: str
    question: str
    why: str
    example: str
    words: str
    language: str = ""
    dismissal: CoachDismissal | None = None
    reason: str = ""


@dataclass(frozen=True)
class CoachArea:
    """The questions at one field: those at once, those to unfold, and those that a person dismissed."""

    field: str
    first: tuple[CoachLine, ...] = ()
    more: tuple[CoachLine, ...] = ()
    dismissed: tuple[CoachLine, ...] = ()

    @property
    def number(self) -> int:
        """How many questions are asked here."""
        return len(self.first) + len(self.more)


def coached_fields(section: str) -> tuple[str, ...]:
    """Return the fields of a page of questions at which the coach asks."""
    return tuple(field for field in COACHED if section_of_field(field) == section)


def line_of(question: CoachQuestion, outcome: Outcome) -> CoachLine:
    """Return a question about an outcome as it is read in the active language, withheld words masked."""
    asked = question.asked
    said = rule_words(asked.rule)
    # What a record question is about stands in its sentence; other questions quote the text.
    values = asked.values if isinstance(asked, AskedOfRecord) else None
    return CoachLine(
        key=question.key,
        url=address_of_question(outcome, question),
        question=str(said.question),
        why=shown_text(outcome, str(said.why) % values) if values else str(said.why),
        example=str(said.example),
        words="" if isinstance(asked, AskedOfRecord) else shown_text(outcome, asked.words),
        language=outcome.language,
        dismissal=question.dismissal,
        reason=shown_text(outcome, question.dismissal.reason) if question.dismissal else "",
    )


def address_of_question(outcome: Outcome, question: CoachQuestion) -> str:
    """Return the address at which a person says that a question does not apply."""
    section = section_of_field(question.asked.field)
    return reverse("outcomes:coach-answer", args=[outcome.reference, section, question.key])


def areas_of(
    outcome: Outcome, questions: Iterable[CoachQuestion], fields: Collection[str]
) -> list[CoachArea]:
    """Return the questions field by field, with an empty area where nothing is asked."""
    lines = [(each.asked.field, line_of(each, outcome)) for each in questions]
    areas = []
    for field in fields:
        here = [line for at, line in lines if at == field]
        asked = [line for line in here if line.dismissal is None]
        areas.append(
            CoachArea(
                field,
                first=tuple(asked[:MOST_AT_ONCE]),
                more=tuple(asked[MOST_AT_ONCE:]),
                dismissed=tuple(line for line in here if line.dismissal is not None),
            )
        )
    return areas


def ask_beside(form: SectionForm) -> None:
    """Put the questions of the coach at the fields of a page, where its template finds them."""
    fields = coached_fields(form.section_key)
    typed = {name: form.data[name] for name in TYPED if name in form.data} if form.is_bound else {}
    if fields:
        for area in areas_of(form.outcome, questions_about(form.outcome, fields, typed), fields):
            if area.field in form.fields:
                form.fields[area.field].coach = area


@dataclass(frozen=True)
class LeftAtField:
    """The questions that are left at one field, with the address at which they can be answered."""

    section: str
    title: object
    url: str
    lines: tuple[CoachLine, ...]


def left_to_ask(outcome: Outcome, questions: Iterable[CoachQuestion]) -> list[LeftAtField]:
    """Return what the coach still asks, page by page, for checking before a record is sent."""
    areas = {area.field: area for area in areas_of(outcome, questions, COACHED)}
    return [
        LeftAtField(each.key, each.title, address_of(outcome, each.key, field), area.first + area.more)
        for each in SECTIONS
        for field in coached_fields(each.key)
        if (area := areas[field]).number
    ]


def asked_at(outcome: Outcome, field: str) -> CoachArea:
    """Return the questions at one answer of a saved record."""
    return areas_of(outcome, questions_about(outcome, (field,)), (field,))[0]


def words_to_ask(outcome: Outcome, key: str) -> tuple[str, str]:
    """Return the field and the words of a question that still stands, in the language of the text.

    Both are empty if there is no such question any more.
    """
    found = question_with_key(standing_questions(outcome), key)
    if found is None:
        return "", ""
    with translation.override(outcome.language):
        line = line_of(found, outcome)
        quoted = _("%(question)s You write “%(words)s”.")
        said = {"question": line.question, "words": line.words}
        return found.asked.field, quoted % said if line.words else line.question


_OF_A_LEAD = frozenset({"future", "output", "no_act", "impact", "private_person"})
"""What is worth asking about a first note: whether it is an outcome at all, and whether it names somebody."""


def lead_lines(text: str, language: str) -> tuple[CoachLine, ...]:
    """Return what the coach asks about a first note; who, where and when are asked by its own fields."""
    texts = Texts(language=language[:2], statement=clean_text(text[:MOST_CHARACTERS]))
    return tuple(
        CoachLine("", "", said.question, said.why, said.example, each.words, language[:2])
        for each in ask(texts)
        if each.rule in _OF_A_LEAD and (said := words_of(each.rule, language))
    )


class DismissForm(forms.Form):
    """Asks why a question does not apply: a ready reason, or own words, which count if both are given."""

    ready = forms.ChoiceField(
        label=_("Why is this no problem here?"), required=False, widget=forms.RadioSelect
    )
    own = TextField(most=LONGEST_REASON, required=False, label=_("In your own words"))
    optional_fields = frozenset({"own"})

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["ready"].choices = [
            *((str(number), words) for number, words in enumerate(READY_REASONS, start=1)),
            (_OWN, _("Another reason")),
        ]

    def clean(self) -> dict:
        """Put the reason together."""
        cleaned = super().clean()
        chosen = cleaned.get("ready", "")
        ready = str(READY_REASONS[int(chosen) - 1]) if chosen and chosen != _OWN else ""
        self.reason = cleaned.get("own") or ready
        if not self.reason and not self.errors:
            self.add_error("own" if chosen == _OWN else "ready", _("Choose a reason, or write your own."))
        return cleaned
