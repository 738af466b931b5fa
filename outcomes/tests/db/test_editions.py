"""An edition: every number by hand, the same in each file, the same for ever; and its way through the workers."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from harvests.models import Code, Programme
from harvests.tests.factories import HarvestRoundFactory
from outcomes.edition_page import EditionPage
from outcomes.editions.building import build, write
from outcomes.enums import EditionState
from outcomes.models import Edition, EditionFile, EditionRow, Outcome
from outcomes.queries.editions import LEASE, editions_due
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.services.edition_building import keep_rows, take_edition
from outcomes.services.editions import (
    build_again,
    discard_edition,
    order_edition,
    publish_edition,
    write_files_again,
)
from outcomes.services.highlights import put_in_front
from outcomes.services.withheld import withhold_words
from outcomes.tasks import sweep_editions
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.edition_year import (
    EXPECTED,
    FUNNEL_ALL,
    built,
    file_of,
    made_edition,
    numbers_in_archive,
    numbers_in_word,
    numbers_in_workbook,
    numbers_of,
    words_of_pdf,
)
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Stale, WrongState


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    """Return the financial year 2024, with a folder of its own for files."""
    settings.MEDIA_ROOT = tmp_path
    return make_year()


def tables_of(edition) -> dict[str, object]:
    """Return the tables of an edition by their keys."""
    return {table.key: table for table in EditionTables(FrozenEdition(edition)).all()}


def counted_in(edition) -> dict[str, dict]:
    """Return the numbers of each table of an edition."""
    return {
        table.key: numbers_of(
            [
                [column.label for column in table.columns],
                *([cell.value for cell in row] for row in table.body()),
            ]
        )
        for table in EditionTables(FrozenEdition(edition)).counted()
    }


def test_every_number_is_what_was_counted_by_hand(year):
    edition = made_edition(year.people["lead"].principal)
    assert edition.state == EditionState.READY
    counted = counted_in(edition)
    for key, numbers in EXPECTED.items():
        assert counted[key] == numbers, key
    funnel = {column: number for (row, column), number in counted["funnel"].items() if row == "All"}
    assert funnel == FUNNEL_ALL | {"All records": 14}
    assert set(counted) == {*EXPECTED, "funnel"}


def test_every_file_says_the_same_numbers(year):
    edition = made_edition(year.people["lead"].principal)
    counted = counted_in(edition)
    titles = {key: str(tables_of(edition)[key].title) for key in counted}
    assert numbers_in_workbook(file_of(edition, "xlsx"), titles) == counted
    assert numbers_in_archive(file_of(edition, "csv")) == counted
    assert numbers_in_word(file_of(edition, "docx"), titles) == counted
    words = words_of_pdf(file_of(edition, "pdf"))
    for title in titles.values():
        assert title.split(":")[0] in words.replace("\r\n", " ")


def test_the_pdf_prints_every_number_in_its_place(year):
    edition = made_edition(year.people["lead"].principal)
    words = " ".join(words_of_pdf(file_of(edition, "pdf")).split())
    for table in EditionTables(FrozenEdition(edition)).counted():
        printed = words.partition(f" {table.title} ")[2] if words.count(str(table.title)) else ""
        for row in table.rows():
            numbers = " ".join(str(cell.value or "–") for cell in row[1:])
            assert numbers in words, (table.key, row[0].value, numbers, printed[:200])
        assert " ".join(str(cell.value) for cell in table.total[1:]) in words


def everything_is_edited(year: Year) -> None:
    """Change whatever an edition counts or prints, as if years had gone by."""
    other = HarvestRoundFactory(financial_year=2031)
    for outcome in Outcome.objects.all():
        outcome.worker_groups.clear()
        outcome.programme_parts.all().delete()
        outcome.countries.all().delete()
    Outcome.objects.update(
        round=other,
        level=None,
        actor_type=None,
        change_type=None,
        direction="",
        expected="",
        influence_route="",
        title="Another title",
        statement="Another statement",
        date_from=None,
        date_to=None,
        date_precision="",
        version=F("version") + 7,
    )
    Code.objects.update(label_en="Renamed", key=Concat(Value("k"), Cast("pk", CharField())))
    Programme.objects.update(label_en="Renamed", key=Concat(Value("p"), Cast("pk", CharField())))


def rows_of(edition) -> list[list]:
    """Return every cell of every table of an edition."""
    return [
        [table.key, table.title, *([cell.value for cell in row] for row in table.body())]
        for table in EditionTables(FrozenEdition(edition)).all()
    ]


def test_an_edition_says_the_same_for_ever(year):
    edition = made_edition(year.people["lead"].principal)
    publish_edition(edition=edition, by=year.people["lead"].principal)
    before, counted = rows_of(edition), counted_in(edition)
    everything_is_edited(year)
    after = Edition.objects.get(pk=edition.pk)
    assert rows_of(after) == before
    assert FrozenEdition(after).faults() == []
    write_files_again(edition=after, by=year.people["lead"].principal)
    built(after)
    titles = {key: str(tables_of(after)[key].title) for key in counted}
    assert numbers_in_workbook(file_of(after, "xlsx"), titles) == counted
    assert numbers_in_archive(file_of(after, "csv")) == counted


def test_a_change_outside_the_application_shows(year):
    edition = made_edition(year.people["lead"].principal)
    row = edition.rows.filter(is_counted=True).first()
    EditionRow.objects.filter(pk=row.pk).update(version=99)
    assert FrozenEdition(edition).faults() == ["rows"]
    EditionRow.objects.filter(pk=row.pk).update(version=row.version)
    Edition.objects.filter(pk=edition.pk).update(head=edition.head.replace('"counted":7', '"counted":8'))
    assert FrozenEdition(Edition.objects.get(pk=edition.pk)).faults() == ["head"]


def test_the_next_edition_says_what_changed_and_why_each_number_moved(year):
    lead = year.people["lead"].principal
    first = made_edition(lead)
    publish_edition(edition=first, by=lead)
    reference = {letter: outcome.reference for letter, outcome in year.outcomes.items()}
    codes = {(code.dimension, code.key): code for code in Code.objects.all()}

    def change(letter: str, **columns) -> None:
        Outcome.objects.filter(pk=year.outcomes[letter].pk).update(version=F("version") + 1, **columns)

    change("A", level=codes["level", "city"])
    change("B", confidentiality="restricted")
    change("C", state="set_aside", set_aside_kind="duplicate", duplicate_of=year.outcomes["A"])
    change("D", state="withdrawn")
    change("E", date_from=date(2023, 5, 1), date_to=date(2023, 5, 1), date_precision="day")
    change("F", title="Another title")
    change("G", state="submitted")
    waiting = Outcome.objects.filter(state="submitted").exclude(pk=year.outcomes["G"].pk)
    added = waiting.exclude(confidentiality="restricted").get()
    Outcome.objects.filter(pk=added.pk).update(
        state="accepted", decided_at=timezone.now(), decided_by=year.people["reviewer"].person
    )
    second = made_edition(lead, title="Second edition")
    assert second.follows == first
    changed = {row[0].value: row[1].value for row in tables_of(second)["changed"].rows()}
    assert changed == {
        reference["A"]: "recoded, Level: National → City",
        "(not named)": "restricted since",
        reference["C"]: f"merged into {reference['A']}",
        reference["D"]: "withdrawn",
        reference["E"]: "re-dated: 2024/25 → 2023/24",
        reference["F"]: "text or parts changed; it counts as before",
        reference["G"]: "no longer accepted; it is with the reviewers or its author again",
        added.reference: "accepted since",
    }
    moved = {
        (row[0].value, row[1].value, row[2].value): [cell.value for cell in row[3:]]
        for row in tables_of(second)["moved"].rows()
    }
    levels = "Who changed: actor type by level"
    assert moved[levels, "Court", "National"] == [1, 0, f"{reference['A']}: recoded, Level: National → City"]
    # One court came and one, now restricted, went: the number stands still and is not listed.
    assert (levels, "Court", "City") not in moved
    assert moved[levels, "Local government", "City"] == [1, 0, f"{reference['D']}: withdrawn"]
    for _before, _now, why in moved.values():
        assert why
    before, now = counted_in(first), counted_in(second)
    told = {
        (key, row, column)
        for key in EXPECTED
        for row, column in before[key].keys() | now[key].keys()
        if before[key].get((row, column), 0) != now[key].get((row, column), 0)
        and "All outcomes" not in (row, column)
    }
    titles = {key: str(table.title) for key, table in tables_of(second).items()}
    assert {(titles[key], row, column) for key, row, column in told} == set(moved)


def test_a_published_edition_cannot_be_changed(year):
    lead = year.people["lead"].principal
    edition = made_edition(lead)
    publish_edition(edition=edition, by=lead)
    edition.refresh_from_db()
    for change in (build_again, discard_edition, publish_edition):
        with pytest.raises(WrongState):
            change(edition=edition, by=lead)
    row = edition.rows.filter(is_counted=True).first()
    with pytest.raises(WrongState):
        put_in_front(edition=edition, row=row, text="Another word.", by=lead)
    entry = Entry.objects.get(act="edition.published")
    assert entry.changes["sha256"] == ["", edition.sha256]


def test_words_withheld_later_are_not_handed_out_and_every_number_stays(year):
    lead, first = year.people["lead"].principal, year.outcomes["A"]
    Outcome.objects.filter(pk=first.pk).update(statement="Zoraida Quispe won the case.")
    edition = made_edition(lead)
    publish_edition(edition=edition, by=lead)
    counted = counted_in(edition)
    assert b"Quispe" in b"".join(parts_of(file_of(edition, "xlsx")))
    first.refresh_from_db()
    withhold_words(outcome=first, words="Zoraida Quispe", why="She could lose her stall.", by=lead)
    Outcome.objects.filter(pk=year.outcomes["B"].pk).update(confidentiality="restricted")
    page = EditionPage(Edition.objects.get(pk=edition.pk), lead)
    assert page.files_are_out_of_date
    assert not any(line.is_current for line in page.files)
    write_files_again(edition=edition, by=lead)
    after = built(edition)
    assert all(line.is_current for line in EditionPage(after, lead).files)
    for file_format in ("xlsx", "csv", "docx"):
        content = b"".join(parts_of(file_of(after, file_format)))
        assert b"Quispe" not in content
        assert b"name withheld" in content
    assert "Quispe" not in words_of_pdf(file_of(after, "pdf"))
    assert counted_in(after) == counted
    listed = [row[0].value for row in tables_of(after)["annex"].rows()]
    assert first.reference in listed
    assert year.outcomes["B"].reference not in listed


def parts_of(content: bytes) -> list[bytes]:
    """Return the parts of a file that is an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "\tcmd",
    "＝1+1",
    "#panic() *x* $y$ @z",
    "<w:fldSimple/>&amp;",
    "http://x.example",
)


