"""When: dates, events that are one, and times that are vague."""

from __future__ import annotations

import re
from types import ModuleType

from outcomes.coach.phrases import Span
from outcomes.coach.reading import Reading

_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")


def dated(reading: Reading, language: ModuleType) -> Span | None:
    """Return the first words of time that can be looked up; the year of a law is none."""
    laws = [False] * len(reading)
    for span in language.LAW_YEARS.find(reading):
        laws[span.start : span.end] = [True] * (span.end - span.start)
    for index, word in enumerate(reading.words):
        if laws[index]:
            continue
        if _YEAR.fullmatch(word) or word in language.DATE_WORDS:
            return Span(index, index + 1)
        found = language.DATES.at(reading, index)
        if found:
            return found
    return None


def vaguely_timed(reading: Reading, language: ModuleType) -> Span | None:
    """Return the first words of time that leave open when."""
    compared = [each.end - 1 for each in language.THAN_BEFORE.find(reading)]
    return next(
        (
            span
            for phrases in (language.VAGUE_TIMES, language.VAGUE_CLASSES)
            for span in phrases.find(reading)
            if span.start not in compared
        ),
        None,
    )
