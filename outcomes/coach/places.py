"""Where: countries, cities, nationalities, and what is called after a place."""

from __future__ import annotations

from types import ModuleType

from outcomes.coach.gazetteer import demonyms, places
from outcomes.coach.phrases import Span
from outcomes.coach.reading import Reading

_WORLD_BODIES = frozenset(
    "UN WHO ONU OMS G20 G7 ICLS CIET ILC BIT UNCTAD FAO IMF FMI WTO OMC UE EU SADC ECOWAS CEDEAO UEMOA EAC".split()
)
_SAINTS = frozenset({"san", "santa", "santo", "sao", "saint", "sainte", "sankt", "st"})
_ARTICLES = frozenset({"the", "el", "la", "los", "las", "le", "les", "l", "o", "a", "os", "as", "al"})
_HEAD_REACH = 3
"""How many words after a name the office may stand to which it belongs."""
_OF_REACH = 4
"""How many words before "of" the noun may stand to which a place belongs."""


def placed(reading: Reading, language: ModuleType) -> Span | None:
    """Return the first words that say where, or that the whole world is meant."""
    for index in range(len(reading)):
        found = named_place(reading, index) or language.GLOBAL.at(reading, index)
        if found:
            return found
        if reading.words[index] in language.WORLDWIDE and (
            reading.is_capital(index) or (index and reading.is_name(index - 1))
        ):
            return Span(index, index + 1)
        if reading.typed[index] in _WORLD_BODIES:
            return Span(index, index + 1)
        if _is_demonym(reading, language, index) or _is_called_after_a_place(reading, language, index):
            return Span(index, index + 1)
    return None


def named_place(reading: Reading, index: int) -> Span | None:
    """Return the words of a place that is in the lists, if its name begins with this word."""
    if not reading.is_capital(index):
        return None
    for words in places().get(reading.words[index], ()):
        end = index + len(words)
        if tuple(reading.words[index:end]) == words and (
            reading.is_capital(end - 1) or len(words[-1]) < len(reading.typed[end - 1])
        ):
            return Span(index, end)
    return None


def _is_demonym(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a word is one for people or things of a place, listed or by its ending."""
    if language.DEMONYMS_HAVE_CAPITALS and not reading.is_capital(index):
        return False
    word = reading.words[index]
    if word in language.DEMONYM_ENDINGS and len(word) > 6 and word not in language.NO_DEMONYMS:
        return True
    return any(form in demonyms()[language.CODE] for form in language.demonym_forms(word))


def _is_called_after_a_place(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a name that is in no list stands where a place stands."""
    if not _may_name_a_place(reading, language, index):
        return False
    first = index - 1
    if reading.words[first] in _ARTICLES and first > reading.sentence_start(index):
        first -= 1
    before = reading.words[first]
    if before in language.SURE_PLACE_BEFORE or before in _SAINTS:
        return True
    if language.HEAD_IS_LAST and _leads_to_a_place(reading, language, index):
        return True
    if before in language.PLACE_BEFORE:
        return _belongs_to_a_place(reading, language, first)
    return before in language.PLACE_NOUNS


def _leads_to_a_place(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a name stands before an office or place that it may belong to ("Bohol's provincial board")."""
    for after in range(index + 1, min(index + 1 + _HEAD_REACH, reading.sentence_end(index))):
        word = reading.words[after]
        if word in language.PLACE_NOUNS or word in language.OFFICES:
            return True
        if word in language.ORGANISATIONS or word in language.SMALL_WORDS or reading.pause_after[after]:
            return False
    return False


def _may_name_a_place(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a word is a name, and none of the nouns of which names of offices and unions are made."""
    word, typed = reading.words[index], reading.typed[index]
    if not reading.is_name(index) or len(typed) < 3 or typed.isupper() or _has_an_initial(reading, index):
        return False
    return not any(
        word in words
        for words in (
            language.NOT_PLACES,
            language.ORGANISATIONS,
            language.OFFICES,
            language.OFFICIALS,
            language.PEOPLE,
            language.THINGS,
            language.DATE_WORDS,
        )
    )


def _has_an_initial(reading: Reading, index: int) -> bool:
    """Say whether the initial of a surname follows a name ("Josephine M.")."""
    if index + 1 >= len(reading) or reading.pause_after[index]:
        return False
    end = reading.spans[index + 1][1]
    return (
        len(reading.typed[index + 1]) == 1
        and reading.is_capital(index + 1)
        and reading.text[end : end + 1] == "."
    )


def _belongs_to_a_place(reading: Reading, language: ModuleType, of: int) -> bool:
    """Say whether the words before "of" are somebody or something that a place has ("the mayor of", "the port of")."""
    start = max(reading.sentence_start(of), of - _OF_REACH)
    if of > start and reading.words[of] in language.OF and reading.words[of - 1] in language.OF_NO_PLACE:
        return (
            reading.words[of - 1] in language.OFFICES and reading.words[of - 1] not in language.WITH_A_SUBJECT
        )
    named = [place for place in range(start, of) if _takes_a_place(reading, language, place)]
    if named:
        return not (named[-1] >= of - 2 and reading.words[named[-1]] in language.WITH_A_SUBJECT)
    return (
        reading.words[of] in language.OF
        and of > start
        and not reading.is_capital(of - 1)
        and reading.words[of - 1] not in language.OF_NO_PLACE
    )


def _takes_a_place(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a word is one that may be followed by "of" and the name of its place."""
    word = reading.words[index]
    return any(
        word in words
        for words in (language.PLACE_NOUNS, language.OFFICES, language.OFFICIALS, language.PEOPLE)
    )
