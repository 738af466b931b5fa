"""What becomes of an outcome made by rule: which steps were taken, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from outcomes.enums import OutcomeState as S
from outcomes.enums import SetAsideKind
from outcomes.workflows import OUTCOME

_LIVES = (
    (S.ACCEPTED, ("submit", "accept"), 60),
    (S.ACCEPTED, ("submit", "return", "resubmit", "accept"), 15),
    (S.SUBMITTED, ("submit",), 5),
    (S.SUBMITTED, ("submit", "return", "resubmit"), 2),
    (S.RETURNED, ("submit", "return"), 5),
    (S.DRAFT, (), 6),
    (S.LEAD, (), 3),
    (S.SET_ASIDE, ("submit", "set_aside"), 3),
    (S.WITHDRAWN, ("withdraw",), 1),
)
_REASONS = {
    "return": "Say which office it was, and in which month; the rest is clear.",
    "set_aside": "This tells what we did ourselves, not what somebody else did differently.",
}
_ACTS = {
    "submit": "outcome.submitted",
    "resubmit": "outcome.resubmitted",
    "accept": "outcome.accepted",
    "return": "outcome.returned",
    "set_aside": "outcome.set_aside",
    "withdraw": "outcome.withdrawn",
}
AUTHORS = ("submit", "resubmit", "withdraw")
"""Steps that the author takes; the others are taken by a reviewer."""


@dataclass(frozen=True)
class Taken:
    """One step that was taken."""

    name: str
    act: str
    source: str
    target: str
    reason: str
    at: datetime

    @property
    def by_author(self) -> bool:
        """Say whether the author took it."""
        return self.name in AUTHORS


def life(random: Random, begun_at: datetime) -> tuple[str, list[Taken]]:
    """Return the state in which a record is now, and the steps that led there from its first save."""
    (state, names, _weight) = random.choices(_LIVES, weights=[weight for *_rest, weight in _LIVES])[0]
    at, now = begun_at, S.LEAD if state == S.LEAD else S.DRAFT
    taken = []
    for name in names:
        step = OUTCOME.require(name, now)
        at += timedelta(hours=3 + int(random.random() * 200))
        taken.append(Taken(name, _ACTS[name], str(now), str(step.target), _REASONS.get(name, ""), at))
        now = step.target
    return str(state), taken


def columns_after(taken: list[Taken], reviewer_id: int) -> dict[str, object]:
    """Return the columns of an outcome that the steps have written."""
    columns: dict[str, object] = {"submissions": 0}
    for step in taken:
        columns["updated_at"] = step.at
        if step.name in ("submit", "resubmit"):
            columns["submitted_at"] = step.at
            columns["submissions"] += 1
            columns.setdefault("first_submitted_at", step.at)
        if step.target in (S.ACCEPTED, S.RETURNED, S.SET_ASIDE):
            columns |= {"decided_at": step.at, "decided_by_id": reviewer_id}
        if step.target == S.SET_ASIDE:
            columns["set_aside_kind"] = str(SetAsideKind.OWN_ACTIVITY)
    return columns


def trail_changes(step: Taken) -> dict[str, tuple]:
    """Return what the trail says about a step."""
    changes = {"state": (step.source, step.target)}
    if step.target == S.SET_ASIDE:
        changes["set_aside_kind"] = ("", str(SetAsideKind.OWN_ACTIVITY))
    return changes
