"""The list of outcomes and the file made of it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from harvests.models import SourceDocument
from outcomes.enums import OutcomeState
from outcomes.models import Outcome
from outcomes.tests.documents import document_of, page_of
from outcomes.tests.factories import (
    ActorFactory,
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeLinkFactory,
    OutcomeProgrammeFactory,
    PassageFactory,
)
from wiego_mle.audit.models import Entry

pytestmark = pytest.mark.django_db

LIST = reverse("outcomes:list")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe",
    "a\x00b\x07c",
    "👩🏽‍🌾🧺",
    "{{ 7*7 }}{% load i18n %}",
    "=1+1",
]


def body_of(response) -> str:
    return response.content.decode()


def count_of(response) -> int:
    return int(re.search(r'data-count="(\d+)"', body_of(response)).group(1))


def titles_of(response) -> list[str]:
    return re.findall(r'<td class="main-cell"><a href="[^"]+">([^<]*)</a>', body_of(response))


def accepted(cast, **fields):
    return OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, **fields)


def test_everybody_sees_what_is_open_to_them_and_nobody_more(cast):
    OutcomeFactory(round=cast.round, author=cast.reporter.person, title="A draft")
    OutcomeFactory(round=cast.round, author=cast.reporter.person, title="Sent", submitted=True)
    accepted(cast, title="Accepted")
    accepted(cast, title="Secret", restricted=True)
    seen = {
        name: set(titles_of(getattr(cast, name).client.get(LIST)))
        for name in ("reporter", "colleague", "reviewer", "lead", "administrator", "reader", "outsider")
    }

    assert seen == {
        "reporter": {"A draft", "Sent", "Accepted", "Secret"},
        "colleague": {"Sent", "Accepted"},
        "reviewer": {"A draft", "Sent", "Accepted"},
        "lead": {"A draft", "Sent", "Accepted", "Secret"},
        "administrator": {"Sent", "Accepted", "Secret"},
        "reader": {"Accepted"},
        "outsider": {"Accepted"},
    }


def test_somebody_signed_out_is_asked_to_sign_in(client, db):
    assert client.get(LIST).status_code == 302
    assert client.post(reverse("outcomes:export", args=["csv"])).status_code == 302


def test_the_count_is_of_what_the_person_may_read(cast):
    accepted(cast)
    accepted(cast, restricted=True)

    assert count_of(cast.reader.client.get(LIST)) == 1
    assert count_of(cast.lead.client.get(LIST)) == 2


def test_the_address_is_the_view(cast):
    accepted(cast, title="Lima licenses", direction="negative")
    accepted(cast, title="Accra licenses")
    response = cast.reader.client.get(LIST, {"direction": "negative", "q": "LÍMA", "sort": "title"})

    assert titles_of(response) == ["Lima licenses"]
    assert [chip.label for chip in response.context["filters_active"]] == [
        "Words: LÍMA",
        "Direction: Negative",
    ]
    assert response.context["filters_active"][0].url == "?direction=negative&sort=title"
    assert '<option value="negative" selected>' in body_of(response)
    assert 'value="LÍMA"' in body_of(response)


def test_further_values_of_a_name_stay_when_the_panel_is_sent(cast):
    response = cast.reader.client.get(LIST + "?direction=negative&direction=mixed&actor=A-0001&sort=title")

    assert '<input type="hidden" name="direction" value="mixed">' in body_of(response)
    assert '<input type="hidden" name="actor" value="A-0001">' in body_of(response)
    assert '<input type="hidden" name="sort" value="title">' in body_of(response)


def test_a_head_sorts_and_then_turns_round(cast):
    accepted(cast)
    first = cast.reader.client.get(LIST)
    again = cast.reader.client.get(LIST, {"sort": "title"})

    assert 'href="?sort=title"' in body_of(first)
    assert 'aria-sort="descending"' in body_of(first)
    assert 'href="?sort=-title"' in body_of(again)
    assert 'aria-sort="ascending"' in body_of(again)


def test_names_stand_on_the_chips_of_references(cast):
    outcome = accepted(cast, title="Found")
    actor = ActorFactory(name="Accra Metropolitan Assembly")
    OutcomeActorFactory(outcome=outcome, actor=actor)
    response = cast.reader.client.get(LIST, {"actor": actor.reference})

    assert titles_of(response) == ["Found"]
    assert "Actor: Accra Metropolitan Assembly" in body_of(response)


@pytest.mark.parametrize(
    "query",
    [
        "state=nonsense",
        "year=٢٠٢٤",
        "year=99999999999999999999999",
        "round=%00",
        "country=GH'--",
        "sort=password",
        "sort=-",
        "direction=<script>alert(1)</script>",
    ],
)
def test_an_unknown_value_gets_a_calm_message(cast, query):
    response = cast.reader.client.get(f"{LIST}?{query}")

    assert response.status_code == 200
    assert query == "round=%00" or "Part of this address is not known" in body_of(response)
    assert "<script>alert" not in body_of(response)


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9" * 5000, "1e3", "\x00", "", "2.5", "٣"])
def test_a_page_that_is_none_shows_a_page_that_is(cast, page):
    accepted(cast, title="Only one")

    assert titles_of(cast.reader.client.get(LIST, {"page": page})) == ["Only one"]


def test_a_very_long_address_is_cut_and_answered(cast):
    accepted(cast)
    query = "&".join(f"country=X{number}" for number in range(900)) + "&q=" + "wort " * 500

    response = cast.reader.client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert titles_of(response) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(cast, text):
    outcome = accepted(cast, title=text.replace("\x00", ""))
    response = cast.reader.client.get(LIST, {"q": text, "state": "accepted"})

    assert response.status_code == 200
    assert "<script>alert" not in body_of(response)
    assert "<img src=x" not in body_of(response)
    assert "49" not in titles_of(cast.reader.client.get(LIST))[0]
    assert outcome.reference in body_of(cast.reader.client.get(LIST))


def test_the_empty_list_teaches_the_next_step(cast):
    assert "A first note is enough to begin" in body_of(cast.reporter.client.get(LIST))
    assert "Take one of the filters away" in body_of(cast.reporter.client.get(LIST, {"state": "draft"}))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_whatever_it_holds(cast, number, django_assert_num_queries):
    for _number in range(number):
        outcome = accepted(cast)
        OutcomeCountryFactory(outcome=outcome)
        OutcomeProgrammeFactory(outcome=outcome)
    client = cast.reader.client
    client.get(LIST)

    # session, person, roles (2), lists (3), demonstration (1), count, keys, rows, places, programmes, questions, looks,
    # strength of evidence (4)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST, {"state": "accepted", "year": "2025", "direction": "positive", "country": "GH"})


LIST_QUERIES = 22


def test_fifty_rows_stay_light(cast):
    for number in range(51):
        OutcomeCountryFactory(
            outcome=accepted(cast, title=f"{number} " + "An outcome with a title of usual length")
        )
    response = cast.lead.client.get(LIST, headers={"accept-encoding": "gzip"})
    plain = body_of(cast.lead.client.get(LIST))

    assert len(response.content) <= 20_000
    assert len(re.findall(r"<[a-z]", plain)) <= 1_500
    assert len(re.findall(r"<(?:a|button|select|summary|input(?![^>]*hidden))\b", plain)) <= 130
    assert len(titles_of(cast.lead.client.get(LIST))) == 50
    assert "1–50 of 51" in plain


# --- As a file ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sent:
    """A file as it arrived."""

    name: str
    content: bytes

    @property
    def rows(self) -> list[dict]:
        """The rows of a CSV file."""
        return list(csv.DictReader(io.StringIO(self.content.decode("utf-8-sig"))))

    @property
    def cells(self) -> list:
        """All cells of a workbook."""
        book = load_workbook(io.BytesIO(self.content))
        return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def export(member, file_format: str, query: str = "") -> Sent:
    response = member.client.post(reverse("outcomes:export", args=[file_format]) + query)
    assert response.status_code == 200
    return Sent(response["Content-Disposition"], b"".join(response.streaming_content))


def test_the_file_holds_exactly_what_the_list_shows_in_its_order(cast):
    for title in ("b", "c", "a"):
        accepted(cast, title=title, direction="negative")
    accepted(cast, title="positive")
    OutcomeFactory(round=cast.round, title="draft", direction="negative")
    query = "?direction=negative&sort=-title"
    shown = titles_of(cast.reader.client.get(LIST + query))

    assert [row["title"] for row in export(cast.reader, "csv", query).rows] == shown == ["c", "b", "a"]


def test_the_workbook_says_what_it_holds(cast):
    accepted(cast, title="Lima licenses", direction="negative")
    sent = export(cast.reader, "xlsx", "?direction=negative")
    words = [str(cell.value) for cell in sent.cells]

    assert "Lima licenses" in words
    assert any("Direction: Negative" in word for word in words)
    assert any("N = 1 outcome" in word for word in words)
    assert sent.name.startswith('attachment; filename="outcomes-')


def test_restricted_ones_leave_only_for_those_who_may_see_them_and_marked(cast):
    accepted(cast, title="Open one")
    accepted(cast, title="Canary", restricted=True)
    reader, lead = export(cast.reader, "csv"), export(cast.lead, "csv")

    assert "CONFIDENTIAL" not in reader.name
    assert "CONFIDENTIAL" in lead.name
    assert [row["title"] for row in reader.rows] == ["Open one"]
    assert {row["title"]: row["confidentiality"] for row in lead.rows} == {
        "Open one": "Internal",
        "Canary": "Restricted",
    }
    assert any("CONFIDENTIAL: 1 of these" in str(cell.value) for cell in export(cast.lead, "xlsx").cells)


def test_taking_a_list_away_is_noted_on_the_trail(cast):
    accepted(cast)
    accepted(cast, restricted=True)
    export(cast.lead, "csv", "?state=accepted")
    entry = Entry.objects.get(act="list.exported")

    assert entry.by == cast.lead.person
    assert entry.changes == {
        "file_format": ["", "csv"],
        "filter": ["", "State: Accepted"],
        "counted": ["", 2],
        "restricted": ["", 1],
    }


def test_opening_the_address_of_a_file_changes_nothing(cast):
    response = cast.lead.client.get(reverse("outcomes:export", args=["csv"]), {"state": "accepted"})

    assert response.url == f"{LIST}?state=accepted"
    assert not Entry.objects.exists()


def test_a_file_of_another_kind_does_not_exist(cast):
    assert cast.lead.client.post(reverse("outcomes:export", args=["exe"])).status_code == 404


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_is_taken_for_a_formula(cast, text):
    accepted(cast, title="x", statement=text)

    assert export(cast.reader, "csv").rows[0]["statement"].startswith("'")
    assert not [cell for cell in export(cast.reader, "xlsx").cells if cell.data_type == "f"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_file_takes_the_same_queries_whatever_it_holds(cast, number, django_assert_num_queries):
    anchor = accepted(cast)
    for _number in range(number):
        outcome = accepted(cast)
        OutcomeProgrammeFactory(outcome=outcome)
        OutcomeLinkFactory(outcome=outcome, other=anchor)
    client = cast.reader.client
    client.get(LIST)

    with django_assert_num_queries(EXPORT_QUERIES):
        response = client.post(reverse("outcomes:export", args=["csv"]))
        b"".join(response.streaming_content)


EXPORT_QUERIES = 43


def test_the_file_quotes_the_documents_as_far_as_one_may_read_them(cast):
    outcome = accepted(cast)
    words = "In March 2024 the assembly of Accra began to give licences to street vendors."
    open_one = document_of(cast.round, cast.reporter.person, title="Annual report")
    secret = document_of(cast.round, cast.reporter.person, restricted=True, title="Notes of Efua Asante")
    for document in (open_one, secret):
        PassageFactory(page=page_of(document), outcome=outcome, quote=words)
    quote = f"“{words}” (Annual report, page 1)"

    def told(person) -> str:
        return next(
            row["passages"] for row in export(person, "csv").rows if row["reference"] == outcome.reference
        )

    assert told(cast.reader) == quote
    assert told(cast.lead).split("\n") == [quote, f"“{words}” (Notes of Efua Asante, page 1)"]
    SourceDocument.objects.filter(pk=secret.pk).update(withheld=[["Efua Asante", "name"], ["Accra", "name"]])
    assert "Asante" not in told(cast.lead)
    assert told(cast.lead).count("Accra") == 1
    Outcome.objects.update(withheld=[["street vendors", "passage"]])
    assert "street vendors" not in told(cast.lead)


def test_every_state_has_its_word_in_the_list(cast):
    for state, trait in {
        "draft": {},
        "submitted": {"submitted": True},
        "accepted": {"accepted": True},
    }.items():
        OutcomeFactory(round=cast.round, author=cast.reporter.person, title=state, **trait)
    OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True, submissions=2)
    page = body_of(cast.reporter.client.get(LIST))

    assert {OutcomeState(state).label for state in ("draft", "submitted", "accepted")} <= set(
        re.findall(r'<span class="tag tag-[a-z_]+">([^<]+)</span>', page)
    )
    assert '<span class="tag tag-resubmitted">Submitted again</span>' in page


def test_the_file_says_how_outcomes_belong_together_as_far_as_one_may_read_them(cast):
    law, enforcement, hidden = accepted(cast), accepted(cast), accepted(cast, restricted=True)
    OutcomeLinkFactory(outcome=law, other=enforcement, kind="led_to")
    OutcomeLinkFactory(outcome=law, other=hidden, kind="contradicts")
    by_reference = {row["reference"]: row for row in export(cast.reader, "csv").rows}
    assert by_reference[law.reference]["links"] == f"led to {enforcement.reference}"
    assert by_reference[law.reference]["link_keys"] == f"led_to {enforcement.reference}"
    assert by_reference[enforcement.reference]["links"] == f"followed from {law.reference}"
    assert by_reference[enforcement.reference]["link_keys"] == f"led_to_inverse {law.reference}"
    rows = {row["reference"]: row for row in export(cast.lead, "csv", f"?q={law.reference}").rows}
    # Also to one that is not in the list.
    assert (
        rows[law.reference]["link_keys"] == f"led_to {enforcement.reference}; contradicts {hidden.reference}"
    )
