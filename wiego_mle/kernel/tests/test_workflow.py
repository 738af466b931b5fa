"""The workflow table refuses to contradict itself and says what is possible."""

import pytest
from django.db.models import TextChoices

from harvests.workflows import ROUND
from outcomes.workflows import OUTCOME
from wiego_mle.kernel.errors import WrongState
from wiego_mle.kernel.workflow import Step, Workflow, WorkflowFault


class Door(TextChoices):
    OPEN = "open", "Open"
    SHUT = "shut", "Shut"
    LOCKED = "locked", "Locked"


def door(*steps, initial=(Door.OPEN,), final=()):
    return Workflow("door", Door, initial=initial, final=final, steps=steps)


def step(name, sources, target):
    return Step(name, frozenset(sources), target, name.title(), act=None)


SHUT = step("shut", {Door.OPEN}, Door.SHUT)
LOCK = step("lock", {Door.SHUT}, Door.LOCKED)
UNLOCK = step("unlock", {Door.LOCKED}, Door.OPEN)


def test_a_sound_table_lists_the_steps_that_leave_a_state():
    table = door(SHUT, LOCK, UNLOCK)
    assert [each.name for each in table.leaving(Door.SHUT)] == ["lock"]
    assert table.require("unlock", Door.LOCKED) is UNLOCK


def test_a_step_from_another_state_is_refused_in_words():
    with pytest.raises(WrongState, match="“Lock” is not possible now: the record is “Open”"):
        door(SHUT, LOCK, UNLOCK).require("lock", Door.OPEN)


@pytest.mark.parametrize(
    ("steps", "final", "fault"),
    [
        ([SHUT, SHUT, LOCK, UNLOCK], (), "share a name"),
        ([SHUT, UNLOCK], (Door.SHUT,), "cannot be reached"),
        ([SHUT, LOCK], (), "no way out"),
        ([step("melt", {"glass"}, Door.OPEN)], (), "unknown states"),
        ([step("open", set(), Door.OPEN)], (), "unknown states"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(steps, final, fault):
    with pytest.raises(WorkflowFault, match=fault):
        door(*steps, final=final)


def test_initial_states_must_be_known():
    with pytest.raises(WorkflowFault, match="initial or final"):
        door(SHUT, LOCK, UNLOCK, initial=("ajar",))


@pytest.mark.parametrize("table", [OUTCOME, ROUND], ids=lambda table: table.name)
def test_the_diagram_draws_every_step_once_per_source(table):
    drawn = [line for line in table.mermaid().splitlines() if ": " in line]
    assert len(drawn) == sum(len(each.sources) for each in table.steps)
    assert len(set(drawn)) == len(drawn)
