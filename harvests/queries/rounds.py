"""Which rounds, and what may be done with a round now."""

from __future__ import annotations

import uuid

from django.db.models import Case, IntegerField, QuerySet, Value, When

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.policy import Act, may
from harvests.workflows import ROUND
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.workflow import Step

_URGENCY = (
    RoundState.OPEN,
    RoundState.REVIEWING,
    RoundState.ANALYSING,
    RoundState.PLANNED,
    RoundState.CLOSED,
)


def visible_to(principal: Principal) -> QuerySet[HarvestRound]:
    """Return the rounds that a person may read about: all of them, for everybody who signs in."""
    return HarvestRound.objects.all()


def busiest_first(rows: QuerySet[HarvestRound]) -> QuerySet[HarvestRound]:
    """Return rounds in the order in which people need them: the running ones, planned, closed."""
    urgency = Case(
        *(When(state=state, then=Value(position)) for position, state in enumerate(_URGENCY)),
        output_field=IntegerField(),
    )
    return rows.order_by(urgency, "-covers_from", "-pk")


def overlapping(harvest_round: HarvestRound) -> QuerySet[HarvestRound]:
    """Return the other rounds that cover some of the same days."""
    return HarvestRound.objects.filter(
        covers_from__lte=harvest_round.covers_to, covers_to__gte=harvest_round.covers_from
    ).exclude(pk=harvest_round.pk)


def available_steps(principal: Principal, harvest_round: HarvestRound) -> list[Step]:
    """Return the steps that start from the round's state and that this person may take."""
    return [step for step in ROUND.leaving(harvest_round.state) if may(principal, step.act, harvest_round)]


def may_now(principal: Principal, act: Act, harvest_round: HarvestRound) -> bool:
    """Say whether a page offers a person to change a round so: they may, and its numbers do not stand yet."""
    return harvest_round.state != RoundState.CLOSED and bool(may(principal, act, harvest_round))


def made_with(creation_key: str) -> HarvestRound | None:
    """Return the round that a form with this key has made already; None if there is none."""
    try:
        key = uuid.UUID(creation_key)
    except ValueError:
        return None
    return HarvestRound.objects.filter(creation_key=key).first()


def demonstration_is_loaded() -> bool:
    """Say whether this installation holds demonstration material."""
    return HarvestRound.objects.filter(is_demonstration=True).exists()
