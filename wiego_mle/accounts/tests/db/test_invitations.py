"""Invitations: a letter with a link that is stored nowhere, accepted once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from harvests.queries.teams import principal_for
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.links import INVITATION
from wiego_mle.accounts.models import Invitation, User
from wiego_mle.accounts.queries import invitation_of
from wiego_mle.accounts.services.invitations import (
    accept_invitation,
    ask_for_new_link,
    invite_person,
    resend_invitation,
    revoke_invitation,
)
from wiego_mle.accounts.tests.factories import InvitationFactory, UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.links import Claim, token_of
from wiego_mle.mailing.models import LINK_MARK, Letter

pytestmark = pytest.mark.django_db

PASSWORD = "several words in a row"


@pytest.fixture
def ada(db) -> User:
    return UserFactory(name="Ada", roles=[Role.ADMINISTRATOR])


def invited(by: User, **changes) -> Invitation:
    asked = {"name": "Noor", "email": "noor@example.org", "language": "fr", "roles": ["coder", "contributor"]}
    return invite_person(by=principal_for(by), **(asked | changes))


def token(invitation: Invitation) -> str:
    return token_of(INVITATION, Claim(invitation.reference, invitation.nonce))


def accepted(invitation: Invitation, **changes) -> User:
    answers = {"name": "Noor Ali", "password": PASSWORD, "language": "fr", "time_zone": "Africa/Dakar"}
    return accept_invitation(invitation=invitation, **(answers | changes))


def test_an_invitation_goes_by_letter_in_the_language_of_its_reader(ada):
    invitation = invited(ada, email=" Noor@Example.org ")
    assert (invitation.email, invitation.roles) == ("noor@example.org", ["contributor", "coder"])
    letter = Letter.objects.get()
    assert (letter.to_address, letter.language, letter.link_kind) == ("noor@example.org", "fr", "invitation")
    assert LINK_MARK in letter.body
    entry = Entry.objects.get()
    assert (entry.act, entry.by) == ("invitation.sent", ada)
    assert "noor@example.org" not in repr(entry.changes), "the trail cannot forget an address"


def test_only_administrators_invite(ada):
    with pytest.raises(Refused):
        invited(UserFactory(roles=[Role.LEAD]))
    assert not Letter.objects.exists()


def test_who_has_an_account_or_an_open_invitation_is_not_invited_again(ada):
    UserFactory(email="otto@example.org", name="Otto")
    with pytest.raises(Refused, match="Otto has this e-mail address"):
        invited(ada, email="OTTO@example.org")
    invited(ada)
    with pytest.raises(Refused, match="invited already"):
        invited(ada, email="NOOR@example.org")
    assert Invitation.objects.count() == 1


def test_two_administrators_who_invite_the_same_person_at_the_same_moment(together):
    administrators = [UserFactory(roles=[Role.ADMINISTRATOR]) for _ in range(2)]
    results = together([lambda person=person: invited(person) for person in administrators])
    assert sorted(type(result).__name__ for result in results) == ["Invitation", "Refused"], results
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"email": "no address"}, {"language": "de"}, {"name": "\x00\x07"}]
)
def test_what_is_not_well_formed_is_refused(ada, wrong):
    with pytest.raises(ValidationError):
        invited(ada, **wrong)


def test_accepting_makes_a_person_with_the_roles_who_can_sign_in(ada):
    person = accepted(invited(ada))
    assert (person.name, person.email, person.time_zone) == ("Noor Ali", "noor@example.org", "Africa/Dakar")
    assert principal_for(person).roles == {"coder", "contributor"}
    assert person.check_password(PASSWORD)
    assert person.emailaddress_set.get().verified
    entry = Entry.objects.get(act="person.joined")
    assert (entry.by, entry.by_name, entry.subject_reference) == (person, "Noor Ali", person.reference)
    assert faults() == []


def test_an_invitation_is_accepted_once(ada):
    invitation = invited(ada)
    as_seen_in_another_window = Invitation.objects.get(pk=invitation.pk)
    accepted(invitation)
    with pytest.raises(Refused):
        accepted(as_seen_in_another_window)
    assert User.objects.filter(email="noor@example.org").count() == 1


def test_two_windows_that_accept_at_the_same_moment(together):
    invitation = invited(UserFactory(roles=[Role.ADMINISTRATOR]))
    results = together([lambda: accepted(Invitation.objects.get(pk=invitation.pk)) for _ in range(3)])
    assert sorted(type(result).__name__ for result in results) == ["Refused", "Refused", "User"], results
    assert User.objects.filter(email="noor@example.org").count() == 1
    assert faults() == []


def test_a_revoked_expired_used_or_wrong_link_opens_nothing(ada):
    now = timezone.now()
    open_one = invited(ada)
    assert invitation_of(token(open_one), now) == open_one
    assert invitation_of(token(open_one), now + timedelta(days=15)) is None
    assert invitation_of(token(open_one)[:-1], now) is None
    assert invitation_of("", now) is None
    revoke_invitation(invitation=open_one, by=principal_for(ada))
    assert invitation_of(token(open_one), now) is None
    used = invited(ada, email="other@example.org")
    accepted(used)
    assert invitation_of(token(used), now) is None


def test_a_person_who_came_another_way_meanwhile_makes_the_link_void(ada):
    invitation = invited(ada)
    UserFactory(email="Noor@example.org")
    assert invitation_of(token(invitation), timezone.now()) is None


def test_sending_again_gives_the_same_link_while_it_holds_and_a_new_one_after(ada):
    by = principal_for(ada)
    invitation = invited(ada)
    first = token(invitation)
    resend_invitation(invitation=invitation, by=by)
    assert token(invitation) == first
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    invitation.refresh_from_db()
    resend_invitation(invitation=invitation, by=by)
    assert token(invitation) != first
    assert invitation_of(first, timezone.now()) is None
    assert invitation_of(token(invitation), timezone.now()) == invitation
    assert Letter.objects.count() == 3


def test_a_resend_seen_too_late_sends_nothing(ada):
    invitation = invited(ada)
    as_seen_by_another = Invitation.objects.get(pk=invitation.pk)
    resend_invitation(invitation=invitation, by=principal_for(ada))
    with pytest.raises(Stale):
        resend_invitation(invitation=as_seen_by_another, by=principal_for(ada))
    accepted(invitation)
    with pytest.raises(Stale):
        revoke_invitation(invitation=invitation, by=principal_for(ada))


def test_asking_for_a_new_link_tells_who_invited_and_once_only(ada):
    UserFactory(roles=[Role.ADMINISTRATOR])
    invitation = invited(ada)
    Letter.objects.all().delete()
    for _ in range(3):
        ask_for_new_link(email="NOOR@example.org")
    letter = Letter.objects.get()
    assert (letter.to, letter.kind) == (ada, "invitation_asked_again")
    invitation.refresh_from_db()
    assert invitation.asked_again_at is not None
    resend_invitation(invitation=invitation, by=principal_for(ada))
    assert invitation.asked_again_at is None
    ask_for_new_link(email="noor@example.org")
    assert Letter.objects.filter(kind="invitation_asked_again").count() == 2


def test_when_the_inviter_is_gone_all_administrators_hear_of_it(ada):
    others = [UserFactory(roles=[Role.ADMINISTRATOR]) for _ in range(2)]
    invited(ada)
    User.objects.filter(pk=ada.pk).update(is_active=False)
    ask_for_new_link(email="noor@example.org")
    assert {letter.to for letter in Letter.objects.filter(kind="invitation_asked_again")} == set(others)


@pytest.mark.parametrize("address", ["unknown@example.org", "otto@example.org", "revoked@example.org"])
def test_asking_for_an_address_that_may_not_accept_does_nothing(ada, address):
    UserFactory(email="otto@example.org")
    InvitationFactory(email="revoked@example.org", revoked_at=timezone.now())
    ask_for_new_link(email=address)
    assert not Letter.objects.exists()
    assert not Entry.objects.exists()


def test_the_database_keeps_one_open_invitation_per_address(ada):
    InvitationFactory(email="noor@example.org")
    with pytest.raises(IntegrityError):
        InvitationFactory(email="NOOR@example.org")
