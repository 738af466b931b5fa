"""Moving a round where its outcomes have a say."""

from __future__ import annotations

from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.services import rounds
from harvests.workflows import BACKWARD, ROUND
from outcomes.models import LeftInRound
from outcomes.queries.frozen import record_of
from outcomes.queries.round_checks import refusals, refused_because
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused


def take_round_step(
    *,
    harvest_round: HarvestRound,
    step: str,
    by: Principal,
    reason: str = "",
    note: dict[str, str] | None = None,
    version: int | None = None,
) -> HarvestRound:
    """Take any step of a round's workflow and return the round as it is afterwards.

    A step back to an earlier phase ends what was left with a reason: the checks are asked anew.

    Raises:
        Refused: the person does not lead the round, or a check stands against the step.
        WrongState: the round is not where the step starts, for example because of a double click.
        Incomplete: the step asks for a reason, or closing for its note.
        Stale: somebody else was first.
    """
    if ROUND.step(step).target == RoundState.CLOSED:
        return close_round(harvest_round=harvest_round, note=note or {}, by=by, version=version)
    with recorded(by=by):
        moved = rounds.move_round(
            harvest_round=harvest_round,
            step=step,
            by=by,
            reason=reason,
            version=version,
            guard=lambda: require_settled(harvest_round, step),
        )
        if step in BACKWARD:
            LeftInRound.objects.filter(round=harvest_round, ended_at__isnull=True).update(
                ended_at=timezone.now()
            )
    return moved


def close_round(
    *, harvest_round: HarvestRound, note: dict[str, str], by: Principal, version: int | None = None
) -> HarvestRound:
    """Close a round of which every check is settled or left with a reason, and return it.

    The rule needs rounds and outcomes, so checks and record are made here and the rest there.

    Raises:
        Refused: the person does not lead the round, or a check stands against closing.
        Incomplete: a part of the closing note is missing.
        WrongState, Stale: as in `take_round_step`.
    """
    return rounds.close_round(
        harvest_round=harvest_round,
        note=note,
        guard=lambda: require_settled(harvest_round, "close"),
        freeze=record_of,
        by=by,
        version=version,
    )


def require_settled(harvest_round: HarvestRound, step: str) -> None:
    """Raise `Refused` while a check stands against a step, saying which and how many outcomes it lists."""
    against = refusals(harvest_round, step)
    if against:
        raise Refused(refused_because(against))
