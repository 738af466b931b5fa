"""What a person may do with an outcome now."""

from __future__ import annotations

from outcomes.models import Outcome
from outcomes.policy import may
from outcomes.workflows import OUTCOME
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.workflow import Step


def available_steps(principal: Principal, outcome: Outcome) -> list[Step]:
    """Return the steps that start from the outcome's state and that this person may take."""
    return [step for step in OUTCOME.leaving(outcome.state) if may(principal, step.act, outcome)]
