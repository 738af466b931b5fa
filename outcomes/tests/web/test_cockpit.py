"""The cockpit of a round in a browser and as files: every number opens the list that it counts."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from harvests.tests.factories import TeamMemberFactory
from outcomes.models import Outcome, OutcomeProgramme
from outcomes.tests.annual_year import tables_of
from outcomes.tests.answers import answered
from outcomes.tests.cockpit_round import CockpitRound, make_cockpit_round
from outcomes.tests.factories import (
    CodingFactory,
    EditionFactory,
    EditionRowFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    QuestionFactory,
    SelectedOutcomeFactory,
    SettledCodeFactory,
    VoteFactory,
)
from wiego_mle.audit.models import Entry

PAGE = reverse("rounds:cockpit", args=["here"])
PEOPLE = reverse("rounds:contributors", args=["here"])
QUESTIONS = reverse("rounds:open-questions", args=["here"])
LISTS = (reverse("outcomes:list"), PEOPLE, QUESTIONS)
QUERIES, PEOPLE_QUERIES, QUESTION_QUERIES = 32, 16, 11


@pytest.fixture
def filled(cast) -> CockpitRound:
    """Return the round of the cast with something of everything."""
    return make_cockpit_round(cast)


def page_of(client, address: str = PAGE) -> str:
    """Return the HTML of a page that opens."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def numbers_of(html: str) -> list[tuple[str, int]]:
    """Return every number of the page that is a link to a list, with its address."""
    main = html[html.index("<main") :]
    links = re.findall(r'<a (?:class="[^"]*" )?href="([^"]+)"[^>]*>(.*?)</a>', main, re.DOTALL)
    found = []
    for address, words in links:
        number = re.search(r'<strong>(\d+)</strong>|class="number">(\d+)<|^(?:All )?(\d+)$', words)
        if address.startswith(LISTS) and number:
            found.append((address.replace("&amp;", "&"), int(number[number.lastindex])))
    return found


@pytest.mark.parametrize("address", [PAGE, PEOPLE, QUESTIONS])
def test_every_number_opens_the_list_behind_it(cast, filled, address):
    client = cast.lead.client
    numbers = numbers_of(page_of(client, address))
    assert len(numbers) > {PAGE: 60, PEOPLE: 12, QUESTIONS: 3}[address]
    for opened, number in dict.fromkeys(numbers):
        assert f'data-count="{number}"' in page_of(client, opened), (opened, number)


def test_the_numbers_of_a_round_counted_by_hand(cast, filled):
    tables = tables_of(page_of(cast.lead.client))
    assert [row[1:] for row in tables["funnel"].rows] == [
        ["Lead", "Draft", "Submitted", "Returned", "Accepted", "All", "Hoped for"],
        ["1", "2", "3", "–", "1", "7", "12"],
        ["–", "2", "–", "1", "1", "4", "–"],
        ["–", "–", "–", "–", "1", "1", "–"],
        ["1", "3", "3", "1", "2", "10", "12"],
    ]
    assert [row[1:] for row in tables["turns"].rows[1:]] == [
        ["3", "2", "1", "–"],
        ["5", "2", "1", "3"],
        ["4", "–", "–", "–"],
    ]
    assert [row[1] for row in tables["questions"].rows[1:]] == ["1", "1", "1", "2", "5"]
    assert [row[1] for row in tables["people"].rows[1:]] == ["5", "1", "2", "1", "1", "3", "7"]


@pytest.fixture
def afterwards(cast, filled) -> list[Outcome]:
    """Add four accepted outcomes of the first programme that came far: to the report, coded, answered, selected."""
    law = OutcomeProgramme.objects.get(outcome__city="Accra", is_lead=True).programme
    rows = OutcomeFactory.create_batch(4, round=cast.round, accepted=True)
    for each in rows:
        OutcomeProgrammeFactory(outcome=each, programme=law)
        SelectedOutcomeFactory(outcome=each)
    answered(rows[0])
    answered(rows[1])
    answered(rows[2], says="partly")
    for each in rows[:3]:
        SettledCodeFactory(outcome=each)
    CodingFactory(outcome=rows[0], done=True)
    CodingFactory(outcome=rows[1])
    differing = VoteFactory(
        coding=CodingFactory(outcome=rows[2], done=True), is_not_applicable=True, note="–"
    )
    assert not rows[2].settled_codes.filter(dimension=differing.dimension).exists()
    EditionRowFactory(outcome=rows[0], edition=EditionFactory(published=True))
    EditionRowFactory(outcome=rows[1])
    return rows


