"""Countries are understood in four languages, and every country has a region."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django_countries import countries

from wiego_mle.kernel.countries import (
    Region,
    alpha3,
    countries_of,
    country_choices,
    country_code,
    country_name,
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ghana", "GH"),
        ("brasil", "BR"),
        ("Brésil", "BR"),
        ("Sudafrica", "ZA"),
        ("Afrique du Sud", "ZA"),
        ("Índia", "IN"),
        ("USA", "US"),
        ("EE.UU.", "US"),
        ("PER", "PE"),
        ("sn", "SN"),
        ("Cote d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Tanzania", "TZ"),
    ],
)
def test_country_code(written, code):
    assert country_code(written) == code


def test_an_unknown_country_is_answered_with_near_names():
    with pytest.raises(ValidationError, match=r"We do not know the country “Ganna”\. Did you mean .*Ghana"):
        country_code("Ganna")


def test_a_code_that_stands_inside_a_word_is_not_offered():
    with pytest.raises(ValidationError, match=r"Did you mean Rwanda\?"):
        country_code("Wakanda")


def test_a_name_near_to_nothing_gets_an_example():
    with pytest.raises(ValidationError, match="as on a map"):
        country_code("xxqqzz")


def test_every_country_but_antarctica_belongs_to_one_region():
    listed = [code for region in Region for code in countries_of(region)]
    assert len(listed) == len(set(listed)), "a country stands in two regions"
    assert set(listed) | {"AQ"} == {code for code, _name in countries}


def test_names_follow_the_language():
    with translation.override("pt"):
        assert country_name("BR") == "Brasil"
    with translation.override("fr"):
        assert country_name("SN") == "Sénégal"
    assert alpha3("ZA") == "ZAF"


@pytest.mark.parametrize(
    ("language", "code", "outdated", "name"),
    [
        ("es", "BY", "Bielorrusia", "Belarús"),
        ("es", "SZ", "Suazilandia", "Eswatini"),
        ("fr", "MM", "Birmanie", "Myanmar"),
        ("pt", "KR", "Coréia do Sul", "Coreia do Sul"),
    ],
)
def test_an_outdated_name_is_understood_and_the_one_of_today_is_printed(language, code, outdated, name):
    assert country_code(outdated) == country_code(name) == code
    with translation.override(language):
        assert country_name(code) == name
        choices = country_choices()
    assert (code, name) in choices
    assert outdated not in dict(choices).values()
    named = [each for _code, each in choices]
    assert named[named.index(name) - 1][0] <= name[0] <= named[named.index(name) + 1][0]