def test_text_of_people_is_only_text_in_every_file(year):
    lead = year.people["lead"].principal
    letters = dict(zip("ABCDEFG", HOSTILE, strict=True))
    for letter, text in letters.items():
        Outcome.objects.filter(pk=year.outcomes[letter].pk).update(statement=text, title=text)
    edition = made_edition(lead, title="=1+1")
    for text in letters.values():
        put_in_front(edition=edition, row=edition.rows.filter(is_counted=True).first(), text=text, by=lead)
    edition.refresh_from_db()
    write_files_again(edition=edition, by=lead)
    edition = built(edition)
    book = load_workbook(io.BytesIO(file_of(edition, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    with zipfile.ZipFile(io.BytesIO(file_of(edition, "csv"))) as archive:
        for name in archive.namelist():
            for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))):
                assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in row)
    word = zipfile.ZipFile(io.BytesIO(file_of(edition, "docx"))).read("word/document.xml")
    assert b"fldSimple/" not in word.replace(b"&lt;w:fldSimple/&gt;", b"")
    assert b"w:hyperlink" not in word
    words = " ".join(words_of_pdf(file_of(edition, "pdf")).split())
    for text in letters.values():
        # Not every machine has a font with a wide sign of equality.
        printed = " ".join(text.split())
        assert printed in words or printed.replace("＝", "[?]") in words


