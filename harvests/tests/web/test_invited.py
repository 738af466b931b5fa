"""Inviting somebody new from the team page."""

from __future__ import annotations

import pytest

from harvests.models import InvitedMember
from harvests.tests.factories import InvitedMemberFactory
from wiego_mle.mailing.models import Letter

TEAM = "/rounds/here/team/"
INVITE = "/rounds/here/team/invite/"
ANSWERS = {"name": "Noor Ali", "email": "noor@example.org", "language": "fr", "role": "contributor"}


def page(response) -> str:
    return response.content.decode()


def test_a_lead_invites_and_sees_who_has_not_signed_in_yet(cast):
    client = cast.lead.client
    form = page(client.get(INVITE))
    assert "They join as a contributor" in form
    assert "MLE lead – reviews" not in form
    response = client.post(INVITE, ANSWERS | {"programmes": ["law"]}, follow=True)
    text = page(response)
    assert response.redirect_chain == [(TEAM, 302)]
    assert "Noor Ali is invited, and joins the team by accepting." in text
    assert "Invited, not yet signed in" in text
    assert "noor@example.org" in text
    assert Letter.objects.get().kind == "invitation"
    reference = InvitedMember.objects.get().invitation.reference
    again = client.post(f"{TEAM}invited/{reference}/send-again/", {"role": "contributor"}, follow=True)
    assert "The invitation is sent again." in page(again)
    gone = client.post(f"{TEAM}invited/{reference}/withdraw/", {"role": "contributor"}, follow=True)
    assert "The invitation of Noor Ali is withdrawn; its link no longer works." in page(gone)
    assert "Invited, not yet signed in" not in page(gone)


def test_an_administrator_invites_for_any_role_in_a_round(cast):
    assert "MLE lead – reviews" in page(cast.administrator.client.get(INVITE))
    cast.administrator.client.post(INVITE, ANSWERS | {"role": "lead"})
    assert InvitedMember.objects.get().role == "lead"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Enter the name"),
        ({"email": "noor"}, "valid email address"),
        ({"language": "de"}, "not one of the available choices"),
        ({"role": "reviewer"}, "Choose a role from the list."),
        ({"programmes": "alchemy"}, "Choose programmes from the list."),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_invited(cast, wrong, sentence):
    text = page(cast.lead.client.post(INVITE, ANSWERS | wrong))
    assert sentence in text
    assert not InvitedMember.objects.exists()
    if "email" not in wrong:
        assert 'value="noor@example.org"' in text


def test_a_person_of_the_house_is_added_and_not_invited(cast):
    text = page(cast.lead.client.post(INVITE, ANSWERS | {"email": cast.outsider.person.email}))
    assert "Otto Outsider has this e-mail address and an account already." in text


def test_an_invitation_of_an_administrator_can_only_be_taken_out_of_the_round(cast):
    promise = InvitedMemberFactory(round=cast.round, invitation__roles=["reader"], invitation__name="Noor")
    address = f"{TEAM}invited/{promise.invitation.reference}/"
    assert f"{address}send-again/" not in page(cast.lead.client.get(TEAM))
    refused = cast.lead.client.post(f"{address}send-again/", {"role": "contributor"}, follow=True)
    assert "administrators look after it" in page(refused)
    text = page(cast.lead.client.post(f"{address}withdraw/", {"role": "contributor"}, follow=True))
    assert "Noor no longer joins this round. The invitation itself stays open." in text


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_invite_nobody(cast, name):
    promise = InvitedMemberFactory(round=cast.round)
    client = getattr(cast, name).client
    assert client.get(INVITE).status_code == 403
    assert client.post(INVITE, ANSWERS).status_code == 403
    for step in ("send-again", "withdraw"):
        assert client.post(f"{TEAM}invited/{promise.invitation.reference}/{step}/").status_code == 403
    assert InvitedMember.objects.count() == 1


def test_an_invitation_into_another_round_is_not_there(cast):
    foreign = InvitedMemberFactory(round=cast.other_round).invitation.reference
    assert cast.lead.client.post(f"{TEAM}invited/{foreign}/withdraw/").status_code == 404
