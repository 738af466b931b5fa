"""Questions, answers and notes about an outcome in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.enums import OutcomeState as S
from outcomes.enums import QuestionState, RecordField, WaitsFor
from outcomes.masking import shown
from outcomes.models import InternalNote, Outcome, Question, ReadyQuestion
from outcomes.policy import Act, may
from outcomes.queries.questions import (
    Counts,
    conversation_of,
    notes_of,
    ready_in_use,
    turn_of,
)
from outcomes.workflows import QUESTION
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.workflow import Step

IN_PLACE = (
    RecordField.STATEMENT,
    RecordField.SIGNIFICANCE,
    RecordField.CONTRIBUTION_WIEGO,
    RecordField.CONTRIBUTION_OTHERS,
    RecordField.EVIDENCE,
    RecordField.SOURCES,
    RecordField.PUBLIC_TEXT,
)
"""The fields beneath which the page of a record has room for a conversation."""


@dataclass(frozen=True)
class Thread:
    """One question with what was said in it, and what a person may do with it now.

    On a page of questions `typed` is the answer that was not sent yet.
    """

    question: Question
    steps: tuple[Step, ...]
    typed: str = ""
    error: str = ""

    @property
    def url(self) -> str:
        """Return the address of the question."""
        return reverse("outcomes:question", args=[self.question.outcome.reference, self.question.number])

    @cached_property
    def messages(self) -> list:
        """Return what was said, the oldest first."""
        return list(self.question.messages.all())

    @property
    def field_label(self) -> str:
        """Return what the question is about."""
        return self.question.get_field_display()

    @property
    def is_open(self) -> bool:
        """Say whether an answer is awaited."""
        return self.question.state == QuestionState.OPEN

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is awaited any more."""
        return self.question.state == QuestionState.SETTLED

    @property
    def invitation(self) -> str:
        """Return what the person is invited to write."""
        names = [step.name for step in self.steps]
        if "ask_again" not in names:
            return _("Answer") if self.is_open else _("Add to the answer")
        return _("Answer, ask again or settle") if self.is_open else _("Ask again")

    @property
    def may_answer(self) -> bool:
        """Say whether the person may answer."""
        return any(step.name == "answer" for step in self.steps)

    @property
    def settles_at_once(self) -> bool:
        """Say whether one press settles it."""
        return any(step.name == "settle" for step in self.steps)


class Conversation:
    """All questions and notes about an outcome, by field, as one person sees them.

    Read in two queries, and two more for reviewers.
    """

    def __init__(self, principal: Principal, outcome: Outcome):
        self.outcome = outcome
        self.may_ask = bool(may(principal, Act.ASK, outcome))
        self.may_note = bool(may(principal, Act.NOTE, outcome))
        questions = conversation_of(principal, outcome)
        self.threads = threads_of(principal, outcome, questions)
        self.notes: list[InternalNote] = notes_of(principal, outcome)
        self.counts = counted(questions)
        self.ready = list(ready_in_use()) if self.may_ask else []
        self.reader_id = principal.person_id

    @property
    def settles(self) -> int:
        """Return how many answers the person may settle at once."""
        return sum(thread.settles_at_once for thread in self.threads)

    @property
    def turn(self) -> str:
        """Say whose turn it is."""
        return turn_words(self.outcome, self.counts, reader_id=self.reader_id)

    @property
    def all_answered(self) -> str:
        """Tell the author of a returned text that every question is answered; nothing to anybody else."""
        return all_answered_words(self.counts) if self.outcome.author_id == self.reader_id else ""

    @property
    def in_place(self) -> list[Thread]:
        """Return the threads that stand at their text or at the end, for the list that leads to them."""
        return [each for each in self.threads if each.question.field in (*IN_PLACE, "")]

    @property
    def elsewhere(self) -> list[Thread]:
        """Return the threads at short facts, which have no room for them."""
        return [each for each in self.threads if each.question.field not in (*IN_PLACE, "")]

    @property
    def other_notes(self) -> list[InternalNote]:
        """Return the notes that stand at none of the long fields."""
        return [note for note in self.notes if note.field not in IN_PLACE]

    def at(self, field: str) -> dict:
        """Return what stands at a field: its threads, its notes, and what may be asked there."""
        return {
            "threads": [thread for thread in self.threads if thread.question.field == field],
            "notes": [note for note in self.notes if field and note.field == field],
            "ready": ready_words(self.ready, field, self.outcome.language),
        }


