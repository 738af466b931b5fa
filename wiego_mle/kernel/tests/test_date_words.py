"""Dates as people write them, in four languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiego_mle.kernel.date_words import Doubt, from_serial, read_dates
from wiego_mle.kernel.partial_dates import Precision


def told(text: str, **how) -> str:
    """Return first day, last day and precision in one line, or "-"."""
    period = read_dates(text, **how).period
    return f"{period.first} {period.last} {period.precision}" if period else "-"


YEAR_2019 = "2019-01-01 2019-12-31 year"
JUNE = "2021-06-01 2021-06-30 month"
SECOND_HALF = "2020-07-01 2020-12-31 quarter"
THIRD_QUARTER = "2020-07-01 2020-09-30 quarter"
SUMMER = "2021-06-01 2021-07-31 month"
A_DAY = "2021-06-03 2021-06-03 day"


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        (YEAR_2019, "2019|in 2019|en 2019|em 2019|el año 2019|(2019)|l’année 2019"),
        (
            JUNE,
            "June 2021|Jun. 2021|jun-21|Jun '21|06/2021|2021-06|junio de 2021|junio del 2021|"
            "juin 2021|en juin 2021|junho de 2021|junho/2021|2021 June|JUNE, 2021",
        ),
        (
            A_DAY,
            "3 June 2021|June 3, 2021|June 3rd, 2021|3rd of June 2021|Thursday 3 June 2021|"
            "2021-06-03|2021/06/03|2021-06-03 00:00:00|3 de junio de 2021|3 juin 2021|le 3 juin 2021|"
            "3 de junho de 2021|jueves 3 de junio de 2021|3-Jun-2021",
        ),
        ("2021-06-01 2021-06-01 day", "1er juin 2021|1º de junho de 2021|1st June 2021|1 de junio 2021"),
        ("2021-12-25 2021-12-25 day", "25/12/2021|12/25/2021|25.12.2021|25-12-21"),
        ("2021-04-04 2021-04-04 day", "04/04/2021|4.4.21"),
        (
            THIRD_QUARTER,
            "Q3 2020|2020 Q3|2020-Q3|T3 2020|3T 2020|third quarter of 2020|tercer trimestre de 2020|"
            "3er trimestre 2020|3e trimestre 2020|troisième trimestre de 2020|"
            "terceiro trimestre de 2020|3º trimestre de 2020|trimestre 3 2020|Quarter 3, 2020",
        ),
        (
            SECOND_HALF,
            "H2 2020|S2 2020|second half of 2020|segundo semestre 2020|segundo semestre de 2020|"
            "2º semestre de 2020|2e semestre 2020|deuxième semestre 2020|2do semestre 2020",
        ),
        (
            SUMMER,
            "June–July 2021|June - July 2021|June to July 2021|June and July 2021|"
            "junio a julio de 2021|junio-julio 2021|entre junio y julio de 2021|juin à juillet 2021|"
            "de juin à juillet 2021|junho e julho de 2021|Jun/Jul 2021|from June until July 2021",
        ),
        (
            "2021-06-03 2021-06-05 day",
            "3-5 June 2021|3 to 5 June 2021|del 3 al 5 de junio de 2021|du 3 au 5 juin 2021|"
            "3 a 5 de junho de 2021|June 3-5, 2021|03/06/2021 - 05/06/2021",
        ),
        (
            "2020-11-01 2021-02-28 month",
            "November 2020 – February 2021|November–February 2021|"
            "de noviembre de 2020 a febrero de 2021|novembre 2020 à février 2021",
        ),
        (
            "2019-01-01 2020-12-31 year",
            "2019-2020|2019 – 2020|2019 to 2020|2019/2020|between 2019 and 2020|de 2019 à 2020|2019 y 2020",
        ),
        (
            "2022-09-01 2022-12-31 month",
            "fin 2022|end of 2022|late 2022|fines de 2022|a finales de 2022|fim de 2022|fin de 2022",
        ),
        (
            "2019-05-01 2019-08-31 month",
            "mid 2019|mid-2019|middle of 2019|mediados de 2019|mi-2019|meados de 2019|milieu 2019",
        ),
        (
            "2019-01-01 2019-04-30 month",
            "early 2019|début 2019|principios de 2019|início de 2019|beginning of 2019",
        ),
        (JUNE, "mid-June 2021|mediados de junio de 2021|fin juin 2021|início de junho de 2021"),
    ],
)
def test_what_is_written_is_a_period(expected, texts):
    assert {
        text: told(text, day_first=True if "/06/" in text else None) for text in texts.split("|")
    } == dict.fromkeys(texts.split("|"), expected)


def test_day_or_month_first_is_asked_once_and_then_known():
    found = read_dates("03/04/2021")
    assert found.doubts == {Doubt.DAY_OR_MONTH_FIRST}
    assert (found.period.first, found.otherwise.first) == (date(2021, 4, 3), date(2021, 3, 4))
    assert told("03/04/2021", day_first=False) == "2021-03-04 2021-03-04 day"
    assert told("03/04/2021", day_first=True) == "2021-04-03 2021-04-03 day"
    assert not read_dates("03/04/2021", day_first=True).doubts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("mid 2019", Doubt.ABOUT),
        ("about June 2021", Doubt.ABOUT),
        ("vers 2019", Doubt.ABOUT),
        ("c. 2019", Doubt.ABOUT),
        ("2019?", Doubt.ABOUT),
        ("~2019", Doubt.ABOUT),
        ("since 2019", Doubt.GOES_ON),
        ("depuis mars 2020", Doubt.GOES_ON),
        ("desde 2018", Doubt.GOES_ON),
        ("2019 onwards", Doubt.GOES_ON),
        ("2019/20", Doubt.OTHER_YEAR),
        ("FY 2019-20", Doubt.OTHER_YEAR),
        ("summer 2019", Doubt.SEASON),
        ("verano de 2019", Doubt.SEASON),
        ("3 June 2021; 8 August 2021", Doubt.SEVERAL),
    ],
)
def test_what_is_left_open_is_told(text, doubt):
    found = read_dates(text)
    assert found.period is not None
    assert found.doubts == {doubt}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "unknown",
        "n/a",
        "?",
        "after the election",
        "31 June 2021",
        "30/02/2021",
        "13/13/2021",
        "June",
        "3 June",
        "12",
        "99999",
        "2021 vendors",
        "200 stalls in 2021",
        "Law 27 of 2007 and 2021 and 3",
        "0000-00-00",
        "9" * 500,
        "July 2021 – June 2021",
        "5th quarter 2020",
        "third half of 2020",
        "1899",
        "2101",
        "=2019",
        "<b>2019</b>",
    ],
)
def test_what_is_no_date_is_none(text):
    assert told(text) == "-"


@pytest.mark.parametrize(
    ("number", "from_1904", "day"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),
        (44350, False, date(2021, 6, 3)),
        (44350.75, False, date(2021, 6, 3)),
        (42888, True, date(2021, 6, 3)),
    ],
)
def test_a_serial_number_is_the_day_that_the_spreadsheet_shows(number, from_1904, day):
    period = from_serial(number, from_1904=from_1904)
    assert (period.first, period.last, period.precision) == (day, day, Precision.DAY)


@pytest.mark.parametrize("number", [0, -5, 60, 10**9])
def test_a_number_that_is_no_day_is_refused(number):
    with pytest.raises((ValueError, OverflowError)):
        from_serial(number)


@given(st.text(max_size=40))
@settings(max_examples=400, deadline=None)
def test_whatever_is_written_gets_an_answer(text):
    period = read_dates(text).period
    assert period is None or period.first <= period.last


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
@settings(max_examples=200, deadline=None)
def test_every_day_is_read_as_itself(day):
    for text in (f"{day:%Y-%m-%d}", f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}"):
        assert told(text) == f"{day} {day} day"
    assert told(f"{day:%d/%m/%Y}", day_first=True) == f"{day} {day} day"
