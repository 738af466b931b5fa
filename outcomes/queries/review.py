"""The queue of a reviewer: what waits for their decision, and what comes after what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from harvests.models import HarvestRound
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, OutcomeProgramme, ReviewDecision, SecondOpinion
from outcomes.policy import RUNNING
from outcomes.queries.assignments import given_condition, given_to
from outcomes.queries.filters import NONE, narrowed
from outcomes.queries.outcomes import decidable_by, in_rounds_of, longest_waiting_first
from outcomes.queries.steps import TO_TAKE_BACK
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal

LONGEST_QUEUE = 1000
"""What waits beyond this is seen when the first thousand are decided."""


EXCHANGE_STEPS = ("accept", "set_aside", "return", "reopen", "resubmit", "take_back")
"""What tells what passed between reviewer and contributor; the others only as far as they are taken back."""


@dataclass(frozen=True)
class Queue:
    """The references that wait, in the order of the queue; `skipped` ones are passed over for now."""

    references: tuple[str, ...]
    skipped: frozenset[str]

    def __len__(self) -> int:
        return len(self.references)

    def __contains__(self, reference: str) -> bool:
        return reference in self.references

    def position(self, reference: str) -> int:
        """Return the place of a reference, counted from one; raise ValueError if it does not wait."""
        return self.references.index(reference) + 1

    def after(self, reference: str, behind: str = "") -> str | None:
        """Return the next that waits and is not skipped, beginning again at the front; None at the end.

        The reference itself is never returned. If it waits no longer, `behind`, which stood behind it, is next, and
        else the front of the queue.
        """
        if reference in self.references:
            start = self.references.index(reference) + 1
        else:
            start = self.references.index(behind) if behind in self.references else 0
        around = self.references[start:] + self.references[:start]
        return next((each for each in around if each != reference and each not in self.skipped), None)

    def before(self, reference: str) -> str | None:
        """Return the one before in the queue, skipped or not; None at the front."""
        place = self.references.index(reference)
        return self.references[place - 1] if place else None

    def behind(self, reference: str) -> str | None:
        """Return the one behind in the queue, skipped or not; None at the end."""
        place = self.references.index(reference)
        return self.references[place + 1] if place + 1 < len(self.references) else None


def in_order_of_queue(principal: Principal, rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return outcomes as a reviewer works through them.

    First what is given to them, then what fewest reviews have looked at, then what waits longest.
    """
    own_first = Case(When(given_to(principal), then=Value(0)), default=Value(1))
    return rows.alias(own_first=own_first, looked_at=_reviews_so_far()).order_by(
        "own_first", "looked_at", F("submitted_at").asc(nulls_last=True), "pk"
    )


def _reviews_so_far() -> Combinable:
    """Return how many decisions stand and second opinions were given, per outcome."""
    decisions = ReviewDecision.objects.filter(outcome=OuterRef("pk")).order_by().values("outcome")
    weight = Case(When(step="take_back", then=Value(-1)), default=Value(1))
    decided = decisions.filter(step__in=(*TO_TAKE_BACK, "take_back")).annotate(number=Sum(weight))
    opinions = SecondOpinion.objects.filter(outcome=OuterRef("pk"), answered_at__isnull=False)
    given = opinions.order_by().values("outcome").annotate(number=Count("pk"))
    return Coalesce(Subquery(decided.values("number")), 0) + Coalesce(Subquery(given.values("number")), 0)


def _waiting(principal: Principal, conditions: Mapping[str, Sequence[str]]) -> QuerySet[Outcome]:
    return in_order_of_queue(principal, narrowed(decidable_by(principal), conditions))


def given_counts(principal: Principal) -> tuple[int, int, int]:
    """Return how many wait for a person, how many of them are given to them, and how many to nobody."""
    counts = (
        decidable_by(principal)
        .order_by()
        .aggregate(
            total=Count("pk"),
            own=Count("pk", filter=given_to(principal)),
            nobody=Count("pk", filter=given_condition((), nobody=True)),
        )
    )
    return counts["total"], counts["own"], counts["nobody"]


def to_be_given(
    principal: Principal, conditions: Mapping[str, Sequence[str]], references: Collection[str] | None = None
) -> QuerySet[Outcome]:
    """Return what waits in the rounds that a person leads, whoever wrote it, the longest waiting first."""
    rows = Outcome.objects.filter(state=S.SUBMITTED, round__state__in=RUNNING)
    rows = rows.filter(in_rounds_of(principal, Role.LEAD))
    if references is not None:
        rows = rows.filter(reference__in=references)
    return longest_waiting_first(narrowed(rows, conditions)).select_related("round", "author")


def queue_for(
    principal: Principal, conditions: Mapping[str, Sequence[str]], skipped: Collection[str] = ()
) -> Queue:
    """Return the references that wait for this person's decision and match the conditions."""
    references = tuple(_waiting(principal, conditions).values_list("reference", flat=True)[:LONGEST_QUEUE])
    return Queue(references, frozenset(skipped) & set(references))


def rounds_to_assign(principal: Principal) -> QuerySet[HarvestRound]:
    """Return the running rounds that a person leads, those with most to decide first."""
    rounds = HarvestRound.objects.filter(state__in=RUNNING)
    if not principal.has(Role.LEAD):
        rounds = rounds.filter(pk__in=principal.rounds_with(Role.LEAD))
    waiting = Count("outcomes", filter=Q(outcomes__state=S.SUBMITTED))
    return rounds.annotate(waiting=waiting).order_by("-waiting", "-covers_from", "-pk")


def given_to_nobody(principal: Principal, harvest_round: HarvestRound) -> int:
    """Return how many outcomes of a round wait without a reviewer."""
    conditions = {"round": [harvest_round.reference], "reviewer": [NONE]}
    return to_be_given(principal, conditions).order_by().count()


def printed_in_queue(references: Sequence[str]) -> list[Outcome]:
    """Return the outcomes with these references, in this order, with what the queue prints of them.

    `exchanges` holds the returns, reopenings and resubmissions of each, the newest first, and the decisions
    that were taken back.
    """
    rows = (
        Outcome.objects.filter(reference__in=references)
        .only(
            "reference",
            "title",
            "withheld",
            "state",
            "submissions",
            "submitted_at",
            "confidentiality",
            "round__name",
            "author__name",
        )
        .select_related("round", "author")
        .prefetch_related(
            "countries",
            Prefetch(
                "programme_parts",
                queryset=OutcomeProgramme.objects.filter(is_lead=True).select_related("programme"),
                to_attr="leading_parts",
            ),
            Prefetch(
                "decisions",
                queryset=ReviewDecision.objects.filter(step__in=EXCHANGE_STEPS)
                .select_related("by")
                .order_by("-at", "-pk"),
                to_attr="exchanges",
            ),
        )
    )
    found = {row.reference: row for row in rows}
    return [found[reference] for reference in references if reference in found]
