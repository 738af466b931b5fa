"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wiego_mle.kernel.paging.lines import paragraphs_of
from wiego_mle.kernel.sentences import sentences_of


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences_of(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The city decided. It paid.", ["The city decided.", "It paid."]),
        ("Art. 5 and No. 7 of the law.", ["Art. 5 and No. 7 of the law."]),
        ("Mr. J. Smith of the U.S. came. He spoke!", ["Mr. J. Smith of the U.S. came.", "He spoke!"]),
        ("¿Qué pasó? ¡Ganaron! La Sra. Pérez lo vio.", ["¿Qué pasó?", "¡Ganaron!", "La Sra. Pérez lo vio."]),
        ("“We won,” she said. “At last.” Then rain.", ["“We won,” she said.", "“At last.”", "Then rain."]),
        ("Il a 3.5 ans… peut-être. Écoutez.", ["Il a 3.5 ans… peut-être.", "Écoutez."]),
        ("Heading\nFirst. Second.\nThird", ["Heading", "First.", "Second.", "Third"]),
        ("1. The market", ["1. The market"]),
        ("2.3. The list. It grew by 12. Then more.", ["2.3. The list.", "It grew by 12.", "Then more."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences(text, sentences):
    assert split(text) == sentences


def test_sentences_hold_every_letter_of_a_text_and_are_numbered():
    text = "One. Two (art. 3)? Three!\nFour; five. 6 came.  Seven"
    found = sentences_of(text)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    assert [each.begins_paragraph for each in found].count(True) == 2
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            ["A line that goes on until the", "margin and then ends."],
            ["A line that goes on until the margin and then ends."],
        ),
        (["Heading", "A long line of a paragraph that"], ["Heading", "A long line of a paragraph that"]),
        (
            ["One whole line of words goes here", "", "another whole line of words here"],
            ["One whole line of words goes here", "another whole line of words here"],
        ),
        (
            ["• a first thing of a list that is", "long", "• a second thing of a list that is"],
            ["• a first thing of a list that is long", "• a second thing of a list that is"],
        ),
        (
            ["workers who are infor\u00ad", "mal, and those who are self-", "employed"],
            ["workers who are informal, and those who are self-employed"],
        ),
    ],
)
def test_lines_become_the_paragraphs_that_they_were(lines, paragraphs):
    assert paragraphs_of("\r\n".join(lines)) == paragraphs
