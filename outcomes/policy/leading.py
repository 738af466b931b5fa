"""What the lead of a round may see and do with it as a whole."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.policy.acts import RUNNING
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_see_cockpit(principal: Principal, harvest_round) -> Decision:
    """Its numbers tell of every record of the round, so it is open to those who may read all of them."""
    if principal.has(Role.LEAD, round_id=harvest_round.pk):
        return ALLOWED
    return refused(_("The cockpit of a round is for its MLE lead."))


def may_remind(principal: Principal, harvest_round) -> Decision:
    """Decide about writing reminders for a round."""
    if not principal.has(Role.LEAD, round_id=harvest_round.pk):
        return refused(_("Only the MLE lead of a round writes reminders for it."))
    if harvest_round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})
