"""A button that is pressed twice, one click after the other or both at once, does its work once."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from harvests.models import CodebookDimension
from harvests.services.codebook import add_dimension
from outcomes.models import (
    Edition,
    EditionHighlight,
    ImportProfile,
    InternalNote,
    Outcome,
    Question,
    QuestionMessage,
    SavedView,
)
from outcomes.services.editions import order_edition
from outcomes.services.highlights import put_in_front
from outcomes.services.importing.files import save_profile
from outcomes.services.notes import add_note
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.saved_views import keep_view
from outcomes.tests.factories import EditionFactory, EditionRowFactory, SheetImportFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Stale, WrongState

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


def test_an_edition_is_ordered_once_when_both_clicks_arrive_at_once(together, cast):
    order = {"title": "Outcomes 2024/25", "year": 2024, "audience": "internal", "language": "en"}
    click = partial(
        order_edition,
        **order,
        harvest_round=None,
        programme=None,
        creation_key=uuid4(),
        by=cast.administrator.principal,
    )
    results = together([click] * 6)
    assert {getattr(each, "reference", each) for each in results} == {Edition.objects.get().reference}


def test_an_outcome_is_put_in_front_once_when_both_clicks_arrive_at_once(together, cast):
    edition = EditionFactory(
        state="ready",
        collected_at=timezone.now(),
        head='{"format":1}',
        sha256="0" * 64,
        requested_by=cast.administrator.person,
    )
    row = EditionRowFactory(edition=edition)
    click = partial(put_in_front, edition=edition, row=row, text="It ruled.", by=cast.administrator.principal)
    results = together([click] * 6)
    assert not [each for each in results if isinstance(each, BaseException) and not isinstance(each, Stale)]
    assert EditionHighlight.objects.get().text == "It ruled."


def test_a_view_is_kept_once_when_both_clicks_arrive_at_once(together, cast):
    click = partial(keep_view, name="By region", query="down=region", is_shared=True, by=cast.lead.principal)
    results = together([click] * 6)
    assert not [each for each in results if isinstance(each, BaseException)]
    assert SavedView.objects.get().name == "By region"


def test_a_dimension_is_added_once_and_the_other_clicks_are_told_that_the_key_is_taken(together, cast):
    words = {"label_en": "Sector", "kind": "single", "need": "optional"}
    results = together([partial(add_dimension, by=cast.administrator.principal, key="sector", **words)] * 6)
    assert sum(isinstance(each, ValidationError) and "key" in each.error_dict for each in results) == 5, (
        results
    )
    assert CodebookDimension.objects.filter(key="sector").count() == 1


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
