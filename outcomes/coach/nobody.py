"""Turns of a text that leave out who acted: plans, hearsay, all offices of a region, headings without a subject."""

from __future__ import annotations

from outcomes.coach.achieved import planned
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_NOUN_REACH = 3
"""A heading has more words than that."""
_REACH = 7
"""Within so many words a text begins with whom it speaks of."""
_IN = frozenset({"in", "across", "en", "em"})
"""Words for "in" before a region."""


def to_be_done(record: Record) -> Span | None:
    """Return what is planned to be done ("il est prévu que … soient construits"), where no text tells by whom."""
    clauses, reading, language = record.clauses, record.statement, record.language
    plan, done = planned(record), language.TO_BE_DONE.first(reading)
    if plan is None or done is None or clauses.agents() or reading.quoted[done.start]:
        return None
    for index in range(len(reading)):
        if reading.words[index] in language.OFFICIALS and index < done.start:
            return None
        if clauses.hangs_on_preposition(index) or reading.words[index] in language.DATE_WORDS:
            continue
        acts = clauses.is_office(index) or clauses.is_organisation(index)
        plans = reading.words[index] in language.PEOPLE and index < plan.start
        named = reading.is_name(index) and index < done.start and not clauses.hangs_on_preposition(index - 1)
        if acts or plans or named:
            return None
    return done


def all_of_a_region(record: Record) -> Span | None:
    """Return all offices of a region ("los gobiernos de Centroamérica"), who are nobody in particular."""
    clauses, reading, language = record.clauses, record.statement, record.language
    verb = next(iter(clauses.main_verbs), None)
    end = verb.index if verb else len(reading)
    for index in range(min(end, _REACH)):
        if reading.words[index] not in language.ALL_OFFICES or clauses.hangs_on_preposition(index):
            continue
        place = index + 2
        if place >= len(reading):
            return None
        links = reading.words[index + 1]
        if links not in language.OF and links not in _IN:
            return None
        place += reading.words[place] in language.ARTICLES
        region = language.REGIONS.at(reading, place)
        counted = any(
            reading.words[each][0].isdigit() or reading.words[each] in language.NUMBERS
            for each in range(index)
        )
        return Span(index, region.end) if region and not counted else None
    return None


def said_by_nobody(record: Record) -> bool:
    """Say whether "they say" opens a text in which no office or organisation is named ("dizem que vai ser …")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    says = next(
        (index for index in range(min(2, len(reading))) if reading.words[index] in language.SAYS), None
    )
    if says is None or says + 1 >= len(reading) or reading.words[says + 1] not in language.THAT:
        return False
    return not any(
        clauses.is_office(index) or clauses.is_organisation(index) for index in range(len(reading))
    )


def headed_by_passive(record: Record) -> Span | None:
    """Return a participle at the head of a line that leaves open who acted ("Dropped in Lagos: the rule …")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if len(reading) < _NOUN_REACH or reading.lower[0] not in language.PARTICIPLES or clauses.agents():
        return None
    if clauses.is_somebody(0) or reading.pause_after[0]:
        return None
    follows = reading.words[1]
    opens = any(follows in words for words in (language.PREPOSITIONS, language.ARTICLES, language.DATE_WORDS))
    if not opens and reading.lower[1] != "à":
        return None
    end = reading.sentence_end(0)
    if any(0 < verb.index < end and clauses.is_main[verb.index] for verb in clauses.verbs):
        return None
    acting = (
        clauses.is_office(index) or clauses.is_organisation(index)
        for index in range(1, end)
        if clauses.is_main[index] and not clauses.hangs_on_preposition(index)
    )
    return None if any(acting) else Span(0, 2)
