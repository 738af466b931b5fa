"""What the cockpit of a round counts: records, open questions, and how quickly they came in.

Whatever is counted here is counted by the conditions of the list that its number opens, over the records
that this person may read. So the number and the list cannot differ.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound, RoundProgramme
from outcomes.enums import MessageKind, Origin, QuestionState, WaitsFor
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, Question, QuestionMessage
from outcomes.policy import UNDER_WAY
from outcomes.queries.filters import condition_of
from outcomes.queries.outcomes import longest_waiting_first, visible_to
from outcomes.queries.questions import waiting_for
from outcomes.queries.tables import Counts
from wiego_mle.kernel.access import Principal

Conditions = Mapping[str, Sequence[str]]
EARLIER_ROUNDS = 3
"""With how many earlier rounds the pace is compared."""
OLDEST_SHOWN = 3
_FEWEST_AT_ONCE = 5
"""Fewer outcomes of one day are no round that was entered at once."""


def rows_of(principal: Principal, harvest_round: HarvestRound) -> QuerySet[Outcome]:
    """Return the outcomes of a round that a person may read."""
    return visible_to(principal).filter(round=harvest_round).order_by()


def count_each(rows: QuerySet[Outcome], asked: Mapping[str, Conditions], *, now: datetime) -> dict[str, int]:
    """Return how many outcomes of a round each set of conditions matches, in one query for all of them.

    They are grouped by their round, which is one, because `aggregate` takes many times as long to prepare.
    """
    _round, *numbers = rows.values_list("round_id").annotate(**_counts(asked, now)).order_by(
        "round_id"
    ).first() or [0] * (len(asked) + 1)
    return dict(zip(asked, numbers, strict=True))


def count_each_by_programme(
    rows: QuerySet[Outcome], asked: Mapping[str, Conditions], *, now: datetime
) -> Counts:
    """Return the same per programme that has a part in the outcomes, leading or not; None for no programme."""
    found = rows.values_list("programme_parts__programme").annotate(**_counts(asked, now))
    return {
        (programme, key): number
        for programme, *numbers in found
        for key, number in zip(asked, numbers, strict=True)
    }


def _counts(asked: Mapping[str, Conditions], now: datetime) -> dict[str, Count]:
    return {
        f"count_{place}": Count("pk", filter=condition_of(conditions, now=now) or Q(pk__isnull=False))
        for place, conditions in enumerate(asked.values())
    }


def oldest_waiting(rows: QuerySet[Outcome]) -> list[Outcome]:
    """Return the outcomes that have waited longest for the reviewers, with what the page prints of them."""
    waiting = longest_waiting_first(rows.filter(waiting_for(WaitsFor.REVIEWERS)))
    return list(
        waiting.only("reference", "title", "withheld", "state", "submitted_at", "confidentiality")[
            :OLDEST_SHOWN
        ]
    )


def targets_of(harvest_round: HarvestRound) -> dict[int, int | None]:
    """Return the programmes that a round asks, each with the number of outcomes hoped for, if any."""
    asked = RoundProgramme.objects.filter(round=harvest_round).order_by("programme__order", "pk")
    return dict(asked.values_list("programme_id", "target"))


# ---- Open questions ----


@dataclass(frozen=True)
class Age:
    """From how many days on, and up to how many, a question has been open."""

    key: str
    since: int
    until: int | None = None

    def holds(self, now: datetime) -> Q:
        """Return the condition that a question has this age."""
        condition = Q(asked_at__lte=now - timedelta(days=self.since)) if self.since else Q()
        if self.until is not None:
            condition &= Q(asked_at__gt=now - timedelta(days=self.until + 1))
        return condition


AGES = (Age("0-2", 0, 2), Age("3-7", 3, 7), Age("8-14", 8, 14), Age("15", 15))


def age_of(key: str) -> Age | None:
    """Return the age with a key; None where there is none."""
    return next((age for age in AGES if age.key == key), None)


def open_questions_in(principal: Principal, harvest_round: HarvestRound) -> QuerySet[Question]:
    """Return the questions of a round that wait for an answer, the longest waiting first."""
    under_way = rows_of(principal, harvest_round).filter(state__in=UNDER_WAY).values("pk")
    return Question.objects.filter(state=QuestionState.OPEN, outcome__in=under_way).order_by("asked_at", "pk")


def questions_by_age(questions: QuerySet[Question], *, now: datetime) -> dict[str, int]:
    """Return how many questions are of each age, in one query."""
    asked = {f"age_{place}": Count("pk", filter=age.holds(now)) for place, age in enumerate(AGES)}
    counted = questions.order_by().aggregate(**asked)
    return {age.key: counted[f"age_{place}"] for place, age in enumerate(AGES)}


def printed_questions(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Return questions with their outcome, who asked, who is asked, and the words that were asked last."""
    asked = QuestionMessage.objects.filter(question=OuterRef("pk"), kind=MessageKind.ASKED)
    return questions.select_related("outcome__author", "asked_by").annotate(
        words=Subquery(asked.order_by("-at", "-pk").values("text")[:1])
    )


