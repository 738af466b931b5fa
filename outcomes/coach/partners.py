"""Others who helped, negotiated or acted beside us, where nobody has said what they contributed."""

from __future__ import annotations

from itertools import takewhile

from outcomes.coach.achieved import abstract_gain
from outcomes.coach.clauses import Clauses
from outcomes.coach.gazetteer import places
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_NEAR = 9
"""Names so many words apart stand beside each other."""
_WITH_REACH = 7
"""How many words after "with" the name of an organisation may end."""
_LINK_REACH = 4
"""How many words may stand between "accompanied" and "by"."""
_NAME_REACH = 6
"""How many words after "by" an organisation may be named."""
_BEFORE_REACH = 12
"""How many words before "with" it may be said that it was us who acted."""
_ACT_REACH = 4
"""How many words after an organisation its verb may stand."""


def named_helpers(record: Record) -> tuple[str, Span] | None:
    """Return the field and the words that name others who took part, where their contribution is empty."""
    if record.readings["contribution_others"]:
        return None
    helped = (
        _helped_by(record)
        or _beside_us(record)
        or _party_to_a_deal(record)
        or _went_before(record)
        or _made_with(record)
        or (None if abstract_gain(record) else _helped_in(record, record.clauses))
    )
    if helped:
        return "statement", helped
    helped = (
        _with_us(record)
        or _helped_in(record, record.contribution)
        or _did_their_part(record)
        or _acted_themselves(record)
    )
    return ("contribution_wiego", helped) if helped else None


def _helped_by(record: Record) -> Span | None:
    """Return words of help that lead to an organisation, unless it is who acted ("at her request, the union …")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    acts = clauses.main_acts
    for span in language.HELPED_BY.find(reading):
        alone = len(acts) == 1 and span.start < acts[0].index < span.end
        if language.OUR_STAFF.at(reading, span.start):
            continue
        if alone and clauses.is_organisation(span.start) and clauses.is_main[span.start]:
            continue
        pause = next((index for index in range(span.start, span.end - 1) if reading.pause_after[index]), None)
        if pause is None or not any(
            reading.words[index] in language.PEOPLE for index in range(span.start, pause + 1)
        ):
            return span
    return None


def _with_us(record: Record) -> Span | None:
    """Return the words of our contribution that name an organisation we acted with."""
    reading, language = record.contribution.reading, record.language
    for index, word in enumerate(reading.words):
        if word not in language.WITH_US:
            continue
        for place in range(index + 1, min(index + _WITH_REACH, reading.sentence_end(index))):
            if (
                _is_partner(record, record.contribution, place)
                or (index and reading.words[index - 1] in language.OURS and _is_a_name(record, place))
                or _is_beside_a_name(record, index, place)
            ):
                return Span(index, place + 1)
            if language.tense(reading, place) or reading.words[place] in language.GIVEN_TO:
                break
        if index + 1 < len(reading) and reading.words[index + 1] in language.OURS:
            start = max(reading.sentence_start(index), index - _WITH_REACH)
            before = [
                place for place in range(start, index) if _is_partner(record, record.contribution, place)
            ]
            if before:
                return Span(before[0], index + 2)
    return None


def _we_did_before(record: Record, index: int) -> bool:
    """Say whether a verb of ours stands before "with", and one name alone after it ("we sat down with Oxfam")."""
    reading, language = record.contribution.reading, record.language
    start, follows = reading.sentence_start(index), index + 2
    before = range(max(start, index - _BEFORE_REACH), index)
    ours = any(reading.words[each] in language.OURS or language.says_we(reading, each) for each in before)
    alone = (
        follows >= reading.sentence_end(index)
        or not reading.is_capital(follows)
        or reading.pause_after[index + 1]
    )
    acted = any(language.tense(reading, each) == "past" for each in before[-_ACT_REACH:])
    return reading.words[index] not in language.ANDS and alone and acted and ours


def _party_to_a_deal(record: Record) -> Span | None:
    """Return an organisation that came to terms with an office ("the council and the federation found …")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    verb = next(iter(clauses.main_acts), None)
    if verb is None or verb.kind == "passive":
        return None
    stop = min(verb.index + _NEAR, reading.sentence_end(verb.index))
    if not any(reading.words[index] in language.DEALS for index in range(verb.index, stop)):
        return None
    places = range(clauses.subject_start(verb), verb.index)
    office = next((index for index in places if clauses.is_office(index)), None)
    both = [index for index in places if _is_partner(record, clauses, index)]
    for index in places:
        if reading.words[index] not in language.ANDS or office is None or not both:
            continue
        if (office < index) != (both[-1] < index):
            return Span(min(office, both[0]), max(office, both[-1]) + 1)
    return None


