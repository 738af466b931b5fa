"""The financial year: which one a day falls in, what it covers, how it is written."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from wiego_mle.kernel.written import date_format


def year_of(day: date) -> int:
    """Return the calendar year in which the financial year of a day begins."""
    return day.year if day.month >= settings.FINANCIAL_YEAR_STARTS else day.year - 1


def period_of(year: int) -> tuple[date, date]:
    """Return the first and the last day of a financial year."""
    month = settings.FINANCIAL_YEAR_STARTS
    return date(year, month, 1), date(year + 1, month, 1) - timedelta(days=1)


def told_as_period(first: int, last: int | None = None) -> str:
    """Return the days of one financial year, or from the first to the last of several, as the period of a report.

    That is not when the changes happened.
    """
    ends = (period_of(first)[0], period_of(first if last is None else last)[1])
    days = " – ".join(date_format(day, "DATE_FORMAT") for day in ends)
    if last in (None, first):
        return _("reporting year %(days)s; the changes may be older") % {"days": days}
    return _("reporting years %(days)s; the changes may be older") % {"days": days}


def is_written(text: str) -> bool:
    """Say whether a text of an address names a year that has a first and a last day: four digits, 0001 to 9998."""
    return text.isascii() and text.isdigit() and len(text) == 4 and "0000" < text < "9999"


def label(year: int) -> str:
    """Return the financial year as people write it: 2024/25, or 2024 where it is the calendar year."""
    if settings.FINANCIAL_YEAR_STARTS == 1:
        return str(year)
    return f"{year}/{(year + 1) % 100:02d}"


def label_of_several(first: int, last: int) -> str:
    """Return the financial years from the first to the last as people write them: 2021/22–2025/26."""
    return label(first) if first == last else f"{label(first)}–{label(last)}"
