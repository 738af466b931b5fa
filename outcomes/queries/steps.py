"""What a person may do with an outcome now."""

from __future__ import annotations

from outcomes.models import Outcome
from outcomes.policy import may
from outcomes.queries.questions import open_questions
from outcomes.workflows import OUTCOME
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.workflow import Reason, Step


def available_steps(principal: Principal, outcome: Outcome) -> list[Step]:
    """Return the steps that start from the outcome's state and that this person may take."""
    return [step for step in OUTCOME.leaving(outcome.state) if may(principal, step.act, outcome)]


def reason_asked(step: Step, outcome: Outcome) -> Reason:
    """Return whether a step asks for a reason, for this outcome as it is now.

    A reason that is asked for sometimes is that of accepting: it is needed while questions are open.
    """
    if step.reason is not Reason.SOMETIMES:
        return step.reason
    return Reason.REQUIRED if open_questions(outcome).exists() else Reason.NONE
