"""A source as history tells it: by its number, never by a name."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from outcomes.enums import Consent

_SOURCE = re.compile(r"#(\d+)\.(\d+) · (\w+)(?: · (credit))?")


def source_words(kept: str) -> str:
    """Return what a version or a row of the trail keeps of a source; a name in an old one is not printed."""
    found = _SOURCE.fullmatch(kept)
    if found is None or found[3] not in Consent:
        return _("a source")
    return _("source %(number)s, version %(version)s: %(consent)s") % {
        "number": found[1],
        "version": found[2],
        "consent": Consent(found[3]).label,
    }
