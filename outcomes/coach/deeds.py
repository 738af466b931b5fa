"""Was anything done? What a main clause tells if it tells no act that can be observed: a plan, a gain, how people live.

The rules elsewhere know turns of phrase. Here no phrase is known: an act is looked for, and where there is none, single
words of a class decide what the statement tells instead.
"""

from __future__ import annotations

from outcomes.coach.clauses import Verb
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record, once_per_record

_OBJECT_REACH = 5
"""How many words after a verb that says little its object may stand ("carried ever more weight")."""
_MANNER_REACH = 8
"""Within so many words after "treat" stands how."""
_MOVED_REACH = 6
"""Within so many words after "took" stands what was taken, or to whom."""
_COMPLEMENT_REACH = 4
"""How many words after "stopped" the verb that was stopped may stand."""
_LATE_REACH = 14
"""How many words after "grew" what grew may stand, after when and where."""
_DIGITS_OF_A_YEAR = 4
_CLOSE = 3
"""How many words an article and adjectives may put between a preposition and its noun."""


@once_per_record
def deeds(record: Record) -> list[Verb]:
    """Return the verbs of main clauses that tell of an act which somebody could have seen."""
    return [verb for verb in record.clauses.verbs if _is_told(record, verb.index) and _is_deed(record, verb)]


def plan_without_deed(record: Record) -> Span | None:
    """Return a word of intention, a modal verb or a last day, where nothing was done."""
    reading, language = record.statement, record.language
    if any(_is_told(record, verb.index) for verb in _acts(record) if _is_deed(record, verb)):
        return None
    told_as_past = any(
        _is_told(record, verb.index) and verb.kind in ("past", "passive") for verb in _acts(record)
    )
    gained = any(word in language.INNER for word in reading.words)
    for index, word in enumerate(reading.words):
        if reading.is_name(index) or reading.quoted[index]:
            continue
        if word in language.HOPES and _is_told(record, index):
            return Span(index, index + 1)
        if told_as_past:
            continue
        if word in language.MODALS or language.tense(reading, index) == "future":
            return Span(index, index + 1)
        if (
            language.GOING_ON.at(reading, index)
            and _is_told(record, index)
            and not gained
            and not _is_since(record)
        ):
            return Span(index, index + 2)
        follows = index + 1 < len(reading) and reading.words[index + 1]
        hints = word in language.HINTS and not (
            follows and (follows in language.SINCE or language.DATES.at(reading, index + 1))
        )
        if (hints and record.clauses.is_main[index]) or (
            word in language.PLANS and _is_head(record, index) and not _is_our_unit(record, index)
        ):
            return Span(index, index + 1)
        if not gained and not any(_is_told(record, verb.index) for verb in _acts(record)):
            last_day = language.LAST_DAYS.at(reading, index)
            if last_day and _is_day_or_year(reading.words[last_day.start : last_day.end]):
                return last_day
    return None


def _is_our_unit(record: Record, index: int) -> bool:
    """Say whether a word is our project, which is no plan of anybody."""
    words, language = record.statement.words, record.language
    return index > 0 and words[index] in language.UNITS and words[index - 1] in language.OURS


def _is_day_or_year(words: list[str]) -> bool:
    """Say whether a number among these words, if there is one, is a year."""
    numbers = [word for word in words if word[0].isdigit()]
    return not numbers or any(len(word) == _DIGITS_OF_A_YEAR for word in numbers)


def gain_without_deed(record: Record) -> Span | None:
    """Return a word of what people think, feel or are to each other, where nothing was done."""
    if deeds(record) or also_acted(record):
        return None
    for index in range(len(record.statement)):
        if is_inner(record, index) and _is_told(record, index) and _is_head(record, index):
            if any(
                span.start <= index < span.end for span in record.language.INFLUENTIAL.find(record.statement)
            ):
                continue
            return Span(index, index + 1)
    return None


def also_acted(record: Record) -> bool:
    """Say whether a second participle, after "et", tells an act ("ont perdu leur peur et refusé de payer")."""
    reading, language = record.statement, record.language
    return any(
        language.also_done(reading, index)
        and _is_told(record, index)
        and reading.words[index] not in language.ABSTRACT_VERBS
        and not _inner_between(record, index + 1, min(index + 1 + _OBJECT_REACH, reading.sentence_end(index)))
        for index in range(len(reading))
    )


def comparison_without_deed(record: Record) -> Span | None:
    """Return a word that compares where nothing was done, and no thing, person or figure is more than before."""
    reading, language = record.statement, record.language
    if deeds(record):
        return None
    for index, word in enumerate(reading.words):
        if (
            word not in language.COMPARATIVES
            or not _is_told(record, index)
            or _compares_amounts(record, index)
        ):
            continue
        end = min(index + 1 + _CLOSE, reading.sentence_end(index))
        near = range(max(reading.sentence_start(index), index - 1), min(index + 3, end))
        counted = any(
            reading.words[place][0].isdigit()
            or record.clauses.is_somebody(place)
            or any(
                reading.words[place] in words
                for words in (language.THINGS, language.GOODS, language.LIFE_WORDS, language.THING_ENDINGS)
            )
            for place in near
            if place != index
        )
        if not counted and index + 1 < end:
            return Span(index, end)
    return None


