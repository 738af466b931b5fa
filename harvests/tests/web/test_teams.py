"""The page of a round's team."""

from __future__ import annotations

import pytest
from django.urls import reverse

from harvests.models import TeamMember
from harvests.tests.factories import TeamMemberFactory
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.roles import Role

TEAM = "/rounds/here/team/"
LEAVE = "/rounds/here/team/leave/"


def page(response) -> str:
    return response.content.decode()


def held(person) -> list[str]:
    return list(TeamMember.objects.filter(person=person).values_list("role", flat=True))


@pytest.mark.parametrize("name", ["lead", "administrator"])
def test_who_looks_after_the_round_adds_somebody(cast, name):
    person = cast.outsider.person
    response = getattr(cast, name).client.post(
        TEAM, {"person": person.reference, "role": "reviewer"}, follow=True
    )
    assert response.redirect_chain == [(TEAM, 302)]
    assert "Otto Outsider is in the team: Reviewer." in page(response)
    assert held(person) == ["reviewer"]


def test_the_page_names_everybody_with_a_button_for_each_role(cast):
    text = page(cast.lead.client.get(TEAM))
    for name in ("Rosa Reporter", "Carlos Colleague", "Rita Reviewer", "Lena Lead", "Cora Coder"):
        assert f"<strong>{name}</strong>" in text
    assert text.count(f'action="{LEAVE}"') == 5


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Choose a person."),
        ({"person": "0000000000", "role": "coder"}, "Choose a person from the list."),
        ({"role": "emperor"}, "not one of the available choices"),
        ({"role": "administrator"}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_joins(cast, answers, sentence):
    response = cast.lead.client.post(TEAM, answers)
    assert response.status_code == 200
    assert sentence in page(response)
    assert TeamMember.objects.filter(round=cast.round).count() == 5


def test_who_can_no_longer_sign_in_is_not_offered(cast):
    gone = UserFactory(name="Gone Away", is_active=False)
    assert "Gone Away" not in page(cast.lead.client.get(TEAM))
    response = cast.lead.client.post(TEAM, {"person": gone.reference, "role": "coder"})
    assert "Choose a person from the list." in page(response)
    assert held(gone) == []


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_see_and_change_no_team(cast, name):
    client = getattr(cast, name).client
    assert client.get(TEAM).status_code == 403
    assert client.post(TEAM, {"person": cast.outsider.person.reference, "role": "lead"}).status_code == 403
    assert client.post(LEAVE, {"person": cast.coder.person.reference, "role": "coder"}).status_code == 403
    assert held(cast.coder.person) == ["coder"]
    assert held(cast.outsider.person) == []


def test_a_lead_has_no_say_in_another_round(cast):
    address = reverse("rounds:team", args=[cast.other_round.reference])
    assert cast.lead.client.get(address).status_code == 403
    assert cast.lead.client.get("/rounds/1999/team/").status_code == 404


def test_somebody_is_taken_out(cast):
    response = cast.lead.client.post(
        LEAVE, {"person": cast.coder.person.reference, "role": "coder"}, follow=True
    )
    assert "Cora Coder is no longer in the team as: Coder." in page(response)
    assert held(cast.coder.person) == []


def test_a_lead_stays_and_is_told_why(cast):
    response = cast.lead.client.post(
        LEAVE, {"person": cast.lead.person.reference, "role": "lead"}, follow=True
    )
    assert "You would lose this page." in page(response)
    assert held(cast.lead.person) == ["lead"]


def test_an_unknown_person_or_role_changes_nothing(cast):
    response = cast.lead.client.post(LEAVE, {"person": "nobody", "role": "coder"}, follow=True)
    assert "Nobody was taken out" in page(response)
    assert cast.lead.client.get(LEAVE).status_code == 405


def test_the_page_asks_the_same_number_of_questions_for_large_teams(cast, django_assert_num_queries):
    client = cast.lead.client
    with django_assert_num_queries(9):
        client.get(TEAM)
    for _number in range(3):
        TeamMemberFactory(round=cast.round, role=Role.REVIEWER)
    with django_assert_num_queries(9):
        client.get(TEAM)
