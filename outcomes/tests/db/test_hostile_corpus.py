"""Some hundred hostile texts in every field: kept as text, and no formula in any file."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from outcomes.models import Outcome, Passage
from outcomes.reports.list_export import list_file, list_table
from outcomes.tests.factories import OutcomeFactory
from outcomes.tests.hostile import CORPUS
from wiego_mle.kernel.folding import clean_text

pytestmark = pytest.mark.django_db
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_the_corpus_is_large_and_says_nothing_twice():
    assert len(CORPUS) >= 500
    assert len(set(CORPUS)) == len(CORPUS)


@pytest.fixture
def table():
    for text in CORPUS:
        said = clean_text(text).strip() or "-"
        OutcomeFactory(
            title=said[:100], statement=said, significance=said, contribution_wiego=said,
            contribution_others=said, city=said[:120],
        )  # fmt: skip
    return list_table(
        Outcome.objects.order_by("pk"),
        filter_words="=1+1",
        counted=len(CORPUS),
        restricted=0,
        readable=Outcome.objects.all(),
        quoted=Passage.objects.all(),
        made_at=timezone.now(),
    )


def test_no_cell_of_a_file_is_a_formula(table):
    with list_file(table, "csv") as file:
        text = file.read().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) > 20_000
    assert not [
        cell
        for cell in cells
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") and cell != "-"
    ][:5]
    with list_file(table, "xlsx") as file, zipfile.ZipFile(file) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            tree = ElementTree.fromstring(book.read(name))
            assert not list(tree.iter(f"{SHEET}f")), name
