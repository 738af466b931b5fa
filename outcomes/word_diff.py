"""What changed between two texts, word by word, so that a person can read it.

Sentences that stayed are found first, so that a long rewrite reads as sentences taken out and put
in, and not as single words that happen to occur in both. White space within a line is no change; a
new paragraph is one. An address of a page is one word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(
    r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]}’']"
    r"|\w+(?:[’'\-.,/:]\w+)*"
    r"|\n\s*"
    r"|[^\w\s]",
)
_ENDS = frozenset(".!?…:")
_MOST_COMPARED = 40_000
"""Pairs of words within one changed passage that are compared; above it the passage counts as rewritten."""
_RUN = 3
"""So many words in a row, if they occur once in both texts, hold a longer passage together."""
_SHORTEST_KEPT = 3
"""So many words must have stayed in one run between two longer changes to be shown as kept."""


@dataclass(frozen=True)
class Token:
    """A word, a mark or a line break, with the spaces that follow it; only `key` is compared."""

    key: str
    text: str


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed (`same`), was taken out (`removed`) or was put in (`added`)."""

    kind: str
    text: str


def tokens_of(text: str) -> list[Token]:
    """Return the words, marks and line breaks of a text; joined again they give the text."""
    text = text.replace("\r\n", "\n")
    found = list(_TOKEN.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    tokens = []
    for number, (match, end) in enumerate(zip(found, ends, strict=True)):
        start = 0 if number == 0 else match.start()
        key = "\n" * min(2, match.group().count("\n")) or match.group()
        tokens.append(Token(key, text[start:end]))
    return tokens


def word_diff(old: str, new: str) -> list[Piece]:
    """Return the pieces of which both texts are made, in reading order: removed before added."""
    before, after = tokens_of(old), tokens_of(new)
    pieces: list[Piece] = []
    for kind, (first, last), (start, end) in compared(before, after):
        if kind == "same":
            stayed = _text(after[start:end])
            # Words taken out at the very end keep their distance.
            ends_early = end == len(after) and last < len(before) and stayed == stayed.rstrip()
            pieces.append(Piece("same", stayed + " " if ends_early else stayed))
            continue
        if last > first:
            pieces.append(Piece("removed", _text(before[first:last])))
        if end > start:
            pieces.append(Piece("added", _text(after[start:end])))
    return pieces


def compared(old: Sequence[Token], new: Sequence[Token]) -> list[Change]:
    """Return passages that stayed ("same") or not ("changed"), each with its bounds in both texts."""
    blocks = matching_blocks([each.key for each in old], [each.key for each in new])
    return _without_crumbs(list(_changes(blocks, len(old), len(new))))


Places = list[tuple[tuple[str, ...], int]]
Change = tuple[str, tuple[int, int], tuple[int, int]]


def matching_blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the runs that stayed, as (start in `old`, start in `new`, length), in order.

    The time grows about as the number of words: whole sentences that occur once in both texts hold
    the comparison together, and only what lies between them is compared word by word.
    """
    blocks: list[tuple[int, int, int]] = []
    at_old = at_new = 0
    for start_old, start_new, length in [*_kept_sentences(old, new), (len(old), len(new), 0)]:
        blocks += _between(old, new, (at_old, start_old), (at_new, start_new))
        if length:
            blocks.append((start_old, start_new, length))
        at_old, at_new = start_old + length, start_new + length
    return _joined(blocks)


def _kept_sentences(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return sentences that occur once in both texts and stand in the same order in both."""
    return _kept_once(_sentences(old), _sentences(new))


def _kept_once(there: Places, here: Places) -> list[tuple[int, int, int]]:
    once = {key for key, number in Counter(key for key, _place in there).items() if number == 1}
    once &= {key for key, number in Counter(key for key, _place in here).items() if number == 1}
    place_of = {key: place for key, place in here if key in once}
    return _rising([(place, place_of[key], len(key)) for key, place in there if key in once])


def _sentences(tokens: Sequence[str]) -> Places:
    found, start = [], 0
    for number, token in enumerate(tokens):
        if token in _ENDS or token.startswith("\n"):
            found.append((tuple(tokens[start : number + 1]), start))
            start = number + 1
    if start < len(tokens):
        found.append((tuple(tokens[start:]), start))
    return found


def _rising(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the longest selection of pairs that rises on both sides; they rise on the first already."""
    tops: list[int] = []
    at_top: list[int] = []
    earlier: list[int] = []
    for number, (_old, new, _length) in enumerate(pairs):
        height = bisect_left(tops, new)
        earlier.append(at_top[height - 1] if height else -1)
        if height == len(tops):
            tops.append(new)
            at_top.append(number)
        else:
            tops[height], at_top[height] = new, number
    chosen, number = [], at_top[-1] if at_top else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = earlier[number]
    return chosen[::-1]


def _between(
    old: Sequence[str], new: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Yield what stayed within one changed passage: its beginning, its end, and words between."""
    first, last = here
    start, end = there
    head = 0
    while first + head < last and start + head < end and old[first + head] == new[start + head]:
        head += 1
    if head:
        yield first, start, head
    first, start = first + head, start + head
    tail = 0
    while last - tail > first and end - tail > start and old[last - tail - 1] == new[end - tail - 1]:
        tail += 1
    last, end = last - tail, end - tail
    yield from _inside(old, new, (first, last), (start, end))
    if tail:
        yield last, end, tail


def _inside(
    old: Sequence[str], new: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Yield what stayed in a passage that differs at both ends; a long one is divided where it can be."""
    (first, last), (start, end) = here, there
    if (last - first) * (end - start) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, old[first:last], new[start:end], autojunk=False)
        for block in matcher.get_matching_blocks()[:-1]:
            yield first + block.a, start + block.b, block.size
        return
    for at_old, at_new, _length in _kept_once(_runs(old, first, last), _runs(new, start, end)):
        if at_old < first or at_new < start:
            continue
        yield from _small(old, new, (first, at_old), (start, at_new))
        yield at_old, at_new, _RUN
        first, start = at_old + _RUN, at_new + _RUN
    yield from _small(old, new, (first, last), (start, end))


def _small(
    old: Sequence[str], new: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    if 0 < (here[1] - here[0]) * (there[1] - there[0]) <= _MOST_COMPARED:
        yield from _inside(old, new, here, there)


def _runs(tokens: Sequence[str], first: int, last: int) -> Places:
    return [(tuple(tokens[at : at + _RUN]), at) for at in range(first, last - _RUN + 1)]


def _joined(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    for old, new, length in blocks:
        if joined and joined[-1][0] + joined[-1][2] == old and joined[-1][1] + joined[-1][2] == new:
            before = joined.pop()
            joined.append((before[0], before[1], before[2] + length))
        else:
            joined.append((old, new, length))
    return joined


def _changes(blocks: list[tuple[int, int, int]], of_old: int, of_new: int) -> Iterator[Change]:
    at_old = at_new = 0
    for old, new, length in [*blocks, (of_old, of_new, 0)]:
        if old > at_old or new > at_new:
            yield "changed", (at_old, old), (at_new, new)
        if length:
            yield "same", (old, old + length), (new, new + length)
        at_old, at_new = old + length, new + length


def _without_crumbs(changes: list[Change]) -> list[Change]:
    """Join changes between which hardly anything stayed: a rewrite reads better as two wholes."""
    joined: list[Change] = []
    for number, change in enumerate(changes):
        kind, (first, last), (_start, end) = change
        is_crumb = (
            kind == "same"
            and 0 < number < len(changes) - 1
            and last - first < _SHORTEST_KEPT
            and _longer(changes[number - 1]) > last - first
            and _longer(changes[number + 1]) > last - first
        )
        if joined and joined[-1][0] == "changed" and (kind == "changed" or is_crumb):
            _kind, (earliest, _), (begin, _) = joined.pop()
            joined.append(("changed", (earliest, last), (begin, end)))
        else:
            joined.append(change)
    return joined


def _longer(change: Change) -> int:
    _kind, (first, last), (start, end) = change
    return max(last - first, end - start)


def _text(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)


def shortened(pieces: Sequence[Piece], around: int = 12) -> list[Piece]:
    """Return the pieces with what stayed cut to some words before and after each change."""
    short = []
    for number, piece in enumerate(pieces):
        words = piece.text.split(" ")
        if piece.kind != "same" or len(words) <= 2 * around + 4:
            short.append(piece)
            continue
        before = " ".join(words[:around]) + " […] " if number else "[…] "
        after = " ".join(words[-around:]) if number < len(pieces) - 1 else ""
        short.append(Piece("same", before + after))
    return short
