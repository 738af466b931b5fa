"""A printed document: tables that can be read on paper, as a Word file and as a PDF."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from wiego_mle.kernel.documents.document import (
    Document,
    Entry,
    Part,
    Passage,
    Words,
    height_of_heads,
    is_wide,
    widths_of,
)
from wiego_mle.kernel.documents.docx import write_docx
from wiego_mle.kernel.documents.pdf import write_pdf
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

LONG = "Trabajadoras y trabajadores agrícolas y de la pesca"


def table(amount: int, rows: int = 3) -> Table:
    """Return a table of numbers with so many columns of them."""
    heads = [LONG, *(f"Group {number}" for number in range(1, amount))]
    return Table(
        key="numbers",
        title="Numbers",
        columns=(Column("front", "Region"), *(Column(head, head, Kind.NUMBER) for head in heads)),
        rows=lambda: [[Cell(f"Row {row}"), *map(Cell, range(amount))] for row in range(rows)],
        total=[Cell("All"), *map(Cell, range(amount))],
        counted=rows,
    )


def document(*tables: Table) -> Document:
    """Return a document with these tables and one record."""
    entry = Entry(
        "OH-1 A city acts", "May 2024", (Passage("What changed", "It acted.", "en"),), (("Level", "City"),)
    )
    return Document(
        title="A year",
        subtitle="Outcomes",
        language="en",
        words=Words(contents="Contents", page="Page", unset="[?]"),
        facts=(("Edition", "ED-1"),),
        parts=[
            *(Part(heading=f"Table {number}", table=each) for number, each in enumerate(tables, start=1)),
            Part(heading="Annex", entries=lambda: [entry]),
        ],
    )


def word_file(*tables: Table):
    stream = io.BytesIO()
    write_docx(stream, document(*tables))
    return docx.Document(stream)


@pytest.mark.parametrize("amount", [3, 6, 12])
def test_columns_of_a_word_table_are_as_wide_as_they_should_be(amount):
    told = table(amount)
    (made,) = word_file(told).tables
    grid = [int(column.get(qn("w:w"))) for column in made._tbl.tblGrid.findall(qn("w:gridCol"))]
    shares = [round(width / sum(grid), 2) for width in grid]
    assert shares == [round(width, 2) for width in widths_of(told)]
    assert shares[0] > 1.3 * shares[1]


def test_heads_of_many_columns_stand_upright_and_are_high_enough():
    lying, upright = word_file(table(5), table(12)).tables
    directions = [
        [cell._tc.tcPr.find(qn("w:textDirection")) is not None for cell in each.rows[0].cells]
        for each in (lying, upright)
    ]
    assert directions == [[False] * 6, [False, *[True] * 12]]
    assert upright.rows[0].height.pt == pytest.approx(height_of_heads(table(12)), abs=1)
    assert not is_wide(table(5))


def test_rows_are_whole_short_tables_stand_on_one_page_and_heads_are_repeated():
    short, long = word_file(table(3, rows=5), table(3, rows=40)).tables
    for made in (short, long):
        assert made.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows)
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in short.rows]
    assert kept == [True] * 6 + [False]
    assert not any(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in long.rows)


def test_a_word_file_lists_its_chapters_and_numbers_its_pages():
    made = word_file(table(3))
    fields = [each.text.strip() for each in made.element.iter(qn("w:instrText"))]
    assert fields == ['TOC \\o "1-1" \\h \\z \\u']
    shown = [paragraph.text for paragraph in made.paragraphs]
    assert shown[shown.index("Contents") + 1 :][:2] == ["Table 1", "Annex"]
    footer = made.sections[0].footer.paragraphs[0]
    assert footer.text.startswith("A year\tPage ")
    assert [each.text.strip() for each in footer._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_a_pdf_is_tagged_and_keeps_a_short_table_on_one_page():
    stream = io.BytesIO()
    write_pdf(stream, document(*(table(12, rows=15) for _number in range(3))))
    with pypdfium2.PdfDocument(stream.getvalue()) as pages:
        assert pages.is_tagged()
        texts = [page.get_textpage().get_text_range() for page in pages]
    for number in (1, 2, 3):
        (page,) = [text for text in texts if f"Table {number}" in text and "Contents" not in text]
        assert page.count("Row 0") == page.count("Row 14") >= 1
