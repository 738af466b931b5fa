"""Is it achieved, by others, and to be seen? Plans, own outputs, abstract gains, impact on workers."""

from __future__ import annotations

from collections.abc import Iterable

from outcomes.coach.clauses import Verb
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_SUBJECT_REACH = 8
"""How many words after its verb a subject may begin."""
_FIGURES = 6
"""A gain with a figure within so many words is one that was counted."""


def planned(record: Record) -> Span | None:
    """Return the words of a plan where no act in a main clause comes before them."""
    clauses, reading = record.clauses, record.statement
    first_act = clauses.main_acts[0].index if clauses.main_acts else len(reading)
    for span in record.language.FUTURE.find(reading):
        if clauses.is_main[span.start]:
            return span if span.start <= first_act else None
    for verb in clauses.main_verbs:
        if verb.kind == "future":
            return Span(verb.index, verb.index + 1) if verb.index < first_act else None
    return None


def own_output(record: Record) -> Span | None:
    """Return the words that tell of our own activity, or of attending one."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if claimed_cause_in(record, "statement"):
        return None
    verb = next((each for each in clauses.main_verbs if each.is_act), None)
    for span in language.OUR_STAFF.find(reading):
        if _acts_for_us(record, span, verb):
            return span
    if verb is None:
        return None
    if language.says_we(reading, verb.index) and reading.words[verb.index] not in language.FOUND_OUT:
        return Span(verb.index, verb.index + 1)
    start = clauses.subject_start(verb)
    others = any(clauses.is_office(index) for index in range(start, verb.index))
    attended = language.ATTENDED.first(reading, max(verb.index - 2, 0), verb.index + 1)
    if attended and not _agent_is_other(record):
        return attended
    held = (
        _leaves_open_who(record, verb)
        and not others
        and reading.words[verb.index] in language.WAS_HELD
        and not _agent_is_other(record)
    )
    if held and any(
        reading.words[index] in language.ACTIVITY_NOUNS for index in _around(record, start, verb)
    ):
        return Span(verb.index, verb.index + 1)
    return None


def _leaves_open_who(record: Record, verb: Verb) -> bool:
    """Say whether a verb is passive, or as good as passive ("s'est tenu")."""
    words = record.statement.words[max(0, verb.index - 2) : verb.index]
    return verb.kind == "passive" or any(word in ("se", "s") for word in words)


def _around(record: Record, start: int, verb: Verb) -> range:
    """Return the words in which the subject may stand."""
    reading = record.statement
    if not record.language.has_subject_after(reading, verb.index):
        return range(start, verb.index)
    return range(start, min(verb.index + _SUBJECT_REACH, reading.sentence_end(verb.index)))


def _acts_for_us(record: Record, span: Span, verb: Verb | None) -> bool:
    """Say whether these words for us are the subject, alone or first."""
    clauses, reading = record.clauses, record.statement
    if verb is None or not clauses.is_main[span.start]:
        return False
    language, near = record.language, reading.words[max(span.start - 2, 0) : span.start]
    if reading.words[verb.index] in language.CONTRIBUTED or any(word in language.THANKS for word in near):
        return False
    if verb.kind == "passive":
        before = span.start - 1
        return any(agent.start < span.end <= agent.end + 2 for agent in clauses.agents()) and before >= 0
    if not clauses.subject_start(verb) <= span.start <= verb.index:
        return False
    before = range(clauses.subject_start(verb), span.start)
    named_before = any(clauses.is_office(index) or clauses.is_organisation(index) for index in before)
    return not named_before or (
        reading.words[verb.index] in record.language.ACTIVITIES
        and not any(clauses.is_office(index) for index in before)
    )


def _agent_is_other(record: Record) -> bool:
    reading, language = record.statement, record.language
    return any(
        not any(reading.words[index] in language.OURS for index in range(agent.start, agent.end))
        for agent in record.clauses.agents()
    )


def abstract_gain(record: Record) -> Span | None:
    """Return the words of a gain in awareness, capacity, voice or relations that no act shows."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if _other_acts(record, language.ABSTRACT_VERBS):
        return None
    for span in language.ABSTRACT.find(reading):
        if (
            clauses.is_main[span.start]
            and not _is_part_of_a_name(record, span)
            and not _has_figures(record, span)
        ):
            return span
    return None


