"""Who may read letters, and who decides about those that did not go."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused
from wiego_mle.kernel.roles import Role


class Act(StrEnum):
    """What a person can do with letters."""

    SEE = "outbox-see"
    SEND_AGAIN = "letter-send-again"
    LEAVE = "letter-leave"
    HOLD = "letter-hold"
    EDIT = "letter-edit"


CARETAKERS = (Role.LEAD, Role.ADMINISTRATOR)
"""Who looks after letters: everywhere, or a lead for the letters of their rounds."""


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide about a letter or, without one, whether a person has any business with letters at all.

    Everybody may read the letters addressed to them; `queries.visible_to` says the same as a filter.
    """
    if target is None:
        allowed = act is Act.SEE or principal.has_anywhere(*CARETAKERS)
    else:
        allowed = _looks_after(principal, target) or (act is Act.SEE and _is_addressee(principal, target))
    return (
        ALLOWED
        if allowed
        else refused(_("Only the leads and administrators who look after this letter may do so."))
    )


def may_read_personal_link(principal: Principal, letter, *, mail_stays_here: bool) -> bool:
    """Say whether the page of a letter prints its personal link.

    The link belongs to the addressee. Only where mail is written to files instead of being sent, as in the
    demonstration, administrators may follow it, because nobody else could.
    """
    return _is_addressee(principal, letter) or (mail_stays_here and principal.has(Role.ADMINISTRATOR))


def _looks_after(principal: Principal, letter) -> bool:
    return principal.has(*CARETAKERS) or letter.round_id in principal.rounds_with(Role.LEAD)


def _is_addressee(principal: Principal, letter) -> bool:
    return principal.person_id is not None and letter.to_id == principal.person_id
