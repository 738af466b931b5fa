"""What one report says, taken apart so that it can be compared with another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from outcomes.comparing.dates import months_in, numbers_in, years_in
from outcomes.comparing.lexicon import Kind, Place, concepts_in, places_in, plain_parts, plain_words
from wiego_mle.kernel.folding import fold

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?:;–—«“\"(\[]\s*$|^\s*$")
_STEM = 6
_SHORTEST_STEM = 4


@dataclass(frozen=True)
class Told:
    """What a text tells: concepts, telling words, names, numbers and places."""

    groups: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    places: frozenset[Place] = frozenset()
    words: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    looks_back: bool = False
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActorName:
    """A name of an actor: its words, the bodies it speaks of and the acronyms it may be known by."""

    text: str
    words: frozenset[str]
    own: frozenset[str]
    """The words that name neither a place nor a kind of body."""
    bodies: frozenset[str]
    acronyms: frozenset[str]


@dataclass(frozen=True)
class Report:
    """One report of a change: its text, who acted, where and when."""

    told: Told
    actors: tuple[ActorName, ...] = ()
    actor_keys: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    spot: frozenset[str] = field(default_factory=frozenset)
    first: date | None = None
    last: date | None = None
    is_exact: bool = False
    language: str = ""


@dataclass(frozen=True)
class Telling:
    """What a text is found again by: its names, its numbers and the beginnings of its other words."""

    names: frozenset[str]
    numbers: frozenset[int]
    stems: frozenset[str]


@dataclass
class _Words:
    """The words of a text, what they express together, and which of them are names or acronyms."""

    tokens: list[str]
    written_large: set[str]
    acronyms: set[str]
    concepts: dict[Kind, set[str]]
    spoken_for: set[int]
    places: set[Place]
    placed: set[int]

    @property
    def names(self) -> frozenset[str]:
        """Return the names that express neither a concept nor a place."""
        expressed = {self.tokens[at] for at in self.spoken_for | self.placed}
        return frozenset(name for name in self.written_large if name not in expressed and len(name) > 1)

    @property
    def stems(self) -> frozenset[str]:
        """Return the beginnings of the words that express nothing else."""
        return frozenset(
            word[:_STEM]
            for at, word in enumerate(self.tokens)
            if len(word) >= _SHORTEST_STEM
            and at not in self.placed
            and at not in self.spoken_for
            and not word.isdigit()
            and word not in self.written_large
        )


def _words_of(text: str) -> _Words:
    tokens: list[str] = []
    names: set[str] = set()
    acronyms: set[str] = set()
    for found in _WORD.finditer(text):
        word = found.group()
        folded = plain_parts(word)
        if not folded:
            continue
        tokens += folded
        is_acronym = len(word) > 1 and word.isupper()
        if is_acronym:
            acronyms.add(folded[0])
        is_large = word[0].isupper() and (is_acronym or not _begins_sentence(text, found.start()))
        if is_large or (is_acronym and not word[0].isdigit()):
            names.add(folded[0])
    concepts, spoken_for = concepts_in(tokens)
    places, placed = places_in(tokens)
    return _Words(tokens, names, acronyms, concepts, spoken_for, places, placed)


def _begins_sentence(text: str, at: int) -> bool:
    return bool(_SENTENCE_END.search(text[max(0, at - 3) : at]))


def telling_in(text: str) -> Telling:
    """Return what a text is found again by; less work than taking it apart, and nothing is kept of it."""
    words = _words_of(text)
    return Telling(words.names, numbers_in(fold(text)), words.stems)


@lru_cache(maxsize=20_000)
def told_in(text: str) -> Told:
    """Take a text apart."""
    words = _words_of(text)
    concepts = words.concepts
    return Told(
        groups=frozenset(concepts[Kind.GROUP]),
        acts=frozenset(concepts[Kind.ACT]),
        things=frozenset(concepts[Kind.THING]),
        bodies=frozenset(concepts[Kind.BODY]),
        stems=words.stems,
        names=words.names,
        acronyms=frozenset(words.acronyms),
        numbers=numbers_in(fold(text)),
        years=years_in(words.tokens),
        months=months_in(words.tokens),
        looks_back=bool(concepts[Kind.BACK]),
        capitals=tuple(_runs_of_capitals(text)),
        places=frozenset(words.places),
        words=frozenset(words.tokens),
    )


def _runs_of_capitals(text: str) -> list[str]:
    """Return names of several capitalised words, small words such as “of” between them included."""
    runs: list[list[str]] = []
    run: list[str] = []
    for word in re.findall(r"[^\W\d_]+|[.,;:()]", text):
        if (word[0].isupper() and not (word.isupper() and len(word) > 1)) or (run and word in _MINOR):
            run.append(word)
        else:
            runs, run = [*runs, run], []
    return [" ".join(run) for run in [*runs, run] if sum(part[0].isupper() for part in run) > 1]


def _spelled_out(actor: ActorName, told: Told) -> ActorName:
    """Return an actor named by an acronym together with what the text spells out for it."""
    for name in told.capitals:
        spelled = actor_name(name)
        if actor.acronyms & spelled.acronyms and len(actor.text.split()) == 1:
            return replace(
                spelled, acronyms=spelled.acronyms | actor.acronyms, words=spelled.words | actor.words
            )
    return actor


_MINOR = frozenset(
    {
        "of", "the", "and", "for", "de", "del", "la", "las", "lo", "los", "le", "les", "des", "du",
        "da", "do", "dos", "das", "e", "y", "et", "para", "por", "pour", "a", "à", "el", "l", "d",
    }
)  # fmt: skip
"""Small words inside names."""


@lru_cache(maxsize=20_000)
def actor_name(text: str) -> ActorName:
    """Take the name of an actor apart."""
    tokens = plain_words(text)
    concepts, spoken_for = concepts_in(tokens)
    _places, placed = places_in(tokens)
    written = [word for word in _WORD.findall(text) if fold(word) not in _MINOR]
    acronyms = {fold(word) for word in written if word.isupper() and 2 <= len(word) <= 8}
    spelled = [word for word in written if not (word.isupper() and len(word) > 1)]
    if len(spelled) >= 2:
        acronyms.add("".join(fold(word)[:1] for word in spelled))
    return ActorName(
        text=" ".join(tokens),
        words=frozenset(
            word
            for at, word in enumerate(tokens)
            if word not in _MINOR and at not in placed and len(word) > 2
        ),
        own=frozenset(
            word
            for at, word in enumerate(tokens)
            if word not in _MINOR and at not in placed and at not in spoken_for and len(word) > 2
        ),
        bodies=frozenset(concepts[Kind.BODY]),
        acronyms=frozenset(acronyms),
    )


def report(
    *,
    text: str,
    actors: tuple[str, ...] = (),
    actor_keys: frozenset[int] = frozenset(),
    countries: frozenset[str] = frozenset(),
    place: str = "",
    first: date | None = None,
    last: date | None = None,
    is_exact: bool = False,
    language: str = "",
) -> Report:
    """Return a report from what a record or a line of a file says.

    Places are also taken from the names of actors and from the text, if the record itself names none.
    """
    told = told_in(text)
    spots, _taken = places_in(plain_words(place))
    named = set(spots)
    if not countries and not named:
        for actor in actors:
            named |= places_in(plain_words(actor))[0]
    if not countries and not named:
        named = set(told.places)
    in_text = told.places
    cities = {each.city for each in named if each.city} or {
        each.city for each in in_text if each.city and (not countries or each.country in countries)
    }
    return Report(
        told=told,
        actors=tuple(_spelled_out(actor_name(actor), told) for actor in actors if actor.strip()),
        actor_keys=actor_keys,
        countries=countries or frozenset(each.country for each in named),
        cities=frozenset(cities),
        provinces=frozenset(each.province for each in named if each.province),
        spot=frozenset(word for word in plain_words(place) if len(word) > 2),
        first=first,
        last=last,
        is_exact=is_exact,
        language=language,
    )
