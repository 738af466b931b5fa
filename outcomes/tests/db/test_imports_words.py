"""A sheet of ours that was edited in its words for people, beside the values for programs: nothing is lost silently."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from harvests.models import Code
from outcomes.importing.remarks import Remark
from outcomes.models import Outcome, SheetImport
from outcomes.services.importing.confirming import confirm_import
from outcomes.services.record import save_answers
from outcomes.tests.db.test_imports import export, imported, read, workbook
from outcomes.tests.import_books import CITY, COURT, UNION
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db

HEAD = [
    "Outcome statement",
    "Date",
    "Country",
    "City",
    "Who changed",
    "Worker groups",
    "Programme",
    "Direction",
]
GROUPS = "Street vendors; Waste pickers"
ROWS = [
    [
        CITY,
        date(2021, 3, 12),
        "Ghana",
        "Accra",
        "Accra Metropolitan Assembly",
        "Street vendors",
        "Law",
        "positive",
    ],
    [COURT, "June 2020", "Kenya; Togo", "", "High Court of Kenya", GROUPS, "Law; Urban Policies", ""],
    [UNION, "Q3 2020 and still going on", "Global", "", "", "", "", ""],
]
SAID = ("words_differ", "words_followed", "key_followed")


@pytest.fixture(autouse=True)
def kept_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def first(cast) -> Outcome:
    """The first of three outcomes that came with a file, with a type of change."""
    imported(cast, workbook(ROWS, head=HEAD), by=cast.lead.principal)
    outcome = Outcome.objects.get(import_rows__number=2)
    policy = Code.objects.get(dimension="change_type", key="policy")
    return save_answers(outcome=outcome, version=1, answers={"change_type": policy}, by=cast.lead.principal)


def exported(cast, edits: dict[str, object], outcome: Outcome | None, *, added: dict | None = None):
    """Return what the application exports, edited in the row of an outcome, or with a row added below."""
    book = openpyxl.load_workbook(io.BytesIO(export(cast, "xlsx")))
    sheet = book.worksheets[1]
    keys = next(row for row in sheet.iter_rows() if row[0].value == "reference")
    at = {cell.value: cell.column for cell in keys}
    if outcome is not None:
        row = next(row[0].row for row in sheet.iter_rows() if row[0].value == outcome.reference)
        for name, value in edits.items():
            sheet.cell(row, at[name]).value = value
    for name, value in (added or {}).items():
        sheet.cell(sheet.max_row + (1 if name == next(iter(added)) else 0), at[name]).value = value
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("edited.xlsx", stream.getvalue())


def said(made: SheetImport) -> list[str]:
    return [
        each["kind"] for row in made.rows.all() for each in row.reading["remarks"] if each["kind"] in SAID
    ]


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_words_that_nobody_changed_are_not_doubted(cast, first, language, file_format):
    with override(language):
        content = export(cast, file_format)
    back = read(cast, SimpleUploadedFile(f"outcomes.{file_format}", content), by=cast.lead.principal)
    assert said(back) == [], [row.reading["remarks"] for row in back.rows.all()]
    assert {row.verdict for row in back.rows.all()} == {"same"}


def plain(value):
    return [each.removeprefix("* ") for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("words", "typed", "name", "expected"),
    [
        ("worker_groups", GROUPS, "worker_groups", ["street-vendors-market-traders", "waste-pickers"]),
        ("direction", "Negative", "direction", "negative"),
        ("change_type", "Practice", "change_type", "practice"),
        ("date", "June 2021", "date_from", "2021-06-01"),
        ("place", "Kumasi, Ghana; Togo", "countries", ["GH", "TG"]),
        ("place", "Kumasi, Ghana", "city", "Kumasi"),
        ("programmes", "Law; Urban Policies", "programmes", ["law", "urban-policies"]),
        ("confidentiality", "Restricted", "confidentiality", "restricted"),
    ],
)  # fmt: skip
def test_words_that_alone_were_changed_are_followed_and_it_is_said(cast, first, words, typed, name, expected):
    made = imported(cast, exported(cast, {words: typed}, first), by=cast.lead.principal)
    row = made.rows.get(verdict="changed")
    was, now = row.reading["changes"][name]
    assert (plain(now), plain(now) != plain(was)) == (expected, True)
    assert said(made) == ["words_followed"]
    first.refresh_from_db()
    assert first.version == 3


def test_an_actor_added_to_the_words_is_added_to_the_record(cast, first):
    typed = "Accra Metropolitan Assembly; Ministry of Works and Housing"
    made = imported(cast, exported(cast, {"actors": typed}, first), by=cast.lead.principal)
    assert said(made) == ["words_followed"]
    assert sorted(part.actor.name for part in first.actor_parts.all()) == typed.split("; ")


def test_a_key_that_alone_was_changed_is_followed_and_it_is_said(cast, first):
    edits = {"direction_key": "negative", "worker_group_keys": "waste-pickers"}
    made = imported(cast, exported(cast, edits, first), by=cast.lead.principal)
    assert said(made) == ["key_followed", "key_followed"]
    first.refresh_from_db()
    assert (first.direction, [code.key for code in first.worker_groups.all()]) == (
        "negative",
        ["waste-pickers"],
    )


def test_where_both_were_changed_and_differ_the_key_is_followed_with_a_warning(cast, first):
    edits = {"worker_groups": "Domestic workers", "worker_group_keys": "waste-pickers"}
    made = imported(cast, exported(cast, edits, first), by=cast.lead.principal)
    (told,) = [
        Remark.from_data(each)
        for each in made.rows.get(verdict="changed").reading["remarks"]
        if each["kind"] in SAID
    ]
    assert (told.kind, str(told.grave)) == ("words_differ", "warning")
    assert "Domestic workers" in told.words
    assert "Waste pickers" in told.words
    assert [code.key for code in first.worker_groups.all()] == ["waste-pickers"]


def test_where_both_were_changed_alike_there_is_nothing_to_say(cast, first):
    edits = {"worker_groups": "Waste pickers", "worker_group_keys": "waste-pickers"}
    made = imported(cast, exported(cast, edits, first), by=cast.lead.principal)
    assert said(made) == []
    assert [code.key for code in first.worker_groups.all()] == ["waste-pickers"]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("worker_groups", "People of the moon"),
        ("worker_groups", None),
        ("direction", "Positive; Negative"),
        ("date", "when the rains came"),
        ("place", "somewhere"),
    ],
)
def test_words_that_cannot_be_followed_are_shown_and_change_nothing(cast, first, words, typed):
    made = read(cast, exported(cast, {words: typed}, first), by=cast.lead.principal)
    row = made.rows.get(verdict="changed")
    assert (said(made), row.reading["changes"]) == (["words_differ"], {})
    with pytest.raises(Refused, match="Nothing would be imported"):
        confirm_import(sheet_import=made, version=made.version, by=cast.lead.principal, ring=False)


def test_an_outcome_added_below_in_words_alone_is_read(cast, first):
    added = {
        "title": "The market of Lomé gets a roof",
        "statement": "In May 2022 the city of Lomé roofed the market and gave each trader a stall with a number.",
        "date": "May 2022",
        "place": "Lomé, Togo",
        "worker_groups": "Street vendors",
        "direction": "Positive",
    }
    made = read(cast, exported(cast, {}, None, added=added), by=cast.lead.principal)
    values = made.rows.get(title=added["title"]).reading["values"]
    assert (values["date_from"], values["date_precision"]) == ("2022-05-01", "month")
    assert (values["countries"], values["city"]) == (["TG"], "Lomé")
    assert (values["worker_groups"], values["direction"]) == (["street-vendors-market-traders"], "positive")
    assert said(made) == ["words_followed"] * 4


def test_a_key_that_nobody_knows_does_not_empty_the_answer(cast, first):
    made = read(cast, exported(cast, {"change_type_key": "polcy-of-the-moon"}, first), by=cast.lead.principal)
    (row,) = made.rows.filter(reading__changes={}, verdict__in=["same", "changed"], title=first.title)
    assert "unknown_term" in [each["kind"] for each in row.reading["remarks"]]
