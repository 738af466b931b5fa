"""Who may decide about a record, share reviews out, and say what keeps them from reviewing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.enums import OutcomeState as S
from outcomes.policy.acts import WEIGHERS, WRITING
from outcomes.policy.standing import is_author, leads, may_weigh, round_is_running
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_decide(principal: Principal, outcome) -> Decision:
    """Decide about deciding a record in any way."""
    weighs = may_weigh(principal, outcome)
    return round_is_running(outcome) if weighs else weighs


def may_accept(principal: Principal, outcome) -> Decision:
    """Decide about accepting a record: never one’s own."""
    if is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else decides whether it is accepted."))
    return may_decide(principal, outcome)


def may_return(principal: Principal, outcome) -> Decision:
    """Decide about returning a record: never one’s own."""
    if is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else decides whether it is returned."))
    return may_decide(principal, outcome)


def may_take_back(principal: Principal, outcome) -> Decision:
    """Whether the minute is over is asked by the step itself."""
    if outcome.decided_by_id is not None and outcome.decided_by_id != principal.person_id:
        return refused(_("Only who decided this may take it back."))
    return may_return(principal, outcome)


def may_reopen(principal: Principal, outcome) -> Decision:
    """Decide about taking up again what was decided."""
    decides = may_decide(principal, outcome)
    if decides and outcome.round.state not in WRITING and not leads(principal, outcome):
        return refused(_("The round is being analysed, so only its MLE lead reopens what was decided."))
    return decides


def may_judge(principal: Principal, outcome) -> Decision:
    """Decide about reviewing a record that waits: asking for opinions, checking, judging."""
    if outcome.state != S.SUBMITTED:
        return refused(_("This record does not wait for a decision."))
    if is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else reviews it."))
    return may_decide(principal, outcome)


def may_assign(principal: Principal, outcome) -> Decision:
    """Naming a reviewer is no judgement, so the lead also does it for what they wrote themself."""
    if not leads(principal, outcome):
        return refused(_("Only the MLE lead of the round says who reviews this."))
    if outcome.state != S.SUBMITTED:
        return refused(_("This record does not wait for a decision."))
    return round_is_running(outcome)


def may_declare_interest(principal: Principal, harvest_round) -> Decision:
    """Decide about declaring a conflict of interest in a round."""
    if not principal.has(*WEIGHERS, round_id=harvest_round.pk):
        return refused(_("You neither review nor code in this round, so there is nothing to declare."))
    return ALLOWED


def may_end_interest(principal: Principal, conflict) -> Decision:
    """Decide about ending a conflict of interest."""
    if conflict.person_id != principal.person_id:
        return refused(_("Only who declared a conflict of interest may end it."))
    return ALLOWED


def may_give_opinion(principal: Principal, opinion) -> Decision:
    """Decide about giving a second opinion."""
    if opinion.asked_of_id != principal.person_id:
        return refused(_("Somebody else was asked for this opinion."))
    return may_judge(principal, opinion.outcome)
