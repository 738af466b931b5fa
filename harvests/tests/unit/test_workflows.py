"""The way of a round: every state against every step."""

from __future__ import annotations

import pytest

from harvests.enums import RoundState as S
from harvests.policy import Act
from harvests.workflows import ROUND
from wiego_mle.kernel.errors import WrongState
from wiego_mle.kernel.workflow import Reason

LAWFUL = {
    ("planned", "open"): "open",
    ("open", "review"): "reviewing",
    ("reviewing", "collect"): "open",
    ("reviewing", "close"): "closed",
    ("closed", "reopen"): "reviewing",
}


@pytest.mark.parametrize("step", [step.name for step in ROUND.steps])
@pytest.mark.parametrize("state", [str(state) for state in S])
def test_a_step_starts_only_where_the_table_says(state, step):
    if (state, step) in LAWFUL:
        assert ROUND.require(step, state).target == LAWFUL[state, step]
    else:
        with pytest.raises(WrongState):
            ROUND.require(step, state)


def test_every_lawful_step_is_in_the_table():
    assert {(state, step.name) for step in ROUND.steps for state in step.sources} == set(LAWFUL)


def test_going_back_needs_a_reason_and_going_on_does_not():
    assert {step.name for step in ROUND.steps if step.reason is Reason.REQUIRED} == {"collect", "reopen"}
    assert {step.name for step in ROUND.steps if step.reason is Reason.NONE} == {"open", "review", "close"}


def test_every_step_is_for_those_who_lead_the_round():
    assert {step.act for step in ROUND.steps} == {Act.MOVE_ROUND}
