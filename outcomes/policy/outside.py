"""Who asks people outside whether an outcome is true, enters what they say, and may know who they are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.policy.acts import RUNNING
from outcomes.policy.standing import is_author, may_weigh
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def _leads_round(principal: Principal, harvest_round) -> bool:
    return principal.has(Role.LEAD, round_id=harvest_round.pk)


def may_ask_outside(principal: Principal, harvest_round) -> Decision:
    """Decide about preparing requests in a round and about what happens to them."""
    if not _leads_round(principal, harvest_round):
        return refused(_("Only the MLE lead of the round asks people outside."))
    if harvest_round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})


def may_send_request(principal: Principal, request) -> Decision:
    """Decide about sending, resending, revoking and replacing a request, and about more time."""
    return may_ask_outside(principal, request.round)


def may_see_request(principal: Principal, request) -> Decision:
    """Decide about reading a request with its answers; `queries.requests.visible_to` says the same."""
    if _leads_round(principal, request.round) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    restricted = any(asked.outcome.is_restricted for asked in request.asked.all())
    if principal.has(Role.REVIEWER, round_id=request.round_id) and not restricted:
        return ALLOWED
    return refused(_("This request is not open to you."))


def may_see_contact(principal: Principal, request) -> Decision:
    """Decide about reading how a person can be reached: who leads, administers, or talks to them."""
    if _leads_round(principal, request.round) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    if request.is_spoken and may_see_request(principal, request):
        return ALLOWED
    return refused(_("How this person can be reached is open to the MLE lead and to administrators."))


def may_tell_code(principal: Principal, request) -> Decision:
    """Decide about seeing the code that somebody needs besides their link."""
    if not request.needs_code:
        return refused(_("This request asks for no code."))
    return may_ask_outside(principal, request.round)


def may_answer_for(principal: Principal, asked) -> Decision:
    """Decide about entering what somebody said by telephone or in person: never about one’s own record."""
    seen = may_see_request(principal, asked.request)
    if not seen:
        return seen
    if is_author(principal, asked.outcome):
        return refused(_("You wrote this outcome, so somebody else enters what is said about it."))
    weighs = may_weigh(principal, asked.outcome)
    if not weighs:
        return weighs
    return ALLOWED if asked.request.round.state in RUNNING else refused(_("The round is not open any more."))
