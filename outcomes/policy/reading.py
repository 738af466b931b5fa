"""Who may read a record, and what of it is kept from most."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.enums import OutcomeState as S
from outcomes.policy.acts import EARLY, REVIEWERS, TEAM, WRITTEN_BY_AUTHOR
from outcomes.policy.standing import is_author, leads, reviews
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_view(principal: Principal, outcome) -> Decision:
    """Decide whether a person may read an outcome; `queries.visible_to` says the same as a filter."""
    if is_author(principal, outcome):
        return ALLOWED
    hidden = refused(_("This record is not open to you."))
    if outcome.state in EARLY:
        return ALLOWED if reviews(principal, outcome) else hidden
    if outcome.is_restricted:
        sees = leads(principal, outcome) or principal.has(Role.ADMINISTRATOR)
    elif outcome.state == S.ACCEPTED:
        sees = True
    else:
        sees = principal.has(
            Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR
        ) or outcome.round_id in principal.rounds_with(*TEAM)
    return ALLOWED if sees else hidden


def may_read_restricted(principal: Principal, outcome) -> Decision:
    """Decide whether a person may read an outcome also while it is restricted, and what was written then."""
    knows_it = is_author(principal, outcome) or leads(principal, outcome)
    if knows_it or (principal.has(Role.ADMINISTRATOR) and outcome.state not in EARLY):
        return ALLOWED
    return refused(_("What was written while the record was restricted is not open to you."))


def may_count(principal: Principal, state: str, *, round_id: int, restricted: bool) -> Decision:
    """Decide whether a person may read every record of a state in a round, and so may see their number.

    A number in a table is complete or it is not shown; what somebody wrote themself does not make
    it complete. Says the same as `may_view` of a record that somebody else wrote.
    """
    if restricted and state in EARLY:
        sees = principal.has(Role.LEAD, round_id=round_id)
    elif restricted:
        sees = principal.has(Role.LEAD, round_id=round_id) or principal.has(Role.ADMINISTRATOR)
    elif state in EARLY:
        sees = principal.has(*REVIEWERS, round_id=round_id)
    elif state == S.ACCEPTED:
        sees = True
    else:
        sees = principal.has(Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR) or bool(
            principal.rounds_with(*TEAM) & {round_id}
        )
    return ALLOWED if sees else refused(_("Not all of these records are open to you."))


def may_see_sources(principal: Principal, outcome) -> Decision:
    """Decide about reading who told us."""
    if is_author(principal, outcome) or reviews(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Who told us is open to the author, the reviewers of the round and administrators."))


def may_see_coach(principal: Principal, outcome) -> Decision:
    """Decide about reading what the coach asked."""
    if is_author(principal, outcome) or reviews(principal, outcome):
        return ALLOWED
    return refused(_("What the coach asked is between the author and the reviewers of the round."))


def may_withhold(principal: Principal, outcome) -> Decision:
    """Protecting somebody waits for no state and no round."""
    if is_author(principal, outcome) or reviews(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only the author, the reviewers of the round and administrators withhold words."))


def may_show_again(principal: Principal, outcome) -> Decision:
    """Decide about no longer withholding words."""
    if leads(principal, outcome):
        return ALLOWED
    if outcome.state in WRITTEN_BY_AUTHOR and is_author(principal, outcome):
        return ALLOWED
    return refused(_("Whether these words may be read is for the lead of the round to say."))


def may_reveal(principal: Principal, outcome) -> Decision:
    """Decide about reading withheld words."""
    if is_author(principal, outcome) or reviews(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Withheld words are open to the author, the reviewers of the round and administrators."))


def may_see_looks(principal: Principal, outcome) -> Decision:
    """Decide about reading who looked."""
    if is_author(principal, outcome) or leads(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Who looked is open to the author, the lead of the round and administrators."))


def may_erase_source(principal: Principal, outcome) -> Decision:
    """Decide about erasing what is known of a source."""
    if leads(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only the lead of the round and administrators erase what is known of a source."))
