"""Which outcomes count for which Focal City: kept beside the record, because it follows from its place and a list.

Every change of a place, of what is withheld or of the list calls `match_focal_cities` in its own transaction, while
it holds the end of the trail: of a save and a change of the list at the same moment the second sees the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from harvests.models import FocalCity
from harvests.services.lists import add_entry, edit_entry, restore_entry, retire_entry
from outcomes.focal import cities_in
from outcomes.masking import as_passages, without
from outcomes.models import Outcome, OutcomeCountry
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.bulk import insert_rows

_AT_A_TIME = 500


def add_focal_city(*, by: Principal, key: str, **words) -> FocalCity:
    """Add a Focal City, find the outcomes that took place there, and return it.

    Raises:
        Refused: the person may not keep this list.
        ValidationError: a word is missing or malformed, or the key is taken.
    """
    with transaction.atomic():
        city = add_entry(FocalCity(key=key), words, by=by)
        match_all()
    return city


def edit_focal_city(*, city: FocalCity, version: int, by: Principal, **words) -> FocalCity:
    """Change what a Focal City is called or where it lies, find its outcomes anew, and return it.

    Raises:
        Refused: the person may not keep this list.
        Stale: the city is no longer at the version that the person saw.
        ValidationError: a word is missing or malformed.
    """
    with transaction.atomic():
        city = edit_entry(city, words, version=version, by=by)
        match_all()
    return city


def retire_focal_city(*, city: FocalCity, by: Principal, on: date) -> FocalCity:
    """No longer count outcomes for a city, and return it; editions keep what they counted.

    Raises:
        Refused: the person may not keep this list.
        WrongState: it is retired already.
        Incomplete: the day lies in the future.
        Stale: somebody else changed it meanwhile.
    """
    with transaction.atomic():
        city = retire_entry(city, by=by, on=on)
        match_all()
    return city


def restore_focal_city(*, city: FocalCity, by: Principal) -> FocalCity:
    """Count outcomes for a retired city again, and return it.

    Raises:
        Refused: the person may not keep this list.
        WrongState: it is in use.
        Stale: somebody else changed it meanwhile.
    """
    with transaction.atomic():
        city = restore_entry(city, by=by)
        match_all()
    return city


def match_all() -> None:
    """Find the cities of every outcome that names a place anew."""
    keys = Outcome.objects.exclude(city="").order_by("pk").values_list("pk", flat=True)
    match_focal_cities(keys.iterator(chunk_size=_AT_A_TIME))


def match_focal_cities(outcomes: Iterable[int]) -> None:
    """Find the cities of outcomes (by key) anew, in the transaction of what changed."""
    cities = {
        city.pk: (city.country, city.names) for city in FocalCity.objects.filter(retired_on__isnull=True)
    }
    keys = list(outcomes)
    for start in range(0, len(keys), _AT_A_TIME):
        _match(keys[start : start + _AT_A_TIME], cities)


def _match(keys: list[int], cities: dict) -> None:
    part = Outcome.focal_cities.through
    countries = defaultdict(list)
    for pk, country in (
        OutcomeCountry.objects.filter(outcome__in=keys).order_by().values_list("outcome", "country")
    ):
        countries[pk].append(country)
    named = Outcome.objects.filter(pk__in=keys).exclude(city="").order_by("pk")
    found = {
        (pk, city)
        for pk, place, withheld in named.values_list("pk", "city", "withheld")
        for city in cities_in(without(place, as_passages(withheld)), countries[pk], cities)
    }
    present = set(part.objects.filter(outcome__in=keys).values_list("outcome", "focalcity"))
    for pk, city in present - found:
        part.objects.filter(outcome=pk, focalcity=city).delete()
    insert_rows(part, ("outcome", "focalcity"), sorted(found - present))
