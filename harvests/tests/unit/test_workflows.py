"""The way of a round: every state against every step."""

from __future__ import annotations

import pytest

from harvests.enums import RoundState as S
from harvests.phases import line_of
from harvests.policy import Act
from harvests.workflows import BACKWARD, ROUND
from wiego_mle.kernel.errors import WrongState
from wiego_mle.kernel.workflow import Reason

LAWFUL = {
    ("planned", "open"): "open",
    ("open", "review"): "reviewing",
    ("reviewing", "collect"): "open",
    ("reviewing", "analyse"): "analysing",
    ("analysing", "review_again"): "reviewing",
    ("analysing", "close"): "closed",
    ("closed", "reopen"): "analysing",
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
    assert {step.name for step in ROUND.steps if step.reason is Reason.REQUIRED} == BACKWARD
    assert {step.name for step in ROUND.steps if step.reason is Reason.NONE} == {
        "open",
        "review",
        "analyse",
        "close",
    }


def test_the_steps_back_are_those_that_lead_to_an_earlier_phase():
    order = list(S)
    back = {
        step.name
        for step in ROUND.steps
        if all(order.index(step.target) < order.index(source) for source in step.sources)
    }
    assert back == BACKWARD == {"collect", "review_again", "reopen"}


@pytest.mark.parametrize("state", list(S))
def test_the_line_of_phases_says_where_the_round_is(state):
    line = line_of(state)
    assert [phase.state for phase in line.phases if phase.is_now] == [state]
    assert [phase.place for phase in line.phases].count("behind") == line.number - 1
    assert line.what_happens
    assert bool(line.what_is_next) == (state != S.CLOSED)


def test_every_step_is_for_those_who_lead_the_round():
    assert {step.act for step in ROUND.steps} == {Act.MOVE_ROUND}
