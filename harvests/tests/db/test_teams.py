"""Teams: who joins a round, who leaves it, and who decides that."""

from __future__ import annotations

import pytest

from harvests.models import TeamMember
from harvests.services.teams import add_member, remove_member
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused
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