def threads_of(principal: Principal, outcome: Outcome, questions: Iterable[Question]) -> list[Thread]:
    """Return questions with the steps that a person may take with each."""
    allowed = {act: bool(may(principal, act, outcome)) for act in (Act.ASK, Act.ANSWER)}
    is_author = outcome.author_id == principal.person_id
    threads = []
    for question in questions:
        question.outcome = outcome
        steps = [
            step
            for step in QUESTION.leaving(question.state)
            if allowed[step.act] and (is_author or step.name != "answer" or question.state == "open")
        ]
        threads.append(Thread(question, tuple(steps)))
    return threads


def counted(questions: Iterable[Question]) -> Counts:
    """Return how many questions are open and how many answers wait."""
    states = [question.state for question in questions]
    return Counts(states.count(QuestionState.OPEN), states.count(QuestionState.ANSWERED))


def ready_words(ready: Sequence[ReadyQuestion], field: str, language: str) -> list[dict]:
    """Return the ready questions of a field in the language of a text."""
    return [{"key": each.key, "text": each.text_in(language)} for each in ready if each.field == field]


def turn_words(outcome: Outcome, counts: Counts, *, reader_id: int | None) -> str:
    """Say whose turn it is with an outcome and why; nothing once it is decided."""
    who = turn_of(outcome.state, counts)
    if who is WaitsFor.NOBODY:
        return ""
    if who is WaitsFor.REVIEWERS:
        why = answers_words(counts.answered) if counts.answered else _("to be decided")
        return _("Waits for the reviewers: %(why)s") % {"why": why}
    if counts.open:
        why = open_words(counts.open)
    else:
        why = _("to change the text and send it again") if outcome.state == S.RETURNED else _("not sent yet")
    if outcome.author_id == reader_id:
        # Settling an answer is the reviewers' work, so it is no reason why the text waits for its author.
        return _("Waits for you: %(why)s") % {"why": why}
    if counts.answered:
        why = f"{why}; {answers_words(counts.answered)}"
    return _("Waits for %(name)s: %(why)s") % {"name": outcome.author.name, "why": why}


def all_answered_words(counts: Counts) -> str:
    """Tell an author that the questions of a returned text are answered; nothing while one is open."""
    if counts.open or not counts.answered:
        return ""
    return _(
        "Every question is answered, and the reviewers have your answers. Send the text again when it is ready."
    )


def short_turn_words(state: str, counts: Counts) -> str:
    """Say whose turn it is on one short line of a list; nothing where the state says it already."""
    if turn_of(state, counts) is WaitsFor.NOBODY or not (counts.open or counts.answered):
        return ""
    return " · ".join(
        words
        for words in (
            open_words(counts.open) if counts.open else "",
            answers_words(counts.answered) if counts.answered else "",
        )
        if words
    )


def open_words(number: int) -> str:
    """Return how many questions are open: “2 questions are open”."""
    words = ngettext("%(number)d question is open", "%(number)d questions are open", number)
    return words % {"number": number}


def answers_words(number: int) -> str:
    """Return how many answers wait: “1 answer to settle”."""
    return ngettext("%(number)d answer to settle", "%(number)d answers to settle", number) % {
        "number": number
    }


def field_text(outcome: Outcome, field: str) -> str:
    """Return what the record says at a field, if that is one text; else nothing."""
    if field not in _TEXTS:
        return ""
    return shown(outcome, field)


_TEXTS = {
    RecordField.TITLE,
    RecordField.STATEMENT,
    RecordField.SIGNIFICANCE,
    RecordField.CONTRIBUTION_WIEGO,
    RecordField.CONTRIBUTION_OTHERS,
    RecordField.PUBLIC_TEXT,
    RecordField.CITY,
}
