"""Two changes in one statement: two who did different things, or one who did what has nothing to do with it."""

from __future__ import annotations

from outcomes.coach.phrases import Span
from outcomes.coach.places import named_place
from outcomes.coach.reading import Reading
from outcomes.coach.record import Record

_THAT = frozenset({"que", "qu"})
"""Follows "mientras", "tandis", "enquanto" without meaning a part that hangs on another."""
_SPLICE_REACH = 7
"""How many words after a comma the verb of a clause of its own may stand."""
_OWN_VERB_REACH = 3
"""How many words after "and" the second verb of the same actor may stand."""
_OBJECT_REACH = 7
"""How many words after a verb its object may end."""
_STEM = 4
"""Words that begin with the same letters, so many, tell of the same thing."""
_SUBJECT_REACH = 12
"""How many words after "and" the second actor may still have to reach its verb."""


def second_change(record: Record) -> Span | None:
    """Return the words with which a second actor, or a second and unrelated act, comes in."""
    clauses, reading, language = record.clauses, record.statement, record.language
    acts = [verb.index for verb in clauses.main_acts if not _comes_before_the_act(record, verb.index)]
    first = _unlisted_present(record, 0) if len(reading.sentences) > 1 else None
    if first is not None and not (acts and acts[0] < reading.sentence_end(0)):
        acts.insert(0, first)
    news = _two_headlines(record)
    if news or not acts:
        return news
    beside = _two_beside_each_other(record) or _made_and_undid(record)
    if beside:
        return beside
    for index in range(acts[0] + 1, len(reading)):
        apart = language.SEPARATELY.at(reading, index)
        if apart and (any(act >= apart.end - 1 for act in acts) or _takes_a_participle(record, apart)):
            return Span(index, min(apart.end + 3, len(reading)))
        for_itself = language.APART_ACTS.at(reading, index)
        if for_itself and clauses.is_main[index] and not _is_for_workers(record, for_itself):
            return for_itself
        joins = reading.words[index] in language.ANDS
        apart = (_unrelated_act(record, index) or _besides(record, index)) if joins else None
        if apart or (joins and (apart := _workers_founded(record, index))):
            return apart
        if (
            reading.words[index] in language.ANDS
            or index == reading.sentence_start(index)
            or _splices(record, index)
        ):
            second = _second_actor(record, index)
            if second:
                return second
    return None


def _takes_a_participle(record: Record, apart: Span) -> bool:
    """Say whether a second participle follows these words after "and" ("et, dans un autre dossier, supprimé")."""
    reading, language = record.statement, record.language
    verb = apart.end
    if verb >= reading.sentence_end(apart.start) or not apart.start:
        return False
    return reading.words[apart.start - 1] in language.ANDS and language.also_done(reading, verb, apart.start)


def _two_headlines(record: Record) -> Span | None:
    """Return the second of two lines of news, each with an actor ("board fits taps; bank admits …")."""
    reading, language = record.statement, record.language
    first = None
    for start, end in reading.sentences:
        colons = [each for each in range(start, end - 1) if _has_colon_after(reading, each)]
        begin = colons[-1] + 1 if colons else start
        told = _headline_verb(record, begin, end)
        if told is None:
            continue
        actor, verb = told
        if first is None:
            first = actor
            continue
        known = reading.words[actor] in reading.words[:start]
        if known or _completes(record, verb) or _takes_up_the_first(record, verb):
            continue
        backwards = (language.BACK_WORDS, language.THEM)
        if not any(reading.words[each] in words for each in range(begin, end) for words in backwards):
            return Span(begin, verb + 1)
    return None


def _has_colon_after(reading: Reading, index: int) -> bool:
    return ":" in reading.text[reading.spans[index][1] : reading.spans[index + 1][0]]


