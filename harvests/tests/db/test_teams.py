"""Teams: who joins a round, who leaves it, and who decides that."""

from __future__ import annotations

import pytest

from harvests.models import Programme, TeamMember
from harvests.queries.team_page import people_found
from harvests.services.teams import (
    add_member,
    add_members,
    change_programmes,
    copy_members,
    remove_member,
)
from harvests.tests.factories import ProgrammeFactory, TeamMemberFactory
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.roles import Role


def test_somebody_joins_and_the_trail_says_who_and_as_what(cast):
    person = cast.outsider.person
    add_member(harvest_round=cast.round, person=person, role=Role.REVIEWER, by=cast.lead.principal)
    assert cast.outsider.principal.has(Role.REVIEWER, round_id=cast.round.pk)
    assert not cast.outsider.principal.has(Role.REVIEWER, round_id=cast.other_round.pk)
    (entry,) = Entry.objects.filter(act="round.member_added")
    assert entry.changes == {"team": [None, f"Otto Outsider ({person.reference}): reviewer"]}


def test_joining_twice_is_joining_once(cast):
    for _click in (1, 2):
        add_member(
            harvest_round=cast.round,
            person=cast.outsider.person,
            role=Role.CODER,
            by=cast.administrator.principal,
        )
    assert TeamMember.objects.filter(person=cast.outsider.person).count() == 1
    assert Entry.objects.filter(act="round.member_added").count() == 1


@pytest.mark.parametrize("name", ["reporter", "colleague", "reviewer", "coder", "reader", "outsider"])
def test_others_do_not_change_the_team(cast, name):
    by = getattr(cast, name).principal
    with pytest.raises(Refused):
        add_member(harvest_round=cast.round, person=cast.outsider.person, role=Role.LEAD, by=by)
    with pytest.raises(Refused):
        remove_member(harvest_round=cast.round, person=cast.coder.person, role=Role.CODER, by=by)
    assert TeamMember.objects.filter(round=cast.round).count() == 5


def test_a_lead_has_no_say_in_another_round(cast):
    with pytest.raises(Refused):
        add_member(
            harvest_round=cast.other_round, person=cast.lead.person, role=Role.LEAD, by=cast.lead.principal
        )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.READER, "emperor"])
def test_roles_of_the_organisation_are_not_given_for_a_round(cast, role):
    with pytest.raises(Refused):
        add_member(harvest_round=cast.round, person=cast.outsider.person, role=role, by=cast.lead.principal)


def test_who_can_no_longer_sign_in_does_not_join(cast):
    cast.outsider.person.is_active = False
    with pytest.raises(Refused, match="no longer sign in"):
        add_member(
            harvest_round=cast.round, person=cast.outsider.person, role=Role.CODER, by=cast.lead.principal
        )


def test_somebody_leaves_one_role_and_keeps_the_other(cast):
    person = cast.coder.person
    add_member(harvest_round=cast.round, person=person, role=Role.REVIEWER, by=cast.lead.principal)
    remove_member(harvest_round=cast.round, person=person, role=Role.CODER, by=cast.lead.principal)
    assert [held.role for held in person.team_memberships.all()] == ["reviewer"]
    (entry,) = Entry.objects.filter(act="round.member_removed")
    assert entry.changes == {"team": [f"Cora Coder ({person.reference}): coder", None]}


def test_taking_out_who_is_not_in_leaves_no_trace(cast):
    remove_member(
        harvest_round=cast.round, person=cast.outsider.person, role=Role.CODER, by=cast.lead.principal
    )
    assert not Entry.objects.filter(act="round.member_removed").exists()


def test_a_lead_does_not_shut_themself_out(cast):
    with pytest.raises(Refused, match="lose this page"):
        remove_member(
            harvest_round=cast.round, person=cast.lead.person, role=Role.LEAD, by=cast.lead.principal
        )
    remove_member(
        harvest_round=cast.round, person=cast.lead.person, role=Role.LEAD, by=cast.administrator.principal
    )
    assert not cast.lead.principal.has(Role.LEAD, round_id=cast.round.pk)


