"""Inviting people, and becoming one by accepting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.links import INVITATION
from wiego_mle.accounts.models import Invitation, RoleGrant, User, clean_name
from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.queries import active_administrators, pending_invitations
from wiego_mle.accounts.services.people import in_order
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION, Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.gathering import gathered
from wiego_mle.kernel.links import Claim
from wiego_mle.kernel.references import new_public_reference
from wiego_mle.mailing.services import queue_mail

HOLDS_FOR = timedelta(days=14)

OPEN = {"accepted_at__isnull": True, "revoked_at__isnull": True}


def invite_person(
    *, name: str, email: str, language: str, roles: Iterable[str], by: Principal, now: datetime | None = None
) -> Invitation:
    """Invite somebody by a mailed link; without roles it is for a round, and leads may do so too.

    Raises:
        Refused: not theirs to decide; the address is a person's already, or was invited and may still accept.
        ValidationError: a value is not well formed.
    """
    roles = in_order(Role(role) for role in roles)
    require(may(by, Act.INVITE if roles else Act.INVITE_TO_ROUND))
    now = now or timezone.now()
    address = email.strip().lower()
    _refuse_known(address)
    invitation = Invitation(
        name=clean_name(name),
        email=address,
        language=language,
        roles=roles,
        invited_by_id=by.person_id,
        invited_at=now,
        expires_at=now + HOLDS_FOR,
    )
    # The roles are known words already, and none are lawful: then it is for rounds only.
    invitation.clean_fields(exclude=["roles"])
    with recorded(by=by) as trail:
        try:
            with transaction.atomic():
                invitation.save(force_insert=True)
        except IntegrityError as twin:
            raise Refused(_already_invited(address)) from twin
        _send(invitation, by)
        trail.record(
            "invitation.sent",
            subject_type="invitation",
            reference=invitation.reference,
            changes={"name": ("", invitation.name), "roles": ([], invitation.roles)},
        )
    return invitation


def _refuse_known(address: str) -> None:
    known = User.objects.filter(email__iexact=address).first()
    if known is not None:
        raise Refused(_("%(name)s has this e-mail address and an account already.") % {"name": known.name})
    if pending_invitations().filter(email__iexact=address).exists():
        raise Refused(_already_invited(address))


def _already_invited(address: str) -> str:
    return _("%(email)s is invited already. On the page “People” you can send the invitation again.") % {
        "email": address
    }


def resend_invitation(*, invitation: Invitation, by: Principal, now: datetime | None = None) -> Invitation:
    """Send an invitation again: the same link while it holds, a new one after that.

    Raises:
        Refused: not theirs to decide.
        Stale: accepted, revoked or sent again meanwhile.
    """
    require(may(by, Act.INVITE_TO_ROUND, invitation))
    now = now or timezone.now()
    renewed = {"nonce": new_public_reference()} if invitation.expires_at <= now else {}
    with recorded(by=by) as trail:
        claim(
            Invitation.objects,
            pk=invitation.pk,
            expected=OPEN | {"sendings": invitation.sendings},
            sendings=F("sendings") + 1,
            expires_at=now + HOLDS_FOR,
            asked_again_at=None,
            **renewed,
        )
        invitation.refresh_from_db()
        _send(invitation, by)
        trail.record("invitation.sent_again", subject_type="invitation", reference=invitation.reference)
    return invitation


def revoke_invitation(*, invitation: Invitation, by: Principal, now: datetime | None = None) -> Invitation:
    """End an invitation; its link looks like one that never was.

    Raises: as `resend_invitation`.
    """
    require(may(by, Act.INVITE_TO_ROUND, invitation))
    with recorded(by=by) as trail:
        claim(Invitation.objects, pk=invitation.pk, expected=OPEN, revoked_at=now or timezone.now())
        trail.record("invitation.revoked", subject_type="invitation", reference=invitation.reference)
    invitation.refresh_from_db()
    return invitation


def accept_invitation(
    *,
    invitation: Invitation,
    name: str,
    password: str,
    language: str,
    time_zone: str,
    now: datetime | None = None,
) -> User:
    """Make the invited one a person of the application, with the roles of the invitation.

    The link came by mail, so the address is known to be theirs. Acts as the new person. What other
    applications promised with the invitation (`invitation_promises.PROMISES`) is kept in the same transaction.

    Raises:
        Refused: the invitation was accepted, revoked or sent anew meanwhile, or has expired.
        ValidationError: a value is not well formed.
    """
    now = now or timezone.now()
    with recorded(by=APPLICATION) as trail:
        try:
            # Taken before the person is made, so that of two who accept at once the second one finds it gone.
            claim(
                Invitation.objects,
                pk=invitation.pk,
                expected=OPEN | {"nonce": invitation.nonce, "expires_at__gt": now},
                asked_again_at=None,
            )
        except Stale as late:
            raise Refused(_("This invitation can no longer be used.")) from late
        person = User.objects.create_user(
            invitation.email,
            password,
            name=clean_name(name),
            language=language,
            time_zone=time_zone,
        )
        RoleGrant.objects.bulk_create(RoleGrant(person=person, role=role) for role in invitation.roles)
        claim(Invitation.objects, pk=invitation.pk, expected=OPEN, accepted_at=now, accepted_by=person)
        trail.by = Principal(person_id=person.pk, name=person.name)
        trail.record("invitation.accepted", subject_type="invitation", reference=invitation.reference)
        trail.record(
            "person.joined",
            subject_type="person",
            reference=person.reference,
            changes={"name": ("", person.name), "roles": ([], invitation.roles)},
        )
        for keep_promise in gathered("invitation_promises", "PROMISES").values():
            keep_promise(invitation=invitation, person=person, by=trail.by)
    invitation.refresh_from_db()
    return person


def ask_for_new_link(*, email: str, now: datetime | None = None) -> None:
    """Tell those who invited somebody that a new link is wanted; does nothing, silently, for other addresses.

    Asked several times before the invitation is sent again, it tells only once.
    """
    invitation = pending_invitations().filter(email__iexact=email.strip()).first()
    if invitation is None:
        return
    with recorded(by=APPLICATION) as trail:
        try:
            claim(
                Invitation.objects,
                pk=invitation.pk,
                expected=OPEN | {"sendings": invitation.sendings, "asked_again_at__isnull": True},
                asked_again_at=now or timezone.now(),
            )
        except Stale:
            return
        for person, administers in _those_who_can_help(invitation):
            queue_mail(
                kind="invitation_asked_again",
                effect_key=f"invitation-asked:{invitation.reference}:{invitation.sendings}:{person.reference}",
                to=person,
                context={"name": invitation.name, "administers": administers},
                about=("invitation", invitation.reference),
            )
        trail.record("invitation.asked_for_again", subject_type="invitation", reference=invitation.reference)


def _those_who_can_help(invitation: Invitation) -> list[tuple[User, bool]]:
    """Return whom to tell, each with whether they administer: who invited, or else the administrators.

    Who invited for a round need not be an administrator and may lead no round any more, so these know as well.
    """
    administrators = [(person, True) for person in active_administrators()]
    inviter = [each for each in administrators if each[0].pk == invitation.invited_by_id]
    if inviter:
        return inviter
    if not invitation.roles:
        leads = User.objects.filter(pk=invitation.invited_by_id, is_active=True)
        return [*((person, False) for person in leads), *administrators]
    return administrators


def _send(invitation: Invitation, by: Principal) -> None:
    queue_mail(
        kind="invitation",
        effect_key=f"invitation:{invitation.reference}:{invitation.sendings}",
        address=(invitation.name, invitation.email),
        language=invitation.language,
        context={"by_name": by.name, "expires_on": invitation.expires_at.date()},
        about=("invitation", invitation.reference),
        link=(INVITATION, str(Claim(invitation.reference, invitation.nonce))),
    )
