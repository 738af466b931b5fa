"""What became of the outcomes that a person wrote for a round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, OuterRef, QuerySet, Subquery

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.credibility import CONFIRMED, Facts, Grade, grade_of
from outcomes.enums import Confirmation
from outcomes.enums import OutcomeState as S
from outcomes.models import CarryOver, LeftInRound, Outcome, Resolution, ReviewDecision
from outcomes.queries.credibility import facts_among, grades_among
from outcomes.queries.funnel import ANSWERED, ASKED, SELECTED, step_condition
from outcomes.queries.outcomes import visible_to
from outcomes.queries.reported import Place, is_reported, places_of
from outcomes.resolution_enums import ResolutionResult
from wiego_mle.kernel.access import Principal

CARRIED, LEFT = "carried_over", "left"
_EXPLAINED = ("return", "set_aside", "merge")
MOST_ROUNDS = 3


@dataclass(frozen=True)
class Fate:
    """Where one outcome went: a state, or `left` in its round, or `carried_over` to another, and why.

    `twin` is the report of the same change for which it was set aside, if the person may read that one.

    Of an accepted one `followed` adds what came of asking people outside, what a reviewer decided after the
    answers, and in which published editions it stands.
    """

    outcome: Outcome
    kind: str
    reason: str = ""
    to_round: HarvestRound | None = None
    confirmation: Confirmation | None = None
    decided: ResolutionResult | None = None
    places: Sequence[Place] = ()
    twin: str = ""


def fates_in(principal: Principal, harvest_round: HarvestRound) -> list[Fate]:
    """Return what became of a person's outcomes in a round, the accepted first, in two queries."""
    decisions = ReviewDecision.objects.filter(outcome=OuterRef("pk"), step__in=_EXPLAINED)
    notes = LeftInRound.objects.filter(
        outcome=OuterRef("pk"), round=OuterRef("round"), ended_at__isnull=True
    ).order_by("-at", "-pk")
    own = (
        visible_to(principal)
        .filter(author_id=principal.person_id, round=harvest_round)
        .annotate(
            decided_because=Subquery(decisions.order_by("-at", "-pk").values("reason")[:1]),
            left_because=Subquery(notes.values("reason")[:1]),
            twin=Subquery(
                visible_to(principal).filter(pk=OuterRef("duplicate_of")).order_by().values("reference")[:1]
            ),
        )
        .select_related("round")
        .order_by("reference", "pk")
    )
    fates = [_fate(outcome) for outcome in own]
    moved = CarryOver.objects.filter(
        from_round=harvest_round, outcome__author_id=principal.person_id
    ).select_related("outcome__round", "to_round")
    fates += [
        Fate(note.outcome, CARRIED, note.reason, note.to_round)
        for note in moved.order_by("outcome__reference", "pk")
        if note.outcome.round_id != harvest_round.pk
    ]
    return sorted(fates, key=lambda fate: _ORDER.index(fate.kind))


def followed(fates: Sequence[Fate]) -> list[Fate]:
    """Return fates with what became of the accepted outcomes later, in the same order.

    At most eleven queries, however many they are, and none where none was accepted. Who answered and what
    people said is not told.
    """
    keys = [fate.outcome.pk for fate in fates if fate.kind == S.ACCEPTED]
    if not keys:
        return list(fates)
    rows = Outcome.objects.filter(pk__in=keys)
    facts = facts_among(rows)
    places = places_of(keys)
    reached = {
        step: set(rows.filter(step_condition([step])).values_list("pk", flat=True))
        for step in (SELECTED, ASKED)
    }
    decided = dict(
        Resolution.objects.filter(outcome__in=keys, ended_at__isnull=True)
        .order_by()
        .values_list("outcome_id", "kind")
    )

    def follow(fate: Fate) -> Fate:
        key = fate.outcome.pk
        if key not in facts or fate.kind != S.ACCEPTED:
            return fate
        return replace(
            fate,
            confirmation=_confirmation(facts[key], key, reached),
            decided=ResolutionResult(decided[key]) if key in decided else None,
            places=places.get(key, ()),
        )

    return [follow(fate) for fate in fates]


_BY_GRADE = {
    Grade.C4: Confirmation.TWO_SIDES,
    Grade.C3: Confirmation.ONE_PERSON,
    Grade.CONTESTED: Confirmation.CONTESTED,
}


def _confirmation(facts: Facts, key: int, reached: Mapping[str, set[int]]) -> Confirmation:
    grade = grade_of(facts)
    if grade in _BY_GRADE:
        return _BY_GRADE[grade]
    if facts.voices:
        return Confirmation.NOT_CONFIRMED
    if key in reached[ASKED]:
        return Confirmation.NO_ANSWER
    return Confirmation.SELECTED if key in reached[SELECTED] else Confirmation.NOT_SELECTED


_ORDER = (S.ACCEPTED, S.SUBMITTED, S.RETURNED, S.DRAFT, S.LEAD, CARRIED, LEFT, S.SET_ASIDE, S.WITHDRAWN)


def _fate(outcome: Outcome) -> Fate:
    if outcome.left_because and outcome.state in (S.RETURNED, S.DRAFT, S.LEAD):
        return Fate(outcome, LEFT, outcome.left_because)
    explained = outcome.state in (S.RETURNED, S.SET_ASIDE)
    reason = (outcome.decided_because or "") if explained else ""
    return Fate(outcome, outcome.state, reason, twin=outcome.twin or "")


@dataclass(frozen=True)
class ClosedRound:
    """A closed round in which a person wrote: their outcomes per state, and how far the accepted came."""

    reference: str
    name: str
    counts: Mapping[str, int]
    substantiated: int
    reported: int


def closed_rounds_of(principal: Principal) -> list[ClosedRound]:
    """Return the last closed rounds in which a person wrote, the latest first.

    One query; where somebody outside has answered about theirs, at most eight.
    """
    own = visible_to(principal).filter(author_id=principal.person_id, round__state=RoundState.CLOSED)
    rows = (
        own.order_by("-round__covers_to", "-round_id")
        .values("round_id", "round__reference", "round__name", "state")
        .annotate(
            number=Count("pk"),
            reported=Count("pk", filter=is_reported()),
            answered=Count("pk", filter=step_condition([ANSWERED])),
        )
    )
    told: dict[int, list[dict]] = defaultdict(list)
    for row in rows:
        told[row["round_id"]].append(row)
    shown = {pk: told[pk] for pk in list(told)[:MOST_ROUNDS]}
    substantiated = _substantiated_in(own, [pk for pk, each in shown.items() if _accepted(each, "answered")])
    return [
        ClosedRound(
            each[0]["round__reference"],
            each[0]["round__name"],
            {row["state"]: row["number"] for row in each},
            substantiated[pk],
            _accepted(each, "reported"),
        )
        for pk, each in shown.items()
    ]


def _accepted(rows: Sequence[Mapping], number: str) -> int:
    return sum(row[number] for row in rows if row["state"] == S.ACCEPTED)


def _substantiated_in(own: QuerySet[Outcome], rounds: Sequence[int]) -> Counter[int]:
    """Return how many of a person’s accepted outcomes somebody outside confirmed, by round."""
    if not rounds:
        return Counter()
    rows = own.filter(step_condition([ANSWERED]), round__in=rounds, state=S.ACCEPTED)
    grades = grades_among(rows)
    return Counter(
        round_id for pk, round_id in rows.order_by().values_list("pk", "round_id") if grades[pk] in CONFIRMED
    )
