"""What was said about a record while it was restricted stays with those who could read it then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outcomes.enums import Confidentiality
from outcomes.models import Notice, Outcome, Question
from outcomes.queries.closed import times_restricted
from outcomes.services.notes import add_note
from outcomes.services.notices import send_digests
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.capture import draft_of
from outcomes.tests.records import complete_outcome, keep_versions
from wiego_mle.mailing.models import Letter
from wiego_mle.tests.cast import Cast

pytestmark = pytest.mark.django_db

SECRET = "Zubeida"


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def saved(outcome: Outcome, cast: Cast, *, why: str = "", **answers) -> Outcome:
    now = fresh(outcome)
    return save_answers(
        outcome=now, version=now.version, answers=answers, why=why, by=cast.reporter.principal
    )


def told(outcome: Outcome) -> Question:
    return Question.objects.select_related("outcome__round", "outcome__author").get(outcome=outcome)


@pytest.fixture
def opened(cast) -> Outcome:
    """Return a record about which the name was said in every way while it was restricted, sent again since."""
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, restricted=True)
    keep_versions(outcome)
    lead, author = cast.lead.principal, cast.reporter.principal
    ask_question(outcome=fresh(outcome), field="statement", text=f"{SECRET} asked?", by=lead)
    add_note(outcome=fresh(outcome), field="", text=f"{SECRET} noted.", by=lead, tell=None)
    take_step(outcome=fresh(outcome), step="return", reason=f"{SECRET} returned.", by=lead)
    take_question_step(question=told(outcome), step="answer", text=f"{SECRET} answered.", by=author)
    saved(outcome, cast, statement=f"{SECRET} stated.", why=f"{SECRET} explained.")
    saved(outcome, cast, statement="A vendor stated.", confidentiality="internal", why="Nobody is named now.")
    take_step(outcome=fresh(outcome), step="resubmit", reason="I took the name out.", by=author)
    return fresh(outcome)


def pages_of(outcome: Outcome) -> list[str]:
    ways = ("detail", "version-list", "version-compare", "question-ask", "note-add", "withheld")
    pages = [reverse(f"outcomes:{name}", args=[outcome.reference]) for name in ways]
    pages += [reverse("outcomes:question", args=[outcome.reference, 1])]
    pages += [reverse("outcomes:step", args=[outcome.reference, step]) for step in ("return", "develop")]
    pages += [
        f"{pages[0]}?from=review",
        f"{pages[0]}?trail=all",
        reverse("outcomes:edit", args=[outcome.reference]),
    ]
    pages += [
        reverse("outcomes:edit-section", args=[outcome.reference, section])
        for section in ("happened", "contribution", "confidentiality")
    ]
    return [*pages, *(reverse(f"outcomes:{name}") for name in ("home", "list", "review-queue"))]


@pytest.mark.parametrize("who", ["reviewer", "colleague", "coder"])
def test_who_could_not_read_it_then_finds_no_word_of_that_time(cast, opened, who):
    client, read = getattr(cast, who).client, 0
    for page in pages_of(opened):
        response = client.get(page)
        read += response.status_code == 200
        assert SECRET not in response.text, page
    assert read >= 5


def test_that_something_was_said_is_told_and_by_whom(cast, opened):
    said = cast.colleague.client.get(reverse("outcomes:detail", args=[opened.reference])).text
    assert "[written while the record was restricted]" in said
    assert "Lena Lead" in said
    assert "I took the name out." in said
    assert "A vendor stated." in said


@pytest.mark.parametrize("who", ["reporter", "lead", "administrator"])
def test_who_could_read_it_then_reads_it_still(cast, opened, who):
    client = getattr(cast, who).client
    said = client.get(reverse("outcomes:detail", args=[opened.reference])).text
    for what in ("asked", "answered", "returned", "stated", "explained"):
        assert f"{SECRET} {what}" in said, what
    assert (f"{SECRET} noted" in said) == (who == "lead")


def test_a_conflict_shows_no_ancestor_of_that_time(cast, opened):
    closed = opened.versions.get(content__statement=f"{SECRET} stated.").number
    page = reverse("outcomes:edit-section", args=[opened.reference, "happened"])
    form = cast.reviewer.client.get(page).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name not in ("countries", "date")}
    typed |= {"statement": "Somebody stated.", "version": closed, "do": "stay"}
    for who in ("reviewer", "lead"):
        response = getattr(cast, who).client.post(page, typed)
        assert response.status_code == 409, response.text
        assert (SECRET in response.text) == (who == "lead")


def test_a_mention_and_an_answer_to_settle_keep_their_words_back(cast, opened):
    question = told(opened)
    Notice.objects.create(person=cast.reviewer.person, reason="mentioned", message=question.messages.first())
    response = cast.reviewer.client.get(reverse("outcomes:home"))
    assert response.text.count("[written while the record was restricted]") == 2
    assert SECRET not in response.text


def test_no_letter_carries_words_of_that_time(cast):
    outcome = draft_of(cast, confidentiality="restricted", confidentiality_reason="She could lose her stall.")
    ask_question(outcome=fresh(outcome), field="statement", text=f"{SECRET} asked?", by=cast.lead.principal)
    saved(outcome, cast, confidentiality="internal")
    assert send_digests(now=timezone.now() + timedelta(days=2))
    letter = Letter.objects.get(kind="questions")
    assert outcome.reference in letter.body
    assert SECRET not in letter.subject + letter.body


def test_a_letter_about_a_return_keeps_back_what_was_asked_at_that_time(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, restricted=True)
    keep_versions(outcome)
    ask_question(outcome=fresh(outcome), field="statement", text=f"{SECRET} asked?", by=cast.lead.principal)
    now = fresh(outcome)
    save_answers(
        outcome=now, version=now.version, answers={"confidentiality": "internal"}, by=cast.lead.principal
    )
    take_step(outcome=fresh(outcome), step="return", reason="Please answer.", by=cast.lead.principal)
    letter = Letter.objects.get(kind="outcome_returned")
    assert "Please answer." in letter.body
    assert SECRET not in letter.body


def test_times_begin_and_end_with_the_versions_that_say_so(cast):
    outcome = draft_of(cast)
    for confidentiality in ("restricted", "restricted", "internal", "restricted"):
        saved(
            outcome, cast, title=f"{confidentiality} {fresh(outcome).version}", confidentiality=confidentiality,
            confidentiality_reason="Harm.",
        )  # fmt: skip
    times = times_restricted([outcome])[outcome.pk]
    at = dict(outcome.versions.values_list("number", "at"))
    assert times.spans == ((at[2], at[4]), (at[5], None))
    assert [times.cover(at[number]) for number in sorted(at)] == [False, True, True, False, True]
    assert times_restricted([])[outcome.pk].spans == ()
    assert fresh(outcome).confidentiality == Confidentiality.RESTRICTED
