"""One text made of two that descend from the same one, word by word.

Where only one of the two was changed, the change is taken; where both were changed in the same place,
both wordings are kept, each within a plain mark, for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from outcomes.word_diff import Token, compared, tokens_of

OPENS, CLOSES = "⟦", "⟧"
"""Stand around what is still to be decided; nobody types them by accident."""


@dataclass(frozen=True)
class Merge:
    """The text made of both, and in how many places both were changed so that a person must decide."""

    text: str
    overlaps: int

    @property
    def is_clean(self) -> bool:
        """Say whether the text holds both changes and nothing is left to decide."""
        return not self.overlaps


def merged(before: str, mine: str, theirs: str) -> Merge:
    """Return both changes of one text put together."""
    # The last words of one text may come to stand before others.
    base, own, other = (tokens_of(f"{text} ") for text in (before, mine, theirs))
    written, overlaps = [], 0
    for was, is_mine, is_theirs in _passages(base, own, other):
        if _same(is_mine, is_theirs) or _same(was, is_theirs):
            written.append(_text(is_mine))
        elif _same(was, is_mine):
            written.append(_text(is_theirs))
        else:
            overlaps += 1
            written.append(_marked(_text(is_mine), _text(is_theirs)))
    return Merge("".join(written).strip(), overlaps)


def is_undecided(text: str) -> bool:
    """Say whether a mark of an overlap is still in a text."""
    return OPENS in text or CLOSES in text


def _marked(mine: str, theirs: str) -> str:
    own, other = mine.strip(), theirs.strip()
    after = theirs[len(theirs.rstrip()) :] or mine[len(mine.rstrip()) :] or " "
    return (
        OPENS
        + (_("yours: %(text)s") % {"text": own} if own else _("yours: taken out"))
        + CLOSES
        + OPENS
        + (_("saved: %(text)s") % {"text": other} if other else _("saved: taken out"))
        + CLOSES
        + after
    )


_Passage = tuple[list[Token], list[Token], list[Token]]


def _passages(base: list[Token], mine: list[Token], theirs: list[Token]) -> Iterator[_Passage]:
    """Yield the three texts passage by passage: those that all three share, and what lies between."""
    in_mine, in_theirs = _kept(base, mine), _kept(base, theirs)
    at = at_mine = at_theirs = 0
    for place in range(len(base)):
        if place not in in_mine or place not in in_theirs:
            continue
        to_mine, to_theirs = in_mine[place], in_theirs[place]
        if (place, to_mine, to_theirs) != (at, at_mine, at_theirs):
            yield base[at:place], mine[at_mine:to_mine], theirs[at_theirs:to_theirs]
        one = mine[to_mine], theirs[to_theirs]
        # White space is no change to a reader, but whoever did change it is followed.
        yield [base[place]], [one[1] if one[0].text == base[place].text else one[0]], [one[1]]
        at, at_mine, at_theirs = place + 1, to_mine + 1, to_theirs + 1
    yield base[at:], mine[at_mine:], theirs[at_theirs:]


def _kept(base: list[Token], text: list[Token]) -> dict[int, int]:
    return {
        first + step: start + step
        for kind, (first, last), (start, _end) in compared(base, text)
        if kind == "same"
        for step in range(last - first)
    }


def _same(one: list[Token], other: list[Token]) -> bool:
    return [each.key for each in one] == [each.key for each in other]


def _text(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)