def _headline_verb(record: Record, begin: int, end: int) -> tuple[int, int] | None:
    """Return who acts at the head of a line without an article, and the verb of the present that follows."""
    clauses, reading, language = record.clauses, record.statement, record.language
    stop = min(begin + _OWN_VERB_REACH, end - 1)
    actor = next((each for each in range(begin, stop) if _may_act(record, each)), None)
    if actor is None or clauses.hangs_on_preposition(actor):
        return None
    for place in range(actor + 1, min(actor + 1 + _SPLICE_REACH, end - 1)):
        word, before = reading.words[place], reading.words[place - 1]
        if reading.pause_after[place - 1] or reading.pause_after[place] or word in language.RELATIVES:
            return None
        if clauses.kind_at(place) in ("past", "passive", "future"):
            return None
        listed = clauses.kind_at(place) == "present"
        ends = word in language.PRESENT_ENDINGS and not clauses.is_noun(place)
        hangs = before in language.PREPOSITIONS or before in language.ARTICLES
        if (listed or (ends and not hangs)) and reading.words[place + 1] not in language.OF:
            return actor, place
    return None


def _made_and_undid(record: Record) -> Span | None:
    """Return "and" between a place that an actor built and a rule that it lifted for others, or the other way round."""
    clauses, reading, language = record.clauses, record.statement, record.language
    for index in range(2, len(reading) - 1):
        if reading.words[index] not in language.ANDS or clauses.is_aside(index):
            continue
        start, end = reading.sentence_start(index), reading.sentence_end(index)
        second = next(
            (
                each
                for each in range(index + 1, min(index + 1 + _OWN_VERB_REACH, end))
                if reading.words[each] in language.MAKES or reading.words[each] in language.UNDOES
            ),
            None,
        )
        if second is None or clauses.somebody_between(index + 1, second) is not None:
            continue
        other = language.UNDOES if reading.words[second] in language.MAKES else language.MAKES
        first = next((each for each in range(start, index) if reading.words[each] in other), None)
        if first is not None and _have_nothing_in_common(
            record, range(first + 1, index), range(second + 1, end)
        ):
            return Span(index, second + 1)
    return None


def _have_nothing_in_common(record: Record, first: range, second: range) -> bool:
    """Say whether what a second verb deals with names a trade of its own, and takes up nothing from before it."""
    clauses, reading, language = record.clauses, record.statement, record.language
    takes_up = (language.BACK_WORDS, language.THEM, language.RELATIVES, language.COMPARATIVES)
    if any(
        reading.words[each] in words and reading.words[each] not in language.ARTICLES
        for each in second
        for words in takes_up
    ):
        return False
    stems = {reading.words[each][:_STEM] for each in first if reading.words[each] not in language.SMALL_WORDS}
    named = [each for each in second if reading.words[each] not in language.SMALL_WORDS]
    if any(
        reading.words[each][:_STEM] in stems and reading.words[each] not in language.DATE_WORDS
        for each in named
        if not reading.words[each][0].isdigit()
    ):
        return False
    return any(_names_a_trade(record, each) for each in second) and not any(
        reading.words[each] in language.ANYBODY and clauses.is_main[each] for each in first
    )


def _names_a_trade(record: Record, index: int) -> bool:
    """Say whether a word tells a trade together with what is sold or made ("shoe repairers", "vender mate")."""
    reading, language = record.statement, record.language
    words = reading.words
    sells = words[index] in language.SELLING
    is_trade = words[index] in language.PEOPLE or words[index] in language.PEOPLE_ENDINGS
    if not sells and (not is_trade or words[index] in language.ANYBODY):
        return False
    if language.HEAD_IS_LAST:
        return not any(words[index - 1] in small for small in (language.SMALL_WORDS, language.PREPOSITIONS))
    if index + 1 >= reading.sentence_end(index):
        return False
    return words[index + 1] in language.OF or (sells and words[index + 1] not in language.PREPOSITIONS)


def _comes_before_the_act(record: Record, act: int) -> bool:
    """Say whether a verb only tells what it took, or opens a sentence as "having read …" does."""
    reading, language = record.statement, record.language
    start = reading.sentence_start(act)
    if any(span.start <= act < span.end for span in language.COSTS.find(reading, start, act + 1)):
        return True
    opens = reading.words[start] in language.GERUND and start < act
    return opens and not any(reading.pause_after[each] for each in range(start, act))


