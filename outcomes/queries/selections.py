"""Among which outcomes of a round is drawn, what was drawn, and who may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from harvests.models import Code, HarvestRound, Programme
from outcomes.enums import (
    Criterion,
    Direction,
    LinkKind,
    Met,
    OutcomeState,
    SelectionMark,
    SelectionState,
    StratumKind,
    Supports,
    Verdict,
)
from outcomes.models import (
    Evidence,
    IntendedQuote,
    Outcome,
    OutcomeCountry,
    OutcomeLink,
    OutcomeProgramme,
    ReviewDecision,
    SecondOpinion,
    SelectedOutcome,
    Selection,
    SmartVerdict,
)
from outcomes.selecting.plans import ByHand, Draw, draw
from outcomes.selecting.units import Unit
from outcomes.selecting.written import read, read_units
from wiego_mle.kernel.countries import Region
from wiego_mle.kernel.languages import Language

BELONG_TOGETHER = (LinkKind.SAME_AS, LinkKind.CONTINUES, LinkKind.LED_TO)
"""Links that make of several outcomes one thread, which can be selected as one unit."""


def accepted_in(harvest_round: HarvestRound) -> QuerySet[Outcome]:
    """Return the outcomes of a round that can be substantiated."""
    return Outcome.objects.filter(round=harvest_round, state=OutcomeState.ACCEPTED)


def selected_in(harvest_round: HarvestRound) -> QuerySet[Outcome]:
    """Return the outcomes of a round that any of its selections drew, each once, whatever became of it."""
    drawn = SelectedOutcome.objects.filter(outcome=OuterRef("pk"), selection__round=harvest_round)
    return Outcome.objects.filter(Exists(drawn)).order_by("reference", "pk")


def selections_of(harvest_round: HarvestRound) -> QuerySet[Selection]:
    """Return the selections of a round in their order, with who drew them and how many outcomes (`counted`)."""
    rows = Selection.objects.filter(round=harvest_round).annotate(counted=Count("selected"))
    return rows.select_related("round", "drawn_by").order_by("number")


def planned_selection(harvest_round: HarvestRound) -> Selection | None:
    """Return the selection that is being planned in a round; None if none is."""
    return Selection.objects.filter(round=harvest_round, state=SelectionState.DRAFT).first()


# ---- What is drawn among ----


def units_of(harvest_round: HarvestRound, *, together: bool) -> list[Unit]:
    """Return the accepted outcomes of a round as units of a lot, with their groups and marks.

    With `together`, outcomes that are linked as the same change or as one following from the other are
    one unit, named by the oldest reference. The number of queries does not depend on how many there are.
    """
    rows = list(
        accepted_in(harvest_round)
        .order_by("reference", "pk")
        .values_list("pk", "reference", "direction", "language", "change_type__key", "is_global")
    )
    names = {pk: reference for pk, reference, *_rest in rows}
    verdicts = _newest_verdicts(harvest_round)
    groups, marks = _groups_of(rows, harvest_round, verdicts), _marks_of(harvest_round, verdicts)
    threads = _threads(names, harvest_round) if together else [(pk,) for pk in names]
    return [
        Unit(
            names[members[0]],
            tuple(names[pk] for pk in members),
            {
                kind.value: frozenset().union(*(groups[kind].get(pk, frozenset()) for pk in members))
                for kind in StratumKind
            },
            frozenset().union(*(marks.get(pk, frozenset()) for pk in members)),
        )
        for members in threads
    ]


def _groups_of(
    rows: Iterable[tuple], harvest_round: HarvestRound, verdicts: Mapping[tuple[int, int, str], str]
) -> dict[StratumKind, dict[int, frozenset]]:
    accepted = accepted_in(harvest_round).values("pk")
    leading = OutcomeProgramme.objects.filter(outcome__in=accepted, is_lead=True)
    regions: dict[int, set[str]] = defaultdict(set)
    for pk, region in OutcomeCountry.objects.filter(outcome__in=accepted).values_list("outcome_id", "region"):
        regions[pk].add(region)
    found: dict[StratumKind, dict[int, frozenset]] = {
        StratumKind.PROGRAMME: {
            pk: frozenset({key}) for pk, key in leading.values_list("outcome_id", "programme__key")
        },
        StratumKind.SIGNIFICANCE: {
            pk: frozenset({met}) for pk, met in _judged_significance(verdicts).items()
        },
    }
    for kind in (StratumKind.REGION, StratumKind.CHANGE_TYPE, StratumKind.DIRECTION, StratumKind.LANGUAGE):
        found[kind] = {}
    for pk, _reference, direction, language, change_type, is_global in rows:
        where = regions[pk] | ({Region.GLOBAL.value} if is_global else set())
        found[StratumKind.REGION][pk] = frozenset(where - {""})
        found[StratumKind.CHANGE_TYPE][pk] = frozenset({change_type} - {None})
        found[StratumKind.DIRECTION][pk] = frozenset({direction} - {""})
        found[StratumKind.LANGUAGE][pk] = frozenset({language})
    return found


def _newest_verdicts(harvest_round: HarvestRound) -> dict[tuple[int, int, str], str]:
    """Return per outcome, reviewer and criterion what the reviewer found last."""
    rows = SmartVerdict.objects.filter(outcome__in=accepted_in(harvest_round).values("pk"))
    return {
        (outcome, by, criterion): met
        for outcome, by, criterion, met in rows.order_by("outcome_version", "pk").values_list(
            "outcome_id", "by_id", "criterion", "met"
        )
    }


def _judged_significance(verdicts: Mapping[tuple[int, int, str], str]) -> dict[int, str]:
    """Return how far reviewers found outcomes to matter; of several verdicts the most doubtful one."""
    doubt = {Met.YES: 0, Met.PARTLY: 1, Met.NO: 2}
    found: dict[int, str] = {}
    for (outcome, _by, criterion), met in verdicts.items():
        if criterion == Criterion.RELEVANT and doubt[met] >= doubt.get(found.get(outcome), -1):
            found[outcome] = met
    return found


def _marks_of(
    harvest_round: HarvestRound, verdicts: Mapping[tuple[int, int, str], str]
) -> dict[int, frozenset[str]]:
    """Return by their keys which outcomes have which mark; the marks are those of `SelectionMark`."""
    accepted = accepted_in(harvest_round)
    found: dict[int, set[str]] = defaultdict(set)
    for mark, keys in (
        (SelectionMark.NEGATIVE, accepted.filter(direction=Direction.NEGATIVE).values_list("pk", flat=True)),
        (SelectionMark.QUOTED, _outcomes_of(IntendedQuote.objects.all(), accepted)),
        (SelectionMark.QUESTIONS, _accepted_with_a_reason(accepted).values_list("pk", flat=True)),
        (SelectionMark.OPINIONS, _outcomes_of(SecondOpinion.objects.filter(verdict=Verdict.DOUBT), accepted)),
        (
            SelectionMark.CRITERIA,
            [outcome for (outcome, *_who), met in verdicts.items() if met != Met.YES],
        ),
        (SelectionMark.EVIDENCE, accepted.exclude(_documented()).values_list("pk", flat=True)),
    ):
        for pk in keys:
            found[pk].add(mark.value)
    return {pk: frozenset(marks) for pk, marks in found.items()}


def _outcomes_of(rows: QuerySet, accepted: QuerySet[Outcome]) -> QuerySet:
    return rows.filter(outcome__in=accepted.values("pk")).values_list("outcome_id", flat=True)


def _accepted_with_a_reason(accepted: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return those whose last acceptance gave a reason: it is asked for while questions are open."""
    decisions = ReviewDecision.objects.filter(outcome=OuterRef("pk"), step="accept").order_by("-at", "-pk")
    return accepted.annotate(accepted_because=Subquery(decisions.values("reason")[:1])).filter(
        accepted_because__gt=""
    )


