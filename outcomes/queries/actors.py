"""The register of actors: finding one, noticing twins, and what an actor changed over time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from outcomes.enums import Direction
from outcomes.masking import names_openly
from outcomes.models import Actor, ActorMerge, Outcome, OutcomeActor
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold

MOST_FOUND = 20
"""How many actors one search offers; whoever needs more writes another word."""
MOST_CHOSEN = 40
"""More actors than this never acted jointly."""
MOST_COMPARED = 1000
"""How many names are compared with a new one, so that a long register stays quick."""
ALIKE = 70
"""From this likeness (0 to 100) two names may stand for the same actor."""
_LEAST_OF_THE_REST = 75
_LEAST_SHARED = 0.7
_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    _WORD.findall(
        "the and for von und der die das del los las des les dos city municipality municipal ministry "
        "government national council association union federation office department assembly ministerio "
        "municipalidad gobierno nacional ministere mairie ville gouvernement prefeitura governo"
    )
)
"""Words that half the register shares; two actors are not alike because of them."""


def with_codes(rows: QuerySet[Actor] | None = None) -> QuerySet[Actor]:
    """Return actors with what a list prints about them, by name."""
    rows = Actor.objects.all() if rows is None else rows
    return rows.select_related("actor_type", "level", "parent", "merged_into").order_by(
        "folded_name", "country", "pk"
    )


def in_register(rows: QuerySet[Actor] | None = None) -> QuerySet[Actor]:
    """Return the actors of the register, without those that were merged into another one."""
    return (Actor.objects.all() if rows is None else rows).filter(merged_into__isnull=True)


def search_actors(text: str, rows: QuerySet[Actor] | None = None) -> QuerySet[Actor]:
    """Return the actors of whom every word is part of a name or another name, whatever case and accent."""
    rows = in_register(with_codes(rows))
    for word in fold(text).split():
        rows = rows.filter(Q(folded_name__contains=word) | Q(folded_other_names__contains=word))
    return rows


def filtered_actors(wanted: dict) -> QuerySet[Actor]:
    """Return the actors of the register that fit: `q` (words of a name), `type` (a code), `country`."""
    rows = search_actors(wanted.get("q", ""))
    if "type" in wanted:
        rows = rows.filter(actor_type=wanted["type"])
    if "country" in wanted:
        rows = rows.filter(country=wanted["country"])
    return rows


def chosen_actors(references: Iterable[str]) -> list[Actor]:
    """Return the actors with these references, as far as the register has them, in the order given."""
    wanted = [text for text in dict.fromkeys(references) if len(text) <= 12 and "\0" not in text][
        :MOST_CHOSEN
    ]
    rows = {actor.reference: actor for actor in with_codes(Actor.objects.filter(reference__in=wanted))}
    return [rows[reference].merged_into or rows[reference] for reference in wanted if reference in rows]


@dataclass(frozen=True)
class Twin:
    """An actor of the register that may be the one somebody is about to add."""

    actor: Actor
    likeness: int


def near_duplicates(name: str, *, country: str = "", besides: Actor | None = None) -> list[Twin]:
    """Return up to five actors whose names are nearly the same, the likest first.

    An actor of another country is no twin: every country has its Ministry of Labour. One of the two
    without a country may be.
    """
    wanted = fold(name)
    rows = in_register().filter(_shares_a_word_with(wanted))
    if country:
        rows = rows.filter(country__in=("", country))
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    names: dict[tuple[int, int], str] = {}
    listed = rows.order_by("folded_name", "pk").values_list("pk", "folded_name", "folded_other_names")
    for pk, folded_name, others in listed[:MOST_COMPARED]:
        for number, each in enumerate([folded_name, *filter(None, map(str.strip, re.split("[;,]", others)))]):
            names[pk, number] = each
    found: dict[int, int] = {}
    for _name, score, (pk, _number) in process.extract(
        wanted, names, scorer=_likeness, score_cutoff=ALIKE, limit=20
    ):
        found[pk] = max(found.get(pk, 0), round(score))
    likest = sorted(found, key=lambda pk: (-found[pk], pk))[:5]
    actors = with_codes().in_bulk(likest)
    return [Twin(actors[pk], found[pk]) for pk in likest]


def _likeness(one: str, other: str, *, score_cutoff: float = 0) -> float:
    """Return how alike two folded names are (0 to 100), whatever the order of their words.

    Words that both have say nothing about the others: two assemblies of two cities differ in the
    one word that matters, so the words that are left over must be alike by themselves.
    """
    words, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    left, right = " ".join(sorted(words - others)), " ".join(sorted(others - words))
    if left and right:
        return fuzz.token_sort_ratio(one, other) if fuzz.ratio(left, right) >= _LEAST_OF_THE_REST else 0
    shared, longer = sum(map(len, words & others)), max(sum(map(len, words)), sum(map(len, others)))
    return 100 * shared / longer if shared >= _LEAST_SHARED * longer else 0


def _shares_a_word_with(folded: str) -> Q:
    words = [word for word in _WORD.findall(folded) if len(word) > 2]
    telling = [word for word in words if word not in _COMMON] or words
    condition = Q(folded_name__startswith=folded[:3])
    for word in telling:
        # The beginning of a word outlives most slips of the pen at its end.
        condition |= Q(folded_name__contains=word[:4]) | Q(folded_other_names__contains=word[:4])
    return condition


def nameless_parts(**actors) -> list[tuple[int, int]]:
    """Return which outcomes (their keys first) withhold the name of which actor; one query.

    Nothing leads from such an actor to such an outcome. `actors` narrows the parts that are looked at.
    """
    rows = (
        OutcomeActor.objects.filter(**actors).exclude(outcome__withheld=[]).select_related("outcome", "actor")
    )
    rows = rows.only("outcome__withheld", "actor__name").order_by()
    return [
        (part.outcome_id, part.actor_id) for part in rows if not names_openly(part.outcome, part.actor.name)
    ]


def outcomes_of(actor: Actor, principal: Principal) -> QuerySet[Outcome]:
    """Return what an actor changed, as far as the person may read it, the latest change first."""
    rows = visible_to(principal, Outcome.objects.filter(actor_parts__actor=actor))
    rows = rows.exclude(pk__in=[outcome for outcome, _actor in nameless_parts(actor=actor)])
    return rows.select_related("round", "change_type").order_by(F("date_from").desc(nulls_last=True), "-pk")


def numbers_of_outcomes(actors: list[Actor], principal: Principal) -> dict[int, int]:
    """Return, per id of an actor, how many of its outcomes the person may read."""
    rows = visible_to(principal, Outcome.objects.filter(actor_parts__actor__in=actors))
    hidden = nameless_parts(actor__in=actors, outcome__in=rows.order_by().values("pk"))
    nameless = Counter(actor for _outcome, actor in hidden)
    counted = rows.order_by().values("actor_parts__actor").annotate(number=Count("pk", distinct=True))
    wanted = {actor.pk for actor in actors}
    return {
        row["actor_parts__actor"]: row["number"] - nameless[row["actor_parts__actor"]]
        for row in counted
        if row["actor_parts__actor"] in wanted
    }


def parts_of(actor: Actor) -> QuerySet[Actor]:
    """Return the actors that are part of an actor."""
    return with_codes(in_register(Actor.objects.filter(parent=actor)))


def merges_of(actor: Actor) -> list[ActorMerge]:
    """Return which actors were merged into an actor and still are, the latest first."""
    rows = ActorMerge.objects.filter(kept=actor, undone_at__isnull=True)
    return list(rows.select_related("gone", "by").order_by("-at", "-pk"))


def possible_twins(actor: Actor) -> list[Twin]:
    """Return up to five actors of the register that may be the same as this one, the likest first."""
    return near_duplicates(actor.name, country=actor.country, besides=actor)


@dataclass(frozen=True)
class YearOfChanges:
    """How many changes of an actor a person may read in one year, by direction; `year` None if undated."""

    year: int | None
    directions: dict[str, int]

    @property
    def number(self) -> int:
        """Return how many there are."""
        return sum(self.directions.values())

    @property
    def lines(self) -> list[tuple[str, str, int, range]]:
        """Return each direction with its word, its number, and one dot per outcome, at most a dozen."""
        words = {**dict(Direction.choices), "": _("direction not said")}
        return [
            (
                direction,
                str(words[direction]).lower(),
                self.directions[direction],
                range(min(self.directions[direction], 12)),
            )
            for direction in words
            if direction in self.directions
        ]


def years_of_changes(actor: Actor, principal: Principal) -> list[YearOfChanges]:
    """Return the changes of an actor year by year, the latest first, those without a date last."""
    rows = outcomes_of(actor, principal).order_by()
    counted = rows.values("date_from__year", "direction").annotate(number=Count("pk", distinct=True))
    years: dict[int | None, dict[str, int]] = {}
    for row in counted:
        years.setdefault(row["date_from__year"], {})[row["direction"]] = row["number"]
    return [
        YearOfChanges(year, years[year])
        for year in sorted(years, key=lambda year: (year is None, -(year or 0)))
    ]
