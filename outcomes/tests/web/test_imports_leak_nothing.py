"""The rows of an import show of records that are there what their readers may read, and no word that is withheld."""

from __future__ import annotations

import pytest

from outcomes.enums import Confidentiality
from outcomes.models import Outcome, SheetImport
from outcomes.services.record import save_answers
from outcomes.services.withheld import withhold_words
from outcomes.tests.db.test_imports import ROWS, edited, export, imported, read, workbook
from outcomes.tests.import_books import COURT
from outcomes.tests.web.test_import_pages import page

pytestmark = pytest.mark.django_db

NAME = "Wangari Secret"
MARK = "[name withheld]"


@pytest.fixture(autouse=True)
def kept_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def first_of(made: SheetImport) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(import_rows__number=2)


def withhold(cast, outcome: Outcome) -> None:
    withhold_words(outcome=outcome, words=NAME, why="She is at risk.", by=cast.lead.principal)


def pages_of(member, made: SheetImport, **row) -> tuple[str, str]:
    """Return the list of rows and the page of one, the first if nothing is said, as somebody sees them."""
    position = made.rows.filter(**row).order_by("position").values_list("position", flat=True)[0]
    where = (page("import-rows", made), page("import-row", made, position))
    return tuple(member.client.get(each).content.decode() for each in where)


def test_what_a_row_changes_shows_no_withheld_words(cast):
    made = imported(cast, workbook(ROWS), by=cast.lead.principal)
    first = first_of(made)
    save_answers(
        outcome=first, version=1, answers={"significance": f"{NAME} said so."}, by=cast.lead.principal
    )
    withhold(cast, first_of(made))
    file, _row = edited(export(cast, "xlsx"), first.reference, significance="From the file.")
    again = read(cast, file, by=cast.lead.principal)
    for html in pages_of(cast.lead, again, matched=first):
        assert "From the file" in html
        assert NAME not in html
        assert MARK in html


def test_cells_of_a_row_show_no_words_that_its_record_withholds(cast):
    rows = [[f"In March 2021 {NAME} and the city of Accra adopted a by-law.", *ROWS[0][1:]], ROWS[1]]
    made = imported(cast, workbook(rows), by=cast.lead.principal)
    assert any(NAME in html for html in pages_of(cast.lead, made))
    withhold(cast, first_of(made))
    for html in pages_of(cast.lead, made):
        assert NAME not in html
        assert MARK in html


def test_a_row_tells_nothing_of_a_record_that_its_reader_may_not_read(cast):
    made = imported(cast, workbook(ROWS), by=cast.lead.principal)
    Outcome.objects.filter(pk=first_of(made).pk).update(confidentiality=Confidentiality.RESTRICTED)
    reference = first_of(made).reference
    listed, row = pages_of(cast.lead, made)
    assert reference in listed
    assert reference in row
    listed, row = pages_of(cast.administrator, made)
    for html in (listed, row):
        assert "by-law" not in html
        assert reference not in html
        assert "a record that you may not read" in html
    assert COURT[:20] in listed, "the other row is there"


def test_a_row_names_no_duplicate_that_its_reader_may_not_read(cast):
    before = imported(cast, workbook(ROWS[:1]), by=cast.administrator.principal)
    first = first_of(before)
    Outcome.objects.filter(pk=first.pk).update(round=cast.other_round)
    copied = [*ROWS[0][:-1], "not ok"]
    made = read(cast, workbook([copied]), by=cast.administrator.principal)
    assert made.rows.get().matched_id == first.pk
    assert all(first.reference in html for html in pages_of(cast.administrator, made))
    Outcome.objects.filter(pk=first.pk).update(confidentiality=Confidentiality.RESTRICTED)
    for html in pages_of(cast.lead, made):
        assert first.reference not in html
        assert "Accra Metropolitan Assembly" in html, "what the file says is there"
