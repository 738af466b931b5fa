"""Entries of lists as people write them: by label, other word, or nearly so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from outcomes.importing.known import Known, Term
from outcomes.importing.term_words import WORDS
from wiego_mle.kernel.folding import fold

_SHORTEST_NEAR = 5
_LETTERS_PER_SLIP = 9
"""One slip of the pen is one letter; a long word may have another for so many letters."""
_OUTER = re.compile(r"\s*(?:;|\n|\u2022|\|)\s*")
_INNER = re.compile(r"\s*(?:,|/|&|\+|\band\b|\by\b|\be\b|\bet\b|\bund\b)\s*")
_DIGITS = re.compile(r"\d")
_BULLET = re.compile(r"^(?:[-–—*•·]|\d+[.)]|\(?[a-z]\))\s+")
_BLANK = frozenset(
    "- – — n/a na n.a. n.d. nd s/d none ninguno ninguna aucun aucune nenhum nenhuma null nil . ? tbd tbc".split()
)


@dataclass
class Found:
    """What the words of one cell mean: keys in order, words taken for near ones, and words nobody knows.

    `near` pairs words with the key that they were taken for; `either` words with the keys that they can be.
    """

    keys: list[str] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    either: list[tuple[str, list[str]]] = field(default_factory=list)


def is_blank(text: str) -> bool:
    """Say whether a cell says only that it says nothing."""
    return fold(text).strip() in _BLANK or not text.strip()


def plain_term(text: str) -> str:
    """Return a word for an entry in the form in which it is looked up."""
    words = fold(text.replace("’", "'").replace("–", "-").replace("_", " ")).strip(" .;:*\"'()[]")
    return re.sub(r"\s*([/&+])\s*", r"\1", words)


class Lists:
    """The lists of an installation, with every word for their entries."""

    def __init__(self, known: Known):
        self._known = known
        self._by_list: dict[str, dict[str, str]] = {}
        self._labels: dict[str, dict[str, str]] = {}
        for name, terms in known.lists.items():
            words: dict[str, str] = {}
            for term in terms:
                for written in (*_shipped(name, term.key), *term.names, term.label, term.key):
                    words[plain_term(written)] = term.key
                    words.setdefault(plain_term(written.replace("-", " ")), term.key)
            words.pop("", None)
            self._by_list[name] = words
            self._labels[name] = {term.key: term.label for term in terms}

    def label(self, name: str, key: str) -> str:
        """Return the label of an entry."""
        return self._labels.get(name, {}).get(key, key)

    def has(self, name: str, key: str) -> bool:
        """Say whether the list has such an entry."""
        return key in self._labels.get(name, {})

    def exact(self, name: str, text: str) -> str | None:
        """Return the key that a word means, or None; only words that are known, none that are near."""
        words = plain_term(text)
        meant = self._known.meant.get((name, words))
        if meant is not None:
            return meant
        return self._by_list.get(name, {}).get(words)

    def list_of(self, text: str, among: tuple[str, ...]) -> tuple[str, str] | None:
        """Return the first list that knows a word, and the key it means there."""
        for name in among:
            key = self.exact(name, text)
            if key:
                return name, key
        return None

    def read(self, name: str, text: str) -> Found:
        """Return what the words of a cell mean in a list."""
        found = Found()
        if is_blank(text) and not self._is_sign(name, text):
            return found
        for part in _parts(text) or [text.strip()]:
            self._read_part(name, part, found)
        found.keys = list(dict.fromkeys(key for key in found.keys if key))
        return found

    def _is_sign(self, name: str, text: str) -> bool:
        """Say whether a sign that elsewhere says nothing is an entry of the list, as minus is a direction."""
        return text.strip() != "" and self._by_list.get(name, {}).get(plain_term(text)) is not None

    def _read_part(self, name: str, part: str, found: Found) -> None:
        key = self.exact(name, part)
        if key is None:
            key = self.exact(name, re.sub(r"\s*\([^)]*\)", "", part)) if "(" in part else None
        if key is not None:
            found.keys.append(key)
            return
        pieces = [piece for piece in _INNER.split(part) if piece]
        if len(pieces) > 1:
            keys = self._joined(name, part)
            if keys is not None:
                found.keys += keys
                return
        near = self.near(name, part)
        if len(near) == 1:
            found.keys.append(near[0])
            found.near.append((part, near[0]))
        elif near:
            found.either.append((part, near))
        elif len(pieces) > 1 and any(self.exact(name, piece) for piece in pieces):
            for piece in pieces:
                self._read_piece(name, piece, found)
        else:
            found.unknown.append(part)

    def _read_piece(self, name: str, piece: str, found: Found) -> None:
        key = self.exact(name, piece)
        near = [] if key is not None else self.near(name, piece)
        if key is not None:
            found.keys.append(key)
        elif len(near) == 1:
            found.keys.append(near[0])
            found.near.append((piece, near[0]))
        else:
            found.unknown.append(piece)

    def _joined(self, name: str, part: str) -> list[str] | None:
        """Return the keys of words joined by commas or “and”, the longest known words first; None if any is unknown."""
        pieces = re.split(r"(\s*(?:,|/|&|\+|\band\b|\by\b|\be\b|\bet\b)\s*)", part)
        words, joints = pieces[0::2], pieces[1::2]
        keys, at = [], 0
        while at < len(words):
            if not words[at].strip():
                at += 1
                continue
            for until in range(len(words), at, -1):
                run = words[at] + "".join(
                    joint + word
                    for joint, word in zip(joints[at : until - 1], words[at + 1 : until], strict=True)
                )
                key = self.exact(name, run)
                if key is not None:
                    keys.append(key)
                    at = until
                    break
            else:
                return None
        return keys

    def near(self, name: str, text: str) -> list[str]:
        """Return the keys of the entries whose words are nearly the same, best first; several where it is open."""
        words = plain_term(text)
        if len(words) < _SHORTEST_NEAR:
            return []
        listed = self._by_list.get(name, {})
        most = 1 + len(words) // _LETTERS_PER_SLIP
        # One letter more or less is a slip of the pen, another digit another number.
        alike = [word for word in listed if _DIGITS.findall(word) == _DIGITS.findall(words)]
        near = process.extract(words, alike, scorer=Levenshtein.distance, limit=8, score_cutoff=most)
        if not near:
            return []
        best = near[0][1]
        return list(dict.fromkeys(listed[word] for word, slips, _at in near if slips <= best + 1))


def _shipped(name: str, key: str) -> list[str]:
    return [word.strip() for word in WORDS.get(name, {}).get(key, "").split("|") if word.strip()]


def _parts(text: str) -> list[str]:
    """Return the values of a cell: divided by semicolons, lines and bullets."""
    parts = (_BULLET.sub("", part.strip()).strip() for part in _OUTER.split(text))
    return [part for part in parts if part and not is_blank(part)]


def split_values(text: str) -> list[str]:
    """Return the values of a cell that are divided by semicolons, lines or bullets."""
    return _parts(text)


def terms_of(pairs: list[tuple[str, str]]) -> list[Term]:
    """Return entries of a list that has only keys and labels."""
    return [Term(key, label) for key, label in pairs]
