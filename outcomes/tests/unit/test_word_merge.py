"""One text made of two that descend from the same one."""

from __future__ import annotations

import pytest

from outcomes.word_merge import is_undecided, merged

BEFORE = "In 2024 the city gave licences to vendors. It was good for all of them."


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (BEFORE.replace("licences", "200 licences"), BEFORE.replace("all", "most"), None),
        (BEFORE, BEFORE.replace("2024", "2025"), BEFORE.replace("2024", "2025")),
        (BEFORE.replace("2024", "2025"), BEFORE, BEFORE.replace("2024", "2025")),
        (BEFORE.replace("2024", "2025"), BEFORE.replace("2024", "2025"), BEFORE.replace("2024", "2025")),
        (f"{BEFORE} More.", BEFORE.replace("2024", "2025"), f"{BEFORE.replace('2024', '2025')} More."),
        (
            BEFORE.split(". ")[0] + ".",
            BEFORE.replace("2024", "2025"),
            "In 2025 the city gave licences to vendors.",
        ),
        (f"{BEFORE}\n\nA new part.", f"First. {BEFORE}", f"First. {BEFORE}\n\nA new part."),
        ("", "", ""),
    ],
)
def test_changes_of_different_words_are_both_taken(mine, theirs, expected):
    both = merged(BEFORE, mine, theirs)
    assert both.is_clean
    assert both.text == (
        expected
        if expected is not None
        else "In 2024 the city gave 200 licences to vendors. It was good for most of them."
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BEFORE.replace("2024", "2025"), BEFORE.replace("2024", "2023")),
        (f"{BEFORE} Mine.", f"{BEFORE} Theirs."),
        ("", f"{BEFORE} Theirs."),
        ("Something else entirely.", "Not this either, but other words."),
    ],
)
def test_changes_of_the_same_words_are_both_marked(mine, theirs):
    both = merged(BEFORE, mine, theirs)
    assert both.overlaps == 1
    assert is_undecided(both.text)
    assert "⟦yours: " in both.text
    assert "⟧⟦saved: " in both.text


def test_an_overlap_is_marked_in_its_place_and_the_rest_is_merged():
    both = merged(
        BEFORE,
        BEFORE.replace("2024", "2025") + " Mine.",
        BEFORE.replace("2024", "2023").replace("all", "most"),
    )
    assert both.text == (
        "In ⟦yours: 2025⟧⟦saved: 2023⟧ the city gave licences to vendors. It was good for most of them. Mine."
    )


def test_nothing_of_either_is_lost():
    mine = BEFORE.replace("licences", "two hundred permits") + " My end."
    theirs = BEFORE.replace("licences", "many stalls") + " Their end."
    both = merged(BEFORE, mine, theirs)
    for words in ("two hundred permits", "many stalls", "My end.", "Their end."):
        assert words in both.text


def test_a_text_without_marks_is_decided():
    assert not is_undecided(BEFORE)
    assert is_undecided("left ⟧ over")
