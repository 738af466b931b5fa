"""The time zones a person can choose from, grouped by part of the world."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

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


@cache
def zone_choices() -> tuple:
    """Return the zones as choices of a form field, one group per part of the world."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in zones():
        area, _slash, place = zone.partition("/")
        if place:
            groups[area].append((zone, place.replace("_", " ").replace("/", " – ")))
    return (("UTC", "UTC"), *((area, tuple(places)) for area, places in sorted(groups.items())))