def impact_on_workers(record: Record) -> Span | None:
    """Return the words that make income, health or wellbeing of workers the change."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if not claimed_cause_in(record, "statement") and _somebody_in_office_acts(record):
        return None
    for phrases in (language.IMPACT, language.LIFE):
        for span in phrases.find(reading):
            if clauses.is_main[span.start] and not _is_part_of_a_name(record, span):
                return span
    return _only_lives(record)


def _only_lives(record: Record) -> Span | None:
    """Return a word of how people live, where people and no office are spoken of."""
    clauses, reading, language = record.clauses, record.statement, record.language
    words = range(len(reading))
    if any(clauses.is_office(index) or clauses.is_organisation(index) for index in words):
        return None
    if not any(reading.words[index] in language.PEOPLE for index in words):
        return None
    for index in words:
        if (
            reading.words[index] in language.LIFE_WORDS
            and clauses.is_main[index]
            and not reading.is_name(index)
        ):
            return Span(index, index + 1)
    return None


def _somebody_in_office_acts(record: Record) -> bool:
    """Say whether the first act is one of an office or organisation, and not of the people who gained."""
    clauses, reading, language = record.clauses, record.statement, record.language
    verb = next(iter(clauses.main_verbs), None)
    if verb is None:
        return False
    if verb.kind == "passive" and clauses.agents():
        return True
    start = clauses.subject_start(verb)
    before = range(start, verb.index)
    if _acts_and_gains_nothing(record, before):
        return True
    if (
        not language.has_subject_after(reading, verb.index)
        or clauses.somebody_between(start, verb.index) is not None
    ):
        return False
    after = range(verb.index, min(verb.index + _SUBJECT_REACH, reading.sentence_end(verb.index)))
    return _acts_and_gains_nothing(record, [*before, *after])


def _acts_and_gains_nothing(record: Record, places: Iterable[int]) -> bool:
    """Say whether an office or organisation stands at these words, and nobody who gains."""
    clauses, reading, language = record.clauses, record.statement, record.language
    gained = any(
        reading.words[index] in language.PEOPLE
        or (not reading.is_name(index) and language.IMPACT.at(reading, index))
        for index in places
    )
    return not gained and any(clauses.is_office(index) or clauses.is_organisation(index) for index in places)


def _other_acts(record: Record, weak: object) -> bool:
    """Say whether a main clause tells of an act other than these weak ones."""
    return any(record.statement.words[verb.index] not in weak for verb in record.clauses.main_acts)


def _is_part_of_a_name(record: Record, span: Span) -> bool:
    return any(
        record.statement.is_name(index)
        and record.statement.typed[index][1:].islower()
        and record.statement.words[index] not in record.language.PEOPLE
        for index in (span.start, span.end - 1)
    )


def _has_figures(record: Record, span: Span) -> bool:
    reading = record.statement
    end = min(span.end + _FIGURES, reading.sentence_end(span.start))
    dates = record.language.DATE_WORDS
    return any(
        reading.words[index][0].isdigit()
        and len(reading.words[index]) != 4
        and not (index + 1 < end and reading.words[index + 1] in dates)
        and reading.words[index - 1] not in dates
        for index in range(span.end, end)
    )


def claimed_cause_in(record: Record, field: str) -> Span | None:
    """Return the words that make WIEGO or its work the cause."""
    reading = record.readings[field]
    for span in record.language.CAUSE.find(reading):
        if not record.language.NOT_A_CAUSE.at(reading, span.start):
            return span
    return None
