"""Whether somebody outside counts as independent of an outcome: pure, over what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from outcomes.nomination_enums import Closeness, NominationState
from wiego_mle.kernel.folding import fold


class Known(NamedTuple):
    """A person as far as they are known: to be told apart from others, or found to be the same."""

    name: str
    organisation: str
    email: str

    def is_same_as(self, other: Known) -> bool:
        """Say whether two are the same person: one address, or one name in one organisation.

        Where one of them names no organisation, the same name is enough: an answer that wrongly does not
        count does less harm than one that wrongly does.
        """
        if self.email and self.email.casefold() == other.email.casefold():
            return True
        if not self.name or fold(self.name) != fold(other.name):
            return False
        here, there = fold(self.organisation), fold(other.organisation)
        return here == there or not here or not there


def bar_of(person: Known, told: Iterable[Known], *, nomination: str, conflict: str) -> str:
    """Return why an answer of somebody does not count, in the active language; an empty text if it does."""
    if conflict == Closeness.DECLARED:
        return _("A conflict of interest is declared.")
    if any(person.is_same_as(each) for each in told):
        return _("This person was a source of the outcome, or wrote in its record.")
    if nomination != NominationState.APPROVED:
        return _("No reviewer has checked whether this person is independent.")
    return ""