def test_the_way_from_accepted_to_reported_counted_by_hand(cast, filled, afterwards):
    html = page_of(cast.lead.client)
    assert [row[1:] for row in tables_of(html)["afterwards"].rows] == [
        ["Accepted", "Selected", "Answered", "Substantiated", "Coded", "Reported"],
        ["5", "4", "3", "2", "1", "1"],
        ["1", "–", "–", "–", "–", "–"],
        ["1", "–", "–", "–", "–", "–"],
        ["6", "4", "3", "2", "1", "1"],
    ]
    numbers = dict.fromkeys(numbers_of(html))
    for word in ("outside=selected", "outside=answered", "strength=C3", "coding=done", "reported=published"):
        opened = [(address, number) for address, number in numbers if word in address]
        # Once for the programme and once for the round; strength also stands in the table of strength.
        assert len(opened) >= 2, word
        for address, number in opened:
            assert f'data-count="{number}"' in page_of(cast.lead.client, address), address


def test_before_anything_is_accepted_nothing_is_told_of_what_follows(cast):
    OutcomeFactory(round=cast.round, submitted=True)
    assert "afterwards" not in tables_of(page_of(cast.lead.client))


def test_an_outcome_that_came_far_costs_no_more_than_many(cast, afterwards, django_assert_num_queries):
    client = cast.lead.client
    client.get(PAGE)
    for more in (0, 2):
        for _number in range(more):
            outcome = OutcomeFactory(round=cast.round, accepted=True)
            OutcomeProgrammeFactory(outcome=outcome)
            answered(outcome)
            EditionRowFactory(outcome=outcome, edition=EditionFactory(published=True))
        with django_assert_num_queries(36):
            client.get(PAGE)


def test_the_bars_stand_under_words_that_say_what_they_show(cast, filled):
    html = page_of(cast.lead.client)
    heads = re.findall(r'<thead>.*?<td class="bar-cell" aria-hidden="true">(.*?)</td></tr></thead>', html)
    assert heads == ["All, as a bar", "Outcomes, as a bar"]


def test_it_is_said_that_an_outcome_of_two_programmes_counts_twice(cast, filled):
    words = "so the rows add up to 12, more than N = 10"
    assert words in page_of(cast.lead.client)


def test_the_pace_stands_beside_the_earlier_round_at_the_same_point(cast, filled):
    html = page_of(cast.lead.client)
    (here, *here_numbers), _other, (earlier, *earlier_numbers) = tables_of(html)["pace"].rows[1:]
    assert (here, earlier) == ("Round here", filled.earlier.name)
    assert here_numbers[1:] == ["6", "0.8", "2", "0.3", "6", "2"]
    assert earlier_numbers[1:] == ["2", "0.1", "2", "0.1", "2", "2"]
    assert html.count('class="way way-2"') == 3
    assert "no earlier round" not in html


def test_an_imported_round_is_told_and_neither_drawn_nor_paced(cast, filled):
    Outcome.objects.filter(round=filled.earlier).update(origin="import")
    html = page_of(cast.lead.client)
    (*_others, (earlier, *numbers)) = tables_of(html)["pace"].rows[1:]
    assert (earlier, numbers) == (filled.earlier.name, ["–"] * 5 + ["2", "2"])
    assert f"Most outcomes of “{filled.earlier.name}” were imported" in html
    assert 'class="way way-1"' in html
    assert 'class="way way-2"' not in html

    Outcome.objects.filter(round=cast.round).update(origin="import")
    html = page_of(cast.lead.client)
    assert "A line would say nothing" in html
    assert "<polyline" not in html


def test_without_an_earlier_round_that_is_said(cast):
    OutcomeFactory(round=cast.round, submitted=True)
    assert "There is no earlier round to compare with" in page_of(cast.lead.client)


def test_what_is_missing_is_asked_and_opens_its_list(cast, filled):
    html = page_of(cast.lead.client)
    asked = html[html.index('id="balance"') :]
    for words in ("Hardly any change is for the worse", "Senegal", "Dakar", "Spanish", "Waste pickers"):
        assert words in asked
    assert "Ghana" not in asked
    assert "French" not in asked


