"""Editions of all years of a grant: every number by hand, in each file, and what is told of rounds and years."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from importlib import import_module

import docx
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from harvests.models import Code, CodebookDimension, HarvestRound, TeamMember
from harvests.tests.factories import HarvestRoundFactory, RoundClosingFactory
from outcomes.editions.building import build
from outcomes.editions.collecting import Collecting
from outcomes.models import Edition, EditionFile, Outcome, OutcomeLink
from outcomes.queries.editions import counted_in, last_published_like
from outcomes.queries.filters import narrowed
from outcomes.queries.reported import is_reported, places_of
from outcomes.queries.tables import Selection
from outcomes.reports.edition.files import file_name
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.services.edition_building import take_edition
from outcomes.services.editions import order_edition, publish_edition
from outcomes.tests.annual_year import LAW, Writer
from outcomes.tests.coded_round import coded, planned, shared
from outcomes.tests.edition_year import (
    file_of,
    made_edition,
    numbers_in_archive,
    numbers_in_word,
    numbers_in_workbook,
    numbers_of,
    words_of_pdf,
)
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    EditionFactory,
    JudgementFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SettledCodeFactory,
    SourceFactory,
    SubstantiationRequestFactory,
)
from outcomes.tests.grant_years import FORD, LIMA, Years, make_years
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.tests.cast import member

ALL_OF_FORD = "all years of the grant, 2023/24–2025/26"


@pytest.fixture
def years(db, settings, tmp_path) -> Years:
    """Return two grants over several years, with a folder of their own for files."""
    settings.MEDIA_ROOT = tmp_path
    return make_years()


def collected(years: Years, grant, *, by=None, **more) -> Edition:
    """Order an edition of all years of a grant and let it be collected, without its files."""
    order = {
        "title": "For the donor",
        "year": None,
        "harvest_round": None,
        "programme": None,
        "grant": grant,
        "audience": "internal",
        "language": "en",
    }
    edition = order_edition(by=by or years.lead.principal, **order | more)
    build(edition.pk)
    return Edition.objects.select_related("round", "programme", "grant", "follows").get(pk=edition.pk)


def published(edition: Edition) -> Edition:
    """Count an edition as published, without asking for its files."""
    Edition.objects.filter(pk=edition.pk).update(
        state="published", published_at=edition.collected_at, published_by=edition.requested_by
    )
    return Edition.objects.get(pk=edition.pk)


def tables_of(edition: Edition) -> dict[str, object]:
    """Return the tables of an edition by their keys."""
    return {table.key: table for table in EditionTables(FrozenEdition(edition)).all()}


def numbers_in(edition: Edition) -> dict[str, dict]:
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


def references(years: Years, letters: str) -> list[str]:
    """Return the references of outcomes, in their order."""
    return sorted(years.outcomes[letter].reference for letter in letters)


def test_every_number_of_each_grant_is_what_was_counted_by_hand(years):
    for grant, expected, letters in ((years.ford, FORD, "ADH"), (years.lima, LIMA, "DFI")):
        edition = collected(years, grant)
        counted = numbers_in(edition)
        for key, numbers in expected.items():
            assert counted[key] == numbers, (grant, key)
        assert set(counted) == set(expected)
        rows = edition.rows.filter(is_counted=True)
        assert sorted(rows.values_list("reference", flat=True)) == references(years, letters)


def test_every_file_says_the_same_numbers_and_the_years(years):
    edition = made_edition(years.lead.principal, title="For the donor", year=None, grant=years.ford)
    titles = {key: str(tables_of(edition)[key].title) for key in FORD}
    files = {name: file_of(edition, name) for name in ("xlsx", "csv", "docx", "pdf")}
    for found in (
        numbers_in_workbook(files["xlsx"], titles),
        numbers_in_archive(files["csv"]),
        numbers_in_word(files["docx"], titles),
    ):
        assert found == FORD
    words = words_of(files)
    for table in EditionTables(FrozenEdition(edition)).counted():
        assert str(table.title) in words["pdf"]
        for row in table.rows():
            numbers = " ".join(str(cell.value or "–") for cell in row[1:])
            assert _unbroken(f"{row[0].value} {numbers}") in _unbroken(words["pdf"]), (table.key, numbers)
        assert " ".join(str(cell.value) for cell in table.total[1:]) in words["pdf"]
    for name, said in words.items():
        assert ALL_OF_FORD in said, name
        assert "reporting years 1 April 2023 – 31 March 2026; the changes may be older" in said, name
        assert "paid by the grant Ford Foundation: 2024-117" in said, name
        assert "“Harvest 2023”, financial year 2023/24" in said, name
        # In that round only a restricted outcome names the grant.
        assert "Harvest 2021" not in said, name


def _unbroken(text: str) -> str:
    """Return a text without the places where a word can be broken at the end of a line."""
    return re.sub("[\u00ad\u2010\ufffe-]\\s*", "", text)


def words_of(files: dict[str, bytes]) -> dict[str, str]:
    """Return the text of each file of an edition on one line."""
    word = docx.Document(io.BytesIO(files["docx"]))
    with zipfile.ZipFile(io.BytesIO(files["csv"])) as archive:
        cells = "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    book = load_workbook(io.BytesIO(files["xlsx"]))
    told = {
        "xlsx": " ".join(
            str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row
        ),
        "csv": cells,
        "docx": " ".join(
            [
                *(paragraph.text for paragraph in word.paragraphs),
                *(cell.text for table in word.tables for row in table.rows for cell in row.cells),
            ]
        ),
        "pdf": words_of_pdf(files["pdf"]),
    }
    return {name: " ".join(text.split()) for name, text in told.items()}


def test_the_years_add_up_to_editions_of_single_years(years):
    whole = numbers_in(collected(years, years.ford))["reported-programme"]
    for year, label in ((2023, "2023/24"), (2024, "2024/25")):
        single = numbers_in(collected(years, years.ford, year=year))
        assert "reported-programme" not in single
        assert {
            column: number
            for (row, column), number in single["programme-strength"].items()
            if column == "All outcomes" and row == "All outcomes"
        } == {"All outcomes": whole[label, "All outcomes"]}


def test_a_cell_knows_its_outcomes_over_all_years(years):
    edition = collected(years, years.ford)

    def behind(**conditions: str) -> list[str]:
        keys = counted_in(edition, conditions)
        return sorted(Outcome.objects.filter(pk__in=keys).values_list("reference", flat=True))

    assert behind(level="national") == references(years, "AH")
    assert behind(year="2023") == references(years, "H")
    assert behind(year="2024", programme="law") == references(years, "AD")
    listed = Selection(year=None, rounds=(), grant=years.ford).conditions(["accepted"])
    assert listed == {"grant": ["ford"], "state": ["accepted"], "restricted": ["without"]}
    assert narrowed(Outcome.objects.all(), listed).count() == FrozenEdition(edition).counted


def test_the_note_tells_what_counting_years_together_means(years):
    years.ford.active_from, years.ford.active_to = date(2021, 1, 1), date(2025, 12, 31)
    years.ford.save()
    method = json.loads(collected(years, years.ford).head)["method"]
    assert (
        "All years of the grant “Ford Foundation: 2024-117” are counted together, 2023/24–2025/26: the financial "
        "years of the harvest rounds whose records are counted here."
    ) in method
    assert "The grant pays for work from 1 January 2021 to 31 December 2025." in method
    assert any(line.startswith("All numbers, also those of earlier years") for line in method)
    told = [line.split("”")[0].split("“")[1] for line in method if line.startswith("Harvest round")]
    assert told == ["Harvest 2025", "Late harvest 2024", "Harvest 2024", "Harvest 2023"]
    Outcome.objects.filter(round__financial_year=2024).update(round=years.earlier)
    after = json.loads(collected(years, years.ford).head)["method"]
    assert "Of these financial years between, nothing is counted here: 2024/25." in after


def test_what_is_restricted_or_of_another_programme_decides_nothing(years):
    """Whoever may not count drafts of a round is hindered by rounds that are counted, and by no others."""
    writer = Writer(UserFactory(name="Aroha Author"), UserFactory(name="Ravi Reviewer"))
    between = HarvestRoundFactory(reference="2022", financial_year=2022, covers_from=date(2022, 4, 1))
    administrator = member("Ada Administrator", everywhere=(Role.ADMINISTRATOR,))
    for each in HarvestRound.objects.filter(reference__in=("2023", "2024", "2024-late", "2025")):
        TeamMember.objects.create(round=each, person=administrator.person, role=Role.LEAD)

    def told(**more) -> dict:
        head = json.loads(collected(years, years.ford, by=administrator.principal, **more).head)
        return {name: head[name] for name in ("year", "hidden_states", "states")} | {
            "between": [line for line in head["method"] if "nothing is counted here" in line]
        }

    before = told()
    assert (before["year"], before["hidden_states"], before["between"]) == (ALL_OF_FORD, [], [])
    writer(between, LAW, restricted=True).grants.set([years.ford])
    assert told() == before
    Outcome.objects.filter(round__reference="2021").update(confidentiality="open", state="accepted")
    Outcome.objects.filter(round=between).update(confidentiality="open")
    programme = years.outcomes["H"].programme_parts.get(is_lead=True).programme
    assert told(programme=programme)["year"] == "all years of the grant, 2023/24"


def test_the_years_in_the_heading_are_those_of_the_table_whatever_moves_meanwhile(years):
    order = {
        "title": "For us",
        "harvest_round": None,
        "programme": None,
        "audience": "internal",
        "language": "en",
    }
    edition = order_edition(by=years.lead.principal, year=None, grant=years.ford, **order)
    collecting = Collecting(take_edition(edition.pk))
    collecting.run()
    Outcome.objects.filter(pk=years.outcomes["H"].pk).update(round=years.year.first)
    collecting.finish(lambda head: [])
    edition = Edition.objects.select_related("round", "programme", "grant", "follows").get(pk=edition.pk)
    assert json.loads(edition.head)["year"] == ALL_OF_FORD
    rows = [row[0].value for row in tables_of(edition)["reported-programme"].rows()]
    assert rows == ["2023/24", "2024/25", "2025/26"]


def test_reports_that_are_only_linked_as_the_same_change_are_told(years):
    sentence = "1 pair of counted outcomes is linked as the same change and was not merged; both are counted."
    assert sentence not in json.loads(collected(years, years.ford).head)["method"]
    link = {"kind": "same_as", "linked_by": years.lead.person}
    OutcomeLink.objects.create(outcome=years.outcomes["A"], other=years.outcomes["H"], **link)
    OutcomeLink.objects.create(outcome=years.outcomes["A"], other=years.outcomes["I"], **link)
    assert sentence in json.loads(collected(years, years.ford).head)["method"]


def test_a_grant_of_one_year_says_that_year(years):
    years.outcomes["I"].grants.clear()
    head = json.loads(collected(years, years.lima).head)
    assert head["year"] == "all years of the grant, 2024/25"
    assert head["period"] == "reporting year 1 April 2024 – 31 March 2025; the changes may be older"


def test_sampling_answers_and_limits_are_told_of_every_round(years):
    for place, (letter, seed) in enumerate((("A", "4711"), ("H", "1848")), start=1):
        outcome = years.outcomes[letter]
        selection = SelectionFactory(drawn=True, round=outcome.round, seed=seed, number=place)
        SelectedOutcomeFactory(selection=selection, outcome=outcome)
        request = SubstantiationRequestFactory(round=outcome.round, answered=True)
        asked = AskedOutcomeFactory(request=request, outcome=outcome, answers=int(letter == "H"))
        if letter == "H":
            JudgementFactory(asked=asked)
        RoundClosingFactory(round=outcome.round, limits=f"Limits of {outcome.round.name}.")
    # What was asked about an outcome that the grant did not pay for is no part of its rate.
    AskedOutcomeFactory(outcome=years.outcomes["F"], request__round=years.outcomes["F"].round)
    head = json.loads(collected(years, years.ford).head)
    method = " ".join(head["method"])
    assert "asked 2 times about a counted outcome and answered 1 times (50 %)" in method
    for name, seed in (("Harvest 2024", "4711"), ("Harvest 2023", "1848")):
        assert f"1 outcome of “{name}” was drawn" in method
        assert f"with the seed {seed}" in method
    closings = {each["round"]: [text for _label, text in each["parts"]] for each in head["closings"]}
    assert set(closings) == {"Harvest 2024", "Harvest 2023"}
    for name, parts in closings.items():
        assert f"Limits of {name}." in parts
    assert any(section["key"].startswith("substantiation-") for section in head["sections"])


def test_agreement_and_settled_codes_are_told_of_every_round(years):
    lead = years.lead.principal
    coders = [member(name, everywhere=(Role.CODER,)).person for name in ("Cara Coder", "Colin Coder")]
    rounds = [years.outcomes[letter].round for letter in "AH"]
    goal = CodebookDimension.objects.get(key="goal")
    voice = Code.objects.filter(dimension="goal").order_by("order", "pk")[0]
    for harvest_round, letter in zip(rounds, "AH", strict=True):
        harvest_round.state = "reviewing"
        harvest_round.save()
        planned(harvest_round, lead)
        shared(harvest_round, coders, lead)
        for coder in coders:
            coded(years.outcomes[letter], coder, stage="adopted")
        SettledCodeFactory(outcome=years.outcomes[letter], dimension=goal, code=voice)
    edition = collected(years, years.ford)
    head = json.loads(edition.head)
    keys = {section["key"] for section in head["sections"]}
    assert {f"agreement-{each.reference}" for each in rounds} <= keys
    assert "2 counted outcomes have settled codes" in " ".join(head["method"])
    told = {row[0].value: row[-1].value for row in tables_of(edition)["code-goal"].body()}
    assert told == {voice.label: 2, "Not settled": 1, "All outcomes": 3} | {
        label: 0 for label in told if label not in (voice.label, "Not settled", "All outcomes")
    }


def test_the_next_edition_of_all_years_says_what_changed_since_the_last_one(years):
    single = published(collected(years, years.ford, year=2024))
    other = published(collected(years, years.lima))
    first = published(collected(years, years.ford))
    assert {each.follows for each in (single, other, first)} == {None}
    years.year.outcomes["B"].grants.add(years.ford)
    years.outcomes["D"].grants.remove(years.ford)
    Outcome.objects.filter(pk=years.outcomes["H"].pk).update(round=years.year.first)
    second = collected(years, years.ford)
    assert second.follows == first
    assert last_published_like(collected(years, years.ford, year=2024)) == single
    tables = tables_of(second)
    assert {row[0].value: row[1].value for row in tables["changed"].rows()} == {
        years.outcomes["D"].reference: "moved: it belongs to another round, programme or grant now",
        years.outcomes["H"].reference: "moved to another financial year: 2023/24 → 2024/25",
        years.year.outcomes["B"].reference: "added: it was not in this selection before",
    }
    moved = {
        (row[1].value, row[2].value): (row[3].value, row[4].value)
        for row in tables["moved"].rows()
        if row[0].value == str(tables["reported-programme"].title)
    }
    assert moved == {
        ("2023/24", "Statistics"): (1, 0),
        ("2024/25", "Statistics"): (0, 2),
        ("2024/25", "Urban Policies"): (1, 0),
    }


def test_a_public_edition_of_all_years_is_scanned_in_every_year(years):
    Outcome.objects.filter(pk=years.outcomes["H"].pk).update(
        confidentiality="open", statement="Sorcha Sourcerer told us so."
    )
    SourceFactory(outcome=years.outcomes["H"], name="Sorcha Sourcerer")
    edition = collected(years, years.ford, audience="public")
    assert [finding.outcome_id for finding in edition.findings.all()] == [years.outcomes["H"].pk]
    told = [row[-1].value for row in tables_of(edition)["cleared"].rows()]
    assert told == ["A court ruled for vendors."]
    head = json.loads(edition.head)
    # The year of a restricted outcome is told by nothing of the head.
    assert "2021" not in json.dumps(head)
    assert (head["year"], head["withheld"]) == (ALL_OF_FORD, 1)


def test_outcomes_of_every_year_are_reported_by_it(years):
    rows = Outcome.objects.filter(is_reported())
    assert not rows.exists()
    edition = made_edition(years.lead.principal, title="For the donor", year=None, grant=years.ford)
    publish_edition(edition=edition, by=years.lead.principal)
    assert sorted(rows.values_list("reference", flat=True)) == references(years, "ADH")
    (place,) = places_of([years.outcomes["H"].pk])[years.outcomes["H"].pk]
    assert (place.edition, place.title) == (edition.reference, "For the donor")
    assert EditionFile.objects.filter(edition=edition, state="ready").count() == 4


def test_all_years_are_counted_of_a_grant_without_a_round_only(years):
    for scope, field in (
        ({"grant": None}, "year"),
        ({"grant": None, "harvest_round": years.year.first}, "year"),
        ({"grant": years.ford, "harvest_round": years.year.first}, "round"),
        ({"grant": years.ford, "harvest_round": years.earlier, "year": 2024}, "round"),
    ):
        with pytest.raises(ValidationError) as refused:
            collected(years, **scope)
        assert set(refused.value.message_dict) == {field}
    assert not Edition.objects.exists()


def test_a_programme_narrows_all_years_of_a_grant(years):
    law = years.outcomes["A"].programme_parts.get(is_lead=True).programme
    edition = collected(years, years.ford, programme=law)
    rows = edition.rows.filter(is_counted=True)
    assert sorted(rows.values_list("reference", flat=True)) == references(years, "AD")
    head = json.loads(edition.head)
    assert head["year"] == "all years of the grant, 2024/25–2025/26"
    assert "programme Law, leading or contributing, paid by the grant Ford Foundation" in head["filter"]


def test_a_grant_that_no_outcome_names_makes_no_edition(years):
    for outcome in years.outcomes.values():
        outcome.grants.clear()
    edition = collected(years, years.lima)
    assert (edition.state, edition.failure) == ("failed", "nothing")


def test_the_trail_and_the_file_say_that_all_years_are_meant(years):
    title = "Outcomes, all years: Ford Foundation: 2024-117"
    edition = collected(years, years.ford, title=title)
    ordered = Entry.objects.get(act="edition.ordered", subject_reference=edition.reference)
    assert ordered.changes["edition_of"] == ["", "All years of the grant, Ford Foundation: 2024-117"]
    reference = edition.reference.lower()
    expected = f"outcomes-all-years-ford-foundation-2024-117-{reference}-internal.pdf"
    assert file_name(edition, "pdf") == expected


@pytest.mark.parametrize("differs", ["year", "round", "programme", "grant", "audience", "state"])
def test_an_edition_follows_the_last_one_of_exactly_the_same(years, differs):
    scope = {"year": 2024, "round": years.year.first, "programme": None, "grant": years.ford}
    scope |= {"programme": years.outcomes["H"].programme_parts.get(is_lead=True).programme}
    first = EditionFactory(published=True, audience="internal", **scope)
    other = {
        "year": {"year": 2023},
        "round": {"round": None},
        "programme": {"programme": None},
        "grant": {"grant": years.lima},
        "audience": {"audience": "public"},
        "state": {"published": False},
    }
    newer = {"published": True, "audience": "internal"} | scope | other[differs]
    EditionFactory(**newer)
    assert last_published_like(EditionFactory(audience="internal", **scope)) == first


def test_the_migration_does_not_go_back_over_editions_of_all_years(years):
    migration = import_module("outcomes.migrations.0034_editions_count_all_years_of_a_grant")
    migration.refuse_to_forget(apps, None)
    edition = EditionFactory(year=None, grant=years.ford)
    with pytest.raises(RuntimeError, match=edition.reference):
        migration.refuse_to_forget(apps, None)


def test_who_leads_one_round_is_not_offered_all_years(years, cast):
    page = reverse("outcomes:edition-new")
    assert "All years of a grant" in years.lead.client.get(page).content.decode()
    assert "All years of a grant" not in cast.lead.client.get(page).content.decode()
