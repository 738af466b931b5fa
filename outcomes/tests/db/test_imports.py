"""Bringing spreadsheets in: all or nothing, once, undone as a whole, and read back by reference."""

from __future__ import annotations

import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from harvests.models import Code, Programme
from outcomes.enums import Origin
from outcomes.enums import OutcomeState as S
from outcomes.headlines import headline
from outcomes.importing.states import ImportState, RowVerdict
from outcomes.models import Actor, ImportProfile, ImportRow, Outcome, SheetImport
from outcomes.queries.outcomes import visible_to
from outcomes.queries.passages import quoted_to
from outcomes.reports.list_export import list_file, list_table
from outcomes.services.importing.confirming import choose_row, choose_rows, confirm_import, unsettled_rows
from outcomes.services.importing.files import cancel_import, save_profile, say_how, start_import
from outcomes.services.importing.mending import mend_row
from outcomes.services.importing.reading import read_import
from outcomes.services.importing.undoing import obstacles, undo_import
from outcomes.services.importing.writing import write_import
from outcomes.services.questions import ask_question
from outcomes.services.record import save_answers
from outcomes.services.sources import erase_source
from outcomes.tests.factories import OutcomeFactory
from outcomes.tests.import_books import CITY, COURT, UNION
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import sort_key

pytestmark = pytest.mark.django_db

TITLE_SORTED = sort_key(headline(CITY))
HEAD = [
    "Outcome statement",
    "Date",
    "Country",
    "Who changed",
    "Worker groups",
    "Programme",
    "Source",
    "Remark of ours",
]
ROWS = [
    [
        CITY,
        date(2021, 3, 12),
        "Ghana",
        "Accra Metropolitan Assembly",
        "Street vendors",
        "Urban Policies",
        "Ama Mensah",
        "ok",
    ],
    [COURT, "June 2020", "Kenya", "High Court of Kenya", "Street vendors", "Law", "", ""],
]


@pytest.fixture(autouse=True)
def kept_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def workbook(
    rows: list[list], *, head: list[str] | None = None, name: str = "harvest.xlsx"
) -> SimpleUploadedFile:
    made = openpyxl.Workbook()
    for row in [head or HEAD, *rows]:
        made.active.append(row)
    for line in made.active.iter_rows():
        for cell in line:
            # Text that begins with = stays text, as when somebody types an apostrophe before it.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    stream = io.BytesIO()
    made.save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def read(cast, upload: SimpleUploadedFile, *, by=None, **options) -> SheetImport:
    made = start_import(
        by=by or cast.administrator.principal, harvest_round=cast.round, upload=upload, ring=False, **options
    )
    read_import(made.pk)
    made.refresh_from_db()
    return made


def imported(cast, upload: SimpleUploadedFile, *, by=None, **confirmation) -> SheetImport:
    by = by or cast.administrator.principal
    made = read(cast, upload, by=by)
    confirm_import(sheet_import=made, version=made.version, by=by, ring=False, **confirmation)
    write_import(made.pk)
    made.refresh_from_db()
    return made


def verdicts(made: SheetImport) -> list[str]:
    return list(made.rows.order_by("position").values_list("verdict", flat=True))


