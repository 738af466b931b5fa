"""Is it our own work that is told: an activity, a publication, a training, or that we were there?"""

from __future__ import annotations

from outcomes.coach.achieved import planned
from outcomes.coach.causes import claimed_cause_in
from outcomes.coach.clauses import Verb
from outcomes.coach.phrases import Span
from outcomes.coach.record import Record

_SUBJECT_REACH = 12
"""How many words after its verb a subject may begin."""
_HEAD_REACH = 8
"""So many words of a date may stand before a heading ("Lima, May 2019: launch of …")."""
_NOUN_REACH = 8
"""How many words after "launch" what was launched may stand."""
_OURS_REACH = 7
"""How many words after a course it may be told that it is ours."""
_WORDS_OF_A_NAME = 3
"""A longer turn of phrase for our people must not pass over an office ("researchers of the ministry's project")."""


def own_output(record: Record) -> Span | None:
    """Return the words that tell of our own activity, or of attending one."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if claimed_cause_in(record, "statement"):
        return _summed_up(record)
    verb = next((each for each in clauses.main_verbs if each.is_act), None)
    for span in language.OUR_STAFF.find(reading):
        if _acts_for_us(record, span, verb):
            return span
    heading = _heading(record, verb) or _headline(record, verb) or _summed_up(record) or _run_by_us(record)
    if heading:
        return heading
    if verb is None:
        return None
    if language.says_we(reading, verb.index) and reading.words[verb.index] not in language.FOUND_OUT:
        return Span(verb.index, verb.index + 1)
    own = _unit_acts(record, verb) or _own_product(record, verb) or _came_out(record, verb)
    if own:
        return own
    attended = language.ATTENDED.first(reading, max(verb.index - 2, 0), verb.index + 1)
    if attended and not _agent_is_other(record) and not _came_and_acted(record, verb):
        return attended
    return _held(record, verb) or _took_part(record, verb)


def _took_part(record: Record, verb: Verb) -> Span | None:
    """Return a course or a meeting of ours in which people, and no office, took part ("the school that we run")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if reading.words[verb.index] not in language.TOOK_PART or len(clauses.main_acts) > 1:
        return None
    if any(clauses.is_office(index) for index in range(clauses.subject_start(verb), verb.index)):
        return None
    end = reading.sentence_end(verb.index)
    for index in range(verb.index + 1, end):
        if reading.words[index] in language.ACTIVITY_NOUNS and clauses.is_main[index]:
            near = range(max(index - _OURS_REACH // 2, verb.index), min(index + _OURS_REACH, end))
            if any(reading.words[place] in language.OURS for place in near):
                return Span(verb.index, index + 1)
    return None


def _came_and_acted(record: Record, verb: Verb) -> bool:
    """Say whether somebody in office came, and then did something ("the mayor saw our film and cut the fee")."""
    clauses = record.clauses
    return len(clauses.main_acts) > 1 and any(
        clauses.is_office(index) for index in range(clauses.subject_start(verb), verb.index)
    )


def _held(record: Record, verb: Verb) -> Span | None:
    """Return the verb where a training or the like took place, and nobody is named who held it."""
    clauses, reading, language = record.clauses, record.statement, record.language
    start = clauses.subject_start(verb)
    place = language.TOOK_PLACE.first(reading, max(verb.index - 2, 0), min(verb.index + 2, len(reading)))
    held = (
        (place or (_leaves_open_who(record, verb) and reading.words[verb.index] in language.WAS_HELD))
        and not any(clauses.is_office(index) for index in range(start, verb.index))
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
    if verb is None or not clauses.is_main[span.start] or _is_absent(record, span):
        return False
    language, near = record.language, reading.words[max(span.start - 2, 0) : span.start]
    if any(
        reading.words[index] in language.FOUND_OUT
        for index in range(span.end, verb.index + (len(clauses.verbs) > 1))
    ):
        return False
    if reading.words[verb.index] in language.CONTRIBUTED or any(word in language.THANKS for word in near):
        return False
    if span.end - span.start > _WORDS_OF_A_NAME and any(
        clauses.is_office(index) for index in range(span.start + 1, span.end - 1)
    ):
        return False
    if not any(reading.words[index] in language.OURS for index in range(span.start, span.end)) and any(
        clauses.is_office(index) or clauses.is_organisation(index) for index in range(span.end, verb.index)
    ):
        return False
    if verb.kind == "passive":
        if span.start and reading.words[span.start - 1] in language.AGENT:
            return True
        return span.start > 0 and any(agent.start < span.end <= agent.end + 2 for agent in clauses.agents())
    if not clauses.subject_start(verb) <= span.start <= verb.index:
        return _came_after_the_verb(record, span, verb)
    if reading.words[verb.index] not in language.ACTIVITIES and language.IMPACT.first(reading):
        return False
    before = range(clauses.subject_start(verb), span.start)
    named_before = any(clauses.is_office(index) or clauses.is_organisation(index) for index in before)
    return not named_before or (
        reading.words[verb.index] in record.language.ACTIVITIES
        and not any(clauses.is_office(index) for index in before)
    )


def _came_after_the_verb(record: Record, span: Span, verb: Verb) -> bool:
    """Say whether people of ours follow a verb of taking part as its subject ("asistieron 19 personas de …")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    return (
        language.has_subject_after(reading, verb.index)
        and reading.words[verb.index] in language.TOOK_PART
        and len(clauses.main_acts) == 1
        and verb.index < span.start <= verb.index + _OURS_REACH // 2
        and not clauses.hangs_on_preposition(span.start)
        and clauses.somebody_between(clauses.subject_start(verb), verb.index) is None
    )


def _is_absent(record: Record, span: Span) -> bool:
    """Say whether it is told that we had no part in it ("without help from WIEGO")."""
    start = record.statement.sentence_start(span.start)
    found = record.language.WITHOUT_US.find(record.statement, start, span.end)
    return any(
        record.statement.words[each.start] in record.language.WITHOUT and each.start < span.end <= each.end
        for each in found
    )


def _heading(record: Record, verb: Verb | None) -> Span | None:
    """Return the noun of an activity where it stands for a sentence ("Publication of a guide by WIEGO")."""
    reading, language = record.statement, record.language
    for index in range(min(_HEAD_REACH, len(reading))):
        word = reading.words[index]
        if (word not in language.ACTIVITY_ACTS and word not in language.ACTIVITY_NOUNS) or reading.is_name(
            index
        ):
            continue
        if reading.words[index + 1 : index + 2] == ["se"]:
            return None
        opens = reading.pause_before(index) or (index == 1 and reading.words[0] in language.SMALL_WORDS)
        end = reading.sentence_end(index)
        if not opens or (verb and index < verb.index < end and not _only_held(record, verb)):
            return None
        if any(reading.words[place] in language.OURS for place in range(index + 1, end)):
            return None if _agent_is_other(record) else Span(index, index + 1)
        return _unsigned(record, index, end)
    return None


def _headline(record: Record, verb: Verb | None) -> Span | None:
    """Return ourselves, or a publication of ours, at the head of a line with no past verb ("WIEGO hosts …")."""
    reading, language = record.statement, record.language
    if planned(record) or _agent_is_other(record):
        return None
    for index in range(min(_HEAD_REACH, len(reading))):
        role = language.OUR_ROLES.at(reading, index) if reading.pause_before(index) else None
        if role and _only_our_activities(record, role):
            return role
        told = any(each.kind != "present" or each.index < index for each in record.clauses.main_verbs)
        if reading.pause_before(index) and not told:
            ours = language.OUR_STAFF.at(reading, index)
            if ours and reading.words[ours.end : ours.end + 1] != ["s"] and not _is_absent(record, ours):
                return ours
        came = verb is None or any(
            reading.words[verb.index] in words for words in (language.DREW, language.ISSUES)
        )
        if came and _is_our_product(record, index):
            return Span(index, index + 1)
    return None


def _only_our_activities(record: Record, role: Span) -> bool:
    """Say whether these people of ours have a verb of an activity, and nobody else one of an act."""
    reading, language = record.statement, record.language
    acts = record.clauses.main_verbs
    if (
        role.end >= len(reading)
        or reading.words[role.end] in language.OF
        or reading.pause_after[role.end - 1]
    ):
        return False
    if not acts or not role.end <= acts[0].index <= role.end + _OURS_REACH // 2:
        return False
    return all(
        any(word in language.ANDS for word in reading.words[max(act.index - 2, 0) : act.index])
        or record.clauses.somebody_between(record.clauses.subject_start(act), act.index) is None
        for act in acts[1:]
    )


def _is_our_product(record: Record, index: int) -> bool:
    """Say whether a word is a publication or course of ours, and not only what something came after."""
    clauses, reading, language = record.clauses, record.statement, record.language
    if reading.words[index] not in language.ACTIVITY_NOUNS or any(
        clauses.is_office(each) and not clauses.hangs_on_preposition(each) for each in range(len(reading))
    ):
        return False
    near = range(max(index - 2, reading.sentence_start(index)), index)
    ours = next((each for each in near if reading.words[each] in language.OURS), None)
    if ours is None:
        return False
    before = reading.words[max(ours - 2, 0) : ours]
    is_part = len(before) > 1 and before[1] in language.OF and before[0] in language.ISSUES
    return is_part or not (before and before[-1] in language.PREPOSITIONS)


def _summed_up(record: Record) -> Span | None:
    """Return words that sum up a list of activities as what our programme did, where no office acts."""
    reading, language = record.statement, record.language
    if any(record.clauses.is_office(index) for index in range(len(reading))):
        return None
    summed = language.SUMMED_UP.first(reading)
    listed = summed and any(word in language.ACTIVITY_NOUNS for word in reading.words[: summed.start])
    return summed if listed else None


def _run_by_us(record: Record) -> Span | None:
    """Return "by our team" of a course or a meeting, where no office is told before it."""
    clauses, reading, language = record.clauses, record.statement, record.language
    for index in range(1, len(reading) - 1):
        if (
            reading.words[index] not in language.AGENT
            or not clauses.is_main[index]
            or not any(word in language.OURS for word in reading.words[index + 1 : index + 3])
        ):
            continue
        before = range(reading.sentence_start(index), index)
        acts = any(
            clauses.is_office(each)
            and not clauses.hangs_on_preposition(each)
            and reading.words[each + 1] not in language.ACTIVITY_NOUNS
            for each in before
        )
        sentence = range(before.start, reading.sentence_end(index))
        if not acts and any(reading.words[each] in language.ACTIVITY_NOUNS for each in sentence):
            return Span(index, index + 2)
    return None


def _only_held(record: Record, verb: Verb) -> bool:
    word = record.statement.words[verb.index]
    return word in record.language.WAS_HELD or word in record.language.DREW


def _unsigned(record: Record, index: int, end: int) -> Span | None:
    """Return a heading that names an activity, and no office or organisation whose it may be."""
    clauses, reading, language = record.clauses, record.statement, record.language
    for place in range(index, min(index + _NOUN_REACH, end)):
        word = reading.words[place]
        if place > index and (
            word in language.WITH_US or word in language.GIVEN_TO or word in language.PEOPLE
        ):
            break
        if place == index or reading.words[place] in language.ACTIVITY_NOUNS:
            continue
        if clauses.is_office(place) or clauses.is_organisation(place):
            return None
    if _agent_is_other(record):
        return None
    named = any(
        reading.words[place] in language.ACTIVITY_NOUNS
        for place in range(index, min(index + _NOUN_REACH, end))
    )
    return Span(index, index + 1) if named else None


def _unit_acts(record: Record, verb: Verb) -> Span | None:
    """Return "the project", "the team" where it is what carries out an activity."""
    reading, language = record.statement, record.language
    if verb.kind == "passive" or reading.words[verb.index] not in language.ACTIVITIES:
        return None
    for index in range(record.clauses.subject_start(verb), verb.index):
        if reading.words[index] not in language.UNITS:
            continue
        between = reading.words[index + 1 : verb.index]
        if (
            index
            and reading.words[index - 1] in language.ARTICLES
            and all(_is_no_noun(record, word) for word in between)
        ):
            return Span(index, verb.index + 1)
    return None


def _is_no_noun(record: Record, word: str) -> bool:
    language = record.language
    lists = (language.SMALL_WORDS, language.HAVE, language.DATE_WORDS)
    return word[0].isdigit() or any(word in words for words in lists)


def _own_product(record: Record, verb: Verb) -> Span | None:
    """Return a course, a report or the like of ours, or of nobody, that is the subject ("our webinar drew 300")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    for index in range(clauses.subject_start(verb), verb.index):
        if reading.words[index] in language.ACTIVITY_NOUNS and clauses.is_main[index]:
            follows = reading.words[index + 1]
            if follows in language.OF and any(
                word[0].isdigit() for word in reading.words[index + 2 : index + 3]
            ):
                continue
            if language.HEAD_IS_LAST and (follows in language.OFFICES or follows in language.ORGANISATIONS):
                return None
            ours = _is_ours(record, index, verb) and not _office_does_it(record)
            if ours or (_is_nobodys(record, index, verb) and not _agent_is_other(record)):
                return Span(index, verb.index + 1)
        if clauses.is_somebody(index) and reading.words[index] not in language.OURS:
            return None
    return None


def _is_ours(record: Record, index: int, verb: Verb) -> bool:
    """Say whether the words around a noun make it ours."""
    reading, language = record.statement, record.language
    before = reading.words[max(index - 3, 0) : index]
    if any(word in language.OURS or (language.HEAD_IS_LAST and word in language.UNITS) for word in before):
        return True
    end = min(verb.index + 3, reading.sentence_end(index))
    return language.OF_OURS.first(reading, index + 1, end) is not None


def _is_nobodys(record: Record, index: int, verb: Verb) -> bool:
    """Say whether of a course or the like only the audience is told, and no office or organisation is named."""
    clauses, reading, language = record.clauses, record.statement, record.language
    return (
        reading.words[verb.index] in language.DREW
        and (not clauses.is_somebody(index) or _is_new(record, index))
        and not any(
            clauses.is_office(place) or clauses.is_organisation(place)
            for place in range(index + 1, verb.index)
            if reading.words[place] not in language.ACTIVITY_NOUNS
        )
    )


def _is_new(record: Record, index: int) -> bool:
    """Say whether a noun is brought in as one of many ("a two-day forum"), and so is no organisation."""
    reading, language = record.statement, record.language
    before = range(max(index - 3, reading.sentence_start(index)), index)
    return not reading.is_name(index) and any(reading.words[each] in language.INDEFINITE for each in before)


def _came_out(record: Record, verb: Verb) -> Span | None:
    """Return a verb after which a report or the like of ours is the subject ("salió nuestro boletín")."""
    clauses, reading, language = record.clauses, record.statement, record.language
    start, end = clauses.subject_start(verb), reading.sentence_end(verb.index)
    if (
        not language.has_subject_after(reading, verb.index)
        or (reading.words[verb.index] not in language.DREW and verb.kind != "passive")
        or clauses.somebody_between(start, verb.index) is not None
    ):
        return None
    for index in range(verb.index + 1, min(verb.index + _SUBJECT_REACH, end)):
        if reading.words[index] in language.ACTIVITY_NOUNS and any(
            word in language.OURS for word in reading.words[max(index - 2, 0) : index]
        ):
            return Span(verb.index, index + 1)
    return None


def _office_does_it(record: Record) -> bool:
    """Say whether an office, an organisation or a name is the agent, and not those who came."""
    clauses, language = record.clauses, record.language
    return _agent_is_other(record) and not all(
        record.statement.words[agent.end - 1] in language.PEOPLE for agent in clauses.agents()
    )


def _agent_is_other(record: Record) -> bool:
    reading, language = record.statement, record.language
    return any(
        not any(
            reading.words[index] in language.OURS or reading.words[index] in language.UNITS
            for index in range(agent.start, agent.end)
        )
        for agent in record.clauses.agents()
    )
