"""Every workbook of the set is read as a careful person reads it, and no cell is read wrongly without a warning."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

import pytest
from django_countries import countries

from outcomes.importing.book import read_book
from outcomes.importing.remarks import Grave
from outcomes.importing.rows import RowRead
from outcomes.tests.import_books import BOOKS, Book
from outcomes.tests.unit.importing.shipped import shipped
from wiego_mle.kernel.spreadsheets import read_workbook

_OF_DATES = {"date", "date_from", "date_to", "date_precision", "is_ongoing", "year", "month", "quarter"}
_OF_PLACES = {"country", "countries", "place", "city", "is_global"}


@cache
def made_and_read(make) -> tuple[Book, dict[tuple[str, int], RowRead]]:
    """Return a workbook and its rows; each is made and read once for all tests."""
    book = make()
    found = read_book(read_workbook(io.BytesIO(book.content)), shipped())
    return book, {(row.sheet, row.number): row for row in found.rows()}


def told(row: RowRead) -> dict:
    """Return what was read, as the tables of expected values write it."""
    values = dict(vars(row.values))
    values["countries"] = sorted(countries.alpha3(code) for code in row.values.countries)
    values["worker_groups"] = sorted(row.values.worker_groups)
    values["programmes"] = sorted(row.values.programmes)
    values["actors"] = [actor.name for actor in row.values.actors]
    values["evidence"] = [f"{each.title} {each.url}".strip() for each in row.values.evidence]
    for name in ("date_from", "date_to"):
        values[name] = value.isoformat() if isinstance(value := values[name], date) else None
    return values


def kin(name: str) -> set[str]:
    """Return the names under which a doubt about an answer may be told."""
    for group in (_OF_DATES, _OF_PLACES):
        if name in group:
            return group
    return {name}


def doubts(row: RowRead) -> set[str]:
    return {each.target for each in row.remarks if each.grave is not Grave.NOTE}


@pytest.mark.parametrize("make", BOOKS, ids=lambda make: make.__name__)
def test_a_workbook_is_read_as_a_person_reads_it(make):
    book, rows = made_and_read(make)
    outcomes = {place for place, row in rows.items() if not row.skipped}
    assert outcomes == book.rows.keys() | book.doubtful.keys()
    assert book.skipped <= {place for place, row in rows.items() if row.skipped}
    for place, expected in book.rows.items():
        read = told(rows[place])
        assert {name: read[name] for name in expected} == expected, f"{book.name} {place}"


@pytest.mark.parametrize("make", BOOKS, ids=lambda make: make.__name__)
def test_each_doubt_is_told_where_it_belongs_and_no_other(make):
    book, rows = made_and_read(make)
    for place, row in rows.items():
        if row.skipped:
            continue
        expected = book.doubtful.get(place, set())
        told_here = doubts(row)
        for name in expected:
            assert told_here & kin(name), f"{book.name} {place}: nothing is said about {name}"
        allowed = set().union(*(kin(name) for name in expected), set())
        kinds = [(each.kind, each.target, each.said) for each in row.remarks if each.grave is not Grave.NOTE]
        assert told_here <= allowed, f"{book.name} {place}: {kinds}"


def test_no_cell_is_read_wrongly_without_a_warning(record_property):
    wrong, cells, warned = [], 0, 0
    for make in BOOKS:
        book, rows = made_and_read(make)
        for place, expected in book.rows.items():
            row = rows[place]
            read = told(row)
            for name, value in expected.items():
                cells += 1
                doubted = bool(doubts(row) & kin(name))
                warned += doubted
                if read[name] != value and not doubted:
                    wrong.append(f"{book.name} {place} {name}: {read[name]!r} instead of {value!r}")
    record_property("cells", cells)
    record_property("warned", warned)
    assert cells > 200
    assert not wrong, "\n".join(wrong)
