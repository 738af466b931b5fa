"""Is it achieved, and to be seen? Plans, abstract gains, impact on workers."""

from __future__ import annotations

from collections.abc import Iterable

from outcomes.coach.causes import claimed_cause_in
from outcomes.coach.deeds import (
    also_acted,
    comparison_without_deed,
    gain_without_deed,
    is_inner,
    plan_without_deed,
    shows_an_act,
)
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record, once_per_record

_SUBJECT_REACH = 8
"""How many words after its verb a subject may begin."""
_OBJECT_REACH = 3
"""A gain so few words after a verb of the present is its object ("walk with heads high")."""
_FIGURES = 6
"""A gain with a figure within so many words is one that was counted."""


@once_per_record
def planned(record: Record) -> Span | None:
    """Return the words of a plan where no act in a main clause comes before them."""
    clauses, reading = record.clauses, record.statement
    first_act = clauses.main_acts[0].index if clauses.main_acts else len(reading)
    reported = _said_to_come(record, first_act) or _headline_to_do(record)
    if reported:
        return reported
    told = next((verb.index for verb in clauses.main_verbs if verb.kind == "future"), None)
    if told is not None and told < first_act and _is_adopted(record, told):
        return None
    for span in record.language.FUTURE.find(reading):
        done = record.language.DONE_ENDINGS and reading.lower[span.start].endswith(
            record.language.DONE_ENDINGS
        )
        if clauses.is_main[span.start] and not done and not _is_provided_for(record, span):
            return span if span.start <= first_act else None
    for verb in clauses.main_verbs:
        if verb.kind == "future":
            return Span(verb.index, verb.index + 1) if verb.index < first_act else None
    return plan_without_deed(record)


def _said_to_come(record: Record, first_act: int) -> Span | None:
    """Return what somebody is told to have said that they would do, or perhaps will ("dice que piensan techar")."""
    reading, language = record.statement, record.language
    for index in range(min(first_act + 1, len(reading))):
        if reading.words[index] not in language.SAYS or not record.clauses.is_main[index]:
            continue
        end = reading.sentence_end(index)
        that = next(
            (
                place
                for place in range(index + 1, min(index + 1 + _SUBJECT_REACH, end))
                if reading.words[place] in language.THAT
            ),
            end,
        )
        for place in range(that + 1, end):
            kind = language.tense(reading, place)
            found = language.PERHAPS.at(reading, place) or language.FUTURE.at(reading, place)
            if found or kind == "future":
                return found or Span(place, place + 1)
            if kind in ("past", "passive"):
                break
    return None


def _headline_to_do(record: Record) -> Span | None:
    """Return "to" and a verb after somebody, in a heading without another verb ("ministry to table bill")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    told = {reading.sentence_start(verb.index) for verb in clauses.verbs}
    for span in language.TO_DO.find(reading, 1):
        start, verb = reading.sentence_start(span.start), span.end - 1
        if start in told or span.start == start or reading.pause_after[span.start - 1]:
            continue
        if (
            clauses.is_somebody(verb)
            or reading.is_capital(verb)
            or reading.words[verb][0].isdigit()
            or reading.words[verb] in language.DATE_WORDS
            or (language.HEAD_IS_LAST and reading.words[verb] in language.ARTICLES)
            or reading.words[verb] in language.SMALL_WORDS
        ):
            continue
        acting = (
            clauses.is_office(place) or clauses.is_organisation(place) for place in range(start, span.start)
        )
        last = span.start - 1
        near = range(max(last - 1, start), last + 1)
        ends = reading.is_name(last) or any(
            clauses.is_somebody(each) and not clauses.hangs_on_preposition(each) for each in near
        )
        has_helper = any(reading.words[each] in language.HAVE for each in range(start, span.start))
        if any(acting) and ends and not has_helper:
            return span
    return None


def _is_adopted(record: Record, index: int) -> bool:
    """Say whether of a law that will do something it is told before that it was adopted ("votée le 28 décembre, …")."""
    reading, language = record.statement, record.language
    start = reading.sentence_start(index)
    return any(
        reading.words[place] in language.ADOPTED
        and not any(word in language.NOT_YET for word in reading.words[max(place - 2, start) : place])
        for place in range(start, index)
    )


def _is_provided_for(record: Record, span: Span) -> bool:
    """Say whether these words only tell what an adopted law or budget contains ("le budget prévoit dix abris")."""
    reading, language = record.statement, record.language
    if reading.words[span.start] not in language.PROVIDES:
        return False
    before = range(reading.sentence_start(span.start), span.start)
    return any(reading.words[index] in language.DOCUMENTS for index in before)


def abstract_gain(record: Record) -> Span | None:
    """Return the words of a gain in awareness, capacity, voice or relations that no act shows."""
    clauses, reading, language = record.clauses, record.statement, record.language
    cause = claimed_cause_in(record, "statement")
    for span in language.ABSTRACT.find(reading):
        if (
            clauses.is_main[span.start]
            and not (cause and cause.start <= span.start < cause.end and impact_on_workers(record))
            and not _is_sure_of_a_plan(record, span)
            and not _is_part_of_a_name(record, span)
            and not _has_figures(record, span)
            and not _other_acts(record, language.ABSTRACT_VERBS, span)
        ):
            return span
    if planned(record):
        return None
    return gain_without_deed(record) or (
        None if impact_on_workers(record) else comparison_without_deed(record)
    )


@once_per_record
def impact_on_workers(record: Record) -> Span | None:
    """Return the words that make income, health or wellbeing of workers the change."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if not claimed_cause_in(record, "statement") and _somebody_in_office_acts(record):
        return None
    for phrases in (language.IMPACT, language.LIFE):
        for span in phrases.find(reading):
            told = clauses.is_main[span.start] or _is_hoped_for(record, span)
            if told and not _is_part_of_a_name(record, span):
                return span
    return _only_lives(record)


