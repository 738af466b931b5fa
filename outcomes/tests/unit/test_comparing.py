"""Telling two reports of one change from steps of a process and from other changes, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from outcomes.comparing.dates import months_in, numbers_in
from outcomes.comparing.judging import Verdict, judge
from outcomes.comparing.keys import MOST_KEYS, keys_of
from outcomes.comparing.pairs import EXAMPLES, NotPairs, figures_of, judged_pairs
from outcomes.comparing.reasons import reasons
from outcomes.comparing.reports import report, told_in


def told(text, *, on=None, last=None, place="", actor="", language="en", **more):
    exact = on is not None and last is None
    return report(
        text=text,
        actors=(actor,),
        place=place,
        first=on,
        last=last or on,
        is_exact=exact,
        language=language,
        **more,
    )


MONTEVIDEO = told(
    "On 14 March 2023 the Intendencia of Montevideo signed contracts with 38 waste picker cooperatives "
    "to sort the rubbish of Felipe Cardoso.",
    on=date(2023, 3, 14),
    place="Montevideo",
    actor="Intendencia de Montevideo",
)


def test_one_change_in_two_languages_is_the_same_change():
    other = told(
        "La Intendencia firmó en marzo de 2023 convenios con treinta y ocho cooperativas de clasificadores de "
        "residuos de Felipe Cardoso.",
        on=date(2023, 3, 1),
        last=date(2023, 3, 31),
        place="Uruguay",
        actor="Intendencia Municipal de Montevideo",
        language="es",
    )
    judged = judge(MONTEVIDEO, other)
    assert judged.verdict is Verdict.SAME_CHANGE
    assert judged.found.names == {"felipe", "cardoso"}
    said = reasons(judged.found)
    assert "same actor" in said
    assert "both name Cardoso, Felipe" in said


def test_a_short_word_is_no_acronym_unless_it_is_written_as_one():
    one = told("In May 2024 the Union adopted the Due Diligence Act for KTU members.", on=date(2024, 5, 1))
    other = told("In June 2024 the Union changed the Due Diligence Act for KTU members.", on=date(2024, 6, 1))
    said = " ".join(reasons(judge(one, other).found))
    assert "Due" in said
    assert "DUE" not in said
    assert "KTU" in said


def test_a_later_text_that_speaks_of_the_earlier_act_is_a_step():
    other = told(
        "The contracts of 2023 with the waste picker cooperatives were cancelled by the Intendencia of "
        "Montevideo in May 2024.",
        on=date(2024, 5, 2),
        place="Montevideo",
        actor="Intendencia de Montevideo",
    )
    judged = judge(MONTEVIDEO, other)
    assert judged.verdict is Verdict.LINKED_SEQUENCE
    assert "the later text speaks of the earlier change" in reasons(judged.found)


@pytest.mark.parametrize(
    ("text", "on", "place", "actor"),
    [
        (
            "On 14 March 2023 the city of Córdoba signed contracts with waste picker cooperatives.",
            date(2023, 3, 14),
            "Bogotá",
            "Alcaldía de Bogotá",
        ),
        (
            "The Intendencia of Montevideo fined three bus companies on 2 March 2023.",
            date(2023, 3, 2),
            "Montevideo",
            "Intendencia de Montevideo",
        ),
        ("The court heard fishers.", date(2011, 1, 1), "Maputo", "Tribunal de Maputo"),
    ],
    ids=["other country", "other act of the same actor", "nothing in common"],
)
def test_another_change_is_different(text, on, place, actor):
    assert judge(MONTEVIDEO, told(text, on=on, place=place, actor=actor)).verdict is Verdict.DIFFERENT


def test_the_same_actor_of_the_register_needs_no_name():
    one = told("The council struck the clause on perishable goods.", actor_keys=frozenset({7}))
    other = told("Perishable goods: the council struck the clause.", actor_keys=frozenset({7}))
    assert judge(one, other).found.actor == 1.0


def test_judging_is_the_same_both_ways():
    other = told("Vendors in Montevideo got licences.", on=date(2023, 4, 1), place="Montevideo")
    assert judge(MONTEVIDEO, other).score == pytest.approx(judge(other, MONTEVIDEO).score)


def test_nothing_at_all_can_be_compared():
    assert judge(told(""), told("")).verdict is Verdict.DIFFERENT
    assert keys_of("", "") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 14 march 2023 with 38 cooperatives", {38}),
        ("3,100 vendors and 4 000 kiosks", {3100, 4000}),
        ("sixteen bicycles, two hundred stalls", {16, 200}),
        ("el 5 de abril de 2016, doscientos puestos", {200}),
        ("le 3/12/2018, 40 etals", {40}),
        ("in 2019", set()),
        ("9" * 40, set()),
    ],
)
def test_numbers_are_neither_years_nor_days(text, expected):
    assert numbers_in(text) == expected


def test_may_is_a_month_only_beside_a_number():
    assert months_in(["they", "may", "sell"]) == frozenset()
    assert months_in(["since", "may", "2020"]) == {5}


def test_keys_are_few_and_names_come_first():
    keys = keys_of(
        "Bhadra market reopened", " ".join(f"{letter}{letter}ubnimo" for letter in "bcdfghjklmnpqrstvwxyz")
    )
    assert len(keys) == MOST_KEYS
    assert all(len(key) <= 12 for key in keys)
    assert keys_of("They reopened Bhadra", "")[0] == "bhadra"


def test_hostile_text_is_taken_apart_in_time():
    told_in("<script>alert(1)</script> " + "A.B " * 2000 + "1,1" * 2000)


def test_the_examples_are_judged_as_people_judge_them():
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        figures = figures_of(judged_pairs(file))
    assert figures["worth_showing"]["precision"] >= 0.85
    assert figures["worth_showing"]["recall"] >= 0.85
    assert figures["same_change"]["recall"] >= 0.85


def test_a_file_without_the_columns_is_refused_with_their_names():
    with pytest.raises(NotPairs, match="text_b"):
        judged_pairs(["id_a,text_a", "1,x"])


def test_a_date_that_is_none_is_told_with_its_pair():
    columns = "id_a,text_a,lang_a,date_a,place_a,actor_a,id_b,text_b,lang_b,date_b,place_b,actor_b"
    with pytest.raises(NotPairs, match="P-1"):
        judged_pairs([columns, "P-1,x,en,spring,,,P-2,y,en,2020,,"])
