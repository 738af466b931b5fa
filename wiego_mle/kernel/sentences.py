"""Where sentences begin and end in a text in English, Spanish, French or Portuguese."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?…]+[\"'»”’)\]]*\s+(?=[\"'«“‘(\[¿¡]*[^\W_a-zà-öø-ÿ])")
_SHORTENED = frozenset(
    {
        *("art", "arts", "av", "ave", "cap", "cf", "ch", "co", "col", "coord", "corp", "dept", "dr"),
        *("dra", "ed", "eds", "eg", "etc", "ex", "fig", "figs", "gen", "gov", "hon", "ie", "inc", "int"),
        *("jr", "lic", "lt", "ltd", "max", "min", "mgr", "mme", "mlle", "mr", "mrs", "ms", "mt", "no"),
        *("nos", "nr", "núm", "núms", "num", "op", "p", "para", "pág", "págs", "pp", "prof", "profa"),
        *("pt", "resp", "rev", "sec", "sect", "sgt", "sr", "sra", "srta", "ss", "st", "sta", "ste"),
        *("sto", "tel", "univ", "vol", "vols", "vs"),
    }
)
"""Words whose point ends no sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text: its number from 1, where it stands, and whether a paragraph begins with it."""

    number: int
    start: int
    end: int
    begins_paragraph: bool


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a text whose paragraphs are lines; together they are the whole text."""
    found: list[Sentence] = []
    place = 0
    for line in text.split("\n"):
        first = True
        for start, end in _spans(line):
            found.append(Sentence(len(found) + 1, place + start, place + end, first))
            first = False
        place += len(line) + 1
    return found


def _spans(line: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for stop in _END.finditer(line):
        if _is_shortened(line[start : stop.start()]):
            continue
        spans.append((start, stop.start() + len(stop.group().rstrip())))
        start = stop.end()
    if line[start:].strip():
        spans.append((start, len(line.rstrip())))
    return spans


def _is_shortened(before: str) -> bool:
    """Say whether the point that follows belongs to the word before it: “Art.”, “J.”, “U.S.”, a number in front."""
    if before.strip().replace(".", "").isdigit():
        return True
    word = re.split(r"[\s(\[«“\"'’]", before)[-1]
    return word.casefold() in _SHORTENED or bool(re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", word))
