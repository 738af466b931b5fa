"""The pages of a round’s letters: the calendar, the plan, the words, a trial."""

from __future__ import annotations

import uuid

import pytest

from harvests.models import LetterCalendar, LetterWording
from harvests.queries.letters import plans_of
from harvests.tests.factories import (
    HarvestRoundFactory,
    LetterCalendarFactory,
    ReplyFactory,
    RoundLetterFactory,
    TeamMemberFactory,
)
from wiego_mle.accounts.tests.factories import AbsenceFactory
from wiego_mle.mailing.models import Letter

LETTERS = "/rounds/here/letters/"
PLAN = "/rounds/here/letters/plan/"
WORDS = "/rounds/here/letters/before/en/"


def page(response) -> str:
    return response.content.decode()


def test_the_calendar_says_what_goes_and_who_is_left_alone(cast):
    LetterCalendarFactory(round=cast.round)
    AbsenceFactory(person=cast.colleague.person, first_day="2020-01-01", last_day="2099-01-01")
    ReplyFactory(round=cast.round, person=cast.reporter.person)
    TeamMemberFactory(round=cast.round, person__name="Nadia Newcomer")
    text = page(cast.lead.client.get(LETTERS))
    assert "Nadia Newcomer" in text
    assert "Carlos Colleague until 1 January 2099" in text
    assert "Done: replied, or sent and nothing unfinished</dt><dd>Rosa Reporter" in text
    assert "Stop all letters of this round" in text


def test_a_planned_round_shows_what_would_go(cast):
    planned = HarvestRoundFactory(planned=True, reference="next", collecting_to="2099-05-01")
    TeamMemberFactory(round=planned, person__name="Nadia Newcomer")
    TeamMemberFactory(round=planned, person=cast.lead.person, role="lead")
    text = page(cast.lead.client.get("/rounds/next/letters/"))
    assert "This is what would go." in text
    assert "Nadia Newcomer" in text


def test_stopping_and_starting(cast):
    LetterCalendarFactory(round=cast.round)
    RoundLetterFactory(round=cast.round)
    text = page(cast.lead.client.post(f"{LETTERS}stop/", follow=True))
    assert "1 letter that waited stays unsent." in text
    assert "Start the letters" in text
    text = page(cast.lead.client.post(f"{LETTERS}start/", follow=True))
    assert "The letters go out from now on." in text
    assert LetterCalendar.objects.get().running_since is not None


def posted_plan(**changes) -> dict:
    said = {f"on_{kind}": "on" for kind in ("opening", "before", "on_day", "after", "waiting", "closing")}
    return said | {"hour": "9", "version": "1", "days_before": "10; 3", "days_after": "3"} | changes


def test_the_plan_is_changed(cast):
    response = cast.lead.client.post(PLAN, posted_plan(), follow=True)
    assert "The plan of letters is saved." in page(response)
    plans = plans_of(cast.round)
    assert plans["before"].days == (10, 3)
    assert not plans["escalation"].is_on
    assert "10, 3 days before the deadline of each person" in page(response)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days_before": "soon"}, "Write up to six numbers of days"),
        ({"days_before": "1,2,3,4,5,6,7"}, "Write up to six numbers of days"),
        ({"days_before": ""}, "Give at least one number of days"),
        ({"hour": "3"}, "not one of the available choices"),
    ],
)
def test_a_plan_that_is_none_is_told_at_its_field(cast, changes, sentence):
    response = cast.lead.client.post(PLAN, posted_plan(**changes))
    assert response.status_code == 200
    assert sentence in page(response)
    assert plans_of(cast.round)["escalation"].is_on


def test_two_who_plan_at_once_are_told(cast):
    client = cast.lead.client
    client.post(PLAN, posted_plan())
    response = client.post(PLAN, posted_plan(hour="10"))
    assert response.status_code == 409
    assert client.post(PLAN, posted_plan(hour="10", version="2")).status_code == 302


def test_words_are_looked_at_saved_and_given_back(cast):
    client = cast.lead.client
    assert "As Carlos Colleague gets it" in page(client.get(WORDS))
    said = {"subject": "Until {deadline}", "body": "Dear {name}: {link}", "version": "0"}
    text = page(client.post(WORDS, said | {"do": "look"}))
    assert "Dear Carlos Colleague: " in text
    assert not LetterWording.objects.exists()
    assert "has its own words" in page(client.post(WORDS, said, follow=True))
    person = cast.reporter.person
    assert "Dear Rosa Reporter: " in page(client.get(WORDS, {"person": person.reference}))
    assert client.post(WORDS, said | {"subject": "Mine {name}"}).status_code == 409
    client.post(f"{WORDS}shipped/")
    assert not LetterWording.objects.exists()


def test_an_unknown_placeholder_is_told_at_its_field_and_nothing_is_lost(cast):
    said = {"subject": "Hello {nme}", "body": "Go on {link}", "version": "0"}
    text = page(cast.lead.client.post(WORDS, said))
    assert "{nme} is not known here." in text
    assert 'value="Hello {nme}"' in text
    assert "Go on {link}" in text


def test_nothing_typed_is_executed(cast):
    said = {"subject": "{name}", "body": "<script>x</script> {{ settings }} {% x %} {link}", "version": "0"}
    text = page(cast.lead.client.post(WORDS, said | {"do": "look"}))
    assert "<script>x" not in text


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
@pytest.mark.parametrize("kind", ["opening", "before", "on_day", "after", "waiting", "escalation", "closing"])
def test_every_letter_can_be_seen_in_every_language(cast, kind, language):
    response = cast.lead.client.get(f"/rounds/here/letters/{kind}/{language}/")
    assert response.status_code == 200
    assert "{name}" not in response.context["preview"].body


@pytest.mark.parametrize("address", ["/rounds/here/letters/poem/en/", "/rounds/here/letters/before/de/"])
def test_what_is_no_letter_is_not_there(cast, address):
    assert cast.lead.client.get(address).status_code == 404


def test_a_trial_goes_to_oneself_once(cast):
    key = uuid.uuid4()
    for _click in (1, 2):
        response = cast.lead.client.post(f"{WORDS}trial/", {"key": key}, follow=True)
    assert f"on its way to {cast.lead.person.email}" in page(response)
    letter = Letter.objects.get()
    assert letter.to == cast.lead.person
    assert letter.subject.startswith("Trial: “Round here”")


def test_the_calendar_asks_the_same_number_of_questions_for_many(cast, django_assert_num_queries):
    client = cast.lead.client
    LetterCalendarFactory(round=cast.round)
    RoundLetterFactory(round=cast.round)
    with django_assert_num_queries(19):
        client.get(LETTERS)
    for _number in range(3):
        TeamMemberFactory(round=cast.round)
        RoundLetterFactory(round=cast.round)
    with django_assert_num_queries(19):
        client.get(LETTERS)
