"""Who may see and decide which outcomes of a round are substantiated, and whom it asks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState
from outcomes.policy.acts import RUNNING
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_see_substantiation(principal: Principal, harvest_round) -> Decision:
    """It tells of every accepted record and names who is asked, so it is open to the lead alone."""
    if principal.has(Role.LEAD, round_id=harvest_round.pk):
        return ALLOWED
    return refused(_("The substantiation of a round is for its MLE lead."))


def may_select(principal: Principal, harvest_round) -> Decision:
    """Decide about planning and drawing which outcomes of a round are substantiated."""
    sees = may_see_substantiation(principal, harvest_round)
    if not sees:
        return sees
    if harvest_round.state in RUNNING:
        return ALLOWED
    if harvest_round.state == RoundState.CLOSED:
        return refused(_("The round “%(round)s” is closed.") % {"round": harvest_round.name})
    return refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})
