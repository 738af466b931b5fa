"""What somebody is to a record, and whether its round lets anything change."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState
from outcomes.policy.acts import NEW, REVIEWERS, RUNNING, WRITING
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def is_author(principal: Principal, outcome) -> bool:
    """Say whether the person wrote the record."""
    return principal.person_id is not None and outcome.author_id == principal.person_id


def leads(principal: Principal, outcome) -> bool:
    """Say whether the person leads the round of the record."""
    return principal.has(Role.LEAD, round_id=outcome.round_id)


def reviews(principal: Principal, outcome) -> bool:
    """Say whether the person reviews in the round of the record; restricted ones are for its lead."""
    if outcome.is_restricted:
        return leads(principal, outcome)
    return principal.has(*REVIEWERS, round_id=outcome.round_id)


def _has_conflict(principal: Principal, outcome) -> bool:
    """Say whether the person declared that they do not review this; asked last, as it reads the database."""
    return principal.person_id in outcome.people_in_conflict


def may_weigh(principal: Principal, outcome) -> Decision:
    """Decide whether somebody may judge a record as one of its reviewers; leads are no exception."""
    if not reviews(principal, outcome):
        return refused(_("Only a reviewer of this round may decide this."))
    if _has_conflict(principal, outcome):
        return refused(
            _("You declared a conflict of interest with this outcome, so somebody else reviews it.")
        )
    return ALLOWED


def round_is_running(outcome) -> Decision:
    """Decide whether anything of an outcome may change at all: not while its round is planned or closed."""
    if outcome.round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": outcome.round.name})


def may_be_written(outcome) -> Decision:
    """Decide whether the text of an outcome may change at all in the phase of its round.

    While a round is analysed its texts stand. What the lead reopened, or what was sent back before, can
    still be finished; what was never sent rests until it is carried over or the round goes back.
    """
    if outcome.round.state == RoundState.ANALYSING and outcome.state in NEW:
        return refused(
            _(
                "The round “%(round)s” is being analysed and takes nothing new. Its MLE lead can carry this over."
            )
            % {"round": outcome.round.name}
        )
    return round_is_running(outcome)


def written_where() -> Q:
    """Return what `may_be_written` says as a condition."""
    return Q(round__state__in=WRITING) | (Q(round__state=RoundState.ANALYSING) & ~Q(state__in=NEW))