def test_each_worker_finds_an_edition_once(year, django_assert_num_queries):
    lead = year.people["lead"].principal
    edition = ordered_edition(lead)
    now = timezone.now()
    assert take_edition(edition.pk, now=now)
    assert take_edition(edition.pk, now=now) is None
    later = now + LEASE + timedelta(seconds=1)
    # Whoever had it was ended: the sweeper finds it after the lease, and it begins anew.
    assert [each.pk for each in editions_due(later)] == [edition.pk]
    taken = take_edition(edition.pk, now=later)
    EditionRow.objects.create(
        edition=taken, outcome=year.outcomes["A"], reference="x", version=1, state="accepted"
    )
    third = take_edition(edition.pk, now=later + LEASE + timedelta(seconds=1))
    assert not EditionRow.objects.filter(edition=edition).exists()
    with pytest.raises(Stale):
        keep_rows(taken, [], total=1)
    assert third.pk == edition.pk
    assert take_edition(edition.pk, now=later + 3 * LEASE) is None
    edition.refresh_from_db()
    assert (edition.state, edition.failure) == (EditionState.FAILED, "too_long")
    build_again(edition=edition, by=lead)
    assert built(edition).state == EditionState.READY


def test_building_twice_is_building_once_and_what_is_gone_is_quiet(year):
    edition = made_edition(year.people["lead"].principal)
    rows = list(edition.rows.values_list("pk", flat=True))
    files = list(EditionFile.objects.filter(edition=edition).values_list("pk", "file_key"))
    build(edition.pk)
    for pk, _key in files:
        write(pk)
    assert list(edition.rows.values_list("pk", flat=True)) == rows
    assert list(EditionFile.objects.filter(edition=edition).values_list("pk", "file_key")) == files
    build(987_654)
    write(987_654)


