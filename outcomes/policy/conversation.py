"""Who may ask and answer about a record, and write notes among reviewers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.policy.acts import UNDER_WAY
from outcomes.policy.standing import is_author, may_be_written, may_weigh, reviews
from wiego_mle.kernel.access import Decision, Principal, refused


def _is_under_way(outcome) -> Decision:
    if outcome.state in UNDER_WAY:
        return may_be_written(outcome)
    return refused(_("The record is decided, so nothing more is asked or answered. It can be reopened."))


def may_ask(principal: Principal, outcome) -> Decision:
    """Decide about asking and about settling answers."""
    if is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else asks about it and settles the answers."))
    if not reviews(principal, outcome):
        return refused(_("Only a reviewer of this round may ask about this and settle answers."))
    weighs = may_weigh(principal, outcome)
    return _is_under_way(outcome) if weighs else weighs


def may_answer(principal: Principal, outcome) -> Decision:
    """Decide about answering questions."""
    if not (is_author(principal, outcome) or reviews(principal, outcome)):
        return refused(_("Only the author and the reviewers of the round answer questions about this."))
    return _is_under_way(outcome)


def may_note(principal: Principal, outcome) -> Decision:
    """Decide about notes among the reviewers."""
    if is_author(principal, outcome) or not reviews(principal, outcome):
        return refused(_("Internal notes are among the reviewers and leads of the round."))
    return may_weigh(principal, outcome)