def _besides(record: Record, index: int) -> Span | None:
    """Return "and also" with a verb whose object has nothing to do with workers ("y además cambia el recorrido")."""
    reading, language = record.statement, record.language
    verb = index + 2
    if verb >= reading.sentence_end(index) or reading.words[index + 1] not in language.ALSO:
        return None
    stop = reading.sentence_end(index)
    acts = verb + 1 < stop and reading.words[verb + 1] in language.AFTER_PRESENT
    if not (acts or language.tense(reading, verb)) or record.clauses.is_aside(index):
        return None
    rest = range(verb, stop)
    for_workers = (language.PEOPLE, language.GOODS, language.THEM, language.BACK_WORDS)
    if any(reading.words[each] in words for each in rest for words in for_workers):
        return None
    return Span(index, verb + 1)


def _workers_founded(record: Record, index: int) -> Span | None:
    """Return "and", workers, and an organisation that they founded, which is a change of its own."""
    clauses, reading, language = record.clauses, record.statement, record.language
    end = min(index + _SUBJECT_REACH, reading.sentence_end(index))
    verb = next((each for each in range(index + 2, end) if reading.words[each] in language.FOUNDS), None)
    if verb is None or not language.tense(reading, verb) or clauses.is_aside(index):
        return None
    if not any(reading.words[each] in language.PEOPLE for each in range(index + 1, verb)):
        return None
    if not any(clauses.is_office(each) or clauses.is_organisation(each) for each in range(index)):
        return None
    made = range(verb + 1, min(verb + 1 + _OBJECT_REACH, reading.sentence_end(verb)))
    return Span(index, verb + 1) if any(clauses.is_organisation(each) for each in made) else None


def _two_beside_each_other(record: Record) -> Span | None:
    """Return "while" where an actor stands on either side of it, or in both parts of a sentence it opens."""
    reading, language = record.statement, record.language
    for span in language.MEANWHILE.find(reading):
        end = reading.sentence_end(span.start)
        pause = next((each for each in range(span.end, end) if reading.pause_after[each]), end)
        opens = span.start == reading.sentence_start(span.start)
        if opens:
            first, second = (span.end, pause), (pause + 1, end)
        else:
            first, second = (reading.sentence_start(span.start), span.start), (span.end, end)
        acted = _acting_in(record, *first), _acting_in(record, *second)
        if None not in acted and reading.words[acted[0]] != reading.words[acted[1]]:
            return Span(span.start, acted[1] + 1)
    return None


def _acting_in(record: Record, start: int, end: int) -> int | None:
    """Return the office or organisation with which a part of a sentence begins."""
    stop = min(end, start + _SUBJECT_REACH)
    if start < stop and record.language.tense(record.statement, start):
        return None
    for index in range(start, stop):
        if record.clauses.is_office(index) or record.clauses.is_organisation(index):
            return index
        if index == start and _begins_with_a_name(record, start, stop):
            return index
        if record.statement.words[index] in record.language.PEOPLE:
            return None
    return None


