"""A suggestion says the words that led to it, and is judged on texts it has not seen."""

from __future__ import annotations

from outcomes.suggesting import Accuracy, Example, Suggester, accuracy_of

LAW = "The parliament adopted a law on domestic work number {}"
MARKET = "Vendors negotiated with the market committee about stalls {}"


def examples(number: int = 30) -> list[Example]:
    laws = [Example(f"L{at}", LAW.format(at), "policy") for at in range(number)]
    return laws + [Example(f"M{at}", MARKET.format(at), "relationship") for at in range(number - 10)]


def test_the_words_that_led_to_a_code_are_told():
    found = Suggester(examples()).suggest("In May the city parliament adopted rules for domestic employers.")
    assert found.code == "policy"
    assert set(found.words) == {"adopted", "domestic", "parliament"}


def test_accents_and_capitals_make_no_difference():
    taught = [Example(str(at), "La Comisión aprobó el código", "policy") for at in range(3)]
    taught += [Example(f"o{at}", "vendedoras en la calle", "action") for at in range(3)]
    assert Suggester(taught).suggest("APROBO la comision").code == "policy"


def test_nothing_is_suggested_for_words_that_were_never_read():
    assert Suggester(examples()).suggest("Quinoa harvest") is None
    assert Suggester([]).suggest("Quinoa harvest") is None


def test_a_word_that_stands_everywhere_tells_nothing():
    taught = [
        Example(str(at), f"workers {'court ruled' if at % 2 else 'march protest'}", str(at % 2))
        for at in range(10)
    ]
    assert Suggester(taught).suggest("workers") is None


def test_accuracy_is_measured_on_what_was_held_back():
    assert accuracy_of(examples(), seed="2025") == Accuracy(right=50, total=50, commonest=30)


def test_codes_by_chance_are_not_suggested_well():
    """Texts that say nothing about their codes: the suggestion is no better than a guess."""
    taught = [
        Example(
            f"{at:03d}",
            " ".join(f"word{chr(97 + (at * step) % 23)}xx" for step in (3, 5, 7)),
            "ab"[(at // 2) % 2],
        )
        for at in range(100)
    ]
    told = accuracy_of(taught, seed="1")
    assert told.total == 100
    assert 20 <= told.right <= 75
