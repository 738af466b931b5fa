"""The library of ready questions: kept by leads and administrators, read by everybody."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.models import ReadyQuestion
from outcomes.services.ready_questions import edit_ready_question
from outcomes.starting_questions import add_missing, question_rows
from outcomes.tests.factories import ReadyQuestionFactory

pytestmark = pytest.mark.django_db

LIST = "/ready-questions/"


def page_of(entry: ReadyQuestion) -> str:
    return reverse("outcomes:ready-edit", args=[entry.key])


def words(entry: ReadyQuestion, **changed) -> dict:
    names = ("text_en", "text_es", "text_fr", "text_pt", "field", "order", "version")
    return {name: getattr(entry, name) for name in names} | changed


def test_the_shipped_questions_are_there_in_four_languages_and_fit_their_column():
    rows = question_rows()
    assert len(rows) >= 18
    assert ReadyQuestion.objects.count() == len(rows)
    for row in rows:
        for language in ("en", "es", "fr", "pt"):
            assert 0 < len(row[f"text_{language}"]) <= 200, row["key"]
    assert add_missing(ReadyQuestion.objects) == 0


def test_everybody_reads_the_library_and_leads_add_to_it(cast):
    assert "Who exactly did this?" in cast.reader.client.get(LIST).content.decode()
    body = {"key": "Which-Law", "text_en": "Which law exactly?", "field": "statement", "order": "7"}
    assert cast.lead.client.post("/ready-questions/new/", body)["Location"] == LIST
    assert ReadyQuestion.objects.get(key="which-law").text_en == "Which law exactly?"
    assert cast.reviewer.client.post("/ready-questions/new/", body).status_code == 403


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"key": "a", "text_en": ""}, "Write the question in English."),
        ({"key": "who-exactly", "text_en": "Who?"}, "Another question has this key."),
        ({"key": "new", "text_en": "Who?"}, "This word is used for a page"),
        ({"key": "a b", "text_en": "Who?"}, "Small letters, digits and hyphens"),
    ],
)
def test_what_is_missing_is_said_in_words(cast, body, says):
    response = cast.administrator.client.post("/ready-questions/new/", body | {"order": "0"})
    assert says in response.content.decode()


def test_a_question_is_reworded_retired_and_put_back(cast):
    entry = ReadyQuestionFactory()
    client = cast.administrator.client
    assert client.post(page_of(entry), words(entry, text_es="¿Quién?")).status_code == 302
    client.post(reverse("outcomes:ready-retire", args=[entry.key]))
    entry.refresh_from_db()
    assert entry.text_es == "¿Quién?"
    assert entry.retired_on is not None
    assert "Put it back into use" in client.get(page_of(entry)).content.decode()
    client.post(reverse("outcomes:ready-restore", args=[entry.key]))
    entry.refresh_from_db()
    assert entry.retired_on is None


def test_of_two_who_reword_it_the_second_sees_both_texts_and_decides(cast):
    entry = ReadyQuestionFactory()
    seen = words(entry, text_en="My words?")
    edit_ready_question(entry=entry, version=1, by=cast.lead.principal, text_en="Their words?")
    late = cast.administrator.client.post(page_of(entry), seen)
    page = late.content.decode()
    assert late.status_code == 409
    assert "My words?" in page
    assert "Their words?" in page
    entry.refresh_from_db()
    chosen = seen | {"version": entry.version, "asked": "text_en", "text_en-choice": "mine"}
    assert cast.administrator.client.post(page_of(entry), chosen).status_code == 302
    entry.refresh_from_db()
    assert entry.text_en == "My words?"


def test_the_list_costs_the_same_whatever_it_holds(cast, django_assert_num_queries):
    client = cast.lead.client
    for _number in range(3):
        ReadyQuestionFactory()
        with django_assert_num_queries(7):
            client.get(LIST)


def test_retired_questions_are_not_offered(cast):
    from outcomes.tests.records import complete_outcome

    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    ReadyQuestion.objects.filter(key="who-exactly").update(retired_on="2026-01-01")
    page = cast.reviewer.client.get(reverse("outcomes:detail", args=[outcome.reference])).content.decode()
    assert "Who exactly did this?" not in page
    assert "What did they do differently from before?" in page