def test_an_empty_round_says_so(cast):
    html = page_of(cast.lead.client)
    assert "no text waits for a decision" not in html
    assert "<strong>2</strong> <span>people have sent nothing</span>" in html
    assert "nothing was sent yet" in html


@pytest.mark.parametrize("who", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
@pytest.mark.parametrize("address", [PAGE, PEOPLE, QUESTIONS])
def test_the_cockpit_is_for_the_lead_of_the_round(cast, who, address):
    assert getattr(cast, who).client.get(address).status_code == 403


@pytest.mark.parametrize("name", ["cockpit", "contributors", "open-questions", "remind"])
def test_a_lead_of_another_round_is_refused_and_a_round_that_is_not_there_is_not_found(cast, name):
    client = cast.lead.client
    assert client.get(reverse(f"rounds:{name}", args=["elsewhere"])).status_code == 403
    assert client.get(reverse(f"rounds:{name}", args=["nowhere"])).status_code == 404


def test_the_round_page_and_the_first_page_lead_to_it_for_the_lead_alone(cast):
    for address in ("/", reverse("rounds:detail", args=["here"])):
        assert PAGE in page_of(cast.lead.client, address)
        assert PAGE not in page_of(cast.reviewer.client, address)


def test_workbook_and_csv_say_what_the_page_says_and_the_trail_notes_it(cast, filled):
    client = cast.lead.client
    page = tables_of(page_of(client))
    address = reverse("rounds:cockpit-file", args=["here", "xlsx"])
    book = load_workbook(io.BytesIO(b"".join(client.post(address).streaming_content)))
    archive_address = reverse("rounds:cockpit-file", args=["here", "csv"])
    archive = zipfile.ZipFile(io.BytesIO(b"".join(client.post(archive_address).streaming_content)))
    for place, (key, table) in enumerate(page.items(), start=1):
        shown = [["" if text == "–" else text for text in row] for row in table.rows]
        lines = [
            ["" if cell is None else str(cell) for cell in row]
            for row in book.worksheets[place].iter_rows(values_only=True)
        ]
        start = lines.index(shown[0])
        in_book = [["" if cell == "0" else cell for cell in row] for row in lines[start:]]
        text = archive.read(f"{place:02d}-{key}.csv").decode("utf-8-sig")
        in_csv = [["" if cell == "0" else cell for cell in row] for row in csv.reader(io.StringIO(text))]
        assert in_book == in_csv == shown
    assert Entry.objects.filter(act="cockpit.exported").count() == 2


def test_a_get_for_a_file_leads_back_and_an_unknown_kind_is_not_found(cast):
    client = cast.lead.client
    assert client.get(reverse("rounds:cockpit-file", args=["here", "xlsx"])).status_code == 302
    assert client.post(reverse("rounds:cockpit-file", args=["here", "exe"])).status_code == 404
    assert cast.reviewer.client.post(reverse("rounds:cockpit-file", args=["here", "csv"])).status_code == 403
    assert not Entry.objects.filter(act="cockpit.exported").exists()


@pytest.mark.parametrize(
    ("address", "number"), [(PAGE, QUERIES), (PEOPLE, PEOPLE_QUERIES), (QUESTIONS, QUESTION_QUERIES)]
)
def test_the_number_of_queries_does_not_grow(cast, filled, address, number):
    client = cast.lead.client

    def grow(times: int) -> None:
        for _time in range(times):
            member = TeamMemberFactory(round=cast.round)
            outcome = OutcomeFactory(round=cast.round, author=member.person, submitted=True)
            QuestionFactory(outcome=outcome)

    grow(1)
    client.get(address)
    for more in (0, 3):
        grow(more)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) == number


def test_questions_of_one_age_and_of_one_person(cast, filled):
    client = cast.lead.client
    assert "Which month was it? (20)" in page_of(client, f"{QUESTIONS}?age=15")
    assert "Which month was it? (10)" not in page_of(client, f"{QUESTIONS}?age=15")
    busy = page_of(client, f"{QUESTIONS}?author={filled.busy.reference}&age=0-2")
    assert 'data-count="1"' in busy
    assert "No question is open here" in page_of(client, f"{QUESTIONS}?author={filled.late.reference}")


def test_the_page_is_light(cast, filled):
    import gzip

    assert len(gzip.compress(page_of(cast.lead.client).encode())) < 20_000