def test_rows_become_drafts_with_everything_that_came_along(cast):
    made = imported(cast, workbook(ROWS))
    assert made.state == ImportState.DONE
    assert verdicts(made) == ["new", "new"]
    outcome = Outcome.objects.get(import_rows__number=2)
    assert (outcome.state, outcome.origin, outcome.author) == (
        S.DRAFT,
        Origin.IMPORT,
        cast.administrator.person,
    )
    assert (outcome.statement, outcome.language, outcome.date_from) == (CITY, "en", date(2021, 3, 12))
    assert [place.country for place in outcome.countries.all()] == ["GH"]
    assert [part.actor.name for part in outcome.actor_parts.all()] == ["Accra Metropolitan Assembly"]
    assert [code.key for code in outcome.worker_groups.all()] == ["street-vendors-market-traders"]
    assert [(part.programme.key, part.is_lead) for part in outcome.programme_parts.all()] == [
        ("urban-policies", True)
    ]
    assert [source.name for source in outcome.sources.all()] == ["Ama Mensah"]
    assert made.sha256[:12] in outcome.origin_note
    assert "harvest.xlsx" in outcome.origin_note
    assert "row 2" in outcome.origin_note
    assert made.reference in outcome.origin_note
    row = outcome.import_rows.get()
    assert ["Remark of ours", "ok"] in row.reading["raw"]
    assert ["Remark of ours", "ok"] in row.reading["attached"]
    content = outcome.versions.get().content
    assert (content["statement"], content["countries"], content["programmes"]) == (
        CITY,
        ["GH"],
        ["* urban-policies"],
    )
    assert outcome.search_text
    assert outcome.keys.exists()
    assert list(
        visible_to(cast.administrator.principal).filter(search_text__contains="accra metropolitan")
    ) == [outcome]
    assert Entry.objects.filter(act="outcome.imported", subject_reference=outcome.reference).count() == 1
    assert not faults()


def test_what_was_imported_equals_what_would_have_been_typed(cast):
    """A version says the same as if it were read from the tables anew, so the next save finds no change."""
    from outcomes.services.snapshot import as_stored, snapshot

    imported(cast, workbook(ROWS))
    for outcome in Outcome.objects.filter(origin=Origin.IMPORT):
        assert outcome.versions.get().content == as_stored(snapshot(outcome))
        from outcomes.services.snapshot import search_text_of

        assert outcome.search_text == search_text_of(outcome)


def test_the_same_file_again_changes_nothing(cast):
    imported(cast, workbook(ROWS))
    before = Outcome.objects.count()
    again = read(cast, workbook(ROWS))
    assert verdicts(again) == ["same", "same"]
    with pytest.raises(Refused):
        confirm_import(sheet_import=again, version=again.version, by=cast.administrator.principal, ring=False)
    assert Outcome.objects.count() == before


def test_a_row_that_was_added_later_is_the_only_new_one(cast):
    imported(cast, workbook(ROWS))
    more = [*ROWS, [UNION, 2019, "Peru", "CGTP", "Domestic workers", "Law", "", ""]]
    again = read(cast, workbook(more))
    assert verdicts(again)[:2] == ["same", "same"]
    assert verdicts(again)[2] in ("new", "warning")


def test_two_who_import_the_same_rows_at_once_make_them_once(cast):
    first, second = read(cast, workbook(ROWS)), read(cast, workbook(ROWS))
    for made in (first, second):
        confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)
    write_import(first.pk)
    write_import(second.pk)
    second.refresh_from_db()
    assert (second.state, Outcome.objects.filter(origin=Origin.IMPORT).count()) == (ImportState.READY, 2)
    assert second.about["refused"]


def test_a_task_that_runs_twice_writes_once(cast):
    made = imported(cast, workbook(ROWS))
    read_import(made.pk)
    write_import(made.pk)
    assert Outcome.objects.filter(origin=Origin.IMPORT).count() == 2


def test_one_row_that_breaks_a_rule_stops_all_of_them(cast):
    made = read(cast, workbook(ROWS))
    broken = made.rows.get(number=3)
    broken.reading["values"]["statement"] = "x" * 10_001
    broken.save()
    confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)
    write_import(made.pk)
    made.refresh_from_db()
    assert made.state == ImportState.READY
    assert "3" in made.about["refused"]
    assert not Outcome.objects.filter(origin=Origin.IMPORT).exists()
    assert not Actor.objects.filter(name="High Court of Kenya").exists()
    assert not Entry.objects.filter(act="outcome.imported").exists()


def test_rows_with_errors_must_be_mended_or_left_out(cast):
    rows = [*ROWS, [COURT + " Then it fined the city.", "March 2090", "Kenya", "", "", "", "", ""]]
    made = read(cast, workbook(rows))
    assert unsettled_rows(made) == 1
    with pytest.raises(Incomplete):
        confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)
    choose_rows(sheet_import=made, verdict="error", choice="skip", by=cast.administrator.principal)
    made.refresh_from_db()
    confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)
    write_import(made.pk)
    assert Outcome.objects.filter(origin=Origin.IMPORT).count() == 2


