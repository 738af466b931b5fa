"""One table, two kinds of file: what is written is what is read back."""

from __future__ import annotations

import csv
import io
import tracemalloc
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.tables import (
    Cell,
    Column,
    Kind,
    Table,
    csv_lines,
    guarded,
    table_facts,
    unguarded,
    write_csv_archive,
    write_workbook,
)

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "   =1",
    "\u00a0=1",
    "＝1+1",
    "－1",
    "＠x",
    "＋1",
]


def table(*values, key: str = "t", title: str = "Title", **more) -> Table:
    """Return a table with one column of values."""
    return Table(
        key=key,
        title=title,
        columns=(Column("value", "Value"),),
        rows=lambda: ((Cell(value),) for value in values),
        counted=len(values),
        **more,
    )


def workbook_of(*tables: Table, cover=()):
    """Return the tables written and read back."""
    stream = io.BytesIO()
    write_workbook(stream, tables, cover=cover)
    stream.seek(0)
    return load_workbook(stream)


def column_of(sheet) -> list:
    """Return the values below the heading."""
    values = [row[0].value for row in sheet.iter_rows()]
    return values[values.index("Value") + 1 :]


def csv_rows(found: Table) -> list[list[str]]:
    """Return the table written as CSV and read back."""
    return list(csv.reader(io.StringIO("".join(csv_lines(found)).removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_a_formula_is_guarded_in_csv_and_text_in_xlsx(text):
    assert csv_rows(table(text))[1] == ["'" + text]
    sheet = workbook_of(table(text)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    # The reader leaves a carriage return as the file has to write it.
    assert column_of(sheet) == [text.replace("\r", "_x000D_")]


# How long a workbook takes to write says something about the machine only.
@settings(deadline=None)
@given(st.text(max_size=60))
def test_guarding_can_be_undone(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a=b", "'tis", "1 - 2", "‘quoted’"])
def test_harmless_text_stays_as_it_is(text):
    assert guarded(text) == text


def test_numbers_are_not_guarded():
    assert csv_rows(table(-3, 0, 2.5))[1:] == [["-3"], ["0"], ["2.5"]]


# How long a workbook takes to write says something about the machine only.
@settings(deadline=None)
@given(st.lists(st.text(max_size=30).map(clean_text), min_size=1, max_size=8))
def test_typed_text_comes_back_from_a_workbook_unchanged(texts):
    texts = [f"x{text}" for text in texts]
    assert column_of(workbook_of(table(*texts)).worksheets[0]) == texts


def test_every_kind_of_value_comes_back():
    moment = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    values = [1, 2.5, date(2024, 5, 6), date(1899, 1, 1), moment, None, "end"]
    found = column_of(workbook_of(table(*values)).worksheets[0])
    assert found == [1, 2.5, datetime(2024, 5, 6), "1899-01-01", "2024-05-06 07:08 UTC", None, "end"]  # noqa: DTZ001
    assert [row[0] if row else "" for row in csv_rows(table(*values))[1:]] == [
        "1",
        "2.5",
        "2024-05-06",
        "1899-01-01",
        "2024-05-06T07:08+00:00",
        "",
        "end",
    ]


def test_text_longer_than_a_cell_is_cut_with_a_remark():
    (found,) = column_of(workbook_of(table("🎉" * 20_000)).worksheets[0])
    assert found.endswith("… (cut here: longer than a spreadsheet cell)")
    assert len(found.encode("utf-16-le")) // 2 <= 32_767
    exact = "e" * 32_767
    assert column_of(workbook_of(table(exact)).worksheets[0]) == [exact]


def test_sheets_get_names_that_a_workbook_accepts():
    titles = ["A" * 40, "A" * 40, "a" * 31, "[b]:*?/\\", "History", "'quoted'", "***"]
    names = workbook_of(*(table(1, title=title) for title in titles)).sheetnames
    assert names == [
        "A" * 30 + "…",
        "A" * 26 + "… (2)",
        "a" * 31,
        "b",
        "History (2)",
        "quoted",
        "Table",
    ]


def test_total_and_facts_stand_in_the_sheet():
    found = table(
        2, 3, total=(Cell(5),), filter_words="year 2024", period="2024", withheld=1, notes=("Note.",)
    )
    sheet = workbook_of(found).worksheets[0]
    assert column_of(sheet) == [2, 3, 5]
    texts = [row[0].value for row in sheet.iter_rows()]
    assert set(table_facts(found)) <= set(texts)
    assert csv_rows(found) == [["Value"], ["2"], ["3"], ["5"]]


def test_facts_name_count_filter_period_withheld_and_moment():
    found = table(1, withheld=2, period="2024/25", made_at=datetime(2025, 1, 2, 3, 4, tzinfo=UTC))
    assert table_facts(found) == [
        "N = 1 outcome",
        "Period: 2024/25",
        "Filter: none",
        "2 restricted outcomes withheld: they match the filter, but are neither shown nor counted.",
        "As of 2025-01-02 03:04 UTC",
    ]


def test_a_table_that_is_read_back_names_its_columns_by_key():
    found = table(1, read_back=True)
    assert csv_rows(found)[0] == ["value"]
    texts = [row[0].value for row in workbook_of(found).worksheets[0].iter_rows()]
    assert texts.index("value") == texts.index("Value") - 1


def test_archive_holds_a_cover_and_one_file_per_table():
    stream = io.BytesIO()
    write_csv_archive(stream, [table(1, key="a"), table(2, key="b")], cover=[("What", "=x"), ("N", 3)])
    archive = zipfile.ZipFile(stream)
    assert archive.namelist() == ["00-cover.csv", "01-a.csv", "02-b.csv"]
    assert archive.read("00-cover.csv").decode("utf-8-sig") == "What,'=x\r\nN,3\r\n"
    assert archive.read("02-b.csv").decode("utf-8-sig") == "Value\r\n2\r\n"


def test_cover_is_the_first_sheet():
    cover = workbook_of(table(1), cover=[("What", "Tables"), ("N", 3)]).worksheets[0]
    assert [[cell.value for cell in row] for row in cover.iter_rows()] == [["What", "Tables"], ["N", 3]]


@pytest.mark.parametrize("write", ["csv", "xlsx"])
def test_long_tables_are_written_in_constant_memory(write, tmp_path):
    def peak(number: int) -> int:
        long = Table(
            key="long",
            title="Long",
            columns=tuple(Column(str(at), str(at), Kind.LONG) for at in range(5)),
            rows=lambda: ([Cell("word " * 40) for _at in range(5)] for _row in range(number)),
            counted=number,
        )
        tracemalloc.start()
        with (tmp_path / "long").open("wb") as stream:
            if write == "xlsx":
                write_workbook(stream, [long])
            else:
                for line in csv_lines(long):
                    stream.write(line.encode())
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(4_000) < peak(400) + 300_000


def test_a_sheet_with_a_long_title_is_named_by_whole_words():
    titles = [
        "Who changed: actor type by level",
        "From lead to accepted outcome, per programme",
        "From lead to accepted outcome, per country",
        "x" * 25 + " level",
    ]
    names = workbook_of(*(table(1, title=title) for title in titles)).sheetnames
    assert names == [
        "Who changed actor type by level",
        "From lead to accepted outcome…",
        "From lead to accepted… (2)",
        "x" * 25 + " level",
    ]
    assert all(len(name) <= 31 for name in names)
