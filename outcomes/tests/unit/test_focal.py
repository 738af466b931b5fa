"""Which Focal Cities the words of a place name."""

from __future__ import annotations

import pytest

from harvests.models import FocalCity
from outcomes.focal import cities_in, city_named

CITIES = [
    FocalCity(pk=1, label_en="Accra", label_es="Acra", country="GH"),
    FocalCity(pk=2, label_en="Delhi", label_pt="Délhi", country="IN", other_names="New Delhi\nDilli"),
    FocalCity(
        pk=3,
        label_en="Mexico City",
        label_es="Ciudad de México",
        label_fr="Mexico",
        country="MX",
        other_names="CDMX\nMéxico D.F.",
    ),
]
NAMED = {city.pk: (city.country, city.names) for city in CITIES}


@pytest.mark.parametrize(
    ("place", "countries", "found"),
    [
        ("Accra", "GH", [1]),
        ("  ACCRA ", "GH TG", [1]),
        ("Acra", "GH", [1]),
        ("Accra", "US", []),
        ("Accra", "", []),
        ("", "GH", []),
        ("Accra, Kumasi", "GH", [1]),
        ("Tema and Accra", "GH", [1]),
        ("Kumasi (Accra)", "GH", [1]),
        ("Accra / New Delhi", "GH IN", [1, 2]),
        ("Greater Noida", "IN", []),
        ("South Delhi", "IN", []),
        ("delhi", "IN", [2]),
        ("Ciudad de Mexico", "MX", [3]),
        ("Mexico D.F.", "MX", [3]),
        ("México DF", "MX", []),
        ("Iztapalapa, CDMX", "MX", [3]),
        ("Accrä", "GH", [1]),
        ("Mexico", "MX", [3]),
        ("Oaxaca, México", "MX", []),
        ("Guadalajara (Mexico)", "MX", []),
        ("Ciudad de México, México", "MX", [3]),
    ],
)
def test_a_place_names_a_city_as_a_whole_in_its_country(place, countries, found):
    assert cities_in(place, countries.split(), NAMED) == found


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Acra", 1),
        ("dilli, India", 2),
        ("Karol Bagh, New Delhi", 2),
        ("Oaxaca, México", None),
        ("Accra and Delhi", None),
        ("Kumasi", None),
        ("", None),
    ],
)
def test_a_place_names_one_focal_city_or_none_without_its_country(place, found):
    assert city_named(place, NAMED) == found
