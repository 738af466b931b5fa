"""The words of a rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleWords:
    """A question in plain words, one sentence why it is asked, and an example of a better wording."""

    question: str
    why: str
    example: str
