"""Who may read the whole trail."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused
from wiego_mle.kernel.roles import Role


class Act(StrEnum):
    """What a person can do with the trail; nobody can change it."""

    SEE = "trail-see"
    VERIFY = "trail-verify"


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide whether a person may read or verify the whole trail."""
    if principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only administrators may read the whole trail."))
