"""Which questions an experienced reviewer would ask about the texts of a record."""

from __future__ import annotations

from collections.abc import Iterator

from outcomes.coach.achieved import abstract_gain, impact_on_workers, planned
from outcomes.coach.acronyms import unexplained
from outcomes.coach.actors import acts_as_nobody, named_in_general, nobody_acts
from outcomes.coach.causes import claimed_cause_in
from outcomes.coach.contributions import help_without_act, undated_contribution
from outcomes.coach.deeds import is_inner
from outcomes.coach.gazetteer import countries
from outcomes.coach.languages import MODULES
from outcomes.coach.nobody import headed_by_passive
from outcomes.coach.outputs import own_output
from outcomes.coach.partners import named_helpers
from outcomes.coach.persons import private_words
from outcomes.coach.phrases import Span
from outcomes.coach.places import placed
from outcomes.coach.record import Record
from outcomes.coach.repetition import only_praises, repeats_statement
from outcomes.coach.rules import RULES
from outcomes.coach.separate import second_change
from outcomes.coach.texts import FIELDS, Asked, Texts
from outcomes.coach.times import dated, vaguely_timed


def ask(texts: Texts) -> list[Asked]:
    """Return the questions about these texts, in the order of the rules; none in an unknown language."""
    if texts.language not in MODULES:
        return []
    record = Record(texts)
    asked = [
        *_about_statement(record),
        *_about_significance(record),
        *_about_contributions(record),
        *_about_all(record),
    ]
    return sorted(asked, key=lambda each: (RULES.index(each.rule), FIELDS.index(each.field)))


def _about_statement(record: Record) -> Iterator[Asked]:
    reading, language = record.statement, record.language
    if not reading:
        return
    plan, output = planned(record), own_output(record)
    cause = claimed_cause_in(record, "statement")
    if (
        cause
        and plan
        and reading.words[plan.start] in language.WOULD
        and language.WITHOUT_US.first(reading)
        and reading.sentence_end(plan.start) >= cause.end
    ):
        plan = None
    impact = None if output else impact_on_workers(record)
    gain = None if output else abstract_gain(record)
    headed = headed_by_passive(record)
    if gain and headed and gain.start == headed.start:
        gain = None
    if impact and gain:
        inner = is_inner(record, impact.start) or is_inner(record, impact.end - 1)
        within = gain.start <= impact.end <= gain.end
        impact, gain = (None, gain) if within or inner else (impact, None)
    if not output:
        nobody = nobody_acts(record)
        gained = impact or gain
        if gained:
            nobody = (
                named_in_general(record)
                or acts_as_nobody(record)
                or (None if _names_a_group(record) and not (gain and _is_held_by_nobody(record)) else gained)
            )
        if nobody and not (cause and nobody.start < cause.end and cause.start < nobody.end):
            yield _asked(record, "no_actor", nobody)
        second = second_change(record)
        if second and not (cause and second.start < cause.end and cause.start < second.end):
            yield _asked(record, "two_changes", second)
    for rule, span in (("future", plan), ("output", output), ("impact", impact), ("no_act", gain)):
        if span:
            yield _asked(record, rule, span)
    if not dated(reading, language):
        vague = vaguely_timed(reading, language)
        yield _asked(record, "vague_time", vague) if vague else Asked("no_date", "statement", "")
    if not placed(reading, language):
        yield Asked("no_place", "statement", "")


def _names_a_group(record: Record) -> bool:
    """Say whether those whose gain is told are people of a place or a trade, or an office or organisation."""
    clauses = record.clauses
    return placed(record.statement, record.language) is not None or any(
        clauses.is_office(index)
        or _is_trade(record, index)
        or clauses.is_organisation(index)
        or (
            record.statement.is_name(index)
            and record.statement.words[index] not in record.language.DATE_WORDS
        )
        for index in range(len(record.statement))
    )


def _is_held_by_nobody(record: Record) -> bool:
    """Say whether a gain within people is told of a country or region, and of nobody ("awareness in Asia")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    for index, word in enumerate(reading.words):
        follows = reading.words[index + 1] if index + 1 < len(reading) else ""
        describes = (
            language.HEAD_IS_LAST
            and word in language.ANYBODY
            and follows != ""
            and not any(follows in words for words in (language.SMALL_WORDS, language.PREPOSITIONS))
            and not language.tense(reading, index + 1)
        )
        if clauses.is_somebody(index) and not is_inner(record, index) and not describes:
            return False
        is_place = clauses.hangs_on_preposition(index) or (index and clauses.hangs_on_preposition(index - 1))
        if reading.is_name(index) and word not in language.DATE_WORDS and not is_place:
            return False
        if word in language.PEOPLE_ENDINGS and not describes and not reading.is_name(index):
            return False
    place = placed(reading, language)
    return place is not None and (
        tuple(reading.words[place.start : place.end]) in countries()
        or language.REGIONS.first(reading) is not None
    )


def _is_trade(record: Record, index: int) -> bool:
    """Say whether a word tells who gained by their trade, and not only as people ("women")."""
    words, language = record.statement.words, record.language
    if words[index] not in language.PEOPLE:
        return False
    if words[index] not in language.ANYBODY:
        return True
    near = words[index - 1 : index] if language.HEAD_IS_LAST else words[index + 1 : index + 3]
    return any(word in language.KINDS_OF_WORK for word in near)


def _about_significance(record: Record) -> Iterator[Asked]:
    reading = record.readings["significance"]
    praise = only_praises(record)
    if praise:
        yield _asked(record, "significance_empty_words", praise, "significance")
    elif reading and record.statement and repeats_statement(record):
        yield _asked(record, "significance_repeats", Span(0, len(reading)), "significance")


def _about_contributions(record: Record) -> Iterator[Asked]:
    vague = help_without_act(record)
    if vague:
        yield _asked(record, "contribution_no_act", vague, "contribution_wiego")
    if undated_contribution(record):
        yield Asked("contribution_no_date", "contribution_wiego", "")
    helpers = named_helpers(record)
    if helpers:
        field, span = helpers
        yield _asked(record, "others_missing", span, field)


def _about_all(record: Record) -> Iterator[Asked]:
    for field in FIELDS:
        cause = claimed_cause_in(record, field)
        if cause:
            yield _asked(record, "attribution", cause, field)
    for rule, found in (("acronym", unexplained(record)), ("private_person", private_words(record))):
        if found:
            yield Asked(rule, *found)


def _asked(record: Record, rule: str, span: Span, field: str = "statement") -> Asked:
    return Asked(rule, field, record.readings[field].between(span.start, span.end)[:200])
