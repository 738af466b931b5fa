"""What coding and substantiation say in an edition: from the data, frozen, and absent where nothing was done."""

from __future__ import annotations

import json

import pytest

from harvests.models import Code, CodebookDimension
from outcomes.models import AskedOutcome, SettledCode
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.edition_year import built, file_of, made_edition, numbers_of
from outcomes.tests.edition_year import words_of_pdf as pdf_words
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    JudgementFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SettledCodeFactory,
    SubstantiationRequestFactory,
)


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    """Return the financial year 2024."""
    settings.MEDIA_ROOT = tmp_path
    return make_year()


def tables_of(edition) -> dict[str, object]:
    """Return the tables of an edition by their keys."""
    return {table.key: table for table in EditionTables(FrozenEdition(edition)).all()}


def code_outcomes(year: Year) -> None:
    """Settle the goal of A (voice), of B (voice and visibility) and of C (does not apply)."""
    goal = CodebookDimension.objects.get(key="goal")
    voice, visibility = Code.objects.filter(dimension="goal").order_by("order", "pk")[:2]
    for letter, code in (("A", voice), ("B", voice), ("B", visibility), ("C", None)):
        SettledCodeFactory(outcome=year.outcomes[letter], dimension=goal, code=code)


def substantiate(year: Year) -> None:
    """Draw A and B, ask one person about both, and let them agree fully with A."""
    selection = SelectionFactory(drawn=True, round=year.first, seed="4711", rules=[{"rule": "everything"}])
    request = SubstantiationRequestFactory(round=year.first, answered=True)
    for place, letter in enumerate("AB", start=1):
        outcome = year.outcomes[letter]
        SelectedOutcomeFactory(selection=selection, outcome=outcome, place=place)
        asked = AskedOutcomeFactory(
            request=request,
            outcome=outcome,
            version_number=outcome.version,
            order=place,
            answers=int(letter == "A"),
        )
        if letter == "A":
            JudgementFactory(asked=asked)


def test_codes_that_were_settled_are_counted_by_programme(year):
    code_outcomes(year)
    edition = made_edition(year.people["lead"].principal)
    table = tables_of(edition)["code-goal"]
    labels = FrozenEdition(edition).labels("code:goal")
    voice, visibility = list(labels.values())[:2]
    numbers = numbers_of(
        [[column.label for column in table.columns], *([cell.value for cell in row] for row in table.body())]
    )
    assert numbers == {
        (voice, "Law"): 2,
        (voice, "Statistics"): 1,
        (voice, "All outcomes"): 2,
        (visibility, "Law"): 1,
        (visibility, "Statistics"): 1,
        (visibility, "All outcomes"): 1,
        ("Does not apply", "Statistics"): 1,
        ("Does not apply", "All outcomes"): 1,
        ("Not settled", "Law"): 2,
        ("Not settled", "Urban Policies"): 2,
        ("Not settled", "Not given"): 1,
        ("Not settled", "All outcomes"): 4,
        ("All outcomes", "Law"): 4,
        ("All outcomes", "Statistics"): 2,
        ("All outcomes", "Urban Policies"): 2,
        ("All outcomes", "Not given"): 1,
        ("All outcomes", "All outcomes"): 7,
    }
    method = " ".join(json.loads(edition.head)["method"])
    assert "3 counted outcomes have settled codes" in method


def test_what_was_coded_stands_beside_what_records_say_of_the_same_thing(year):
    stage = CodebookDimension.objects.get(key="stage")
    SettledCodeFactory(
        outcome=year.outcomes["A"], dimension=stage, code=Code.objects.get(dimension="stage", key="adopted")
    )
    tables = tables_of(made_edition(year.people["lead"].principal))
    assert str(tables["code-stage"].title) == "Stage (as coded) by Programme"
    told = {row[0].value: row[-1].value for row in tables["code-stage"].body()}
    assert (told["Law, plan or budget adopted"], told["Not settled"]) == (1, 6)
    records = [column.label for column in tables["actor-stage"].columns]
    assert (
        dict(zip(records, (cell.value for cell in tables["actor-stage"].total), strict=True))["Not given"]
        == 7
    )


def test_substantiation_is_told_from_the_data_and_stays_as_it_was(year):
    substantiate(year)
    lead = year.people["lead"].principal
    edition = made_edition(lead)
    tables = tables_of(edition)
    told = {key: table for key, table in tables.items() if key.startswith("substantiation-")}
    assert told
    method = " ".join(json.loads(edition.head)["method"])
    assert "2 outcomes of “Harvest 2024” were drawn" in method
    assert "with the seed 4711. Rules: Every accepted outcome." in method
    assert "asked 2 times about a counted outcome and answered 1 times (50 %)" in method
    assert "4711" in pdf_words(file_of(edition, "pdf"))
    before = {key: [[cell.value for cell in row] for row in table.body()] for key, table in told.items()}
    AskedOutcome.objects.all().delete()
    SettledCode.objects.all().delete()
    after = tables_of(edition)
    assert {key: [[cell.value for cell in row] for row in after[key].body()] for key in told} == before
    assert FrozenEdition(edition).faults() == []


def test_where_nothing_of_it_was_done_there_is_no_section(year):
    edition = made_edition(year.people["lead"].principal)
    head = json.loads(edition.head)
    assert head["sections"] == []
    assert not any(key.startswith(("code-", "agreement-", "substantiation-")) for key in tables_of(edition))
    assert "seed" not in " ".join(head["method"])


def test_a_code_that_is_settled_anew_is_told_in_the_next_edition(year):
    code_outcomes(year)
    lead = year.people["lead"].principal
    first = made_edition(lead)
    type(first).objects.filter(pk=first.pk).update(
        state="published", published_at=first.collected_at, published_by=lead.person_id
    )
    SettledCode.objects.filter(outcome=year.outcomes["C"]).delete()
    second = made_edition(lead)
    changed = {row[0].value: row[1].value for row in tables_of(second)["changed"].rows()}
    assert list(changed) == [year.outcomes["C"].reference]
    assert changed[year.outcomes["C"].reference].endswith("Does not apply → Not settled")
    assert built(second).follows_id == first.pk
