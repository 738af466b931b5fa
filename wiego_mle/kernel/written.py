"""How days and labels are written in the active language, on pages, in letters and in files alike."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import get_language, pgettext


def date_format(value: date, pattern: str = "DATE_FORMAT") -> str:
    """Return a day or a moment as the active language writes it; `pattern` is the name of a format, or one."""
    return formats.date_format(value, pattern_for(value, pattern))


def pattern_for(value: date, pattern: str | None) -> str:
    """Return the pattern of a format for this very day: in French the first of a month is “1er”."""
    written = formats.get_format(pattern or "DATE_FORMAT")
    if getattr(value, "day", None) == 1 and (get_language() or "").startswith("fr"):
        return written.replace("j", r"j\e\r")
    return written


def colon() -> str:
    """Return what stands between a label and what it is about: French puts a space before it that does not break."""
    return pgettext("between a label and what it is about", ": ")


def labelled(label: object, words: object) -> str:
    """Return a label and what it is about, as the active language joins them."""
    return f"{label}{colon()}{words}"
