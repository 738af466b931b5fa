"""The pages of an import: from a file nobody prepared to outcomes, for those who may and nobody else."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outcomes.enums import Origin
from outcomes.importing.states import ImportState
from outcomes.models import Outcome, SheetImport
from outcomes.services.importing.confirming import confirm_import
from outcomes.services.importing.reading import read_import
from outcomes.services.importing.writing import write_import
from outcomes.services.sources import erase_source
from outcomes.services.withheld import withhold_words
from outcomes.tests.db.test_imports import ROWS, workbook
from outcomes.tests.hostile import HOSTILE, prints_as_text
from outcomes.tests.import_books import CITY, COURT
from wiego_mle.audit.models import Entry

pytestmark = pytest.mark.django_db

PRINTABLE = [text for text in HOSTILE if text.isprintable() and len(text) < 200][:12]
"""A workbook holds no control characters, so these cannot come in one."""


@pytest.fixture(autouse=True)
def kept_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def page(name: str, made: SheetImport, *more) -> str:
    return reverse(f"rounds:{name}", args=[made.round.reference, made.reference, *more])


def uploaded(cast, file: SimpleUploadedFile) -> SheetImport:
    response = cast.lead.client.post(reverse("rounds:imports", args=[cast.round.reference]), {"file": file})
    made = SheetImport.objects.select_related("round").get()
    assert response.url == page("import", made)
    read_import(made.pk)
    made.refresh_from_db()
    return made


def test_a_file_nobody_prepared_becomes_outcomes_and_is_taken_back(cast):
    client = cast.lead.client
    rows = [[CITY, "03/04/2021", "Ghanna", "Miners"], [COURT, "March 2090", "Kenya", ""]]
    made = uploaded(cast, workbook(rows, head=["Outcome", "When", "Country", "Worker group"]))
    told = client.get(page("import", made)).content.decode()
    assert "1 row has an error" in told
    columns = client.get(page("import-columns", made)).content.decode()
    assert "Worker group" in columns
    questions = client.get(page("import-questions", made)).content.decode()
    assert "03/04/2021" in questions
    word = re.search(r'name="(word\d+)"', questions)[1]
    client.post(page("import-questions", made), {"day_first": "day", word: "waste-pickers"})
    read_import(made.pk)
    listed = client.get(page("import-rows", made), {"verdict": "error"}).content.decode()
    assert "March 2090" in listed
    assert "Error: 1 row<" in listed
    assert "Ghanna" not in listed
    position = made.rows.get(verdict="error").position
    row = page("import-row", made, position)
    wrong = client.post(row, {"statement": COURT, "when": "03/04/2021", "language": "en"})
    assert "Write the date in words" in wrong.content.decode()
    client.post(row, {"statement": COURT, "when": "June 2020", "countries": "Kenya", "language": "en"})
    assert made.rows.get(position=position).verdict == "new"
    made.refresh_from_db()
    confirmed = client.post(page("import-confirm", made), {"version": made.version, "enters_as": "draft"})
    assert confirmed.status_code == 302
    write_import(made.pk)
    made.refresh_from_db()
    assert made.state == ImportState.DONE, made.about.get("refused")
    first, second = Outcome.objects.filter(origin=Origin.IMPORT).order_by("reference")
    assert (str(first.date_from), [code.key for code in first.worker_groups.all()]) == (
        "2021-04-03",
        ["waste-pickers"],
    )
    assert str(second.date_from) == "2020-06-01"
    record = client.get(reverse("outcomes:detail", args=[first.reference])).content.decode()
    assert "Ghanna" in record
    assert made.sha256 in record
    done = client.get(page("import", made)).content.decode()
    assert f'action="{page("import-undo", made)}"' not in done
    listed = f"{reverse('outcomes:list')}?round={made.round.reference}&amp;state=draft"
    assert listed in done
    asked = client.get(page("import-undo", made)).content.decode()
    assert f'<a href="{listed}">Draft</a>: 2' in asked
    assert Outcome.objects.filter(origin=Origin.IMPORT).count() == 2
    Outcome.objects.filter(pk=first.pk).update(version=first.version + 1)
    stopped = client.get(page("import-undo", made)).content.decode()
    assert f"{first.reference}</a>: its text was changed" in stopped
    assert "<button" not in stopped.split("<main")[1].split("</main>")[0]
    Outcome.objects.filter(pk=first.pk).update(version=first.version)
    client.post(page("import-undo", made), {"version": made.version})
    assert not Outcome.objects.filter(origin=Origin.IMPORT).exists()


def test_nobody_else_sees_an_import_or_the_row_of_a_record(cast):
    made = uploaded(cast, workbook(ROWS))
    names = ("import", "import-columns", "import-questions", "import-rows")
    for other in (cast.reporter, cast.reviewer, cast.coder, cast.reader, cast.outsider):
        for name in names:
            assert other.client.get(page(name, made)).status_code in (403, 404)
        assert other.client.post(page("import-confirm", made), {"version": made.version}).status_code in (
            403,
            404,
        )
    elsewhere = reverse("rounds:import", args=[cast.other_round.reference, made.reference])
    assert cast.administrator.client.get(elsewhere).status_code == 404


def test_a_page_of_rows_costs_the_same_whatever_it_holds(cast):
    counts = []
    for number in (1, 3):
        SheetImport.objects.all().delete()
        made = uploaded(cast, workbook([[f"{CITY} {each}", *ROWS[0][1:]] for each in range(number)]))
        client = cast.lead.client
        client.get(page("import-rows", made))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page("import-rows", made)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_hostile_cells_are_printed_as_text(cast):
    made = uploaded(
        cast,
        workbook([[f"{text} {CITY}", "2021", text, text, text, text, "", text] for text in PRINTABLE]),
    )
    for name in ("import", "import-columns", "import-questions", "import-rows"):
        assert prints_as_text(cast.lead.client.get(page(name, made)))
    assert prints_as_text(cast.lead.client.get(page("import-row", made, made.rows.first().position)))


def test_a_file_that_is_no_spreadsheet_says_what_to_do(cast):
    made = uploaded(cast, SimpleUploadedFile("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 300))
    told = cast.lead.client.get(page("import", made)).content.decode()
    assert "This is no spreadsheet" in told
    empty = cast.lead.client.post(reverse("rounds:imports", args=[cast.round.reference]), {})
    assert "Choose a file." in empty.content.decode()


def taken(person, made: SheetImport) -> bytes:
    """Return the file as the person gets it."""
    response = person.client.post(page("import-file", made))
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_file_comes_back_as_it_was_sent_and_the_trail_says_who_took_it(cast):
    sent = workbook(ROWS, name="Cosecha 2021 “final”.xlsx")
    content = sent.read()
    sent.seek(0)
    made = uploaded(cast, sent)
    assert "Get the file as it came" in cast.lead.client.get(page("import", made)).text
    response = cast.lead.client.post(page("import-file", made))
    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert "Cosecha%202021" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]
    entry = Entry.objects.get(act="import.file_taken")
    assert (entry.subject_reference, entry.by) == (made.reference, cast.lead.person)
    assert cast.lead.client.get(page("import-file", made)).status_code == 405
    for person in (cast.reporter, cast.reviewer, cast.coder, cast.reader):
        assert person.client.post(page("import-file", made)).status_code in (403, 404)
    assert Entry.objects.filter(act="import.file_taken").count() == 1


def test_a_file_that_was_called_otherwise_is_handed_out_as_a_spreadsheet(cast):
    made = uploaded(cast, workbook(ROWS, name="harvest.html"))
    response = cast.lead.client.post(page("import-file", made))
    assert b"".join(response.streaming_content)
    assert 'filename="harvest.html.xlsx"' in response["Content-Disposition"]


def test_what_is_withheld_or_erased_by_now_does_not_leave_in_the_file(cast):
    made = uploaded(cast, workbook(ROWS))
    confirm_import(sheet_import=made, version=made.version, by=cast.lead.principal, ring=False)
    write_import(made.pk)
    assert taken(cast.lead, made)
    with_source = Outcome.objects.select_related("round").get(sources__isnull=False)
    other = Outcome.objects.select_related("round").get(sources__isnull=True)
    withhold_words(outcome=other, words="High Court", why="She is at risk.", by=cast.lead.principal)
    assert "handed to nobody" in cast.lead.client.get(page("import", made)).text
    assert cast.lead.client.post(page("import-file", made)).status_code == 403
    assert cast.administrator.client.post(page("import-file", made)).status_code == 403
    Outcome.objects.update(withheld=[])
    assert taken(cast.lead, made)
    source = with_source.sources.get()
    source.outcome = with_source
    erase_source(source=source, reason="They asked.", by=cast.lead.principal)
    assert cast.lead.client.post(page("import-file", made)).status_code == 403


@pytest.mark.parametrize(
    ("heading", "word", "answer", "name"),
    [
        ("Influence route", "by the back door", "D", "influence_route"),
        ("Confidentiality", "hush-hush", "restricted", "confidentiality"),
        ("Direction", "sideways", "negative", "direction"),
        ("Level", "the street", "city", "level"),
    ],
)
def test_every_question_that_is_counted_as_open_is_asked(cast, heading, word, answer, name):
    made = uploaded(
        cast, workbook([[CITY, "2021", "Ghana", word]], head=["Outcome", "When", "Country", heading])
    )
    assert "1 question is open" in cast.lead.client.get(page("import", made)).text
    questions = cast.lead.client.get(page("import-questions", made)).text
    assert word in questions
    field = re.search(r'name="(word\d+)"', questions)[1]
    cast.lead.client.post(page("import-questions", made), {field: answer})
    read_import(made.pk)
    made.refresh_from_db()
    assert "Nothing is open." in cast.lead.client.get(page("import", made)).text
    assert made.rows.get().reading["values"][name] == answer


def seen_on(client, address: str) -> str:
    """Return the mark that a page carries of what it showed."""
    return re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode())[1]


def test_of_two_windows_with_the_columns_the_later_one_is_told_and_keeps_what_was_chosen(cast):
    made = uploaded(cast, workbook([[CITY, "Kenya"]], head=["Outcome", "Where"]))
    client, address = cast.lead.client, page("import-columns", made)
    seen = seen_on(client, address)
    assert client.post(address, {"t0c0": "statement", "t0c1": "city", "seen": seen}).status_code == 302
    late = client.post(address, {"t0c0": "statement", "t0c1": "country", "seen": seen})
    html = late.content.decode()
    assert late.status_code == 409
    assert "Saved meanwhile: City" in html
    assert '<option value="country" selected>' in html
    made.refresh_from_db()
    assert [said["target"] for said in made.answers["columns"].values()] == ["statement", "city"]
    again = re.search(r'name="seen" value="(\w+)"', html)[1]
    assert client.post(address, {"t0c0": "statement", "t0c1": "country", "seen": again}).status_code == 302


def test_of_two_windows_with_the_questions_the_later_one_is_told(cast):
    made = uploaded(cast, workbook([[CITY, "03/04/2021"]], head=["Outcome", "When"]))
    client, address = cast.lead.client, page("import-questions", made)
    seen = seen_on(client, address)
    assert client.post(address, {"day_first": "day", "seen": seen}).status_code == 302
    late = client.post(address, {"day_first": "month", "seen": seen})
    assert late.status_code == 409
    assert "Saved meanwhile: 3 April: the day first" in late.content.decode()
    made.refresh_from_db()
    assert made.answers["day_first"] is True


def test_of_two_windows_with_a_row_the_later_one_is_told_and_keeps_what_was_typed(cast):
    made = uploaded(cast, workbook([[CITY, "2021"]], head=["Outcome", "When"]))
    client, row = cast.lead.client, made.rows.get()
    address = page("import-row", made, row.position)
    said = {"statement": CITY, "when": "2021", "language": "en", "seen": seen_on(client, address)}
    assert client.post(address, said | {"city": "Accra"}).status_code == 302
    late = client.post(address, said | {"city": "Kumasi", "title": ""})
    html = late.content.decode()
    assert late.status_code == 409
    assert "Saved meanwhile: Accra" in html
    assert 'value="Kumasi"' in html
    row.refresh_from_db()
    assert row.fixes["city"] == "Accra"
    again = re.search(r'name="seen" value="(\w+)"', html)[1]
    assert client.post(address, said | {"city": "Kumasi", "seen": again}).status_code == 302
    row.refresh_from_db()
    assert row.fixes["city"] == "Kumasi"


def test_what_is_wrong_in_a_row_is_named_by_its_field_alone(cast):
    made = uploaded(cast, workbook([[CITY, "2021"]], head=["Outcome", "When"]))
    row = made.rows.get()
    said = {"statement": CITY, "when": "2021", "language": "en", "countries": "Atlantis"}
    html = cast.lead.client.post(page("import-row", made, row.position), said).content.decode()
    assert "Country or countries – We do not know" in html


def test_confirmed_twice_the_second_press_leads_to_the_page_that_says_how_far_it_is(cast):
    made = uploaded(cast, workbook([[CITY, "2021"]], head=["Outcome", "When"]))
    said = {"version": made.version, "enters_as": "draft"}
    for _press in range(2):
        response = cast.lead.client.post(page("import-confirm", made), said)
        assert (response.status_code, response.url) == (302, page("import", made))


def test_a_confirmation_that_is_not_taken_says_why_at_the_top(cast):
    made = uploaded(cast, workbook([[CITY, "2021"]], head=["Outcome", "When"]))
    said = {"version": made.version + 1, "enters_as": "draft"}
    late = cast.lead.client.post(page("import-confirm", made), said)
    html = late.content.decode()
    assert late.status_code == 409
    assert html.index("Somebody else changed this meanwhile.") < html.index("1. Columns")
