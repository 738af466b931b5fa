"""What a person may do with an outcome now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from outcomes.enums import OutcomeState
from outcomes.models import Outcome, ReviewDecision
from outcomes.policy import may
from outcomes.queries.questions import open_questions
from outcomes.workflows import OUTCOME
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.workflow import Reason, Step

TIME_TO_TAKE_BACK = timedelta(seconds=60)
"""How long a decision can be taken back by who took it; its letter goes afterwards."""
TO_TAKE_BACK = ("accept", "return", "set_aside")
"""The decisions about a submitted text; what other steps did is undone by steps of their own."""


def available_steps(principal: Principal, outcome: Outcome, *, now: datetime | None = None) -> list[Step]:
    """Return the steps that start from the outcome's state and that this person may take now."""
    return [
        step
        for step in OUTCOME.leaving(outcome.state)
        if (step.name != "take_back" or decision_to_take_back(principal, outcome, now=now))
        and may(principal, step.act, outcome)
    ]


def decision_to_take_back(
    principal: Principal, outcome: Outcome, *, now: datetime | None = None
) -> ReviewDecision | None:
    """Return the decision of this person that can still be taken back; None once the minute is over.

    Nothing is read unless the record says that this person decided it within the minute.
    """
    now = now or timezone.now()
    if outcome.decided_by_id is None or outcome.decided_by_id != principal.person_id:
        return None
    if outcome.decided_at is None or now - outcome.decided_at >= TIME_TO_TAKE_BACK:
        return None
    last = outcome.decisions.order_by("-at", "-pk").first()
    is_one = (
        last is not None
        and last.step in TO_TAKE_BACK
        and (last.from_state, last.to_state) == (OutcomeState.SUBMITTED, outcome.state)
    )
    return last if is_one and last.by_id == principal.person_id else None


def latest_to_take_back(principal: Principal, *, now: datetime | None = None) -> ReviewDecision | None:
    """Return the newest decision of a person, with its outcome, if it can still be taken back."""
    now = now or timezone.now()
    last = (
        ReviewDecision.objects.filter(by_id=principal.person_id, at__gt=now - TIME_TO_TAKE_BACK)
        .select_related("outcome__round", "outcome__author")
        .order_by("-at", "-pk")
        .first()
    )
    if last is None or decision_to_take_back(principal, last.outcome, now=now) != last:
        return None
    return last if may(principal, OUTCOME.step("take_back").act, last.outcome) else None


def reason_asked(step: Step, outcome: Outcome) -> Reason:
    """Return whether a step asks for a reason, for this outcome as it is now.

    A reason that is asked for sometimes is that of accepting: it is needed while questions are open.
    """
    if step.reason is not Reason.SOMETIMES:
        return step.reason
    return Reason.REQUIRED if open_questions(outcome).exists() else Reason.NONE
