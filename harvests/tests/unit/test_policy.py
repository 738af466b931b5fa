"""Who may do what with rounds and lists: every act against every role, here and elsewhere."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from harvests.policy import Act, may, roles_to_invite_for
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.roles import ROUND_ROLES, Role

HERE, ELSEWHERE = SimpleNamespace(pk=1), SimpleNamespace(pk=2)
EVERYBODY = set(Role)
BY_ROLE_EVERYWHERE = {
    Act.VIEW_ROUND: EVERYBODY,
    Act.SEE_LISTS: EVERYBODY,
    Act.PLAN_ROUND: {Role.LEAD, Role.ADMINISTRATOR},
    Act.EDIT_ROUND: {Role.LEAD},
    Act.MOVE_ROUND: {Role.LEAD},
    Act.EDIT_TEAM: {Role.LEAD, Role.ADMINISTRATOR},
    Act.PLAN_LETTERS: {Role.LEAD, Role.ADMINISTRATOR},
    Act.PLAN_SUBSTANTIATION: {Role.LEAD},
    Act.REPLY: {Role.CONTRIBUTOR},
    Act.NOTE_REPLY: {Role.LEAD},
    Act.EDIT_LISTS: {Role.ADMINISTRATOR},
    Act.ASK_PROGRAMMES: {Role.LEAD},
    Act.GIVE_TIME: {Role.LEAD},
    Act.KEEP_GROUPS: {Role.LEAD, Role.ADMINISTRATOR},
    Act.SEE_LOAD: {Role.LEAD, Role.ADMINISTRATOR},
    Act.SEE_CODEBOOK: EVERYBODY,
    Act.EDIT_CODEBOOK: {Role.LEAD, Role.ADMINISTRATOR},
}
BY_ROUND = {
    Act.EDIT_ROUND,
    Act.MOVE_ROUND,
    Act.EDIT_TEAM,
    Act.PLAN_LETTERS,
    Act.PLAN_SUBSTANTIATION,
    Act.REPLY,
    Act.NOTE_REPLY,
    Act.ASK_PROGRAMMES,
    Act.GIVE_TIME,
    Act.KEEP_GROUPS,
    Act.SEE_LOAD,
}


def everywhere(role: Role) -> Principal:
    return Principal(person_id=7, name="Somebody", roles=frozenset({role}))


def here_only(role: Role) -> Principal:
    return Principal(person_id=7, name="Somebody", round_roles={HERE.pk: frozenset({role})})


def test_the_table_names_every_act():
    assert set(BY_ROLE_EVERYWHERE) == set(Act)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_a_role_for_the_organisation_holds_in_every_round(act, role):
    expected = role in BY_ROLE_EVERYWHERE[act]
    for target in (None, HERE, ELSEWHERE):
        decision = may(everywhere(role), act, target)
        assert decision.allowed is expected
        assert bool(decision.reason) is not expected


@pytest.mark.parametrize("role", ROUND_ROLES)
@pytest.mark.parametrize("act", Act)
def test_a_role_in_a_round_holds_only_there(act, role):
    open_to_all = BY_ROLE_EVERYWHERE[act] == EVERYBODY
    works_here = act in BY_ROUND and role in BY_ROLE_EVERYWHERE[act]
    assert may(here_only(role), act, HERE).allowed is (open_to_all or works_here)
    assert may(here_only(role), act).allowed is (open_to_all or works_here)
    assert may(here_only(role), act, ELSEWHERE).allowed is open_to_all


def test_somebody_without_a_role_reads_rounds_and_lists_and_no_more():
    nobody = Principal(person_id=7, name="Somebody")
    assert {act for act in Act if may(nobody, act, HERE)} == {Act.VIEW_ROUND, Act.SEE_LISTS}


def test_leads_bring_in_contributors_and_administrators_anybody():
    assert roles_to_invite_for(here_only(Role.LEAD)) == (Role.CONTRIBUTOR,)
    assert roles_to_invite_for(everywhere(Role.LEAD)) == (Role.CONTRIBUTOR,)
    assert roles_to_invite_for(everywhere(Role.ADMINISTRATOR)) == ROUND_ROLES