def test_a_faulty_row_can_be_mended_in_place(cast):
    made = read(cast, workbook([[COURT, "March 2090", "Kenya", "", "", "", "", ""]]))
    row = made.rows.get()
    assert row.verdict == RowVerdict.ERROR
    fixes = {"date_from": "2020-06-01", "date_to": "2020-06-30", "date_precision": "month"}
    row = mend_row(row=row, fixes=fixes, by=cast.administrator.principal)
    assert row.verdict == RowVerdict.NEW
    made.refresh_from_db()
    assert (made.counts["error"], made.counts["new"]) == (0, 1)
    confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)
    write_import(made.pk)
    assert Outcome.objects.get(origin=Origin.IMPORT).date_from == date(2020, 6, 1)


def test_a_record_that_says_the_same_is_a_duplicate_until_somebody_says_otherwise(cast):
    there = OutcomeFactory(
        round=cast.round, author=cast.administrator.person, title=CITY[:90], statement=CITY
    )
    there.title_sorted = (
        "in march 2021 the city council of accra adopted a by law that gives street vendors two year permits"
    )
    there.save()
    made = read(cast, workbook(ROWS[:1]))
    row = made.rows.get()
    assert (row.verdict, row.matched) == (RowVerdict.DUPLICATE, there)
    choose_row(row=row, choice="take", by=cast.administrator.principal)
    made.refresh_from_db()
    confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)
    write_import(made.pk)
    assert Outcome.objects.filter(origin=Origin.IMPORT).count() == 1


def test_a_record_that_a_person_may_not_read_is_not_told_of(cast):
    OutcomeFactory(
        round=cast.other_round,
        author=cast.reporter.person,
        title="In March 2021 the city council of Accra adopted a by-law",
        statement=CITY,
        title_sorted=TITLE_SORTED,
        confidentiality="restricted",
        state=S.DRAFT,
    )
    made = read(cast, workbook(ROWS[1:] + ROWS[:1]), by=cast.lead.principal)
    assert RowVerdict.DUPLICATE not in verdicts(made)


def test_undo_takes_back_everything_and_nothing_else(cast):
    kept = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    made = imported(cast, workbook(ROWS))
    assert obstacles(made) == []
    undo_import(sheet_import=made, version=made.version, by=cast.administrator.principal)
    assert list(Outcome.objects.all()) == [kept]
    assert not Actor.objects.filter(name="High Court of Kenya").exists()
    assert SheetImport.objects.get().state == ImportState.UNDONE
    assert Entry.objects.filter(act="outcome.import_undone").count() == 2
    assert not faults()
    again = read(cast, workbook(ROWS))
    assert RowVerdict.SAME not in verdicts(again)


def test_undo_names_what_was_built_on_it(cast):
    made = imported(cast, workbook(ROWS), by=cast.lead.principal)
    first, second = Outcome.objects.filter(origin=Origin.IMPORT).select_related("round").order_by("reference")
    save_answers(outcome=first, version=1, answers={"city": "Accra"}, by=cast.lead.principal)
    ask_question(outcome=second, field="statement", text="Who exactly?", by=cast.reviewer.principal)
    told = {each.reference: each.what for each in obstacles(made)}
    assert set(told) == {first.reference, second.reference}
    with pytest.raises(Refused) as refusal:
        undo_import(sheet_import=made, version=made.version, by=cast.lead.principal)
    assert first.reference in str(refusal.value)
    assert Outcome.objects.filter(origin=Origin.IMPORT).count() == 2


def complete(cast) -> list[list]:
    head = [
        *HEAD[:-1],
        "Significance",
        "Contribution of WIEGO",
        "Contribution of others",
        "Actor type",
        "Change type",
        "Level",
        "Direction",
        "Influence route",
    ]
    row = [
        *ROWS[0][:-1],
        "First of its kind.",
        "WIEGO drafted it.",
        "None known",
        "Local government",
        "Policy",
        "City",
        "Positive",
        "A",
    ]
    return [head, row]


