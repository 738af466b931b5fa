"""Dates as people write them in spreadsheets and notes, in four languages, read as periods.

“mid 2019”, “June–July 2021”, “T3 2020”, “segundo semestre de 2020”, “fin 2022”, “3 a 5 de junho de 2021”: what
is written is turned into the first and last possible day and never into a day that nobody wrote. What is left
open is told as a `Doubt`; what has two meanings is answered with both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Period, Precision, join, last_day, period_from_parts

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
LONGEST = 120
"""More characters than this are a text and no date."""


class Doubt(StrEnum):
    """What a reading leaves open."""

    DAY_OR_MONTH_FIRST = "day-or-month-first"
    """03/04/2021: told by nothing whether March or April is meant."""
    ABOUT = "about"
    """Somebody wrote "about", "mid", "early" or a question mark."""
    SEASON = "season"
    """A season, which is another one on the other side of the equator; the year is kept."""
    GOES_ON = "goes-on"
    """A beginning without an end: "since 2019"."""
    OTHER_YEAR = "other-year"
    """2019/20: perhaps a financial year; both years are kept."""
    SEVERAL = "several"
    """Several dates one after another; the period reaches from the first to the last."""


@dataclass(frozen=True)
class Reading:
    """What a text means: the period, None where it is no date, and what is left open.

    `otherwise` is the second meaning of a date whose day and month could be exchanged.
    """

    period: Period | None
    doubts: frozenset[Doubt] = frozenset()
    otherwise: Period | None = None


UNREADABLE = Reading(None)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janvier janv jan janeiro",
            "february feb febrero fevrier fev fevr fevereiro",
            "march mar marzo mars marco mrz",
            "april apr abril abr avril avr",
            "may mayo mai maio",
            "june jun junio juin junho",
            "july jul julio juillet juil julho",
            "august aug agosto ago aout",
            "september sep sept septiembre setiembre set septembre setembro",
            "october oct octubre octobre outubro out",
            "november nov noviembre novembre novembro",
            "december dec diciembre dic decembre dezembro dez",
        ),
        start=1,
    )
    for name in names.split()
}
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first primer primero primera premier premiere primeiro primeira 1st 1er 1ere 1re 1o 1a 1ro i",
            "second segundo segunda deuxieme seconde 2nd 2e 2eme 2nde 2o 2a 2do ii",
            "third tercer tercero tercera troisieme terceiro terceira 3rd 3e 3eme 3o 3a 3er 3ro iii",
            "fourth cuarto cuarta quatrieme quarto quarta 4th 4e 4eme 4o 4a 4to iv last ultimo ultima dernier derniere",
        ),
        start=1,
    )
    for word in words.split()
}
_QUARTER = _words("quarter trimestre trim trimester")
_HALF = _words("half semester semestre sem")
_EARLY = _words("early beginning start principios comienzos inicio inicios debut comeco principio")
_MID = _words("mid middle mediados mi milieu meados meio courant")
_LATE = _words("late end ending fines finales final fin fim finais finals")
_SEASONS = _words("""
spring summer autumn fall winter primavera verano otono invierno printemps ete automne hiver verao
outono inverno
""")
_ABOUT = _words("""
about around circa c ca approx approximately aprox aproximadamente cerca alrededor environ vers autour
por volta hacia roughly probably
""")
_SINCE = _words("since desde depuis onwards onward ongoing dates partir")
_UNTIL = _words("- / to until till through a al ao ate hasta au jusqu jusque and y et e &")
_SMALL = _words("""
de del do da dos du des d of the in on en em le la les el los l o a as um no na nos of' au aux year ano
annee mes mois month dia jour day between entre from desde
""")
_WEEKDAYS = _words("""
monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado
domingo lundi mardi mercredi jeudi vendredi samedi dimanche segunda-feira terca-feira quarta-feira
quinta-feira sexta-feira
""")
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})([/.\-])(\d{1,2})(?:\2(\d{1,2}))?(?:[t ]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?z?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_SHORT = re.compile(r"([a-z]{3,})\.?[\-/ ]?['\-/](\d\d)")
_TWO_YEARS = re.compile(r"(?:fy|af|ef|ej|ex)? ?(\d{4})[/\-](\d\d)")
_LETTER_QUARTER = re.compile(r"(?:[qt]([1-4])|([1-4])[qt])")
_LETTER_HALF = re.compile(r"(?:[hs]([12])|([12])[hs])")
_WORD = re.compile(
    r"[qths][1-4]\b|[1-4][qths]\b|\d+(?:st|nd|rd|th|er|ere|re|eme|e|o|a|ro|do|to|º|ª)?(?![a-z])|[a-z]+(?:-feira)?|[\-/&;,]"
)
_BETWEEN = re.compile(r"[\s.,'()]")
_FROM = frozenset("a")
"""In "a partir de 2019" it begins, in "junio a julio" it ends."""
_DASHES = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "´": "'", "º": "o", "ª": "a", "\xa0": " "}
)


def read_dates(text: str, *, day_first: bool | None = None) -> Reading:
    """Return what a text says about when; `UNREADABLE` where it is no date.

    `day_first` decides about 03/04/2021: True for 3 April, False for March 4, None where nobody knows yet;
    then the reading holds both, 3 April as the period.
    """
    if len(text) > LONGEST:
        return UNREADABLE
    words = fold(text.translate(_DASHES)).strip(" .,;()[]\"'")
    if not words:
        return UNREADABLE
    doubts = set()
    if words.endswith("?") or words.startswith("~"):
        words, doubts = words.strip("?~ "), {Doubt.ABOUT}
    found = _in_digits(words, day_first) or _in_words(words) or _several(words, day_first)
    if found is None or found.period is None:
        return UNREADABLE
    return replace(found, doubts=found.doubts | doubts)


def from_serial(number: float, *, from_1904: bool = False) -> Period:
    """Return the day of a spreadsheet's serial number: 1 is 1 January 1900, or with `from_1904` 2 January 1904.

    Spreadsheets count a 29 February 1900 that never was; serials after it are one too high.

    Raises:
        ValueError: the number lies outside the years that are read, or is that day.
    """
    whole = int(number)
    if from_1904:
        day = date(1904, 1, 1) + timedelta(days=whole)
    elif whole == 60:
        raise ValueError("29 February 1900, which never was")
    else:
        day = date(1899, 12, 31 if whole < 60 else 30) + timedelta(days=whole)
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR or whole < 1:
        raise ValueError("outside the years that are read")
    return Period(day, day, Precision.DAY)


def _in_digits(words: str, day_first: bool | None) -> Reading | None:
    """Read what is written in digits alone, by shape."""
    if (found := _ISO.fullmatch(words)) and 1 <= int(found[3]) <= 12:
        return _sound(int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    if found := _NUMERIC.fullmatch(words):
        return _day_and_month(int(found[1]), int(found[3]), _year(found[4]), day_first)
    if found := _MONTH_YEAR.fullmatch(words):
        return _sound(int(found[2]), int(found[1]))
    if found := _TWO_YEARS.fullmatch(words):
        first = int(found[1])
        last = first // 100 * 100 + int(found[2])
        if last == first + 1:
            years = _span_of(period_from_parts(first), period_from_parts(last))
            return years and replace(years, doubts=frozenset({Doubt.OTHER_YEAR}))
        return _sound(first, int(found[2]))
    return None


def _day_and_month(one: int, other: int, year: int, day_first: bool | None) -> Reading | None:
    as_day_first, as_month_first = _sound(year, other, one), _sound(year, one, other)
    if as_day_first is None or as_month_first is None or one == other:
        return as_day_first or as_month_first
    if day_first is not None:
        return as_day_first if day_first else as_month_first
    return Reading(
        as_day_first.period, frozenset({Doubt.DAY_OR_MONTH_FIRST}), otherwise=as_month_first.period
    )


def _year(digits: str) -> int:
    """Return a year of two digits as the one nearest to ours: 00 to 49 are 2000 to 2049."""
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 50 else 1900)


def _sound(year: int, month: int | None = None, day: int | None = None) -> Reading | None:
    """Return the period, or None where there is no such day."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    try:
        return Reading(period_from_parts(year, month, day))
    except ValueError:
        return None


