"""Who may see and change people."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


class Act(StrEnum):
    """What a person can do with people, themself included."""

    SEE = "people-see"
    INVITE = "people-invite"
    INVITE_TO_ROUND = "people-invite-to-round"
    ROLES = "people-roles"
    DEACTIVATE = "people-deactivate"
    PROFILE = "profile"


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide whether a person may do something; `target` is the person it is done to.

    Who leads a round may invite without any role for the organisation (`INVITE_TO_ROUND`; `target` is then
    the invitation); which round such an invitation is for is the business of rounds.
    """
    if act is Act.PROFILE:
        if principal.person_id is None or (target is not None and target.pk != principal.person_id):
            return refused(_("Everybody changes only their own details."))
        return ALLOWED
    if principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    if act is Act.INVITE_TO_ROUND and principal.has_anywhere(Role.LEAD):
        if target is None or not target.roles:
            return ALLOWED
        return refused(
            _("This invitation gives roles for the organisation, so administrators look after it.")
        )
    return refused(_("Only administrators look after people and roles."))