def test_accepted_ones_need_an_administrator_a_reason_and_another_author(cast):
    head, row = complete(cast)
    made = read(cast, workbook([row], head=head))
    by = cast.administrator.principal
    for confirmation, error in (
        ({"reason": "Accepted in 2016."}, Incomplete),
        ({"author": cast.reporter.person}, Incomplete),
    ):
        with pytest.raises(error):
            confirm_import(
                sheet_import=made,
                version=made.version,
                by=by,
                enters_as="accepted",
                ring=False,
                **confirmation,
            )
    theirs = read(cast, workbook([row], head=head), by=cast.lead.principal)
    with pytest.raises(Refused):
        confirm_import(
            sheet_import=theirs,
            version=theirs.version,
            by=cast.lead.principal,
            enters_as="accepted",
            reason="x",
            author=cast.reporter.person,
            ring=False,
        )


def test_what_is_complete_enters_accepted_with_the_reason_on_the_trail(cast):
    head, row = complete(cast)
    lacking = [COURT, *[""] * (len(row) - 1)]
    made = read(cast, workbook([row, lacking], head=head))
    confirm_import(
        sheet_import=made,
        version=made.version,
        by=cast.administrator.principal,
        enters_as="accepted",
        reason="Accepted in the rounds of 2016.",
        author=cast.reporter.person,
        ring=False,
    )
    write_import(made.pk)
    states = dict(Outcome.objects.filter(origin=Origin.IMPORT).values_list("import_rows__number", "state"))
    assert states == {2: S.ACCEPTED, 3: S.DRAFT}
    accepted = Outcome.objects.get(state=S.ACCEPTED)
    assert (accepted.decided_by, accepted.author) == (cast.administrator.person, cast.reporter.person)
    entry = Entry.objects.get(act="outcome.accepted", subject_reference=accepted.reference)
    assert entry.reason == "Accepted in the rounds of 2016."
    made.refresh_from_db()
    assert made.about["accepted"] == 1
    assert obstacles(made) == []


def test_only_the_lead_of_the_round_and_administrators_bring_files_in(cast):
    for outsider in (cast.reporter, cast.reviewer, cast.coder, cast.reader, cast.outsider):
        with pytest.raises(Refused):
            start_import(by=outsider.principal, harvest_round=cast.round, upload=workbook(ROWS), ring=False)
    assert not SheetImport.objects.exists()


def test_a_profile_is_recognised_and_answers_what_was_asked_before(cast):
    head, row = ["Outcome", "Land", "Group"], [CITY, "Gold Coast", "Hawkers of fish"]
    made = read(cast, workbook([row], head=head))
    assert verdicts(made) == ["warning"]
    key = f"{made.about['tables'][0]['sheet']}\n"
    made = say_how(
        sheet_import=made,
        version=made.version,
        by=cast.administrator.principal,
        columns={
            f"{key}1": {"target": "country", "mark": ""},
            f"{key}2": {"target": "worker_groups", "mark": ""},
        },
        words={
            "country": {"gold coast": "GH"},
            "worker_group": {"hawkers of fish": "street-vendors-market-traders"},
        },
        ring=False,
    )
    read_import(made.pk)
    made.refresh_from_db()
    assert verdicts(made) == ["new"]
    values = made.rows.get().reading["values"]
    assert (values["countries"], values["worker_groups"]) == (["GH"], ["street-vendors-market-traders"])
    save_profile(sheet_import=made, name="Fish team", by=cast.administrator.principal)
    next_one = read(cast, workbook([[COURT, "Gold Coast", "Hawkers of fish"]], head=head))
    assert next_one.profile == ImportProfile.objects.get(name="Fish team")
    assert verdicts(next_one) == ["new"]
    assert next_one.rows.get().reading["values"]["countries"] == ["GH"]


