"""Significance that says the statement again, or only praises."""

from __future__ import annotations

import re
from types import ModuleType

from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_YEAR = re.compile(r"(?:19|20)\d\d")
_NEW = 0.3
"""A significance of whose words no more than this share is new says the statement again."""
_LONGEST_PRAISE = 40
"""A significance of more words says more than that it is good."""
_MUCH_PRAISE = 3
"""With so many words of praise, two others may stand."""
_FEWEST_JUDGEMENTS = 2
"""One word that judges may be by chance ("both were asked for")."""
_FEWEST = 3
"""So few words are not compared."""
_STEM = 5
"""So many letters are compared of a longer word."""
_SHORTEST = 3
"""So many letters are left of a word when its ending is taken away."""


def repeats_statement(record: Record) -> bool:
    """Say whether the significance has hardly a word that the statement does not have, in its own or other words."""
    language = record.language
    said = {_root(word, language) for word in record.statement.words if word not in language.SMALL_WORDS}
    meant = set()
    for word in record.readings["significance"].words:
        root = _root(word, language)
        if word in language.BEFORE:
            meant.add(word)
        elif (
            word in language.SMALL_WORDS
            or word in language.SAID_AGAIN
            or word in language.LIGHT_VERBS
            or _YEAR.fullmatch(word)
            or (len(word) <= 2 and root not in said)
        ):
            continue
        elif root in said or word not in language.EMPTY:
            meant.add(root)
    new = meant - said
    return len(meant) >= _FEWEST and len(new) <= _NEW * len(meant)


def _root(word: str, language: ModuleType) -> str:
    """Return what the forms of a word, and the words that say the same of a rule or a fee, have in common."""
    for number, same in enumerate(language.SAME):
        if word in same:
            return f"={number}"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST:
            word = word.removesuffix(ending)
            break
    stem = word[:_STEM]
    while len(stem) > _SHORTEST and stem[-1] in "aeiousr":
        stem = stem[:-1]
    return stem[:-1] if len(stem) > _SHORTEST and stem[-1] == stem[-2] else stem


def only_praises(record: Record) -> Span | None:
    """Return the significance where nothing but praise, judgement and words without content stand in it."""
    reading, language = record.readings["significance"], record.language
    praise = sum(word in language.PRAISE for word in reading.words)
    judged = sum(word in language.JUDGING for word in reading.words)
    if not (praise or judged) or len(reading) > _LONGEST_PRAISE:
        return None
    rest = [
        index
        for index, word in enumerate(reading.words)
        if word not in language.PRAISE
        and word not in language.EMPTY
        and word not in language.SMALL_WORDS
        and not reading.is_name(index)
    ]
    unsaid = [index for index in rest if reading.words[index] not in language.JUDGING]
    judges = praise or judged >= _FEWEST_JUDGEMENTS
    if judges and not unsaid and not any(word in language.REASONS for word in reading.words):
        return Span(0, len(reading))
    if not praise or any(reading.words[index] in language.BEFORE for index in unsaid) or _tells_why(record):
        return None
    return Span(0, len(reading)) if len(rest) <= (1 if praise < _MUCH_PRAISE else 2) else None


def _tells_why(record: Record) -> bool:
    """Say whether a word opens a reason ("because"), or tells how it was before ("until then")."""
    reading, language = record.readings["significance"], record.language
    return any(
        word in language.REASONS or (word in language.WAS_SO and not _is_the_past(record, index))
        for index, word in enumerate(reading.words)
    )


def _is_the_past(record: Record, index: int) -> bool:
    """Say whether "before" is a noun ("a before and an after")."""
    reading, language = record.readings["significance"], record.language
    return (
        index > 0
        and reading.words[index] in language.WAS_SO.exact
        and reading.words[index - 1] in language.ARTICLES
    )