def _is_hoped_for(record: Record, span: Span) -> bool:
    """Say whether a gain of people is what is expected, and no office is told to do anything ("se espera que …")."""
    clauses, reading, plan = record.clauses, record.statement, planned(record)
    words = range(len(reading))
    return (
        plan is not None
        and plan.start < span.start
        and not reading.quoted[span.start]
        and any(reading.words[index] in record.language.PEOPLE for index in words)
        and not any(clauses.is_office(index) or clauses.is_organisation(index) for index in words)
    )


def _only_lives(record: Record) -> Span | None:
    """Return a word of how people live, where people and no office are spoken of."""
    clauses, reading, language = record.clauses, record.statement, record.language
    words, cause = range(len(reading)), claimed_cause_in(record, "statement")
    if any(clauses.is_office(index) or clauses.is_organisation(index) for index in words):
        return None
    if not any(reading.words[index] in language.PEOPLE for index in words):
        return None
    for index in words:
        if (
            reading.words[index] in language.LIFE_WORDS
            and clauses.is_main[index]
            and not reading.is_name(index)
            and not _belongs_to_people(record, index)
            and not _is_gained(record, index)
            and not (cause and cause.start <= index < cause.end)
        ):
            return Span(index, index + 1)
    return None


def _is_gained(record: Record, index: int) -> bool:
    """Say whether what follows is something within people ("gained in self-esteem")."""
    end = min(index + 1 + _OBJECT_REACH, record.statement.sentence_end(index))
    return any(is_inner(record, place) for place in range(index + 1, end))


def _belongs_to_people(record: Record, index: int) -> bool:
    """Say whether a word only tells what people work with ("brick carriers")."""
    reading, language = record.statement, record.language
    if not language.HEAD_IS_LAST:
        before = reading.words[max(index - 2, 0) : index]
        return len(before) == 2 and before[0] in language.PEOPLE and before[1] in language.OF
    return (
        language.HEAD_IS_LAST
        and index + 1 < reading.sentence_end(index)
        and reading.words[index + 1] in language.PEOPLE
    )


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
        or (
            not reading.is_name(index)
            and language.IMPACT.at(reading, index)
            and not _belongs_to_office(record, index)
        )
        for index in places
    )
    return not gained and any(clauses.is_office(index) or clauses.is_organisation(index) for index in places)


def _belongs_to_office(record: Record, index: int) -> bool:
    """Say whether a word only tells what an office or fund is for ("the health fund")."""
    clauses, reading = record.clauses, record.statement
    follows = index + 1
    if not record.language.HEAD_IS_LAST or follows >= reading.sentence_end(index):
        return False
    return clauses.is_office(follows) or clauses.is_organisation(follows)


def _is_sure_of_a_plan(record: Record, span: Span) -> bool:
    """Say whether an office that plans something is only told to be sure of it ("and is confident that")."""
    clauses, reading, plan = record.clauses, record.statement, planned(record)
    near = reading.words[span.end - 1 : span.end + 2]
    sure = any(word in record.language.THAT for word in near)
    return (
        plan is not None
        and plan.start <= span.start
        and sure
        and any(clauses.is_office(index) for index in range(span.start))
    )


def _other_acts(record: Record, weak: object, told: Span) -> bool:
    """Say whether a main clause tells of an act other than these weak ones, and than the one that tells the gain."""
    words, compared = record.statement.words, record.language.COMPARED
    cause = claimed_cause_in(record, "statement")
    return also_acted(record) or any(
        (
            (words[verb.index] not in weak and words[verb.index] not in record.language.ASPECTS)
            or shows_an_act(record, verb)
        )
        and not (verb.kind == "present" and verb.index < told.start <= verb.index + _OBJECT_REACH)
        and not (cause and cause.start < verb.index < cause.end)
        and verb.index not in (told.start, told.end - 1)
        and not (verb.kind == "passive" and words[verb.index - 1] in compared)
        for verb in record.clauses.main_acts
    )


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
