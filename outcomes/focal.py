"""Which Focal Cities the words of a place name: pure, without tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wiego_mle.kernel.countries import country_names
from wiego_mle.kernel.folding import sort_key

_BETWEEN_PLACES = re.compile(r"[,;/&+()\[\]\n]|\s[-–—]\s|\b(?:and|y|e|et)\b", re.IGNORECASE)

Named = tuple[str, frozenset[str]]
"""The country of a city and every name of it, folded."""


def cities_in(place: str, countries: Iterable[str], cities: Mapping[int, Named]) -> list[int]:
    """Return the keys of the cities that a place names as a whole, if the outcome lies in their country.

    `place` is what may be read by everybody: a name that is withheld does not count. “Lima Norte” is not Lima
    unless the list says so. A name that is that of the country as well (Mexico, in French) tells of the city only
    where nothing else is said: “Oaxaca, México” is not Mexico City.
    """
    if not place:
        return []
    there = set(countries)
    parts = {sort_key(part) for part in _BETWEEN_PLACES.split(place)}
    parts -= {sort_key(name) for code in there for name in country_names(code)}
    parts.add(sort_key(place))
    return [pk for pk, (country, names) in cities.items() if country in there and names & parts]


def city_named(place: str, cities: Mapping[int, Named]) -> int | None:
    """Return the key of the one city that a place names, whatever country is given; None if none or several."""
    found = cities_in(place, {country for country, _names in cities.values()}, cities)
    return found[0] if len(found) == 1 else None
