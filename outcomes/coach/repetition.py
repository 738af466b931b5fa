"""Significance that says the statement again, or only praises."""

from __future__ import annotations

from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_NEW = 0.34
"""A significance of whose words no more than this share is new says the statement again."""
_LONGEST_PRAISE = 40
"""A significance of more words says more than that it is good."""
_MUCH_PRAISE = 3
"""With so many words of praise, two others may stand."""
_FEWEST = 4
"""So few words are not compared."""


def repeats_statement(record: Record) -> bool:
    """Say whether the significance has hardly a word that the statement does not have."""
    said = {_stem(word) for word in record.statement.words}
    meant = {
        _stem(word)
        for word in record.readings["significance"].words
        if word not in record.language.EMPTY and len(word) > 2 and word not in record.language.SMALL_WORDS
    }
    if len(meant) < _FEWEST:
        return False
    return len(meant - said) <= _NEW * len(meant)


def _stem(word: str) -> str:
    """Return what the forms of a word have in common, roughly."""
    return word[:5] if len(word) > 5 else word.rstrip("s")


def only_praises(record: Record) -> Span | None:
    """Return the significance where nothing but praise and words without content stand in it."""
    reading, language = record.readings["significance"], record.language
    praise = sum(word in language.PRAISE for word in reading.words)
    if not praise or len(reading) > _LONGEST_PRAISE:
        return None
    rest = [
        index
        for index, word in enumerate(reading.words)
        if word not in language.PRAISE
        and word not in language.EMPTY
        and word not in language.SMALL_WORDS
        and not reading.is_name(index)
    ]
    return Span(0, len(reading)) if len(rest) <= (1 if praise < _MUCH_PRAISE else 2) else None
