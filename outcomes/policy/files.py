"""Who may check evidence and look after its files."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.policy.standing import is_author, leads, may_weigh, reviews
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_check_evidence(principal: Principal, item) -> Decision:
    """Decide about checking evidence: neither one’s own nor that of one’s own record."""
    if not reviews(principal, item.outcome):
        return refused(_("Only a reviewer of this round may check evidence."))
    if principal.person_id == item.added_by_id:
        return refused(_("You added this evidence, so somebody else checks it."))
    if is_author(principal, item.outcome):
        return refused(_("You wrote this outcome, so somebody else checks its evidence."))
    return may_weigh(principal, item.outcome)


def may_keep_files(principal: Principal, outcome) -> Decision:
    """Decide about looking after the files of a record."""
    if leads(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only the MLE lead of the round and administrators look after files."))


def may_take_original(principal: Principal, item) -> Decision:
    """Decide about taking a file as it came."""
    if may_keep_files(principal, item.outcome):
        return ALLOWED
    waits = item.served is None or not (item.served.is_ready or item.served.is_failed)
    if waits and principal.person_id == item.added_by_id:
        return ALLOWED
    return refused(_("The file as it came is open to the MLE lead of the round and to administrators."))


def may_copy_again(principal: Principal, item) -> Decision:
    """Decide about trying once more to make the copy of a file."""
    if may_keep_files(principal, item.outcome) or principal.person_id == item.added_by_id:
        return ALLOWED
    return refused(_("Only who added the file, the MLE lead and administrators may try again."))
