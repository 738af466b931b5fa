"""Groups: kept once, taken into rounds as people, compared and never synchronised."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import ValidationError

from harvests.models import PeopleGroup, Programme, RoundGroup, TeamMember
from harvests.queries.team_page import members_of, missing_of_groups
from harvests.services.groups import add_group, edit_group, forget_group, make_group, remove_group
from harvests.tests.factories import PeopleGroupFactory
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.roles import Role


def missing(cast) -> dict[str, list[str]]:
    found = missing_of_groups(cast.round, members_of(cast.round))
    return {each.taken_in.group.name: [person.name for person in each.people] for each in found}


def test_a_group_is_made_once_however_often_it_is_sent(cast):
    key = uuid.uuid4()
    sent = {"name": " Accra  office ", "people": [cast.reporter.person], "creation_key": key}
    first = make_group(by=cast.lead.principal, **sent)
    assert make_group(by=cast.lead.principal, **sent) == first
    assert (first.name, list(first.people.all())) == ("Accra office", [cast.reporter.person])
    (entry,) = Entry.objects.filter(act="group.made")
    assert entry.subject_reference == first.reference


def test_two_groups_of_one_name_cannot_be_told_apart(cast):
    PeopleGroupFactory(name="Accra office")
    with pytest.raises(Refused, match="already called"):
        make_group(name="ACCRA OFFICE", people=[], by=cast.lead.principal)
    other = PeopleGroupFactory(name="Lima office")
    with pytest.raises(Refused, match="already called"):
        edit_group(group=other, version=1, name="accra office", people=[], by=cast.lead.principal)
    with pytest.raises(ValidationError):
        make_group(name="  ", people=[], by=cast.lead.principal)


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_keep_no_groups(cast, name):
    by, group = getattr(cast, name).principal, PeopleGroupFactory()
    for change in (
        lambda: make_group(name="Mine", people=[], by=by),
        lambda: edit_group(group=group, version=1, name="Mine", people=[], by=by),
        lambda: remove_group(group=group, by=by),
        lambda: add_group(harvest_round=cast.round, group=group, role=Role.CONTRIBUTOR, by=by),
    ):
        with pytest.raises(Refused):
            change()
    assert [each.name for each in PeopleGroup.objects.all()] == [group.name]


def test_who_saves_second_is_told(cast):
    group = PeopleGroupFactory(name="Accra office")
    edit_group(group=group, version=1, name="Accra", people=[cast.coder.person], by=cast.lead.principal)
    with pytest.raises(Stale):
        edit_group(group=group, version=1, name="Accra town", people=[], by=cast.administrator.principal)
    group.refresh_from_db()
    assert (group.name, list(group.people.all()), group.version) == ("Accra", [cast.coder.person], 2)
    assert faults() == []


def test_a_group_joins_as_people_and_the_round_stays_when_it_changes(cast):
    law = Programme.objects.get(key="law")
    ama, kofi = UserFactory(name="Ama"), UserFactory(name="Kofi")
    gone = UserFactory(name="Gone", is_active=False)
    group = PeopleGroupFactory(name="Accra office", people=[ama, gone, cast.reporter.person])
    answers = {"harvest_round": cast.round, "group": group, "role": Role.CONTRIBUTOR, "programmes": [law]}
    made = add_group(by=cast.lead.principal, **answers)
    assert [member.person for member in made] == [ama]
    assert list(made[0].programmes.all()) == [law]
    assert missing(cast) == {"Accra office": []}
    group.people.add(kofi)
    assert missing(cast) == {"Accra office": ["Kofi"]}
    assert not TeamMember.objects.filter(round=cast.round, person=kofi).exists()
    again = add_group(by=cast.lead.principal, **answers)
    assert [member.person for member in again] == [kofi]
    assert (RoundGroup.objects.count(), missing(cast)) == (1, {"Accra office": []})
    assert Entry.objects.filter(act="round.group_added").count() == 1


def test_a_group_is_missing_in_the_role_in_which_it_joined(cast):
    group = PeopleGroupFactory(name="Reviewers", people=[cast.reporter.person])
    add_group(harvest_round=cast.round, group=group, role=Role.REVIEWER, by=cast.lead.principal)
    TeamMember.objects.get(round=cast.round, person=cast.reporter.person, role=Role.REVIEWER).delete()
    assert missing(cast) == {"Reviewers": ["Rosa Reporter"]}


def test_comparing_ends_without_anybody_leaving(cast):
    group = PeopleGroupFactory(people=[cast.outsider.person])
    add_group(harvest_round=cast.round, group=group, role=Role.CODER, by=cast.lead.principal)
    taken_in = RoundGroup.objects.get()
    with pytest.raises(Refused):
        forget_group(taken_in=taken_in, by=cast.reviewer.principal)
    forget_group(taken_in=taken_in, by=cast.lead.principal)
    assert missing(cast) == {}
    assert TeamMember.objects.filter(round=cast.round, person=cast.outsider.person).exists()
    remove_group(group=group, by=cast.lead.principal)
    remove_group(group=group, by=cast.lead.principal)
    assert Entry.objects.filter(act="group.removed").count() == 1


def test_a_group_of_nobody_does_not_join(cast):
    group = PeopleGroupFactory(people=[UserFactory(is_active=False)])
    with pytest.raises(Refused, match="Put people into the group first"):
        add_group(harvest_round=cast.round, group=group, role=Role.CODER, by=cast.lead.principal)
    with pytest.raises(Refused):
        add_group(harvest_round=cast.round, group=group, role=Role.READER, by=cast.lead.principal)
    assert not RoundGroup.objects.exists()
