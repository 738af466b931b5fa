"""What we did and when, and whether the others who are named have their share."""

from __future__ import annotations

from outcomes.coach.phrases import Span
from outcomes.coach.record import Record
from outcomes.coach.times import dated

_NEAR = 9
"""Names so many words apart stand beside each other."""


def help_without_act(record: Record) -> Span | None:
    """Return the words of help that leave open what was done; nothing where one act is concrete."""
    reading, language = record.contribution.reading, record.language
    if not reading or record.denies_contribution:
        return None
    if any(word in language.CONCRETE_HELP for word in reading.words):
        return None
    verbs = record.contribution.main_verbs
    if any(reading.words[verb.index] not in language.VAGUE_HELP for verb in verbs if verb.is_act):
        return None
    vague = next((index for index, word in enumerate(reading.words) if word in language.VAGUE_HELP), 0)
    return Span(vague, min(vague + 3, len(reading)))


def undated_contribution(record: Record) -> bool:
    """Say whether a contribution is told without a date."""
    reading = record.contribution.reading
    return bool(reading) and not record.denies_contribution and dated(reading, record.language) is None


def named_helpers(record: Record) -> tuple[str, Span] | None:
    """Return the field and the words that name others who took part, where their contribution is empty."""
    if record.readings["contribution_others"]:
        return None
    helped = record.language.HELPED_BY.first(record.statement)
    if helped:
        return "statement", helped
    beside = _beside_us(record)
    if beside:
        return "statement", beside
    reading, clauses = record.contribution.reading, record.contribution
    for index, word in enumerate(reading.words):
        if word in record.language.WITH_US:
            for place in range(index + 1, min(index + 6, reading.sentence_end(index))):
                if clauses.is_organisation(place) and reading.words[place] not in record.language.OURS:
                    return "contribution_wiego", Span(index, place + 1)
                if reading.words[place] in record.language.AGENT:
                    break
    return None


def _beside_us(record: Record) -> Span | None:
    """Return the words of the statement that name an organisation next to us ("WIEGO and the union")."""
    reading, clauses, language = record.statement, record.clauses, record.language
    for index, word in enumerate(reading.words):
        if word not in language.WITH_US or not any(
            reading.words[place] in language.OURS
            for place in range(max(reading.sentence_start(index), index - _NEAR), index)
        ):
            continue
        for place in range(index + 1, min(index + _NEAR, reading.sentence_end(index))):
            if language.tense(reading, place):
                break
            if clauses.is_organisation(place):
                return Span(index, place + 1)
    return None
