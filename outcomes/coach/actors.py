"""Who acted: somebody, or nobody in particular."""

from __future__ import annotations

from outcomes.coach.achieved import planned
from outcomes.coach.causes import claimed_cause_in
from outcomes.coach.clauses import Verb
from outcomes.coach.deeds import begins_an_act
from outcomes.coach.nobody import all_of_a_region, headed_by_passive, said_by_nobody, to_be_done
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_NOUN_REACH = 3
"""How many words an article and adjectives may put between a preposition and its noun."""
_NAME_REACH = 5
"""Within so many words after "those in charge" an office may say of what."""
_AFTER_REACH = 7
"""How many words after its verb a subject may end."""
_DIGITS_OF_A_YEAR = 4
_BARE = frozenset({"of", "from", "de", "d"})
"""Words for "of" that hold no article."""
_PLAN_REACH = 4
"""How many words after "there are plans" may say whose they are."""


def nobody_acts(record: Record) -> Span | None:
    """Return the words that say who acted only in general, or that leave it out."""
    clauses, reading = record.clauses, record.statement
    nobody = (
        _nobody_named(record)
        or acts_as_nobody(record)
        or headed_by_passive(record)
        or to_be_done(record)
        or all_of_a_region(record)
    )
    if nobody:
        return nobody
    if planned(record) and said_by_nobody(record):
        return Span(0, 1)
    verb = _first_told(record)
    if verb is None or _is_headed(record, verb):
        named = clauses.somebody_between(0, len(reading))
        generic = None if verb else _generic_between(record, 0, len(reading))
        itself = None if verb else _by_itself(record)
        if generic or itself:
            return generic or itself
        unknown = verb is None and _ends_like_people(record)
        return None if named is not None or unknown else Span(0, min(6, len(reading)))
    plan = planned(record)
    is_planned = bool(plan and plan.start <= verb.index)
    if plan and reading.words[plan.start] in record.language.EXISTS:
        return None if clauses.somebody_between(plan.end, min(plan.end + _PLAN_REACH, len(reading))) else plan
    if (
        reading.lower[verb.index] in record.language.EXISTS
        and not is_planned
        and not record.language.VAGUE_TIMES.at(reading, verb.index)
    ):
        return Span(verb.index, verb.index + 1)
    if not is_planned and _they_did(record, verb):
        return Span(verb.index, verb.index + 1)
    itself = record.language.BY_ITSELF.first(reading, max(verb.index - _NOUN_REACH, 0), verb.index + 1)
    before = any(
        clauses.is_somebody(index) and not clauses.hangs_on_preposition(index)
        for index in range(clauses.subject_start(verb), verb.index)
    )
    if itself and not before and not clauses.agents():
        return itself
    if verb.kind == "passive" and not is_planned:
        return _without_agent(record, verb)
    start = clauses.subject_start(verb)
    generic = _generic_between(record, start, verb.index) or (None if is_planned else _happens(record, verb))
    if generic:
        return generic
    if (
        record.language.has_subject_after(reading, verb.index)
        and clauses.somebody_between(verb.index, min(verb.index + 7, reading.sentence_end(verb.index)))
        is not None
    ):
        return _generic_between(record, verb.index, min(verb.index + 7, reading.sentence_end(verb.index)))
    if any(start <= agent.start < verb.index for agent in clauses.agents()):
        return None
    for index in range(start, verb.index):
        if clauses.is_somebody(index) or clauses.is_acronym(index):
            return None
        if (
            verb.kind != "future"
            and _is_thing(record, index, verb)
            and not clauses.hangs_on_preposition(index)
        ):
            if (
                is_planned
                or _subject_follows_a_pause(record, index, verb)
                or _is_between_named(record, index, verb)
            ):
                return None
            return Span(index, verb.index + 1)
    return None


def _nobody_named(record: Record) -> Span | None:
    """Return words that never name anybody ("quien corresponda"), where no office or organisation follows them."""
    clauses, language = record.clauses, record.language
    for span in (*language.NOBODY.find(record.statement), *language.INFLUENTIAL.find(record.statement)):
        after = range(span.end, min(span.end + _NAME_REACH, record.statement.sentence_end(span.start)))
        before = range(record.statement.sentence_start(span.start), span.start)
        kind = language.tense(record.statement, span.start)
        if kind and _subject_of(record, Verb(span.start, kind)) is not None:
            continue
        if not any(clauses.is_office(each) or clauses.is_organisation(each) for each in (*before, *after)):
            return span
    return None


