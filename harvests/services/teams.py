"""Giving people roles in a round, for which programmes, and taking them away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from harvests.models import HarvestRound, Programme, TeamMember
from harvests.policy import Act, may
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused


def add_member(
    *,
    harvest_round: HarvestRound,
    person: User,
    role: Role | str,
    by: Principal,
    programmes: Collection[Programme] = (),
) -> TeamMember:
    """Give a person a role in a round and return it; who holds it already keeps it as it is.

    Without programmes the role holds for the whole round.

    Raises:
        Refused: the one who acts does not lead the round, the person cannot sign in, or the role
            is none that rounds know.
    """
    add_members(harvest_round=harvest_round, people=[person], role=role, by=by, programmes=programmes)
    return TeamMember.objects.select_related("person").get(round=harvest_round, person=person, role=role)


def add_members(
    *,
    harvest_round: HarvestRound,
    people: Iterable[User],
    role: Role | str,
    by: Principal,
    programmes: Collection[Programme] = (),
) -> list[TeamMember]:
    """Give several people one role, all or none of them, and return what is new.

    Raises: as `add_member`.
    """
    may_change_team(harvest_round, by)
    known_in_rounds(role)
    people = list(people)
    for person in people:
        if not person.is_active:
            raise Refused(_("%(name)s can no longer sign in.") % {"name": person.name})
    with recorded(by=by) as trail:
        made = [join(harvest_round, person, role, programmes, trail) for person in people]
    return [member for member in made if member is not None]


def change_programmes(
    *, member: TeamMember, programmes: Collection[Programme], version: int, by: Principal
) -> TeamMember:
    """Say for which programmes somebody holds their role; none means for the whole round.

    Raises:
        Refused: the one who acts does not lead the round.
        Stale: somebody else changed the role since `version`.
    """
    may_change_team(member.round, by)
    before, wanted = _keys(member.programmes.all()), _keys(programmes)
    if before == wanted:
        return member
    with recorded(by=by) as trail:
        claim(TeamMember.objects, pk=member.pk, expected={"version": version}, version=F("version") + 1)
        member.programmes.set(programmes)
        trail.record(
            "round.member_programmes",
            subject_type="round",
            reference=member.round.reference,
            changes={
                "team": (
                    entry_of(member.person, member.role, before),
                    entry_of(member.person, member.role, wanted),
                )
            },
        )
    return TeamMember.objects.select_related("person", "round").get(pk=member.pk)


def remove_member(*, harvest_round: HarvestRound, person: User, role: Role | str, by: Principal) -> None:
    """Take a role in a round away from a person; nothing happens if it is not held.

    What the person wrote stays theirs to read.

    Raises:
        Refused: the one who acts does not lead the round, or would shut themself out of it.
    """
    may_change_team(harvest_round, by)
    if person.pk == by.person_id and role == Role.LEAD and not by.has(Role.LEAD, Role.ADMINISTRATOR):
        raise Refused(_("You would lose this page. Ask another lead or an administrator to take you out."))
    held = TeamMember.objects.filter(round=harvest_round, person=person, role=role)
    with recorded(by=by) as trail:
        programmes = _keys(Programme.objects.filter(team_members__in=held))
        removed, _rows = held.delete()
        if removed:
            trail.record(
                "round.member_removed",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"team": (entry_of(person, role, programmes), None)},
            )


def copy_members(
    *,
    harvest_round: HarvestRound,
    members: Sequence[TeamMember],
    programmes: Collection[Programme],
    by: Principal,
) -> list[TeamMember]:
    """Give people the roles that they hold in another round, and return what is new.

    Of the programmes of a role only those among `programmes` are taken over. A role whose programmes have all
    ended would hold for the whole round, so the page tells whose these are.

    Raises: as `add_member`.
    """
    may_change_team(harvest_round, by)
    for member in members:
        if not member.person.is_active:
            raise Refused(_("%(name)s can no longer sign in.") % {"name": member.person.name})
    with recorded(by=by) as trail:
        made = [
            join(
                harvest_round,
                member.person,
                member.role,
                [each for each in member.programmes.all() if each in programmes],
                trail,
            )
            for member in members
        ]
    return [member for member in made if member is not None]


def may_change_team(harvest_round: HarvestRound, by: Principal) -> None:
    """Raise Refused unless the person looks after the team of the round."""
    require(may(by, Act.EDIT_TEAM, harvest_round))


def known_in_rounds(role: Role | str) -> None:
    """Raise Refused for a role that is held for the whole organisation only."""
    if role not in ROUND_ROLES:
        raise Refused(_("This role is not given for a single round."))


def join(
    harvest_round: HarvestRound,
    person: User,
    role: Role | str,
    programmes: Collection[Programme],
    trail: Trail,
) -> TeamMember | None:
    """Make the row of a role, in an open transaction, and return it; None if it is held already."""
    if TeamMember.objects.filter(round=harvest_round, person=person, role=role).exists():
        return None
    try:
        with transaction.atomic():
            member = TeamMember.objects.create(round=harvest_round, person=person, role=role)
    except IntegrityError:
        # Somebody else gave the same role at the same moment.
        return None
    member.programmes.set(programmes)
    trail.record(
        "round.member_added",
        subject_type="round",
        reference=harvest_round.reference,
        changes={"team": (None, entry_of(person, role, _keys(programmes)))},
    )
    return member


def entry_of(person: User, role: Role | str, programmes: Sequence[str] = ()) -> str:
    """Return who and what as the trail keeps it; the reference outlives a change of name."""
    entry = f"{person.name} ({person.reference}): {role}"
    return f"{entry} – {', '.join(programmes)}" if programmes else entry


def _keys(programmes: Iterable[Programme]) -> list[str]:
    return sorted(programme.key for programme in programmes)
