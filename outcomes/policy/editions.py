"""Who may make, read and publish editions of the annual tables, and keep views of the explorer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused

MAKERS = (Role.ADMINISTRATOR, Role.LEAD)


def may_see_edition(principal: Principal, edition) -> Decision:
    """A published edition is for everybody who signs in; before that, for those who make it."""
    if edition.is_published:
        return ALLOWED
    return may_make_edition(principal, edition)


def may_take_edition(principal: Principal, edition) -> Decision:
    """Decide about taking the files of an edition."""
    return may_see_edition(principal, edition)


def may_make_edition(principal: Principal, edition) -> Decision:
    """Decide about an edition: administrators and leads for all of it, the lead of a round for that round."""
    if principal.has(*MAKERS) or (edition.round_id and principal.has(Role.LEAD, round_id=edition.round_id)):
        return ALLOWED
    return refused(_("Editions are made by administrators and by the MLE lead of what they are about."))


def may_keep_view(principal: Principal, view) -> Decision:
    """Decide about renaming, sharing or forgetting a view: its owner; a shared one also administrators."""
    if view.owner_id == principal.person_id or (view.is_shared and principal.has(Role.ADMINISTRATOR)):
        return ALLOWED
    return refused(_("This view belongs to somebody else."))
