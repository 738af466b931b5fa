"""Where: countries, cities, nationalities, and what is called after a place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import ModuleType

from outcomes.coach.phrases import Span
from outcomes.coach.reading import Reading
from wiego_mle.kernel.countries import country_choices, country_names
from wiego_mle.kernel.folding import fold

_DATA = Path(__file__).parent / "data"
_NEVER = frozenset({"us", "la", "as", "in", "no", "de", "to", "is", "at", "me", "so", "il"})


@lru_cache(maxsize=1)
def _gazetteer() -> dict[str, list[tuple[str, ...]]]:
    """Return all known names of places as words, by their first word, the longest first."""
    names = set()
    for code, _name in country_choices():
        for name in country_names(code):
            names.add(name.split(",")[0].split("(")[0])
    names.update(_listed("places.txt"))
    known: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(
            fold(name).replace("'", " ").replace("’", " ").replace("-", " ").replace(".", "").split()
        )
        if words and not (len(words) == 1 and words[0] in _NEVER):
            known.setdefault(words[0], []).append(words)
    return {first: sorted(each, key=len, reverse=True) for first, each in known.items()}


_WORLD_BODIES = frozenset({"UN", "WHO", "ONU", "OMS", "G20", "G7", "ICLS", "CIET", "ILC", "BIT", "UNCTAD"})
_SAINTS = frozenset({"san", "santa", "santo", "sao", "saint", "sainte", "sankt"})


def _takes_a_place(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a word is one that may be followed by "of" and the name of its place."""
    word = reading.words[index]
    return any(
        word in words
        for words in (language.PLACE_NOUNS, language.OFFICES, language.OFFICIALS, language.PEOPLE)
    )


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, frozenset[str]]:
    """Return the words for people of a place, by language."""
    found = {}
    for line in _listed("demonyms.txt"):
        language, _colon, words = line.partition(":")
        found.setdefault(language, set()).update(words.split())
    return {language: frozenset(words) for language, words in found.items()}


def _listed(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    if name == "demonyms.txt":
        return [line for line in lines if line and not line.startswith("#")]
    return [
        place.strip()
        for line in lines
        if line and not line.startswith("#")
        for place in line.split(",")
        if place.strip()
    ]


def placed(reading: Reading, language: ModuleType) -> Span | None:
    """Return the first words that say where, or that the whole world is meant."""
    for index in range(len(reading)):
        found = _named_place(reading, index) or language.GLOBAL.at(reading, index)
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


def _named_place(reading: Reading, index: int) -> Span | None:
    if not reading.is_capital(index):
        return None
    for words in _gazetteer().get(reading.words[index], ()):
        end = index + len(words)
        if tuple(reading.words[index:end]) == words:
            return Span(index, end)
    return None


def _is_demonym(reading: Reading, language: ModuleType, index: int) -> bool:
    if language.DEMONYMS_HAVE_CAPITALS and not reading.is_capital(index):
        return False
    word = reading.words[index]
    return any(form in _demonyms()[language.CODE] for form in language.demonym_forms(word))


def _is_called_after_a_place(reading: Reading, language: ModuleType, index: int) -> bool:
    """Say whether a name that is in no list stands where a place stands."""
    if not reading.is_name(index) or reading.words[index] in language.NOT_PLACES:
        return False
    typed = reading.typed[index]
    if len(typed) < 3 or typed.isupper():
        return False
    before = reading.words[index - 1]
    after = reading.words[index + 1] if index + 1 < reading.sentence_end(index) else ""
    if before in language.SURE_PLACE_BEFORE or before in _SAINTS:
        return True
    if language.HEAD_IS_LAST and (after in language.PLACE_NOUNS or after in language.OFFICES):
        return True
    if before in language.PLACE_BEFORE:
        start = max(reading.sentence_start(index), index - 4)
        named = [place for place in range(start, index - 1) if _takes_a_place(reading, language, place)]
        return bool(named) and not (
            named[-1] >= index - 3 and reading.words[named[-1]] in language.WITH_A_SUBJECT
        )
    return before in language.PLACE_NOUNS
