"""A title made of the beginning of a text."""

from __future__ import annotations

LONGEST_TITLE = 100
_SHORTEST_SENTENCE = 20


def headline(text: str) -> str:
    """Return the first sentence of a text as a title, cut between words if it is too long."""
    line = " ".join(text.split())
    for stop in (". ", "! ", "? ", "; "):
        sentence = line.split(stop)[0]
        # The point of “St. Louis” ends no sentence.
        line = sentence if len(sentence) >= _SHORTEST_SENTENCE else line
    line = line.removesuffix(".") or line
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
