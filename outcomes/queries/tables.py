"""What the annual tables count: which outcomes belong to a selection, and how many of each kind.

Every figure is aggregated by the database, in one query that is the same on both engines. The
outcomes are those that the list shows for the same address, because both are narrowed by the same
conditions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet

from harvests.models import Grant, HarvestRound, Programme
from outcomes.enums import Confidentiality, OutcomeState
from outcomes.models import Outcome
from outcomes.policy import may_count
from outcomes.queries.credibility import grades_among
from outcomes.queries.filters import NONE, RESTRICTED_ONLY, RESTRICTED_WITHOUT, narrowed
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import Region

Counts = dict[tuple, int]
Conditions = dict[str, list[str]]


@dataclass(frozen=True)
class Selection:
    """What a set of tables is about: a financial year, perhaps one round, one programme or one grant.

    An outcome belongs to the financial year of its harvest round (decision 0033). Without a year all years
    of a grant are counted. `rounds` are the rounds that are counted, `strength` the grades of evidence to
    which they are narrowed, if they are.
    """

    year: int | None
    rounds: tuple[HarvestRound, ...]
    chosen_round: HarvestRound | None = None
    programme: Programme | None = None
    grant: Grant | None = None
    with_restricted: bool = False
    strength: tuple[str, ...] = ()

    @property
    def years(self) -> list[int]:
        """Return the financial years of the rounds that are counted, the earliest first."""
        return sorted({each.financial_year for each in self.rounds})

    def conditions(self, states: Iterable[str], **more: str) -> Conditions:
        """Return what narrows a list to these outcomes in the given states, and to `more`."""
        conditions = {} if self.year is None else {"year": [str(self.year)]}
        if self.chosen_round:
            conditions["round"] = [self.chosen_round.reference]
        if self.programme:
            conditions["programme"] = [self.programme.key]
        if self.grant:
            conditions["grant"] = [self.grant.key]
        conditions["state"] = [str(state) for state in states]
        if not self.with_restricted:
            conditions["restricted"] = [RESTRICTED_WITHOUT]
        if self.strength:
            conditions["strength"] = list(self.strength)
        return conditions | {name: [value] for name, value in more.items()}


def newest_year_with_accepted() -> int | None:
    """Return the newest financial year in which an outcome that everybody may read was accepted."""
    accepted = Outcome.objects.filter(round=OuterRef("pk"), state=OutcomeState.ACCEPTED).exclude(
        confidentiality=Confidentiality.RESTRICTED
    )
    return (
        HarvestRound.objects.filter(Exists(accepted))
        .order_by("-financial_year", "pk")
        .values_list("financial_year", flat=True)
        .first()
    )


def may_include_restricted(principal: Principal, selection: Selection) -> bool:
    """Say whether every restricted accepted outcome of the selection is open to this person."""
    return bool(selection.rounds) and all(
        may_count(principal, OutcomeState.ACCEPTED, round_id=each.pk, restricted=True)
        for each in selection.rounds
    )


def counted(principal: Principal, selection: Selection, states: Iterable[str]) -> QuerySet[Outcome]:
    """Return the outcomes of the selection in the given states that this person's tables count."""
    return narrowed(visible_to(principal), selection.conditions(states)).order_by()


def withheld(selection: Selection, states: Iterable[str]) -> int:
    """Return how many restricted outcomes the tables leave out; nothing else about them is told."""
    if selection.with_restricted:
        return 0
    conditions = selection.conditions(states) | {"restricted": [RESTRICTED_ONLY]}
    return narrowed(Outcome.objects.all(), conditions).count()


def by(rows: QuerySet[Outcome], *columns: str) -> Counts:
    """Return how many outcomes have each combination of values of the columns.

    A column of a relation counts an outcome once per related row, so it must be one that cannot
    name the same value twice for one outcome.
    """
    return _as_counts(rows.values_list(*columns).annotate(number=Count("pk")))


def by_lead_programme_and_state(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes each programme leads, per state; None where no programme leads."""
    return by(_with_leading(rows), "leading_part__programme", "state")


def by_change_type_and_programme(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes of each change type each programme had a part in, leading or not."""
    return by(rows, "change_type", "programme_parts__programme")


def by_change_type_and_lead_programme(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes of each change type each programme leads; None where none leads."""
    return by(_with_leading(rows), "change_type", "leading_part__programme")


def by_programme(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes each programme had a part in, leading or not."""
    return by(rows, "programme_parts__programme")


def by_worker_group(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes concern each worker group."""
    return by(rows, "worker_groups")


def by_region(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes took place in each region; one outcome can be in several."""
    return _by_region(rows)


def by_region_and_worker_group(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes concern each worker group in each region; both can be several."""
    return _by_region(rows, "worker_groups")


def by_focal_city(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes took place in each Focal City; None where in none."""
    return by(rows, "focal_cities")


def by_focal_city_and_worker_group(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes concern each worker group in each Focal City; both can be several."""
    return by(rows, "focal_cities", "worker_groups")


def by_change_type_and_strength(rows: QuerySet[Outcome]) -> Counts:
    """Return how many outcomes of each change type have evidence of each strength."""
    grades = grades_among(rows)
    return dict(
        Counter((change_type, grades[pk].value) for pk, change_type in rows.values_list("pk", "change_type"))
    )


def _with_leading(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    leading = FilteredRelation("programme_parts", condition=Q(programme_parts__is_lead=True))
    return rows.annotate(leading_part=leading)


def _by_region(rows: QuerySet[Outcome], *columns: str) -> Counts:
    """Count in one query; a country of no region counts as global, and no country at all as not given."""
    found = _as_counts(
        rows.values_list("is_global", "countries__region", *columns).annotate(
            number=Count("pk", distinct=True)
        )
    )
    counts: Counter[tuple] = Counter()
    for (is_global, region, *key), number in found.items():
        beyond = str(Region.GLOBAL) if is_global or region == "" else NONE
        counts[(region or beyond, *key)] += number
    if any(is_global and region for is_global, region, *_key in found):
        # What is global and names countries as well stands in several of these groups, and counts once.
        counts = Counter({key: number for key, number in counts.items() if key[0] != Region.GLOBAL})
        part = narrowed(rows, {"region": [str(Region.GLOBAL)]})
        for key, number in (by(part, *columns) if columns else {(): part.count()}).items():
            counts[(str(Region.GLOBAL), *key)] = number
    return dict(counts)


def _as_counts(rows) -> Counts:
    return {tuple(key): number for *key, number in rows}
