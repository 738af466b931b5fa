"""The time zones a person can choose from, grouped by part of the world."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def zones() -> tuple[str, ...]:
    """Return UTC and one zone name per place of the IANA database (zone.tab), without old aliases."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text()
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return ("UTC", *sorted({row[2].strip() for row in rows}))


@cache
def zone_choices() -> tuple:
    """Return the zones as choices of a form field, one group per part of the world."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in zones():
        area, _slash, place = zone.partition("/")
        if place:
            groups[area].append((zone, place.replace("_", " ").replace("/", " – ")))
    return (("UTC", "UTC"), *((area, tuple(places)) for area, places in sorted(groups.items())))