def _in_words(text: str) -> Reading | None:
    """Read words: one point of time, or a span of two."""
    if (found := _SHORT.fullmatch(text)) and found[1] in _MONTHS:
        return _sound(_year(found[2]), _MONTHS[found[1]])
    words = _WORD.findall(text)
    if _overlooks(text, words):
        return None
    words = [word for word in words if word not in _WEEKDAYS and word != ","]
    doubts = set()
    if any(word in _ABOUT for word in words):
        doubts.add(Doubt.ABOUT)
        words = [word for word in words if word not in _ABOUT]
    if any(word in _SINCE for word in words):
        words = [word for word in words if word not in _SINCE]
        if not any(word in _UNTIL - _FROM for word in words):
            doubts.add(Doubt.GOES_ON)
    found = _point(words) or _span(words)
    return found and replace(found, doubts=found.doubts | doubts)


def _overlooks(text: str, words: list[str]) -> bool:
    """Say whether a character of the text is in none of the words and is no mark that may stand between them."""
    return "".join(words).replace(",", "") != _BETWEEN.sub("", text)


def _span(words: list[str]) -> Reading | None:
    """Read "June to July 2021": what one part leaves out is taken from the other."""
    for place, word in enumerate(words):
        if word not in _UNTIL:
            continue
        first, last = words[:place], words[place + 1 :]
        while last and last[0] in _UNTIL:
            last = last[1:]
        end = _point(last) or _point([*last, *_years(first)]) or _point([*last, *_months_in(first)])
        if end is None:
            continue
        beginning = _point(first) or _completed(first, end.period)
        if beginning is None:
            continue
        span = _span_of(beginning.period, end.period)
        if span is not None:
            return replace(span, doubts=beginning.doubts | end.doubts)
    return None


