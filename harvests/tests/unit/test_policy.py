"""Who may do what with rounds and lists: every act against every role, here and elsewhere."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from harvests.enums import RoundState
from harvests.policy import Act, may, roles_to_invite_for
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.roles import ROUND_ROLES, Role

HERE = SimpleNamespace(pk=1, state=RoundState.OPEN)
ELSEWHERE = SimpleNamespace(pk=2, state=RoundState.OPEN)
EVERYBODY = set(Role)
WRITERS = {Role.CONTRIBUTOR, Role.REVIEWER, Role.LEAD}
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
    Act.EDIT_GRANTS: {Role.ADMINISTRATOR, Role.LEAD},
    Act.EDIT_FOCAL_CITIES: {Role.ADMINISTRATOR, Role.LEAD},
    Act.ASK_PROGRAMMES: {Role.LEAD},
    Act.GIVE_TIME: {Role.LEAD},
    Act.KEEP_GROUPS: {Role.LEAD, Role.ADMINISTRATOR},
    Act.SEE_LOAD: {Role.LEAD, Role.ADMINISTRATOR},
    Act.SEE_DOCUMENTS: {*ROUND_ROLES, Role.ADMINISTRATOR},
    Act.ADD_DOCUMENT: WRITERS,
    Act.READ_DOCUMENT: {*ROUND_ROLES, Role.ADMINISTRATOR},
    Act.KEEP_DOCUMENT: {*WRITERS, Role.ADMINISTRATOR},
    Act.TAKE_DOCUMENT: {*ROUND_ROLES, Role.ADMINISTRATOR},
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
    Act.SEE_DOCUMENTS,
    Act.ADD_DOCUMENT,
    Act.READ_DOCUMENT,
    Act.KEEP_DOCUMENT,
    Act.TAKE_DOCUMENT,
}
OF_A_DOCUMENT = {Act.READ_DOCUMENT, Act.KEEP_DOCUMENT}
"""Acts whose target is a document; here they are asked of one that is open to the team of its round.

That of TAKE_DOCUMENT is a version of one, here a plain text, which tells no more than its pages."""


def target_of(act: Act, round_):
    """Return what an act is asked of: the round itself, or a document of it that somebody else added."""
    if act not in {*OF_A_DOCUMENT, Act.TAKE_DOCUMENT} or round_ is None:
        return round_
    document = SimpleNamespace(
        round=round_, round_id=round_.pk, added_by_id=1, is_restricted=False, withheld=[]
    )
    if act == Act.TAKE_DOCUMENT:
        return SimpleNamespace(document=document, content_type="text/plain")
    return document


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
        if act == Act.KEEP_DOCUMENT and role == Role.CONTRIBUTOR and target is not None:
            continue  # Contributors keep what they added themselves.
        decision = may(everywhere(role), act, target_of(act, target))
        assert decision.allowed is expected
        assert bool(decision.reason) is not expected


@pytest.mark.parametrize("role", ROUND_ROLES)
@pytest.mark.parametrize("act", Act)
def test_a_role_in_a_round_holds_only_there(act, role):
    open_to_all = BY_ROLE_EVERYWHERE[act] == EVERYBODY
    works_here = act in BY_ROUND and role in BY_ROLE_EVERYWHERE[act]
    if act != Act.KEEP_DOCUMENT or role != Role.CONTRIBUTOR:
        assert may(here_only(role), act, target_of(act, HERE)).allowed is (open_to_all or works_here)
    assert may(here_only(role), act).allowed is (open_to_all or works_here)
    assert may(here_only(role), act, target_of(act, ELSEWHERE)).allowed is open_to_all


def test_somebody_without_a_role_reads_rounds_and_lists_and_no_more():
    nobody = Principal(person_id=7, name="Somebody")
    assert {act for act in Act if may(nobody, act, target_of(act, HERE))} == {
        Act.VIEW_ROUND,
        Act.SEE_LISTS,
        Act.SEE_CODEBOOK,
    }


def test_leads_bring_in_contributors_and_administrators_anybody():
    assert roles_to_invite_for(here_only(Role.LEAD)) == (Role.CONTRIBUTOR,)
    assert roles_to_invite_for(everywhere(Role.LEAD)) == (Role.CONTRIBUTOR,)
    assert roles_to_invite_for(everywhere(Role.ADMINISTRATOR)) == ROUND_ROLES


def document(
    *, restricted: bool = False, added_by: int = 1, state: RoundState = RoundState.OPEN
) -> SimpleNamespace:
    return SimpleNamespace(
        round=SimpleNamespace(pk=1, state=state), round_id=1, added_by_id=added_by, is_restricted=restricted
    )


@pytest.mark.parametrize("act", [Act.READ_DOCUMENT, Act.KEEP_DOCUMENT])
def test_a_confidential_document_is_for_its_lead_administrators_and_who_added_it(act):
    secret = document(restricted=True)
    opens = {role for role in ROUND_ROLES if may(here_only(role), act, secret)}
    assert opens == {Role.LEAD}
    assert {role for role in Role if may(everywhere(role), act, secret)} == {Role.LEAD, Role.ADMINISTRATOR}
    assert may(here_only(Role.CONTRIBUTOR), act, document(restricted=True, added_by=7))


def test_a_contributor_keeps_what_they_added_until_the_round_is_closed():
    contributor = here_only(Role.CONTRIBUTOR)
    assert not may(contributor, Act.KEEP_DOCUMENT, document())
    assert may(contributor, Act.KEEP_DOCUMENT, document(added_by=7))
    closed = document(added_by=7, state=RoundState.CLOSED)
    assert "closed" in str(may(contributor, Act.KEEP_DOCUMENT, closed).reason)
    assert may(contributor, Act.READ_DOCUMENT, closed)
    assert not may(contributor, Act.ADD_DOCUMENT, closed.round)
