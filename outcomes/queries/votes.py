"""The votes of a round as a whole: for agreement, for what is to be settled, and for the lists behind a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum

from harvests.codebook import BookDimension
from harvests.frozen import checksum
from harvests.models import HarvestRound
from outcomes.agreement.settling import Said, agreed
from outcomes.enums import CodingPurpose, CodingState
from outcomes.enums import OutcomeState as S
from outcomes.models import Coding, Consensus, Outcome, Vote
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal

NOT_APPLICABLE = ""
"""How an answer that no code applies is told among the keys of codes."""

Ballots = dict[str, dict[int, dict[int, Said]]]
"""What was said: by the key of the dimension, the outcome, and the coder; codes by their keys."""


def counted_codings() -> QuerySet[Coding]:
    """Return the codings that count: done, and of outcomes that stand accepted."""
    return Coding.objects.filter(
        purpose=CodingPurpose.COUNTED, state=CodingState.DONE, outcome__state=S.ACCEPTED
    )


def ballots_of(codings: QuerySet[Coding]) -> Ballots:
    """Return what some codings say, as it stands, in two queries however many they are."""
    rows = Vote.objects.filter(coding__in=codings.order_by().values("pk"), is_current=True).order_by()
    codes: dict[int, set[str]] = defaultdict(set)
    for vote_id, key in rows.filter(codes__isnull=False).values_list("pk", "codes__key").iterator():
        codes[vote_id].add(key)
    found: Ballots = defaultdict(lambda: defaultdict(dict))
    said = rows.values_list(
        "pk", "dimension__key", "coding__outcome", "coding__coder", "is_not_applicable", "is_unsure"
    )
    same: dict[tuple, Said] = {}
    for vote_id, dimension, outcome, coder, not_applicable, unsure in said.iterator():
        answer = (frozenset(codes.get(vote_id, ())), not_applicable, unsure)
        found[dimension][outcome][coder] = same.setdefault(answer, Said(*answer))
    return found


def ballots_in(harvest_round: HarvestRound) -> Ballots:
    """Return what was said of the outcomes of a round, as far as it counts."""
    return ballots_of(counted_codings().filter(outcome__round=harvest_round))


def stamp_of(harvest_round: HarvestRound) -> str:
    """Return a word that changes whenever what counts in a round changes; two queries."""
    codings = counted_codings().filter(outcome__round=harvest_round)
    facts = codings.aggregate(number=Count("pk"), last=Max("done_at"), keys=Sum("pk"))
    votes = Vote.objects.filter(coding__outcome__round=harvest_round).aggregate(last=Max("pk"))
    last = facts["last"].isoformat() if facts["last"] else ""
    words = (facts["number"], last, facts["keys"], votes["last"], harvest_round.codebook_id)
    return checksum(" ".join(map(str, words)))[:16]


def units_of(ballots: Mapping[int, Mapping[int, Said]], dimension: BookDimension) -> list[dict[int, str]]:
    """Return the votes on a dimension with one code each, as the coefficients read them."""
    return [
        {
            coder: NOT_APPLICABLE if said.is_not_applicable else next(iter(said.codes))
            for coder, said in by_coder.items()
            if said.is_not_applicable or said.codes
        }
        for by_coder in ballots.values()
    ]


def units_of_code(ballots: Mapping[int, Mapping[int, Said]], key: str) -> list[dict[int, bool]]:
    """Return for one code whether each coder gave it, as the coefficients read them."""
    return [
        {coder: key in said.codes for coder, said in by_coder.items() if said.is_not_applicable or said.codes}
        for by_coder in ballots.values()
    ]


@dataclass(frozen=True)
class Difference:
    """That the coders of an outcome differ in a dimension, or one of them was unsure."""

    outcome_id: int
    dimension: str
    is_unsure: bool


def complete_codings(harvest_round: HarvestRound) -> QuerySet[Coding]:
    """Return the codings that count of those outcomes whose coders are all done."""
    open_ones = Coding.objects.filter(
        outcome=OuterRef("outcome"), purpose=CodingPurpose.COUNTED, state=CodingState.OPEN
    )
    return counted_codings().filter(outcome__round=harvest_round).exclude(Exists(open_ones))


def differences_in(harvest_round: HarvestRound, dimensions: Collection[str]) -> list[Difference]:
    """Return what a person has to settle in a round, settled or not, by outcome and dimension; two queries."""
    ballots = ballots_of(complete_codings(harvest_round))
    found = [
        Difference(outcome_id, key, any(said.is_unsure for said in by_coder.values()))
        for key in dimensions
        for outcome_id, by_coder in ballots.get(key, {}).items()
        if agreed(list(by_coder.values())) is None
    ]
    return sorted(found, key=lambda each: (each.outcome_id, list(dimensions).index(each.dimension)))


def settled_pairs(harvest_round: HarvestRound) -> set[tuple[int, str]]:
    """Return for which outcomes and dimensions of a round a person has settled the code; one query."""
    rows = Consensus.objects.filter(outcome__round=harvest_round, is_current=True).order_by()
    return set(rows.values_list("outcome_id", "dimension__key"))


def readable_for_settling(principal: Principal, harvest_round: HarvestRound) -> QuerySet[Outcome]:
    """Return the outcomes of a round whose votes a person may read: not while they still code them themself."""
    still_coding = Coding.objects.filter(
        outcome=OuterRef("pk"),
        coder_id=principal.person_id,
        purpose=CodingPurpose.COUNTED,
        state=CodingState.OPEN,
    )
    rows = visible_to(principal).filter(round=harvest_round, state=S.ACCEPTED)
    return rows.exclude(Exists(still_coding))


def behind_cell(ballots: Mapping[int, Mapping[int, Said]], one: str, other: str) -> set[int]:
    """Return the outcomes of which one coder gave one code and another the other; `NOT_APPLICABLE` is one too."""
    found = set()
    for outcome_id, by_coder in ballots.items():
        given = [
            {NOT_APPLICABLE} if said.is_not_applicable else set(said.codes) for said in by_coder.values()
        ]
        if any(
            one in mine and other in theirs
            for at, mine in enumerate(given)
            for place, theirs in enumerate(given)
            if at != place
        ):
            found.add(outcome_id)
    return found


def current_consensus(outcome: Outcome, dimension: BookDimension) -> Consensus | None:
    """Return what was settled for an outcome in a dimension, with its codes, or None."""
    rows = Consensus.objects.filter(outcome=outcome, dimension__key=dimension.key, is_current=True)
    return rows.select_related("by").prefetch_related("codes").first()
