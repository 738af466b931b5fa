"""Finding the exact place of a quote on a page; pure functions over texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wiego_mle.kernel.sentences import Sentence

_ALIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”«»]', "“": '["“”]', "”": '["“”]', "-": "[-–‑]"}


@dataclass(frozen=True)
class Place:
    """Where words stand on a page, in characters of its text."""

    start: int
    end: int

    def words_in(self, text: str) -> str:
        """Return the words as they stand there."""
        return text[self.start : self.end]


def number_of_words(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def on_one_line(text: str) -> str:
    """Return a passage over several paragraphs on one line."""
    return " ".join(text.split())


def whole_words(place: Place, text: str) -> Place | None:
    """Return a place widened to whole words and without white space around it; None if no word is there."""
    start, end = min(place.start, len(text)), min(place.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Place(start, end)


def place_of_sentences(sentences: Sequence[Sentence], numbers: Iterable[int]) -> Place | None:
    """Return the place from the first to the last of the chosen sentences; None if none of them is there."""
    chosen = [each for each in sentences if each.number in set(numbers)]
    return Place(chosen[0].start, chosen[-1].end) if chosen else None


def place_of(quote: str, text: str, *, near: Place) -> Place | None:
    """Return where a quote stands on a page, word for word; None if it does not.

    White space and the kind of quotation marks do not matter. Of several places the one within `near`
    counts, then the nearest to it.
    """
    words = quote.split()
    if not words:
        return None
    pattern = r"\s+".join("".join(_ALIKE.get(letter, re.escape(letter)) for letter in word) for word in words)
    found = [Place(*match.span()) for match in re.finditer(pattern, text)]
    return min(
        found, key=lambda place: (not _within(place, near), abs(place.start - near.start)), default=None
    )


def _within(place: Place, near: Place) -> bool:
    return near.start <= place.start and place.end <= near.end
