"""Dates, months and numbers as texts name them, in four languages."""

from __future__ import annotations

import re

_MONTHS = (
    ("january", "enero", "janvier", "janeiro", "jan"),
    ("february", "febrero", "fevrier", "fevereiro", "feb"),
    ("march", "marzo", "mars", "marco"),
    ("april", "abril", "avril", "apr"),
    ("may", "mayo", "mai", "maio"),
    ("june", "junio", "juin", "junho"),
    ("july", "julio", "juillet", "julho"),
    ("august", "agosto", "aout", "aug"),
    ("september", "septiembre", "septembre", "setembro", "setiembre", "sept"),
    ("october", "octubre", "octobre", "outubro", "oct"),
    ("november", "noviembre", "novembre", "novembro", "nov"),
    ("december", "diciembre", "decembre", "dezembro", "dec"),
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
"""The number of a month by its folded name."""

_NAMES = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th|er|o)? (?:of |de )?(?={_NAMES})\b")
_MONTH_DAY = re.compile(rf"(?<=\b)({_NAMES}) \d{{1,2}}(?:st|nd|rd|th)?\b(?! ?\d)")
_WRITTEN = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_GROUPED = re.compile(r"\b\d{1,3}(?:[., ]\d{3})+\b(?!\d)")
_NUMBER = re.compile(r"\b\d+\b")
_YEARS = range(1950, 2100)
_SMALLEST = 4
_TOO_LONG = 16

_UNITS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
    "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200,
    "trescientos": 300, "trescientas": 300, "quinientos": 500, "quinientas": 500,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
    "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "doze": 12, "treze": 13,
    "dezesseis": 16, "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60,
    "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300, "trezentas": 300,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_TIMES = {"hundred": 100, "thousand": 1000, "mil": 1000, "mille": 1000}


def numbers_in(folded: str) -> frozenset[int]:
    """Return the numbers of a folded text that are neither years nor parts of a date, in digits or words."""
    text = _WRITTEN.sub(" ", folded)
    text = _MONTH_DAY.sub(r"\1 ", _DAY_MONTH.sub(" ", text))
    found = {int(number) for number in _NUMBER.findall(_GROUPED.sub(" ", text)) if len(number) < _TOO_LONG}
    found = {number for number in found if number not in _YEARS}
    found |= {int(re.sub(r"\D", "", number)) for number in _GROUPED.findall(text) if len(number) < _TOO_LONG}
    return frozenset(number for number in found | _spelled(text) if number >= _SMALLEST)


def _spelled(text: str) -> set[int]:
    found: set[int] = set()
    total = 0
    for word in [*re.split(r"[^a-z]+", text), ""]:
        if word in _UNITS:
            total += _UNITS[word]
        elif word in _TIMES and total:
            total *= _TIMES[word]
        elif word in ("y", "e", "et", "and") and total and not total % 10:
            continue
        elif total:
            found.add(total)
            total = 0
        elif word in ("hundred", "thousand"):
            total = 0
    return found


def years_in(tokens: list[str]) -> frozenset[int]:
    """Return the years that a text names."""
    return frozenset(
        int(word) for word in tokens if len(word) == 4 and word.isdigit() and int(word) in _YEARS
    )


def months_in(tokens: list[str]) -> frozenset[int]:
    """Return the months that a text names; “may” and “mars” only beside a number."""
    found = set()
    for at, word in enumerate(tokens):
        month = MONTH_OF.get(word)
        if month is None:
            continue
        beside = tokens[max(0, at - 2) : at] + tokens[at + 1 : at + 3]
        if word in ("may", "mars", "sept", "dec", "mai", "march") and not any(
            near.isdigit() or near in ("in", "early", "late", "mid", "en", "em", "of") for near in beside
        ):
            continue
        found.add(month)
    return frozenset(found)
