"""The pages on which a round is planned and changed."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from harvests.models import HarvestRound
from harvests.services.rounds import edit_round
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.kernel.typed_text import mark_of
from wiego_mle.tests.cast import member

ANSWERS = {
    "name": "Harvest 2027",
    "reference": "2027",
    "covers_from": "2027-01-01",
    "covers_to": "2027-12-31",
    "collecting_from": "2027-10-01",
    "collecting_to": "2028-02-15",
    "financial_year": "2027",
    "boundary": "The changes of others.",
}
ROUNDS_NEW = "/rounds/new/"


@pytest.fixture
def planner(db):
    return member("Pia Planner", everywhere=(Role.LEAD,))


def page(response) -> str:
    return response.content.decode()


def hidden(response, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page(response))
    assert found, f"no hidden field {name}"
    return found[1]


def test_a_round_is_planned_and_its_page_says_what_comes_next(planner):
    client = planner.client
    form = client.get(ROUNDS_NEW)
    key = hidden(form, "creation_key")
    response = client.post(ROUNDS_NEW, ANSWERS | {"creation_key": key}, follow=True)
    assert response.redirect_chain == [("/rounds/2027/", 302)]
    assert "“Harvest 2027” is planned." in page(response)
    assert "Still to plan" in page(response)
    planned = HarvestRound.objects.get(reference="2027")
    assert (planned.state, planned.financial_year, planned.creation_key) == ("planned", 2027, uuid.UUID(key))


def test_the_same_form_sent_twice_plans_one_round(planner):
    client = planner.client
    answers = ANSWERS | {"creation_key": str(uuid.uuid4())}
    client.post(ROUNDS_NEW, answers)
    again = client.post(ROUNDS_NEW, answers)
    assert again.status_code == 302
    assert again.url == "/rounds/2027/"
    assert HarvestRound.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"name": ""}, "name", "Give the round a name."),
        ({"name": "x" * 101}, "name", "at most 100 characters"),
        ({"reference": "Harvest 2027"}, "reference", "Use small letters, digits and single hyphens"),
        ({"reference": "lists"}, "reference", "This word is used for a page."),
        ({"covers_from": ""}, "covers_from", "Give the first day that the round covers."),
        ({"covers_from": "2027-02-30"}, "covers_from", "Give a day that exists"),
        ({"covers_to": "2026-12-31"}, "covers_to", "This is before the first day, 1 January 2027."),
        ({"collecting_to": "2027-09-30"}, "collecting_to", "This is before the first day, 1 October 2027."),
        (
            {"collecting_from": "2026-01-01", "collecting_to": "2026-12-31"},
            "collecting_to",
            "nothing could have happened yet",
        ),
        ({"financial_year": "3000"}, "financial_year", "not one of the available choices"),
    ],
)
def test_what_is_wrong_stands_in_the_summary_and_at_the_field(planner, wrong, field, sentence):
    response = planner.client.post(ROUNDS_NEW, ANSWERS | {"creation_key": str(uuid.uuid4())} | wrong)
    assert response.status_code == 200
    text = page(response)
    assert "<title>Error: Plan a round" in text
    assert f'href="#id_{field}"' in text
    assert text.count(sentence) == 2
    assert not HarvestRound.objects.exists()


def test_the_names_of_another_round_are_taken(planner):
    HarvestRoundFactory(reference="2027", name="Harvest 2027")
    text = page(planner.client.post(ROUNDS_NEW, ANSWERS | {"name": "HARVEST 2027"}))
    assert "Another round is already called “HARVEST 2027”." in text
    assert "Another round has this short name already." in text


def test_a_round_of_the_same_days_is_allowed_and_pointed_out(planner):
    HarvestRoundFactory(name="Old harvest", covers_from="2027-06-01", covers_to="2027-06-30")
    response = planner.client.post(ROUNDS_NEW, ANSWERS | {"creation_key": str(uuid.uuid4())}, follow=True)
    assert "It covers some of the same days as Old harvest." in page(response)


def test_emoji_stay_and_invisible_characters_go(planner):
    answers = ANSWERS | {
        "creation_key": str(uuid.uuid4()),
        "name": "Harvest \u202e2027 🌾",
        "boundary": "A\x07B",
    }
    assert planner.client.post(ROUNDS_NEW, answers).status_code == 302
    planned = HarvestRound.objects.get()
    assert (planned.name, planned.boundary) == ("Harvest 2027 🌾", "AB")


def test_a_null_character_is_refused_in_words(planner):
    answers = ANSWERS | {"creation_key": str(uuid.uuid4()), "boundary": "A\x00B"}
    response = planner.client.post(ROUNDS_NEW, answers)
    assert "Null characters are not allowed." in page(response)
    assert not HarvestRound.objects.exists()


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "lead", "reader", "outsider"])
def test_others_do_not_plan_rounds(cast, name):
    client = getattr(cast, name).client
    before = HarvestRound.objects.count()
    assert client.get(ROUNDS_NEW).status_code == 403
    assert client.post(ROUNDS_NEW, ANSWERS).status_code == 403
    assert HarvestRound.objects.count() == before


def test_what_was_typed_survives_the_end_of_the_session(planner, client):
    signed_out = client.post(
        ROUNDS_NEW, ANSWERS | {"name": "Long thought over", "typed_by": mark_of(planner.person.pk)}
    )
    assert signed_out.status_code == 302
    assert "login" in signed_out.url
    client.force_login(planner.person)
    given_back = page(client.get(ROUNDS_NEW))
    assert 'value="Long thought over"' in given_back
    assert "It is not saved yet." in given_back
    assert not HarvestRound.objects.exists()


@pytest.fixture
def edit_address(cast):
    return reverse("rounds:edit", args=[cast.round.reference])


def answers_of(harvest_round: HarvestRound, **changed) -> dict:
    names = (
        "name",
        "covers_from",
        "covers_to",
        "collecting_from",
        "collecting_to",
        "financial_year",
        "boundary",
    )
    saved = {name: str(getattr(harvest_round, name)) for name in names}
    return saved | {"version": str(harvest_round.version), "reason": "Agreed with the team."} | changed


def test_the_lead_changes_the_round(cast, edit_address):
    client = cast.lead.client
    form = client.get(edit_address)
    assert hidden(form, "version") == "1"
    response = client.post(edit_address, answers_of(cast.round, boundary="Only governments."), follow=True)
    assert response.redirect_chain == [("/rounds/here/", 302)]
    cast.round.refresh_from_db()
    assert (cast.round.boundary, cast.round.version) == ("Only governments.", 2)


def test_an_open_round_is_not_changed_without_a_reason_and_the_text_stays(cast, edit_address):
    response = cast.lead.client.post(edit_address, answers_of(cast.round, name="Other", reason=""))
    text = page(response)
    assert 'href="#id_reason"' in text
    assert text.count("Write the reason. It stays with the round.") == 2
    assert 'value="Other"' in text
    cast.round.refresh_from_db()
    assert cast.round.name == "Round here"


def test_who_came_from_the_design_goes_back_to_it(cast, edit_address):
    response = cast.lead.client.post(
        f"{edit_address}?from=design", answers_of(cast.round, boundary="Cities.")
    )
    assert response.url == "/rounds/here/design/"


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_others_do_not_change_the_round(cast, edit_address, name):
    client = getattr(cast, name).client
    assert client.get(edit_address).status_code == 403
    assert client.post(edit_address, answers_of(cast.round, name="Mine")).status_code == 403
    cast.round.refresh_from_db()
    assert cast.round.name == "Round here"


def test_the_lead_of_one_round_does_not_change_another(cast):
    address = reverse("rounds:edit", args=[cast.other_round.reference])
    assert cast.lead.client.post(address, answers_of(cast.other_round, name="Mine")).status_code == 403


def test_a_round_that_is_not_there_is_not_found(cast):
    assert cast.lead.client.get("/rounds/1999/edit/").status_code == 404


def test_a_closed_round_says_so_instead_of_asking(cast):
    closed = HarvestRoundFactory(closed=True)
    TeamMemberFactory(round=closed, person=cast.lead.person, role=Role.LEAD)
    address = reverse("rounds:edit", args=[closed.reference])
    assert "This round is closed" in page(cast.lead.client.get(address))
    refused = cast.lead.client.post(address, answers_of(closed, name="New"))
    assert "Reopen it to change what it covers." in page(refused)
    closed.refresh_from_db()
    assert closed.name != "New"


def test_an_end_before_the_start_is_refused_with_the_text_kept(cast, edit_address):
    response = cast.lead.client.post(
        edit_address, answers_of(cast.round, covers_to="2020-01-01", name="Kept")
    )
    text = page(response)
    assert "This is before the first day, 1 January 2025." in text
    assert 'value="Kept"' in text
    cast.round.refresh_from_db()
    assert cast.round.name == "Round here"


def test_the_second_of_two_sees_both_texts_and_decides(cast, edit_address):
    client = cast.lead.client
    mine = answers_of(cast.round, name="My name", boundary="My boundary")
    edit_round(
        harvest_round=cast.round,
        version=1,
        by=member("Other lead", everywhere=(Role.LEAD,)).principal,
        reason="Agreed with the team.",
        name="Their name",
        boundary="Their boundary",
    )
    conflict = client.post(edit_address, mine)
    assert conflict.status_code == 409
    text = page(conflict)
    for words in ("My name", "Their name", "My boundary", "Their boundary"):
        assert words in text
    assert " checked" not in text
    asked = mine | {"version": hidden(conflict, "version"), "asked": ["name", "boundary"]}
    half_decided = client.post(edit_address, asked | {"name-choice": "theirs"})
    assert half_decided.status_code == 409
    assert "Whose changes count? – choose which one stays." in page(half_decided)
    assert "My boundary" in page(half_decided)
    decided = asked | {"name-choice": "theirs", "boundary-choice": "mine"}
    assert client.post(edit_address, decided).status_code == 302
    cast.round.refresh_from_db()
    assert (cast.round.name, cast.round.boundary, cast.round.version) == ("Their name", "My boundary", 3)