def _second_actor(record: Record, index: int) -> Span | None:
    """Return the words from here on where they are a new actor with a verb of its own."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if clauses.is_aside(index):
        return None
    begin = index if reading.words[index] not in language.ANDS else index + 1
    if begin < len(reading) and reading.words[begin] in _THAT:
        begin += 1
    verb = _verb_after(record, begin, min(begin + _SUBJECT_REACH, reading.sentence_end(index)))
    if verb is None and index == reading.sentence_start(index):
        verb = _unlisted_present(record, begin)
    is_new = verb is not None and (
        _is_new_actor(record, begin, verb) or _is_done_by_another(record, begin, verb)
    )
    if not is_new or _shares_a_subject(record, begin, verb):
        return None
    if _takes_up_the_first(record, verb) or _completes(record, verb):
        return None
    after = range(verb + 1, min(verb + 5, reading.sentence_end(verb)))
    if any(reading.words[each] in language.BACK_WORDS for each in after):
        return None
    return Span(index, verb + 1)


def _unlisted_present(record: Record, begin: int) -> int | None:
    """Return a present verb in no list, after an office at the head of a sentence ("o tribunal anula a multa")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if begin >= len(reading) or reading.words[begin] not in language.ARTICLES:
        return None
    end = min(begin + _SPLICE_REACH + 1, reading.sentence_end(begin) - 1)
    actor = next((each for each in range(begin + 1, end) if _may_act(record, each)), None)
    if actor is None or clauses.hangs_on_preposition(actor):
        return None
    for place in range(actor + 1, end):
        before, follows = reading.words[place - 1], reading.words[place + 1]
        if reading.pause_after[place - 1] or reading.words[place] in language.RELATIVES:
            return None
        takes = any(
            follows in words
            for words in (language.ARTICLES, language.INDEFINITE, language.NUMBERS, language.PEOPLE)
        )
        opens = begin == 0 and follows not in language.OF
        if (
            reading.words[place] in language.PRESENT_ENDINGS
            and (takes or opens or follows[0].isdigit())
            and before not in language.PREPOSITIONS
            and before not in language.ARTICLES
            and not clauses.is_noun(place)
        ):
            return place
    return None


def _may_act(record: Record, index: int) -> bool:
    """Say whether a word is an office, an organisation, or a place that acts, as a station does."""
    clauses = record.clauses
    is_venue = record.statement.words[index] in record.language.VENUES
    return clauses.is_office(index) or clauses.is_organisation(index) or is_venue


def _shares_a_subject(record: Record, begin: int, verb: int) -> bool:
    """Say whether "and" stands right before a verb, so that the first actor goes on ("thanked us and opened")."""
    words, language = record.statement.words, record.language
    before = verb - 1
    while before > begin and words[before] in language.HAVE:
        before -= 1
    return before > begin and words[before] in language.ANDS and not record.statement.pause_after[before]


def _splices(record: Record, index: int) -> bool:
    """Say whether after a comma a clause of its own begins: an article, a noun, and soon a verb of an act."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if not (index and reading.pause_after[index - 1] and clauses.is_main[index]):
        return False
    if reading.words[index] not in language.ARTICLES and not reading.is_name(index):
        return False
    verb = _verb_after(record, index, min(index + _SPLICE_REACH, reading.sentence_end(index)))
    return verb is not None and not any(reading.pause_after[each] for each in range(index, verb))


def _completes(record: Record, verb: int) -> bool:
    """Say whether a second office only completes the same decision ("and the governor signed it"), or welcomes it."""
    reading, language = record.statement, record.language
    if reading.words[verb] in language.REACTS:
        return True
    if reading.words[verb] not in language.COMPLETES:
        return False
    after = reading.words[verb + 1 : min(verb + 4, reading.sentence_end(verb))]
    return not after or any(
        word in language.OBJECT_BEFORE or word in language.BACK_WORDS or word in language.DOCUMENTS
        for word in after
    )


def _verb_after(record: Record, begin: int, end: int) -> int | None:
    """Return the first verb of an act between two words, if nothing subordinate comes before it."""
    reading = record.statement
    if begin >= end:
        return None
    opens = begin == reading.sentence_start(begin) and reading.words[begin] in record.language.ARTICLES
    for place in range(begin + opens, end):
        kind = record.clauses.kind_at(place)
        if kind in ("past", "present", "passive"):
            return place
        if kind == "future" or record.statement.words[place] in record.language.RELATIVES:
            return None
    return None


def _is_new_actor(record: Record, begin: int, end: int) -> bool:
    """Say whether an office or organisation stands here that was not spoken of before."""
    reading = record.statement
    actor = next((each for each in range(begin, end) if _may_act(record, each)), None)
    if actor is None:
        return _begins_with_a_name(record, begin, end)
    seen = reading.first_seen
    names = [
        each
        for each in range(begin, end)
        if reading.is_capital(each) and each != reading.sentence_start(each)
    ]
    if names:
        return any(seen[reading.words[each]] >= begin for each in names) and not (
            reading.is_acronym(names[0]) and seen[reading.words[names[0]]] < begin
        )
    return seen[reading.words[actor]] >= begin


def _unrelated_act(record: Record, index: int) -> Span | None:
    """Return a second verb of the same actor whose object has nothing to do with workers ("and changed its logo")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    stop = min(index + 1 + _OWN_VERB_REACH, reading.sentence_end(index))
    verb = next((each for each in range(index + 1, stop) if language.tense(reading, each) == "past"), None)
    if verb is None or clauses.is_aside(index):
        return None
    end = min(verb + 1 + _OBJECT_REACH, reading.sentence_end(index))
    thing = next((each for each in range(verb + 1, end) if reading.words[each] in language.UNRELATED), None)
    if thing is None or _only_describes(record, thing):
        return None
    told_of_workers = (language.PEOPLE, language.BACK_WORDS, language.THEM)
    if any(
        reading.words[each] in words
        for each in range(index, reading.sentence_end(index))
        for words in told_of_workers
    ):
        return None
    told_before = any(reading.words[each] in language.UNRELATED for each in range(index))
    return None if told_before or reading.first_seen[reading.words[thing]] < index else Span(index, thing + 1)


