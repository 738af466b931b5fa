"""The phases of a round as one line: which is now, what happens in it, and who moves it on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState

WHAT_HAPPENS = {
    RoundState.PLANNED: _("The MLE lead chooses the team and opens the round."),
    RoundState.OPEN: _("Contributors write and send; reviewers ask, return and accept as it comes in."),
    RoundState.REVIEWING: _("Contributors answer what was asked; reviewers decide what was sent."),
    RoundState.ANALYSING: _("Accepted texts stand. They are counted, compared and read together."),
    RoundState.CLOSED: _("The round is closed, and its numbers stand."),
}
WHAT_IS_NEXT = {
    RoundState.PLANNED: _("Next: the MLE lead opens it for outcomes."),
    RoundState.OPEN: _("Next: the MLE lead stops collecting and the reviewers finish."),
    RoundState.REVIEWING: _("Next: when everything is decided, the MLE lead begins the analysis."),
    RoundState.ANALYSING: _("Next: the MLE lead closes it with a note."),
    RoundState.CLOSED: "",
}


@dataclass(frozen=True)
class Phase:
    """One phase of the line: behind, now, or still to come."""

    state: RoundState
    place: str

    @property
    def label(self) -> str:
        """Return what the phase is called."""
        return self.state.label

    @property
    def is_now(self) -> bool:
        """Say whether the round is in it."""
        return self.place == "now"


@dataclass(frozen=True)
class Line:
    """Where a round is between planning and closing."""

    phases: tuple[Phase, ...]
    what_happens: object
    what_is_next: object

    @property
    def number(self) -> int:
        """Return which phase it is, counted from one."""
        return next(number for number, phase in enumerate(self.phases, start=1) if phase.is_now)


def line_of(state: str) -> Line:
    """Return the line of phases for a round in a state."""
    now = RoundState(state)
    order = list(RoundState)
    here = order.index(now)
    return Line(
        tuple(
            Phase(each, "now" if number == here else "behind" if number < here else "ahead")
            for number, each in enumerate(order)
        ),
        WHAT_HAPPENS[now],
        WHAT_IS_NEXT[now],
    )
