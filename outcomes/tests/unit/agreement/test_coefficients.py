"""Agreement against published values, against an independent library, and by its properties."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from krippendorff import alpha
from nltk.metrics.agreement import AnnotationTask

from outcomes.agreement.coefficients import (
    Metric,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percentage,
)
from outcomes.agreement.intervals import drawn_weights, with_interval
from outcomes.agreement.votes import NOT_TWO_CODERS, NOTHING_COMPARED, ONE_CODE_ONLY, Table

KRIPPENDORFF = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
"""Four observers and twelve units with gaps: Krippendorff 2011, section E."""
FLEISS = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)
"""Ten subjects, fourteen raters, five categories: the worked example of Fleiss' κ."""


def by_rows(rows: dict[str, str], codes: range) -> Table:
    """Return the table of coders' rows of votes, where a dot is a gap."""
    columns = zip(*(row.split() for row in rows.values()), strict=True)
    return Table.of(
        (
            {coder: None if vote == "." else int(vote) for coder, vote in zip(rows, column, strict=True)}
            for column in columns
        ),
        codes,
    )


def by_counts(rows: tuple[tuple[int, ...], ...]) -> Table:
    """Return the table of units of which only the counts per category are known."""
    units = []
    for row in rows:
        votes = [code for code, count in enumerate(row) for _each in range(count)]
        units.append(dict(enumerate(votes)))
    return Table.of(units, range(len(rows[0])))


@pytest.mark.parametrize(
    ("metric", "published"), [(Metric.NOMINAL, 0.7434), (Metric.ORDINAL, 0.8154), (Metric.INTERVAL, 0.8491)]
)
def test_alpha_of_the_table_with_gaps_is_the_published_one(metric, published):
    found = krippendorff_alpha(by_rows(KRIPPENDORFF, range(1, 6)), metric)
    assert found.value == pytest.approx(published, abs=5e-5)
    assert found.units == 11


def test_fleiss_kappa_of_ten_subjects_is_the_published_one():
    assert fleiss_kappa(by_counts(FLEISS)).value == pytest.approx(0.2099, abs=5e-5)


def test_cohen_kappa_of_two_readers_of_fifty_applications():
    # 20 times both yes, 15 times both no, 5 and 10 times apart: observed 0.7, expected 0.5.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    table = Table.of(({"first": one, "second": other} for one, other in pairs), ("yes", "no"))
    assert percentage(table).value == pytest.approx(0.7)
    assert cohen_kappa(table).value == pytest.approx(0.4)


def test_where_nearly_all_is_one_code_kappa_falls_and_ac1_does_not():
    # Gwet 2008: 118 times both yes, 5 and 2 times apart, never both no.
    pairs = [("+", "+")] * 118 + [("+", "-")] * 5 + [("-", "+")] * 2
    table = Table.of(({"first": one, "second": other} for one, other in pairs), ("+", "-"))
    assert cohen_kappa(table).value == pytest.approx(-0.0234, abs=5e-5)
    assert gwet_ac1(table).value == pytest.approx(0.9408, abs=5e-5)


@pytest.mark.parametrize("coefficient", [percentage, fleiss_kappa, gwet_ac1, krippendorff_alpha, cohen_kappa])
def test_no_figure_where_nothing_can_be_compared(coefficient):
    table = Table.of([{"ana": 1}, {"ben": 1}, {}], (1, 2))
    found = coefficient(table)
    assert (found.value, found.units, found.why_not) == (None, 0, NOTHING_COMPARED)


@pytest.mark.parametrize("coefficient", [fleiss_kappa, krippendorff_alpha, cohen_kappa])
def test_no_figure_where_all_votes_are_one_code(coefficient):
    found = coefficient(Table.of([{"ana": 1, "ben": 1}] * 3, (1, 2)))
    assert (found.value, found.why_not) == (None, ONE_CODE_ONLY)


def test_cohen_kappa_is_for_two():
    assert cohen_kappa(by_rows(KRIPPENDORFF, range(1, 6))).why_not == NOT_TWO_CODERS


def test_a_code_outside_the_list_is_refused():
    with pytest.raises(ValueError, match="not in the list: \\['7'\\]"):
        Table.of([{"ana": 7}], (1, 2))
    with pytest.raises(ValueError, match="once"):
        Table.of([], (1, 1))


votes = st.lists(
    st.fixed_dictionaries({coder: st.sampled_from([None, 0, 1, 2, 3]) for coder in ("ana", "ben", "cho")}),
    min_size=2,
    max_size=25,
)
complete = st.lists(
    st.fixed_dictionaries({coder: st.sampled_from([0, 1, 2, 3]) for coder in ("ana", "ben", "cho")}),
    min_size=2,
    max_size=25,
)
FOR_ANY_NUMBER = [percentage, fleiss_kappa, gwet_ac1, krippendorff_alpha]


@given(votes)
@settings(max_examples=150, deadline=None)
def test_an_independent_library_gives_the_same_alpha(units):
    table = Table.of(units, range(4))
    assume(table.compared)
    raw = np.array([[np.nan if unit[c] is None else unit[c] for unit in units] for c in units[0]])
    for metric in Metric:
        found = krippendorff_alpha(table, metric).value
        if found is not None:
            theirs = alpha(raw, level_of_measurement=str(metric), value_domain=[0, 1, 2, 3])
            assert found == pytest.approx(theirs, abs=1e-9)


