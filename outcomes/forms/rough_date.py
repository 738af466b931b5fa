"""Reading a date that somebody wrote in a few words; what is not clear stays words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from outcomes.forms.partial_date import PartialDateField
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Period, period_from_parts

_DAYS_AGO = {
    0: ("today", "hoy", "aujourd'hui", "hoje"),
    1: ("yesterday", "ayer", "hier", "ontem"),
}
_LONGEST = 60
_SHAPES = (
    re.compile(r"(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(-(?P<day>\d{1,2}))?"),
    re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"((?P<day>\d{1,2})(er|st|nd|rd|th)? (de )?)?(?P<month>[^\W\d]+\.?),? (de )?(?P<year>\d{4})"),
    re.compile(r"(?P<month>[^\W\d]+\.?) (?P<day>\d{1,2})(st|nd|rd|th)?,? (?P<year>\d{4})"),
    re.compile(r"[qt](?P<quarter>[1-4]) (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}) [qt](?P<quarter>[1-4])"),
)
"""Ways of writing a date that mean the same in every language; "3/4/2025" does not."""


def read_rough_date(text: str, *, today: date) -> Period | None:
    """Return the period that a few words mean; None where they are not clear or lie in the future."""
    words = fold(text[:_LONGEST]).replace("’", "'").strip(" .")
    for ago, names in _DAYS_AGO.items():
        if words in names:
            day = today - timedelta(days=ago)
            return period_from_parts(day.year, day.month, day.day)
    for shape in _SHAPES:
        if (found := shape.fullmatch(words)) is None:
            continue
        parts = {name: part or "" for name, part in found.groupdict().items()}
        try:
            return PartialDateField(latest=lambda: today).to_python(parts)
        except ValidationError:
            return None
    return None
