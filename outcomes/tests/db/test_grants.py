"""Grants that an outcome names: on the record and its versions, in lists, files and editions of one grant."""

from __future__ import annotations

import pytest
from django.utils import timezone

from harvests.tests.factories import GrantFactory, HarvestRoundFactory
from outcomes.edition_page import EditionPage
from outcomes.importing.terms import Lists
from outcomes.models import EditionRow, Outcome, OutcomeVersion
from outcomes.queries.crossed import crossed
from outcomes.queries.editions import last_published_like
from outcomes.queries.filters import NONE, narrowed
from outcomes.queries.import_words import known_for
from outcomes.queries.record import whole_records
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.reports.outcome_rows import outcome_table
from outcomes.services.editions import publish_edition
from outcomes.services.record import save_answers
from outcomes.services.restoring import restoration_of, restore_version
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.capture import draft_of
from outcomes.tests.edition_year import file_of, made_edition, words_of_pdf
from outcomes.version_words import Names, changed_names, in_words
from wiego_mle.audit.queries import trail_of


def saved(outcome: Outcome, member, **answers) -> Outcome:
    now = Outcome.objects.select_related("round").get(pk=outcome.pk)
    return save_answers(outcome=now, version=now.version, answers=answers, by=member.principal)


def content(outcome: Outcome, number: int) -> dict:
    return OutcomeVersion.objects.get(outcome=outcome, number=number).content


@pytest.fixture
def ford(db):
    return GrantFactory(key="ford", funder="Ford Foundation", name="2024-117")


@pytest.fixture
def draft(cast):
    return draft_of(cast)


def test_grants_are_saved_as_a_version_and_told_on_the_trail(cast, draft, ford):
    after = saved(draft, cast.reporter, grants=[ford])
    assert list(after.grants.all()) == [ford]
    assert content(draft, after.version)["grants"] == ["ford"]
    assert trail_of("outcome", draft.reference).last().changes["grants"] == [[], ["ford"]]
    names = Names([content(draft, after.version)], of=draft)
    assert in_words("grants", content(draft, after.version), names) == "Ford Foundation: 2024-117"


def test_a_version_from_before_there_were_grants_differs_in_nothing(cast, draft, ford):
    kept = OutcomeVersion.objects.get(outcome=draft, number=draft.version)
    old = {name: value for name, value in kept.content.items() if name != "grants"}
    OutcomeVersion.objects.filter(pk=kept.pk).update(content=old)
    same = saved(draft, cast.reporter, title=draft.title)
    assert same.version == draft.version
    after = saved(draft, cast.reporter, title="Another title")
    assert set(trail_of("outcome", draft.reference).last().changes) == {"title"}
    assert changed_names(old, content(draft, after.version), with_sources=True) == ["title"]
    with_grant = saved(draft, cast.reporter, grants=[ford])
    assert changed_names(old, content(draft, with_grant.version), with_sources=True) == ["title", "grants"]


def test_an_earlier_version_brings_its_grants_back_unless_they_are_retired(cast, draft, ford):
    named = saved(draft, cast.reporter, grants=[ford])
    without = saved(draft, cast.reporter, grants=[])
    ford.retired_on = timezone.localdate()
    ford.save()
    earlier = OutcomeVersion.objects.get(outcome=draft, number=named.version)
    assert "The grant “ford” can no longer be chosen." in restoration_of(without, earlier).left
    ford.retired_on = None
    ford.save()
    back = restore_version(
        outcome=without, number=named.version, version=without.version, by=cast.reporter.principal
    )
    assert list(back.grants.all()) == [ford]


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    settings.MEDIA_ROOT = tmp_path
    return make_year()


def references(year: Year, letters: str) -> list[str]:
    return [year.outcomes[letter].reference for letter in letters]


