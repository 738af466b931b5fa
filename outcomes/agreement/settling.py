"""When votes settle a code by themselves, and when a person has to."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What one coder said about one dimension: codes, or that none applies; perhaps not surely."""

    codes: frozenset[Hashable]
    is_not_applicable: bool = False
    is_unsure: bool = False

    @property
    def answer(self) -> tuple[bool, frozenset[Hashable]]:
        """Return what can be the same as somebody else's."""
        return self.is_not_applicable, self.codes


def agreed(said: Sequence[Said]) -> Said | None:
    """Return what everybody said alike and surely; None where they differ, one was unsure, or nobody spoke."""
    if not said or any(each.is_unsure for each in said):
        return None
    first = said[0]
    return first if all(each.answer == first.answer for each in said) else None
