"""What waits for a person: their own work, decisions, rounds they lead, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from harvests import policy as rounds_policy
from harvests.models import HarvestRound, Programme, Reply
from harvests.queries.deadlines import own_deadlines
from harvests.queries.replies import own_replies
from harvests.queries.rounds import busiest_first
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, OutcomeProgramme, ReviewDecision
from outcomes.queries.assignments import given_to
from outcomes.queries.capture import rounds_to_write_in
from outcomes.queries.outcomes import decidable_by, visible_to
from outcomes.queries.review import in_order_of_queue
from outcomes.queries.rounds import counts_by_state, led_by
from wiego_mle.kernel.access import Principal

SHOWN = 5
"""How many records a part of the page shows; its number opens the list of all."""


@dataclass(frozen=True)
class OwnWork:
    """What a person has written: how many per state, and the records nearest to their hands."""

    counts: dict[str, int]
    returned: Sequence[Outcome]
    unfinished: Sequence[Outcome]
    accepted: Sequence[Outcome]

    @property
    def unfinished_count(self) -> int:
        """Return how many drafts and leads there are."""
        return self.counts.get(S.DRAFT, 0) + self.counts.get(S.LEAD, 0)


@dataclass(frozen=True)
class Waiting:
    """What waits for this person's decision; an outcome of two programmes counts for each of them.

    `own` of them are given to this person.
    """

    total: int
    own: int
    again: int
    oldest: datetime | None
    by_programme: Sequence[tuple[Programme, int]]
    without_programme: int
    first: Sequence[Outcome]


def own_work(principal: Principal) -> OwnWork:
    """Return what a person has written, in four queries; in one if that is nothing."""
    own = visible_to(principal).filter(author_id=principal.person_id)
    counts = dict(own.order_by().values_list("state").annotate(number=Count("pk")))
    if not counts:
        return OwnWork({}, (), (), ())
    return OwnWork(
        counts=counts,
        returned=_printed(_with_reason(own.filter(state=S.RETURNED)).order_by(F("decided_at").asc(), "pk")),
        unfinished=_printed(own.filter(state__in=(S.DRAFT, S.LEAD)).order_by("-updated_at", "-pk")),
        accepted=_printed(own.filter(state=S.ACCEPTED).order_by("-decided_at", "-pk"), 3),
    )


def waiting_for(principal: Principal) -> Waiting:
    """Return what waits for a person's decision, in four queries."""
    rows = decidable_by(principal)
    has_programme = Exists(OutcomeProgramme.objects.filter(outcome=OuterRef("pk")))
    figures = rows.order_by().aggregate(
        total=Count("pk"),
        own=Count("pk", filter=given_to(principal)),
        again=Count("pk", filter=Q(submissions__gt=1)),
        without_programme=Count("pk", filter=~has_programme),
        oldest=Min("submitted_at"),
    )
    parts = dict(
        OutcomeProgramme.objects.filter(outcome__in=rows.order_by().values("pk"))
        .order_by()
        .values_list("programme")
        .annotate(number=Count("pk"))
    )
    return Waiting(
        **figures,
        by_programme=[
            (programme, parts[programme.pk])
            for programme in Programme.objects.order_by("order", "pk")
            if programme.pk in parts
        ],
        first=_printed(in_order_of_queue(principal, rows), 3),
    )


def newest_accepted(principal: Principal) -> list[Outcome]:
    """Return the outcomes accepted last that a person may read."""
    return _printed(visible_to(principal).filter(state=S.ACCEPTED).order_by("-decided_at", "-pk"))


def accepted_count(principal: Principal) -> int:
    """Return how many accepted outcomes a person may read."""
    return visible_to(principal).filter(state=S.ACCEPTED).count()


def led_rounds(principal: Principal) -> list[tuple[HarvestRound, dict[str, int]]]:
    """Return the running rounds a person leads, each with its outcomes per state, in two queries."""
    rounds = led_by(principal)
    counts = counts_by_state(principal, rounds)
    return [(harvest_round, counts.get(harvest_round.pk, {})) for harvest_round in busiest_first(rounds)]


def writable_rounds(principal: Principal) -> list[HarvestRound]:
    """Return the rounds in which a person may log outcomes now, the nearest deadline first."""
    return list(rounds_to_write_in(principal).order_by("collecting_to", "pk"))


@dataclass(frozen=True)
class Expected:
    """A round in which a person may write, with their own last day and how far away it is."""

    round: HarvestRound
    until: date
    days_left: int
    reply: Reply | None
    may_reply: bool

    @property
    def is_extended(self) -> bool:
        """Say whether the lead gave this person more time than the round has."""
        return self.until > self.round.collecting_to


def expected_of(principal: Principal, rounds: Sequence[HarvestRound], today: date) -> list[Expected]:
    """Return until when a person can write in some rounds and what they replied, the nearest day first.

    Three queries, however many rounds; none for none.

    A day ends where the person is: `today` is the day there.
    """
    if not rounds:
        return []
    latest = own_deadlines(rounds, principal.person_id)
    replies = own_replies(rounds, principal.person_id)
    told = [
        Expected(
            each,
            latest[each.pk],
            (latest[each.pk] - today).days,
            replies.get(each.pk),
            bool(rounds_policy.may(principal, rounds_policy.Act.REPLY, each)),
        )
        for each in rounds
    ]
    return sorted(told, key=lambda each: (each.until, each.round.pk))


def _with_reason(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return the rows with the reason, the name and the time of their last return."""
    returns = ReviewDecision.objects.filter(outcome=OuterRef("pk"), step="return").order_by("-at", "-pk")
    return rows.annotate(
        return_reason=Subquery(returns.values("reason")[:1]),
        returned_by=Subquery(returns.values("by__name")[:1]),
    )


def _printed(rows: QuerySet[Outcome], number: int = SHOWN) -> list[Outcome]:
    """Return the first rows with only the columns that the page prints."""
    return list(
        rows.select_related("round").only(
            "reference",
            "title",
            "withheld",
            "state",
            "submissions",
            "submitted_at",
            "decided_at",
            "updated_at",
            "confidentiality",
            "round__name",
            "round__reference",
            "round__state",
        )[:number]
    )
