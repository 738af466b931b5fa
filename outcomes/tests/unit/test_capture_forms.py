"""Single fields of the pages of questions: cleaned, counted, never cut."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from outcomes.forms.capture.base import version_of
from outcomes.forms.codes import explained
from outcomes.forms.sources import SourceForm
from outcomes.forms.texts import LongTextField, TextField, TitleField
from outcomes.headlines import headline


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  A city\r\nmoved \x00 on  ", "A city\nmoved  on"),
        ("zero\u202ewidth\ufeff", "zerowidth"),
        ("Vendors won 🎉👩🏾‍🌾", "Vendors won 🎉👩🏾‍🌾"),
        ("Cafe\u0301", "Café"),
        ("   \n\t ", ""),
    ],
)
def test_long_text_is_cleaned_but_what_people_see_is_kept(typed, kept):
    assert LongTextField(required=False).clean(typed) == kept


def test_one_line_stays_one_line():
    assert TextField(most=50).clean("A  city\nof\tvendors ") == "A city of vendors"


def test_ten_thousand_characters_fit_and_one_more_is_told_with_its_number():
    field = LongTextField()
    assert len(field.clean("x" * 10_000)) == 10_000
    with pytest.raises(ValidationError, match=r"10,001 characters; at most 10,000 fit"):
        field.clean("x" * 10_001)


def test_the_browser_is_never_told_to_cut():
    for field in (LongTextField(), TextField(most=5), TitleField()):
        assert "maxlength" not in field.widget.attrs


def test_a_title_counts_emoji_as_one_character():
    assert TitleField().clean("🎉" * 100) == "🎉" * 100
    with pytest.raises(ValidationError, match="101 characters"):
        TitleField().clean("🎉" * 101)


def test_the_words_of_a_code_list_stay_text():
    assert explained("<b>", "<i>") == '&lt;b&gt; <span class="choice-hint">&lt;i&gt;</span>'
    assert explained("Plain", "") == "Plain"


def test_what_a_source_agreed_to_is_asked_in_the_language_of_the_page():
    with translation.override("fr"):
        words = [str(label) for _value, label in SourceForm.base_fields["consent"].choices]
    assert words[0].startswith("Pas encore demandé")
    with translation.override("en"):
        words = [str(label) for _value, label in SourceForm.base_fields["consent"].choices]
    assert words[0].startswith("Not asked yet")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The city gave vendors licences. It took two years.", "The city gave vendors licences"),
        ("St. Louis gave vendors licences", "St. Louis gave vendors licences"),
        ("One line\nand more of it", "One line and more of it"),
        (".", "."),
    ],
)
def test_a_lead_gets_its_first_sentence_as_a_title(text, title):
    assert headline(text) == title


def test_a_long_headline_is_cut_between_words_and_says_so():
    title = headline("word " * 60)
    assert len(title) <= 100
    assert title.endswith("word…")
    assert len(headline("x" * 500)) == 100


@pytest.mark.parametrize(
    ("typed", "version"), [("7", 7), ("", 0), ("-1", 0), ("seven", 0), ("9" * 40, 0), ("٣", 0), ("1.5", 0)]
)
def test_only_a_plain_number_is_a_version(typed, version):
    assert version_of({"version": typed}) == version
