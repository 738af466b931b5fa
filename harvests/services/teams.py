"""Giving people roles in a round and taking them away."""

from __future__ import annotations

from django.db import IntegrityError
from django.utils.translation import gettext as _

from harvests.models import HarvestRound, TeamMember
from harvests.policy import Act, may
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused


def add_member(*, harvest_round: HarvestRound, person: User, role: Role | str, by: Principal) -> TeamMember:
    """Give a person a role in a round and return it; who holds it already keeps it.

    Raises:
        Refused: the one who acts does not lead the round, the person cannot sign in, or the role
            is none that rounds know.
    """
    _check_may_edit(harvest_round, by)
    if role not in ROUND_ROLES:
        raise Refused(_("This role is not given for a single round."))
    if not person.is_active:
        raise Refused(_("%(name)s can no longer sign in.") % {"name": person.name})
    present = TeamMember.objects.filter(round=harvest_round, person=person, role=role)
    if held := present.first():
        return held
    try:
        with recorded(by=by) as trail:
            member = TeamMember.objects.create(round=harvest_round, person=person, role=role)
            trail.record(
                "round.member_added",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"team": (None, _entry(person, role))},
            )
    except IntegrityError:
        # Somebody else gave the same role at the same moment.
        return present.get()
    return member


def remove_member(*, harvest_round: HarvestRound, person: User, role: Role | str, by: Principal) -> None:
    """Take a role in a round away from a person; nothing happens if it is not held.

    What the person wrote stays theirs to read.

    Raises:
        Refused: the one who acts does not lead the round, or would shut themself out of it.
    """
    _check_may_edit(harvest_round, by)
    if person.pk == by.person_id and role == Role.LEAD and not by.has(Role.LEAD, Role.ADMINISTRATOR):
        raise Refused(_("You would lose this page. Ask another lead or an administrator to take you out."))
    with recorded(by=by) as trail:
        removed, _rows = TeamMember.objects.filter(round=harvest_round, person=person, role=role).delete()
        if removed:
            trail.record(
                "round.member_removed",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"team": (_entry(person, role), None)},
            )


def _check_may_edit(harvest_round: HarvestRound, by: Principal) -> None:
    decision = may(by, Act.EDIT_TEAM, harvest_round)
    if not decision:
        raise Refused(decision.reason)


def _entry(person: User, role: Role | str) -> str:
    """Return who and what as the trail keeps it; the reference outlives a change of name."""
    return f"{person.name} ({person.reference}): {role}"
