"""Countries by their names, in the words people use."""

from __future__ import annotations

import time

import pytest
from django import forms
from django.http import QueryDict

from outcomes.forms.countries import CountriesField, CountryField


class Where(forms.Form):
    """A form that asks for several countries and for one."""

    countries = CountriesField(required=False)
    country = CountryField(required=False)


def typed(*rows: str, country: str = "") -> Where:
    """Return the form with the rows as a browser sends them."""
    data = QueryDict(mutable=True)
    data.setlist("countries", list(rows))
    data["country"] = country
    return Where(data)


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ((), []),
        (("", "  "), []),
        (("Ghana", "", "Peru"), ["GH", "PE"]),
        (("Ghana, Peru; México",), ["GH", "PE", "MX"]),
        (("ghana", "GHANA", "GH", "gha"), ["GH"]),
        (("Afrique du Sud", "Brasil", "Estados Unidos"), ["ZA", "BR", "US"]),
        (("Bonaire, Sint Eustatius and Saba",), ["BQ"]),
        (("Côte d'Ivoire",), ["CI"]),
    ],
)
def test_gives_codes_for_names_in_four_languages(rows, codes):
    form = typed(*rows)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["countries"] == codes


def test_offers_near_names_for_what_it_does_not_know():
    errors = typed("Ghanna, Peru").errors["countries"]
    assert len(errors) == 1
    assert "Ghanna" in errors[0]
    assert "Ghana" in errors[0]


def test_says_how_to_write_a_name_when_nothing_is_near():
    assert typed("東京都千代田区").errors["countries"] == [
        "We do not know the country “東京都千代田区”. Write its name as on a map, for example Ghana."
    ]


def test_names_at_most_three_problems_and_all_of_them_escaped():
    form = typed("<script>alert(1)</script>", "=1+1", "Xq", "Yq")
    assert len(form.errors["countries"]) == 3
    assert "<script>" not in str(form)
    assert "&lt;script&gt;" in str(form)


def test_a_very_long_text_is_answered_quickly():
    started = time.monotonic()
    errors = typed("x" * 100_000, "Ghana," * 20_000).errors["countries"]
    assert errors == ["Name at most 60 countries, or say that it is global."]
    assert typed("x" * 100_000).errors["countries"][0].endswith("is too long for the name of a country.")
    assert time.monotonic() - started < 2


def test_control_characters_do_not_matter():
    form = typed("Gha\x00na\u202e")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["countries"] == ["GH"]


def test_prints_saved_codes_as_names_with_room_for_more():
    page = str(Where(initial={"countries": ["GH", "PE"]})["countries"])
    assert 'value="Ghana"' in page
    assert 'value="Peru"' in page
    assert page.count("<input") == 4
    assert page.count('data-names="/countries/en/"') == 4
    assert "Zimbabwe" not in page


def test_untouched_countries_have_not_changed():
    assert not Where(
        QueryDict("countries=Peru&countries=Ghana"), initial={"countries": ["GH", "PE"]}
    ).has_changed()
    assert Where(QueryDict("countries=Peru"), initial={"countries": ["GH", "PE"]}).has_changed()


def test_one_country():
    assert typed(country="Perú").is_valid()
    assert typed(country="Ghana, Peru").errors["country"] == ["Name one country only."]
    empty = typed()
    assert empty.is_valid()
    assert empty.cleaned_data["country"] == ""
