"""Personal links are derived, and time zones can be chosen by city."""

from __future__ import annotations

import random
import string
import zoneinfo

import pytest

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.time_zones import _CITIES, find_zone, near_zones, zones
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.links import Claim, read_token, token_of


def test_a_claim_gives_the_same_token_each_time_and_is_read_back():
    claim = Claim("0123456789", "abcdef0123")
    assert token_of("invitation", claim) == token_of("invitation", claim)
    assert read_token("invitation", token_of("invitation", claim)) == claim


def test_a_token_is_of_no_use_for_another_purpose_or_with_another_key(settings):
    token = token_of("invitation", Claim("0123456789", "abcdef0123"))
    assert read_token("substantiation", token) is None
    settings.SECRET_KEY = "another" * 10
    assert read_token("invitation", token) is None


def test_a_changed_or_guessed_token_is_none():
    token = token_of("invitation", Claim("0123456789", "abcdef0123"))
    dice = random.Random(1)
    letters = string.ascii_letters + string.digits + "-_:."
    for _ in range(2000):
        place = dice.randrange(len(token))
        other = token[:place] + dice.choice(letters) + token[place + 1 :]
        if other != token:
            assert read_token("invitation", other) is None
    for _ in range(2000):
        guess = "".join(dice.choices(letters, k=dice.randint(0, 90)))
        assert read_token("invitation", guess) is None
    assert read_token("invitation", "ñ\x00🌍") is None


def test_the_focal_cities_of_the_network_are_offered():
    wanted = {"Africa/Accra", "Africa/Dakar", "Asia/Kolkata", "America/Lima", "America/Mexico_City", "UTC"}
    wanted |= {"America/Sao_Paulo", "America/New_York", "Europe/London", "Africa/Nairobi", "Asia/Bangkok"}
    assert wanted <= set(zones())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Africa/Accra", "Africa/Accra"),
        ("accra", "Africa/Accra"),
        (" MEXICO  CITY ", "America/Mexico_City"),
        ("São Paulo", "America/Sao_Paulo"),
        ("america/sao_paulo", "America/Sao_Paulo"),
        ("Delhi", "Asia/Kolkata"),
        ("Genève", "Europe/Zurich"),
        ("Ghana", "Africa/Accra"),
        ("Sénégal", "Africa/Dakar"),
        ("Perú", "America/Lima"),
        ("utc", "UTC"),
        ("America/Fortaleza", "America/Fortaleza"),
    ],
)
def test_a_zone_is_found_by_its_name_its_city_or_its_country(written, meant):
    assert find_zone(written) == meant


@pytest.mark.parametrize("written", ["", "Mars/Olympus", "Brazil", "x" * 64, "<script>", "\x00", "👩🏽‍🌾"])
def test_what_is_not_clear_is_no_zone(written):
    assert find_zone(written) is None


def test_zones_that_may_be_meant_are_named():
    assert "Africa/Nairobi" in near_zones("Nairoby")
    assert {"America/Manaus", "America/Sao_Paulo"} & set(near_zones("Brazil"))
    assert near_zones("Mars/Olympus xyzzy") == []


def test_every_city_leads_to_a_zone_that_is_offered():
    assert set(_CITIES.values()) <= set(zones())
    assert all(find_zone(city) == zone for city, zone in _CITIES.items())


def test_every_clock_of_a_country_can_be_chosen_once():
    assert {"America/Manaus", "America/Cuiaba", "America/Campo_Grande"} & set(zones()), (
        "Brazil has a second clock"
    )
    assert {"Atlantic/Canary", "Europe/Madrid"} <= set(zones())
    assert "America/Fortaleza" not in zones(), "the same clock as São Paulo"
    assert len(zones()) < 350


def test_every_zone_that_can_be_chosen_is_known_to_python():
    assert set(zones()) <= zoneinfo.available_timezones()


def test_only_administrators_look_after_people_and_everybody_after_themself():
    class Person:
        def __init__(self, pk):
            self.pk = pk
            self.roles = [Role.CONTRIBUTOR]

    administrator = Principal(1, "Ada", roles=frozenset({Role.ADMINISTRATOR}))
    others = Principal(2, "Otto", roles=frozenset(set(Role) - {Role.ADMINISTRATOR}))
    for act in set(Act) - {Act.PROFILE}:
        assert may(administrator, act, Person(2))
        assert not may(others, act, Person(2))
        assert may(others, act, Person(2)).reason
    assert may(others, Act.PROFILE)
    assert may(others, Act.PROFILE, Person(2))
    assert not may(administrator, Act.PROFILE, Person(2)), (
        "an administrator does not change other people's details"
    )
    assert not may(Principal(None, "nobody"), Act.PROFILE)