def _compares_amounts(record: Record, index: int) -> bool:
    """Say whether "of" follows a word that compares, so that it is less of a thing ("moins de marchandises")."""
    reading = record.statement
    after = reading.words[index + 1 : index + 2]
    return bool(after) and not record.language.HEAD_IS_LAST and after[0] in record.language.OF


def is_inner(record: Record, index: int) -> bool:
    """Say whether a word names what happens within or between people."""
    reading = record.statement
    if reading.words[index] not in record.language.INNER or reading.is_name(index):
        return False
    return not any(
        span.end > index
        for place in range(max(index - _CLOSE, reading.sentence_start(index)), index + 1)
        for phrases in (record.language.NOT_INNER, record.language.INTERESTED)
        if (span := phrases.at(reading, place))
    )


def _acts(record: Record) -> list[Verb]:
    return [verb for verb in record.clauses.verbs if verb.is_act]


def _is_told(record: Record, index: int) -> bool:
    """Say whether a word stands in a main clause, or in a sentence of which no verb does."""
    reading, clauses = record.statement, record.clauses
    if clauses.is_main[index]:
        return True
    if reading.quoted[index]:
        return False
    start, end = reading.sentence_start(index), reading.sentence_end(index)
    return not any(start <= verb.index < end and clauses.is_main[verb.index] for verb in clauses.verbs)


def _is_deed(record: Record, verb: Verb) -> bool:
    reading, language = record.statement, record.language
    word, end = reading.words[verb.index], reading.sentence_end(verb.index)
    if word in language.HAVE and _is_helper(record, verb):
        return False
    if word in language.OPENED_UP:
        return verb.is_act
    if _only_behaves(record, verb):
        return False
    if shows_an_act(record, verb):
        return True
    if not verb.is_act or (word in language.ABSTRACT_VERBS and word not in language.LIGHT_VERBS):
        return False
    if verb.kind == "present" and word.endswith("ing"):
        return _is_since(record)
    if verb.kind == "passive" and is_inner(record, verb.index):
        return False
    if word in language.OCCURS and _changes_within(record, verb):
        return False
    if word in language.ASPECTS and _inner_between(
        record, verb.index + 1, min(verb.index + 1 + _COMPLEMENT_REACH, end)
    ):
        return False
    if word in language.LIGHT_VERBS and _inner_between(
        record, verb.index + 1, min(verb.index + 1 + _OBJECT_REACH, end)
    ):
        return False
    return not _has_inner_subject(record, verb)


def _only_behaves(record: Record, verb: Verb) -> bool:
    """Say whether people are only dealt with in another way, as an attitude tells ("treat them with more respect")."""
    reading, language = record.statement, record.language
    span = language.BEGUN.at(reading, verb.index)
    index = span.end - 1 if span else verb.index
    if reading.words[index] not in language.BEHAVES:
        return False
    for place in range(index + 1, min(index + 1 + _MANNER_REACH, reading.sentence_end(index))):
        if is_inner(record, place):
            return True
        if reading.pause_after[place]:
            return False
    return False


def shows_an_act(record: Record, verb: Verb) -> bool:
    """Say whether what stands with a verb that says little makes it an act to be seen."""
    return verb.is_act and (begins_an_act(record, verb) or _moves_a_thing(record, verb))


def begins_an_act(record: Record, verb: Verb) -> bool:
    """Say whether a verb begins or ends another one that can be seen ("stopped charging", "passou a recusar")."""
    span = record.language.BEGUN.at(record.statement, verb.index)
    if span is None or _has_inner_subject(record, verb):
        return False
    begun = record.statement.words[span.end - 1]
    return begun not in record.language.INNER and begun not in record.language.NO_ACTS


def _moves_a_thing(record: Record, verb: Verb) -> bool:
    """Say whether a verb that says little has a thing, an office or a number with it ("spoke to the mayor")."""
    reading, language, clauses = record.statement, record.language, record.clauses
    if reading.words[verb.index] not in language.MOVES or _has_inner_subject(record, verb):
        return False
    for index in range(verb.index + 1, min(verb.index + 1 + _MOVED_REACH, reading.sentence_end(verb.index))):
        word = reading.words[index]
        if is_inner(record, index) or word in language.COMPARATIVES or word in language.ANDS:
            return False
        counted = word[0].isdigit() and len(word) < _DIGITS_OF_A_YEAR
        thing = word in language.GOODS or (word in language.THINGS and word not in language.THING_ENDINGS)
        if counted or thing or clauses.is_office(index) or clauses.is_organisation(index):
            return True
        if reading.pause_after[index]:
            return False
    return False


def _is_helper(record: Record, verb: Verb) -> bool:
    """Say whether "had" only helps the verb that follows it ("had by June 2021 lost")."""
    return any(
        other.kind == "past" and verb.index < other.index <= verb.index + _OBJECT_REACH
        for other in record.clauses.verbs
    )