def _ends_like_people(record: Record) -> bool:
    """Say whether a word of the main clause ends like one for people, by what they do, and hangs on no preposition."""
    clauses, reading, language = record.clauses, record.statement, record.language
    return any(
        reading.words[index] in language.PEOPLE_ENDINGS
        and not _names_a_thing(record, index)
        and not reading.is_name(index)
        and clauses.is_main[index]
        and not clauses.hangs_on_preposition(index)
        for index in range(len(reading))
    )


def _is_headed(record: Record, verb: Verb) -> bool:
    """Say whether somebody is named before a colon ahead of the verb ("Town council, 3 June: fees are cut")."""
    reading, clauses = record.statement, record.clauses
    start = reading.sentence_start(verb.index)
    colon = next(
        (each for each in range(start, verb.index) if reading.text[reading.spans[each][1]] == ":"), None
    )
    return colon is not None and clauses.somebody_between(start, colon + 1) is not None


def _subject_follows_a_pause(record: Record, index: int, verb: Verb) -> bool:
    """Say whether somebody stands between a comma after this word and the verb ("despite the law, the mayor …")."""
    pauses = [place for place in range(index, verb.index) if record.statement.pause_after[place]]
    return bool(pauses) and any(
        record.clauses.is_somebody(place) and not record.clauses.hangs_on_preposition(place)
        for place in range(pauses[0] + 1, verb.index)
    )


def _is_between_named(record: Record, index: int, verb: Verb) -> bool:
    """Say whether a noun tells of two who are named ("relations between the union and the police")."""
    words = record.statement.words
    return any(
        words[place] in record.language.BETWEEN
        and record.clauses.somebody_between(place + 1, verb.index) is not None
        for place in range(index + 1, min(index + 1 + _NOUN_REACH, verb.index))
    )


def _is_thing(record: Record, index: int, verb: Verb) -> bool:
    """Say whether a word is a thing that cannot act, and not only a part of another noun ("market queens")."""
    words, language = record.statement.words, record.language
    if not _names_a_thing(record, index) or _acts_like_somebody(record, index, verb):
        return False
    if not language.HEAD_IS_LAST or index + 1 == verb.index:
        return True
    return words[index + 1] in language.SMALL_WORDS and not _is_coordinated(record, index, verb)


def _acts_like_somebody(record: Record, index: int, verb: Verb) -> bool:
    """Say whether a word known by its place does what only somebody does ("the market of Bandung stopped charging")."""
    reading, language = record.statement, record.language
    end = reading.sentence_end(verb.index)
    near = range(max(index - _NOUN_REACH, reading.sentence_start(index)), verb.index)
    named = any(reading.is_name(each) and reading.words[each] not in language.DATE_WORDS for each in near)
    if verb.kind not in ("past", "present") or verb.index + 1 >= end or not named:
        return False
    if reading.words[verb.index] in language.SPEAKS:
        return True
    follows = reading.words[verb.index + 1]
    takes_an_object = (
        follows in language.ARTICLES or follows in language.INDEFINITE or follows in language.NUMBERS
    )
    happens = reading.words[verb.index] in language.HAPPENS and not begins_an_act(record, verb)
    return (
        reading.words[index] in language.VENUES
        and not happens
        and (takes_an_object or begins_an_act(record, verb))
    )


def _is_coordinated(record: Record, index: int, verb: Verb) -> bool:
    """Say whether a word and another together describe an office ("the environment and science departments")."""
    words = record.statement.words
    return words[index + 1] in record.language.ANDS and any(
        record.clauses.is_somebody(place) and not record.clauses.hangs_on_preposition(place)
        for place in range(index + 2, verb.index)
    )


def _by_itself(record: Record) -> Span | None:
    """Return words for what is in force by itself, where no verb is known and nobody is the subject."""
    span = record.language.BY_ITSELF.first(record.statement)
    if (
        span
        and record.clauses.is_main[span.start]
        and _subject_of(record, Verb(span.start, "present")) is None
    ):
        return span
    return None


def _names_a_thing(record: Record, index: int) -> bool:
    """Say whether a word is a thing, by a list or by how it ends ("permission")."""
    word, language = record.statement.words[index], record.language
    if record.statement.is_name(index) or record.clauses.is_somebody(index):
        return False
    follows = record.statement.words[index + 1] if index + 1 < len(record.statement) else ""
    if language.GENERIC_ACTORS.at(record.statement, index):
        return False
    if word in language.THINGS or word in language.GOODS:
        return True
    if word in language.NUMBERS or word in language.PEOPLE_ENDINGS:
        return False
    is_adverb = follows in language.ARTICLES and follows not in language.RELATIVES
    return word in language.THING_ENDINGS and not is_adverb


