"""What a printed document says, before it is a Word file or a PDF, so that the two cannot differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from wiego_mle.kernel.pictures import Picture
from wiego_mle.kernel.tables import Kind, Table, Value

Pair = tuple[str, str]
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Passage:
    """A piece of text under a small heading, in its own language."""

    heading: str
    text: str
    language: str = ""


@dataclass(frozen=True)
class Entry:
    """One record in full: heading, a line of facts, passages, and its codes as pairs."""

    heading: str
    line: str
    passages: tuple[Passage, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Part:
    """A chapter: heading, sentences, a picture, a table with what belongs to it, entries.

    `entries` is called when they are written, so that many are not held. A part with `level` 2 belongs to the
    part before it.
    """

    heading: str
    level: int = 1
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    picture: Picture | None = None
    table: Table | None = None
    facts: tuple[str, ...] = ()
    entries: Callable[[], Iterable[Entry]] | None = None


@dataclass(frozen=True)
class Words:
    """The few words that a document adds by itself, in its language."""

    contents: str
    page: str
    unset: str
    colon: str = ": "


@dataclass(frozen=True)
class Document:
    """A whole document: title, what it is about in pairs, and its parts in their order."""

    title: str
    subtitle: str
    language: str
    words: Words
    facts: tuple[Pair, ...] = ()
    parts: Sequence[Part] = field(default_factory=tuple)


def printable(value: Value) -> str:
    """Return a value as a document prints it: text without signs that no document can hold."""
    if value is None:
        return ""
    return _NOT_PRINTABLE.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))


_MOST_HEADS_LYING = 6
_WEIGHTS = {Kind.TEXT: 2.0, Kind.LONG: 4.0}
_WEIGHT_OF_NUMBERS = 1.4
_LONGEST_LINE = 18
_HIGHEST_HEAD = 150


KEPT_TOGETHER = 18
"""A table with so many rows at most stands on one page."""


def is_wide(table: Table, most_heads_lying: int = _MOST_HEADS_LYING) -> bool:
    """Say whether a table of numbers has so many columns that their heads stand upright."""
    return table.total is not None and len(table.columns) > most_heads_lying


def height_of_heads(table: Table) -> float:
    """Return in points how high upright heads are: a long one stands on two lines."""
    lengths = (len(str(column.label)) for column in table.columns[1:])
    longest = max(
        length if length <= _LONGEST_LINE else max(_LONGEST_LINE, length * 0.65) for length in lengths
    )
    return min(_HIGHEST_HEAD, 14 + 4.6 * longest)


def widths_of(table: Table) -> list[float]:
    """Return which share of the page each column takes.

    In a table of numbers the words in front have a third of it, or a quarter where there are many columns;
    elsewhere texts take more than numbers, and the first text most.
    """
    amount = len(table.columns)
    if table.total is not None:
        first = 0.24 if is_wide(table) else 0.32
        return [first] + [(1 - first) / (amount - 1)] * (amount - 1)
    weights = [_WEIGHTS.get(column.kind, _WEIGHT_OF_NUMBERS) for column in table.columns]
    if Kind.LONG not in [column.kind for column in table.columns]:
        weights[0] *= 1.5
    return [weight / sum(weights) for weight in weights]
