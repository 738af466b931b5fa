"""What we did, and when."""

from __future__ import annotations

from outcomes.coach.phrases import Span
from outcomes.coach.record import Record
from outcomes.coach.times import dated

_DIGITS_OF_A_YEAR = 4
_THING_REACH = 6
"""How many words after "gave" what was given may stand."""


def help_without_act(record: Record) -> Span | None:
    """Return the words of help that leave open what was done; nothing where one act is concrete."""
    reading, language = record.contribution.reading, record.language
    if not reading or record.denies_contribution:
        return None
    vague = list(language.VAGUE_DOING.find(reading))
    passed = [*vague, *language.DURING.find(reading)]
    concrete = (
        word in language.CONCRETE_HELP and not any(span.start <= index < span.end for span in passed)
        for index, word in enumerate(reading.words)
    )
    if any(concrete) or language.COUNTED.first(reading):
        return None
    if language.HELPED_TO.first(reading) or _counts(record) or (not vague and _gave_a_thing(record)):
        return None
    verbs = record.contribution.verbs
    if any(
        reading.words[verb.index] not in language.VAGUE_HELP
        and not any(span.start <= verb.index < span.end for span in vague)
        for verb in verbs
        if verb.is_act
    ):
        return None
    if vague:
        return vague[0]
    for index, word in enumerate(reading.words):
        if word in language.VAGUE_HELP:
            return Span(index, min(index + 3, len(reading)))
    return None


def _counts(record: Record) -> bool:
    """Say whether a number tells how many things we made, and not how many people we helped, or for how long."""
    reading, language = record.contribution.reading, record.language
    for index in range(len(reading) - 1):
        word, follows = reading.words[index], reading.words[index + 1]
        is_number = word in language.NUMBERS or (word[0].isdigit() and len(word) < _DIGITS_OF_A_YEAR)
        before = reading.words[index - 1] if index else ""
        if (
            is_number
            and not reading.pause_after[index]
            and before not in language.DATE_WORDS
            and not any(
                follows[0].isdigit() or follows in words
                for words in (
                    language.DATE_WORDS,
                    language.TIME_UNITS,
                    language.PEOPLE,
                    language.SMALL_WORDS,
                    language.ORGANISATIONS,
                )
            )
        ):
            return True
    return False


def _gave_a_thing(record: Record) -> bool:
    """Say whether soon after "gave" or "made" a word stands that is neither help nor a feeling nor somebody."""
    clauses, reading, language = record.contribution, record.contribution.reading, record.language
    for index, word in enumerate(reading.words):
        if word not in language.GAVE:
            continue
        given = range(index + 1, min(index + 1 + _THING_REACH, reading.sentence_end(index)))
        if any(reading.words[place] in language.VAGUE_HELP for place in given):
            continue
        for place in given:
            thing = reading.words[place]
            known = (
                language.VAGUE_HELP,
                language.SMALL_WORDS,
                language.EMPTY,
                language.INNER,
                language.PRAISE,
                language.JUDGING,
                language.DATE_WORDS,
                language.OURS,
                language.COMPARATIVES,
            )
            if (
                not thing[0].isdigit()
                and not any(thing in words for words in known)
                and not clauses.is_somebody(place)
                and not reading.is_name(place)
            ):
                return True
    return False


def undated_contribution(record: Record) -> bool:
    """Say whether a contribution is told without a date."""
    reading = record.contribution.reading
    return bool(reading) and not record.denies_contribution and dated(reading, record.language) is None