def _happens(record: Record, verb: Verb) -> Span | None:
    """Return a verb of what comes or goes by itself, with the thing that does it ("cayó la veda")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if reading.words[verb.index] not in language.HAPPENS or _subject_of(record, verb) is not None:
        return None
    if begins_an_act(record, verb):
        return None
    places = [*range(clauses.subject_start(verb), verb.index)]
    if language.has_subject_after(reading, verb.index):
        places += range(verb.index + 1, min(verb.index + _AFTER_REACH, reading.sentence_end(verb.index)))
    for index in places:
        if _names_a_thing(record, index) and not clauses.hangs_on_preposition(index):
            return Span(min(index, verb.index), max(index, verb.index) + 1)
    return _unknown_happens(record, verb)


def _unknown_happens(record: Record, verb: Verb) -> Span | None:
    """Return a noun in no list that comes or goes by itself, unless it ends like a word for people."""
    clauses, reading, language = record.clauses, record.statement, record.language
    follows = reading.words[verb.index + 1] if verb.index + 1 < reading.sentence_end(verb.index) else ""
    if follows in language.ARTICLES or follows in language.INDEFINITE:
        return _follows_unknown(record, verb)
    if follows in language.AFTER_PRESENT and not (
        follows in language.RECEIVERS or follows in language.PREPOSITIONS
    ):
        return None
    for index in range(clauses.subject_start(verb), verb.index):
        word = reading.words[index]
        if (
            word[0].isdigit()
            or word in language.SMALL_WORDS
            or word in language.DATE_WORDS
            or word in language.HAVE
        ):
            continue
        if clauses.hangs_on_preposition(index) or language.DATES.at(reading, index):
            continue
        if reading.words[index - 1] in language.NUMBERS or word in language.NUMBERS:
            return None
        if word in language.PEOPLE_ENDINGS or (
            reading.is_capital(index) and index > reading.sentence_start(index)
        ):
            return None
        return Span(index, verb.index + 1)
    return None


def _follows_unknown(record: Record, verb: Verb) -> Span | None:
    """Return a verb and the noun in no list that comes or goes by it ("caiu o recolher"), if nobody is told."""
    clauses, reading, language = record.clauses, record.statement, record.language
    index, end = verb.index + 2, reading.sentence_end(verb.index)
    if index >= end or not language.has_subject_after(reading, verb.index):
        return None
    if reading.words[index] in language.PEOPLE_ENDINGS or reading.is_capital(index):
        return None
    return None if clauses.somebody_between(0, verb.index) is not None else Span(verb.index, index + 1)


def _subject_of(record: Record, verb: Verb) -> int | None:
    """Return where somebody stands who may be the subject: before the verb, or after it, and on no preposition."""
    clauses, reading, language = record.clauses, record.statement, record.language
    places = [*range(clauses.subject_start(verb), verb.index)]
    if language.has_subject_after(reading, verb.index):
        places += range(verb.index + 1, min(verb.index + _AFTER_REACH, reading.sentence_end(verb.index)))
    for index in places:
        named = reading.is_name(index) and reading.words[index] not in language.DATE_WORDS
        if not (clauses.is_somebody(index) or named) or clauses.hangs_on_preposition(index):
            continue
        if index < verb.index or not (_is_receiver(record, index) or _is_new_thing(record, index)):
            return index
    return None


def _is_new_thing(record: Record, index: int) -> bool:
    """Say whether a word that may be an office is brought in as a thing ("surgió un mercado")."""
    reading, language = record.statement, record.language
    return reading.words[index] in language.THINGS and reading.words[index - 1] in language.INDEFINITE


def _is_receiver(record: Record, index: int) -> bool:
    """Say whether a word tells to whom something was done ("a las heladeras", "às sorveteiras")."""
    reading, language = record.statement, record.language
    before = reading.lower[max(index - 2, 0) : index]
    return bool(before) and (
        before[-1] in language.RECEIVERS
        or (len(before) > 1 and before[0] in language.RECEIVERS and before[-1] in language.ARTICLES)
    )


def acts_as_nobody(record: Record) -> Span | None:
    """Return a verb of a "they" or "on" that is nobody ("ya no piden"), where nobody is its subject."""
    clauses, reading, language = record.clauses, record.statement, record.language
    first = clauses.main_acts[0].index if clauses.main_acts else len(reading)
    for span in language.IMPERSONAL.find(reading, 0, first):
        last = span.end - 1
        if clauses.is_main[last] and _subject_of(record, Verb(last, "present")) is None:
            return span
    state = language.IMPERSONAL_STATE.first(reading)
    return state if state and clauses.is_main[state.start] and state.start <= first + 1 else None


def _first_told(record: Record) -> Verb | None:
    """Return the first verb of a main clause that is no part of words of time ("il y a peu") or of a claim."""
    verbs, cause = record.clauses.main_verbs, claimed_cause_in(record, "statement")
    for verb in verbs:
        claims = cause is not None and cause.start < verb.index < cause.end
        if verb.kind != "be" or not (claims or _tells_how_long_ago(record, verb)):
            return _ended_passive(record, verb) or verb
    return next(iter(verbs), None)


def _ended_passive(record: Record, verb: Verb) -> Verb | None:
    """Return what was done to people no longer, or from then on ("deixaram de ser incomodadas")."""
    if record.statement.words[verb.index] not in record.language.ASPECTS:
        return None
    return next(
        (
            other
            for other in record.clauses.main_verbs
            if other.kind == "passive" and verb.index < other.index <= verb.index + _NOUN_REACH
        ),
        None,
    )


def _tells_how_long_ago(record: Record, verb: Verb) -> bool:
    """Say whether a verb only stands in words of time ("il y a peu")."""
    reading, language = record.statement, record.language
    start = max(verb.index - _NOUN_REACH, reading.sentence_start(verb.index))
    found = (
        phrases.at(reading, index)
        for index in range(start, verb.index)
        for phrases in (language.VAGUE_TIMES, language.VAGUE_CLASSES, language.DATES)
    )
    return any(each is not None and each.end > verb.index + 1 for each in found)


def named_in_general(record: Record) -> Span | None:
    """Return the words that name who it is about only in general, where nobody is named before them."""
    nobody = _nobody_named(record)
    verb = next(iter(record.clauses.main_verbs), None)
    if nobody or verb is None:
        return nobody or _generic_between(record, 0, len(record.statement))
    start, end = record.clauses.subject_start(verb), record.statement.sentence_end(verb.index)
    return _generic_between(record, start, verb.index) or _generic_between(record, start, end)


def _somebody_specific(record: Record, start: int, end: int) -> bool:
    clauses = record.clauses
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
        if clauses.kind_at(span.end - 1) or _is_one_body(record, span, end):
            continue
        if _are_counted(record, span) or _follows_somebody(record, start, span.start):
            continue
        if _is_named_after(record, span, end):
            continue
        return span
    return None


def _is_one_body(record: Record, span: Span, end: int) -> bool:
    """Say whether general words are one body by what follows: "société des bus", "officials at the water desk in …"."""
    reading, language = record.statement, record.language
    last, stop = span.end - 1, reading.sentence_end(span.start)
    if span.end + 1 >= stop or reading.pause_after[last]:
        return False
    after = span.end + 1
    if reading.words[last] in language.BODIES and reading.words[span.end] in language.OF:
        return not reading.is_name(after) and reading.words[after] not in language.ARTICLES
    if reading.words[span.end] not in language.PREPOSITIONS:
        return False
    if reading.words[after] in language.ARTICLES:
        after += 1
    unit = range(after, min(after + _NOUN_REACH + 1, stop))
    if reading.words[last] in language.FOLKS:
        return any(_is_unit(record, index) for index in unit) or _is_desk(record, unit)
    return reading.words[last] in language.OFFICIALS and after < stop and _is_desk(record, unit)


def _is_unit(record: Record, index: int) -> bool:
    words, language = record.statement.words, record.language
    return (
        record.clauses.is_office(index)
        or record.clauses.is_organisation(index)
        or (words[index] in language.VENUES)
    )


def _is_desk(record: Record, unit: range) -> bool:
    """Say whether an article, then nouns that are no place, and soon a name stand here."""
    reading, language = record.statement, record.language
    head = unit.start
    while (
        language.HEAD_IS_LAST
        and head + 1 < unit.stop
        and reading.words[head + 1] not in language.SMALL_WORDS
        and reading.words[head + 1] not in language.PREPOSITIONS
    ):
        head += 1
    before = reading.words[unit.start - 1]
    has_article = before in language.ARTICLES or (before in language.OF and before not in _BARE)
    if not unit or not has_article or reading.is_name(unit.start):
        return False
    soon = range(unit.start, min(unit.stop + _NOUN_REACH, reading.sentence_end(unit.start)))
    return any(reading.is_name(index) for index in soon) and reading.words[head] not in language.PLACE_NOUNS


def _are_counted(record: Record, span: Span) -> bool:
    """Say whether a number stands before a word, so that they could be listed ("sixteen municipalities")."""
    if span.start == record.statement.sentence_start(span.start):
        return False
    before = record.statement.words[span.start - 1]
    return before in record.language.NUMBERS or (before[0].isdigit() and len(before) < _DIGITS_OF_A_YEAR)


def _follows_somebody(record: Record, start: int, end: int) -> bool:
    return record.clauses.somebody_between(start, end) is not None


def _is_named_after(record: Record, span: Span, end: int) -> bool:
    """Say whether a name or another noun for somebody follows directly ("the government of Ghana")."""
    clauses, reading = record.clauses, record.statement
    if reading.words[span.end - 1] in record.language.NEEDS_NO_PLACE:
        return True
    last = span.end - 1
    if _are_of_an_organisation(record, last, end):
        return True
    general = any(word in record.language.NOT_BY_PLACE for word in reading.words[span.start : span.end])
    if general and _place_follows(record, last, end):
        return False
    if not general and _has_owner(record, span):
        return reading.words[last] not in record.language.GENERAL_ANYWHERE
    anywhere = any(word in record.language.GENERAL_ANYWHERE for word in reading.words[span.start : span.end])
    if not anywhere and span.end < end and (reading.words[span.end] in record.language.OF):
        return True
    if record.language.HEAD_IS_LAST and _belongs_to_office(record, span.end, end):
        return True
    return span.end < end and (
        clauses.is_office(span.end)
        or clauses.is_organisation(span.end)
        or reading.words[span.end] in record.language.PEOPLE
    )


def _has_owner(record: Record, span: Span) -> bool:
    """Say whether a name stands before these words as whose they are ("Windhoek's officials")."""
    reading = record.statement
    if not record.language.HEAD_IS_LAST or span.start < reading.sentence_start(span.start) + 2:
        return False
    return reading.words[span.start - 1] == "s" and reading.is_capital(span.start - 2)


def _are_of_an_organisation(record: Record, last: int, end: int) -> bool:
    """Say whether an organisation follows of which these are the people ("la gente de la cooperativa")."""
    reading, language = record.statement, record.language
    if last + 1 >= end or reading.words[last + 1] not in language.OF:
        return False
    place = last + 2
    while place < end and reading.words[place] in language.ARTICLES:
        place += 1
    return place < end and record.clauses.is_organisation(place)


def _place_follows(record: Record, last: int, end: int) -> bool:
    """Say whether only a place is named after a word ("the leaders of Choma")."""
    reading = record.statement
    return (
        last + 2 < end
        and reading.words[last + 1] in record.language.OF
        and reading.is_name(last + 2)
        and not record.clauses.is_office(last + 2)
        and not record.clauses.is_organisation(last + 2)
    )


def _they_did(record: Record, verb: Verb) -> bool:
    """Say whether only the ending of a verb says who acted, and it was done to people ("les devolvieron …")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    ends = (verb.index, max(verb.index - 1, 0))
    if verb.kind != "past" or not any(reading.words[index] in language.PLURAL_PASTS for index in ends):
        return False
    start, end = clauses.subject_start(verb), reading.sentence_end(verb.index)
    if any(_may_be_subject(record, index) for index in range(start, verb.index)):
        return False
    near = reading.words[max(verb.index - 2, start) : verb.index + 2]
    after = [
        index
        for index in range(verb.index + 1, min(verb.index + 1 + _AFTER_REACH, end))
        if clauses.is_somebody(index) and not clauses.hangs_on_preposition(index)
    ]
    if not after:
        return any(word in language.CLITICS for word in near)
    return all(_is_receiver(record, index) for index in after)


def _may_be_subject(record: Record, index: int) -> bool:
    """Say whether a word, known or not, may be who acted: no small word, no date, and on no preposition."""
    reading, language = record.statement, record.language
    word = reading.words[index]
    is_time = word[0].isdigit() or word in language.DATE_WORDS or language.DATES.at(reading, index)
    return not (
        is_time
        or word in language.SMALL_WORDS
        or word in language.HAVE
        or record.clauses.hangs_on_preposition(index)
    )


def _without_agent(record: Record, verb: Verb) -> Span | None:
    clauses = record.clauses
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


def _belongs_to_office(record: Record, begin: int, end: int) -> bool:
    """Say whether the noun to which these words lead is an office ("community health office")."""
    for index in range(begin, min(begin + _NOUN_REACH, end)):
        if record.statement.words[index] in record.language.SMALL_WORDS:
            return False
        if record.clauses.is_office(index):
            return True
    return False
