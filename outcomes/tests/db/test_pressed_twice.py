"""A button that is pressed twice, one click after the other or both at once, does its work once."""

from __future__ import annotations

from functools import partial

import pytest

from outcomes.models import ImportProfile, InternalNote, Outcome, Question, QuestionMessage
from outcomes.services.importing.files import save_profile
from outcomes.services.notes import add_note
from outcomes.services.questions import ask_question, take_question_step
from outcomes.tests.factories import SheetImportFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import WrongState

pytestmark = pytest.mark.django_db

STEPS = (
    ("answer", "It was the assembly.", "reporter", False),
    ("settle", "", "reviewer", True),
    ("settle", "Good.", "reviewer", True),
    ("settle_unanswered", "Known by now.", "reviewer", False),
    ("ask_again", "Which one?", "reviewer", True),
)


def asked(cast, *, answered: bool) -> Question:
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    question = ask_question(outcome=outcome, field="", text="Who?", by=cast.reviewer.principal)
    if answered:
        take_question_step(question=question, step="answer", text="They.", by=cast.reporter.principal)
    return read(question)


def read(question: Question) -> Question:
    return Question.objects.select_related("outcome__round", "outcome__author").get(pk=question.pk)


@pytest.mark.parametrize(("step", "text", "who", "answered"), STEPS)
def test_a_step_with_a_question_is_taken_once(cast, step, text, who, answered):
    question = asked(cast, answered=answered)
    by = getattr(cast, who).principal
    for _click in range(2):
        take_question_step(question=read(question), step=step, text=text, version=question.version, by=by)
    assert read(question).version == question.version + 1
    assert QuestionMessage.objects.filter(question=question).count() == 2 + answered


def test_somebody_else_who_settles_what_is_settled_is_still_told(cast):
    question = asked(cast, answered=True)
    take_question_step(question=question, step="settle", by=cast.reviewer.principal)
    with pytest.raises(WrongState):
        take_question_step(question=read(question), step="settle", by=cast.lead.principal)


@pytest.mark.parametrize(("step", "text", "who", "answered"), STEPS)
def test_also_when_both_clicks_arrive_at_once(together, cast, step, text, who, answered):
    question = asked(cast, answered=answered)
    by = getattr(cast, who).principal
    click = partial(
        take_question_step, question=question, step=step, text=text, version=question.version, by=by
    )
    results = together([click] * 4)
    assert not [each for each in results if isinstance(each, BaseException)]
    assert QuestionMessage.objects.filter(question=question).count() == 2 + answered


def test_a_note_is_kept_once_when_both_clicks_arrive_at_once(together, cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    outcome = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
    by = cast.reviewer.principal
    click = partial(add_note, outcome=outcome, field="", text="I doubt it.", by=by)
    results = together([click] * 6)
    assert not [each for each in results if isinstance(each, BaseException)]
    assert InternalNote.objects.count() == 1
    assert Entry.objects.filter(act="internal_note.added").count() == 1


def test_how_a_file_is_read_is_kept_once_when_both_clicks_arrive_at_once(together, cast):
    made = SheetImportFactory(round=cast.round, about={"signature": "a" * 64, "tables": []})
    click = partial(save_profile, sheet_import=made, name="Fish team", by=cast.administrator.principal)
    results = together([click] * 4)
    assert not [each for each in results if isinstance(each, BaseException)]
    assert ImportProfile.objects.get().name == "Fish team"
