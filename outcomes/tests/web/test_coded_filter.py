"""Settled codes in the explorer, the list and the file: a number on the page, its list and its rows are the same."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from harvests.models import Code, CodebookDimension, CodebookVersion, HarvestRound
from outcomes.models import Coding, SettledCode
from outcomes.tests.annual_year import Year, make_year, tables_of

EXPLORER, LIST = reverse("outcomes:explore"), reverse("outcomes:list")
CODES = {
    "A": {"stage": ("adopted",), "goal": ("visibility", "voice")},
    "B": {"stage": ("implementation",), "goal": ("voice",)},
    "C": {"stage": ("adopted",), "goal": ()},
    "D": {"stage": ()},
}
"""By outcome and dimension; without a code none applies. E, F and G are coded by nobody."""

BY_HAND = {
    ("Law, plan or budget adopted", "Voice"): 1,
    ("Law, plan or budget adopted", "Visibility"): 1,
    ("Law, plan or budget adopted", "Does not apply"): 1,
    ("Law, plan or budget adopted", "All outcomes"): 2,
    ("Implementation", "Voice"): 1,
    ("Implementation", "All outcomes"): 1,
    ("Does not apply", "Not settled"): 1,
    ("Does not apply", "All outcomes"): 1,
    ("Not settled", "Not settled"): 3,
    ("Not settled", "All outcomes"): 3,
    ("All outcomes", "Voice"): 2,
    ("All outcomes", "Visibility"): 1,
    ("All outcomes", "Does not apply"): 1,
    ("All outcomes", "Not settled"): 4,
    ("All outcomes", "All outcomes"): 7,
}


@pytest.fixture
def year(db) -> Year:
    """Return the financial year 2024 with some of its outcomes coded, a restricted one among them."""
    made = make_year()
    for letter, said in CODES.items():
        for dimension, keys in said.items():
            settle(made.outcomes[letter], dimension, *keys)
    settle(
        made.first.outcomes.filter(confidentiality="restricted", state="accepted").get(), "stage", "adopted"
    )
    return made


def settle(outcome, dimension: str, *keys: str, basis: str = "agreed") -> None:
    """Write down which codes count for an outcome."""
    asked = CodebookDimension.objects.get(key=dimension)
    for key in keys or (None,):
        code = Code.objects.get(dimension=dimension, key=key) if key else None
        SettledCode.objects.create(outcome=outcome, dimension=asked, code=code, basis=basis)


def explored(year: Year, query: str) -> str:
    """Return the explorer as a reader sees it."""
    response = year.people["reader"].client.get(f"{EXPLORER}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def rows_of_file(year: Year, query: str) -> list[list[str]]:
    """Return the rows below the heads of the file of a list."""
    response = year.people["reader"].client.post(reverse("outcomes:export", args=["csv"]) + f"?{query}")
    lines = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    return [line for line in lines if line and line[0].startswith("OH-")]


def listed(year: Year, query: str) -> int:
    """Return how many outcomes a list says that it has."""
    html = year.people["reader"].client.get(f"{LIST}?{query}").content.decode()
    return int(re.search(r'data-count="(\d+)"', html)[1])


def test_codes_crossed_with_codes_are_those_counted_by_hand(year):
    table = tables_of(explored(year, "year=2024&down=code:stage&across=code:goal"))["explored"]
    heads = table.rows[0]
    numbers = {
        (row[0], head): value
        for row in table.values
        for head, value in zip(heads[1:], row[1:], strict=True)
        if value
    }
    assert numbers == BY_HAND


@pytest.mark.parametrize(
    "query",
    [
        "year=2024&down=code:stage&across=code:goal",
        "year=2024&down=code:goal&across=worker_group&show=evidence",
        "year=2024&down=region&across=code:stage",
        "year=2024&down=code:goal&across=strength&picture=evidence",
        "year=2024&down=programme&across=direction&code:stage=adopted",
        "down=stage&across=code:stage&code:goal=unsettled",
    ],
)
def test_number_on_the_page_is_number_in_the_list_and_rows_in_the_file(year, query):
    html = explored(year, query)
    links = dict(re.findall(r'class="number-cell[^"]*"><a href="([^"]+)">(\d+)</a>', html))
    assert len(links) > 4
    for address, number in links.items():
        asked = unescape(address).partition("?")[2]
        assert listed(year, asked) == int(number) == len(rows_of_file(year, asked)), asked


def test_a_code_stands_as_a_chip_on_the_list_and_in_the_head_of_the_file(year):
    query = "code:stage=adopted&year=2024"
    html = year.people["reader"].client.get(f"{LIST}?{query}").content.decode()
    assert "Stage (as coded): Law, plan or budget adopted" in html
    assert '<option value="adopted" selected>' in html, "the panel does not send the code along"
    assert f"{reverse('outcomes:export', args=['csv'])}?year=2024&amp;code%3Astage=adopted" in html
    response = year.people["reader"].client.post(reverse("outcomes:export", args=["xlsx"]) + f"?{query}")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    told = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "Stage (as coded): Law, plan or budget adopted" in told


@pytest.mark.parametrize("query", ["code:stage=mars", "code:shoe_size=unsettled", "code:shoe_size=adopted"])
def test_an_unknown_code_or_dimension_finds_nothing_and_says_so(year, query):
    assert listed(year, query) == 0
    assert "is not in the list" in year.people["reader"].client.get(f"{LIST}?{query}").content.decode()


def test_a_list_reads_the_dimensions_once_whether_a_code_is_asked_for_or_not(
    year, django_assert_max_num_queries
):
    client = year.people["reader"].client
    client.get(LIST)
    with django_assert_max_num_queries(200) as without:
        client.get(LIST)
    with django_assert_max_num_queries(200) as with_code:
        client.get(f"{LIST}?code:stage=adopted")
    for found in (without, with_code):
        said = [query["sql"] for query in found.captured_queries]
        assert sum(sql.startswith('SELECT "harvests_codebookdimension"') for sql in said) == 1
    assert len(with_code) == len(without)


def test_the_reference_of_a_lead_is_found_by_nobody_while_somebody_practises_on_it(year):
    outcome, coder = year.outcomes["F"], year.people["lead"].person
    settle(outcome, "stage", "sustained", basis="reference")
    assert listed(year, "code:stage=sustained") == 1
    trial = Coding.objects.create(outcome=outcome, coder=coder, given_by=coder, purpose="trial")
    assert listed(year, "code:stage=sustained") == 0
    html = explored(year, "year=2024&down=code:stage&across=region")
    assert "Sustained" not in tables_of(html)["explored"].rows[0]
    assert ["Sustained"] not in [row[:1] for row in tables_of(html)["explored"].rows]
    trial.delete()
    html = explored(year, "year=2024&down=code:stage&across=region")
    assert ["Sustained"] in [row[:1] for row in tables_of(html)["explored"].rows]


def test_a_series_says_where_it_crosses_a_version_of_the_codebook(year):
    first, second = year.first, year.second
    book = CodebookVersion.objects.get()
    HarvestRound.objects.filter(pk=first.pk).update(codebook=book)
    query = "year=2024&down=round&across=code:stage"
    assert "version" not in explored(year, query)
    content = book.content.replace("Commitment", "Promise")
    newer = CodebookVersion.objects.create(number=2, content=content, checksum="0" * 64)
    HarvestRound.objects.filter(pk=second.pk).update(codebook=newer)
    said = "from version 1 to version 2 of the codebook"
    html = explored(year, query)
    assert (
        f"Between “Harvest 2024” and “Late harvest 2024” the series goes {said}; codes of “Stage” changed."
        in html
    )
    assert f"{said}; the codes of “Goal” stayed as they are." in explored(
        year, query.replace("stage", "goal")
    )
    assert said not in explored(year, "year=2024&down=round&across=stage")


def test_the_panel_of_the_list_offers_what_was_coded_and_keeps_what_is_chosen(year):
    lead = year.people["lead"].client
    text = lead.get(LIST).content.decode()
    assert "What coders settled" in text
    for key in ("stage", "goal"):
        assert f'name="code:{key}"' in text
    assert 'name="code:level"' not in text
    chosen = lead.get(LIST, {"code:stage": "adopted"}).content.decode()
    assert '<option value="adopted" selected>' in chosen
    assert chosen.count('name="code:stage"') == 1, "it is not sent along hidden as well"
    assert 'data-count="3"' in chosen, "A, C and the restricted one"


def test_a_panel_without_anything_coded_says_nothing_of_codes(cast):
    assert "What coders settled" not in cast.lead.client.get(LIST).content.decode()
