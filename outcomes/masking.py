"""Names and passages that are withheld: every page, file and letter shows a mark in their place.

Whatever prints a text of a record asks here, whoever reads it: `shown(outcome, "statement")`, or
`shown_text(outcome, item.note)` for a text that belongs to it. In templates these are the filters of
`{% load withheld %}`. The words themselves are shown in the form of those who may edit, and on the
record for a few minutes to somebody who asked for them with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from outcomes.enums import WithheldKind as Kind

_UNFOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
_GAP = r" {0,4}"
"""What may stand between two words of a passage: `Rosa Pérez` is also `Rosa-Perez` and `rosaperez`."""
_DIGITS_OF_A_NUMBER = 6
"""From so many digits without a letter on, it is a number that people group as they like."""


_MARKS = {Kind.NAME: _("[name withheld]"), Kind.PASSAGE: _("[words withheld]")}
KEPT_MARKS = {Kind.NAME: "[name withheld]", Kind.PASSAGE: "[words withheld]"}
"""The marks in what is kept for good, such as the trail; pages say them in the reader's language."""


class Passage(NamedTuple):
    """Words that are withheld."""

    words: str
    kind: str = Kind.NAME


class Withholding(Protocol):
    """A record some of whose words may be withheld."""

    withheld: list
    words_are_shown: bool


def passages_of(record: Withholding) -> tuple[Passage, ...]:
    """Return what is withheld in a record; nothing while its words are shown on request."""
    if record.words_are_shown or not record.withheld:
        return ()
    return as_passages(record.withheld)


def as_passages(withheld: Iterable[Sequence[str]]) -> tuple[Passage, ...]:
    """Return the passages from the column `withheld`, for rows read as plain values."""
    return tuple(Passage(words, kind) for words, kind in withheld or ())


def shown(record: Withholding, name: str) -> str:
    """Return a text of a record as everybody may read it."""
    return shown_text(record, getattr(record, name))


def shown_text(record: Withholding, text: str) -> str:
    """Return a text that belongs to a record (a reason, a note, an old version) as everybody may read it."""
    return masked(text, passages_of(record)) if record.withheld else text


def names_openly(record: Withholding, name: str) -> bool:
    """Say whether a record may be told of under a name, say of an actor: it withholds no part of it."""
    return not any(occurrences(name, passage) for passage in as_passages(record.withheld))


def shown_content(record: Withholding, content: Mapping) -> dict:
    """Return what a version of a record says as everybody may read it; keys, dates and codes stay."""
    passages = passages_of(record)
    if not passages:
        return dict(content)
    return {
        name: _masked_value(value, passages) if name in _WRITTEN else value for name, value in content.items()
    }


_WRITTEN = frozenset(
    {
        "title",
        "statement",
        "significance",
        "contribution_wiego",
        "contribution_others",
        "public_text",
        "confidentiality_reason",
        "harm",
        "city",
        "origin_note",
        "actor_roles",
        "sources",
        "evidence",
        "contributions",
    }
)
"""The answers of a version that people wrote; a mark in a date or a key would make it unreadable."""


def _masked_value(value, passages: tuple[Passage, ...]):
    if isinstance(value, str):
        return masked(value, passages)
    return [_masked_value(each, passages) for each in value] if isinstance(value, list) else value


def masked(text: str, passages: Iterable[Passage]) -> str:
    """Return the text with the mark of the page's language in place of every withheld passage.

    Case, accents, spacing and punctuation inside a passage do not matter, nor does a possessive
    ending; a name is not found inside a longer word. Marks that were kept are put into the page's
    language too. A text without such words comes back unchanged.
    """
    passages = tuple(passages)
    if not text or not passages:
        return text
    return in_this_language(_replaced(text, passages, _MARKS))


def kept(text: str, passages: Iterable[Passage]) -> str:
    """Return the text as it may be kept for good, with marks that do not depend on a language."""
    return _replaced(text, tuple(passages), KEPT_MARKS)


def kept_about(text: str, *records: Withholding) -> str:
    """Return a text about one record or several as it may be kept for good: no words that any withholds."""
    return kept(text, (passage for record in records for passage in as_passages(record.withheld)))


def searched(record: Withholding, name: str) -> str:
    """Return a text of a record without what it withholds, to be searched and compared."""
    return without(getattr(record, name), as_passages(record.withheld))


def kept_changes(changes: dict, passages: Iterable[Passage]) -> dict:
    """Return the changes of a trail row, old and new, as they may be kept for good."""
    passages = tuple(passages)
    return {name: tuple(_kept_value(value, passages) for value in pair) for name, pair in changes.items()}


