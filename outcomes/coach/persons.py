"""Private persons: names, telephone numbers, addresses, minors, cases of the police."""

from __future__ import annotations

import re

from outcomes.coach.phrases import Span
from outcomes.coach.places import named_place
from outcomes.coach.reading import Reading
from outcomes.coach.record import Record

_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d{2,4}\)?(?:[ .-]?\d{2,4}){2,4}(?![\w/])")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,32}")
_ARTICLE = 2
"""How many words may stand between the comma and what the person works ("a fish")."""
_FAMILY_REACH = 10
"""How many words after a name its children may be spoken of."""
_CASE_REACH = 6
"""Within so many words after people an arrest may be told."""
_YEAR = 4
_AGE = re.compile(r"[1-9]\d")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")


def private_words(record: Record) -> tuple[str, str] | None:
    """Return the first field with words that may point to a private person, and these words."""
    for field, reading in record.readings.items():
        found = _contact(reading.text)
        if found:
            return field, found
        for phrases in (record.language.MINOR, record.language.POLICE_CASE, record.language.ADDRESS_WORDS):
            span = phrases.first(reading)
            if span and not _is_compared(record, reading, span):
                return field, reading.between(span.start, span.end)
        span = (
            _initialled_or_aged(record, field)
            or _private_name(record, field)
            or _singled_out(record, reading)
            or _case_of_the_police(record, reading)
        )
        if span:
            return field, reading.between(span.start, span.end)
    return None


def _is_compared(record: Record, reading: Reading, span: Span) -> bool:
    """Say whether somebody is only treated like the one of whom these words tell ("como a menores de edad")."""
    before = reading.words[max(span.start - 2, 0) : span.start]
    return any(word in record.language.LIKE for word in before)


def _contact(text: str) -> str:
    mail = _MAIL.search(text)
    if mail:
        return mail.group()
    for match in _PHONE.finditer(text):
        digits = sum(letter.isdigit() for letter in match.group())
        if 8 <= digits <= 15 and not _DATE.fullmatch(match.group()) and not _is_amount(text, match):
            return match.group().strip()
    return ""


def _is_amount(text: str, match: re.Match) -> bool:
    """Say whether digits in groups of three are a number and no telephone."""
    written = match.group().strip()
    return bool(re.fullmatch(r"\d{1,3}(?:[ .,]\d{3})+", written)) or bool(
        re.fullmatch(r"(?:19|20)\d\d[ -](?:19|20)\d\d", written)
    )


def _private_name(record: Record, field: str) -> Span | None:
    reading, language = record.readings[field], record.language
    for span in language.PRIVATE_NAME.find(reading):
        if any(
            reading.is_name(index) and reading.words[index] in language.PEOPLE
            for index in range(span.start, span.end)
        ):
            continue
        names = [index for index in range(span.start, span.end) if reading.is_capital(index)]
        if any(
            _is_no_person(record, reading, index)
            for index in names
            if reading.words[index] not in language.PEOPLE
        ):
            continue
        return span
    return None


def _singled_out(record: Record, reading: Reading) -> Span | None:
    """Return a name of two words that stands for one of many, with more about them ("above all Ana Ruiz, of …")."""
    language = record.language
    for span in language.SINGLED_OUT.find(reading):
        start, stop = span.end, reading.sentence_end(span.start)
        end = start
        while end < stop and reading.is_name(end) and not reading.pause_after[end]:
            end += 1
        if end + 1 >= stop or end == start or not reading.is_name(end):
            continue
        follows = end + 1
        if (
            reading.words[follows] in language.AFTER_A_NAME
            and reading.text[reading.spans[end][1] : reading.spans[follows][0]] == ", "
            and _is_of_people(record, reading, span)
            and not any(
                _is_no_person(record, reading, index)
                or (index == start and named_place(reading, index) is not None)
                for index in range(start, end + 1)
            )
        ):
            return Span(start, end + 1)
    return None


def _case_of_the_police(record: Record, reading: Reading) -> Span | None:
    """Return one worker, or a counted few, of whom an arrest is told ("quatre revendeuses interpellées")."""
    language = record.language
    for index in range(1, len(reading)):
        if not _is_a_worker(record, reading, index) or not _are_few(record, reading, index):
            continue
        for place in range(index + 1, min(index + 1 + _CASE_REACH, reading.sentence_end(index))):
            if reading.words[place] in language.CAN:
                break
            seized = language.SEIZED.at(reading, place)
            if seized:
                return Span(index - 1, seized.end)
            helps = reading.words[place] in language.HAVE or language.tense(reading, place) in ("", "be")
            if not helps or reading.words[place] in language.PEOPLE:
                break
    return None


def _is_a_worker(record: Record, reading: Reading, index: int) -> bool:
    """Say whether a word is for people by their trade, and neither an office nor what kind of union it is."""
    language, word = record.language, reading.words[index]
    if word not in language.PEOPLE and (word not in language.PEOPLE_ENDINGS or reading.is_capital(index)):
        return False
    if any(word in words for words in (language.OFFICES, language.OFFICIALS, language.THINGS)):
        return False
    follows = reading.words[index + 1] if index + 1 < reading.sentence_end(index) else ""
    is_kind = follows in language.ORGANISATIONS or follows in language.OFFICES
    return not (language.HEAD_IS_LAST and is_kind) and not word.startswith(("polic", "gendarm"))


