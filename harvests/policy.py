"""Who may see and change rounds, teams and lists."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


class Act(StrEnum):
    """What a person can do with rounds and lists."""

    VIEW_ROUND = "round-view"
    PLAN_ROUND = "round-plan"
    EDIT_ROUND = "round-edit"
    MOVE_ROUND = "round-move"
    EDIT_TEAM = "round-team"
    PLAN_LETTERS = "round-letters"
    PLAN_SUBSTANTIATION = "round-substantiation"
    REPLY = "round-reply"
    NOTE_REPLY = "round-note-reply"
    ASK_PROGRAMMES = "round-programmes"
    GIVE_TIME = "round-more-time"
    KEEP_GROUPS = "groups-keep"
    SEE_LOAD = "person-load"
    SEE_LISTS = "lists-see"
    EDIT_LISTS = "lists-edit"
    SEE_CODEBOOK = "codebook-see"
    EDIT_CODEBOOK = "codebook-edit"


_ROLES = {
    Act.VIEW_ROUND: None,
    Act.PLAN_ROUND: (Role.LEAD, Role.ADMINISTRATOR),
    Act.EDIT_ROUND: (Role.LEAD,),
    Act.MOVE_ROUND: (Role.LEAD,),
    Act.EDIT_TEAM: (Role.LEAD, Role.ADMINISTRATOR),
    Act.PLAN_LETTERS: (Role.LEAD, Role.ADMINISTRATOR),
    Act.PLAN_SUBSTANTIATION: (Role.LEAD,),
    Act.REPLY: (Role.CONTRIBUTOR,),
    Act.NOTE_REPLY: (Role.LEAD,),
    Act.ASK_PROGRAMMES: (Role.LEAD,),
    Act.GIVE_TIME: (Role.LEAD,),
    Act.KEEP_GROUPS: (Role.LEAD, Role.ADMINISTRATOR),
    Act.SEE_LOAD: (Role.LEAD, Role.ADMINISTRATOR),
    Act.SEE_LISTS: None,
    Act.EDIT_LISTS: (Role.ADMINISTRATOR,),
    Act.SEE_CODEBOOK: None,
    Act.EDIT_CODEBOOK: (Role.ADMINISTRATOR, Role.LEAD),
}
_BY_ROUND = (
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
)
"""Acts that a role in a single round opens: there, and without a target to whoever has it somewhere."""


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide whether a person may do something, to a given round or (without one) at all."""
    roles = _ROLES[act]
    if roles is None:
        return ALLOWED
    if target is not None and act in _BY_ROUND:
        allowed = principal.has(*roles, round_id=target.pk)
    elif act in _BY_ROUND:
        allowed = principal.has_anywhere(*roles)
    else:
        allowed = principal.has(*roles)
    return ALLOWED if allowed else refused(_("Your role does not include this."))


def roles_to_invite_for(principal: Principal) -> tuple[Role, ...]:
    """Return the roles in a round with which a person may invite somebody whom nobody here knows yet.

    Leads bring in contributors; who shall decide is given that role when they have signed in.
    """
    return ROUND_ROLES if principal.has(Role.ADMINISTRATOR) else (Role.CONTRIBUTOR,)