def test_list_and_counts_know_the_grants(year):
    rows = Outcome.objects.filter(pk__in=[each.pk for each in year.outcomes.values()])
    found = {
        value: sorted(narrowed(rows, {"grant": [value]}).values_list("reference", flat=True))
        for value in ("ford", "lima", NONE)
    }
    assert found == {
        "ford": references(year, "AD"),
        "lima": references(year, "DF"),
        NONE: references(year, "BCEG"),
    }
    assert crossed(rows, "grant") == {("ford",): 2, ("lima",): 2, (NONE,): 4}
    assert crossed(rows, "grant", "programme")["ford", "law"] == 2


def test_a_file_has_grants_in_words_and_as_keys(year):
    table = outcome_table(Outcome.objects.filter(pk=year.outcomes["D"].pk), title="One")
    keys = [column.key for column in table.columns]
    (row,) = table.rows()
    said = dict(zip(keys, (cell.value for cell in row), strict=True))
    assert said["grants"] == "City of Lima: Markets; Ford Foundation: 2024-117"
    assert said["grant_keys"] == "lima; ford"


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_an_edition_of_one_grant_counts_what_it_paid_for(year, audience):
    lead = year.people["lead"].principal
    Outcome.objects.filter(pk=year.outcomes["A"].pk).update(confidentiality="open")
    ford = year.outcomes["A"].grants.get()
    edition = made_edition(lead, audience=audience, grant=ford)
    assert list(
        EditionRow.objects.filter(edition=edition, is_counted=True)
        .values_list("reference", flat=True)
        .order_by("reference")
    ) == references(year, "AD")
    tables = {table.key: table for table in EditionTables(FrozenEdition(edition)).all()}
    levels = {str(row[0].value): row[-1].value for row in tables["actor-level"].rows()}
    assert {label: number for label, number in levels.items() if number} == {
        "Court": 1,
        "Local government": 1,
    }
    printed = [row[0].value for row in tables["annex"].rows()]
    assert printed == references(year, "AD" if audience == "internal" else "A")
    for file_format in ("pdf",):
        words = " ".join(words_of_pdf(file_of(edition, file_format)).split())
        assert "paid by the grant Ford Foundation: 2024-117" in words
    # The edition is frozen: what is named afterwards does not move it.
    year.outcomes["B"].grants.add(ford)
    year.outcomes["A"].grants.clear()
    assert not FrozenEdition(edition).faults()
    assert len(EditionPage(edition, lead).chapters()) == len(FrozenEdition(edition).tables) + 1


def test_an_edition_of_a_grant_follows_the_last_one_of_the_same_grant(year):
    lead = year.people["lead"].principal
    ford, lima = year.outcomes["A"].grants.get(), year.outcomes["F"].grants.get()
    whole, first = made_edition(lead), made_edition(lead, grant=ford)
    for each in (whole, first):
        publish_edition(edition=each, by=lead)
    assert last_published_like(made_edition(lead, grant=ford)) == first
    assert last_published_like(made_edition(lead, grant=lima)) is None
    assert last_published_like(made_edition(lead)) == whole


def test_a_record_is_read_with_its_grants_in_one_more_query(year):
    record = whole_records(year.people["lead"].principal).get(pk=year.outcomes["D"].pk)
    assert [grant.key for grant in record.grants.all()] == ["lima", "ford"]


def test_words_that_can_mean_two_grants_mean_none_of_them(db):
    GrantFactory(key="ford", funder="Ford Foundation", name="2024-117")
    GrantFactory(key="osf", funder="Open Society", name="2024-117")
    GrantFactory(key="core", funder="Ford Foundation", name="Core")
    lists = Lists(known_for(HarvestRoundFactory()))
    meant = {
        words: lists.read("grant", words).keys
        for words in (
            "2024-117",
            "Ford Foundation",
            "Open Society",
            "Ford Foundation: 2024-117",
            "open society 2024-117",
            "Core",
            "osf",
            "Open Society: 2024-118",
            "Open Societies: 2024-117",
        )
    }
    assert meant == {
        "2024-117": [],
        "Ford Foundation": [],
        "Open Society": ["osf"],
        "Ford Foundation: 2024-117": ["ford"],
        "open society 2024-117": ["osf"],
        "Core": ["core"],
        "osf": ["osf"],
        "Open Society: 2024-118": [],
        "Open Societies: 2024-117": ["osf"],
    }
