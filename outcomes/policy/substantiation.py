"""Who reads what people outside answered, and who decides what follows from it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.enums import OutcomeState as S
from outcomes.policy.standing import is_author, leads, may_weigh, reviews, round_is_running
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_see_answers(principal: Principal, outcome) -> Decision:
    """Decide about reading comments and corrections; how many agreed is open to whoever reads the record."""
    if is_author(principal, outcome) or reviews(principal, outcome) or leads(principal, outcome):
        return ALLOWED
    return refused(_("What people outside wrote is for the author and the reviewers of the round."))


def may_see_who_answered(principal: Principal, outcome) -> Decision:
    """Decide about reading who answered and what they told in confidence."""
    if not is_author(principal, outcome) and (reviews(principal, outcome) or leads(principal, outcome)):
        return ALLOWED
    return refused(_("Who answered is for the reviewers of the round and its MLE lead."))


def may_resolve(principal: Principal, outcome) -> Decision:
    """Decide about saying what follows from the answers: for a reviewer, never about one’s own record."""
    if is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else decides what follows from the answers."))
    running = round_is_running(outcome)
    if not running:
        return running
    if outcome.state not in (S.ACCEPTED, S.SET_ASIDE):
        return refused(_("Only about an accepted outcome is decided what follows from the answers."))
    return may_weigh(principal, outcome)
