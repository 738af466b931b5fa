"""What a reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

MOST_TEXT = 200_000
"""Characters of a text that are kept for searching."""


class CannotClean(Exception):
    """A file cannot be cleaned; `reason` is one of the words that the application knows."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


LOCKED = "locked"
TOO_MUCH = "too_much"
TOO_MANY_PIXELS = "pixels"
DAMAGED = "damaged"
UNSAFE = "unsafe"


@dataclass(frozen=True)
class Cleaned:
    """A cleaned file, the text in it, and a small picture of it if there is one."""

    content: bytes
    content_type: str
    ending: str
    text: str = ""
    thumbnail: bytes = b""
    size_of_thumbnail: tuple[int, int] = (0, 0)
