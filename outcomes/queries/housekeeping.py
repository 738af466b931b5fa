"""What administrators and leads look after besides outcomes: letters, invitations, the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wiego_mle.accounts.queries import pending_invitations
from wiego_mle.audit import policy as trail_policy
from wiego_mle.audit.models import ChainHead
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing import policy as mailing_policy
from wiego_mle.mailing.queries import DOUBTFUL, in_shown_state
from wiego_mle.mailing.queries import visible_to as letters_visible_to


@dataclass(frozen=True)
class Housekeeping:
    """Numbers for those who look after the installation; None where it is not this person's business."""

    doubtful_letters: int | None = None
    open_invitations: int | None = None
    trail_entries: int | None = None

    def __bool__(self) -> bool:
        return self != Housekeeping()


def housekeeping_of(principal: Principal, now: datetime) -> Housekeeping:
    """Return the numbers that this person looks after, one query for each."""
    letters = invitations = entries = None
    if mailing_policy.may(principal, mailing_policy.Act.SEND_AGAIN):
        letters = in_shown_state(letters_visible_to(principal), DOUBTFUL, now).count()
    if principal.has(Role.ADMINISTRATOR):
        invitations = pending_invitations().count()
    if trail_policy.may(principal, trail_policy.Act.SEE):
        entries = ChainHead.objects.filter(name="trail").values_list("sequence", flat=True).first() or 0
    return Housekeeping(letters, invitations, entries)