# ---- Pace ----


def earlier_rounds(harvest_round: HarvestRound) -> list[HarvestRound]:
    """Return the rounds that collected texts before this one, the latest first, without those for practice."""
    return list(
        HarvestRound.objects.filter(is_practice=False)
        .exclude(state=RoundState.PLANNED)
        .exclude(pk=harvest_round.pk)
        .filter(collecting_from__lt=harvest_round.collecting_from)
        .order_by("-collecting_from", "-pk")[:EARLIER_ROUNDS]
    )


@dataclass(frozen=True)
class Pace:
    """On which days the outcomes of a round were first sent and, as far as they still are, accepted.

    `imported` is how many of those sent were brought in by an import.
    """

    round: HarvestRound
    sent: Sequence[date]
    accepted: Sequence[date]
    imported: int = 0

    @property
    def days(self) -> int:
        """Return how many days the round collects texts."""
        return (self.round.collecting_to - self.round.collecting_from).days + 1

    @property
    def came_at_once(self) -> bool:
        """Say whether most was imported, or entered on one day after collecting: such days tell of no pace."""
        late = Counter(day for day in self.sent if day > self.round.collecting_to)
        batches = [number for number in late.values() if number >= _FEWEST_AT_ONCE]
        return max([self.imported, *batches]) * 2 > len(self.sent)

    def share(self, day: date) -> float:
        """Return which part of the collecting time is over at the end of a day: 1 on the last, 0 before it."""
        return max(0, (day - self.round.collecting_from).days + 1) / self.days

    def day_at(self, share: float) -> date:
        """Return the day at whose end this part of the collecting time was over."""
        return self.round.collecting_from + timedelta(days=max(0, ceil(share * self.days - 1e-9) - 1))

    def sent_until(self, day: date) -> int:
        """Return how many had been sent at the end of a day."""
        return bisect_right(self.sent, day)

    def accepted_until(self, day: date) -> int:
        """Return how many of the accepted had been accepted at the end of a day."""
        return bisect_right(self.accepted, day)


def paces_of(principal: Principal, rounds: Sequence[HarvestRound]) -> list[Pace]:
    """Return the pace of several rounds in their order, in one query; days are those of the reader's clock."""
    sent: dict[int, list[date]] = {each.pk: [] for each in rounds}
    accepted: dict[int, list[date]] = {each.pk: [] for each in rounds}
    imported: Counter[int] = Counter()
    zone = timezone.get_current_timezone()
    rows = visible_to(principal).filter(round__in=rounds, first_submitted_at__isnull=False).order_by()
    for round_id, first_sent, state, decided, origin in rows.values_list(
        "round_id", "first_submitted_at", "state", "decided_at", "origin"
    ):
        imported[round_id] += origin == Origin.IMPORT
        sent[round_id].append(first_sent.astimezone(zone).date())
        if state == S.ACCEPTED:
            accepted[round_id].append(decided.astimezone(zone).date())
    return [
        Pace(each, sorted(sent[each.pk]), sorted(accepted[each.pk]), imported[each.pk]) for each in rounds
    ]
