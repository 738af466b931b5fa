"""The time zones that are offered to a person, and what somebody means who writes one."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from rapidfuzz import fuzz, process

from wiego_mle.kernel.countries import country_code
from wiego_mle.kernel.folding import fold

WITHOUT_OFFICES = ("Antarctica/", "Arctic/")


@cache
def zones() -> tuple[str, ...]:
    """Return UTC and, for each country, one zone name per clock that runs there today.

    The IANA table (zone.tab) also lists places whose clocks differed only long ago; they would make up a
    quarter of the page. Of places with the same clock the one of zonenow.tab, the most populous, is kept.
    """
    now = datetime.now(UTC)
    seasons = [datetime(now.year, month, 1, tzinfo=UTC) for month in (1, 7)]
    populous = {row[2] for row in _rows("zonenow.tab")}
    kept: dict[tuple, str] = {}
    for row in _rows("zone.tab"):
        country, name = row[0], row[2]
        if name.startswith(WITHOUT_OFFICES):
            continue
        clock = (country, *(season.astimezone(ZoneInfo(name)).utcoffset() for season in seasons))
        if clock not in kept or name in populous:
            kept[clock] = name
    return ("UTC", *sorted(kept.values()))


def _rows(table: str) -> list[list[str]]:
    text = files("tzdata.zoneinfo").joinpath(table).read_text()
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def place_of(zone: str) -> str:
    """Return the place after which a zone is named, as people write it."""
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def _by_name() -> dict[str, str]:
    """Return zones by what somebody may write: a whole name first, then its place; offered zones go first."""
    found: dict[str, str] = {}
    every = [*zones(), *sorted(available_timezones() - set(zones()))]
    for said in (lambda zone: zone, place_of):
        for zone in every:
            found.setdefault(_plain(said(zone)), zone)
    return found


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())


def find_zone(text: str) -> str | None:
    """Return the zone that a name, a city or a country of one clock means; None if it is not clear.

    Case and accents do not matter; countries are known in the four languages.
    """
    plain = _plain(text)
    zone = _CITIES.get(plain) or _by_name().get(plain)
    if zone is None:
        in_country = _zones_in(text)
        zone = in_country[0] if len(in_country) == 1 else None
    return zone


def near_zones(text: str) -> list[str]:
    """Return at most five zones that may be meant: those of a country, or of places written much alike."""
    in_country = _zones_in(text)
    if in_country:
        return in_country[:5]
    places = {zone: _plain(place_of(zone)) for zone in zones()}
    found = process.extract(_plain(text), places, scorer=fuzz.ratio, limit=3, score_cutoff=70)
    return [zone for _place, _score, zone in found]


def _zones_in(text: str) -> list[str]:
    try:
        code = country_code(text)
    except ValidationError:
        return []
    return sorted({row[2] for row in _rows("zone.tab") if row[0] == code} & set(zones()))


_CITIES = {
    city: zone
    for zone, cities in {
        "Africa/Accra": ("kumasi", "tema"),
        "Africa/Johannesburg": ("cape town", "durban", "pretoria"),
        "Africa/Lagos": ("abuja", "ibadan"),
        "Africa/Nairobi": ("mombasa", "kisumu"),
        "America/Guayaquil": ("quito",),
        "America/New_York": ("washington", "boston"),
        "America/Sao_Paulo": ("brasilia", "rio de janeiro", "belo horizonte"),
        "Asia/Ho_Chi_Minh": ("hanoi", "saigon"),
        "Asia/Karachi": ("islamabad", "lahore"),
        "Asia/Kolkata": (
            "ahmedabad",
            "bangalore",
            "bengaluru",
            "calcutta",
            "chennai",
            "delhi",
            "mumbai",
            "new delhi",
            "pune",
        ),
        "Asia/Shanghai": ("beijing", "guangzhou"),
        "Europe/Berlin": ("frankfurt", "munich"),
        "Europe/London": ("manchester", "cambridge"),
        "Europe/Zurich": ("geneva", "geneve", "ginebra", "genebra"),
    }.items()
    for city in cities
}
"""Cities in which WIEGO and its partners work and after which no zone is named."""
