"""What a team still lacks, in words; pure functions over what was read already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from harvests.models import Programme, TeamMember
from harvests.queries.team_page import Everywhere
from wiego_mle.accounts.enums import Role


def gaps_of(
    members: Sequence[TeamMember],
    asked: Sequence[Programme],
    *,
    everywhere: Sequence[Everywhere],
) -> list[str]:
    """Return what a round's team lacks: a lead, somebody to decide, contributors for what it asks.

    `everywhere` are those who review or lead in every round. Who can no longer sign in is nobody to count on.
    """
    present = [member for member in members if member.person.is_active]
    writing = {member.person_id for member in present if member.role == Role.CONTRIBUTOR}
    deciding = {
        member.person_id: member.person.name
        for member in present
        if member.role in (Role.REVIEWER, Role.LEAD)
    } | {each.person_id: each.name for each in everywhere}
    gaps = []
    if not any(each.role == Role.LEAD for each in (*present, *everywhere)):
        gaps.append(_("Nobody leads this round yet."))
    gaps += _undecidable(writing, deciding)
    contributors = [member for member in present if member.role == Role.CONTRIBUTOR]
    if not contributors:
        gaps.append(_("Nobody contributes yet."))
    else:
        gaps += _unasked(contributors, asked)
    return gaps


def _undecidable(writing: set[int], deciding: Mapping[int, str]) -> list[str]:
    """Nobody decides about their own outcomes, so a single reviewer must not be a contributor."""
    if not deciding:
        return [_("Nobody reviews yet: what contributors send would wait.")]
    if len(deciding) == 1 and writing & set(deciding):
        (name,) = deciding.values()
        return [
            _("%(name)s is the only reviewer and also contributes: nobody can decide about their outcomes.")
            % {"name": name}
        ]
    return []


def _unasked(contributors: Sequence[TeamMember], asked: Sequence[Programme]) -> list[str]:
    if any(not member.programmes.all() for member in contributors):
        return []
    named = {programme.pk for member in contributors for programme in member.programmes.all()}
    return [
        _("Nobody contributes for %(programme)s yet.") % {"programme": programme.label}
        for programme in asked
        if programme.pk not in named
    ]