def _completed(words: list[str], end: Period) -> Reading | None:
    """Read the beginning of a span with the year, or the month and year, of its end."""
    found = _point([*words, str(end.first.year)])
    if found is not None and found.period.first > end.last:
        return _point([*words, str(end.first.year - 1)])
    if found is None and end.precision is Precision.DAY:
        month = next(name for name, number in _MONTHS.items() if number == end.first.month)
        return _point([*words, month, str(end.first.year)])
    return found


def _years(words: list[str]) -> list[str]:
    return [word for word in words if len(word) == 4 and word.isdecimal()]


def _months_in(words: list[str]) -> list[str]:
    return [word for word in words if word in _MONTHS]


def _span_of(first: Period, last: Period) -> Reading | None:
    if first.first > last.last or first.first > last.first:
        return None
    return Reading(first if first == last else join(first, last))


def _point(words: list[str]) -> Reading | None:
    """Read one point of time: a day, a month, a quarter, a half or part of a year, or a year."""
    kept = [word for word in words if word not in _SMALL and word not in "-/;"]
    years = _years(kept)
    if len(years) != 1:
        return None
    kept.remove(years[0])
    year = int(years[0])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    if not kept:
        return _sound(year)
    if len(kept) == 1:
        return _one_word(kept[0], year)
    return _month_and_more(kept, year) or _part_with_ordinal(kept, year)


def _one_word(word: str, year: int) -> Reading | None:
    if word in _MONTHS:
        return _sound(year, _MONTHS[word])
    if found := _LETTER_QUARTER.fullmatch(word):
        return _months_of(year, int(found[1] or found[2]), 3)
    if found := _LETTER_HALF.fullmatch(word):
        return _months_of(year, int(found[1] or found[2]), 6)
    if word in _SEASONS:
        return Reading(period_from_parts(year), frozenset({Doubt.SEASON}))
    for number, part in enumerate((_EARLY, _MID, _LATE), start=1):
        if word in part:
            third = _months_of(year, number, 4)
            return replace(third, doubts=frozenset({Doubt.ABOUT}))
    return None


def _month_and_more(words: list[str], year: int) -> Reading | None:
    """Read "3 June", "June 3rd", "mid June": the month with a day, or with a word for part of it."""
    months = [word for word in words if word in _MONTHS]
    others = [word for word in words if word not in _MONTHS]
    if len(months) != 1 or len(others) != 1:
        return None
    month, other = _MONTHS[months[0]], others[0]
    if other in _EARLY | _MID | _LATE:
        return replace(_sound(year, month), doubts=frozenset({Doubt.ABOUT}))
    digits = re.match(r"\d{1,2}(?!\d)", other)
    return _sound(year, month, int(digits[0])) if digits else None


def _part_with_ordinal(words: list[str], year: int) -> Reading | None:
    """Read "third quarter", "segundo semestre", "first half"."""
    if len(words) != 2:
        return None
    for word, other in (words, reversed(words)):
        digits = re.fullmatch(r"([1-4])(?:st|nd|rd|th|er|ere|re|eme|e|o|a|ro|do|to)?", other)
        number = int(digits[1]) if digits else _ORDINALS.get(other)
        if word in _QUARTER and number:
            return _months_of(year, number, 3)
        if word in _HALF and number:
            # "the last half" is the second of two.
            return _months_of(year, min(number, 2), 6) if number in (1, 2, 4) else None
    return None


def _months_of(year: int, number: int, months: int) -> Reading:
    """Return the nth stretch of so many months of a year, as exactly as its ends are known."""
    first, last = (number - 1) * months + 1, number * months
    precision = Precision.MONTH if months == 4 else Precision.QUARTER
    return Reading(Period(date(year, first, 1), last_day(year, last), precision))


def _several(words: str, day_first: bool | None) -> Reading | None:
    """Read dates in a row, or a span of two that are written in digits."""
    for between, doubt in (
        (r" ?; ?|\n| and | y | et | e ", Doubt.SEVERAL),
        (r" - | to | a | al | au | ate ", None),
    ):
        parts = [part.strip(" ,.") for part in re.split(between, words) if part.strip(" ,.")]
        if len(parts) < 2:
            continue
        found = [_in_digits(part, day_first) or _in_words(part) for part in parts]
        if all(each is not None and each.period is not None for each in found):
            periods = [each.period for each in found]
            if doubt:
                periods.sort(key=lambda period: (period.first, period.last))
            span = _span_of(periods[0], periods[-1])
            doubts = frozenset().union(*(each.doubts for each in found), {doubt} if doubt else ())
            return span and replace(span, doubts=doubts)
    return None