def test_several_join_together_for_their_programmes(cast):
    law, statistics = Programme.objects.get(key="law"), Programme.objects.get(key="statistics")
    people = UserFactory.create_batch(2)
    made = add_members(
        harvest_round=cast.round,
        people=[*people, cast.reporter.person],
        role=Role.CONTRIBUTOR,
        programmes=[statistics, law],
        by=cast.lead.principal,
    )
    assert [member.person for member in made] == people
    assert {frozenset(member.programmes.all()) for member in made} == {frozenset({law, statistics})}
    assert not TeamMember.objects.get(person=cast.reporter.person).programmes.exists(), "kept as it was"
    first, second = Entry.objects.filter(act="round.member_added").order_by("sequence")
    assert first.changes["team"][1].endswith(": contributor – law, statistics")
    assert second.by == cast.lead.person
    assert faults() == []


def test_one_who_cannot_sign_in_stops_all_of_them(cast):
    gone = UserFactory(is_active=False)
    with pytest.raises(Refused, match="no longer sign in"):
        add_members(
            harvest_round=cast.round,
            people=[cast.outsider.person, gone],
            role=Role.CODER,
            by=cast.lead.principal,
        )
    assert not TeamMember.objects.filter(person=cast.outsider.person).exists()


def test_programmes_of_a_role_change_once_and_with_a_trail(cast):
    law = Programme.objects.get(key="law")
    held = TeamMember.objects.get(round=cast.round, person=cast.reporter.person)
    changed = change_programmes(member=held, programmes=[law], version=1, by=cast.lead.principal)
    assert (list(changed.programmes.all()), changed.version) == ([law], 2)
    (entry,) = Entry.objects.filter(act="round.member_programmes")
    before, after = entry.changes["team"]
    assert (before.endswith(": contributor"), after.endswith(": contributor – law")) == (True, True)
    with pytest.raises(Stale):
        change_programmes(member=held, programmes=[], version=1, by=cast.administrator.principal)
    with pytest.raises(Refused):
        change_programmes(member=changed, programmes=[], version=2, by=cast.reviewer.principal)
    assert list(held.programmes.all()) == [law]


def test_saving_the_same_programmes_changes_nothing(cast):
    held = TeamMember.objects.get(round=cast.round, person=cast.reporter.person)
    change_programmes(member=held, programmes=[], version=7, by=cast.lead.principal)
    assert not Entry.objects.exists()


def test_a_team_is_taken_over_with_the_programmes_that_still_exist(cast):
    law, ended = Programme.objects.get(key="law"), ProgrammeFactory(key="ended")
    earlier = TeamMemberFactory(round=cast.other_round)
    earlier.programmes.set([law, ended])
    made = copy_members(harvest_round=cast.round, members=[earlier], programmes=[law], by=cast.lead.principal)
    (member,) = made
    assert (member.person, member.role, list(member.programmes.all())) == (
        earlier.person,
        Role.CONTRIBUTOR,
        [law],
    )
    assert (
        copy_members(harvest_round=cast.round, members=[earlier], programmes=[law], by=cast.lead.principal)
        == []
    )
    assert earlier.programmes.count() == 2


def test_others_take_over_no_team_and_nobody_who_is_gone_comes_along(cast):
    earlier = TeamMemberFactory(round=cast.other_round)
    with pytest.raises(Refused):
        copy_members(harvest_round=cast.round, members=[earlier], programmes=[], by=cast.coder.principal)
    earlier.person.is_active = False
    with pytest.raises(Refused, match="no longer sign in"):
        copy_members(harvest_round=cast.round, members=[earlier], programmes=[], by=cast.lead.principal)
    assert TeamMember.objects.filter(round=cast.round).count() == 5


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("amara", ["Amara Mensah"]),
        ("AMARA@", ["Amara Mensah"]),
        ("tomas", ["Tomás Rivera"]),
        ("rivera tomás", ["Tomás Rivera"]),
        ("amara, tomas;nobody", ["Amara Mensah", "Tomás Rivera"]),
        ("gone", []),
        (" , ;", ["Amara Mensah"]),
    ],
)
def test_people_are_found_by_parts_of_names_and_addresses(db, search, found):
    UserFactory(name="Amara Mensah", email="amara@example.org")
    tomas = UserFactory(name="Tomás Rivera", email="tr@example.org")
    UserFactory(name="Gone Away", is_active=False)
    assert [person.name for person in people_found(search, without=[tomas.pk])] == found
