"""The codes that count for outcomes, in bulk, and where a series over rounds crosses a version of the codebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from harvests.codebook import Book, Difference, differences
from harvests.models import CodebookDimension, HarvestRound
from outcomes.enums import Basis, CodingPurpose, CodingState
from outcomes.enums import OutcomeState as S
from outcomes.models import Coding, Outcome, SettledCode, Vote
from outcomes.policy import RUNNING

CODED = "code:"
"""Before the key of a dimension of the codebook, where outcomes are found or counted by what they were coded."""
NOT_SETTLED, DOES_NOT_APPLY = "unsettled", "n/a"


def is_practised_on(outcome: str) -> Exists:
    """Return the condition that somebody still practises on an outcome (`outcome` names its column).

    Until they are done, the reference code of the lead is shown nowhere that they could read it.
    """
    trials = Coding.objects.filter(
        outcome=OuterRef(outcome),
        purpose=CodingPurpose.TRIAL,
        state=CodingState.OPEN,
        outcome__round__state__in=RUNNING,
    )
    return Exists(trials)


def shown_codes(**conditions) -> QuerySet[SettledCode]:
    """Return the settled codes that everybody may know."""
    kept_back = Q(basis=Basis.REFERENCE) & Q(is_practised_on("outcome"))
    return SettledCode.objects.filter(**conditions).exclude(kept_back)


def coded_condition(dimension: str, values: Sequence[str]) -> Q:
    """Return the condition that an outcome was coded with one of some codes, or does not have one.

    An unknown dimension finds nothing, whatever is asked.
    """
    codes = shown_codes(dimension__key=dimension)
    found = Q(pk__in=codes.filter(code__key__in=values).values("outcome"))
    if DOES_NOT_APPLY in values:
        found |= Q(pk__in=codes.filter(code__isnull=True).values("outcome"))
    if NOT_SETTLED in values:
        known = CodebookDimension.objects.filter(key=dimension)
        found |= ~Q(Exists(codes.filter(outcome=OuterRef("pk")))) & Q(Exists(known))
    return found


def open_codings(outcome: str) -> QuerySet[Coding]:
    """Return what coders still have to do for the outcome of an outer query; practice decides nothing."""
    rows = Coding.objects.filter(outcome=OuterRef(outcome), state=CodingState.OPEN)
    return rows.exclude(purpose=CodingPurpose.TRIAL)


def unsettled_votes(outcome: str) -> QuerySet[Vote]:
    """Return what coders gave to the outcome of an outer query in dimensions of which no code counts."""
    settled = SettledCode.objects.filter(outcome=OuterRef("coding__outcome"), dimension=OuterRef("dimension"))
    return Vote.objects.filter(
        Q(codes__isnull=False) | Q(is_not_applicable=True),
        ~Exists(settled),
        coding__outcome=OuterRef(outcome),
        coding__purpose=CodingPurpose.COUNTED,
        coding__state=CodingState.DONE,
        is_current=True,
    )


def is_coded() -> Q:
    """Return the condition that an accepted outcome has codes, and nobody has to code or to settle any more."""
    return Q(
        Exists(shown_codes(outcome=OuterRef("pk"))),
        ~Exists(open_codings("pk")),
        ~Exists(unsettled_votes("pk")),
        state=S.ACCEPTED,
    )


@dataclass(frozen=True)
class Coded:
    """What an outcome has in one dimension: the keys of its codes (none: not applicable), and on what it rests."""

    codes: tuple[str, ...]
    basis: str


def settled_codes(outcomes: Iterable[int] | QuerySet) -> dict[int, dict[str, Coded]]:
    """Return the codes of outcomes (their keys, or a query for them) by outcome and dimension; one query.

    What is not settled is left out: not coded, coded by somebody who is not done, or differing.
    """
    rows = shown_codes(outcome__in=outcomes).order_by("outcome", "code__order", "pk")
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    basis: dict[tuple[int, str], str] = {}
    for outcome, dimension, code, rests_on in rows.values_list(
        "outcome_id", "dimension__key", "code__key", "basis"
    ).iterator():
        if code is not None:
            found[outcome][dimension].append(code)
        else:
            found[outcome][dimension] = []
        basis[outcome, dimension] = rests_on
    return {
        outcome: {
            dimension: Coded(tuple(codes), basis[outcome, dimension])
            for dimension, codes in by_dimension.items()
        }
        for outcome, by_dimension in found.items()
    }


def count_by_code(outcomes: QuerySet[Outcome], dimension: str, *columns: str) -> dict[tuple, int]:
    """Return how many of some outcomes have each code of a dimension, by key and by further columns; one query.

    Counted in the database. An outcome with several codes counts in each; the key None tells that none applies.
    What is not settled is left out. `columns` are columns of the outcome, for example `round`.
    """
    rows = shown_codes(outcome__in=outcomes.order_by().values("pk"), dimension__key=dimension)
    counted = rows.order_by().values_list("code__key", *(f"outcome__{name}" for name in columns))
    return {tuple(key): number for *key, number in counted.annotate(number=Count("outcome", distinct=True))}


@dataclass(frozen=True)
class Break:
    """That a series crosses from one version of the codebook to another between two rounds.

    `differences` tells what of the dimension changed; without any, the figures still compare.
    """

    before: HarvestRound
    after: HarvestRound
    differences: tuple[Difference, ...]

    @property
    def numbers(self) -> tuple[int, int]:
        """Return the numbers of the two versions."""
        return self.before.codebook.number, self.after.codebook.number


def rounds_with_codebook(outcomes: QuerySet[Outcome]) -> list[HarvestRound]:
    """Return the rounds of some outcomes that have a version of the codebook, the earliest first."""
    rounds = HarvestRound.objects.filter(pk__in=outcomes.order_by().values("round"), codebook__isnull=False)
    return list(rounds.select_related("codebook").order_by("covers_from", "pk"))


def series_breaks(rounds: Sequence[HarvestRound], dimension: str) -> list[Break]:
    """Return where a series over rounds, in this order, crosses a version of the codebook.

    Rounds need their `codebook` loaded; those without one are passed over.
    """
    coded = [each for each in rounds if each.codebook_id is not None]
    breaks = []
    for before, after in pairwise(coded):
        if before.codebook_id == after.codebook_id:
            continue
        changed = differences(Book.of(before.codebook.content), Book.of(after.codebook.content))
        breaks.append(Break(before, after, tuple(each for each in changed if each.dimension == dimension)))
    return breaks