def test_an_edition_discarded_while_it_is_built_stays_discarded(year):
    lead = year.people["lead"].principal
    edition = ordered_edition(lead)
    taken = take_edition(edition.pk)
    discard_edition(edition=Edition.objects.get(pk=edition.pk), by=lead)
    with pytest.raises(Stale):
        keep_rows(taken, [], total=1)
    assert not Edition.objects.get(pk=edition.pk).rows.exists()


def test_an_edition_of_nothing_fails_with_a_reason(year):
    edition = built(ordered_edition(year.people["lead"].principal, year=2025))
    assert (edition.state, edition.failure) == (EditionState.FAILED, "nothing")
    assert "nothing to print" in edition.failure_words


def test_a_lost_message_only_means_late(year):
    edition = ordered_edition(year.people["lead"].principal)
    sweep_editions()
    edition.refresh_from_db()
    assert edition.state == EditionState.READY
    assert set(EditionFile.objects.filter(edition=edition).values_list("state", flat=True)) == {"ready"}


def test_collecting_costs_the_same_queries_whatever_there_is(year, django_assert_num_queries):
    lead = year.people["lead"].principal
    many, few = ordered_edition(lead), ordered_edition(lead)
    with CaptureQueriesContext(connection) as first:
        build(many.pk)
    elsewhere = Outcome.objects.filter(state="accepted").exclude(pk=year.outcomes["A"].pk)
    elsewhere.update(round=HarvestRoundFactory(financial_year=2019))
    with django_assert_num_queries(len(first)):
        build(few.pk)
    assert (many.rows.count(), few.rows.count()) == (14, 8)


def ordered_edition(by, **more):
    """Order an edition of 2024 that no worker has looked at."""
    order = {
        "title": "Outcomes 2024/25",
        "year": 2024,
        "harvest_round": None,
        "programme": None,
        "audience": "internal",
        "language": "en",
    }
    return order_edition(by=by, **order | more)
