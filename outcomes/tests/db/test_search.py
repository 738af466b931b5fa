"""Words are found whatever their case, accents and place in the text."""

from __future__ import annotations

import pytest

from outcomes.models import Outcome
from outcomes.queries.search import MOST_WORDS, matching, search_words
from outcomes.tests.factories import OutcomeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sao_paulo():
    OutcomeFactory(title="Accra licenses its street vendors", statement="")
    return OutcomeFactory(title="São Paulo reconheceu a função pública dos catadores", statement="")


@pytest.mark.parametrize(
    "text",
    [
        "são paulo",
        "SAO PAULO",
        "paulo   sao",
        "funcao",
        "FUNÇÃO pública",
        "catador",
        "ão",
        "sa\u0303o",
        "publica",
    ],
)
def test_case_accents_order_and_parts_of_words_do_not_matter(sao_paulo, text):
    assert list(matching(Outcome.objects.all(), text)) == [sao_paulo]


def test_all_words_must_occur(sao_paulo):
    assert not matching(Outcome.objects.all(), "catadores Accra").exists()


def test_the_reference_is_found(sao_paulo):
    assert list(matching(Outcome.objects.all(), sao_paulo.reference.lower())) == [sao_paulo]


def test_no_words_leave_all_rows(sao_paulo):
    assert matching(Outcome.objects.all(), " \t ").count() == 2


@pytest.mark.parametrize("text", ["%", "_", "100%", "\\", "'; --", "acc\x00ra_", "🧺", "ß" * 5000])
def test_signs_of_the_query_language_are_only_letters(sao_paulo, text):
    assert not matching(Outcome.objects.all(), text).exists()


@pytest.mark.parametrize("text", ["ac\x00cra", "\u202eaccra", "accra\ufeff"])
def test_invisible_signs_are_not_looked_for(sao_paulo, text):
    assert [found.title for found in matching(Outcome.objects.all(), text)] == [
        "Accra licenses its street vendors"
    ]


def test_a_percent_sign_is_looked_for_literally():
    with_sign = OutcomeFactory(title="Fees fall by 50% in Lima")
    OutcomeFactory(title="Fees fall by 500 soles in Lima")

    assert list(matching(Outcome.objects.all(), "50%")) == [with_sign]


def test_words_are_bounded():
    words = search_words(" ".join(f"word{number}" for number in range(40)) + " " + "x" * 500)

    assert len(words) == MOST_WORDS
    assert max(map(len, words)) == 60