def _kept_value(value, passages: tuple[Passage, ...]):
    if isinstance(value, str):
        return kept(value, passages)
    return [_kept_value(each, passages) for each in value] if isinstance(value, list) else value


def without(text: str, passages: Iterable[Passage]) -> str:
    """Return the text without withheld passages and without marks, to be searched."""
    return _replaced(text, tuple(passages), {Kind.NAME: " ", Kind.PASSAGE: " "})


def in_this_language(text: str) -> str:
    """Return a text with the marks that were kept said in the active language."""
    for kind, mark in KEPT_MARKS.items():
        if mark in text:
            text = text.replace(mark, str(_MARKS[kind]))
    return text


def compared(text: str) -> str:
    """Return the letters and digits of a text as they are compared: two texts alike here are the same words."""
    return "".join(_made_comparable(text)[0].split())


def occurrences(text: str, passage: Passage) -> int:
    """Return how often a passage stands in a text."""
    return len(_spans(text, (passage,)))


def _replaced(text: str, passages: tuple[Passage, ...], marks: dict[str, str | Promise]) -> str:
    spans = _spans(text, passages) if text and passages else []
    if not spans:
        return text
    parts, end = [], 0
    for start, stop, kind in spans:
        parts += [text[end:start], str(marks[kind])]
        end = stop
    return "".join([*parts, text[end:]])


def _spans(text: str, passages: tuple[Passage, ...]) -> list[tuple[int, int, str]]:
    """Return where withheld words stand, in order; what touches or overlaps is one span."""
    plain, places = _made_comparable(text)
    found = [
        (places[match.start()], _end(text, places, match.end()), passage.kind)
        for passage in passages
        if (pattern := _pattern(passage.words))
        for match in pattern.finditer(plain)
        if match.end() > match.start()
    ]
    spans: list[tuple[int, int, str]] = []
    for start, stop, kind in sorted(found):
        if spans and start <= spans[-1][1]:
            first, last, earlier = spans[-1]
            both = Kind.PASSAGE if Kind.PASSAGE in (kind, earlier) else Kind.NAME
            spans[-1] = (first, max(last, stop), both)
        else:
            spans.append((start, stop, kind))
    return spans


def _end(text: str, places: Sequence[int], stop: int) -> int:
    """Return the end of a match in the text itself, with marks and invisible signs that follow it."""
    end = places[stop - 1] + 1
    while end < len(text) and unicodedata.category(text[end]) in _ATTACHED:
        end += 1
    return end


_ATTACHED = frozenset({"Mn", "Mc", "Me", "Cf"})


_ASCII_COMPARED = {at: chr(at).lower() if chr(at).isalnum() else " " for at in range(128)}


def _made_comparable(text: str) -> tuple[str, Sequence[int]]:
    """Return the text as it is compared, and for each of its letters where that stands in the text.

    Letters lose case and accents, everything between words becomes a space each, what cannot be
    seen is left out.
    """
    if text.isascii():
        return text.translate(_ASCII_COMPARED), range(len(text))
    letters, places = [], []
    for place, letter in enumerate(text):
        for each in _folded(letter):
            letters.append(each)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if unicodedata.category(letter) == "Cf":
        return ""
    folded = unicodedata.normalize("NFKD", letter.casefold().translate(_UNFOLDED)).casefold()
    kept_letters = [each for each in folded.translate(_UNFOLDED) if not unicodedata.combining(each)]
    return "".join(each if unicodedata.category(each)[0] in "LNM" else " " for each in kept_letters)


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern | None:
    """Return what finds the words in a comparable text; None for words without a letter or digit."""
    plain, _places = _made_comparable(words)
    parts = plain.split()
    if not parts:
        return None
    joined = "".join(parts)
    if joined.isdecimal() and len(joined) >= _DIGITS_OF_A_NUMBER:
        return re.compile(r"(?<!\d)" + _GAP.join(joined) + r"(?!\d)")
    # The possessive belongs to the name: Rosa's, Rosa’s, the Pérez' stall.
    ending = r"(?: s(?![^\W_]))?" if _ends_words(parts[-1][-1]) else ""
    before, after = _edge(parts[0][0], "(?<!{})"), _edge(parts[-1][-1], "(?!{})")
    return re.compile(before + _GAP.join(map(re.escape, parts)) + after + ending)


def _edge(letter: str, pattern: str) -> str:
    """Return what must not stand beside a word; nothing in scripts that write words without spaces."""
    if letter.isdecimal():
        return pattern.format(r"\d")
    return pattern.format(r"[^\W\d_]") if _ends_words(letter) else ""


def _ends_words(letter: str) -> bool:
    """Say whether the letter is of a script with capitals; these separate words by spaces."""
    return letter.isalpha() and letter.upper() != letter.lower()
