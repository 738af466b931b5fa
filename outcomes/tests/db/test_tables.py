"""The numbers of the annual tables against a year counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.http import Http404, QueryDict

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory, HarvestRoundFactory
from outcomes.enums import Confidentiality, OutcomeState
from outcomes.forms.tables import default_year, selection_from
from outcomes.models import Outcome
from outcomes.policy import may_count, may_view
from outcomes.queries.lists import vocabulary
from outcomes.queries.outcomes import visible_to
from outcomes.queries.tables import by_region, by_region_and_worker_group
from outcomes.reports.annual import AnnualTables
from outcomes.tests.annual_year import EXPECTED, Year, make_year
from outcomes.tests.factories import (
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
)
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.tables import Table, table_facts

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def year(db) -> Year:
    """Return the financial year 2024."""
    return make_year()


def report_for(year: Year, who: str, query: str = "", number: int = 2024) -> AnnualTables:
    """Return the tables as somebody sees them."""
    lists, principal = vocabulary(), year.people[who].principal
    return AnnualTables(
        principal, selection_from(QueryDict(query), number, lists, principal), lists, made_at=NOW
    )


def table(report: AnnualTables, key: str) -> Table:
    """Return one table of a report."""
    return next(each for each in report.all() if each.key == key)


def every_cell(found: Table) -> dict[tuple[str, str], int]:
    """Return all numbers of a table by the headings of row and column."""
    heads = [column.label for column in found.columns]
    return {
        (row[0].value, head): cell.value
        for row in found.body()
        for head, cell in zip(heads[1:], row[1:], strict=True)
    }


@pytest.mark.parametrize("key", EXPECTED)
def test_every_cell_is_as_counted_by_hand(year, key):
    cells = every_cell(table(report_for(year, "reviewer"), key))
    assert set(EXPECTED[key]) <= set(cells)
    assert cells == {name: EXPECTED[key].get(name, 0) for name in cells}


def test_numbers_do_not_depend_on_who_looks(year):
    for who in year.people:
        report = report_for(year, who)
        for found in report.all()[1:-1]:
            assert every_cell(found) == every_cell(table(report_for(year, "reviewer"), found.key)), who
        funnel = every_cell(report.funnel())
        for name, number in funnel.items():
            if name[1] != "All records":
                assert number == EXPECTED["funnel"].get(name, 0), (who, name)


@pytest.mark.parametrize(
    ("who", "states"),
    [
        ("lead", ["Lead", "Draft", "Submitted", "Returned", "Accepted", "Set aside", "Withdrawn"]),
        ("reviewer", ["Lead", "Draft", "Submitted", "Returned", "Accepted", "Set aside", "Withdrawn"]),
        ("administrator", ["Submitted", "Returned", "Accepted", "Set aside"]),
        ("reader", ["Accepted"]),
        ("outsider", ["Accepted"]),
        ("author", ["Accepted"]),
        ("lead of the first round", ["Accepted"]),
    ],
)
def test_funnel_has_a_column_only_where_all_records_are_open(year, who, states):
    assert [column.label for column in report_for(year, who).funnel().columns[1:-1]] == states


def test_lead_of_one_round_sees_its_whole_funnel(year):
    funnel = every_cell(report_for(year, "lead of the first round", "round=2024").funnel())
    assert funnel["All", "Draft"] == 1
    assert funnel["All", "All records"] == 7


def test_states_left_out_of_the_funnel_are_named(year):
    facts = " ".join(table_facts(report_for(year, "reader").funnel()))
    assert "Lead, Draft, Submitted, Returned, Set aside, Withdrawn" in facts


def test_restricted_outcomes_are_withheld_and_told(year):
    report = report_for(year, "outsider")
    assert (report.counted, report.withheld) == (7, 2)
    facts = table_facts(table(report, "actor-level"))
    assert facts[0] == "N = 7 outcomes"
    assert any(fact.startswith("2 restricted outcomes withheld") for fact in facts)
    assert table_facts(report_for(year, "reviewer").funnel())[0] == (
        "N = 14 records, 7 of them accepted outcomes"
    )
    assert report_for(year, "reviewer").funnel().withheld == 4


def test_lead_can_count_restricted_ones(year):
    report = report_for(year, "lead", "restricted=with")
    assert (report.counted, report.withheld) == (9, 0)
    assert every_cell(report.funnel())["All", "Draft"] == 3
    assert any("CONFIDENTIAL" in line for line in report.method)


def test_one_round_and_one_programme(year):
    assert report_for(year, "reader", "round=2024").counted == 3
    law = report_for(year, "reader", "programme=law")
    assert law.counted == 4
    by_leading = every_cell(table(law, "change-programme"))
    assert by_leading["Policy", "Urban Policies"] == 1
    assert by_leading["All", "All"] == 4


def test_annex_has_a_row_per_accepted_outcome(year):
    rows = [[cell.value for cell in row] for row in report_for(year, "reader").annex().rows()]
    assert [row[0] for row in rows] == [outcome.reference for outcome in year.outcomes.values()]
    keys = [column.key for column in report_for(year, "reader").annex().columns]
    entry = dict(zip(keys, rows[1], strict=True))
    assert entry["date"] == "March 2025"
    assert entry["place"] == "ACCRA Metropolitan Area; Nairobi, Ghana; Kenya"
    assert entry["programmes"] == "Law; Statistics"
    assert entry["lead_programme_key"] == "law"
    assert entry["worker_group_keys"] == "domestic-workers; street-vendors-market-traders"
    assert (entry["countries"], entry["actor_type"], entry["level"]) == ("GH; KE", "Court", "City")
    assert (entry["confidentiality"], entry["sources"], entry["is_global"]) == ("Internal", 0, 0)


def test_newest_year_with_accepted_outcomes_comes_first(year):
    assert default_year(vocabulary()) == 2024


@pytest.mark.parametrize("query", ["round=2023", "round=nowhere", "programme=nothing", "restricted=yes"])
def test_unknown_selection_is_not_found(year, query):
    with pytest.raises(Http404):
        report_for(year, "lead", query)


def test_year_without_a_round_is_not_found(year):
    with pytest.raises(Http404):
        report_for(year, "lead", number=1999)


def test_counting_is_allowed_exactly_where_every_record_of_others_is_visible(year):
    """`may_count` says the same as `may_view` and `visible_to` for what somebody else wrote."""
    made = {
        (state, restricted, where.pk): OutcomeFactory(
            round=where,
            **({} if state == "draft" else {state: True}),
            confidentiality=Confidentiality.RESTRICTED if restricted else Confidentiality.OPEN,
        )
        for state in OutcomeState.values
        for restricted in (False, True)
        for where in (year.first, year.second)
    }
    for who, person in year.people.items():
        principal = person.principal
        visible = set(visible_to(principal).values_list("pk", flat=True))
        for (state, restricted, round_id), outcome in made.items():
            counts = bool(may_count(principal, state, round_id=round_id, restricted=restricted))
            assert counts == bool(may_view(principal, outcome)) == (outcome.pk in visible), (who, state)


@pytest.mark.parametrize("extra", [0, 2])
def test_tables_cost_the_same_queries_with_one_and_with_three_outcomes(db, django_assert_num_queries, extra):
    where = HarvestRoundFactory(financial_year=2031)
    for _number in range(1 + extra):
        outcome = OutcomeFactory(accepted=True, round=where)
        OutcomeCountryFactory(outcome=outcome)
        OutcomeActorFactory(outcome=outcome)
        OutcomeProgrammeFactory(outcome=outcome)
    principal = Principal(person_id=None, name="", roles=frozenset({"lead"}))
    vocabulary_read, counted, substantiated, annex_read = 4, 17, 22, 16
    with django_assert_num_queries(vocabulary_read + counted + substantiated + annex_read):
        lists = vocabulary()
        selection = selection_from(QueryDict(""), 2031, lists, principal)
        report = AnnualTables(principal, selection, lists, made_at=NOW)
        for found in report.all():
            rows = list(found.body())
    assert len(rows) == Outcome.objects.count()


def test_what_is_global_and_names_countries_as_well_counts_once_as_global(db):
    group = CodeFactory(dimension=Dimension.WORKER_GROUP)
    for countries, is_global in (
        (["GH", "PE", "CI"], True),
        (["AQ"], True),
        (["GH", "AQ"], False),
        ([], True),
        ([], False),
    ):
        outcome = OutcomeFactory(is_global=is_global)
        outcome.worker_groups.add(group)
        for country in countries:
            OutcomeCountryFactory(outcome=outcome, country=country)
    rows = Outcome.objects.order_by()
    expected = {"africa": 2, "latin-america": 1, "global": 4, "none": 1}
    assert by_region(rows) == {(region,): number for region, number in expected.items()}
    assert by_region_and_worker_group(rows) == {
        (region, group.pk): number for region, number in expected.items()
    }
