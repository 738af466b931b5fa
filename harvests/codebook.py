"""A published codebook as plain values: how it is written down, and how it is read again; without tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language, gettext

from harvests.enums import CodingNeed, DimensionKind
from harvests.frozen import as_text

LANGUAGES = ("en", "es", "fr", "pt")
LABELS = tuple(f"label_{language}" for language in LANGUAGES)
TEXTS = ("definition", "include", "exclude", "example")


def codebook_text(dimensions: Iterable, codes: Iterable) -> str:
    """Return the codebook as one text that is the same to the byte: the dimensions with their codes in use.

    The rows may be those of a migration's historical models. Retired codes are left out; `parent` of a code
    is loaded.
    """
    beneath: dict[str, list[dict]] = {}
    for code in sorted(codes, key=lambda each: (each.order, each.key)):
        if code.retired_on is None:
            beneath.setdefault(code.dimension, []).append(_code(code))
    return as_text(
        {
            "format": 1,
            "dimensions": [
                {
                    "key": each.key,
                    **{name: getattr(each, name) for name in LABELS},
                    "definition": each.definition,
                    "kind": str(each.kind),
                    "ordinal": each.is_ordinal,
                    "need": str(each.need),
                    "codes": beneath.get(each.key, []),
                }
                for each in sorted(dimensions, key=lambda each: (each.order, each.key))
            ],
        }
    )


def _code(code) -> dict:
    return {
        "key": code.key,
        **{name: getattr(code, name) for name in (*LABELS, *TEXTS)},
        "parent": code.parent.key if code.parent_id else "",
        "valid_from": code.valid_from.isoformat() if code.valid_from else "",
    }


class Shown(str):
    """A text as a reader gets it; `is_english` where there is no translation into the language of the page."""

    is_english = False


def shown_text(text: str) -> Shown:
    """Return a text of the codebook in the active language if it was shipped, else as it was written: in English."""
    said = Shown(gettext(text) if text else "")
    said.is_english = bool(text) and said == text and (get_language() or "en")[:2] != "en"
    return said


class _Worded:
    """Something with labels in four languages and shipped texts, as a version keeps it."""

    said: Mapping[str, str]

    @property
    def key(self) -> str:
        """Return the key, which stays the same for ever."""
        return self.said["key"]

    @property
    def label(self) -> str:
        """Return the label in the active language, or in English where it is not translated."""
        language = (get_language() or "en")[:2]
        return self.said.get(f"label_{language}") or self.said["label_en"]

    @property
    def definition(self) -> Shown:
        """Return the definition: as shipped in the active language, else as it was written."""
        return shown_text(self.said["definition"])


@dataclass(frozen=True)
class BookCode(_Worded):
    """A code of a version; `depth` counts how many codes stand above it."""

    said: Mapping[str, str]
    depth: int = 0

    @property
    def include(self) -> Shown:
        """Return what belongs to it."""
        return shown_text(self.said.get("include", ""))

    @property
    def exclude(self) -> Shown:
        """Return what does not belong to it."""
        return shown_text(self.said.get("exclude", ""))

    @property
    def example(self) -> Shown:
        """Return an example."""
        return shown_text(self.said.get("example", ""))

    @property
    def explained(self) -> bool:
        """Say whether there is anything to read about it."""
        return any(self.said.get(name) for name in TEXTS)


@dataclass(frozen=True)
class BookDimension(_Worded):
    """A dimension of a version with its codes, those of a tree beneath the code they belong to."""

    said: Mapping[str, object]

    @property
    def kind(self) -> DimensionKind:
        """Return how many codes are given."""
        return DimensionKind(self.said["kind"])

    @property
    def is_multiple(self) -> bool:
        """Say whether several codes may be given."""
        return self.kind == DimensionKind.MULTIPLE

    @property
    def is_ordinal(self) -> bool:
        """Say whether the order of the codes has a meaning."""
        return bool(self.said["ordinal"])

    @property
    def need(self) -> CodingNeed:
        """Return whether coders are asked for it where the round says nothing else."""
        return CodingNeed(self.said["need"])

    @cached_property
    def codes(self) -> tuple[BookCode, ...]:
        """Return the codes in their order, each after the one it stands beneath."""
        rows = list(self.said["codes"])
        known = {row["key"] for row in rows}
        ordered: list[BookCode] = []

        def add(above: str, depth: int) -> None:
            for row in rows:
                if (row["parent"] if row["parent"] in known else "") == above:
                    ordered.append(BookCode(row, depth))
                    add(row["key"], depth + 1)

        add("", 0)
        return tuple(ordered)

    @cached_property
    def by_key(self) -> dict[str, BookCode]:
        """Return the codes by their keys."""
        return {code.key: code for code in self.codes}


@dataclass(frozen=True)
class Book:
    """A version of the codebook, read."""

    dimensions: tuple[BookDimension, ...]

    @classmethod
    def of(cls, text: str) -> Book:
        """Return the codebook that a text holds."""
        return cls(tuple(BookDimension(each) for each in json.loads(text)["dimensions"]))

    @cached_property
    def by_key(self) -> dict[str, BookDimension]:
        """Return the dimensions by their keys."""
        return {each.key: each for each in self.dimensions}


@dataclass(frozen=True)
class Difference:
    """What differs between two codebooks about one code or one dimension.

    `what` is added, retired, reworded or moved; `code` is empty where it is about the whole dimension.
    """

    dimension: str
    code: str
    what: str
    label: str


def differences(old: Book | None, new: Book) -> list[Difference]:
    """Return what a codebook has otherwise than an earlier one, dimension by dimension."""
    found: list[Difference] = []
    before = old.by_key if old else {}
    for key, dimension in new.by_key.items():
        was = before.get(key)
        if was is None:
            found.append(Difference(key, "", "added", dimension.label))
            continue
        if _without_codes(was) != _without_codes(dimension):
            found.append(Difference(key, "", "reworded", dimension.label))
        for code in dimension.codes:
            earlier = was.by_key.get(code.key)
            if earlier is None:
                found.append(Difference(key, code.key, "added", code.label))
            elif earlier.said["parent"] != code.said["parent"]:
                found.append(Difference(key, code.key, "moved", code.label))
            elif earlier.said != code.said:
                found.append(Difference(key, code.key, "reworded", code.label))
        found += [
            Difference(key, code.key, "retired", code.label)
            for code in was.codes
            if code.key not in dimension.by_key
        ]
    found += [
        Difference(key, "", "retired", each.label) for key, each in before.items() if key not in new.by_key
    ]
    return found


def _without_codes(dimension: BookDimension) -> dict:
    return {name: value for name, value in dimension.said.items() if name != "codes"}