def _went_before(record: Record) -> Span | None:
    """Return an organisation whose doing is told to have led to the act ("after a sit-in that the union kept up")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if not clauses.main_acts:
        return None
    for index, word in enumerate(reading.words):
        if word not in language.AFTERWARDS or (
            clauses.is_main[index] and index > clauses.main_acts[0].index + _NEAR
        ):
            continue
        for place in range(index + 1, min(index + _NEAR, reading.sentence_end(index))):
            if reading.pause_after[place - 1] and place > index + 1:
                break
            if reading.words[place] in language.GIVEN_TO or clauses.is_office(place):
                break
            if _is_partner(record, clauses, place) and _acts_aside(record, place):
                return Span(index, place + 1)
    return None


def _made_with(record: Record) -> Span | None:
    """Return a name with which a thing was made in common ("produzido em conjunto com a Rádio Voz")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    for span in language.TOGETHER.find(reading):
        made = reading.lower[max(span.start - 2, reading.sentence_start(span.start)) : span.start]
        name, end = span.end, reading.sentence_end(span.start)
        name += name < end and reading.words[name] in language.ARTICLES
        if name >= end or not any(word in language.PARTICIPLES for word in made):
            continue
        named = list(takewhile(reading.is_name, range(name, end)))
        offices = [
            index
            for index in named
            if clauses.is_office(index) and reading.words[index] not in language.MEDIA
        ]
        if named and not offices and reading.words[name] not in places():
            return Span(span.start, named[-1] + 1)
    return None


def _acts_aside(record: Record, place: int) -> bool:
    """Say whether soon after an organisation the verb of a part aside stands, of which it is the subject."""
    clauses, reading = record.clauses, record.statement
    stop = min(place + 1 + _ACT_REACH, reading.sentence_end(place))
    return any(
        verb.is_act
        and verb.kind != "passive"
        and place < verb.index < stop
        and not reading.pause_after[place]
        for verb in clauses.verbs
    )


def _acted_themselves(record: Record) -> Span | None:
    """Return an organisation that is the subject of an act in our contribution ("the union gave us the figures")."""
    clauses, reading, language = record.contribution, record.contribution.reading, record.language
    for index in range(len(reading)):
        named = _is_partner(record, clauses, index) or _has_inner_capital(record, index)
        if not named or clauses.hangs_on_preposition(index):
            continue
        stop = min(index + 1 + _ACT_REACH, reading.sentence_end(index))
        for place in range(index + 1, stop):
            if reading.pause_after[place - 1]:
                break
            if reading.words[place] in language.GERUND or language.tense(reading, place) in (
                "past",
                "present",
            ):
                before = range(_part_start(clauses, place), index)
                ours = any(reading.words[each] in language.OURS for each in before)
                return None if ours else Span(index, place + 1)
    return None


def _has_inner_capital(record: Record, index: int) -> bool:
    """Say whether a word is written as only a name is ("ActionAid")."""
    typed = record.contribution.reading.typed[index]
    return typed[0].isupper() and not typed[1:].islower() and not typed.isupper() and len(typed) > 1


def _part_start(clauses: Clauses, place: int) -> int:
    """Return where the part between commas begins in which a word stands."""
    return next(start for start, end in clauses.reading.segments if start <= place < end)


def _is_beside_a_name(record: Record, index: int, place: int) -> bool:
    """Say whether words for common work lead straight to a name ("de concert avec Oxfam")."""
    words = record.contribution.reading.words
    return (
        index > 0
        and place == index + 1 + (words[index + 1] in record.language.ARTICLES)
        and (words[index - 1] in record.language.HELP or _we_did_before(record, index))
        and _is_a_name(record, place)
    )


