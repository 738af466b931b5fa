"""Open questions on the pages of capture: shown at their fields, and answered with the same save."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import QueryDict

from outcomes.completeness import section, section_of_field
from outcomes.conversation import Thread, open_words, threads_of
from outcomes.enums import QuestionState
from outcomes.forms.capture import SectionForm
from outcomes.models import Outcome, Question
from outcomes.queries.questions import load_messages, open_questions
from outcomes.services.questions import take_question_step
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError


@dataclass
class Answers:
    """The answers that were typed at the questions of one page, and what kept some from being sent."""

    sent: list[int] = field(default_factory=list)
    problems: dict[int, str] = field(default_factory=dict)


def send_answers(*, outcome: Outcome, posted: QueryDict, by: Principal) -> Answers:
    """Send the answers typed on a page of capture; each stands by itself, whatever becomes of the rest.

    An answer to a question that was settled meanwhile is kept as well: it waits to be settled again.
    """
    answers = Answers()
    asked = {name: value for name, value in posted.items() if name.startswith("answer-") and value.strip()}
    if not asked:
        return answers
    for question in outcome.questions.all():
        text = asked.get(f"answer-{question.number}")
        if text is None:
            continue
        question.outcome = outcome
        try:
            take_question_step(question=question, step="answer", text=text, by=by)
        except ValidationError as error:
            answers.problems[question.number] = " ".join(error.messages)
        except DomainError as error:
            answers.problems[question.number] = str(error)
        else:
            answers.sent.append(question.number)
    return answers


def place_questions(
    form: SectionForm, by: Principal, *, typed: QueryDict | None, problems: dict[int, str]
) -> list[Thread]:
    """Put the open questions of a page at its fields and return those that no field of the form shows."""
    names = {each.name for each in section(form.section_key).fields}
    shown_at = {question.name: question.fields[0] for question in form.questions}
    beside: list[Thread] = []
    for thread in _open_threads(form.outcome, by, names, typed, problems):
        place = shown_at.get(thread.question.field)
        if place is None:
            beside.append(thread)
        else:
            form.fields[place].threads = [*getattr(form.fields[place], "threads", []), thread]
    return beside


def questions_beside(outcome: Outcome, by: Principal, *names: str) -> list[Thread]:
    """Return the open questions about fields that are lists of records of their own."""
    return _open_threads(outcome, by, set(names), None, {})


def hints_of(outcome: Outcome) -> dict[str, str]:
    """Return per page of capture how many questions are open there; the whole record is under ''."""
    numbers: dict[str, int] = {}
    for name in open_questions(outcome).values_list("field", flat=True):
        key = section_of_field(name) if name else ""
        numbers[key] = numbers.get(key, 0) + 1
    return {key: open_words(number) for key, number in numbers.items()}


def _open_threads(
    outcome: Outcome, by: Principal, names: set[str], typed: QueryDict | None, problems: dict[int, str]
) -> list[Thread]:
    found: list[Question] = list(
        open_questions(outcome).filter(field__in=names).select_related("asked_by").order_by("number")
    )
    if typed is not None and problems:
        # What could not be sent keeps its box, also if the question is no longer open.
        found += outcome.questions.filter(number__in=problems).exclude(state=QuestionState.OPEN)
    load_messages(by, outcome, found)
    return [
        Thread(
            thread.question,
            thread.steps,
            typed=typed.get(f"answer-{thread.question.number}", "") if typed is not None else "",
            error=problems.get(thread.question.number, ""),
        )
        for thread in threads_of(by, outcome, found)
    ]
