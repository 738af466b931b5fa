"""The annual tables in a browser and as files: page, workbook and CSV say the same."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from harvests.models import HarvestRound
from harvests.tests.factories import HarvestRoundFactory
from outcomes.models import Outcome
from outcomes.tests.annual_year import EXPECTED, Year, make_year, number_or_words, tables_of
from wiego_mle.audit.models import Entry

PAGE = reverse("outcomes:tables")


@pytest.fixture
def year(db) -> Year:
    """Return the financial year 2024."""
    return make_year()


def page_of(year: Year, who: str, query: str = "") -> str:
    """Return the HTML of the page."""
    response = year.people[who].client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def file_of(year: Year, who: str, file_format: str, query: str = ""):
    """Return the answer to pressing a button that saves a file."""
    address = reverse("outcomes:tables-file", args=[2024, file_format])
    return year.people[who].client.post(f"{address}?{query}")


def bytes_of(response) -> io.BytesIO:
    """Return the body of a file that is sent."""
    assert response.status_code == 200
    return io.BytesIO(b"".join(response.streaming_content))


@pytest.mark.parametrize(
    ("who", "query"),
    [
        ("reviewer", ""),
        ("lead", "restricted=with"),
        ("outsider", "programme=law"),
        ("author", ""),
        ("lead of the first round", "round=2024&restricted=with"),
    ],
)
def test_every_number_opens_the_list_behind_it(year, who, query):
    client = year.people[who].client
    links = [link for table in tables_of(page_of(year, who, query)).values() for link in table.links]
    assert len(links) > 25
    for address, number in dict(links).items():
        body = client.get(address).content.decode()
        assert f'data-count="{number}"' in body, (who, address, number)


def test_page_shows_every_number_and_a_dash_for_zero(year):
    tables = tables_of(page_of(year, "reviewer", "year=2024"))
    assert list(tables)[: len(EXPECTED)] == list(EXPECTED)
    for key, table in list(tables.items())[: len(EXPECTED)]:
        heads = table.rows[0]
        cells = {
            (row[0], head): value
            for row in table.values
            for head, value in zip(heads[1:], row[1:], strict=True)
        }
        assert cells == {name: EXPECTED[key].get(name, 0) for name in cells}
        assert len(table.links) == len(EXPECTED[key])


def test_page_prints_what_a_reader_needs_to_trust_it(year):
    html = page_of(year, "reader")
    for words in (
        "N = 7 outcomes",
        "1 April 2024 – 31 March 2025",
        "financial year 2024/25, without restricted outcomes",
        "2 restricted outcomes withheld",
        "whenever the change itself happened",
        "Codebook",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("who", "query"), [("reader", ""), ("lead", "restricted=with"), ("lead", "round=2024")]
)
def test_workbook_says_what_the_page_says(year, who, query):
    page = tables_of(page_of(year, who, f"year=2024&{query}"))
    book = load_workbook(bytes_of(file_of(year, who, "xlsx", query)))
    sheets = book.worksheets[1:-1]
    assert len(sheets) == len(page)
    for sheet, table in zip(sheets, page.values(), strict=True):
        width = len(table.rows[0])
        rows = [
            [0 if cell.value is None else cell.value for cell in row[:width]] for row in sheet.iter_rows()
        ]
        start = rows.index(table.rows[0])
        assert rows[start + 1 :] == table.values


def test_cover_says_what_who_when_and_how(year):
    cover = load_workbook(bytes_of(file_of(year, "reader", "xlsx"))).worksheets[0]
    pairs = [(row[0].value, row[1].value) for row in cover.iter_rows()]
    told = dict(pairs)
    assert told["Annual tables of outcomes"] == "2024/25"
    assert told["Exported by"] == "Rob Reader"
    assert told["Period"] == "reporting year 1 April 2024 – 31 March 2025; the changes may be older"
    assert (told["Accepted outcomes (N)"], told["Restricted outcomes withheld"]) == (7, 2)
    assert sum(label == "How it was counted" for label, _value in pairs) == 6
    assert told["Table 14"] == "Annex: every outcome in full"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", told["Exported on"])


def test_csv_files_say_what_the_page_says(year):
    page = tables_of(page_of(year, "reader"))
    archive = zipfile.ZipFile(bytes_of(file_of(year, "reader", "csv")))
    names = archive.namelist()
    assert names[0] == "00-cover.csv"
    assert names[-1] == "14-annex.csv"
    for name, (key, table) in zip(names[1:-1], page.items(), strict=True):
        assert name.endswith(f"{key}.csv")
        rows = list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
        assert rows[0] == table.rows[0]
        assert [[row[0], *map(number_or_words, row[1:])] for row in rows[1:]] == table.values


def test_one_table_is_one_csv_file(year):
    response = file_of(year, "reader", "csv", "table=direction")
    assert (
        response.headers["Content-Disposition"]
        == 'attachment; filename="annual-tables-2024-25-direction.csv"'
    )
    rows = list(csv.reader(io.StringIO(bytes_of(response).read().decode("utf-8-sig"))))
    assert rows[-1] == ["All", "2", "1", "1", "1", "2", "7"]


def test_annex_is_the_same_on_page_in_workbook_and_csv(year):
    response = year.people["reader"].client.get(f"{PAGE}?year=2024&table=annex")
    shown = re.findall(r'<article class="annex-entry" id="([^"]+)"', response.content.decode())
    references = [outcome.reference for outcome in year.outcomes.values()]
    assert shown == references
    sheet = load_workbook(bytes_of(file_of(year, "reader", "xlsx", "table=annex"))).worksheets[-1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    keys = next(row for row in rows if row[0] == "reference")
    written = [dict(zip(keys, row, strict=True)) for row in rows[rows.index(keys) + 2 :]]
    read = list(
        csv.DictReader(
            io.StringIO(bytes_of(file_of(year, "reader", "csv", "table=annex")).read().decode("utf-8-sig"))
        )
    )
    assert [row["reference"] for row in written] == [row["reference"] for row in read] == references
    for name in ("statement", "significance", "contribution_wiego", "contribution_others", "place", "actors"):
        assert [row[name] or "" for row in written] == [row[name] for row in read]


@pytest.mark.parametrize("who", ["lead", "administrator", "reader"])
def test_files_leave_restricted_outcomes_out_unless_asked(year, who):
    Outcome.objects.filter(confidentiality="restricted").update(title="Canary", statement="Canary")
    for file_format in ("csv", "xlsx"):
        data = bytes_of(file_of(year, who, file_format, "table=annex")).read()
        if file_format == "xlsx":
            archive = zipfile.ZipFile(io.BytesIO(data))
            data = b"".join(archive.read(name) for name in archive.namelist())
        assert b"Canary" not in data


def test_lead_can_take_restricted_ones_and_the_file_says_so(year):
    Outcome.objects.filter(confidentiality="restricted", state="accepted").update(title="Canary")
    response = file_of(year, "lead", "csv", "table=annex&restricted=with")
    assert "CONFIDENTIAL" in response.headers["Content-Disposition"]
    assert bytes_of(response).read().count(b"Canary") == 2


@pytest.mark.parametrize("who", ["reader", "reviewer", "outsider", "lead of the first round", "author"])
def test_nobody_else_gets_restricted_numbers(year, who):
    response = year.people[who].client.get(f"{PAGE}?year=2024&restricted=with")
    assert response.status_code == 403
    assert 'name="restricted"' not in page_of(year, who)


def test_export_is_on_the_trail(year):
    bytes_of(file_of(year, "lead", "xlsx", "round=2024&restricted=with"))
    entry = Entry.objects.get(act="tables.exported")
    assert (entry.by_id, entry.subject_reference) == (year.people["lead"].person.pk, "2024")
    assert entry.changes["counted"] == ["", 4]
    assert entry.changes["with_restricted"] == ["", True]
    assert "Harvest 2024" in entry.changes["filter"][1]


def test_opening_the_address_of_a_file_changes_nothing(year):
    address = reverse("outcomes:tables-file", args=[2024, "xlsx"])
    response = year.people["lead"].client.get(f"{address}?programme=law&table=annex")
    assert response.url == f"{PAGE}?programme=law&year=2024"
    assert not Entry.objects.exists()


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_the_cover_of_a_file_says_that_a_demonstration_is_one(year, is_demonstration):
    HarvestRound.objects.update(is_demonstration=is_demonstration)
    cover = load_workbook(bytes_of(file_of(year, "reader", "xlsx"))).worksheets[0]
    told = " ".join(str(cell) for row in cover.values for cell in row)
    assert ("They are not WIEGO’s harvest" in told) is is_demonstration


@pytest.mark.parametrize("who", ["outsider", "reviewer", "contributor of the first round"])
def test_files_are_for_leads_administrators_and_readers(year, who):
    assert file_of(year, who, "xlsx").status_code == 403
    assert "tables/2024/xlsx" not in page_of(year, who)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "query",
    ["year=1999", "year=abcd", "year=²⁰²⁴", "year=2024&round=2023", "programme=x", "table=x", "restricted=1"],
)
def test_unknown_words_in_an_address_are_not_found(year, query):
    assert year.people["lead"].client.get(f"{PAGE}?{query}").status_code == 404


def test_unknown_files_are_not_found(year):
    client = year.people["lead"].client
    for path in ("2024/pdf", "1999/xlsx"):
        assert client.post(f"{PAGE}{path}/").status_code == 404
    assert file_of(year, "lead", "csv", "table=nothing").status_code == 404


def test_signed_out_people_are_asked_to_sign_in(client, db):
    response = client.get(PAGE)
    assert response.status_code == 302
    assert reverse("account_login") in response.url


def test_without_a_round_the_page_says_what_comes_first(cast):
    Outcome.objects.all().delete()
    cast.round.team.all().delete()
    cast.round.delete()
    cast.other_round.delete()
    assert "There is no harvest round yet" in cast.reader.client.get(PAGE).content.decode()


def test_year_without_accepted_outcomes_shows_empty_tables(year):
    html = page_of(year, "reader", "year=2025")
    assert "No outcome of this selection has been accepted yet" in html
    assert tables_of(html)["direction"].values[-1] == ["All", 0, 0, 0, 0, 0]
    assert len(load_workbook(bytes_of(file_of(year, "reader", "xlsx"))).worksheets) == 15


HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tcmd",
    " =1",
    "＝1+1",
    "<script>alert(1)</script>",
    "{=A1}",
    "http://x",
)


def test_text_of_people_never_becomes_a_formula(year):
    outcome = year.outcomes["A"]
    for text in HOSTILE:
        for name in (
            "title",
            "statement",
            "significance",
            "contribution_wiego",
            "contribution_others",
            "city",
        ):
            Outcome.objects.filter(pk=outcome.pk).update(**{name: text})
        sheet = load_workbook(bytes_of(file_of(year, "lead", "xlsx", "table=annex"))).worksheets[-1]
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        assert sum(cell.value == text for cell in cells) == 6
        answer = bytes_of(file_of(year, "lead", "csv", "table=annex")).read().decode("utf-8-sig")
        row = next(
            row for row in csv.DictReader(io.StringIO(answer)) if row["reference"] == outcome.reference
        )
        assert not row["title"].lstrip().startswith(("=", "+", "-", "@", "＝"))
        assert text in row["title"]


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_queries_with_one_and_with_three_outcomes(
    year, django_assert_num_queries, number
):
    kept = [outcome.pk for outcome in list(year.outcomes.values())[:number]]
    Outcome.objects.exclude(pk__in=kept).update(round=HarvestRoundFactory(financial_year=2019))
    client = year.people["lead"].client
    person, vocabulary, counted, closings = 5, 4, 39, 1
    with django_assert_num_queries(person + vocabulary + counted + closings):
        client.get(f"{PAGE}?year=2024")