def _did_their_part(record: Record) -> Span | None:
    """Return the words of our contribution that tell aside what an organisation did ("which the union led")."""
    reading, contribution, language = record.contribution.reading, record.contribution, record.language
    for verb in contribution.verbs:
        if contribution.is_main[verb.index] or not verb.is_act:
            continue
        start = max(reading.sentence_start(verb.index), verb.index - _ACT_REACH)
        stop = verb.index + (1 + _ACT_REACH if language.has_subject_after(reading, verb.index) else 0)
        for index in range(start, min(stop, reading.sentence_end(verb.index)) or verb.index):
            if not contribution.is_main[index] and _is_partner(record, contribution, index):
                return Span(min(index, verb.index), max(index, verb.index) + 1)
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
            if clauses.is_organisation(place) or _is_partner(record, clauses, place):
                return Span(index, place + 1)
    return None


def _helped_in(record: Record, clauses: Clauses) -> Span | None:
    """Return words of help or pressure that lead to an organisation, in either order."""
    reading, language = clauses.reading, record.language
    for index, word in enumerate(reading.words):
        if word not in language.HELP:
            continue
        stop = reading.sentence_end(index)
        for link in range(index + 1, min(index + 2 + _LINK_REACH, stop)):
            if reading.words[link] in language.HELP_LINKS:
                found = _partner_between(record, clauses, link + 1, min(link + 1 + _NAME_REACH, stop))
                if found is not None:
                    return Span(index, found + 1)
            if reading.words[link] in language.GIVEN_TO or reading.pause_after[link]:
                break
        actor = _partner_that_acts(record, clauses, index)
        if actor is not None:
            return Span(actor, index + 1)
    return None


def _partner_between(record: Record, clauses: Clauses, start: int, end: int) -> int | None:
    for index in range(start, end):
        if _is_partner(record, clauses, index):
            return index
        named = record.language.HEAD_IS_LAST and clauses.reading.is_name(index)
        if (clauses.is_office(index) and not named) or clauses.reading.words[index] in record.language.OURS:
            return None
        if clauses.reading.pause_after[index]:
            return None
    return None


def _partner_that_acts(record: Record, clauses: Clauses, verb: int) -> int | None:
    """Return the organisation that is the subject of a verb of help which is not the change itself."""
    reading, language = clauses.reading, record.language
    if clauses is record.clauses and reading.words[verb] in language.GERUND and not clauses.is_main[verb]:
        return next(
            (
                index
                for index in range(verb + 1, min(verb + 3, reading.sentence_end(verb)))
                if _is_partner(record, clauses, index)
            ),
            None,
        )
    if not language.tense(reading, verb) or (clauses is record.clauses and clauses.is_main[verb]):
        return None
    for index in range(verb - 1, max(reading.sentence_start(verb), verb - _ACT_REACH) - 1, -1):
        if _is_partner(record, clauses, index):
            return index
        if clauses.is_office(index) or reading.words[index] in language.OURS:
            return None
    return None


def _is_a_name(record: Record, index: int) -> bool:
    reading = record.contribution.reading
    return (
        reading.is_name(index)
        and reading.words[index] not in places()
        and reading.words[index] not in record.language.DATE_WORDS
        and not record.contribution.is_office(index)
    )


def _is_partner(record: Record, clauses: Clauses, index: int) -> bool:
    """Say whether a word names an organisation, by its noun, its initials, or a name of several words."""
    reading, language = clauses.reading, record.language
    if reading.words[index] in language.OURS or (index and reading.words[index - 1] in language.OURS):
        return False
    if clauses.is_organisation(index):
        return True
    if not reading.is_name(index) or clauses.is_office(index) or reading.words[index] in language.DATE_WORDS:
        return False
    after = index + 1
    if after < reading.sentence_end(index) and reading.words[after] in language.NAME_LINKS:
        after += 1
    return (
        after < reading.sentence_end(index)
        and not reading.pause_after[index]
        and reading.is_name(after)
        and not reading.typed[index].isupper()
        and (reading.words[index] not in places() or reading.words[after] in language.NAMING.exact)
        and reading.words[after] not in places()
        and (index == 0 or reading.words[index - 1] not in language.OFFICIALS)
        and any(
            reading.words[each] in words
            for each in (index, after)
            for words in (language.PEOPLE, language.ORGANISATIONS, language.NAMING)
        )
    )