def _is_since(record: Record) -> bool:
    """Say whether a beginning is told, so that what goes on is done already ("has been paying since May")."""
    return any(word in record.language.SINCE for word in record.statement.words)


def _changes_within(record: Record, verb: Verb) -> bool:
    """Say whether a change of something within people is what came about ("a change of mindset took place")."""
    reading, language = record.statement, record.language
    places = [*range(record.clauses.subject_start(verb), verb.index)]
    if language.has_subject_after(reading, verb.index):
        places += range(verb.index + 1, min(verb.index + _COMPLEMENT_REACH, reading.sentence_end(verb.index)))
    return any(
        reading.words[place] in language.CHANGING
        and not record.clauses.hangs_on_preposition(place)
        and _names_what_changed(record, place)
        for place in places
    )


def _names_what_changed(record: Record, place: int) -> bool:
    """Say whether "of" and something within people follow a word ("of attitude")."""
    reading, end = record.statement, min(place + 1 + _CLOSE, record.statement.sentence_end(place))
    after = range(place + 1, end)
    return (
        len(after) > 1
        and reading.words[place + 1] in record.language.WITHIN
        and any(is_inner(record, index) for index in after)
    )


def _inner_between(record: Record, start: int, end: int) -> bool:
    reading, language = record.statement, record.language
    for index in range(start, end):
        describes = _only_describes(record, index) and reading.words[index] not in language.GERUND
        if is_inner(record, index) and not describes:
            return True
        if reading.words[index] in language.GOODS:
            return False
        if record.clauses.is_somebody(index) or record.statement.pause_after[index]:
            return False
    return False


def _has_inner_subject(record: Record, verb: Verb) -> bool:
    """Say whether the subject is a feeling, a relation or the like, which does nothing by itself."""
    reading = record.statement
    start = record.clauses.subject_start(verb)
    for index in range(start, verb.index):
        follows_object = start > reading.sentence_start(verb.index)
        if reading.pause_after[index] or (follows_object and reading.words[index] in record.language.ANDS):
            start = index + 1
    for index in range(start, verb.index):
        if record.clauses.hangs_on_preposition(index):
            continue
        if record.clauses.is_somebody(index) or reading.is_name(index):
            return False
        if is_inner(record, index) and (index + 1 == verb.index or not _only_describes(record, index)):
            return True
    return _has_inner_subject_after(record, verb)


def _has_inner_subject_after(record: Record, verb: Verb) -> bool:
    """Say whether a feeling or a relation follows as the subject of a verb with nobody before it ("surgió la fe")."""
    reading, clauses = record.statement, record.clauses
    start = clauses.subject_start(verb)
    if not record.language.has_subject_after(reading, verb.index) or any(
        clauses.is_somebody(index) and not clauses.hangs_on_preposition(index)
        for index in range(start, verb.index)
    ):
        return False
    after = range(verb.index + 1, min(verb.index + 1 + _CLOSE, reading.sentence_end(verb.index)))
    return any(
        is_inner(record, index) and reading.words[index - 1] in record.language.ARTICLES for index in after
    ) or _inner_comes_late(record, verb)


def _inner_comes_late(record: Record, verb: Verb) -> bool:
    """Say whether what grew is told after when and where it did ("cresceu nos últimos tempos, na Guiné, a fé")."""
    reading, language = record.statement, record.language
    if reading.words[verb.index] not in language.HAPPENS:
        return False
    end = min(verb.index + 1 + _LATE_REACH, reading.sentence_end(verb.index))
    for index in range(verb.index + 2, end):
        if reading.words[index - 1] in language.ARTICLES and not record.clauses.hangs_on_preposition(index):
            return is_inner(record, index)
    return False


def _only_describes(record: Record, index: int) -> bool:
    """Say whether another noun follows, of which this word only tells what kind it is ("an awareness desk")."""
    reading, language = record.statement, record.language
    return (
        language.HEAD_IS_LAST
        and index + 1 < reading.sentence_end(index)
        and not reading.pause_after[index]
        and reading.words[index + 1] not in language.SMALL_WORDS
        and not reading.words[index + 1][0].isdigit()
        and not language.tense(reading, index + 1)
    )


def _is_head(record: Record, index: int) -> bool:
    """Say whether a noun does not only tell what another is about ("a programme of trust")."""
    words, language = record.statement.words, record.language
    for place in range(index - 1, max(index - 1 - _CLOSE, 0), -1):
        if words[place] in language.OF and words[place - 1] in language.CHANGING:
            return True
        if words[place] in language.OF and words[place - 1] not in language.INNER:
            return (
                words[place - 1] in language.LIGHT_VERBS
                or words[place - 1] in language.BEFORE_OF
                or words[place - 1] in language.COMPARATIVES
                or language.tense(record.statement, place - 1) != ""
            )
        if words[place] not in language.ARTICLES:
            break
    return True
