"""The page of a round's team."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from harvests.models import Programme, TeamMember
from harvests.tests.factories import (
    ExtensionFactory,
    InvitedMemberFactory,
    PeopleGroupFactory,
    ProgrammeFactory,
    RoundGroupFactory,
    RoundProgrammeFactory,
    TeamMemberFactory,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.roles import Role

TEAM = "/rounds/here/team/"
ADD = "/rounds/here/team/add/"
COPY = "/rounds/here/team/copy/"
LEAVE = "/rounds/here/team/leave/"


def page(response) -> str:
    return response.content.decode()


def held(person) -> list[str]:
    return list(TeamMember.objects.filter(person=person).values_list("role", flat=True))


@pytest.mark.parametrize("name", ["lead", "administrator"])
def test_who_looks_after_the_round_adds_several_at_once(cast, name):
    otto, uma = cast.outsider.person, UserFactory(name="Uma Urban")
    answers = {"people": [otto.reference, uma.reference], "role": "reviewer", "programmes": ["law"]}
    response = getattr(cast, name).client.post(ADD, answers, follow=True)
    assert response.redirect_chain == [(TEAM, 302)]
    assert "2 people are new in the team." in page(response)
    assert held(otto) == held(uma) == ["reviewer"]
    assert TeamMember.objects.get(person=uma).programmes.get().key == "law"


def test_one_is_named_and_who_was_there_is_told(cast):
    answers = {"people": [cast.outsider.person.reference, cast.coder.person.reference], "role": "coder"}
    text = page(cast.lead.client.post(ADD, answers, follow=True))
    assert "Otto Outsider is in the team: Coder." in text
    assert "Had this role already, and keep it as it was: Cora Coder." in text


def test_searching_keeps_who_is_chosen_and_changes_nothing(cast):
    uma = UserFactory(name="Uma Urban")
    answers = {"do": "search", "search": "otto", "people": [uma.reference], "role": "coder"}
    response = cast.lead.client.post(ADD, answers)
    text = page(response)
    assert response.status_code == 200
    assert "There is a problem" not in text
    assert re.search(rf'value="{uma.reference}"[^>]* checked', text)
    assert re.search(rf'value="{cast.outsider.person.reference}"(?![^>]* checked)', text)
    assert re.search(r'value="coder"[^>]* checked', text)
    assert held(uma) == []


def test_a_search_shows_twenty_people_and_what_they_are_already(cast):
    UserFactory.create_batch(25, name="Namesake")
    text = page(cast.lead.client.post(ADD, {"do": "search", "search": "namesake, rosa"}))
    assert text.count('name="people"') == 20
    assert "More people fit than are shown." in text
    text = page(cast.lead.client.post(ADD, {"do": "search", "search": "rosa"}))
    assert "now: Contributor" in text
    text = page(cast.lead.client.post(ADD, {"do": "search", "search": "nobody at all"}))
    assert "Nobody who can sign in fits." in text


def test_the_page_names_everybody_and_leads_to_each_role(cast):
    text = page(cast.lead.client.get(TEAM))
    for name in ("Rosa Reporter", "Carlos Colleague", "Rita Reviewer", "Lena Lead", "Cora Coder"):
        assert f"<strong>{name}</strong>" in text
    assert text.count("/rounds/here/team/member/") == 5
    role = cast.lead.client.get(f"/rounds/here/team/member/{cast.coder.person.reference}/coder/")
    assert f'action="{LEAVE}"' in page(role)


def test_who_leads_everywhere_is_named_and_lacks_are_marked(cast):
    TeamMember.objects.filter(role=Role.LEAD).delete()
    assert "Nobody leads this round yet." in page(cast.administrator.client.get(TEAM))
    UserFactory(name="Mia Everywhere", roles=[Role.LEAD])
    text = page(cast.administrator.client.get(TEAM))
    assert "Mia Everywhere (MLE lead)" in text
    assert "Nobody leads this round yet." not in text


def test_the_page_says_what_the_team_lacks(cast):
    member = TeamMember.objects.get(person=cast.reporter.person)
    TeamMember.objects.filter(person=cast.colleague.person).delete()
    for key in ("law", "statistics"):
        RoundProgrammeFactory(round=cast.round, programme=Programme.objects.get(key=key), target=4)
    assert "still lacks" not in page(cast.lead.client.get(TEAM))
    member.programmes.add(Programme.objects.get(key="law"))
    text = page(cast.lead.client.get(TEAM))
    assert "Nobody contributes for Statistics yet." in text
    assert "about 4 hoped for" in text


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Choose at least one person."),
        ({"people": "0000000000", "role": "coder"}, "Choose people from the list."),
        ({"role": "emperor"}, "Choose a role from the list."),
        ({"role": "administrator"}, "Choose a role from the list."),
        ({"role": "coder", "programmes": "alchemy"}, "Choose programmes from the list."),
    ],
)
def test_what_is_wrong_is_said_and_nobody_joins(cast, answers, sentence):
    response = cast.lead.client.post(ADD, answers)
    assert response.status_code == 200
    assert sentence in page(response)
    assert TeamMember.objects.filter(round=cast.round).count() == 5


def test_who_can_no_longer_sign_in_is_not_offered(cast):
    gone = UserFactory(name="Gone Away", is_active=False)
    assert "Gone Away" not in page(cast.lead.client.get(ADD))
    response = cast.lead.client.post(ADD, {"people": gone.reference, "role": "coder"})
    assert "Choose people from the list." in page(response)
    assert held(gone) == []


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_see_and_change_no_team(cast, name):
    client = getattr(cast, name).client
    for address in (TEAM, ADD, COPY, f"/rounds/here/team/member/{cast.coder.person.reference}/coder/"):
        assert client.get(address).status_code == 403
    assert client.post(ADD, {"people": cast.outsider.person.reference, "role": "lead"}).status_code == 403
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


def test_the_programmes_of_a_role_are_changed_on_its_own_page(cast):
    member = TeamMember.objects.get(person=cast.reporter.person)
    address = f"/rounds/here/team/member/{cast.reporter.person.reference}/contributor/"
    assert "Rosa Reporter: Contributor" in page(cast.lead.client.get(address))
    answers = {"programmes": ["law", "statistics"], "version": "1"}
    response = cast.lead.client.post(address, answers, follow=True)
    assert "The programmes of Rosa Reporter are changed." in page(response)
    assert set(member.programmes.values_list("key", flat=True)) == {"law", "statistics"}
    late = cast.administrator.client.post(address, {"programmes": ["law"], "version": "1"})
    assert late.status_code == 409
    assert "Somebody else changed this meanwhile." in page(late)
    assert re.search(r'value="law"[^>]* checked', page(late))
    assert 'name="version" value="2"' in page(late)
    assert cast.lead.client.get(address.replace("contributor", "emperor")).status_code == 404


def test_a_team_is_taken_over_from_another_round(cast):
    ended = ProgrammeFactory(label_en="Ended", active_to=date(2020, 1, 1))
    uma = TeamMemberFactory(round=cast.other_round, person__name="Uma Urban")
    uma.programmes.add(ended)
    TeamMemberFactory(round=cast.other_round, person__name="Gone Away", person__is_active=False)
    TeamMemberFactory(round=cast.other_round, person=cast.reporter.person)
    text = page(cast.lead.client.get(f"{COPY}?from=elsewhere"))
    assert re.search(r"can no longer sign in and stay behind:\s+Gone Away", text)
    assert re.search(r"would join for the whole round:\s+Uma Urban", text)
    assert "1 role is held in this round already" in text
    assert text.count('name="members"') == 1
    key = f"{uma.person.reference}:contributor"
    response = cast.lead.client.post(f"{COPY}?from=elsewhere", {"members": key}, follow=True)
    assert "Uma Urban is in the team: Contributor." in page(response)
    assert held(uma.person) == ["contributor", "contributor"]
    nobody = cast.lead.client.post(f"{COPY}?from=elsewhere", {"members": key})
    assert "Nobody is left to take over from this round." in page(nobody)


def test_nobody_chosen_is_nobody_taken_over(cast):
    TeamMemberFactory(round=cast.other_round)
    response = cast.lead.client.post(f"{COPY}?from=elsewhere", {})
    assert "Choose at least one person." in page(response)
    TeamMember.objects.exclude(round=cast.round).delete()
    assert "No other round has a team yet" in page(cast.lead.client.get(COPY))


def test_the_page_asks_the_same_number_of_questions_for_large_teams(cast, django_assert_num_queries):
    client = cast.lead.client

    def one_of_everything():
        programme = ProgrammeFactory()
        TeamMemberFactory(round=cast.round, role=Role.REVIEWER).programmes.add(programme)
        RoundProgrammeFactory(round=cast.round, programme=programme)
        promise = InvitedMemberFactory(round=cast.round)
        promise.programmes.add(programme)
        ExtensionFactory(round=cast.round)
        group = PeopleGroupFactory(people=[UserFactory()])
        RoundGroupFactory(round=cast.round, group=group).programmes.add(programme)

    one_of_everything()
    with django_assert_num_queries(17):
        client.get(TEAM)
    for _number in range(3):
        one_of_everything()
    with django_assert_num_queries(17):
        client.get(TEAM)


def test_adding_asks_the_same_number_of_questions_for_large_houses(cast, django_assert_num_queries):
    client = cast.lead.client
    with django_assert_num_queries(11):
        client.get(ADD)
    UserFactory.create_batch(3)
    with django_assert_num_queries(11):
        client.get(ADD)


@pytest.mark.parametrize(
    "answers",
    [
        {"people": "a\x00b", "role": "coder"},
        {"people": ["x" * 500], "role": "\x00", "programmes": "\x00"},
        {"search": "\x00", "do": "search"},
        {"search": "a " * 20_000, "do": "search"},
        {"search": "a," * 20_000, "role": "coder"},
    ],
)
def test_hostile_input_is_an_answer_like_another(cast, answers):
    assert cast.lead.client.post(ADD, answers).status_code == 200
    assert cast.lead.client.get(f"{COPY}?from=%00").status_code == 200
    forget = cast.lead.client.post("/rounds/here/team/group/nothing/forget/", {"role": "\x00"})
    assert forget.status_code == 404
    assert TeamMember.objects.filter(round=cast.round).count() == 5
