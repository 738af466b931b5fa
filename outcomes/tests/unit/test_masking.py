"""Withheld words stand in no text that was masked, and nothing else is touched."""

from __future__ import annotations

import re
import unicodedata

import pytest
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from outcomes.enums import WithheldKind
from outcomes.masking import Passage, in_this_language, kept, masked, occurrences, shown, shown_text, without

CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ROSA = Passage("Rosa Pérez")


class Record:
    """A record with one text."""

    words_are_shown = False

    def __init__(self, statement: str, *withheld: list[str]):
        self.statement = statement
        self.withheld = list(withheld)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Pérez spoke.",
        "ROSA PEREZ spoke.",
        "rosa   pérez spoke.",
        "Rosa\nPérez spoke.",
        "Rosa\u00a0Pérez spoke.",
        "Rosa\u200b Pe\u0301rez spoke.",
        "Rosa-Perez spoke.",
        "RosaPerez spoke.",
        "Rosa Pérez's spoke.",
        "Rosa Pérez’s spoke.",
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    assert masked(text, [ROSA]) == "[name withheld] spoke."


def test_a_name_in_the_name_of_a_file_is_withheld():
    assert masked("2024_rosa-perez_statement.pdf", [ROSA]) == "2024_[name withheld]_statement.pdf"
    assert masked("RosaPerez2024.pdf", [ROSA]) == "[name withheld]2024.pdf"


def test_a_name_is_not_looked_for_inside_longer_words():
    text = "Bananas and Susana: nothing about anatomy."
    assert masked(text, [Passage("Ana")]) == text


@pytest.mark.parametrize(
    "text", ["+233 24 123 4567", "+233-24-1234567", "233241234567", "(233) 24 12 34 567"]
)
def test_a_number_is_found_however_it_is_grouped(text):
    shown_text = masked(f"Call {text}.", [Passage("+233 24 123 4567")])
    assert "4567" not in shown_text
    assert "[name withheld]" in shown_text


def test_scripts_without_capitals_have_no_edges_of_words():
    assert masked("我听罗莎说", [Passage("罗莎")]) == "我听[name withheld]说"
    assert masked("रोसा ने कहा", [Passage("रोसा")]) == "[name withheld] ने कहा"


def test_overlapping_passages_get_one_mark_and_a_passage_outweighs_a_name():
    passages = [Passage("the stall of Rosa", WithheldKind.PASSAGE), Passage("Rosa Pérez")]
    assert masked("At the stall of Rosa Pérez they met.", passages) == "At [words withheld] they met."


def test_the_mark_is_said_in_the_language_of_the_page_and_what_is_kept_in_none():
    with translation.override("es"):
        spanish = masked("Rosa Pérez spoke.", [ROSA])
        assert spanish != "[name withheld] spoke."
        assert "Rosa" not in spanish
        kept_text = kept("Rosa Pérez spoke.", [ROSA])
        assert kept_text == "[name withheld] spoke."
        assert in_this_language(kept_text) == spanish


def test_what_is_searched_has_neither_the_words_nor_a_mark():
    assert without("With Rosa Pérez today", [ROSA]).split() == ["With", "today"]


def test_occurrences_are_counted():
    assert occurrences("Rosa Perez and rosa-pérez", ROSA) == 2


def test_a_record_is_shown_without_its_withheld_words_until_somebody_asked_for_them():
    record = Record("Rosa Pérez spoke.", ["Rosa Pérez", "name"])
    assert shown(record, "statement") == "[name withheld] spoke."
    assert shown_text(record, "As Rosa Perez said") == "As [name withheld] said"
    record.words_are_shown = True
    assert shown(record, "statement") == "Rosa Pérez spoke."


def test_a_record_that_withholds_nothing_is_shown_as_it_is():
    assert shown(Record("Rosa Pérez spoke."), "statement") == "Rosa Pérez spoke."


WORDS = st.text(alphabet="abcñéÉßıİŒ '’-.\n\u00a0\u200b0123456789罗ا", max_size=60)
PASSAGES = st.lists(
    st.tuples(WORDS.filter(lambda words: words.strip()), st.sampled_from(list(WithheldKind))).map(
        lambda pair: Passage(*pair)
    ),
    max_size=4,
)


def words_in(text: str) -> list[str]:
    """Return the words as somebody reads them who does not care for case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\u200b", "").casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.findall(r"[^\W\d_]+|\d+", plain.replace("ı", "i").replace("œ", "oe"))


def stands_in(passage: Passage, text: str) -> bool:
    wanted, words = words_in(passage.words), words_in(text)
    return bool(wanted) and any(
        words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1)
    )


@CALMLY
@given(text=WORDS, passages=PASSAGES)
@example(text="a'b", passages=[Passage("b")])
def test_no_withheld_words_are_left(text, passages):
    # A sign that is no word separates what stands before and after it, as the mark of a page does.
    hidden = without_letters(text, passages)
    for passage in passages:
        for part in hidden.split("▮"):
            assert not stands_in(passage, part), (passage, hidden)


def without_letters(text: str, passages: list[Passage]) -> str:
    return kept(text, passages).replace("[name withheld]", "▮").replace("[words withheld]", "▮")


@CALMLY
@given(text=WORDS, passages=PASSAGES)
def test_masking_what_is_masked_changes_nothing(text, passages):
    once = without_letters(text, passages)
    assert without_letters(once, passages) == once


@CALMLY
@given(text=st.text(max_size=80))
def test_a_text_without_withheld_words_is_unchanged(text):
    assert masked(text, []) == text
    assert masked(text, [Passage("zyxwvutsrqponm zyxw")]) == text


@CALMLY
@given(text=WORDS, passages=PASSAGES)
def test_what_is_not_withheld_is_kept_in_its_order(text, passages):
    rest = iter(text)
    for part in without_letters(text, passages).split("▮"):
        assert all(letter in rest for letter in part)