@given(complete)
@settings(max_examples=150, deadline=None)
def test_an_independent_library_gives_the_same_kappa(units):
    table, pairs = (
        Table.of(({coder: unit[coder] for coder in coders} for unit in units), range(4))
        for coders in (("ana", "ben", "cho"), ("ana", "ben"))
    )
    tasks = [
        AnnotationTask(
            data=[(c, number, code) for number, unit in enumerate(each.units) for c, code in unit.items()]
        )
        for each in (table, pairs)
    ]
    for found, theirs in (
        (percentage(table), tasks[0].avg_Ao),
        (fleiss_kappa(table), tasks[0].pi),
        (cohen_kappa(pairs), tasks[1].kappa),
    ):
        if found.value is not None:
            assert found.value == pytest.approx(theirs(), abs=1e-9)


@given(votes, st.permutations(["ana", "ben", "cho"]), st.permutations(range(4)))
@settings(max_examples=150, deadline=None)
def test_neither_the_names_of_coders_nor_of_codes_matter(units, coders, codes):
    table = Table.of(units, range(4))
    renamed_coders = Table.of(
        ({coders[index]: code for index, code in enumerate(unit.values())} for unit in units), range(4)
    )
    renamed_codes = Table.of(
        (
            {coder: None if code is None else f"code {codes[code]}" for coder, code in unit.items()}
            for unit in units
        ),
        [f"code {number}" for number in range(4)],
    )
    for coefficient in FOR_ANY_NUMBER:
        found = coefficient(table).value
        for renamed in (renamed_coders, renamed_codes):
            again = coefficient(renamed).value
            assert again == (None if found is None else pytest.approx(found, abs=1e-9))


@given(votes)
@settings(max_examples=100, deadline=None)
def test_full_agreement_is_one_and_nothing_is_above(units):
    table = Table.of(units, range(4))
    agreed = Table.of(
        ({"ana": code, "ben": code, "cho": code} for unit in units for code in [unit["ana"]]), range(4)
    )
    for coefficient in FOR_ANY_NUMBER:
        value, best = coefficient(table).value, coefficient(agreed).value
        assert value is None or value <= 1 + 1e-9
        assert best is None or best == pytest.approx(1)


@given(votes)
@settings(max_examples=50, deadline=None)
def test_what_one_coder_alone_saw_changes_no_percentage_and_no_alpha(units):
    alone = [*units, {"ana": 2, "ben": None, "cho": None}]
    for coefficient in (percentage, krippendorff_alpha):
        before, after = (coefficient(Table.of(each, range(4))).value for each in (units, alone))
        assert after == (None if before is None else pytest.approx(before))


def test_the_interval_holds_the_figure_and_can_be_repeated():
    table = by_counts(FLEISS)
    first = with_interval(fleiss_kappa, table, seed=7)
    assert first.low < first.value < first.high
    assert with_interval(fleiss_kappa, table, seed=7) == first
    assert with_interval(fleiss_kappa, table, seed=8) != first


def test_more_units_make_the_interval_narrower():
    small, large = (with_interval(fleiss_kappa, by_counts(FLEISS * times), seed=7) for times in (1, 8))
    assert large.high - large.low < (small.high - small.low) / 2


def test_no_interval_where_there_is_one_unit_or_no_figure():
    for units in ([{"ana": 1, "ben": 2}], [{"ana": 1, "ben": 1}] * 5):
        found = with_interval(krippendorff_alpha, Table.of(units, (1, 2)), seed=1)
        assert (found.low, found.high) == (None, None)


def test_the_bounds_do_not_depend_on_the_order_of_units_or_coders():
    units = [{"ana": at % 3, "ben": (at // 2) % 3} for at in range(40)]
    turned = [dict(reversed(unit.items())) for unit in reversed(units)]
    first, second = (
        with_interval(krippendorff_alpha, Table.of(each, range(3)), seed=5, resamples=50)
        for each in (units, turned)
    )
    assert first == second
    assert first.low < first.value < first.high


def test_units_put_together_give_the_same_figures_and_a_draw_keeps_their_number():
    units = [{"ana": at % 3, "ben": (at // 2) % 3} for at in range(40)] + [{"ana": 1}]
    table = Table.of(units, range(3))
    grouped = table.grouped()
    assert len(grouped.units) < len(units)
    for coefficient in (percentage, cohen_kappa, fleiss_kappa, gwet_ac1, krippendorff_alpha):
        assert coefficient(grouped).value == pytest.approx(coefficient(table).value)
        assert coefficient(grouped).units == 40
    for seed in range(20):
        drawn = drawn_weights(grouped.weights, 41, Random(seed))
        assert sum(drawn) == 41
        assert all(number >= 0 for number in drawn)


def test_drawn_weights_are_on_average_the_weights():
    random, weights = Random(3), (900, 90, 10)
    totals = [
        sum(each) for each in zip(*(drawn_weights(weights, 1000, random) for _ in range(300)), strict=True)
    ]
    # Standard errors of the mean of 300 draws: 0.55, 0.52 and 0.18.
    assert [total / 300 for total in totals] == [
        pytest.approx(weight, abs=4 * error)
        for weight, error in zip(weights, (0.55, 0.52, 0.18), strict=True)
    ]
