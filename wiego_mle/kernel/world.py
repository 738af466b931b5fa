"""The outline of the world and where each country lies on it, for pictures of maps."""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from django.conf import settings


class World(NamedTuple):
    """A map in whole pixels: its size, the land as the path of a drawing, the middle of each country."""

    width: int
    height: int
    land: str
    places: dict[str, tuple[int, int]]


@cache
def world() -> World:
    """Return the map, read once from what is vendored under `static/vendor/natural-earth`."""
    file = settings.BASE_DIR / "static/vendor/natural-earth/world.json"
    read = json.loads(file.read_text(encoding="utf-8"))
    places = {country: (x, y) for country, (x, y) in read["places"].items()}
    return World(read["width"], read["height"], read["land"], places)
