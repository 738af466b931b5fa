"""Placeholders: filled in once, nothing computed, and what is wrong said plainly."""

from __future__ import annotations

import pytest

from harvests.enums import LetterKind
from harvests.queries.letters import shipped_words
from harvests.wording import filled, placeholders_of, problems_of_body, problems_of_subject
from wiego_mle.kernel.languages import Language


def test_what_was_filled_in_is_not_looked_through_again():
    assert filled("Dear {name}: {link}", {"name": "{link}", "link": "here"}) == "Dear {link}: here"


@pytest.mark.parametrize("text", ["{name.__class__}", "{0}", "{name!r}", "{name:>9}", "{settings}", "{}"])
def test_nothing_but_a_known_name_is_filled_in(text):
    assert filled(text, {"name": "Rosa"}) == text
    assert "is not known here" in problems_of_subject(LetterKind.BEFORE, text)[0]


@pytest.mark.parametrize("text", ["{name", "name}", "{{name}}", "{na{me}}"])
def test_a_brace_that_stands_alone_is_told(text):
    assert any("brace" in problem for problem in problems_of_body(LetterKind.BEFORE, text + " {link}"))


def test_a_letter_without_its_link_or_list_is_of_no_use():
    assert "{link} is missing" in problems_of_body(LetterKind.BEFORE, "Dear {name}")[0]
    assert "{list} is missing" in problems_of_body(LetterKind.CLOSING, "{link}")[0]


def test_addresses_and_lists_do_not_belong_into_a_subject():
    assert problems_of_subject(LetterKind.BEFORE, "{link}")
    assert problems_of_subject(LetterKind.WAITING, "{list}")


@pytest.mark.parametrize("language", Language.values)
@pytest.mark.parametrize("kind", LetterKind)
def test_the_shipped_words_pass_their_own_rules(kind, language):
    words = shipped_words(kind, language)
    assert problems_of_subject(kind, words.subject) == problems_of_body(kind, words.body) == []
    assert len(words.subject) <= 150
    left = filled(words.subject + words.body, dict.fromkeys(placeholders_of(kind), "x"))
    assert "{" not in left
