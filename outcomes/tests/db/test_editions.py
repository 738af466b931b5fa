"""An edition: every number by hand, the same in each file, the same for ever; and its way through the workers."""

from __future__ import annotations

import pytest

from outcomes.enums import EditionState
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.edition_year import (
    EXPECTED,
    FUNNEL_ALL,
    file_of,
    made_edition,
    numbers_in_archive,
    numbers_in_word,
    numbers_in_workbook,
    numbers_of,
    words_of_pdf,
)


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    """Return the financial year 2024, with a folder of its own for files."""
    settings.MEDIA_ROOT = tmp_path
    return make_year()


def tables_of(edition) -> dict[str, object]:
    """Return the tables of an edition by their keys."""
    return {table.key: table for table in EditionTables(FrozenEdition(edition)).all()}


def counted_in(edition) -> dict[str, dict]:
    """Return the numbers of each table of an edition."""
    return {
        table.key: numbers_of(
            [
                [column.label for column in table.columns],
                *([cell.value for cell in row] for row in table.body()),
            ]
        )
        for table in EditionTables(FrozenEdition(edition)).counted()
    }


def test_every_number_is_what_was_counted_by_hand(year):
    edition = made_edition(year.people["lead"].principal)
    assert edition.state == EditionState.READY
    counted = counted_in(edition)
    for key, numbers in EXPECTED.items():
        assert counted[key] == numbers, key
    funnel = {column: number for (row, column), number in counted["funnel"].items() if row == "All"}
    assert funnel == FUNNEL_ALL | {"All records": 14}
    assert set(counted) == {*EXPECTED, "funnel"}


def test_every_file_says_the_same_numbers(year):
    edition = made_edition(year.people["lead"].principal)
    counted = counted_in(edition)
    titles = {key: str(table.title) for key, table in tables_of(edition).items()}
    assert numbers_in_workbook(file_of(edition, "xlsx"), titles) == counted
    assert numbers_in_archive(file_of(edition, "csv")) == counted
    assert numbers_in_word(file_of(edition, "docx"), titles) == counted
    words = words_of_pdf(file_of(edition, "pdf"))
    for title in titles.values():
        assert title.split(":")[0] in words.replace("\r\n", " ")
