"""Who proposes and checks whom to ask about an outcome, and who may know and erase what is known of them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.enums import OutcomeState as S
from outcomes.policy.acts import REVIEWERS
from outcomes.policy.standing import is_author, may_weigh, reviews, round_is_running
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused

NAMED = (S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED)
"""States in which people are proposed: from when there is a text that they could judge."""


def may_see_nominations(principal: Principal, outcome) -> Decision:
    """Reviewers see all of them; the author sees those that the author proposed (`queries.nominations`)."""
    if is_author(principal, outcome) or reviews(principal, outcome):
        return ALLOWED
    return refused(_("Whom to ask is between the author and the reviewers of the round."))


def may_nominate(principal: Principal, outcome) -> Decision:
    """Decide about proposing somebody to be asked about an outcome."""
    if not (is_author(principal, outcome) or reviews(principal, outcome)):
        return refused(_("Only the author and the reviewers of the round propose whom to ask."))
    if outcome.state not in NAMED:
        return refused(_("People are proposed when there is a text that they can judge."))
    if not is_author(principal, outcome):
        weighs = may_weigh(principal, outcome)
        if not weighs:
            return weighs
    return round_is_running(outcome)


def may_check_nominations(principal: Principal, harvest_round) -> Decision:
    """Decide about seeing which proposed people of a round wait to be checked."""
    if principal.has(*REVIEWERS, round_id=harvest_round.pk):
        return ALLOWED
    return refused(_("Who is asked is checked by the reviewers of the round."))


def may_check_nomination(principal: Principal, nomination) -> Decision:
    """Decide about approving or refusing a proposed person: never for one’s own outcome."""
    outcome = nomination.outcome
    if is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else checks who is asked about it."))
    weighs = may_weigh(principal, outcome)
    return round_is_running(outcome) if weighs else weighs


def may_take_off_nomination(principal: Principal, nomination) -> Decision:
    """Decide about taking back a proposal that nobody has checked."""
    if nomination.nominated_by_id == principal.person_id:
        return round_is_running(nomination.outcome)
    return may_check_nomination(principal, nomination)


def may_keep_substantiator(principal: Principal, substantiator) -> Decision:
    """Decide about reading how somebody is reached, correcting it, taking it away as a file and erasing it.

    `substantiator.rounds` are the keys of the rounds in which they were proposed or asked.
    """
    if principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    if any(principal.has(Role.LEAD, round_id=round_id) for round_id in substantiator.rounds):
        return ALLOWED
    return refused(_("This person is looked after by the leads of the rounds that ask them."))
