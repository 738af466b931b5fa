"""Dates as people know them: a day, a month, a quarter, a year; never an invented day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from wiego_mle.kernel.written import date_format


class Precision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")


@dataclass(frozen=True)
class Period:
    """The first and last possible day of something, and how exactly it is known."""

    first: date
    last: date
    precision: Precision

    def words(self) -> str:
        """Return the period as a reader would write it, in the active language."""
        if self.precision == Precision.YEAR:
            return _span(str(self.first.year), str(self.last.year))
        if self.precision == Precision.QUARTER:
            return _span(_quarter(self.first), _quarter(self.last))
        pattern = "YEAR_MONTH_FORMAT" if self.precision == Precision.MONTH else "DATE_FORMAT"
        return _span(day_in_words(self.first, pattern), day_in_words(self.last, pattern))


def day_in_words(day: date, pattern: str) -> str:
    """Return a day as the active language writes it; a list writes the same days again and again."""
    return _day_in(day, pattern, get_language() or "")


@lru_cache(maxsize=10_000)
def _day_in(day: date, pattern: str, _language: str) -> str:
    return date_format(day, pattern)


def _quarter(day: date) -> str:
    return pgettext("quarter of a year", "Q%(quarter)d %(year)d") % {
        "quarter": (day.month + 2) // 3,
        "year": day.year,
    }


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def period_from_parts(year: int, month: int | None = None, day: int | None = None) -> Period:
    """Return the period that a year, a month or a day covers.

    Raises:
        ValueError: there is no such day.
    """
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    if day is None:
        return Period(date(year, month, 1), last_day(year, month), Precision.MONTH)
    exact = date(year, month, day)
    return Period(exact, exact, Precision.DAY)


_WRITTEN = re.compile(r"\A(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)


def period_from_text(text: str) -> Period:
    """Return the period that was written as `2024`, `2024-Q1`, `2024-03` or `2024-03-12`.

    Raises:
        ValueError: it is written otherwise, or there is no such day.
    """
    found = _WRITTEN.match(text)
    if found is None:
        raise ValueError("not a date as exactly as it is known")
    year, quarter, month, day = (int(part) if part else None for part in found.groups())
    if quarter:
        return Period(date(year, quarter * 3 - 2, 1), last_day(year, quarter * 3), Precision.QUARTER)
    return period_from_parts(year, month, day)


def as_text(period: Period) -> str:
    """Return how the beginning of a period is written, as `period_from_text` reads it."""
    first = period.first
    return {
        Precision.YEAR: f"{first.year:04d}",
        Precision.QUARTER: f"{first.year:04d}-Q{(first.month + 2) // 3}",
        Precision.MONTH: f"{first:%Y-%m}",
        Precision.DAY: f"{first:%Y-%m-%d}",
    }[period.precision]


def join(first: Period, last: Period) -> Period:
    """Return the span from one period to another; it is as exact as the less exact of the two."""
    order = list(Precision)
    return Period(first.first, last.last, max(first.precision, last.precision, key=order.index))
