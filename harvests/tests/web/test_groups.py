"""The pages of groups, and taking one into a round."""

from __future__ import annotations

import re
import uuid

import pytest

from harvests.models import PeopleGroup, RoundGroup, TeamMember
from harvests.tests.factories import PeopleGroupFactory, RoundGroupFactory
from wiego_mle.accounts.tests.factories import UserFactory

GROUPS = "/rounds/groups/"
INTO = "/rounds/here/team/group/"


def page(response) -> str:
    return response.content.decode()


def test_a_group_is_made_listed_changed_and_removed(cast):
    client = cast.lead.client
    assert "There is no group yet" in page(client.get(GROUPS))
    answers = {
        "name": "Accra office",
        "people": [cast.reporter.person.reference],
        "creation_key": str(uuid.uuid4()),
    }
    for _click in (1, 2):
        response = client.post(f"{GROUPS}new/", answers, follow=True)
        assert response.redirect_chain == [(GROUPS, 302)]
    group = PeopleGroup.objects.get()
    assert "Rosa Reporter" in page(response)
    address = f"{GROUPS}{group.reference}/"
    assert re.search(rf'value="{cast.reporter.person.reference}"[^>]* checked', page(client.get(address)))
    client.post(address, {"name": "Accra", "people": [cast.coder.person.reference], "version": "1"})
    group.refresh_from_db()
    assert (group.name, list(group.people.all())) == ("Accra", [cast.coder.person])
    late = client.post(address, {"name": "Late", "people": [], "version": "1"})
    assert late.status_code == 409
    assert "Somebody else saved it meanwhile as “Accra” with: Cora Coder." in page(late)
    assert 'value="Late"' in page(late)
    client.post(address, {"name": "Late", "people": [], "version": "2"})
    group.refresh_from_db()
    assert group.name == "Late"
    removed = client.post(f"{address}remove/", follow=True)
    assert "Who joined a round with it stays there." in page(removed)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Give the group a name."),
        ({"name": "x" * 101}, "Shorten the name to 100 characters."),
        ({"name": "accra OFFICE"}, "Another group is already called “accra OFFICE”."),
        ({"name": "Good", "people": ["nobody"]}, "Choose people from the list."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(cast, answers, sentence):
    PeopleGroupFactory(name="Accra office")
    response = cast.lead.client.post(f"{GROUPS}new/", answers)
    assert sentence in page(response)
    assert PeopleGroup.objects.count() == 1


def test_searching_for_people_keeps_the_name_unjudged(cast):
    answers = {"do": "search", "search": "rosa", "name": "", "people": [cast.coder.person.reference]}
    text = page(cast.lead.client.post(f"{GROUPS}new/", answers))
    assert "There is a problem" not in text
    assert re.search(rf'value="{cast.coder.person.reference}"[^>]* checked', text)
    assert "Rosa Reporter" in text


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_see_no_groups(cast, name):
    client, group = getattr(cast, name).client, PeopleGroupFactory()
    for address in (GROUPS, f"{GROUPS}new/", f"{GROUPS}{group.reference}/", INTO):
        assert client.get(address).status_code == 403
    assert client.post(f"{GROUPS}{group.reference}/remove/").status_code == 403
    assert PeopleGroup.objects.exists()


def test_a_group_joins_a_round_and_the_team_page_offers_who_is_missing(cast):
    client = cast.lead.client
    assert "There is no group yet" in page(client.get(INTO))
    group = PeopleGroupFactory(name="Accra office", people=[cast.outsider.person])
    assert "Accra office: Otto Outsider" in page(client.get(INTO))
    answers = {"group": group.reference, "role": "contributor", "programmes": ["law"]}
    assert "Otto Outsider is in the team: Contributor." in page(client.post(INTO, answers, follow=True))
    group.people.add(UserFactory(name="Uma Urban"))
    text = page(client.get("/rounds/here/team/"))
    assert re.search(r"these are not in the team:\s+Uma Urban", text)
    client.post(INTO, answers)
    assert TeamMember.objects.get(person__name="Uma Urban").programmes.get().key == "law"
    assert "are not in the team" not in page(client.get("/rounds/here/team/"))


def test_a_group_is_left_as_it_is(cast):
    group = PeopleGroupFactory(people=[UserFactory(name="Uma Urban")])
    RoundGroupFactory(round=cast.round, group=group)
    forget = f"{INTO}{group.reference}/forget/"
    assert cast.lead.client.post(forget, {"role": "coder"}).status_code == 404
    response = cast.lead.client.post(forget, {"role": "contributor"}, follow=True)
    assert "no longer compared" in page(response)
    assert not RoundGroup.objects.exists()
    assert cast.lead.client.post(f"/rounds/elsewhere/team/group/{group.reference}/forget/").status_code == 403


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Choose a group."),
        ({"group": "nothing", "role": "coder"}, "Choose a group from the list."),
        ({"role": "reader"}, "Choose a role from the list."),
    ],
)
def test_what_is_wrong_with_a_group_is_said(cast, answers, sentence):
    PeopleGroupFactory(people=[cast.outsider.person])
    assert sentence in page(cast.lead.client.post(INTO, answers))
    empty = PeopleGroupFactory()
    refused = cast.lead.client.post(INTO, {"group": empty.reference, "role": "coder"})
    assert "Put people into the group first." in page(refused)


def test_the_list_asks_the_same_number_of_questions_for_many_groups(cast, django_assert_num_queries):
    client = cast.lead.client
    PeopleGroupFactory(people=[cast.coder.person])
    with django_assert_num_queries(8):
        client.get(GROUPS)
    for _number in range(3):
        PeopleGroupFactory(people=[UserFactory(), cast.coder.person])
    with django_assert_num_queries(8):
        client.get(GROUPS)
