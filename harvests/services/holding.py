"""Holding a round while something in it changes."""

from __future__ import annotations

from harvests.models import HarvestRound
from wiego_mle.kernel.claim import claim


def hold_round(harvest_round: HarvestRound) -> None:
    """Take the round's row until the commit, so that it does not move on under a change that is under way.

    Every step of a round takes the same row. To be called first in a transaction; who needs several rounds
    takes them in the order of their keys.

    Raises:
        Stale: the round has moved on since it was read.
    """
    state = harvest_round.state
    claim(HarvestRound.objects, pk=harvest_round.pk, expected={"state": state}, state=state)
