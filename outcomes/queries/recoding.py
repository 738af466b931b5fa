"""What a change of the codebook would do to the records, and what it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from harvests.enums import Dimension
from harvests.models import Code
from outcomes.enums import RecodingKind
from outcomes.models import Actor, Contribution, Outcome, Recoding
from outcomes.policy import RUNNING
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal

OF_OUTCOMES = (Dimension.ACTOR_TYPE, Dimension.CHANGE_TYPE, Dimension.STAGE, Dimension.LEVEL)
"""Dimensions of which a record has one code, in a column of the same name."""
OF_ACTORS = (Dimension.ACTOR_TYPE, Dimension.LEVEL)
CARRIES_OUTCOMES = (RecodingKind.MERGE, RecodingKind.SPLIT)
"""Changes that give records another code; the others leave the records as they are."""


@dataclass(frozen=True)
class Change:
    """A change of the codebook that is thought about or carried out.

    `targets` are the codes that take the place of `code`. `when` says for a target, by its key, which other
    code an outcome must have to get it by rule; a target without one is only given by a person.
    `labels` are new words by language, `parent` the code under which it moves (None: to the top).
    """

    kind: RecodingKind
    code: Code
    targets: tuple[Code, ...] = ()
    when: Mapping[str, Code] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    parent: Code | None = None


@dataclass(frozen=True)
class Impact:
    """How many outcomes a change moves by rule, how many need a person, and how many stay as they are.

    `closed` have the code in a closed or planned round, `coded` were given it by coders in rounds whose
    codebook version keeps it. `others` counts entries of the register of actors, and contributions.
    """

    by_rule: int
    by_hand: int
    closed: int
    coded: int
    others: int

    @property
    def running(self) -> int:
        """Return how many outcomes of running rounds have the code."""
        return self.by_rule + self.by_hand


def outcomes_with(code: Code) -> QuerySet[Outcome]:
    """Return the outcomes whose record names a code; none for codes that only coders give."""
    return Outcome.objects.filter(_has(code)) if _is_on_records(code) else Outcome.objects.none()


def actors_with(code: Code) -> QuerySet[Actor]:
    """Return the entries of the register that have a code."""
    if code.dimension not in OF_ACTORS:
        return Actor.objects.none()
    return Actor.objects.filter(**{code.dimension: code})


def contributions_with(code: Code) -> QuerySet[Contribution]:
    """Return the contributions that name a strategy."""
    if code.dimension != Dimension.STRATEGY:
        return Contribution.objects.none()
    return Contribution.objects.filter(strategies=code)


def _is_on_records(code: Code) -> bool:
    return code.dimension in OF_OUTCOMES or code.dimension == Dimension.WORKER_GROUP


def _has(code: Code) -> Q:
    name = "worker_groups" if code.dimension == Dimension.WORKER_GROUP else code.dimension
    return Q(**{name: code})


def by_rule(change: Change) -> dict[int, Code]:
    """Return which outcomes of running rounds get which code by rule, by key of the outcome.

    All of them where there is one target. Where there are several, those that meet the condition of exactly
    one; whoever meets none or two is for a person. One query, and one more per condition.
    """
    if change.kind not in CARRIES_OUTCOMES:
        return {}
    running = outcomes_with(change.code).filter(round__state__in=RUNNING).order_by()
    if len(change.targets) == 1:
        return dict.fromkeys(running.values_list("pk", flat=True), change.targets[0])
    met: dict[int, list[Code]] = {}
    for target in change.targets:
        condition = change.when.get(target.key)
        if condition is not None and _is_on_records(condition):
            for pk in running.filter(pk__in=outcomes_with(condition).values("pk")).values_list(
                "pk", flat=True
            ):
                met.setdefault(pk, []).append(target)
    return {pk: targets[0] for pk, targets in met.items() if len(targets) == 1}


def impact_of(change: Change) -> Impact:
    """Return what a change would do, before anything is done."""
    rows = outcomes_with(change.code).order_by()
    running = rows.filter(round__state__in=RUNNING).count()
    ruled = len(by_rule(change))
    carries = change.kind in CARRIES_OUTCOMES
    moves_others = carries and len(change.targets) == 1
    others = actors_with(change.code).count() + contributions_with(change.code).count() if moves_others else 0
    coded = Outcome.objects.filter(settled_codes__code=change.code).distinct().count()
    return Impact(
        by_rule=ruled,
        by_hand=running - ruled if carries else 0,
        closed=rows.count() - running if carries or change.kind == RecodingKind.RETIRE else 0,
        coded=coded,
        others=others,
    )


def left_by_hand(principal: Principal, recoding: Recoding) -> QuerySet[Outcome]:
    """Return the outcomes that a person still has to decide about after a split, as far as they may read them."""
    if recoding.kind != RecodingKind.SPLIT or recoding.undone_at is not None:
        return Outcome.objects.none()
    rows = outcomes_with(recoding.code).filter(round__state__in=RUNNING)
    return visible_to(principal, rows).select_related("round").order_by("reference")


def recodings() -> QuerySet[Recoding]:
    """Return every change of the codebook, the newest first, with how many outcomes it moved and by whom."""
    rows = Recoding.objects.select_related("code", "by", "undone_by").prefetch_related("targets")
    return rows.annotate(
        moved=Count("outcomes"), moved_by_hand=Count("outcomes", filter=Q(outcomes__by_hand=True))
    ).order_by("-at", "-pk")
