"""The explorer in a browser: numbers that open their lists, pictures with their tables, views that are kept."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from harvests.tests.factories import HarvestRoundFactory
from outcomes.models import Outcome, SavedView
from outcomes.tests.annual_year import Year, make_year, tables_of
from outcomes.tests.factories import EvidenceFactory

PAGE = reverse("outcomes:explore")


@pytest.fixture
def year(db) -> Year:
    """Return the financial year 2024, in which evidence of A and B was checked."""
    made = make_year()
    for letter in "AB":
        EvidenceFactory(outcome=made.outcomes[letter], checked=True)
    return made


def page_of(year: Year, query: str = "", who: str = "reader") -> str:
    """Return the HTML of the explorer."""
    response = year.people[who].client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "year=2024",
        "year=2024&down=programme&across=country&show=evidence",
        "year=2024&down=actor_type&across=happened&show=rows&picture=stacked",
        "year=2024&region=africa&down=region&across=level&picture=evidence",
        "year=2024&down=region&across=country&picture=map",
        "evidence=unchecked&down=route&across=direction&picture=years",
    ],
)
def test_every_number_opens_the_list_behind_it(year, query):
    client = year.people["outsider"].client
    links = re.findall(r'class="number-cell[^"]*"><a href="([^"]+)">([\d.]+)</a>', page_of(year, query))
    assert len(links) > 5
    for address, number in dict(links).items():
        counted = re.search(r'data-count="(\d+)"', client.get(unescape(address)).content.decode())[1]
        # A share has its list as well; only where numbers are counts they are the length of it.
        assert counted == number if "show=rows" not in query else int(counted) > 0, address


def test_numbers_are_those_counted_by_hand(year):
    table = tables_of(page_of(year, "year=2024"))["explored"]
    heads = table.rows[0]
    cells = {
        (row[0], head): value for row in table.values for head, value in zip(heads[1:], row[1:], strict=True)
    }
    assert cells["Africa", "Domestic workers"] == 2
    assert cells["Global", "All outcomes"] == 2
    assert cells["All outcomes", "All outcomes"] == 7
    assert "Construction workers" not in heads


def test_numbers_are_the_same_for_everybody_and_restricted_ones_are_told_but_not_by_what_they_say(year):
    def numbers(who: str) -> list:
        return [table.values for table in tables_of(page_of(year, "year=2024", who)).values()]

    assert numbers("author") == numbers("lead") == numbers("outsider")
    words = "2 restricted outcomes of the chosen years, rounds and programmes are neither shown nor counted"
    assert words in page_of(year, "year=2024")
    # A number by region or country would tell where a restricted outcome is.
    assert words in page_of(year, "year=2024&country=PE")
    assert words in page_of(year, "year=2024&country=KE")


def test_shares_are_of_the_row_or_the_column(year):
    html = page_of(year, "year=2024&down=direction&across=expected&show=rows")
    assert re.search(r">66\.7</a>", html)
    html = page_of(year, "year=2024&down=direction&across=expected&show=columns")
    assert re.search(r">100(\.0)?</a>", html)


def test_strength_of_evidence_stands_beside_the_number_and_in_the_picture(year):
    html = page_of(year, "year=2024&down=level&across=direction&show=evidence&picture=evidence")
    assert '<span class="cell-note">1 checked</span>' in html
    assert 'id="hatch-evidence"' in html
    assert "no document checked" in html


@pytest.mark.parametrize("picture", ["evidence", "stacked", "years", "map"])
def test_a_picture_is_an_image_with_words_and_its_numbers_stand_below(year, picture):
    html = page_of(year, f"year=2024&picture={picture}")
    drawing = re.search(r'<svg xmlns="[^"]+" viewBox="[^"]+" role="img" aria-label="([^"]+)"', html)
    assert "The numbers stand in the table below." in drawing[1]
    assert html.index("<svg xmlns") < html.index('class="report-table counts"')
    assert "style=" not in html.partition("<main")[2]


def test_what_is_not_known_is_said_and_nothing_breaks(year):
    html = page_of(year, "down=shoe_size&across=nothing&show=x&picture=y&region=mars")
    assert "Outcomes cannot be counted by “shoe_size”." in html
    assert "“mars” is not in the list" in html


@pytest.mark.parametrize("wrong", ["0000", "9999", "99999", "-001", "٢٠٢٥", "x"])
@pytest.mark.parametrize("address", [PAGE, reverse("outcomes:list")])
def test_a_year_that_has_no_days_is_said_to_be_unknown(year, address, wrong):
    response = year.people["reader"].client.get(address, {"happened": wrong})
    assert response.status_code == 200
    assert f"“{wrong}” is not in the list" in response.content.decode()


def test_two_dimensions_that_tell_of_the_same_are_said_not_crossed(year):
    html = page_of(year, "down=region&across=country")
    assert "tell of the same thing" in html
    assert "by-region" in html


def test_without_an_outcome_the_page_says_what_comes_first(year):
    Outcome.objects.update(state="draft", decided_at=None, decided_by=None, set_aside_kind="")
    assert "No outcome has been accepted yet" in page_of(year)
    assert "Take one of the filters away" in page_of(year, "region=africa")


def test_a_view_is_kept_shared_replaced_and_forgotten(year):
    lead, reader = year.people["lead"].client, year.people["reader"].client
    query = "?down=level&across=direction&show=counts&picture=heat"
    lead.post(reverse("outcomes:view-keep") + query, {"name": "Levels"})
    view = SavedView.objects.get()
    assert (view.owner, view.is_shared) == (year.people["lead"].person, False)
    assert reader.get(PAGE).content.decode().count("Levels") == 0
    lead.post(reverse("outcomes:view-keep") + query, {"name": "Levels", "is_shared": "on"})
    assert SavedView.objects.count() == 1
    html = reader.get(PAGE).content.decode()
    assert "shared by Lena Lead" in html
    kept = reader.get(f"{PAGE}?{SavedView.objects.get().query}").content.decode()
    assert "Level by Direction" in kept
    assert set(tables_of(kept)) == {"explored"}
    refused = reader.post(reverse("outcomes:view-forget", args=[view.reference]), follow=True)
    assert "is forgotten" not in refused.content.decode()
    assert SavedView.objects.exists()
    lead.post(reverse("outcomes:view-forget", args=[view.reference]))
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_says_so_at_the_field(year):
    response = year.people["lead"].client.post(reverse("outcomes:view-keep"), {"name": " "})
    assert response.status_code == 200
    assert "Give the view a name." in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_queries_with_one_and_with_three_outcomes(
    year, django_assert_num_queries, number
):
    kept = [outcome.pk for outcome in list(year.outcomes.values())[:number]]
    Outcome.objects.exclude(pk__in=kept).update(round=HarvestRoundFactory(financial_year=2019))
    client = year.people["lead"].client
    with django_assert_num_queries(23):
        html = client.get(f"{PAGE}?year=2024&picture=map").content.decode()
    cells = tables_of(html)["explored"].values
    assert cells[-1][-1] == number