def _documented() -> Q:
    """Return the condition that something that was not removed documents the change itself."""
    return Q(
        pk__in=Evidence.objects.filter(
            removed_at__isnull=True, supports__in=(Supports.CHANGE, Supports.BOTH)
        ).values("outcome")
    )


def _threads(names: dict[int, str], harvest_round: HarvestRound) -> list[tuple[int, ...]]:
    """Return the outcomes that hang together by links, each group in the order of their references."""
    accepted = accepted_in(harvest_round).values("pk")
    links = OutcomeLink.objects.filter(kind__in=BELONG_TOGETHER, outcome__in=accepted, other__in=accepted)
    first = {pk: pk for pk in names}

    def root(pk: int) -> int:
        while first[pk] != pk:
            first[pk] = first[first[pk]]
            pk = first[pk]
        return pk

    for one, other in links.values_list("outcome_id", "other_id"):
        older, younger = sorted((root(one), root(other)), key=names.get)
        first[younger] = older
    members: dict[int, list[int]] = defaultdict(list)
    for pk in names:
        members[root(pk)].append(pk)
    return [tuple(each) for each in members.values()]


# ---- What a selection draws or drew ----


def draw_of(selection: Selection, units: Collection[Unit] | None = None) -> Draw:
    """Return what a selection draws among units; a drawn one among those that there were when it was drawn.

    What was chosen by hand brings the thread along to which it belongs.

    Raises:
        ValueError: a rule does not fit the units, for example because an outcome chosen by hand was reopened.
    """
    units = read_units(selection.frame) if units is None else units
    unit_of = {reference: unit.name for unit in units for reference in unit.outcomes}
    rules = [
        replace(rule, name=unit_of.get(rule.name, rule.name)) if isinstance(rule, ByHand) else rule
        for rule in read(selection.rules)
    ]
    return draw(units, rules, seed=selection.seed)


def lost_choices(selection: Selection, units: Collection[Unit]) -> list[str]:
    """Return the references chosen by hand that cannot be drawn any more, because they are not accepted."""
    there = {reference for unit in units for reference in unit.outcomes}
    return [
        each.name for each in read(selection.rules) if isinstance(each, ByHand) and each.name not in there
    ]


def drawn_rows(selection: Selection) -> QuerySet[SelectedOutcome]:
    """Return what a selection drew, in the order of the lot, with what a page prints of the outcomes."""
    rows = selection.selected.select_related("outcome", "stands_in_for")
    return rows.order_by(F("stands_in_for").asc(nulls_first=True), "place", "pk")


def labels_of_groups() -> dict[str, dict[str, str]]:
    """Return what the groups of each kind are called, in the active language and in the order of a list."""
    return {
        StratumKind.PROGRAMME: {each.key: each.label for each in Programme.objects.order_by("order", "pk")},
        StratumKind.REGION: {each.value: each.label for each in Region},
        StratumKind.CHANGE_TYPE: {
            each.key: each.label
            for each in Code.objects.filter(dimension=StratumKind.CHANGE_TYPE).order_by("order", "pk")
        },
        StratumKind.SIGNIFICANCE: {each.value: str(each.label) for each in Met},
        StratumKind.DIRECTION: {each.value: str(each.label) for each in Direction},
        StratumKind.LANGUAGE: {each.value: str(each.label) for each in Language},
    }
