"""Who may say what becomes of the passages of a document."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from harvests import policy as rounds_policy
from harvests.enums import RoundState
from outcomes.policy.acts import WRITERS
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_mark(principal: Principal, document) -> Decision:
    """Decide about marking passages; that one becomes an outcome is asked for as any beginning is."""
    readable = rounds_policy.may(principal, rounds_policy.Act.READ_DOCUMENT, document)
    if not readable:
        return readable
    if not principal.has(*WRITERS, round_id=document.round_id):
        return refused(_("You are not a contributor of this round."))
    if document.round.state == RoundState.CLOSED:
        return refused(_("The round is closed, and its numbers stand."))
    return ALLOWED
