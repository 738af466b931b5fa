"""The shipped lists: whole, in four languages, with keys that fit into addresses."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.core.validators import validate_slug
from django.utils import translation

from harvests.codebook import TEXTS, codebook_text, shown_text
from harvests.enums import Dimension
from harvests.models import Code, CodebookDimension
from harvests.shipped_words import DEFINITIONS
from harvests.starting_lists import (
    code_rows,
    codebook_code_rows,
    dimension_rows,
    explanations,
    programme_rows,
)

LABELS = ("label_en", "label_es", "label_fr", "label_pt")


def test_every_list_is_shipped_with_its_codes():
    assert Counter(row["dimension"] for row in code_rows()) == {
        Dimension.ACTOR_TYPE: 25,
        Dimension.CHANGE_TYPE: 6,
        Dimension.STAGE: 6,
        Dimension.LEVEL: 6,
        Dimension.WORKER_GROUP: 11,
        Dimension.STRATEGY: 14,
        Dimension.GOAL: 8,
    }
    assert len(programme_rows()) == 9


@pytest.mark.parametrize("row", code_rows() + programme_rows(), ids=lambda row: row["key"])
def test_every_label_is_given_in_four_languages_and_fits(row):
    assert all(0 < len(row[label]) <= 120 and row[label] == row[label].strip() for label in LABELS)
    validate_slug(row["key"])
    assert len(row["key"]) <= 40


def test_no_key_and_no_label_appears_twice_in_a_list():
    for column in ("key", *LABELS):
        in_lists = Counter((row["dimension"], row[column].casefold()) for row in code_rows())
        among_programmes = Counter(row[column].casefold() for row in programme_rows())
        assert not [entry for entry, number in (in_lists + among_programmes).items() if number > 1]


def test_the_groups_of_the_demonstration_material_have_codes():
    groups = {row["key"] for row in code_rows() if row["dimension"] == Dimension.WORKER_GROUP}
    assert {"platform-workers", "market-porters", "cross-sector"} <= groups


def test_definitions_beneath_a_choice_are_translated_unless_they_were_rewritten():
    shipped = [row["definition"] for row in code_rows() if row["dimension"] == Dimension.CHANGE_TYPE]
    assert set(shipped) <= set(DEFINITIONS)
    with translation.override("es"):
        assert Code(definition=shipped[0]).definition_words.startswith("Un solo acto")
        assert Code(definition="Our own words.").definition_words == "Our own words."
        assert Code(definition="").definition_words == ""


def test_everything_that_coders_read_is_collected_for_translators():
    dimensions = json.loads(codebook_text(_rows(CodebookDimension, dimension_rows()), _all_codes()))[
        "dimensions"
    ]
    texts = {each["definition"] for each in dimensions}
    texts |= {code[name] for each in dimensions for code in each["codes"] for name in TEXTS}
    assert len(texts - {""}) == len(DEFINITIONS) == len(set(DEFINITIONS))
    assert texts - {""} == set(DEFINITIONS)


def test_a_text_that_is_not_translated_is_told_to_be_english():
    with translation.override("fr"):
        shipped = shown_text("A single act, for example a demonstration, a ruling, an inspection.")
        own = shown_text("Ours.")
        assert (shipped.startswith("Un acte"), shipped.is_english) == (True, False)
        assert (own, own.is_english) == ("Ours.", True)
        assert not shown_text("").is_english
    with translation.override("en"):
        assert not shown_text("Ours.").is_english


def _rows(model, rows: list[dict]) -> list:
    return [model(**row) for row in rows]


def _all_codes() -> list[Code]:
    explained = explanations()
    return [
        Code(**row, **explained.get((row["dimension"], row["key"]), {}))
        for row in code_rows() + codebook_code_rows()
    ]