def test_the_question_about_days_is_asked_once_and_answered_for_all(cast):
    rows = [[CITY, "03/04/2021"], [COURT, "05/06/2020"]]
    made = read(cast, workbook(rows, head=["Outcome", "Date"]))
    assert made.about["asks_day_first"] == 2
    assert {row.reading["values"]["date_precision"] for row in made.rows.all()} == {"year"}
    made = say_how(
        sheet_import=made, version=made.version, by=cast.administrator.principal, day_first=False, ring=False
    )
    read_import(made.pk)
    made.refresh_from_db()
    assert [row.reading["values"]["date_from"] for row in made.rows.order_by("position")] == [
        "2021-03-04",
        "2020-05-06",
    ]
    assert verdicts(made) == ["new", "new"]


def test_a_cancelled_import_leaves_nothing_but_its_file(cast):
    made = read(cast, workbook(ROWS))
    cancel_import(sheet_import=made, version=made.version, by=cast.administrator.principal)
    read_import(made.pk)
    made.refresh_from_db()
    assert (made.state, made.rows.count()) == (ImportState.CANCELLED, 0)
    with pytest.raises(Refused):
        confirm_import(sheet_import=made, version=made.version, by=cast.administrator.principal, ring=False)


def test_who_says_something_on_an_old_page_is_told(cast):
    made = read(cast, workbook(ROWS))
    say_how(
        sheet_import=made, version=made.version, by=cast.administrator.principal, day_first=True, ring=False
    )
    with pytest.raises(Stale):
        say_how(
            sheet_import=made,
            version=made.version - 1,
            by=cast.administrator.principal,
            day_first=False,
            ring=False,
        )


def test_a_file_that_is_no_spreadsheet_says_so(cast):
    made = read(cast, SimpleUploadedFile("report.xlsx", b"%PDF-1.7 " + b"x" * 500))
    assert (made.state, made.failure) == (ImportState.FAILED, "other_kind")
    assert "XLSX" in made.failure_words
    with pytest.raises(ValidationError):
        start_import(
            by=cast.administrator.principal,
            harvest_round=cast.round,
            upload=SimpleUploadedFile("a.csv", b""),
            ring=False,
        )


def test_an_erased_source_is_erased_in_the_row_it_came_with(cast):
    imported(cast, workbook(ROWS))
    outcome = Outcome.objects.get(import_rows__number=2)
    erase_source(source=outcome.sources.get(), reason="They asked for it.", by=cast.administrator.principal)
    assert "Ama" not in json.dumps(ImportRow.objects.get(outcome=outcome).reading)


def export(cast, file_format: str) -> bytes:
    by = cast.lead.principal
    rows = visible_to(by).order_by("reference")
    table = list_table(
        rows,
        filter_words="",
        counted=rows.count(),
        restricted=0,
        made_at=timezone.now(),
        readable=visible_to(by),
        quoted=quoted_to(by),
    )
    with list_file(table, file_format) as stream:
        return stream.read()


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_what_the_application_exports_comes_back_as_the_same(cast, file_format):
    imported(
        cast,
        workbook(
            [
                *ROWS,
                [
                    "=1+1 shops were opened by the city of Accra in 2021, and vendors moved in.",
                    "2021",
                    "Ghana",
                    "",
                    "",
                    "",
                    "",
                    "",
                ],
            ]
        ),
        by=cast.lead.principal,
    )
    back = read(
        cast, SimpleUploadedFile(f"outcomes.{file_format}", export(cast, file_format)), by=cast.lead.principal
    )
    assert verdicts(back) == ["same"] * 3, [row.reading["changes"] for row in back.rows.all()]


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_a_file_exported_in_another_language_comes_back_as_the_same(cast, language):
    from django.utils.translation import override

    imported(cast, workbook(ROWS), by=cast.lead.principal)
    with override(language):
        content = export(cast, "xlsx")
    back = read(cast, SimpleUploadedFile("alcances.xlsx", content), by=cast.lead.principal)
    assert verdicts(back) == ["same"] * 2, [row.reading["changes"] for row in back.rows.all()]


