"""State machines as frozen tables that check themselves and draw themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext

from wiego_mle.kernel.errors import WrongState


class Reason(StrEnum):
    """Whether a step asks for a reason; `SOMETIMES` is decided by the record, when the step is taken."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"
    SOMETIMES = "sometimes"


class Tone(StrEnum):
    """How the button of a step presents itself."""

    MAIN = "main"
    PLAIN = "plain"
    WARNING = "warning"


@dataclass(frozen=True)
class Step:
    """One row of a workflow table.

    `act` is the member of the policy's act enum that a person needs for the step; `label` is the
    (translatable) text of the button, `reason_label` the question above the reason field and `key`
    the keyboard shortcut on a page that works through many records. `reason_when` says, for a reason
    that is asked for sometimes, when that is, as the drawing prints it.
    """

    name: str
    sources: frozenset
    target: object
    label: object
    act: object
    reason: Reason = Reason.NONE
    reason_label: object = ""
    reason_when: str = ""
    tone: Tone = Tone.PLAIN
    key: str = ""


class WorkflowFault(Exception):
    """A workflow table contradicts itself; raised when the module is imported."""


class Workflow:
    """A validated table of steps between the states of one kind of record.

    Raises `WorkflowFault` when a step names an unknown state, two steps share a name, a state
    cannot be reached from the initial ones, or a state that is not final has no way out.
    """

    def __init__(self, name: str, states, *, initial: Iterable, final: Iterable, steps: Iterable[Step]):
        self.name = name
        self.states = tuple(states)
        self.initial = frozenset(initial)
        self.final = frozenset(final)
        self.steps = tuple(steps)
        self._by_name = {step.name: step for step in self.steps}
        self._validate()

    def _validate(self) -> None:
        known = set(self.states)
        if len(self._by_name) != len(self.steps):
            raise WorkflowFault(f"{self.name}: two steps share a name")
        for step in self.steps:
            unknown = (set(step.sources) | {step.target}) - known
            if unknown or not step.sources:
                raise WorkflowFault(f"{self.name}: step {step.name} has no or unknown states {unknown}")
        if not self.initial or (self.initial | self.final) - known:
            raise WorkflowFault(f"{self.name}: initial or final states are unknown")
        reached = set(self.initial)
        while True:
            more = {step.target for step in self.steps if step.sources & reached} - reached
            if not more:
                break
            reached |= more
        if known - reached:
            raise WorkflowFault(f"{self.name}: {known - reached} cannot be reached")
        leaving = set().union(*(step.sources for step in self.steps))
        stuck = known - self.final - leaving
        if stuck:
            raise WorkflowFault(f"{self.name}: no way out of {stuck}, and they are not final")

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def step(self, name: str) -> Step:
        """Return the step of that name; raise KeyError if the table has none."""
        return self._by_name[name]

    def leaving(self, state) -> tuple[Step, ...]:
        """Return the steps that start from a state, in the order of the table."""
        return tuple(step for step in self.steps if state in step.sources)

    def require(self, name: str, state) -> Step:
        """Return the step if it starts from the state, else raise `WrongState`."""
        step = self.step(name)
        if state not in step.sources:
            raise WrongState(_wrong_state_text(step.label, type(self.states[0])(state).label))
        return step

    def mermaid(self) -> str:
        """Return the table as a Mermaid state diagram for the documentation."""
        lines = ["stateDiagram-v2"]
        lines += [f"    [*] --> {state}" for state in self.states if state in self.initial]
        for step in self.steps:
            for source in self.states:
                if source in step.sources:
                    mark = _reason_mark(step)
                    lines.append(f"    {source} --> {step.target}: {step.name}{mark}")
        lines += [f"    {state} --> [*]" for state in self.states if state in self.final]
        return "\n".join(lines) + "\n"


def _reason_mark(step: Step) -> str:
    if step.reason is Reason.SOMETIMES:
        return f" (reason {step.reason_when})"
    return " (reason)" if step.reason is Reason.REQUIRED else ""


def _wrong_state_text(step_label, state_label) -> str:
    return gettext("“%(step)s” is not possible now: the record is “%(state)s”.") % {
        "step": step_label,
        "state": state_label,
    }
