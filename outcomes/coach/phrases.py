"""How the coach writes down words and turns of phrase: one on a line, in small letters without accents.

A word is itself; `approv*` is any word that begins so, `*ar` one that ends so, `-bar` is none of them all the same;
`a|b|c*` is one of them.
Between words may stand `_` (any one word), `..` (up to three words), `...` (up to six), `....` (up to
fifteen). A word with `?` may be missing. `NUMBER` is digits, `NAME` a word with a capital letter, `ACRONYM`
one with three or more, `<us>` a list that has that name.
Nothing looks across the end of a sentence, so the work grows with the length of the text and no faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outcomes.coach.reading import Reading

_GAPS = {"..": 3, "...": 6, "....": 15}
"""How many words may be passed over."""


class Words:
    """A set of words, some of them only by how they begin (`approv*`) or end (`*ing`)."""

    def __init__(self, listed: str) -> None:
        """Take the words, separated by spaces or line ends."""
        words = listed.split()
        self.exact = frozenset(word for word in words if "*" not in word and word[0] != "-")
        self.none = frozenset(word[1:] for word in words if word[0] == "-")
        self.beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
        self.endings = tuple(word[1:] for word in words if word.startswith("*"))

    def __contains__(self, word: str) -> bool:
        """Say whether a folded word is one of them."""
        return word in self.exact or (
            (word.startswith(self.beginnings) or word.endswith(self.endings)) and word not in self.none
        )

    def __or__(self, other: Words) -> Words:
        """Return the words of both."""
        return Words(f"{self} {other}")

    def __str__(self) -> str:
        return " ".join(
            [
                *sorted(self.exact),
                *(f"-{each}" for each in sorted(self.none)),
                *(f"{each}*" for each in self.beginnings),
                *(f"*{each}" for each in self.endings),
            ]
        )


@dataclass(frozen=True)
class _Element:
    """A place in a phrase: the words that fit it, or how many words may be passed over."""

    words: Words | None = None
    special: str = ""
    gap: int = 0
    optional: bool = False

    def fits(self, reading: Reading, index: int) -> bool:
        if self.words is not None:
            return reading.words[index] in self.words or (
                "ACRONYM" in self.words.exact and reading.is_acronym(index)
            )
        if self.special == "NUMBER":
            return reading.words[index][0].isdigit()
        if self.special == "NAME":
            return reading.is_name(index)
        return True


@dataclass(frozen=True)
class Span:
    """Where a phrase stands: from the first word up to, not including, `end`."""

    start: int
    end: int


class Phrases:
    """Turns of phrase, one on a line."""

    def __init__(self, listed: str, **lists: Words | str) -> None:
        """Take the phrases; `lists` are the word lists that they name as `<name>`."""
        self._by_word: dict[str, list[tuple[_Element, ...]]] = {}
        self._by_beginning: dict[str, list[tuple[_Element, ...]]] = {}
        self._anywhere: list[tuple[_Element, ...]] = []
        for line in listed.splitlines():
            if line.strip():
                for phrase in _without_optional_start(_elements(line, lists)):
                    self._file(phrase)
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def _file(self, phrase: tuple[_Element, ...]) -> None:
        first = phrase[0].words
        if first is None:
            self._anywhere.append(phrase)
            return
        if "ACRONYM" in first.exact or first.endings:
            self._anywhere.append(phrase)
            return
        for word in first.exact:
            self._by_word.setdefault(word, []).append(phrase)
        for beginning in first.beginnings:
            self._by_beginning.setdefault(beginning, []).append(phrase)

    def find(self, reading: Reading, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Find the phrases that begin between two words, at most one at each word."""
        for index in range(start, len(reading.words) if end is None else end):
            found = self.at(reading, index)
            if found:
                yield found

    def first(self, reading: Reading, start: int = 0, end: int | None = None) -> Span | None:
        """Return the first of the phrases, if there is one."""
        return next(self.find(reading, start, end), None)

    def at(self, reading: Reading, index: int) -> Span | None:
        """Return the phrase that begins at a word, if one does."""
        for phrase in self._candidates(reading.words[index]):
            end = _matched(phrase, 0, reading, index, reading.sentence_end(index))
            if end is not None:
                return Span(index, end)
        return None

    def _candidates(self, word: str) -> Iterator[tuple[_Element, ...]]:
        yield from self._by_word.get(word, ())
        for length in self._lengths:
            if length > len(word):
                break
            yield from self._by_beginning.get(word[:length], ())
        yield from self._anywhere


def _elements(line: str, lists: Mapping[str, Words | str]) -> tuple[_Element, ...]:
    elements = []
    for written in line.split():
        optional = written.endswith("?")
        part = written.removesuffix("?")
        if part in _GAPS:
            elements.append(_Element(gap=_GAPS[part]))
        elif part in ("_", "NUMBER", "NAME"):
            elements.append(_Element(special=part, optional=optional))
        else:
            words = " ".join(str(lists[one[1:-1]]) if one.startswith("<") else one for one in part.split("|"))
            elements.append(_Element(words=Words(words), optional=optional))
    return tuple(elements)


def _without_optional_start(phrase: tuple[_Element, ...]) -> Iterator[tuple[_Element, ...]]:
    yield phrase
    if phrase[0].optional:
        yield from _without_optional_start(phrase[1:])


def _matched(phrase: tuple[_Element, ...], place: int, reading: Reading, index: int, stop: int) -> int | None:
    """Return the word after the phrase when it fits from this word on."""
    if place == len(phrase):
        return index
    element = phrase[place]
    if element.gap:
        for passed in range(min(element.gap, stop - index) + 1):
            end = _matched(phrase, place + 1, reading, index + passed, stop)
            if end is not None:
                return end
        return None
    if index < stop and element.fits(reading, index):
        end = _matched(phrase, place + 1, reading, index + 1, stop)
        if end is not None:
            return end
    return _matched(phrase, place + 1, reading, index, stop) if element.optional else None
