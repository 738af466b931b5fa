"""Who asks, and how a policy answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from wiego_mle.kernel.errors import Refused


@dataclass(frozen=True)
class Decision:
    """The answer of a policy: whether something is allowed and, if not, why not.

    A decision is true or false by itself, so `if may(...)` reads naturally.
    """

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def __iter__(self):
        return iter((self.allowed, self.reason))


ALLOWED = Decision(True)


def refused(reason: str) -> Decision:
    """Return a refusal that carries the sentence shown to the person."""
    return Decision(False, reason)


def require(decision: Decision) -> None:
    """Go on where the decision allows; else raise Refused with its reason."""
    if not decision:
        raise Refused(decision.reason)


@dataclass(frozen=True)
class Principal:
    """The person (or the application itself) who asks or acts.

    `roles` hold for the whole organisation, `round_roles` maps the id of a harvest round to the
    roles held only there. "Actor" is kept for the domain: the one whose behaviour changed.
    """

    person_id: int | None
    name: str
    roles: frozenset[str] = frozenset()
    round_roles: Mapping[int, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    def has(self, *roles: str, round_id: int | None = None) -> bool:
        """Say whether one of the roles is held everywhere or in the given round."""
        wanted = frozenset(roles)
        if self.roles & wanted:
            return True
        return round_id is not None and bool(self.round_roles.get(round_id, frozenset()) & wanted)

    def has_anywhere(self, *roles: str) -> bool:
        """Say whether one of the roles is held everywhere or in at least one round."""
        wanted = frozenset(roles)
        return bool(self.roles & wanted) or any(held & wanted for held in self.round_roles.values())

    def rounds_with(self, *roles: str) -> frozenset[int]:
        """Return the ids of the rounds in which one of the roles is held for that round only."""
        wanted = frozenset(roles)
        return frozenset(pk for pk, held in self.round_roles.items() if held & wanted)


APPLICATION = Principal(person_id=None, name="Outcome Harvest")
"""Acts when nobody does: scheduled work and start-up."""
