"""What a printed document says, before it is a Word file or a PDF, so that the two cannot differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from wiego_mle.kernel.pictures import Picture
from wiego_mle.kernel.tables import Table, Value

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
