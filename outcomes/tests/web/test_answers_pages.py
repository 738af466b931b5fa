"""What people outside answered, on the record and where a reviewer decides what follows from it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.models import Outcome, Resolution
from outcomes.tests.answers import answered, nominated
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    OutcomeFactory,
    ResolutionFactory,
    SubstantiationRequestFactory,
    SubstantiatorFactory,
)

SECRET = "The mayor’s office put pressure on us."
COMMENT = "The vote was in May, not in March."


def page(response) -> str:
    return response.content.decode()


def record(outcome: Outcome) -> str:
    return reverse("outcomes:detail", args=[outcome.reference])


def resolve_page(outcome: Outcome) -> str:
    return reverse("outcomes:resolve", args=[outcome.reference])


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(
        accepted=True,
        round=cast.round,
        author=cast.reporter.person,
        statement="In March 2025 the council of Accra gave licences to vendors.",
    )


@pytest.fixture
def answer(outcome):
    return answered(
        outcome,
        says="partly",
        relation="official",
        person=SubstantiatorFactory(name="Kwabena Owusu", position="Head of markets"),
        outcome_comment=COMMENT,
        corrected_statement="In May 2025 the council of Accra gave licences to vendors.",
        confidential_part=SECRET,
        quoting="by_role",
    )


def test_reviewers_read_who_answered_and_what_they_suggest(cast, outcome, answer):
    text = page(cast.reviewer.client.get(record(outcome)))
    for words in (
        "Kwabena Owusu",
        "Head of markets",
        COMMENT,
        SECRET,
        "An official who knows of it by office",
    ):
        assert words in text
    assert "<del>" in text
    assert "<ins>" in text
    assert "May " in text
    assert "on version 1" in text
    assert "Yes, but only with my role" in text
    assert "Decide what follows from the answers" in text


def test_the_author_reads_the_words_and_neither_names_nor_what_was_told_in_confidence(cast, outcome, answer):
    text = page(cast.reporter.client.get(record(outcome)))
    assert COMMENT in text
    assert "An official who knows of it by office" in text
    for words in ("Kwabena Owusu", "Head of markets", SECRET, "Yes, but only with my role"):
        assert words not in text
    assert "Decide what follows" not in text


@pytest.mark.parametrize("who", ["reader", "outsider", "administrator", "coder", "colleague"])
def test_everybody_else_reads_how_many_agree_and_no_word(cast, outcome, answer, who):
    text = page(getattr(cast, who).client.get(record(outcome)))
    assert "How strong the evidence is" in text
    assert "C1 – reported and accepted as specific" in text
    assert "agrees partly" in text
    for words in ("Kwabena Owusu", COMMENT, SECRET, "An official who", "Suggested correction"):
        assert words not in text


def test_withheld_words_stay_withheld_in_answers(cast, outcome, answer):
    Outcome.objects.filter(pk=outcome.pk).update(withheld=[["May", "name"], ["mayor", "name"]])
    text = page(cast.lead.client.get(record(outcome)))
    assert "The vote was in [name withheld], not in March." in text
    assert "[name withheld]’s office put pressure" in text or "The [name withheld]" in text
    assert COMMENT not in text


def test_what_does_not_count_says_why(cast, outcome):
    answered(outcome, conflict="declared")
    old = answered(outcome)
    Outcome.objects.filter(pk=outcome.pk).update(version=4, judged_from=3)
    text = page(cast.reviewer.client.get(record(outcome)))
    assert "A conflict of interest is declared." in text
    assert "It was given on an earlier wording and stays with that." in text
    assert "2 answers are not counted here." in text
    assert old.asked.version_number == 1


def test_who_is_awaited_is_told_by_name_to_reviewers_and_by_number_to_the_author(cast, outcome):
    person = SubstantiatorFactory(name="Akosua Darko")
    nominated(outcome, person)
    AskedOutcomeFactory(
        outcome=outcome,
        request=SubstantiationRequestFactory(round=cast.round, substantiator=person, sent=True),
    )
    assert "Akosua Darko: Sent" in page(cast.reviewer.client.get(record(outcome)))
    text = page(cast.reporter.client.get(record(outcome)))
    assert "1 more person was asked and has not answered." in text
    assert "Akosua" not in text


def test_a_reviewer_amends_and_both_versions_are_linked(cast, outcome, answer):
    client = cast.reviewer.client
    text = page(client.get(resolve_page(outcome)))
    assert outcome.statement in text
    new = "In May 2025 the council of Accra gave licences to vendors."
    body = {
        "kind": "amend",
        "reason": "The minutes say May.",
        "title": outcome.title,
        "statement": new,
        "significance": outcome.significance,
        "contribution_wiego": outcome.contribution_wiego,
        "contribution_others": outcome.contribution_others,
        "version": "1",
    }
    text = page(client.post(resolve_page(outcome), body, follow=True))
    assert "What follows from the answers is decided." in text
    assert "from version 1 to version 2" in text
    assert "The minutes say May." in text
    outcome.refresh_from_db()
    assert (outcome.statement, outcome.version, outcome.judged_from) == (new, 2, 2)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": ""}, "Choose what follows from the answers."),
        ({"reason": ""}, "Write why. It stays with the outcome."),
        ({"kind": "amend"}, "Change a text, or keep all as they are."),
        ({"kind": "amend", "statement": ""}, "Write the text as it should be."),
        ({"reason": "x" * 1001}, "at most 1,000 fit here"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    cast, outcome, answer, change, sentence
):
    body = {
        "kind": "contested",
        "reason": "Two offices say otherwise.",
        "title": outcome.title,
        "statement": outcome.statement,
        "significance": "Typed and not lost.",
        "contribution_wiego": outcome.contribution_wiego,
        "contribution_others": outcome.contribution_others,
        "version": "1",
    }
    if change.get("kind") == "amend":
        body["significance"] = outcome.significance
    text = page(cast.reviewer.client.post(resolve_page(outcome), body | change))
    assert sentence in text
    assert body["significance"] in text
    assert not Resolution.objects.exists()


def test_who_read_an_older_version_is_told_and_may_decide_on_the_new_one(cast, outcome, answer):
    Outcome.objects.filter(pk=outcome.pk).update(version=2)
    body = {"kind": "contested", "reason": "Two offices say otherwise.", "version": "1"}
    response = cast.reviewer.client.post(resolve_page(outcome), body)
    assert response.status_code == 409
    assert "Two offices say otherwise." in page(response)
    assert 'name="version" value="2"' in page(response)
    again = cast.reviewer.client.post(resolve_page(outcome), body | {"version": "2"}, follow=True)
    assert "X – contested" in page(again)


def test_a_decision_is_taken_back_with_a_reason(cast, outcome, answer):
    ResolutionFactory(outcome=outcome, kind="contested", reason="Two offices say otherwise.")
    address = reverse("outcomes:resolution-end", args=[outcome.reference])
    assert "Write why. It stays with the outcome." in page(cast.lead.client.post(address, {"reason": " "}))
    text = page(cast.lead.client.post(address, {"reason": "A second look."}, follow=True))
    assert "The decision is taken back." in text
    assert "A second look." in text
    assert cast.lead.client.get(address).status_code == 404


def test_before_anybody_answered_there_is_nothing_to_decide(cast, outcome):
    assert "Nobody has answered yet" in page(cast.reviewer.client.get(resolve_page(outcome)))
    assert "Decide what follows" not in page(cast.reviewer.client.get(record(outcome)))


def test_a_draft_says_nothing_of_it(cast):
    draft = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    text = page(cast.reporter.client.get(record(draft)))
    assert "How strong the evidence is" not in text


def test_three_answers_cost_what_one_costs(cast, outcome, answer, django_assert_num_queries):
    client = cast.reviewer.client
    client.get(record(outcome))
    with django_assert_num_queries(38):
        client.get(record(outcome))
    for _number in range(2):
        answered(outcome, says="disagree")
    with django_assert_num_queries(38):
        client.get(record(outcome))
