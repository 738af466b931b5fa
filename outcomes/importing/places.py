"""Countries, cities and “global” as people write them into cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils import translation
from rapidfuzz import fuzz, process

from outcomes.comparing.lexicon import places_in, plain_words
from outcomes.importing.known import Known
from outcomes.importing.place_words import GLOBAL, OTHER_NAMES, REGIONS
from outcomes.importing.remarks import Remark, remark
from outcomes.importing.targets import Target
from outcomes.importing.terms import is_blank, split_values
from wiego_mle.kernel.countries import alpha3, country_choices, country_names
from wiego_mle.kernel.folding import fold

_EITHER = {
    "congo": ("CG", "CD"),
    "korea": ("KR", "KP"),
    "corea": ("KR", "KP"),
    "coree": ("KR", "KP"),
    "coreia": ("KR", "KP"),
    "na": ("NA", ""),
}
"""Names that two countries have, or that may mean nothing at all."""
_ARTICLES = re.compile(r"^(?:the|la|el|los|las|le|les|l'|a|o|as|os)\s*(?=\w)")
_JOINED = re.compile(r"\s*(?:,|/|&|\+|\band\b|\by\b|\be\b|\bet\b)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(.*?)\s*[\(\[]([^)\]]+)[\)\]]\s*$", re.DOTALL)
_NEAR, _APART = 88, 7
_SEPARATED = re.compile(r"\s*(?:,| - | – |/|:)\s*")


@dataclass
class Where:
    """Where something happened: two-letter codes of countries, city, whether it is global, and what is doubtful."""

    countries: list[str] = field(default_factory=list)
    city: str = ""
    is_global: bool = False
    remarks: list[Remark] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add(self, code: str) -> None:
        """Add a country once."""
        if code and code not in self.countries:
            self.countries.append(code)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    known: dict[str, str] = {}
    for code, _name in country_choices():
        for name in country_names(code):
            for written in {name, name.split(",")[0], name.split("(")[0]}:
                known.setdefault(plain_name(written), code)
    # “Korea, Republic of” and the like lose their first half again: two countries have it.
    for name in _EITHER:
        known.pop(name, None)
    for code, names in OTHER_NAMES.items():
        for name in names.split("|"):
            known[plain_name(name)] = code
    return known


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    found = {}
    for code, _name in country_choices():
        found[code] = code
        found[alpha3(code)] = code
    return found


def plain_name(name: str) -> str:
    """Return the name of a place in the form in which it is looked up."""
    return fold(name.replace("’", "'")).strip(" .,;:*").replace(".", "")


def country_of(text: str, known: Known | None = None) -> str | None:
    """Return the code of the country with exactly this name or code, or None."""
    words = plain_name(text)
    if known is not None and ("country", words) in known.meant:
        return known.meant["country", words]
    if not words or words in _EITHER:
        return None
    names = _names()
    if words in names:
        return names[words]
    shorter = _ARTICLES.sub("", words)
    if shorter != words and shorter in names:
        return names[shorter]
    # A code is written in capitals; “in”, “no” and “es” are words.
    stripped = text.strip(" .,;")
    if (stripped.isupper() and len(stripped) <= 3) or (len(stripped) == 3 and stripped.isalpha()):
        return _codes().get(stripped.upper())
    return None


def _near(text: str) -> list[str]:
    words = plain_name(text)
    if len(words) < 5:
        return []
    near = process.extract(words, _names().keys(), scorer=fuzz.ratio, limit=6, score_cutoff=_NEAR)
    if not near:
        return []
    best = near[0][1]
    return list(dict.fromkeys(_names()[name] for name, score, _at in near if score > best - _APART))


def _english(code: str) -> str:
    with translation.override("en"):
        return next(iter(country_names(code)), code)


def read_countries(text: str, known: Known, *, column: int | None = None) -> Where:
    """Return the countries that a cell names; anything else in it is told."""
    where = Where()
    if is_blank(text) and plain_name(text) not in _EITHER:
        return where
    for part in split_values(text) or [text]:
        _read_part(part, known, where, column)
    return where


def _read_part(part: str, known: Known, where: Where, column: int | None) -> None:
    if _take(part, known, where, column):
        return
    pieces = [piece for piece in _JOINED.split(part) if piece.strip()]
    if len(pieces) > 1 and any(_is_told(piece, known) for piece in pieces):
        for piece in _whole_names(part, pieces, known):
            if not _take(piece, known, where, column):
                _take_near(piece, known, where, column)
        return
    bracketed = _IN_BRACKETS.match(part)
    if bracketed and country_of(bracketed[1], known):
        where.add(country_of(bracketed[1], known))
        _city(bracketed[2], known, where)
        return
    if bracketed and country_of(bracketed[2], known):
        where.add(country_of(bracketed[2], known))
        _city(bracketed[1], known, where)
        return
    _take_near(part, known, where, column)


def _whole_names(part: str, pieces: list[str], known: Known) -> list[str]:
    """Return pieces, with those put together again that are one name, as in “Trinidad and Tobago”."""
    joints = _JOINED.findall(part)
    names, at = [], 0
    while at < len(pieces):
        for until in range(len(pieces), at + 1, -1):
            run = pieces[at] + "".join(
                joint + piece
                for joint, piece in zip(joints[at : until - 1], pieces[at + 1 : until], strict=False)
            )
            if country_of(run, known):
                names.append(run)
                at = until
                break
        else:
            names.append(pieces[at])
            at += 1
    return names


def _is_told(text: str, known: Known) -> bool:
    words = plain_name(text)
    return country_of(text, known) is not None or words in GLOBAL or words in REGIONS


def _take(text: str, known: Known, where: Where, column: int | None) -> bool:
    """Take what is known for certain, and say whether anything was."""
    words = plain_name(text)
    code = country_of(text, known)
    if code is not None:
        where.add(code)
    elif known.meant.get(("country", words)) == "":
        pass
    elif words in _EITHER:
        names = [(_english(code) if code else "n/a") for code in _EITHER[words]]
        where.remarks.append(
            remark(
                "either_country", column=column, target=Target.COUNTRY, read=text, **{"as": " / ".join(names)}
            )
        )
        where.unknown.append(text)
    elif words in GLOBAL:
        where.is_global = True
    elif words in REGIONS:
        where.remarks.append(remark("region_not_country", column=column, target=Target.COUNTRY, read=text))
        where.unknown.append(text)
    else:
        return False
    return True


def _take_near(text: str, known: Known, where: Where, column: int | None) -> None:
    codes = _near(text)
    if len(codes) == 1:
        where.add(codes[0])
        where.remarks.append(
            remark(
                "near_country", column=column, target=Target.COUNTRY, read=text, **{"as": _english(codes[0])}
            )
        )
    elif codes:
        named = " / ".join(_english(code) for code in codes)
        where.remarks.append(
            remark("either_country", column=column, target=Target.COUNTRY, read=text, **{"as": named})
        )
        where.unknown.append(text)
    else:
        of_city = {place.country for place in _cities(text)}
        if len(of_city) == 1:
            code = of_city.pop()
            where.add(code)
            _city(text, known, where)
            where.remarks.append(
                remark(
                    "country_of_city",
                    column=column,
                    target=Target.COUNTRY,
                    read=text,
                    **{"as": _english(code)},
                )
            )
            return
        where.remarks.append(remark("unknown_country", column=column, target=Target.COUNTRY, read=text))
        where.unknown.append(text)


def _cities(text: str) -> list:
    """Return the cities and provinces of the gazetteer that the text is the name of."""
    words = plain_words(text)
    found, taken = places_in(words)
    return [place for place in found if place.city or place.province] if len(taken) == len(words) else []


def _city(text: str, known: Known, where: Where) -> None:
    text = text.strip(" ,;.")
    if text and not where.city:
        where.city = text
    elif text and text not in where.city:
        where.city = f"{where.city}; {text}"


def read_place(text: str, known: Known, *, column: int | None = None) -> Where:
    """Return city and countries of a cell that holds both, as “Accra, Ghana” or “Peru: Lima”."""
    where = Where()
    if is_blank(text):
        return where
    for part in split_values(text) or [text]:
        _read_place(part, known, where, column)
    return where


def _read_place(part: str, known: Known, where: Where, column: int | None) -> None:
    if _take(part, known, where, column):
        return
    bracketed = _IN_BRACKETS.match(part)
    pieces = [bracketed[1], bracketed[2]] if bracketed else [p for p in _SEPARATED.split(part) if p.strip()]
    told = [piece for piece in pieces if _is_told(piece, known)]
    if told:
        left = []
        for piece in pieces:
            if not _take(piece, known, where, column):
                left.append(piece)
        if left:
            if len(pieces) - len(left) >= 1 and not any(_joins_countries(piece, known) for piece in left):
                _city(", ".join(left), known, where)
            else:
                for piece in left:
                    _read_part(piece, known, where, column)
        return
    joined = [piece for piece in _JOINED.split(part) if piece.strip()]
    if len(joined) > 1 and all(_is_told(piece, known) for piece in joined):
        for piece in _whole_names(part, joined, known):
            _take(piece, known, where, column)
        return
    _city(part, known, where)
    found, _taken = places_in(plain_words(part))
    of_city = {place.country for place in found}
    if len(of_city) == 1:
        code = of_city.pop()
        where.add(code)
        where.remarks.append(
            remark("country_of_city", column=column, target=Target.PLACE, read=part, **{"as": _english(code)})
        )
    else:
        where.remarks.append(remark("place_unread", column=column, target=Target.PLACE, read=part))


def _joins_countries(text: str, known: Known) -> bool:
    pieces = [piece for piece in _JOINED.split(text) if piece.strip()]
    return len(pieces) > 1 and any(_is_told(piece, known) for piece in pieces)
