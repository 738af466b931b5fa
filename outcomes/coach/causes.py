"""Does a text claim that WIEGO or its work is the cause?"""

from __future__ import annotations

from outcomes.coach.phrases import Span
from outcomes.coach.record import Record, once_per_record


@once_per_record
def claimed_cause_in(record: Record, field: str) -> Span | None:
    """Return the words that make WIEGO or its work the cause."""
    reading, language = record.readings[field], record.language
    for phrases in (language.CAUSE, language.CAUSE_CLASSES, language.SOLE_CAUSE):
        for span in phrases.find(reading):
            if not _is_none(record, field, span):
                return span
    if field == "contribution_wiego":
        return _would_not_be(record, field)
    return _would_not_be(record, field) or _done_by_others_through_us(record, field)


def _is_none(record: Record, field: str, span: Span) -> bool:
    """Say whether these words thank us, say that we had no part in it, or tell of us only aside."""
    reading, language = record.readings[field], record.language
    if reading.lower[span.start] in language.ANDS:
        return True
    if any(language.NOT_A_CAUSE.at(reading, place) for place in range(span.start, span.end)):
        return True
    ours = next(
        (each for each in range(span.start, span.end) if reading.words[each] in language.OURS), span.end
    )
    if _is_denied(record, field, ours):
        return True
    return _is_object_of_another(record, field, span, ours) or _is_aside(record, field, span, ours)


def _is_denied(record: Record, field: str, ours: int) -> bool:
    """Say whether we are told to have had no part ("without help from WIEGO they won"), and not what would not be."""
    reading, language = record.readings[field], record.language
    if ours >= len(reading):
        return False
    start, end = reading.sentence_start(ours), reading.sentence_end(ours)
    for span in language.WITHOUT_US.find(reading, start, ours):
        others = (reading.words[each] for each in range(start, end) if not span.start <= each < span.end)
        absent = reading.words[span.start] in language.WITHOUT and span.end > ours
        if absent and not any(word in language.WOULD for word in others):
            return True
    return False


def _is_object_of_another(record: Record, field: str, span: Span, ours: int) -> bool:
    """Say whether "and" joins the effect to what others did with our work ("she read our report and won")."""
    reading, language = record.readings[field], record.language
    joined = any(reading.words[each] in language.ANDS for each in range(ours + 1, span.end - 1))
    before = range(reading.sentence_start(span.start), span.start)
    return joined and any(language.tense(reading, each) for each in before)


def _is_aside(record: Record, field: str, span: Span, ours: int) -> bool:
    """Say whether we are told as company, parted by a comma from the effect ("the union, led by us, won")."""
    reading, language = record.readings[field], record.language
    if not any(reading.pause_after[each] for each in range(ours, span.end - 1)):
        return False
    begin = span.start
    while not reading.pause_before(begin):
        begin -= 1
    return any(
        reading.words[each] in words
        for each in range(begin, span.start if begin == reading.sentence_start(begin) else ours)
        for words in (language.RELATIVES, language.AGENT, language.WITH_US)
        if reading.words[each] not in language.ANDS
    )


def _done_by_others_through_us(record: Record, field: str) -> Span | None:
    """Return "through our project" where it opens a sentence in which an office or organisation acts, and not we."""
    reading, language = record.readings[field], record.language
    for span in language.THROUGH_US.find(reading):
        if not reading.pause_before(span.start):
            continue
        end = reading.sentence_end(span.start)
        verb = next((index for index in range(span.end, end) if language.tense(reading, index)), end)
        sentence = range(span.end, min(verb + 1, end))
        if any(
            reading.words[index] in language.OURS or language.says_we(reading, index) for index in sentence
        ):
            continue
        if any(
            any(
                reading.words[index] in words
                for words in (language.OFFICES, language.OFFICIALS, language.ORGANISATIONS)
            )
            for index in sentence
        ):
            return span
    return None


def _would_not_be(record: Record, field: str) -> Span | None:
    """Return "without us", where the sentence says that then nothing would be."""
    reading, language = record.readings[field], record.language
    for span in language.WITHOUT_US.find(reading):
        sentence = range(reading.sentence_start(span.start), reading.sentence_end(span.start))
        if any(
            reading.words[index] in language.WOULD for index in sentence if not span.start <= index < span.end
        ):
            return span
    return None
