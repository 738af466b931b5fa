"""Asking for a date that may be known only by day, month, quarter or year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_AP
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision, join, last_day, period_from_parts
from wiego_mle.kernel.written import date_format

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
PARTS = ("day", "month", "year", "quarter")
_LONGEST_PART = 20
_QUARTERS = (
    (1, gettext_lazy("January to March")),
    (2, gettext_lazy("April to June")),
    (3, gettext_lazy("July to September")),
    (4, gettext_lazy("October to December")),
)


class PartialDateWidget(forms.Widget):
    """Three small inputs for day, month and year, and a choice of quarter.

    Its value is a dictionary of what was typed per part, or a Period.
    """

    template_name = "outcomes/widgets/partial_date.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name) -> dict[str, str]:
        """Return what was typed in each part."""
        return {part: data.get(f"{name}_{part}", "") for part in PARTS}

    def value_omitted_from_data(self, data, files, name) -> bool:
        """Say whether the form that was sent did not ask for this date."""
        return all(f"{name}_{part}" not in data for part in PARTS)

    def use_required_attribute(self, initial) -> bool:
        """Leave asking for an answer to the form: no single part is required."""
        return False

    def get_context(self, name, value, attrs) -> dict:
        """Return what the template prints."""
        context = super().get_context(name, value, attrs)
        typed = _typed(value) if isinstance(value, Period) else (value or {})
        context["widget"]["parts"] = {part: typed.get(part, "") for part in PARTS}
        context["widget"]["quarters"] = [(str(number), label) for number, label in _QUARTERS]
        context["widget"]["invalid"] = "is-invalid" in context["widget"]["attrs"].get("class", "")
        return context


class PartialDateField(forms.Field):
    """Gives a Period, or None if all its parts are empty; a day, month or quarter is never invented.

    `latest` returns the last day on which what is asked for can have begun; None lets any day pass.
    """

    widget = PartialDateWidget

    def __init__(self, *, latest: Callable[[], date] | None = timezone.localdate, **options):
        super().__init__(**options)
        self.latest = latest

    def to_python(self, value) -> Period | None:
        """Return the period that was typed; raise ValidationError in plain words."""
        typed = {part: str((value or {}).get(part, "")).strip() for part in PARTS}
        if not any(typed.values()):
            return None
        period = _period(typed)
        if self.latest is not None and period.first > self.latest():
            raise ValidationError(_("This date is in the future."), code="future")
        return period

    def has_changed(self, initial, data) -> bool:
        """Say whether something else was typed than what is saved."""
        before = _typed(initial) if isinstance(initial, Period) else {}
        return any(str(data.get(part, "")).strip() != before.get(part, "") for part in PARTS)


def joined(first: Period | None, last: Period | None) -> Period | None:
    """Return the span from one date to another, or the first alone.

    Raises:
        ValidationError: there is an end without a beginning, or it lies before the beginning.
    """
    if last is None:
        return first
    if first is None:
        raise ValidationError(_("Say also when it began."), code="no-beginning")
    if last.last < first.first:
        raise ValidationError(_("The end is before the beginning."), code="order")
    return first if last == first else join(first, last)


def taken_apart(period: Period | None) -> tuple[Period | None, Period | None]:
    """Return the two dates from which a span was joined; the second is None for a single date."""
    if period is None:
        return None, None
    first = _unit(period.first, period.precision)
    last = _unit(period.last, period.precision)
    return (first, None) if first == last else (first, last)


def _unit(day: date, precision: Precision) -> Period:
    """Return the day, month, quarter or year in which a day lies."""
    if precision == Precision.QUARTER:
        return _quarter(day.year, (day.month + 2) // 3)
    month = day.month if precision in (Precision.DAY, Precision.MONTH) else None
    return period_from_parts(day.year, month, day.day if precision == Precision.DAY else None)


def _quarter(year: int, number: int) -> Period:
    return Period(date(year, number * 3 - 2, 1), last_day(year, number * 3), Precision.QUARTER)


def _typed(period: Period) -> dict[str, str]:
    """Return a period as somebody would type it."""
    parts = {"day": "", "month": "", "year": str(period.first.year), "quarter": ""}
    if period.precision == Precision.QUARTER:
        parts["quarter"] = str((period.first.month + 2) // 3)
    if period.precision in (Precision.DAY, Precision.MONTH):
        parts["month"] = str(period.first.month)
    if period.precision == Precision.DAY:
        parts["day"] = str(period.first.day)
    return parts


def _period(typed: dict[str, str]) -> Period:
    if not typed["year"]:
        raise ValidationError(_("Add the year."), code="no-year")
    year = _number(
        typed["year"],
        EARLIEST_YEAR,
        LATEST_YEAR,
        _("Write the year with four digits, for example 2024."),
    )
    if typed["quarter"]:
        if typed["day"] or typed["month"]:
            raise ValidationError(_("Give either a month or a quarter, not both."), code="both")
        return _quarter(year, _number(typed["quarter"], 1, 4, _("Choose a quarter from the list.")))
    if not typed["month"]:
        if typed["day"]:
            raise ValidationError(_("Add the month, or leave the day empty."), code="no-month")
        return period_from_parts(year)
    month = _month(typed["month"])
    if not typed["day"]:
        return period_from_parts(year, month)
    day = _number(typed["day"], 1, 31, _("Write the day as a number from 1 to 31."))
    end = last_day(year, month)
    if day > end.day:
        raise ValidationError(
            _("There is no such day: %(month)s has %(days)d days.")
            % {"month": date_format(end, "F Y"), "days": end.day},
            code="no-such-day",
        )
    return period_from_parts(year, month, day)


def _month(text: str) -> int:
    if len(text) <= _LONGEST_PART and (named := _months_by_name().get(fold(text).rstrip("."))):
        return named
    return _number(text, 1, 12, _("Write the month as a number from 1 to 12, or its name."))


def _number(text: str, lowest: int, highest: int, otherwise: str) -> int:
    # Length first: turning 100,000 digits into a number would take its time.
    if len(text) > _LONGEST_PART or not text.isdecimal() or not lowest <= int(text) <= highest:
        raise ValidationError(otherwise, code="not-a-number")
    return int(text)


@lru_cache(maxsize=1)
def _months_by_name() -> dict[str, int]:
    """Return the months by their full and short names in four languages, where they mean one month."""
    meant: dict[str, set[int]] = defaultdict(set)
    for language in Language.values:
        with translation.override(language):
            for names in (MONTHS, MONTHS_3, MONTHS_AP):
                for number, name in names.items():
                    meant[fold(str(name)).rstrip(".")].add(number)
    return {name: numbers.pop() for name, numbers in meant.items() if len(numbers) == 1}
