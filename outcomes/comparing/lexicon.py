"""What words mean across the four languages: groups of workers, acts, things, bodies and places.

`words.csv` lists concepts with the beginnings of words (`vendor*`) or phrases that express them in
English, Spanish, French or Portuguese; `places.csv` lists cities (`one name=another`), provinces (`+name`) and
peoples by country.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from django_countries import countries

from wiego_mle.kernel.countries import country_names
from wiego_mle.kernel.folding import fold

_HERE = Path(__file__).parent
_BREAKS = re.compile(r"[^\w]+|_")


class Kind(StrEnum):
    """What a concept is about."""

    GROUP = "group"
    ACT = "act"
    THING = "thing"
    BODY = "body"
    GENERIC = "generic"
    BACK = "back"
    """Words that refer to something earlier, such as "as ordered"."""


@dataclass(frozen=True)
class _Phrase:
    kind: Kind
    concept: str
    words: tuple[str, ...]

    def begins(self, tokens: list[str], at: int) -> bool:
        """Say whether the phrase stands in the words at this place."""
        if at + len(self.words) > len(tokens):
            return False
        for word in self.words:
            if not _fits(word, tokens[at]):
                return False
            at += 1
        return True


def _fits(word: str, token: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word


@lru_cache(maxsize=50_000)
def plain_parts(word: str) -> tuple[str, ...]:
    """Return the folded words of one written word; words repeat, so the answer is kept."""
    return tuple(plain_words(word))


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text; hyphens and apostrophes part words."""
    return [word for word in _BREAKS.split(fold(text)) if word]


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
    """Return the phrases by their whole first word, and by the beginning of their first word."""
    whole: dict[str, list[_Phrase]] = {}
    beginnings: dict[str, list[_Phrase]] = {}
    with (_HERE / "words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[0] == "kind":
                continue
            for written in "|".join(row[2:]).split("|"):
                words = tuple(written.replace("-", " ").replace("'", " ").split())
                if not words:
                    continue
                phrase = _Phrase(Kind(row[0]), row[1], words)
                first = words[0]
                table = beginnings if first.endswith("*") else whole
                table.setdefault(first.rstrip("*"), []).append(phrase)
    return whole, beginnings


@lru_cache(maxsize=50_000)
def _starting_with(token: str) -> tuple[tuple[_Phrase, ...], tuple[_Phrase, ...]]:
    """Return what a word means by itself, and the longer phrases that may begin with it."""
    whole, beginnings = _phrases()
    found = list(whole.get(token, ()))
    for length in range(2, len(token) + 1):
        found += beginnings.get(token[:length], ())
    return (
        tuple(phrase for phrase in found if len(phrase.words) == 1),
        tuple(phrase for phrase in found if len(phrase.words) > 1),
    )


def concepts_in(tokens: list[str]) -> tuple[dict[Kind, set[str]], set[int]]:
    """Return the concepts that the words express, by kind, and the places of the words that express them."""
    found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    taken: set[int] = set()
    for at, token in enumerate(tokens):
        alone, longer = _starting_with(token)
        for phrase in alone:
            found[phrase.kind].add(phrase.concept)
            if phrase.kind is not Kind.BACK:
                taken.add(at)
        for phrase in longer:
            # The first word fits already, and the second one seldom does.
            if at + 1 < len(tokens) and _fits(phrase.words[1], tokens[at + 1]) and phrase.begins(tokens, at):
                found[phrase.kind].add(phrase.concept)
                if phrase.kind is not Kind.BACK:
                    taken.update(range(at, at + len(phrase.words)))
    return found, taken


@dataclass(frozen=True)
class Place:
    """A city or a province with its country; both are empty for a whole country or its people."""

    country: str
    city: str = ""
    province: str = ""


@lru_cache(maxsize=1)
def _places() -> dict[str, list[tuple[tuple[str, ...], Place]]]:
    """Return the places by the first word of each of their names."""
    known: dict[str, list[tuple[tuple[str, ...], Place]]] = {}

    def add(name: str, place: Place) -> None:
        words = tuple(plain_words(name))
        if words and len("".join(words)) > 1:
            known.setdefault(words[0], []).append((words, place))

    for code in countries.countries:
        for name in country_names(code):
            add(name, Place(code))
    with (_HERE / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for names in filter(None, row["cities"].split("|")):
                first = names.partition("=")[0]
                is_province = first.startswith("+")
                place = (
                    Place(row["country"], province=first[1:]) if is_province else Place(row["country"], first)
                )
                for name in names.split("="):
                    add(name.lstrip("+"), place)
            for name in filter(None, row["peoples"].split("|")):
                add(name, Place(row["country"]))
    return known


def places_in(tokens: list[str]) -> tuple[set[Place], set[int]]:
    """Return the places that the words name, and the places of these words."""
    known = _places()
    found: set[Place] = set()
    taken: set[int] = set()
    for at, token in enumerate(tokens):
        if token not in known:
            continue
        for words, place in known[token]:
            if tuple(tokens[at : at + len(words)]) == words:
                found.add(place)
                taken.update(range(at, at + len(words)))
    return found, taken
