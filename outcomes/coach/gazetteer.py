"""Names of places, and words for people and things of a place, as they stand in the files of `data/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from wiego_mle.kernel.countries import country_choices, country_names
from wiego_mle.kernel.folding import fold

_DATA = Path(__file__).parent / "data"
_NEVER = frozenset({"us", "la", "as", "in", "no", "de", "to", "is", "at", "me", "so", "il"})
"""Names of a country, or short for one, that are also common words."""
_PARTED = str.maketrans({"'": " ", "’": " ", "-": " ", ".": None})


@lru_cache(maxsize=1)
def places() -> dict[str, list[tuple[str, ...]]]:
    """Return all known names of places as words, by their first word, the longest first."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for words in (*countries(), *_parted([*_listed("places.txt"), *_listed("cities.txt")])):
        known.setdefault(words[0], set()).add(words)
    return {first: sorted(each, key=len, reverse=True) for first, each in known.items()}


@lru_cache(maxsize=1)
def countries() -> frozenset[tuple[str, ...]]:
    """Return the names of all countries, in all languages, as words."""
    return frozenset(
        _parted(
            name.split(",")[0].split("(")[0]
            for code, _name in country_choices()
            for name in country_names(code)
        )
    )


def _parted(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Return names as words; those that are common words are left out."""
    for name in names:
        words = tuple(fold(name).translate(_PARTED).split())
        if words and not (len(words) == 1 and words[0] in _NEVER):
            yield words


def _listed(name: str) -> list[str]:
    """Return the names of a file, without the codes of countries before them."""
    # A line that begins with a space goes on with the one before, perhaps in the middle of a name.
    text = "".join(
        (" " if line[0] == " " else ",") + line.rpartition(": ")[2].strip() for line in _lines(name)
    )
    return [place.strip() for place in text.split(",") if place.strip()]


@lru_cache(maxsize=1)
def demonyms() -> dict[str, frozenset[str]]:
    """Return the words for people and things of a place, by language."""
    found: dict[str, set[str]] = {}
    for line in _lines("demonyms.txt"):
        language, _colon, words = line.partition(":")
        found.setdefault(language, set()).update(words.split())
    return {language: frozenset(words) for language, words in found.items()}


def _lines(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
