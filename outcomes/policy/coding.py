"""Who codes, who says who codes what, who settles differences, and who changes codes on the records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.enums import CodingPurpose
from outcomes.enums import OutcomeState as S
from outcomes.policy.acts import CODERS, RUNNING
from outcomes.policy.reading import may_view
from outcomes.policy.standing import is_author, leads, round_is_running
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_be_given(principal: Principal, outcome) -> Decision:
    """Decide whether somebody can code an outcome at all; the sentence is said about them, to the lead."""
    if not principal.has(*CODERS, round_id=outcome.round_id):
        return refused(_("This person does not code in the round."))
    if is_author(principal, outcome):
        return refused(_("This person wrote it."))
    if not may_view(principal, outcome):
        return refused(_("It is restricted, so only an MLE lead of the round may code it."))
    if principal.person_id in outcome.people_in_conflict:
        return refused(_("This person declared a conflict of interest with it."))
    return ALLOWED


def may_code(principal: Principal, coding) -> Decision:
    """Decide about coding: what was given to oneself, while it stands accepted in a round that runs."""
    outcome = coding.outcome
    if coding.coder_id != principal.person_id or not principal.has(*CODERS, round_id=outcome.round_id):
        return refused(_("This outcome was not given to you to code."))
    if outcome.state != S.ACCEPTED:
        return refused(_("Only accepted outcomes are coded; this one was taken up again."))
    if principal.person_id in outcome.people_in_conflict:
        return refused(_("You declared a conflict of interest with this outcome, so somebody else codes it."))
    if is_author(principal, outcome) and coding.purpose == CodingPurpose.COUNTED:
        return refused(_("You wrote this outcome, so somebody else codes it."))
    if not may_view(principal, outcome):
        return refused(_("This record is not open to you."))
    return round_is_running(outcome)


def may_plan_coding(principal: Principal, harvest_round) -> Decision:
    """Decide about planning the coding of a round and reading how far its coders agree."""
    if principal.has(Role.LEAD, round_id=harvest_round.pk):
        return ALLOWED
    return refused(_("The coding of a round is planned by its MLE lead."))


def may_settle(principal: Principal, outcome) -> Decision:
    """Decide about settling a difference between coders."""
    if not leads(principal, outcome):
        return refused(_("Differences between coders are settled by the MLE lead of the round."))
    if principal.person_id in outcome.people_in_conflict:
        return refused(
            _("You declared a conflict of interest with this outcome, so somebody else settles it.")
        )
    return round_is_running(outcome)


def may_recode(principal: Principal, outcome) -> Decision:
    """Decide about giving a record another code because the codebook changed; closed rounds stay as they are."""
    if not principal.has(Role.LEAD, Role.ADMINISTRATOR):
        return refused(_("Your role does not include this."))
    if outcome.round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": outcome.round.name})
