"""When something happened, from one cell or from several: never a day that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from outcomes.importing.remarks import Remark, remark
from outcomes.importing.targets import Target
from outcomes.importing.terms import is_blank
from wiego_mle.kernel.date_words import Doubt, Reading, from_serial, read_dates
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Period, Precision, join, period_from_parts
from wiego_mle.kernel.spreadsheets import Cell

_SERIALS = range(25_000, 60_000)
"""1968 to 2064; a smaller number is a year or nothing."""
_YEARS = range(1950, 2100)
_COMPACT = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_COMPACT_MONTH = re.compile(r"(19[5-9]\d|20\d\d)(0[1-9]|1[0-2])")
_BARE_YEAR = re.compile(r"\b(19[5-9]\d|20\d\d)\b")
_TEXTS = {
    Doubt.ABOUT: "date_about",
    Doubt.SEASON: "date_season",
    Doubt.GOES_ON: "date_goes_on",
    Doubt.OTHER_YEAR: "date_other_year",
    Doubt.SEVERAL: "date_several",
}
_NOW = re.compile(
    r"\s*(?:-|–|—|to|a|al|au|ate|hasta|jusqu'a|until|through)?\s*"
    r"(?:present|now|today|ongoing|on-going|to date|la actualidad|actualidad|presente|hoy|la fecha|"
    r"aujourd'hui|present|ce jour|maintenant|en cours|"
    r"o presente|atualidade|hoje|em curso|en curso|continues|continuing)\)?\.?$"
)


@dataclass
class When:
    """When: the period, whether it goes on, and what is doubtful."""

    period: Period | None = None
    is_ongoing: bool = False
    remarks: list[Remark] = field(default_factory=list)
    asks_day_first: bool = False


@dataclass(frozen=True)
class DateWays:
    """How the dates of a file are written: day or month first, as somebody said or the others show; and whose serials.

    `day_first` is what a person or a profile said, `seen` what the unmistakable dates of the file show.
    """

    day_first: bool | None = None
    seen: bool | None = None
    from_1904: bool = False
    serials_are_known: bool = True


def which_first(texts: Iterable[str]) -> bool | None:
    """Return whether the day stands first in the dates of a file, where one of them can be read in one way only.

    None where no date tells, or where they contradict one another.
    """
    told = set()
    for text in texts:
        for one, other in re.findall(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}\b", text[:200]):
            if int(one) > 12 >= int(other):
                told.add(True)
            if int(other) > 12 >= int(one):
                told.add(False)
    return told.pop() if len(told) == 1 else None


def read_when(cell: Cell, ways: DateWays, *, column: int | None = None, target: str = Target.DATE) -> When:
    """Return what a cell says about when."""
    about = {"column": column, "target": target}
    if cell.day is not None:
        return _from_day(cell, about)
    if cell.number is not None:
        return _from_number(cell, ways, about)
    if is_blank(cell.text):
        doubtful = fold(cell.text) in ("?", "tbd", "tbc")
        return When(remarks=[remark("date_unread", read=cell.text, **about)] if doubtful else [])
    return _from_text(cell.text, ways, about)


def _from_day(cell: Cell, about: dict) -> When:
    day = cell.day
    if day.year == 1905 and cell.number is None and not cell.shown:
        # The year 2021 typed into a cell for dates shows as a day of 1905.
        year = (day - date(1899, 12, 30)).days
        if year in _YEARS:
            return When(
                period_from_parts(year),
                remarks=[remark("date_year_typed", read=cell.text, **{"as": year}, **about)],
            )
    if cell.shown == "month":
        shown = period_from_parts(day.year, day.month)
        remarks = [] if day.day == 1 else [remark("date_cut", **{"as": shown.words()}, **about)]
        return When(shown, remarks=remarks)
    if cell.shown == "year":
        shown = period_from_parts(day.year)
        remarks = (
            [] if (day.month, day.day) == (1, 1) else [remark("date_cut", **{"as": shown.words()}, **about)]
        )
        return When(shown, remarks=remarks)
    remarks = [remark("date_no_year", **{"as": day.year}, **about)] if cell.shown == "no_year" else []
    if day.year < 1950 or day.year > 2100:
        remarks.append(remark("old_date", read=cell.text, **about))
    return When(Period(day, day, Precision.DAY), remarks=remarks)


def _from_number(cell: Cell, ways: DateWays, about: dict) -> When:
    number = cell.number
    if number.is_integer() and int(number) in _YEARS:
        return When(period_from_parts(int(number)))
    if number.is_integer() and (found := _COMPACT.fullmatch(cell.text)):
        return _from_text("-".join(found.groups()), ways, about)
    if number.is_integer() and (found := _COMPACT_MONTH.fullmatch(cell.text)):
        return _from_text("-".join(found.groups()), ways, about)
    if int(number) in _SERIALS and (shown := _serial(number, ways)) is not None:
        return When(shown, remarks=[remark("date_serial", read=cell.text, **{"as": shown.words()}, **about)])
    return When(remarks=[remark("date_unread", read=cell.text, **about)])


def _serial(number: float, ways: DateWays) -> Period | None:
    try:
        return from_serial(number, from_1904=ways.from_1904)
    except (ValueError, OverflowError):
        return None


def _from_text(text: str, ways: DateWays, about: dict) -> When:
    stripped = text.strip().lstrip("'")
    if re.fullmatch(r"\d{5}(?:\.\d+)?", stripped) and int(float(stripped)) in _SERIALS:
        return _from_number(Cell(text=stripped, number=float(stripped)), ways, about)
    if found := _COMPACT.fullmatch(stripped):
        stripped = "-".join(found.groups())
    folded = fold(stripped)
    goes_on = _NOW.search(folded)
    beginning = folded[: goes_on.start()].strip(" (,") if goes_on else ""
    if goes_on and beginning:
        reading = read_dates(beginning, day_first=ways.day_first)
        if reading.period is not None:
            found = _told(reading, stripped, ways, about, beginning)
            found.is_ongoing = True
            if not any(each.kind == "date_goes_on" for each in found.remarks):
                found.remarks.append(remark("date_goes_on", read=text, **about))
            return found
    reading = read_dates(stripped, day_first=ways.day_first)
    if reading.period is None and stripped.count("-") + stripped.count("–") + stripped.count("—") == 1:
        reading = read_dates(re.sub(r"\s*[-–—]\s*", " - ", stripped), day_first=ways.day_first)
    if reading.period is None:
        reading = _within(stripped, ways)
        if reading is None:
            return _year_alone(text, about)
        found = _told(reading, stripped, ways, about, stripped)
        found.remarks.append(remark("date_about", read=text, **{"as": _words(found.period)}, **about))
        return found
    found = _told(reading, stripped, ways, about, stripped)
    found.is_ongoing = found.is_ongoing or Doubt.GOES_ON in reading.doubts
    return found


def _within(text: str, ways: DateWays) -> Reading | None:
    """Return the date in a text that says more, as “12 March 2021 (approved in the senate)”."""
    without = re.sub(r"\s*[\(\[][^)\]]*[\)\]]", "", text).strip()
    if without and without != text:
        reading = read_dates(without, day_first=ways.day_first)
        return reading if reading.period is not None else None
    return None


def _year_alone(text: str, about: dict) -> When:
    """Return nothing, or the only year that the words hold, with a doubt."""
    years = set(_BARE_YEAR.findall(text))
    if len(years) == 1 and len(text) <= 120:
        period = period_from_parts(int(years.pop()))
        return When(period, remarks=[remark("date_about", read=text, **{"as": period.words()}, **about)])
    return When(remarks=[remark("date_unread", read=text, **about)])


def _words(period: Period | None) -> str:
    return period.words() if period else "–"


def _told(reading: Reading, text: str, ways: DateWays, about: dict, written: str) -> When:
    found = When(reading.period)
    if Doubt.DAY_OR_MONTH_FIRST in reading.doubts:
        _either(found, reading, ways, text, about, written)
    for doubt, kind in _TEXTS.items():
        if doubt in reading.doubts:
            found.remarks.append(remark(kind, read=text, **{"as": _words(found.period)}, **about))
            found.is_ongoing = found.is_ongoing or doubt is Doubt.GOES_ON
    year = found.period.first.year
    if year < 1950:
        found.remarks.append(remark("old_date", read=text, **about))
    return found


def _either(found: When, reading: Reading, ways: DateWays, text: str, about: dict, written: str) -> None:
    """Keep of a date with two meanings what both say, or what the other dates of the file show."""
    found.asks_day_first = True
    one, other = reading.period, reading.otherwise
    if ways.seen is not None:
        seen = read_dates(written, day_first=ways.seen).period
        if seen is not None and other is not None:
            found.period = seen
            rest = other if seen == one else one
            found.remarks.append(
                remark("day_or_month_guessed", read=text, one=_words(seen), other=_words(rest), **about)
            )
            return
    said = {"one": _words(one), "other": _words(other) if other else "–"}
    years = {one.first.year, one.last.year} | ({other.first.year, other.last.year} if other else set())
    first, last = min(years), max(years)
    found.period = (
        join(period_from_parts(first), period_from_parts(last)) if first != last else period_from_parts(first)
    )
    found.remarks.append(remark("day_or_month", read=text, **said, **about))


def joined(first: When, last: When, *, column: int | None = None) -> When:
    """Return the span from the beginning in one column to the end in another."""
    remarks = first.remarks + last.remarks
    ongoing = first.is_ongoing or last.is_ongoing
    asks = first.asks_day_first or last.asks_day_first
    if first.period is None or last.period is None:
        return When(first.period or last.period, ongoing, remarks, asks)
    if last.period.last < first.period.first:
        said = f"{first.period.words()} – {last.period.words()}"
        return When(
            None,
            ongoing,
            [*remarks, remark("ends_early", column=column, target=Target.DATE_TO, read=said)],
            asks,
        )
    if first.period == last.period:
        return When(first.period, ongoing, remarks, asks)
    return When(_span(first.period, last.period), ongoing, remarks, asks)


def _span(first: Period, last: Period) -> Period:
    return join(first, last) if last.last >= first.last else join(first, first)


def from_parts(year: Cell, month: Cell, quarter: Cell, *, column: int | None) -> When | None:
    """Return the period that separate columns for year, month and quarter say; None without a year."""
    if not year:
        return None
    whole = read_when(year, DateWays(), column=column, target=Target.YEAR)
    if whole.period is None or whole.period.precision is not Precision.YEAR:
        return whole
    if whole.period.first.year != whole.period.last.year:
        return whole
    number = whole.period.first.year
    for cell, kind in ((month, "month"), (quarter, "quarter")):
        if not cell or is_blank(cell.text):
            continue
        digits = (
            cell.number if cell.number is not None else (float(cell.text) if cell.text.isdecimal() else None)
        )
        if cell.day is not None:
            return When(None, remarks=[remark("date_unread", column=column, target=kind, read=cell.text)])
        if digits is not None and kind == "month" and 1 <= digits <= 12:
            return When(period_from_parts(number, int(digits)), remarks=whole.remarks)
        written = f"Q{int(digits)} {number}" if digits is not None else f"{cell.text} {number}"
        reading = read_dates(written)
        if reading.period is None:
            said = remark("date_unread", column=column, target=kind, read=cell.text)
            return When(whole.period, remarks=[*whole.remarks, said])
        found = _told(reading, cell.text, DateWays(), {"column": column, "target": kind}, written)
        found.remarks += whole.remarks
        return found
    return whole