def edited(content: bytes, reference: str, **cells: str) -> tuple[SimpleUploadedFile, int]:
    """Return an exported workbook in which somebody changed cells of one record, and the row of it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[1]
    keys = next(row for row in sheet.iter_rows() if row[0].value == "reference")
    at = {cell.value: cell.column for cell in keys}
    row = next(row[0].row for row in sheet.iter_rows() if row[0].value == reference)
    for name, text in cells.items():
        sheet.cell(row, at[name]).value = text
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("edited.xlsx", stream.getvalue()), row


def test_an_exported_sheet_that_was_edited_updates_by_reference(cast):
    imported(cast, workbook(ROWS), by=cast.lead.principal)
    first = Outcome.objects.get(import_rows__number=2)
    file, _row = edited(
        export(cast, "xlsx"),
        first.reference,
        significance="It is the first by-law of its kind.",
        countries="GH; TG",
    )
    made = imported(cast, file, by=cast.lead.principal)
    assert sorted(verdicts(made)) == ["changed", "same"], [row.reading["changes"] for row in made.rows.all()]
    changed = made.rows.get(verdict="changed")
    assert changed.reading["changes"]["significance"] == ["", "It is the first by-law of its kind."]
    first.refresh_from_db()
    assert (first.significance, first.version) == ("It is the first by-law of its kind.", 2)
    assert sorted(place.country for place in first.countries.all()) == ["GH", "TG"]
    assert Outcome.objects.count() == 2
    undo_import(sheet_import=made, version=made.version, by=cast.lead.principal)
    first.refresh_from_db()
    assert (first.significance, first.version) == ("", 3)
    assert [place.country for place in first.countries.all()] == ["GH"]


def test_what_two_people_changed_is_not_overwritten_by_a_file(cast):
    imported(cast, workbook(ROWS), by=cast.lead.principal)
    first = Outcome.objects.select_related("round").get(import_rows__number=2)
    file, row = edited(export(cast, "xlsx"), first.reference, significance="From the file.")
    save_answers(
        outcome=first, version=1, answers={"significance": "Typed.", "city": "Accra"}, by=cast.lead.principal
    )
    made = read(cast, file, by=cast.lead.principal)
    held = made.rows.get(number=row)
    assert held.verdict == RowVerdict.ERROR, held.reading["remarks"]
    assert [each["kind"] for each in held.reading["remarks"] if each["kind"] == "changed_twice"]
    assert "city" not in held.reading["changes"]


def test_the_command_tells_each_row_and_imports_once(cast, tmp_path):
    file, told = tmp_path / "harvest.xlsx", tmp_path / "out.json"
    file.write_bytes(workbook(ROWS).read())
    call_command("import_outcomes", str(file), round=cast.round.reference, json=str(told), dry_run=True)
    dry = json.loads(told.read_text())
    assert not SheetImport.objects.exists()
    assert [(row["sheet"], row["row"], row["verdict"]) for row in dry["rows"]] == [
        ("Sheet", 2, "new"),
        ("Sheet", 3, "new"),
    ]
    values = dry["rows"][0]["values"]
    assert (values["countries"], values["date_precision"], values["actors"]) == (
        ["GHA"],
        "day",
        ["Accra Metropolitan Assembly"],
    )
    assert dry["counts"]["rows"] == 2
    call_command("import_outcomes", str(file), round=cast.round.reference, json=str(told))
    assert json.loads(told.read_text())["import"]["written"] == 2
    call_command("import_outcomes", str(file), round=cast.round.reference, json=str(told))
    again = json.loads(told.read_text())
    assert (again["counts"]["same"], again["import"]["written"]) == (2, 0)
    assert Outcome.objects.filter(origin=Origin.IMPORT).count() == 2
    with pytest.raises(CommandError, match="no round"):
        call_command("import_outcomes", str(file), round="nowhere", json=str(told))


def test_the_lists_are_read_with_what_an_administrator_calls_them(cast):
    code = Code.objects.get(dimension="worker_group", key="waste-pickers")
    code.label_en = "Reclaimers of the city"
    code.save()
    Programme.objects.filter(key="law").update(label_en="Legal team")
    made = read(cast, workbook([[CITY, "2021", "Ghana", "", "reclaimers of the city", "legal team", "", ""]]))
    values = made.rows.get().reading["values"]
    assert (values["worker_groups"], values["programmes"]) == (["waste-pickers"], ["law"])
