"""The fonts of the typesetter, looked up once: on a machine with many, that takes longer than a page."""

from __future__ import annotations

from functools import cache

import typst


@cache
def fonts() -> typst.Fonts:
    """Return the fonts that the typesetter brings along and those of this machine."""
    return typst.Fonts()
