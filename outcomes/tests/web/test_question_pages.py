"""Asking, answering and settling in a browser; notes; the record, the lists and the first page."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from outcomes.models import InternalNote, Notice, Outcome, Question
from outcomes.services.notes import add_note
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.review import take_step
from outcomes.tests.factories import InternalNoteFactory, QuestionFactory, QuestionMessageFactory
from outcomes.tests.hostile import HOSTILE
from outcomes.tests.records import complete_outcome
from outcomes.tests.web.test_step_page import press, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(cast) -> Outcome:
    return complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)


@pytest.fixture
def asked(cast, outcome) -> Question:
    return QuestionFactory(outcome=outcome, asked_by=cast.reviewer.person)


def to(name: str, outcome: Outcome, *more) -> str:
    return reverse(f"outcomes:{name}", args=[outcome.reference, *more])


def text_of(response) -> str:
    return response.content.decode()


# --- Asking -----------------------------------------------------------------------------------------


def test_a_ready_question_is_asked_with_one_press_in_the_language_of_the_text(cast, outcome):
    Outcome.objects.filter(pk=outcome.pk).update(language="fr")
    page = text_of(cast.reviewer.client.get(to("question-ask", outcome), {"field": "statement"}))
    assert "Qui exactement a fait cela" in page
    response = cast.reviewer.client.post(
        to("question-ask", outcome), {"field": "statement", "ready": "who-exactly"}
    )
    assert response["Location"] == f"{to('detail', outcome)}#question-1"
    message = outcome.questions.get().messages.get()
    assert message.text.startswith("Qui exactement a fait cela")


def test_own_words_are_asked_and_lead_back_to_the_queue(cast, outcome):
    desk = f"{to('detail', outcome)}?from=review"
    response = cast.reviewer.client.post(
        to("question-ask", outcome),
        {"field": "date_from", "text": "Which month?", "next": desk, "tell": cast.lead.person.reference},
    )
    assert response["Location"] == f"{desk}#question-1"
    assert Notice.objects.filter(person=cast.lead.person, reason="mentioned").exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"text": " "}, "Write what you want to know."),
        ({"text": "a" * 4001}, "at most 4,000 fit here"),
        ({"text": "Canary?", "field": "colour"}, "Choose a field of the record."),
        ({"text": "Canary?", "tell": "nobody-known"}, "Choose somebody of the list"),
    ],
)
def test_bad_input_stays_in_its_box(cast, outcome, body, says):
    response = cast.reviewer.client.post(to("question-ask", outcome), body)
    page = text_of(response)
    assert response.status_code == 200
    assert says in page
    assert "<title>Error:" in page
    assert body["text"].strip() in page
    assert not outcome.questions.exists()


def test_who_may_not_ask_is_refused_and_strangers_find_nothing(cast, outcome):
    assert cast.reporter.client.post(to("question-ask", outcome), {"text": "?"}).status_code == 403
    take_step(outcome=outcome, step="accept", by=cast.lead.principal)
    assert cast.reviewer.client.post(to("question-ask", outcome), {"text": "?"}).status_code == 403
    Outcome.objects.filter(pk=outcome.pk).update(confidentiality="restricted")
    assert cast.reviewer.client.get(to("question-ask", outcome)).status_code == 404


def test_what_was_typed_when_the_session_ended_comes_back(cast, outcome, client):
    sign_in(client, cast.reviewer)
    page = client.get(to("question-ask", outcome))
    typed = {
        "text": "Typed in vain?",
        "field": "significance",
        "typed_by": page.context["form"].initial["typed_by"],
    }
    client.cookies.pop("sessionid")
    assert client.post(to("question-ask", outcome), typed).status_code == 302
    sign_in(client, cast.reviewer)
    again = text_of(client.get(to("question-ask", outcome)))
    assert "Typed in vain?" in again
    assert "You were signed out" in again


# --- One question ---------------------------------------------------------------------------------------


def test_a_question_is_answered_and_settled_on_its_page(cast, outcome, asked):
    page = text_of(cast.reporter.client.get(to("question", outcome, 1)))
    assert "Which assembly was it?" in page
    assert outcome.statement in page
    assert "Send this answer" in page
    assert "Settle it" not in page
    body = {"step": "answer", "text": "That of Accra.", "version": "1"}
    assert cast.reporter.client.post(to("question", outcome, 1), body).status_code == 302
    settled = cast.reviewer.client.post(to("question", outcome, 1), {"step": "settle", "version": "2"})
    assert settled.status_code == 302
    asked.refresh_from_db()
    assert asked.state == "settled"


def test_whoever_reads_only_sees_no_box(cast, outcome, asked):
    page = text_of(cast.colleague.client.get(to("question", outcome, 1)))
    assert "Which assembly was it?" in page
    assert "<textarea" not in page
    refused = cast.colleague.client.post(to("question", outcome, 1), {"step": "answer", "text": "Me."})
    assert refused.status_code == 403


def test_an_overtaken_answer_stands_in_the_box_beside_what_came_between(cast, outcome, asked):
    QuestionMessageFactory(question=asked, text="Meanwhile: which month?")
    Question.objects.filter(pk=asked.pk).update(version=2)
    response = cast.reporter.client.post(
        to("question", outcome, 1), {"step": "answer", "text": "My long answer.", "version": "1"}
    )
    page = text_of(response)
    assert response.status_code == 409
    assert "Meanwhile: which month?" in page
    assert "My long answer." in page
    assert 'name="version" value="2"' in page


def test_an_unknown_step_and_an_unknown_number_are_not_there(cast, outcome, asked):
    assert cast.reporter.client.post(to("question", outcome, 1), {"step": "sing"}).status_code == 404
    assert cast.reporter.client.get(to("question", outcome, 2)).status_code == 404


def test_what_is_asked_about_sources_is_read_by_those_who_may_know_them(cast, outcome):
    QuestionFactory(outcome=outcome, field="sources", asked_by=cast.reviewer.person)
    assert cast.colleague.client.get(to("question", outcome, 1)).status_code == 404
    assert "Which assembly was it?" not in text_of(cast.colleague.client.get(to("detail", outcome)))
    assert "Which assembly was it?" in text_of(cast.reporter.client.get(to("detail", outcome)))


def test_the_link_of_a_letter_opens_the_field_or_else_the_question(cast, outcome, asked):
    link = to("question-answer", outcome, 1)
    assert cast.reporter.client.get(link)["Location"] == to("question", outcome, 1)
    take_step(outcome=outcome, step="return", reason="Please answer.", by=cast.reviewer.principal)
    assert cast.reporter.client.get(link)["Location"] == (
        f"{to('edit-section', outcome, 'happened')}#question-1"
    )


def test_all_answers_are_settled_with_one_press(cast, outcome):
    for _each in range(2):
        QuestionFactory(outcome=outcome, answered=True, asked_by=cast.lead.person)
    response = cast.reviewer.client.post(to("question-settle-all", outcome))
    assert response.status_code == 302
    assert [str(each) for each in get_messages(response.wsgi_request)] == ["2 answers are settled."]
    assert cast.reporter.client.post(to("question-settle-all", outcome)).status_code == 403


# --- Notes ------------------------------------------------------------------------------------------------


def test_a_note_is_for_reviewers_and_leads_only(cast, outcome):
    body = {"text": "Canary note.", "field": "statement", "tell": cast.lead.person.reference}
    response = cast.reviewer.client.post(to("note-add", outcome), body)
    assert response["Location"].endswith("#internal-notes")
    for name in ("reporter", "colleague", "coder", "administrator"):
        page = text_of(getattr(cast, name).client.get(to("detail", outcome)))
        assert "Canary" not in page, name
        assert "nternal note" not in page, name
        assert "Canary" not in text_of(getattr(cast, name).client.get("/"))
    for name in ("reviewer", "lead"):
        assert "Canary note." in text_of(getattr(cast, name).client.get(to("detail", outcome)))
    assert "Canary note." in text_of(cast.lead.client.get("/"))


def test_an_empty_note_is_asked_for_again(cast, outcome):
    response = cast.reviewer.client.post(to("note-add", outcome), {"text": ""})
    assert "Write the note." in text_of(response)
    assert not InternalNote.objects.exists()
    assert cast.reporter.client.post(to("note-add", outcome), {"text": "Me"}).status_code == 403


def test_mentions_leave_the_first_page_when_they_were_read_and_only_ones_own(cast, outcome):
    add_note(outcome=outcome, field="", text="Look.", by=cast.reviewer.principal, tell=cast.lead.person)
    notice = Notice.objects.get()
    assert "You were mentioned" in text_of(cast.lead.client.get("/"))
    cast.colleague.client.post(reverse("outcomes:mentions-noted"), {"shown": [notice.pk, "x"]})
    assert "You were mentioned" in text_of(cast.lead.client.get("/"))
    cast.lead.client.post(reverse("outcomes:mentions-noted"), {"shown": [notice.pk]})
    assert "You were mentioned" not in text_of(cast.lead.client.get("/"))


# --- The record, the capture pages, the lists ------------------------------------------------------------


def test_the_record_says_whose_turn_it_is_and_shows_each_question_at_its_field(cast, outcome, asked):
    QuestionFactory(outcome=outcome, field="date_from", answered=True, asked_by=cast.lead.person)
    page = text_of(cast.colleague.client.get(to("detail", outcome)))
    assert "Waits for Rosa Reporter: 1 question is open; 1 answer to settle" in page
    assert 'id="question-1"' in page
    assert 'href="#question-2"' in page
    assert "ask-statement" not in page
    own = text_of(cast.reporter.client.get(to("detail", outcome)))
    assert "Waits for you: 1 question is open<" in own  # settling the other answer is not the author's work
    reviewers = text_of(cast.reviewer.client.get(to("detail", outcome)))
    assert 'id="ask-statement"' in reviewers
    assert "Who exactly did this? Please name the body" in reviewers


def test_the_source_answers_and_edits_in_one_place(cast, outcome, asked):
    take_step(outcome=outcome, step="return", reason="Please answer.", by=cast.reviewer.principal)
    QuestionFactory(outcome=outcome, field="evidence", asked_by=cast.reviewer.person)
    QuestionFactory(outcome=outcome, field="", asked_by=cast.reviewer.person)
    client = cast.reporter.client
    overview = text_of(client.get(to("edit", outcome)))
    assert overview.count("1 question is open") == 2
    assert "Questions about this page" in overview
    section = to("edit-section", outcome, "happened")
    assert 'name="answer-1"' in text_of(client.get(section))
    assert 'name="answer-1"' not in text_of(client.get(to("edit-section", outcome, "others")))
    assert "Which assembly was it?" in text_of(client.get(to("edit-section", outcome, "evidence")))
    now = Outcome.objects.get(pk=outcome.pk)
    response = client.post(
        section,
        {
            "version": now.version,
            "title": now.title,
            "language": "en",
            "statement": "In March the assembly of Accra licensed vendors.",
            "answer-1": "That of Accra; I wrote it in.",
            "do": "stay",
        },
    )
    assert response["Location"] == section
    assert "Saved. Your answer to question 1 was sent." in text_of(client.get(section))
    asked.refresh_from_db()
    assert asked.state == "answered"
    assert Outcome.objects.get(pk=outcome.pk).statement.startswith("In March the assembly")


def test_a_returned_text_says_once_every_question_is_answered(cast, outcome, asked):
    take_step(
        outcome=outcome, step="return", reason="Please answer the open question.", by=cast.reviewer.principal
    )
    said = "Every question is answered"
    pages = [to("edit", outcome), to("detail", outcome)]
    assert all(said not in text_of(cast.reporter.client.get(page)) for page in pages)
    asked = Question.objects.select_related("outcome__round", "outcome__author").get(pk=asked.pk)
    take_question_step(question=asked, step="answer", text="That of Accra.", by=cast.reporter.principal)
    assert all(said in text_of(cast.reporter.client.get(page)) for page in pages)
    assert "Waits for you: to change the text and send it again<" in text_of(
        cast.reporter.client.get(pages[1])
    )


def test_an_answer_is_sent_even_if_the_text_beside_it_is_refused_or_overtaken(cast, outcome, asked):
    take_step(outcome=outcome, step="return", reason="Please answer.", by=cast.reviewer.principal)
    response = cast.reporter.client.post(
        to("edit-section", outcome, "happened"),
        {"version": "1", "title": "", "language": "en", "statement": "", "answer-1": "That of Accra."},
    )
    assert response.status_code == 200
    assert asked.messages.last().text == "That of Accra."


def test_an_answer_that_cannot_be_sent_stays_in_its_box(cast, outcome, asked):
    take_step(outcome=outcome, step="return", reason="Please answer.", by=cast.reviewer.principal)
    now = Outcome.objects.get(pk=outcome.pk)
    response = cast.reporter.client.post(
        to("edit-section", outcome, "happened"),
        {
            "version": now.version,
            "title": now.title,
            "language": "en",
            "statement": "Typed statement.",
            "answer-1": "x" * 4001,
        },
    )
    page = text_of(response)
    assert "x" * 4001 in page
    assert "Typed statement." in page
    assert Outcome.objects.get(pk=outcome.pk).statement != "Typed statement."


def test_accepting_with_an_open_question_asks_why_on_the_page_and_on_the_desk(cast, outcome, asked):
    client = cast.reviewer.client
    page = text_of(client.get(to("step", outcome, "accept")))
    assert "Why is it accepted although questions are open?" in page
    refused = press(client, outcome, "accept")
    assert "Write why it is accepted although questions are open." in text_of(refused)
    assert Outcome.objects.get(pk=outcome.pk).state == "submitted"
    desk = text_of(client.get(to("detail", outcome), {"from": "review"}))
    assert 'id="step-accept"' in desk
    assert press(client, outcome, "accept", reason="The gazette says it.").status_code == 302
    assert Outcome.objects.get(pk=outcome.pk).state == "accepted"


def test_returning_offers_words_about_the_open_questions_in_the_language_of_the_text(cast, outcome, asked):
    page = text_of(cast.reviewer.client.get(to("step", outcome, "return")))
    assert "Please answer the open question." in page
    QuestionFactory(outcome=outcome, field="", asked_by=cast.reviewer.person)
    Outcome.objects.filter(pk=outcome.pk).update(language="es")
    page = text_of(cast.reviewer.client.get(to("step", outcome, "return")))
    assert "Responda, por favor, las 2 preguntas abiertas." in page
    assert "is asked for" not in text_of(press(cast.reviewer.client, outcome, "return", reason=""))
    assert Outcome.objects.get(pk=outcome.pk).state == "submitted"


def test_lists_say_what_is_open_and_can_be_narrowed_to_whose_turn_it_is(cast, outcome, asked):
    other = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    listed = text_of(cast.reviewer.client.get("/outcomes/", {"waits": "contributor"}))
    assert outcome.title in listed
    assert other.title not in listed
    assert "1 question is open" in listed
    assert other.title in text_of(cast.reviewer.client.get("/outcomes/", {"waits": "reviewers"}))
    queue = text_of(cast.reviewer.client.get("/review/", {"waits": "contributor"}))
    assert outcome.title in queue
    assert other.title not in queue


def test_the_first_page_shows_what_is_asked_and_what_was_answered(cast, outcome, asked):
    QuestionFactory(outcome=outcome, answered=True, asked_by=cast.reviewer.person)
    mine = text_of(cast.reporter.client.get("/"))
    assert "Questions asked of you" in mine
    assert "Answers waiting for you" not in mine
    theirs = text_of(cast.reviewer.client.get("/"))
    assert "Answers waiting for you" in theirs
    assert "The Accra Metropolitan Assembly." in theirs


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_are_printed_as_words(cast, outcome, typed):
    ask_question(outcome=outcome, field="statement", text=typed, by=cast.reviewer.principal)
    add_note(outcome=outcome, field="", text=typed, by=cast.reviewer.principal)
    for page in (to("detail", outcome), to("question", outcome, 1), "/"):
        for member in (cast.reviewer, cast.reporter):
            text = text_of(member.client.get(page))
            assert "<script>alert" not in text
            assert "<img src=x" not in text


# --- Cost -------------------------------------------------------------------------------------------------

RECORD, HOME, QUESTION_PAGE, ASK_PAGE = 40, 21, 14, 12


@pytest.mark.parametrize("number", [1, 10])
def test_pages_cost_the_same_with_one_and_ten_threads(
    cast, outcome, number, django_assert_num_queries, light
):
    for _each in range(number):
        question = QuestionFactory(outcome=outcome, answered=True, asked_by=cast.reviewer.person)
        QuestionMessageFactory(question=question, by=cast.lead.person)
        InternalNoteFactory(outcome=outcome, by=cast.lead.person)
    client = cast.reviewer.client
    with django_assert_num_queries(RECORD):
        client.get(to("detail", outcome))
    with django_assert_num_queries(HOME):
        client.get("/")
    with django_assert_num_queries(QUESTION_PAGE):
        light(client.get(to("question", outcome, 1)))
    with django_assert_num_queries(ASK_PAGE):
        light(client.get(to("question-ask", outcome), {"field": "statement"}))
