"""Looking through a public edition for words that must not leave: withheld words, and who told us."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from harvests.frozen import checksum
from outcomes.enums import FindingKind
from outcomes.masking import Passage, compared, occurrences
from outcomes.models import SensitivePassage, Source, Substantiator, SuggestedPerson

_SHORTEST = 3
"""Shorter names stand in too many words to be looked for; withheld words are looked for whatever their length."""
_SHORTEST_NUMBER = 6


@dataclass(frozen=True)
class Private:
    """Words that must not be found, and the record to which they belong."""

    kind: FindingKind
    outcome_id: int | None
    words: str
    plain: str

    @property
    def mark(self) -> str:
        """Return what is kept of the words: whose they are and their checksum."""
        return checksum(f"{self.kind}:{self.outcome_id}:{self.plain}")


@dataclass(frozen=True)
class Found:
    """Private words at a place."""

    private: Private
    where: str


def _withheld() -> Iterator[tuple[FindingKind, int, str]]:
    rows = SensitivePassage.objects.filter(removed_at__isnull=True).order_by("pk")
    for outcome_id, words in rows.values_list("outcome_id", "words").iterator():
        yield FindingKind.WITHHELD, outcome_id, words


def _sources() -> Iterator[tuple[FindingKind, int, str]]:
    rows = Source.objects.filter(erased_at__isnull=True).order_by("pk")
    for outcome_id, *words in rows.values_list("outcome_id", "name", "email", "phone").iterator():
        yield from ((FindingKind.SOURCE, outcome_id, each) for each in words if _is_telling(each))


def _substantiators() -> Iterator[tuple[FindingKind, None, str]]:
    """Who was asked outside, and whom somebody suggested to ask; nobody outside may know that they were."""
    rows = Substantiator.objects.filter(erased_at__isnull=True).order_by("pk")
    for words in rows.values_list("name", "email", "phone").iterator():
        yield from ((FindingKind.SUBSTANTIATOR, None, each) for each in words if _is_telling(each))
    for words in SuggestedPerson.objects.order_by("pk").values_list("name", "contact").iterator():
        yield from ((FindingKind.SUBSTANTIATOR, None, each) for each in words if _is_telling(each))


def _is_telling(words: str) -> bool:
    plain = compared(words)
    if plain.isdecimal():
        # A number of one digit over and over reaches nobody, and stands in every table with empty cells.
        return len(plain) >= _SHORTEST_NUMBER and len(set(plain)) > 1
    return len(plain) >= _SHORTEST


KINDS: tuple[Callable[[], Iterable[tuple[FindingKind, int | None, str]]], ...] = (
    _withheld,
    _sources,
    _substantiators,
)
"""Who has words that must not leave."""


def private_words() -> list[Private]:
    """Return every word that must not stand in a public edition, each once per record."""
    found: dict[str, Private] = {}
    for kind in KINDS:
        for which, outcome_id, words in kind():
            plain = compared(words)
            if plain:
                private = Private(which, outcome_id, words, plain)
                found.setdefault(private.mark, private)
    return list(found.values())


def scanned(texts: Iterable[tuple[str, str]], private: Iterable[Private]) -> Iterator[Found]:
    """Yield where private words stand among texts, each given with its place; case and accents do not hide them.

    Comparing the letters with which the words begin sorts out nearly everything; what is left is looked at word
    by word. So the work grows with the texts, and hardly with the number of words.
    """
    looked_for = _LookedFor(private)
    for where, text in texts:
        for each in looked_for.that_stand_in(text):
            yield Found(each, where)


_BEGINNINGS = (8, 5, 3, 2, 1)
"""Words are found by so many of their first letters: by as many of these as they have."""


class _LookedFor:
    """Private words in the order in which they are looked for: by their beginnings, then letters, then words."""

    def __init__(self, private: Iterable[Private]):
        self._begin: dict[int, dict[str, set[str]]] = {}
        self._spelled: dict[str, dict[str, list[Private]]] = {}
        for each in private:
            length = next(length for length in _BEGINNINGS if length <= len(each.plain))
            beginnings = self._begin.setdefault(length, {})
            beginnings.setdefault(each.plain[:length], set()).add(each.plain)
            self._spelled.setdefault(each.plain, {}).setdefault(each.words, []).append(each)

    def that_stand_in(self, text: str) -> Iterator[Private]:
        """Yield the words that stand in a text, once for each record to which they belong."""
        plain = compared(text)
        for length, beginnings in self._begin.items():
            pieces = [plain[at : at + length] for at in range(len(plain) - length + 1)]
            for beginning in sorted(beginnings.keys() & set(pieces)):
                for letters in sorted(beginnings[beginning]):
                    if letters in plain:
                        yield from self._as_words(letters, text)

    def _as_words(self, letters: str, text: str) -> Iterator[Private]:
        for words, private in self._spelled[letters].items():
            if occurrences(text, Passage(words)):
                yield from private