def _only_describes(record: Record, index: int) -> bool:
    """Say whether another noun follows, of which a word only tells what kind it is ("the festival ground")."""
    reading, language = record.statement, record.language
    follows = index + 1
    return (
        language.HEAD_IS_LAST
        and follows < reading.sentence_end(index)
        and not reading.pause_after[index]
        and reading.words[follows] not in language.SMALL_WORDS
        and reading.words[follows] not in language.UNRELATED
        and not language.tense(reading, follows)
    )


def _is_for_workers(record: Record, span: Span) -> bool:
    reading, language = record.statement, record.language
    after = range(span.end, reading.sentence_end(span.start))
    return any(
        any(reading.words[each] in words for words in (language.PEOPLE, language.BACK_WORDS, language.GOODS))
        for each in after
    )


def _is_done_by_another(record: Record, begin: int, verb: int) -> bool:
    """Say whether a new thing opens these words, and another office or organisation did it ("et une plage a été …")."""
    clauses, reading = record.clauses, record.statement
    if reading.words[begin] not in record.language.INDEFINITE or (
        reading.words[begin + 1] in record.language.PEOPLE
    ):
        return False
    if record.language.tense(reading, verb) != "passive":
        return False
    return any(
        agent.start > verb
        and (clauses.is_office(agent.end - 1) or clauses.is_organisation(agent.end - 1))
        and reading.first_seen[reading.words[agent.end - 1]] >= begin
        for agent in clauses.agents()
    )


def _begins_with_a_name(record: Record, begin: int, end: int) -> bool:
    """Say whether an article and a new name open these words ("a Justiça do Trabalho")."""
    reading = record.statement
    name = begin + 1 if reading.words[begin] in record.language.ARTICLES else begin
    return (
        name < end
        and (reading.is_name(name) or _is_capital_after_semicolon(reading, name))
        and reading.words[name] not in record.language.DATE_WORDS
        and named_place(reading, name) is None
        and reading.first_seen[reading.words[name]] >= begin
    )


def _is_capital_after_semicolon(reading: Reading, index: int) -> bool:
    """Say whether a word has a capital that "; " before it does not explain."""
    before = reading.text[reading.spans[index - 1][1] : reading.spans[index][0]] if index else ""
    return ";" in before and reading.is_capital(index)


def _takes_up_the_first(record: Record, place: int) -> bool:
    """Say whether a pronoun before a verb stands for what was told before ("y el presidente la promulgó")."""
    words, language = record.statement.words, record.language
    before = place - 2 if words[place - 1] in language.HAVE else place - 1
    return words[before] in language.OBJECT_BEFORE
