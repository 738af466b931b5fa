"""300 outcomes coded by three people by rule: each figure is worked out by hand."""

from __future__ import annotations

import pytest

from harvests.models import CodebookVersion
from outcomes.models import Outcome, SettledCode
from outcomes.queries.coded import count_by_code, series_breaks
from outcomes.queries.votes import behind_cell, differences_in
from outcomes.reports.agreement import Agreement, agreement_tables, confusion_table
from outcomes.scale.coding import code_by_rule
from outcomes.tests.coded_round import planned
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(cast):
    """The round with 300 outcomes of which three people gave the stage."""
    rows = OutcomeFactory.build_batch(
        300, round=cast.round, author=cast.reporter.person, accepted=True, decided_by=cast.lead.person
    )
    Outcome.objects.bulk_create(rows)
    planned(cast.round, cast.lead.principal)
    keys = list(Outcome.objects.filter(round=cast.round).order_by("reference").values_list("pk", flat=True))
    coders = [cast.coder.person.pk, UserFactory().pk, UserFactory().pk]
    code_by_rule(keys, coders, "stage", by=cast.lead.person.pk)
    return Agreement(cast.round)


def test_every_figure_is_the_one_worked_out_by_hand(cast, coded, django_assert_num_queries):
    (stage,) = coded.dimensions
    told = coded.of_dimension(stage)
    figures = {each.coefficient.name: each for each in told.figures}
    # Of 300 outcomes 40 have a vote that differs: in each of them one of three pairs agrees.
    assert figures["percentage"].value == 0.911  # (260 + 40/3) / 300
    # The six codes were given 130, 170, 140, 150, 150 and 160 times, so by chance 136000/810000 agree.
    assert figures["fleiss_kappa"].value == 0.893
    assert figures["krippendorff_alpha_nominal"].value == 0.893  # 1 − (26 2/3 / 300) / (674000 / 809100)
    # Six codes and "none applies" could be given: chance is (1 − 136000/810000) / 6.
    assert figures["gwet_ac1"].value == 0.897
    assert figures["cohen_kappa"].value is None
    assert "two coders, and here are 3" in figures["cohen_kappa"].words
    for each in figures.values():
        if each.value is not None:
            assert each.coefficient.units == 300
            assert each.low < each.value < each.high
    assert figures["krippendorff_alpha_ordinal"].words == "Firm: conclusions can rest on these codes."
    with django_assert_num_queries(0):
        assert coded.of_dimension(stage) == told, "kept until something changes"


def test_the_confusion_table_opens_as_many_outcomes_as_it_counts(cast, coded):
    (stage,) = coded.dimensions
    ballots = coded.ballots(stage)
    table = confusion_table(cast.round, stage, ballots)
    keys = [column.key.removeprefix("other-") for column in table.columns[1:]]
    for one, row in zip(keys, table.rows(), strict=True):
        for other, cell in zip(keys, row[1:], strict=True):
            assert len(behind_cell(ballots, one, other)) == cell.value
    # Outcomes 0, 30, 60 … (ten) moved from the first code to the second, in the eyes of two coders.
    first = dict(zip(keys, next(iter(table.rows()))[1:], strict=True))
    assert (first["discourse"].value, first["commitment"].value) == (40, 10)


def test_what_all_three_gave_alike_counts_and_the_rest_waits_for_a_person(cast, coded):
    assert SettledCode.objects.filter(basis="agreed").count() == 260
    assert len(differences_in(cast.round, ["stage"])) == 40
    counted = count_by_code(Outcome.objects.filter(round=cast.round), "stage")
    assert sum(counted.values()) == 260


def test_the_tables_are_the_same_for_page_and_file(cast, coded):
    overview, figures, codes = agreement_tables(cast.round)
    (line,) = overview.rows()
    alpha = next(row for row in figures.rows() if row[0].value == "Krippendorff’s α, ordinal")
    assert [cell.value for cell in line[3:6]] == [cell.value for cell in alpha[1:4]]
    assert len(list(codes.rows())) == 6
    assert overview.counted == 300


def test_a_series_says_where_it_crosses_a_version_of_the_codebook(cast, coded):
    text = cast.round.codebook.content.replace("Law, plan or budget adopted", "Rule adopted")
    other = CodebookVersion.objects.create(number=2, content=text, checksum="0" * 64)
    cast.other_round.codebook = other
    (found,) = series_breaks([cast.round, cast.other_round], "stage")
    assert found.numbers == (1, 2)
    assert [(each.code, each.what) for each in found.differences] == [("adopted", "reworded")]
    (level,) = series_breaks([cast.round, cast.other_round], "level")
    assert level.differences == ()
    assert series_breaks([cast.round], "stage") == []
