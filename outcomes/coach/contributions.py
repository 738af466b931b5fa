"""What we did, and when."""

from __future__ import annotations

from outcomes.coach.phrases import Span
from outcomes.coach.record import Record
from outcomes.coach.times import dated


def help_without_act(record: Record) -> Span | None:
    """Return the words of help that leave open what was done; nothing where one act is concrete."""
    reading, language = record.contribution.reading, record.language
    if not reading or record.denies_contribution:
        return None
    if any(word in language.CONCRETE_HELP for word in reading.words) or language.COUNTED.first(reading):
        return None
    verbs = record.contribution.verbs
    if any(reading.words[verb.index] not in language.VAGUE_HELP for verb in verbs if verb.is_act):
        return None
    for index, word in enumerate(reading.words):
        if word in language.VAGUE_HELP:
            return Span(index, min(index + 3, len(reading)))
    return None


def undated_contribution(record: Record) -> bool:
    """Say whether a contribution is told without a date."""
    reading = record.contribution.reading
    return bool(reading) and not record.denies_contribution and dated(reading, record.language) is None
