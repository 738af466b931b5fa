"""Who may begin, change, send and withdraw a record, and say how it belongs to others."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState
from outcomes.enums import OutcomeState as S
from outcomes.policy.acts import REVIEWERS, UNDER_WAY, WRITERS, WRITING, WRITTEN_BY_AUTHOR
from outcomes.policy.standing import is_author, leads, may_be_written, may_weigh, reviews, round_is_running
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_log(principal: Principal, harvest_round) -> Decision:
    """Decide about beginning a record in a round."""
    if not principal.has(*WRITERS, round_id=harvest_round.pk):
        return refused(_("You are not a contributor of this round."))
    if harvest_round.state == RoundState.OPEN:
        return ALLOWED
    if harvest_round.state == RoundState.REVIEWING:
        leads_it = principal.has(Role.LEAD, round_id=harvest_round.pk)
        if leads_it or _has_more_time(principal, harvest_round):
            return ALLOWED
    return refused(_("This round is not collecting outcomes now."))


def _has_more_time(principal: Principal, harvest_round) -> bool:
    """Say whether the person’s own last day is later than the round’s and not over; reads the database."""
    until = harvest_round.more_time_until(principal.person_id)
    return until is not None and until >= timezone.localdate()


def may_edit(principal: Principal, outcome) -> Decision:
    """Decide about changing the text of a record."""
    written = may_be_written(outcome)
    if not written:
        return written
    if outcome.state in WRITTEN_BY_AUTHOR and is_author(principal, outcome):
        return ALLOWED
    if outcome.state in (*WRITTEN_BY_AUTHOR, S.SUBMITTED) and reviews(principal, outcome):
        return may_weigh(principal, outcome)
    if outcome.state in WRITTEN_BY_AUTHOR:
        return refused(_("Only the author and the reviewers of the round may change this text."))
    if outcome.state == S.SUBMITTED:
        return refused(_("The text is with the reviewers now. They return it if something is to be changed."))
    return refused(_("This record can no longer be changed. A reviewer can reopen it with a reason."))


def may_submit(principal: Principal, outcome) -> Decision:
    """Decide about sending a record to the reviewers, for the first time or again."""
    if not (is_author(principal, outcome) or reviews(principal, outcome)):
        return refused(_("Only the author and the reviewers of the round may send this text."))
    return may_be_written(outcome)


def may_withdraw(principal: Principal, outcome) -> Decision:
    """Decide about withdrawing a record and taking it up again."""
    if not is_author(principal, outcome):
        return refused(_("Only the author may withdraw an outcome."))
    return may_be_written(outcome) if outcome.state == S.WITHDRAWN else round_is_running(outcome)


def may_carry_over(principal: Principal, outcome) -> Decision:
    """Decide about moving an unfinished record to a later round; a closed round gives it away too."""
    if not leads(principal, outcome):
        return refused(_("Only the MLE lead of the round carries an outcome over to another one."))
    if outcome.state in UNDER_WAY:
        return ALLOWED
    return refused(_("Only what is unfinished is carried over; what was decided stays in its round."))


def may_link(principal: Principal, outcome) -> Decision:
    """Links say how records belong together and change none, so they are made in closed rounds too."""
    if is_author(principal, outcome) or reviews(principal, outcome):
        return ALLOWED
    return refused(_("Only the author and the reviewers of the round may link this outcome to another."))


def may_merge(principal: Principal, outcome) -> Decision:
    """Decide about an outcome that would no longer be counted by itself; asked of the kept one too."""
    if not reviews(principal, outcome):
        return refused(_("Merging two outcomes is for reviewers of the rounds of both."))
    if outcome.round.state in WRITING or leads(principal, outcome):
        return may_weigh(principal, outcome)
    return refused(
        _("The round “%(round)s” is analysed or closed, so only its MLE lead may change what it counts.")
        % {"round": outcome.round.name}
    )


def may_edit_contribution(principal: Principal, contribution) -> Decision:
    """Decide about changing a contribution."""
    if contribution.withheld and contribution.author_id != principal.person_id:
        return refused(_("Words of this contribution are withheld, so only its author changes it."))
    if contribution.author_id == principal.person_id or principal.has(*REVIEWERS):
        return ALLOWED
    return refused(_("Only the author and reviewers may change this contribution."))
