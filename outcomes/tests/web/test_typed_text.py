"""A session that ends while somebody types: the text survives the sign-in, for its writer only."""

from __future__ import annotations

import pytest
from django.test import Client

from outcomes.models import Outcome
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.capture import draft_of, happened, page, posted, programme
from outcomes.tests.factories import ActorFactory, SourceFactory
from wiego_mle.kernel.typed_text import mark_of

MINE = "Typed when the session had ended 🎉"


@pytest.fixture
def browser(cast) -> Client:
    """Return a browser in which the reporter's session has just ended."""
    client = cast.reporter.client
    client.logout()
    return client


def sign_in(client: Client, member) -> None:
    """Sign in through the form, in the session that the browser has."""
    member.person.set_password("a long enough phrase")
    member.person.save()
    signed_in = client.post(
        "/account/login/", {"login": member.person.email, "password": "a long enough phrase"}
    )
    assert signed_in.status_code == 302


def marked(cast, **typed) -> dict:
    return typed | {"typed_by": mark_of(cast.reporter.person.pk)}


def test_the_text_of_a_page_comes_back_after_the_sign_in_and_is_not_saved_yet(cast, browser):
    outcome = draft_of(cast)
    address = page(outcome, "happened")
    refused = browser.post(address, marked(cast, **happened(outcome, statement=MINE)))
    assert refused.status_code == 302
    assert refused.url == f"/account/login/?next={address}"
    sign_in(browser, cast.reporter)
    response = browser.get(address)
    assert "You were signed out" in response.text
    assert MINE in response.text
    assert Outcome.objects.get().statement == ""
    again = response.context["form"].data.dict() | {"do": "back"}
    assert browser.post(address, again).status_code == 302
    assert Outcome.objects.get().statement == MINE
    assert MINE not in browser.get(page(outcome, "significance")).text


def test_somebody_else_at_the_same_machine_does_not_see_it(cast, browser):
    outcome = draft_of(cast)
    address = page(outcome, "happened")
    browser.post(address, marked(cast, **happened(outcome, statement=MINE)))
    sign_in(browser, cast.reviewer)
    response = browser.get(address)
    assert response.status_code == 200
    assert MINE not in response.text
    assert "You were signed out" not in response.text


def test_a_text_that_met_a_newer_version_still_comes_to_the_conflict_page(cast, browser):
    outcome = draft_of(cast)
    address = page(outcome, "happened")
    browser.post(address, marked(cast, **happened(outcome, statement=MINE)))
    save_answers(outcome=outcome, version=1, answers={"statement": "Theirs"}, by=cast.reviewer.principal)
    sign_in(browser, cast.reporter)
    data = browser.get(address).context["form"].data.dict()
    conflict = browser.post(address, data)
    assert conflict.status_code == 409
    assert MINE in conflict.text
    assert "Theirs" in conflict.text


def test_a_decision_about_a_conflict_comes_back_as_the_text_it_was_about(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"statement": "Theirs"}, by=cast.reviewer.principal)
    client = cast.reporter.client
    address = page(outcome, "happened")
    told = client.post(address, marked(cast, **happened(outcome, statement=MINE)))
    client.logout()
    decision = {
        "version": "2",
        "typed": told.context["conflict"].typed,
        "statement-choice": "together",
        "statement-together": f"Theirs and {MINE}",
        "do": "resolve",
    }
    client.post(address, marked(cast, **decision))
    sign_in(client, cast.reporter)
    response = client.get(address)
    assert f"Theirs and {MINE}" in response.text
    assert Outcome.objects.get().statement == "Theirs"


@pytest.mark.parametrize("address", ["/outcomes/new/", "/leads/new/"])
def test_a_beginning_comes_back_too(cast, browser, address):
    typed = marked(cast, title=MINE, what=MINE, who="A city", when_year="2025", language="en")
    browser.post(address, typed)
    sign_in(browser, cast.reporter)
    response = browser.get(address)
    assert MINE in response.text
    assert "It is not saved yet" in response.text
    assert not Outcome.objects.exists()


def test_what_was_typed_about_actors_comes_back(cast, browser):
    outcome = draft_of(cast)
    actor = ActorFactory(name="High Court")
    typed = posted(outcome, actors=[actor.reference], new_name="Tema Traders")
    browser.post(page(outcome, "who"), marked(cast, **typed))
    sign_in(browser, cast.reporter)
    response = browser.get(page(outcome, "who"))
    assert [each["actor"].name for each in response.context["chosen"]] == ["High Court"]
    assert 'value="Tema Traders"' in response.text


def test_the_note_of_a_second_sending_comes_back(cast):
    outcome = draft_of(cast, statement="Text", programmes=[], lead_programme=programme())
    SourceFactory(outcome=outcome)
    outcome = take_step(outcome=outcome, step="submit", by=cast.reporter.principal)
    take_step(outcome=outcome, step="return", by=cast.reviewer.principal, reason="Say when.")
    client = cast.reporter.client
    address = f"/outcomes/{outcome.reference}/check/"
    mark = client.get(address).context["typed_by"]
    client.logout()
    client.post(address, {"version": outcome.version, "reason": MINE, "typed_by": mark})
    sign_in(client, cast.reporter)
    response = client.get(address)
    assert MINE in response.text
    assert "You were signed out" in response.text
    assert Outcome.objects.get().state == "returned"


def test_a_form_without_its_mark_is_not_kept(cast, browser):
    outcome = draft_of(cast)
    browser.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    sign_in(browser, cast.reporter)
    assert MINE not in browser.get(page(outcome, "happened")).text
