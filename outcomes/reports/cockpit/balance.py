"""Whom and what a round has not heard of, said as questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.models import Code, FocalCity, Programme
from outcomes.enums import Direction, Expected
from outcomes.enums import OutcomeState as S
from outcomes.focal import city_named
from outcomes.queries.cockpit import Conditions
from outcomes.queries.tables import Counts
from outcomes.reports.cockpit.ground import Figure, Ground
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.folding import sort_key
from wiego_mle.kernel.languages import Language

SENT_STATES = (S.SUBMITTED, S.RETURNED, S.ACCEPTED)
"""What was sent and not set aside: leads and drafts say too little to be weighed."""
_SENT = {"state": [state.value for state in SENT_STATES]}
_THIN = 20
"""Less than one in so many is thin."""
_MOST_SHOWN = 12

ASKED: Mapping[str, Conditions] = {
    "weighed": _SENT,
    "negative": _SENT | {"direction": [Direction.NEGATIVE.value, Direction.MIXED.value]},
    "unexpected": _SENT | {"expected": [Expected.UNINTENDED.value]},
} | {f"language_{each.value}": _SENT | {"language": [each.value]} for each in Language}
"""What this part counts of the records of a round."""


@dataclass(frozen=True)
class Weighed:
    """How many of the sent outcomes are of each kind, in this round and in earlier ones."""

    programmes: Counts
    worker_groups: Counts
    countries: Counts
    cities: Counts
    earlier_countries: Counts
    earlier_cities: Counts


Entry = tuple[str, Sequence[str], int]
"""What could be missing: its name, the values by which the list finds it, and how many there are."""


@dataclass(frozen=True)
class Imbalance:
    """A question about what is missing or thin, with the numbers that raise it."""

    words: str
    figures: tuple[Figure, ...]


_QUESTIONS = {
    "programmes": gettext_lazy(
        "Little or nothing came from these programmes. Have they seen nothing, or has nobody asked?"
    ),
    "languages": gettext_lazy(
        "Little or nothing is written in these languages. Who writes in them, and what keeps them?"
    ),
    "worker_groups": gettext_lazy(
        "Little or nothing concerns these workers. Does nothing change for them, or does nobody see it?"
    ),
    "countries": gettext_lazy(
        "Earlier rounds heard from these countries, and this one hardly does. Who could be asked there?"
    ),
    "cities": gettext_lazy(
        "Earlier rounds heard from these cities, and this one hardly does. Who could be asked there?"
    ),
}


def balance(
    ground: Ground,
    numbers: Mapping[str, int],
    weighed: Weighed,
    *,
    programmes: Iterable[Programme],
    worker_groups: Iterable[Code],
    focal_cities: Sequence[FocalCity],
) -> list[Imbalance]:
    """Return what a lead may want to ask about the outcomes that were sent so far; nothing before the first.

    Spellings of one of `focal_cities`, or such as differ by case and accents alone, count as one city.
    """
    number = numbers["weighed"]
    if not number:
        return []
    found = [*_directions(ground, numbers, number)]

    def add(key: str, name: str, entries: Iterable[Entry]) -> None:
        few = [
            (label, values, count) for label, values, count in entries if count * _THIN < number or not count
        ]
        figures = tuple(
            Figure(count, label, ground.list_of(_SENT | {name: values}))
            for label, values, count in few[:_MOST_SHOWN]
        )
        if figures:
            found.append(Imbalance(str(_QUESTIONS[key]), figures))

    add(
        "programmes",
        "programme",
        [(each.label, [each.key], weighed.programmes.get((each.pk,), 0)) for each in programmes],
    )
    add("countries", "country", _countries(weighed.earlier_countries, weighed.countries))
    add("cities", "city", _cities(weighed.earlier_cities, weighed.cities, focal_cities))
    add(
        "languages",
        "language",
        [(str(each.label), [each.value], numbers[f"language_{each.value}"]) for each in Language],
    )
    add(
        "worker_groups",
        "worker_group",
        [(each.label, [each.key], weighed.worker_groups.get((each.pk,), 0)) for each in worker_groups],
    )
    return found


def _directions(ground: Ground, numbers: Mapping[str, int], number: int) -> Iterable[Imbalance]:
    few = {key: numbers[key] * _THIN < number or not numbers[key] for key in ("negative", "unexpected")}
    if few["negative"]:
        yield Imbalance(
            _(
                "Hardly any change is for the worse. Has nobody seen one, or did nobody dare to write it down?"
            ),
            (Figure(numbers["negative"], _("negative or mixed"), ground.list_of(ASKED["negative"])),),
        )
    if few["unexpected"]:
        yield Imbalance(
            _("Hardly any change came unexpected. What surprised people this time?"),
            (
                Figure(
                    numbers["unexpected"], str(Expected.UNINTENDED.label), ground.list_of(ASKED["unexpected"])
                ),
            ),
        )


def _countries(before: Counts, here: Counts) -> list[Entry]:
    """Return the countries of earlier rounds, the most frequent first, with their numbers in this round."""
    ranked = sorted(before.items(), key=lambda item: (-item[1], str(item[0][0])))
    return [(country_name(key), [key], here.get((key,), 0)) for (key,), _number in ranked if key]


def _cities(before: Counts, here: Counts, focal_cities: Sequence[FocalCity]) -> list[Entry]:
    """Return the cities of earlier rounds in the same way, each once under all the spellings of it."""
    labels = {city.pk: city.label for city in focal_cities}
    named = {city.pk: (city.country, city.names) for city in focal_cities}

    def together(counts: Counts) -> dict[int | str, Counter]:
        cities = defaultdict(Counter)
        for (written,), number in counts.items():
            if written:
                cities[city_named(written, named) or sort_key(written) or written][written] += number
        return cities

    earlier, now = together(before), together(here)
    ranked = sorted(earlier.items(), key=lambda item: (-item[1].total(), str(item[0])))
    return [
        (
            labels.get(key) or min(spellings, key=lambda each: (-spellings[each], each)),
            sorted(now.get(key) or spellings),
            now[key].total() if key in now else 0,
        )
        for key, spellings in ranked
    ]
