"""Grants where people meet them: capture, record page, list, spreadsheet, ordering an edition."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from harvests.models import RoundField
from harvests.tests.factories import GrantFactory
from outcomes.models import Edition, Outcome
from outcomes.services.record import save_answers
from outcomes.tests.capture import draft_of, page, posted
from outcomes.tests.db.test_imports import export, imported, read, workbook
from outcomes.tests.factories import OutcomeFactory

LIST = reverse("outcomes:list")


@pytest.fixture
def ford(db):
    return GrantFactory(key="ford", funder="Ford Foundation", name="2024-117")


def text(response) -> str:
    return response.content.decode()


def test_without_grants_nothing_is_asked(cast):
    draft = draft_of(cast)
    assert "Which grants paid for it?" not in text(cast.reporter.client.get(page(draft, "contribution")))
    cast.reporter.client.post(page(draft, "contribution"), posted(draft, contribution_wiego="We advised."))
    draft.refresh_from_db()
    assert draft.contribution_wiego == "We advised."


def test_grants_are_ticked_beside_the_contribution_and_stand_on_the_record(cast, ford):
    draft, client = draft_of(cast), cast.reporter.client
    assert "Ford Foundation: 2024-117" in text(client.get(page(draft, "contribution")))
    client.post(page(draft, "contribution"), posted(draft, contribution_wiego="We advised.", grants=["ford"]))
    assert list(draft.grants.all()) == [ford]
    record = text(client.get(reverse("outcomes:detail", args=[draft.reference])))
    assert "Ford Foundation: 2024-117" in record
    draft.refresh_from_db()
    client.post(page(draft, "contribution"), posted(draft, contribution_wiego="We advised."))
    assert not draft.grants.exists()


def test_a_grant_that_ended_before_the_round_is_offered_last_and_says_so(cast, ford):
    begin = cast.round.covers_from
    GrantFactory(key="old", funder="Aid Agency", name="Core", active_to=begin - timedelta(days=1))
    GrantFactory(key="last", funder="Ending Fund", name="Core", active_to=begin)
    draft, client = draft_of(cast), cast.reporter.client
    html = text(client.get(page(draft, "contribution")))
    told = [
        "Ending Fund: Core<",
        "Ford Foundation: 2024-117<",
        '<p class="check-group">Ended before the time of this round</p>',
        f"Aid Agency: Core (ended {(begin - timedelta(days=1)).year})<",
    ]
    places = [html.index(words) for words in told]
    assert places == sorted(places)
    assert html.count("check-group") == 1
    client.post(page(draft, "contribution"), posted(draft, contribution_wiego="We advised.", grants=["old"]))
    assert [grant.key for grant in draft.grants.all()] == ["old"]


def test_where_no_grant_has_ended_there_is_no_heading(cast, ford):
    assert "check-group" not in text(cast.reporter.client.get(page(draft_of(cast), "contribution")))


def test_a_retired_grant_stays_and_is_not_offered_anew(cast, ford):
    first, second = draft_of(cast), draft_of(cast)
    save_answers(outcome=first, version=first.version, answers={"grants": [ford]}, by=cast.reporter.principal)
    ford.retired_on = timezone.localdate()
    ford.save()
    assert "2024-117" in text(cast.reporter.client.get(page(first, "contribution")))
    assert "2024-117" not in text(cast.reporter.client.get(page(second, "contribution")))
    refused = cast.reporter.client.post(
        page(second, "contribution"), posted(second, contribution_wiego="x", grants=["ford"])
    )
    assert "Choose only answers of the list." in text(refused)


def test_a_round_that_does_not_ask_for_grants_shows_none_and_keeps_what_is_said(cast, ford):
    draft = draft_of(cast)
    save_answers(outcome=draft, version=draft.version, answers={"grants": [ford]}, by=cast.reporter.principal)
    RoundField.objects.create(round=cast.round, name="grants", need="off")
    draft.refresh_from_db()
    client = cast.reporter.client
    assert "Which grants paid for it?" not in text(client.get(page(draft, "contribution")))
    client.post(page(draft, "contribution"), posted(draft, contribution_wiego="We advised."))
    assert list(draft.grants.all()) == [ford]


def test_the_list_names_grants_and_is_narrowed_by_them(cast, ford):
    paid, other = OutcomeFactory.create_batch(2, round=cast.round, accepted=True)
    paid.grants.set([ford])
    found = text(cast.lead.client.get(LIST, {"grant": "ford"}))
    assert paid.reference in found
    assert other.reference not in found
    assert "Ford Foundation: 2024-117</span></td>" in found
    without = text(cast.lead.client.get(LIST, {"grant": "none"}))
    assert other.reference in without
    assert paid.reference not in without


@pytest.fixture
def kept_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


HEAD = ["Outcome statement", "Date", "Country", "Who changed", "Programme", "Funder"]
ROW = [
    "In March 2021 the Accra Metropolitan Assembly began to license street vendors by a by-law.",
    "March 2021",
    "Ghana",
    "Accra Metropolitan Assembly",
    "Law",
]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Ford Foundation: 2024-117", ["ford"]),
        ("2024-117", ["ford"]),
        ("ford foundation", ["ford"]),
        ("Ford Foundation 2024-117; Open Society: Core", ["ford", "core"]),
        ("", []),
    ],
)
def test_a_spreadsheet_names_grants_in_words(cast, ford, kept_files, written, found):
    GrantFactory(key="core", funder="Open Society", name="Core")
    imported(cast, workbook([[*ROW, written]], head=HEAD))
    outcome = Outcome.objects.get()
    assert {grant.key for grant in outcome.grants.all()} == set(found)
    assert outcome.versions.get().content["grants"] == sorted(found)


def test_a_file_of_ours_comes_back_the_same_and_with_a_changed_grant(cast, ford, kept_files):
    core = GrantFactory(key="core", funder="Open Society", name="Core")
    imported(cast, workbook([[*ROW, "Ford Foundation"]], head=HEAD), by=cast.lead.principal)
    same = read(cast, SimpleUploadedFile("same.xlsx", export(cast, "xlsx")), by=cast.lead.principal)
    assert [row.verdict for row in same.rows.all()] == ["same"]
    book = openpyxl.load_workbook(io.BytesIO(export(cast, "xlsx")))
    sheet = book.worksheets[1]
    keys = next(row for row in sheet.iter_rows() if row[0].value == "reference")
    at = {cell.value: cell.column for cell in keys}
    sheet.cell(sheet.max_row, at["grants"]).value = "Open Society: Core"
    sheet.cell(sheet.max_row, at["grant_keys"]).value = "core"
    stream = io.BytesIO()
    book.save(stream)
    imported(cast, SimpleUploadedFile("changed.xlsx", stream.getvalue()), by=cast.lead.principal)
    assert list(Outcome.objects.get().grants.all()) == [core]


def test_an_edition_is_ordered_for_one_grant(cast, ford, kept_files):
    OutcomeFactory(round=cast.round, accepted=True).grants.set([ford])
    administrator = cast.administrator.client
    form = text(administrator.get(reverse("outcomes:edition-new")))
    assert "Only what one grant paid for?" in form
    administrator.post(
        reverse("outcomes:edition-new"),
        {
            "title": "For the foundation",
            "year": cast.round.financial_year,
            "audience": "public",
            "language": "en",
            "grant": "ford",
        },
    )
    assert Edition.objects.get().grant == ford
    assert "Ford Foundation: 2024-117" in text(administrator.get(reverse("outcomes:edition-list")))
