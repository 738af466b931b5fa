"""Moving a round where its outcomes have a say."""

from __future__ import annotations

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.services import rounds
from harvests.workflows import ROUND
from outcomes.queries.rounds import undecided_in
from wiego_mle.kernel.access import Principal


def take_round_step(
    *, harvest_round: HarvestRound, step: str, by: Principal, reason: str = "", version: int | None = None
) -> HarvestRound:
    """Take any step of a round's workflow and return the round as it is afterwards.

    Raises:
        Refused: the person does not lead the round, or it is to be closed while outcomes wait.
        WrongState: the round is not where the step starts, for example because of a double click.
        Incomplete: the step asks for a reason.
        Stale: somebody else was first.
    """
    if ROUND.step(step).target == RoundState.CLOSED:
        return close_round(harvest_round=harvest_round, by=by, version=version)
    return rounds.move_round(harvest_round=harvest_round, step=step, by=by, reason=reason, version=version)


def close_round(*, harvest_round: HarvestRound, by: Principal, version: int | None = None) -> HarvestRound:
    """Close a round in which no outcome waits for a decision, and return it.

    The rule needs rounds and outcomes, so the count is made here and the rest there.

    Raises:
        Refused: the person does not lead the round, or outcomes still wait for a decision.
        WrongState, Stale: as in `take_round_step`.
    """
    return rounds.close_round(
        harvest_round=harvest_round, count_undecided=undecided_in, by=by, version=version
    )