def _are_few(record: Record, reading: Reading, index: int) -> bool:
    """Say whether an article makes a word for people one, or a number counts them."""
    language, word = record.language, reading.words[index]
    before = reading.words[max(index - _ARTICLE, reading.sentence_start(index)) : index]
    if any(each in language.NUMBERS or (each[0].isdigit() and len(each) < _YEAR) for each in before):
        return True
    is_one = not word.endswith(("s", "men", "people", "children"))
    return is_one and any(each in language.ARTICLES or each in language.INDEFINITE for each in before)


def _is_of_people(record: Record, reading: Reading, span: Span) -> bool:
    """Say whether one of people, or what is somebody's, is singled out, and not one of organisations or places."""
    language = record.language
    last = reading.words[span.end - 1]
    if last in language.OF or last in language.GIVEN_TO or last in ("a", "au"):
        return True
    for index in range(span.start - 1, reading.sentence_start(span.start) - 1, -1):
        if reading.words[index] in language.ORGANISATIONS:
            return False
        if reading.words[index] in language.PEOPLE:
            return True
    return False


def _is_no_person(record: Record, reading: Reading, index: int) -> bool:
    language = record.language
    return (
        reading.words[index] in language.ORGANISATIONS
        or reading.words[index] in language.OFFICES
        or reading.words[index] in language.NOT_PLACES
        or reading.words[index] in language.PLACE_NOUNS
        or (reading.typed[index].isupper() and len(reading.typed[index]) > 1)
    )


def _name_before_trade(record: Record, reading: Reading, index: int) -> int | None:
    """Return where a name of two words begins before this word, if it tells what the person works."""
    language = record.language
    first = index
    while first > 1 and not reading.pause_after[first - 1] and index - first < _ARTICLE:
        first -= 1
    surname, given = first - 1, first - 2
    if given > 0 and reading.words[given] in language.OF:
        given -= 1
    named = (
        first > 1
        and reading.text[reading.spans[first - 1][1] : reading.spans[first][0]] == ", "
        and reading.is_name(surname)
        and reading.is_capital(given)
        and not any(_is_no_person(record, reading, place) for place in (surname, given))
        and not reading.pause_after[given]
        and not reading.is_capital(index)
        and reading.words[index] in language.TRADES
        and reading.words[index] not in language.OFFICIALS
        and reading.words[index] not in language.PLACE_NOUNS
    )
    return given if named else None


def _works_by_name(record: Record, reading: Reading, index: int) -> bool:
    """Say whether a name of two words stands before "who", and then what they do ("Ana Ruiz, who irons clothes")."""
    language = record.language
    return (
        1 < index < reading.sentence_end(index) - 1
        and reading.words[index] in ("who", "que", "qui")
        and reading.words[index + 1] in language.WORKS_AS
        and reading.text[reading.spans[index - 1][1] : reading.spans[index][0]] == ", "
        and reading.is_name(index - 1)
        and reading.is_capital(index - 2)
        and not any(_is_no_person(record, reading, each) for each in (index - 2, index - 1))
    )


def _is_parent_by_name(record: Record, reading: Reading, index: int) -> bool:
    """Say whether a name stands before this word, and children are spoken of ("Rebecca, an ironer with three kids")."""
    language, end = record.language, min(index + _FAMILY_REACH, reading.sentence_end(index - 1))
    name = reading.words[index - 1]
    return (
        reading.is_capital(index - 1)
        and reading.text[reading.spans[index - 1][1] : reading.spans[index][0]] == ", "
        and reading.pause_before(index - 1)
        and (reading.words[index] in language.ARTICLES or reading.words[index] in language.TRADES)
        and named_place(reading, index - 1) is None
        and name not in language.DATE_WORDS
        and name not in language.SMALL_WORDS
        and not language.VAGUE_TIMES.at(reading, index - 1)
        and not _is_no_person(record, reading, index - 1)
        and any(reading.words[each] in language.FAMILY for each in range(index, end))
    )


def _initialled_or_aged(record: Record, field: str) -> Span | None:
    """Return a name of which only an initial is left ("Rosa Q."), or a name with an age ("Agnes Phiri, 41,")."""
    reading = record.readings[field]
    for index in range(1, len(reading)):
        named = _name_before_trade(record, reading, index)
        if named is not None:
            return Span(named, index + 1)
        if _works_by_name(record, reading, index):
            return Span(index - 2, index + 2)
        if _is_parent_by_name(record, reading, index):
            return Span(index - 1, index + 1)
        if (
            not reading.is_capital(index - 1)
            or len(reading.typed[index - 1]) < 3
            or reading.typed[index - 1].isupper()
        ):
            continue
        if _is_no_person(record, reading, index - 1):
            continue
        start, end = reading.spans[index]
        if (
            len(reading.typed[index]) == 1
            and reading.is_capital(index)
            and reading.text[end : end + 1] == "."
            and not (index > 1 and reading.words[index - 2] in record.language.OFFICIALS)
        ):
            return Span(index - 1, index + 1)
        if (
            index > 1
            and reading.is_name(index - 1)
            and reading.is_capital(index - 2)
            and reading.pause_after[index - 1]
            and _AGE.fullmatch(reading.words[index])
            and not _is_no_person(record, reading, index - 2)
            and reading.text[reading.spans[index - 1][1] : start] == ", "
            and (
                reading.text[end : end + 1] in (",", ".", ";")
                or reading.folded[end : end + 5] in (" anos", " ans,", " ans ", " year")
            )
        ):
            return Span(index - 2, index + 1)
    return None
