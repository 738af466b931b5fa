"""Who acted: nobody in particular, or two who did different things."""

from __future__ import annotations

from outcomes.coach.clauses import Verb
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_SUBJECT_REACH = 12
"""How many words after "and" the second actor may still have to reach its verb."""


def nobody_acts(record: Record) -> Span | None:
    """Return the words that say who acted only in general, or that leave it out."""
    clauses, reading = record.clauses, record.statement
    verb = next(iter(clauses.main_verbs), None)
    if verb is None:
        named = clauses.somebody_between(0, len(reading))
        return None if named is not None else Span(0, min(6, len(reading)))
    if verb.kind == "passive":
        return _without_agent(record, verb)
    start = clauses.subject_start(verb)
    generic = _generic_between(record, start, verb.index)
    if generic:
        return generic
    if (
        record.language.has_subject_after(reading, verb.index)
        and clauses.somebody_between(verb.index, min(verb.index + 7, reading.sentence_end(verb.index)))
        is not None
    ):
        return _generic_between(record, verb.index, min(verb.index + 7, reading.sentence_end(verb.index)))
    if _somebody_specific(record, start, verb.index):
        return None
    if any(reading.words[index] in record.language.THINGS for index in range(start, verb.index)):
        return Span(start, verb.index + 1)
    return None


def _somebody_specific(record: Record, start: int, end: int) -> bool:
    clauses, reading = record.clauses, record.statement
    return clauses.somebody_between(start, end) is not None or any(
        clauses.is_acronym(index) for index in range(start, end)
    )


def _generic_between(record: Record, start: int, end: int) -> Span | None:
    """Return the general words for an actor, unless somebody particular stands before them."""
    clauses, reading = record.clauses, record.statement
    for span in record.language.GENERIC_ACTORS.find(reading, start, end):
        if span.end > end or not clauses.is_main[span.start]:
            continue
        if any(reading.is_name(index) for index in range(span.start, span.end)):
            continue
        if _follows_somebody(record, start, span.start) or _is_named_after(record, span, end):
            continue
        return span
    return None


def _follows_somebody(record: Record, start: int, end: int) -> bool:
    return record.clauses.somebody_between(start, end) is not None


def _is_named_after(record: Record, span: Span, end: int) -> bool:
    """Say whether a name or another noun for somebody follows directly ("the government of Ghana")."""
    clauses, reading = record.clauses, record.statement
    if reading.words[span.end - 1] in record.language.NEEDS_NO_PLACE:
        return True
    return span.end < end and (
        clauses.is_office(span.end)
        or clauses.is_organisation(span.end)
        or reading.words[span.end] in record.language.PEOPLE
    )


def _without_agent(record: Record, verb: Verb) -> Span | None:
    clauses, reading = record.clauses, record.statement
    agents = clauses.agents()
    for agent in agents:
        return _generic_between(record, agent.start + 1, agent.end)
    for other in clauses.main_acts:
        if other.kind != "passive" and other.index > verb.index:
            start = clauses.subject_start(other)
            if _somebody_specific(record, start, other.index) and not _generic_between(
                record, start, other.index
            ):
                return None
    return Span(max(verb.index - 1, 0), verb.index + 1)


def second_change(record: Record) -> Span | None:
    """Return the words with which a second actor, or a second and unrelated act, comes in."""
    clauses, reading, language = record.clauses, record.statement, record.language
    acts = [verb.index for verb in clauses.main_acts]
    if not acts:
        return None
    for index in range(acts[0] + 1, len(reading)):
        apart = language.SEPARATELY.at(reading, index)
        if apart and any(act >= apart.end - 1 for act in acts):
            return Span(index, min(apart.end + 3, len(reading)))
        if reading.words[index] in language.ANDS or index == reading.sentence_start(index):
            second = _second_actor(record, index)
            if second:
                return second
    return None


def _second_actor(record: Record, index: int) -> Span | None:
    """Return the words from here on where they are a new actor with a verb of its own."""
    clauses, reading, language = record.clauses, record.statement, record.language
    begin = index if index == reading.sentence_start(index) else index + 1
    end = min(begin + _SUBJECT_REACH, reading.sentence_end(index))
    actor = next(
        (place for place in range(begin, end) if clauses.is_office(place) or clauses.is_organisation(place)),
        None,
    )
    if actor is None:
        return None
    for place in range(begin, end):
        kind = language.tense(reading, place)
        if kind in ("past", "present", "passive"):
            if place < actor:
                return None
            break
        if kind or reading.words[place] in language.RELATIVES:
            return None
    else:
        return None
    if any(
        clauses.is_office(before) or clauses.is_organisation(before)
        for before in range(begin, place)
        if reading.words[before] in reading.words[:index]
    ) and not any(reading.is_name(b) for b in range(begin, place)):
        return None
    if _takes_up_the_first(record, place):
        return None
    after = range(place + 1, min(place + 5, reading.sentence_end(place)))
    if any(reading.words[each] in language.BACK_WORDS for each in after):
        return None
    return Span(index, place + 1)


def _takes_up_the_first(record: Record, place: int) -> bool:
    """Say whether a pronoun before a verb stands for what was told before ("y el presidente la promulgó")."""
    words, language = record.statement.words, record.language
    before = place - 2 if words[place - 1] in language.HAVE else place - 1
    return words[before] in language.OBJECT_BEFORE
