"""Inviting somebody new into a round: promised, seen while it waits, given on acceptance."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from harvests.models import InvitedMember, Programme, TeamMember
from harvests.queries.team_page import invited_to
from harvests.queries.teams import principal_for
from harvests.services.invited import invite_member, send_invitation_again, withdraw_promise
from harvests.tests.factories import InvitedMemberFactory
from wiego_mle.accounts.models import Invitation
from wiego_mle.accounts.services.invitations import (
    accept_invitation,
    ask_for_new_link,
    invite_person,
    revoke_invitation,
)
from wiego_mle.accounts.tests.factories import InvitationFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing.models import Letter

ANSWERS = {"name": "Noor", "email": "noor@example.org", "language": "fr", "role": Role.CONTRIBUTOR}


def accepted(invitation: Invitation):
    return accept_invitation(
        invitation=invitation,
        name="Noor Ali",
        password="several words in a row",
        language="fr",
        time_zone="Africa/Dakar",
    )


def test_a_lead_invites_a_contributor_who_joins_by_accepting(cast):
    law = Programme.objects.get(key="law")
    promise = invite_member(harvest_round=cast.round, programmes=[law], by=cast.lead.principal, **ANSWERS)
    assert promise.invitation.roles == []
    letter = Letter.objects.get()
    assert (letter.kind, letter.to_address, letter.language) == ("invitation", "noor@example.org", "fr")
    assert [each.invitation.name for each in invited_to(cast.round)] == ["Noor"]
    assert not TeamMember.objects.filter(person__email="noor@example.org").exists()
    person = accepted(promise.invitation)
    member = TeamMember.objects.get(person=person)
    assert (member.round, member.role, list(member.programmes.all())) == (cast.round, "contributor", [law])
    assert principal_for(person).roles == frozenset(), "no role for the organisation"
    assert not invited_to(cast.round).exists()
    (joined,) = Entry.objects.filter(act="round.member_added")
    assert joined.by == person
    assert "noor@example.org" not in repr(list(Entry.objects.values_list("changes", flat=True)))
    assert faults() == []


def test_a_lead_invites_contributors_only_and_administrators_anybody(cast):
    with pytest.raises(Refused, match="A lead invites contributors"):
        invite_member(harvest_round=cast.round, by=cast.lead.principal, **ANSWERS | {"role": Role.REVIEWER})
    invite_member(
        harvest_round=cast.round, by=cast.administrator.principal, **ANSWERS | {"role": Role.REVIEWER}
    )
    assert InvitedMember.objects.get().role == Role.REVIEWER


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_invite_nobody(cast, name):
    by, waiting = getattr(cast, name).principal, InvitedMemberFactory(round=cast.round)
    for change in (
        lambda: invite_member(harvest_round=cast.round, by=by, **ANSWERS),
        lambda: send_invitation_again(promise=waiting, by=by),
        lambda: withdraw_promise(promise=waiting, by=by),
        lambda: invite_person(by=by, name="Noor", email="noor@example.org", language="fr", roles=()),
    ):
        with pytest.raises(Refused):
            change()
    assert not Letter.objects.exists()


def test_a_lead_invites_into_no_other_round_and_gives_no_role_of_the_organisation(cast):
    with pytest.raises(Refused):
        invite_member(harvest_round=cast.other_round, by=cast.lead.principal, **ANSWERS)
    with pytest.raises(Refused):
        invite_person(
            by=cast.lead.principal, name="Noor", email="noor@example.org", language="fr", roles=["reader"]
        )


def test_who_is_invited_already_is_promised_the_role_without_another_letter(cast):
    InvitationFactory(email="noor@example.org", roles=["reader"])
    promise = invite_member(
        harvest_round=cast.round, by=cast.lead.principal, **ANSWERS | {"email": " NOOR@example.org "}
    )
    again = invite_member(harvest_round=cast.round, by=cast.lead.principal, **ANSWERS)
    assert again == promise
    assert not Letter.objects.exists()
    person = accepted(promise.invitation)
    assert principal_for(person).roles == {"reader"}
    assert principal_for(person).has(Role.CONTRIBUTOR, round_id=cast.round.pk)


def test_who_has_an_account_is_not_invited(cast):
    with pytest.raises(Refused, match="has this e-mail address and an account already"):
        invite_member(
            harvest_round=cast.round,
            by=cast.lead.principal,
            **ANSWERS | {"email": cast.outsider.person.email},
        )


def test_the_letter_goes_again_and_a_withdrawn_promise_ends_the_invitation(cast):
    promise = invite_member(harvest_round=cast.round, by=cast.lead.principal, **ANSWERS)
    send_invitation_again(promise=promise, by=cast.lead.principal)
    assert Letter.objects.filter(kind="invitation").count() == 2
    assert withdraw_promise(promise=promise, by=cast.lead.principal) is True
    promise.invitation.refresh_from_db()
    assert promise.invitation.revoked_at is not None
    assert withdraw_promise(promise=promise, by=cast.lead.principal) is False
    assert Entry.objects.filter(act="round.invitation_withdrawn").count() == 1


@pytest.mark.parametrize("roles", [["reader"], []])
def test_an_invitation_that_gives_more_or_is_of_others_stays_open(cast, roles):
    promise = InvitedMemberFactory(round=cast.round, invitation__roles=roles)
    assert withdraw_promise(promise=promise, by=cast.lead.principal) is False
    promise.invitation.refresh_from_db()
    assert promise.invitation.revoked_at is None
    if roles:
        promise = InvitedMemberFactory(round=cast.round, invitation=promise.invitation)
        with pytest.raises(Refused, match="administrators look after it"):
            send_invitation_again(promise=promise, by=cast.lead.principal)


def test_a_revoked_invitation_is_no_longer_in_the_team(cast):
    promise = InvitedMemberFactory(round=cast.round)
    revoke_invitation(invitation=promise.invitation, by=cast.administrator.principal)
    assert not invited_to(cast.round).exists()


def test_who_invited_is_told_when_a_new_link_is_wanted(cast):
    promise = invite_member(harvest_round=cast.round, by=cast.lead.principal, **ANSWERS)
    ask_for_new_link(email="noor@example.org", now=timezone.now() + timedelta(days=20))
    letters = {letter.to: letter.body for letter in Letter.objects.filter(kind="invitation_asked_again")}
    assert letters.keys() == {cast.lead.person, cast.administrator.person}
    assert "on the team page of the round" in letters[cast.lead.person]
    assert "on the page “People”" in letters[cast.administrator.person]
    assert promise.invitation.name in letters[cast.lead.person]
