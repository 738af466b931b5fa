"""What two reports have in common: who acted, where, when, and what the texts share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from outcomes.comparing.reports import ActorName, Report, Told


@dataclass(frozen=True)
class Features:
    """What two reports have in common, as numbers and as the words that are shared."""

    actor: float
    place: float
    gap: int | None
    groups: float
    likeness: float
    names: frozenset[str]
    acronyms: frozenset[str]
    """Those of the names that are written in capitals throughout."""
    numbers: frozenset[str]
    acts: frozenset[str]
    act_likeness: float
    things: frozenset[str]
    stems: int
    weight: float
    one_language: bool
    own_names: bool
    """Whether each text has names of its own and none is shared."""
    refers: bool
    """Whether the later text speaks of the time or the act of the earlier one."""
    yearly: bool
    """Whether the dates are about a whole number of years apart, as for an event of every year."""
    same_day: bool
    other_day: bool
    """Whether both days are known exactly, and are a few days or weeks apart."""
    step: bool
    """Whether the acts, in the order of their dates, are known to follow one another."""


def features(one: Report, other: Report) -> Features:
    """Compare two reports."""
    a, b = one.told, other.told
    names = shared_names(one, other)
    stems = _alike_stems(a, b)
    weight = _shared_weight(a, b, names, stems)
    smaller = min(_weight(a), _weight(b))
    return Features(
        actor=actor_likeness(one, other),
        place=place_likeness(one, other),
        gap=gap_in_days(one, other),
        groups=_group_likeness(a, b),
        likeness=weight / (smaller + 2.0),
        names=names,
        acronyms=names & (a.acronyms | b.acronyms),
        numbers=a.numbers & b.numbers,
        acts=a.acts & b.acts,
        act_likeness=len(a.acts & b.acts) / max(1, min(len(a.acts), len(b.acts))),
        things=a.things & b.things,
        stems=stems,
        weight=weight,
        one_language=one.language == other.language,
        own_names=(bool(_own_names(one, b) and _own_names(other, a)) and not names)
        or _twin_bodies(one, other),
        refers=_refers_back(one, other),
        yearly=_is_yearly(one, other),
        same_day=one.is_exact and other.is_exact and one.first == other.first,
        other_day=_is_another_day(one, other),
        step=weight > 0 and _follows(one, other),
    )


_NAME, _NUMBER, _STEM, _THING, _ACT, _GROUP = 1.6, 1.6, 1.0, 0.8, 0.7, 0.8


def _weight(told: Told) -> float:
    return (
        _NAME * len(told.names)
        + _NUMBER * len(told.numbers)
        + _STEM * len(told.stems)
        + _THING * len(told.things)
        + _ACT * len(told.acts)
        + _GROUP * len(told.groups)
    )


def _shared_weight(a: Told, b: Told, names: frozenset[str], stems: int) -> float:
    return (
        _NAME * len(names)
        + _NUMBER * len(a.numbers & b.numbers)
        + _STEM * stems
        + _THING * len(a.things & b.things)
        + _ACT * len(a.acts & b.acts)
        + _GROUP * len(a.groups & b.groups)
    )


def shared_names(one: Report, other: Report) -> frozenset[str]:
    """Return the proper names of one text that stand in the other one, whatever their case."""
    a, b = one.told, other.told
    both = frozenset(name for name in a.names if name in b.words) | frozenset(
        name for name in b.names if name in a.words
    )
    of_actors = frozenset().union(*(actor.words for actor in (*one.actors, *other.actors)))
    return both - of_actors


def _alike_stems(a: Told, b: Told) -> int:
    same = a.stems & b.stems
    left, right = a.stems - same, set(b.stems - same)
    count = len(same)
    for stem in left:
        near = next((word for word in right if _are_cognates(stem, word)), None)
        if near:
            right.discard(near)
            count += 1
    return count


def _are_cognates(one: str, other: str) -> bool:
    """Say whether the beginnings of two words look like one word in two languages."""
    return len(one) >= 5 and len(other) >= 5 and fuzz.ratio(one, other) >= 80


def actor_likeness(one: Report, other: Report) -> float:
    """Return how surely both name the same actor, from 0 to 1."""
    if one.actor_keys & other.actor_keys:
        return 1.0
    return max((_same_actor(a, b) for a in one.actors for b in other.actors), default=0.0)


def _same_actor(a: ActorName, b: ActorName) -> float:
    if a.text == b.text:
        return 1.0
    if any(_same_acronym(x, y) for x in a.acronyms for y in b.acronyms):
        return 0.9
    likeness = fuzz.token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) / 100
    if not (a.words and b.words):
        likeness = 0.0
    if a.bodies & b.bodies:
        if likeness > 0.8:
            return likeness
        return 0.3 if a.own and b.own and not _share_a_word(a.own, b.own) else 0.7
    return likeness if likeness >= 0.7 else 0.0


def _share_a_word(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(a == b or _are_cognates(a[:6], b[:6]) for a in one for b in other)


def _same_acronym(one: str, other: str) -> bool:
    """Say whether two acronyms have the same letters: OIT and ILO do not, IMSS and MSSI do."""
    return len(one) >= 3 and sorted(one) == sorted(other)


def place_likeness(one: Report, other: Report) -> float:
    """Return 1 for one city, 0.5 for one country, 0 if unknown, less if the places contradict each other."""
    if _acts_beyond_countries(one) and _acts_beyond_countries(other):
        return 0.5
    if one.countries and other.countries and not one.countries & other.countries:
        return -1.0
    if one.cities and other.cities:
        if one.cities & other.cities:
            return 1.0
        named = {each.city for each in one.told.places} & other.cities
        named |= {each.city for each in other.told.places} & one.cities
        return 0.5 if named else -0.7
    if one.provinces and other.provinces and not one.provinces & other.provinces:
        return -0.7
    if one.spot & other.told.words or other.spot & one.told.words or one.spot & other.spot:
        return 0.8
    if one.countries & other.countries:
        return 0.5
    if one.spot and other.spot and actor_likeness(one, other) < 0.9:
        return -0.5
    return 0.0


def _acts_beyond_countries(report: Report) -> bool:
    return any(actor.bodies & {"ilo", "un", "eu"} for actor in report.actors)


def gap_in_days(one: Report, other: Report) -> int | None:
    """Return how far apart the two dates are at least; None if one is not known."""
    if one.first is None or other.first is None:
        return None
    one_last, other_last = one.last or one.first, other.last or other.first
    if one.first <= other_last and other.first <= one_last:
        return 0
    return min(abs((one.first - other_last).days), abs((other.first - one_last).days))


_SUCCESSIONS = {
    "propose": {"adopt", "rule", "sign", "ratify", "suspend", "negotiate", "agree"},
    "negotiate": {"agree", "sign", "adopt", "strike"},
    "strike": {"negotiate", "agree", "suspend", "rule"},
    "agree": {"breach", "suspend", "comply", "evict", "pay", "build", "open", "extend"},
    "sign": {"breach", "suspend", "comply", "pay", "build"},
    "adopt": {
        "suspend",
        "comply",
        "rule",
        "breach",
        "licence",
        "register",
        "fine",
        "appoint",
        "extend",
        "open",
    },
    "ratify": {"adopt", "comply", "sign"},
    "rule": {"comply", "breach", "suspend", "agree", "pay", "sign", "apologise", "allocate"},
    "register": {"licence", "allocate", "pay", "include"},
    "budget": {"build", "open", "pay", "allocate"},
    "pilot": {"adopt", "extend", "close", "suspend"},
    "found": {"join", "elect", "agree", "recognise"},
    "evict": {"allocate", "rule", "apologise", "pay", "strike", "suspend"},
    "seize": {"rule", "apologise", "suspend", "fine"},
    "ban": {"suspend", "rule", "allow", "evict"},
    "recognise": {"agree", "include", "pay", "appoint"},
    "suspend": {"open", "adopt", "evict"},
    "open": {"close"},
    "build": {"open", "allocate", "close"},
    "appoint": {"suspend"},
    "licence": {"suspend", "extend"},
    "allow": {"suspend", "evict", "ban"},
}
"""Acts that often follow an act in the same affair."""


def _follows(one: Report, other: Report) -> bool:
    if one.first is None or other.first is None or one.first == other.first:
        return False
    earlier, later = (one, other) if one.first < other.first else (other, one)
    wanted = set().union(*(_SUCCESSIONS.get(act, set()) for act in earlier.told.acts))
    new = later.told.acts - earlier.told.acts
    return bool(wanted & new)


def _group_likeness(a: Told, b: Told) -> float:
    if not a.groups or not b.groups:
        return 0.0
    return 1.0 if a.groups & b.groups else -1.0


def _own_names(report: Report, other: Told) -> frozenset[str]:
    of_actors = frozenset().union(*(actor.words for actor in report.actors))
    return report.told.names - other.words - of_actors


def _twin_bodies(one: Report, other: Report) -> bool:
    """Say whether two bodies of one kind acted, each with a name of its own: two communes, two ministries."""
    return (
        any(
            a.bodies & b.bodies and a.own and b.own and _same_actor(a, b) < _TWIN
            for a in one.actors
            for b in other.actors
        )
        and not one.actor_keys & other.actor_keys
    )


_TWIN = 0.5


def _refers_back(one: Report, other: Report) -> bool:
    """Say whether the later report names the year or the month of the earlier one, or what came before it."""
    if one.first is None or other.first is None or gap_in_days(one, other) == 0:
        return False
    earlier, later = (one, other) if one.first < other.first else (other, one)
    year, own = earlier.first.year, later.first.year
    if year != own and year in later.told.years:
        return True
    if (
        earlier.first.month != later.first.month
        and earlier.first.month in later.told.months
        and own - year <= 1
    ):
        return True
    return later.told.looks_back


def _is_another_day(one: Report, other: Report) -> bool:
    gap = gap_in_days(one, other)
    return one.is_exact and other.is_exact and gap is not None and _A_FEW_DAYS < gap <= _TWO_MONTHS


_A_FEW_DAYS, _TWO_MONTHS = 3, 60


def _is_yearly(one: Report, other: Report) -> bool:
    gap = gap_in_days(one, other)
    if gap is None or gap < _SHORTEST_YEAR:
        return False
    return min(gap % 365, 365 - gap % 365) <= _ABOUT


_SHORTEST_YEAR, _ABOUT = 320, 21
