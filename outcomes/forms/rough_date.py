"""Reading a date that somebody wrote in a few words; what is not clear stays words."""

from __future__ import annotations

from datetime import date, timedelta

from wiego_mle.kernel.date_words import read_dates
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Period, period_from_parts

_DAYS_AGO = {
    0: ("today", "hoy", "aujourd'hui", "hoje"),
    1: ("yesterday", "ayer", "hier", "ontem"),
}
_LONGEST = 60


def read_rough_date(text: str, *, today: date) -> Period | None:
    """Return the period that a few words mean; None where they are not clear or lie in the future."""
    words = fold(text[:_LONGEST]).replace("’", "'").strip(" .")
    for ago, names in _DAYS_AGO.items():
        if words in names:
            day = today - timedelta(days=ago)
            return period_from_parts(day.year, day.month, day.day)
    found = read_dates(text)
    if found.period is None or found.doubts or found.period.first > today:
        return None
    return found.period
