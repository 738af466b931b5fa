"""Holding a round while a step with one of its outcomes is under way."""

from __future__ import annotations

from harvests.models import HarvestRound
from outcomes.models import Outcome
from wiego_mle.kernel.claim import claim


def hold_round(outcome: Outcome) -> None:
    """Take the round's row until the commit, so that nobody closes it under a step that is under way."""
    state = outcome.round.state
    claim(HarvestRound.objects, pk=outcome.round_id, expected={"state": state}, state=state)
