"""The exact place of a quote on a page."""

from __future__ import annotations

import pytest

from outcomes.quoting import Place, on_one_line, place_of, place_of_sentences, whole_words
from wiego_mle.kernel.sentences import sentences_of

TEXT = "The city gave “licences” to vendors. The city’s mayor agreed.\nLater the city gave more."
ANYWHERE = Place(0, 0)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("gave “licences” to vendors.", "gave “licences” to vendors."),
        ('gave "licences" to  vendors.', "gave “licences” to vendors."),
        ("The city's mayor agreed. Later the city", "The city’s mayor agreed.\nLater the city"),
        ("gave licences to vendors", None),
        ("(", None),
        ("", None),
    ],
)
def test_a_quote_is_found_word_for_word(quote, words):
    place = place_of(quote, TEXT, near=ANYWHERE)
    assert (place.words_in(TEXT) if place else None) == words


def test_of_several_places_the_one_that_was_chosen_counts():
    last = Place(TEXT.index("Later"), len(TEXT))
    assert place_of("the city gave", TEXT, near=last).start == TEXT.rindex("the city")
    assert place_of("city", TEXT, near=Place(0, 36)).start == 4
    assert place_of("city", TEXT, near=last).start == TEXT.rindex("city")


def test_chosen_sentences_reach_from_the_first_to_the_last():
    found = place_of_sentences(sentences_of(TEXT), [3, 1, 99])
    assert found == Place(0, len(TEXT))
    assert place_of_sentences(sentences_of(TEXT), [0, 99]) is None
    assert on_one_line(found.words_in(TEXT)).count("\n") == 0


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (5, 6, "city"),
        (3, 9, "city"),
        (6, 10, "city gave"),
        (0, 10_000, TEXT),
        (8, 8, None),
        (3, 4, None),
        (500, 900, None),
    ],
)
def test_a_place_is_widened_to_whole_words(start, end, words):
    place = whole_words(Place(start, end), TEXT)
    assert (place.words_in(TEXT) if place else None) == words
