"""Inviting somebody new into a round: the role is promised, and given when they accept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from harvests.models import HarvestRound, InvitedMember, Programme
from harvests.policy import roles_to_invite_for
from harvests.services.teams import join, known_in_rounds, may_change_team
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import Invitation, User
from wiego_mle.accounts.queries import pending_invitations
from wiego_mle.accounts.services.invitations import invite_person, resend_invitation, revoke_invitation
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused


def invite_member(
    *,
    harvest_round: HarvestRound,
    name: str,
    email: str,
    language: str,
    role: Role | str,
    by: Principal,
    programmes: Collection[Programme] = (),
    now: datetime | None = None,
) -> InvitedMember:
    """Invite somebody who gets a role in the round by accepting, and return that promise.

    Who was invited before and has not answered is promised the role as well, without another letter.

    Raises:
        Refused: the one who acts does not lead the round or may not invite for this role, or somebody
            with this address has an account already.
        ValidationError: a value is not well formed.
    """
    may_change_team(harvest_round, by)
    known_in_rounds(role)
    if role not in roles_to_invite_for(by):
        raise Refused(_("A lead invites contributors. Other roles are given when the person has signed in."))
    with recorded(by=by) as trail:
        invitation = pending_invitations().filter(email__iexact=email.strip()).first()
        if invitation is None:
            invitation = invite_person(name=name, email=email, language=language, roles=(), by=by, now=now)
        promise = _promise(harvest_round, invitation, role, trail)
        promise.programmes.set(programmes)
    return promise


def _promise(
    harvest_round: HarvestRound, invitation: Invitation, role: Role | str, trail: Trail
) -> InvitedMember:
    present = InvitedMember.objects.filter(round=harvest_round, invitation=invitation, role=role)
    if promised := present.first():
        return promised
    try:
        with transaction.atomic():
            promised = InvitedMember.objects.create(round=harvest_round, invitation=invitation, role=role)
    except IntegrityError:
        return present.get()
    trail.record(
        "round.member_invited",
        subject_type="round",
        reference=harvest_round.reference,
        changes={"team": (None, _entry(promised))},
    )
    return promised


def send_invitation_again(*, promise: InvitedMember, by: Principal, now: datetime | None = None) -> None:
    """Send the letter once more, with a new link if the old one has expired.

    Raises:
        Refused: the one who acts does not lead the round, or the invitation also gives roles for the
            organisation and so is for administrators.
        Stale: accepted, withdrawn or sent again meanwhile.
    """
    may_change_team(promise.round, by)
    resend_invitation(invitation=promise.invitation, by=by, now=now)


def withdraw_promise(*, promise: InvitedMember, by: Principal, now: datetime | None = None) -> bool:
    """Take back a promised role, and say whether the invitation ended with it.

    It ends when it gives nothing else, and the one who acts is who sent it or may end any invitation.

    Raises: as `send_invitation_again`.
    """
    may_change_team(promise.round, by)
    invitation = promise.invitation
    with recorded(by=by) as trail:
        removed, _rows = InvitedMember.objects.filter(pk=promise.pk).delete()
        if not removed:
            return False
        trail.record(
            "round.invitation_withdrawn",
            subject_type="round",
            reference=promise.round.reference,
            changes={"team": (_entry(promise), None)},
        )
        gives_more = bool(invitation.roles) or invitation.promised_roles.exists()
        theirs = invitation.invited_by_id == by.person_id or by.has(Role.ADMINISTRATOR)
        if gives_more or not theirs:
            return False
        revoke_invitation(invitation=invitation, by=by, now=now)
    return True


def give_promised_roles(*, invitation: Invitation, person: User, by: Principal) -> None:
    """Give somebody who accepted what was promised with the invitation, in rounds that are still there."""
    promises = InvitedMember.objects.filter(invitation=invitation).select_related("round").order_by("pk")
    with recorded(by=by) as trail:
        for promise in promises:
            join(promise.round, person, promise.role, list(promise.programmes.all()), trail)
        promises.delete()


def _entry(promise: InvitedMember) -> str:
    """Return who and what as the trail keeps it; an address is never on it."""
    return f"{promise.invitation.name} ({promise.invitation.reference}): {promise.role}"
