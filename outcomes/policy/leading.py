"""What the lead of a round may see and do with it as a whole."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcomes.policy.acts import RUNNING
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


def may_see_cockpit(principal: Principal, harvest_round) -> Decision:
    """Its numbers tell of every record of the round, so it is open to those who may read all of them."""
    if principal.has(Role.LEAD, round_id=harvest_round.pk):
        return ALLOWED
    return refused(_("The cockpit of a round is for its MLE lead."))


def may_remind(principal: Principal, harvest_round) -> Decision:
    """Decide about writing reminders for a round."""
    if not principal.has(Role.LEAD, round_id=harvest_round.pk):
        return refused(_("Only the MLE lead of a round writes reminders for it."))
    if harvest_round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})


def may_see_imports(principal: Principal, harvest_round) -> Decision:
    """Rows of a file name sources and everything else, so they are open to those who may read all of it."""
    if principal.has(Role.LEAD, round_id=harvest_round.pk) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Imports are for the MLE lead of the round and administrators."))


def may_take_imported(principal: Principal, sheet_import) -> Decision:
    """Decide about taking a spreadsheet as it came; asked last, as it reads the database.

    The rows can be shown without what is withheld or erased, the file cannot.
    """
    sees = may_see_imports(principal, sheet_import.round)
    if not sees:
        return sees
    if sheet_import.holds_what_is_kept_back:
        return refused(
            _(
                "Words that came with this file are withheld, or a source in it was erased, "
                "so the file as it came is handed to nobody."
            )
        )
    return ALLOWED


def may_import(principal: Principal, harvest_round) -> Decision:
    """Decide about bringing a file into a round, and about undoing that."""
    sees = may_see_imports(principal, harvest_round)
    if not sees:
        return sees
    if harvest_round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})
