"""Checking the answers: everything at a glance, what is missing with a way to it, and sending."""

from __future__ import annotations

import pytest

from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.capture import TEXT, draft_of, page, programme
from outcomes.tests.factories import ActorFactory, EvidenceFactory, OutcomeFactory, SourceFactory


def address(outcome: Outcome) -> str:
    return f"/outcomes/{outcome.reference}/check/"


@pytest.fixture
def ready(cast) -> Outcome:
    """Return a draft that has what sending needs, and nothing else."""
    outcome = draft_of(cast, statement=TEXT, programmes=[], lead_programme=programme())
    SourceFactory(outcome=outcome)
    return outcome


def test_all_answers_are_shown_in_words_with_a_way_to_change_them(cast, ready):
    EvidenceFactory(outcome=ready, title="The by-law")
    outcome = save_answers(
        outcome=ready,
        version=1,
        answers={
            "countries": ["GH", "PE"],
            "direction": "negative",
            "actors": [ActorFactory(name="Accra Metropolitan Assembly")],
        },
        by=cast.reporter.principal,
    )
    text = cast.reporter.client.get(address(outcome)).text
    for words in (TEXT, "Ghana, Peru", "Negative", "Accra Metropolitan Assembly", "The by-law", "(leads)"):
        assert words in text
    for place in ("happened/#id_title", "who/#id_actors", "when-where/#id_date_from", "sources/"):
        assert f'href="/outcomes/{outcome.reference}/edit/{place}"' in text


def test_what_is_missing_now_and_later_is_listed_apart_and_linked(cast):
    outcome = draft_of(cast)
    response = cast.reporter.client.get(address(outcome))
    now = {problem.url: problem.label for problem in response.context["missing_now"]}
    later = {problem.url: problem.label for problem in response.context["missing_later"]}
    assert now == {
        page(outcome, "happened")
        + "#id_statement": "Describe what changed: who did what differently, when and where.",
        page(outcome, "classification") + "#id_lead_programme": "Choose the programme that leads.",
        page(outcome, "sources"): "Name at least one source: who told us?",
    }
    assert page(outcome, "when-where") + "#id_date_from" in later
    assert page(outcome, "who") + "#id_actors" in later
    assert not now.keys() & later.keys()


def test_every_linked_field_is_on_its_page(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    response = client.get(address(outcome))
    for problem in [*response.context["missing_now"], *response.context["missing_later"]]:
        place, _hash, anchor = problem.url.partition("#")
        assert not anchor or f'id="{anchor}"' in client.get(place).text, problem.url


def test_sending_too_early_says_what_is_missing_at_the_top(cast):
    outcome = draft_of(cast)
    response = cast.reporter.client.post(address(outcome), {"version": 1})
    assert "Error: Check your answers" in response.text
    assert "There is a problem" in response.text
    assert "Choose the programme that leads." in response.text
    assert Outcome.objects.get().state == S.DRAFT


def test_sending_hands_it_to_the_reviewers(cast, ready):
    response = cast.reporter.client.post(address(ready), {"version": 1}, follow=True)
    assert response.redirect_chain[0][0] == f"/outcomes/{ready.reference}/"
    assert "is with the reviewers now" in response.text
    assert Outcome.objects.get().state == S.SUBMITTED


def test_a_text_that_somebody_changed_meanwhile_is_not_sent_unseen(cast, ready):
    save_answers(outcome=ready, version=1, answers={"title": "Other"}, by=cast.reviewer.principal)
    response = cast.reporter.client.post(address(ready), {"version": 1})
    assert response.status_code == 200
    assert "Somebody else changed this meanwhile" in response.text
    assert Outcome.objects.get().state == S.DRAFT


def test_sending_twice_sends_once(cast, ready):
    client = cast.reporter.client
    client.post(address(ready), {"version": 1})
    again = client.post(address(ready), {"version": 1})
    assert again.url == f"/outcomes/{ready.reference}/"
    assert Outcome.objects.get().submissions == 1


def test_a_returned_text_shows_why_and_is_sent_again_with_a_note(cast, ready):
    outcome = take_step(outcome=ready, step="submit", by=cast.reporter.principal)
    take_step(outcome=outcome, step="return", by=cast.reviewer.principal, reason="Say in which month.")
    client = cast.reporter.client
    asked = client.get(f"/outcomes/{ready.reference}/edit/").text
    assert "Say in which month." in asked
    assert "Rita Reviewer" in asked
    assert "What did you change?" in client.get(address(ready)).text
    client.post(address(ready), {"version": 1, "reason": "Added the month."})
    now = Outcome.objects.get()
    assert (now.state, now.submissions) == (S.SUBMITTED, 2)
    assert now.decisions.first().reason == "Added the month."


def test_a_lead_is_worked_out_before_it_is_sent(cast):
    lead = OutcomeFactory(round=cast.round, author=cast.reporter.person, lead=True)
    client = cast.reporter.client
    assert "Work this out as an outcome" in client.get(f"/outcomes/{lead.reference}/edit/").text
    assert "Send to reviewer" not in client.get(address(lead)).text
    client.post(address(lead), {"version": 1})
    assert Outcome.objects.get().state == S.LEAD


def test_a_foreign_draft_is_not_found(cast, ready):
    for stranger in (cast.colleague, cast.outsider, cast.reader):
        assert stranger.client.get(address(ready)).status_code == 404
        assert stranger.client.post(address(ready), {"version": 1}).status_code == 404
    assert Outcome.objects.get().state == S.DRAFT


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_a_fixed_number_of_queries(cast, number, django_assert_num_queries, light):
    outcome = draft_of(
        cast,
        statement=TEXT,
        actors=[ActorFactory() for _each in range(number)],
        countries=["GH", "PE", "IN"][:number],
    )
    SourceFactory.create_batch(number, outcome=outcome)
    client = cast.reporter.client
    client.get(address(outcome))
    with django_assert_num_queries(24):
        light(client.get(address(outcome)))
