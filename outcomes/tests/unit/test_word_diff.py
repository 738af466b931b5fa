"""What changed between two texts, told so that a person can read it."""

from __future__ import annotations

import random
import time

import pytest

from outcomes.word_diff import shortened, tokens_of, word_diff

BEFORE = "In 2024 the city gave 200 licences to vendors. It was good for all of them."


def told(old: str, new: str) -> str:
    """Return a difference on one line: [-removed-] and {+added+}."""
    frames = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(frames[each.kind].format(each.text) for each in word_diff(old, new))


def one_side(pieces, without: str) -> str:
    return "".join(each.text for each in pieces if each.kind != without)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "In 2024 the city gave 200 licences.",
            "In 2025 the city gave 240 licences.",
            "In [-2024 -]{+2025 +}the city gave [-200 -]{+240 +}licences.",
        ),
        (
            "Se aprobó la ley en Lima para todas.",
            "Se aprobó la ordenanza en Lima para todas.",
            "Se aprobó la [-ley -]{+ordenanza +}en Lima para todas.",
        ),
        (
            "L’assemblée vota l’arrêté hier soir.",
            "L’assemblée vota l’ordonnance hier soir.",
            "L’assemblée vota [-l’arrêté -]{+l’ordonnance +}hier soir.",
        ),
        (
            "A prefeitura não cadastrou as catadoras.",
            "A prefeitura já cadastrou as catadoras.",
            "A prefeitura [-não -]{+já +}cadastrou as catadoras.",
        ),
        ("", "New words.", "{+New words.+}"),
        ("Old words.", "", "[-Old words.-]"),
        ("The same.", "The same.", "The same."),
        ("", "", ""),
        ("One part.\nTwo part.", "One part.\n\nTwo part.", "One part.[-\n-]{+\n\n+}Two part."),
    ],
)
def test_words_taken_out_stand_before_words_put_in(old, new, expected):
    assert told(old, new) == expected


def test_an_address_of_a_page_is_one_word():
    old = "See https://example.org/a/b?c=1&d=2."
    assert told(old, old.replace("d=2", "d=3")) == (
        "See [-https://example.org/a/b?c=1&d=2-]{+https://example.org/a/b?c=1&d=3+}."
    )


def test_spaces_within_a_line_are_no_change():
    assert told("two  spaces here", "two spaces here") == "two spaces here"


def test_a_rewritten_sentence_reads_as_two_wholes_and_its_neighbours_stay():
    old = "First stays. The mayor promised a lot to the vendors of the hall. Last stays."
    new = "First stays. A letter of the union to each office was read in the assembly. Last stays."
    kinds = [each.kind for each in word_diff(old, new)]
    assert kinds == ["same", "removed", "added", "same"]


def test_a_moved_sentence_is_taken_out_and_put_in():
    moved = told("One is here. Two is there. Three ends it.", "Two is there. Three ends it. One is here.")
    assert moved.count("One is here.") == 2
    assert "Two is there. Three ends it." in moved


@pytest.mark.parametrize("seed", range(40))
def test_both_texts_can_be_read_back_from_the_pieces(seed):
    chance = random.Random(seed)
    words = ["vendor", "ciudad", "l’arrêté", "não", ".", ",", "\n\n", "https://a.org/x", "12,5", "🎉", "  "]
    old, new = (" ".join(chance.choices(words, k=chance.randrange(0, 80))) for _ in range(2))
    pieces = word_diff(old, new)
    # Of two that differ only in spaces the new one is shown.
    assert one_side(pieces, "removed").rstrip() == new.rstrip()
    assert [each.key for each in tokens_of(one_side(pieces, "added"))] == [
        each.key for each in tokens_of(old)
    ]


def worst_cases() -> dict[str, tuple[str, str]]:
    chance = random.Random(7)
    few = [f"w{number}" for number in range(300)]
    many = [chance.choice(few) for _ in range(1_800)]
    changed = [chance.choice(few) if chance.random() < 0.2 else each for each in many]

    def of(words) -> str:
        return " ".join(words)[:10_000]

    return {
        "nothing in common": ("a " * 5_000, "b " * 5_000),
        "the same two words": (of(chance.choices("ab", k=5_000)), of(chance.choices("ab", k=5_000))),
        "turned about": ("a b " * 2_500, "b a " * 2_500),
        "only stops": ("a. " * 3_333, "a. " * 3_000),
        "one word": ("a" * 10_000, "b" * 10_000),
        "another text": (of(chance.choices(few, k=2_500)), of(chance.choices(few, k=2_500))),
        "a fifth rewritten": (of(many), of(changed)),
        "no words": (" " * 10_000, "\n" * 10_000),
    }


@pytest.mark.parametrize("case", worst_cases())
def test_the_longest_texts_are_compared_in_time(case):
    old, new = worst_cases()[case]
    began = time.process_time()
    pieces = word_diff(old, new)
    assert time.process_time() - began < 1
    assert one_side(pieces, "removed").rstrip() == new.rstrip()


def test_a_fifth_rewritten_still_shows_what_stayed():
    old, new = worst_cases()["a fifth rewritten"]
    kept = sum(len(each.text) for each in word_diff(old, new) if each.kind == "same")
    assert kept > len(new) / 2


def test_twice_the_text_takes_about_twice_the_time():
    def seconds(words: int) -> float:
        chance = random.Random(1)
        few = [f"w{number}" for number in range(40)]
        old = chance.choices(few, k=words)
        new = [chance.choice(few) if chance.random() < 0.2 else each for each in old]
        took = []
        for _attempt in range(3):
            began = time.process_time()
            word_diff(" ".join(old), " ".join(new))
            took.append(time.process_time() - began)
        return min(took)

    assert seconds(16_000) < 8 * seconds(4_000) + 0.1


def test_what_stayed_is_cut_to_the_words_around_a_change():
    long = " ".join(f"word{number}" for number in range(100))
    pieces = shortened(word_diff(f"{long} old {long}", f"{long} new {long}"), around=3)
    said = "".join(each.text for each in pieces)
    assert said.startswith("[…] word")
    assert "old " in said
    assert "new " in said
    assert len(said) < 120
    assert shortened(word_diff(BEFORE, BEFORE.replace("200", "240"))) == word_diff(
        BEFORE, BEFORE.replace("200", "240")
    )
