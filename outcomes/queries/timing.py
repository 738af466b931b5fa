"""Since when outcomes wait, whose last day is over, and what was sent or accepted in a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from harvests.models import Extension
from outcomes.enums import OutcomeState as S
from outcomes.enums import WaitsFor
from outcomes.policy import RUNNING
from outcomes.queries.questions import waiting_for

LONGER_THAN = (7, 14, 30)
"""The numbers of days after which a list can ask what waits longer."""

_MOST_DIGITS = len("2025-10-01..2025-12-31")


def longer_than(days: int, now: datetime) -> Q:
    """Return the condition that an outcome has stood where it is for more than some days.

    That is since it was sent, returned or last worked on; what is decided waits for nobody.
    """
    before = now - timedelta(days=days)
    return (
        Q(state=S.SUBMITTED, submitted_at__lt=before)
        | Q(state=S.RETURNED, decided_at__lt=before)
        | Q(state__in=(S.LEAD, S.DRAFT), updated_at__lt=before)
    )


def past_deadline(day: date) -> Q:
    """Return the condition that an outcome waits for its contributor, whose own last day is over on a day.

    The last day is that of the round, or a later one that the lead gave the author or one of the
    programmes for which the author is in the team: `harvests.queries.deadlines` says the same of people.
    """
    more_time = Extension.objects.filter(round=OuterRef("round"), until__gte=day)
    for_person = more_time.filter(person=OuterRef("author"))
    for_programme = more_time.filter(
        programme__team_members__round=OuterRef("round"), programme__team_members__person=OuterRef("author")
    )
    over = Q(round__collecting_to__lt=day, round__state__in=RUNNING)
    late = ~Q(Exists(for_person)) & ~Q(Exists(for_programme))
    return over & waiting_for(WaitsFor.CONTRIBUTOR) & late


@dataclass(frozen=True)
class Span:
    """Some days, the first and the last of them included; without a first day, everything until the last."""

    first: date | None
    last: date

    @property
    def address(self) -> str:
        """Return the span as it stands in an address, for example 2025-10-01..2025-10-07."""
        return f"{self.first.isoformat() if self.first else ''}..{self.last.isoformat()}"

    def holds(self, column: str) -> Q:
        """Return the condition that a time lies in these days, on the clock of the reader."""
        condition = Q(**{f"{column}__lt": _begin(self.last + timedelta(days=1))})
        if self.first:
            condition &= Q(**{f"{column}__gte": _begin(self.first)})
        return condition


def span_of(words: str) -> Span | None:
    """Return the span that stands in an address; None where it is none."""
    first, dots, last = words.partition("..")
    if not dots or len(words) > _MOST_DIGITS:
        return None
    try:
        span = Span(date.fromisoformat(first) if first else None, date.fromisoformat(last))
    except ValueError:
        return None
    bounds = span.last if span.first is None else span.first
    return span if date(1900, 1, 1) <= bounds <= span.last < date(2200, 1, 1) else None


def sent_in(span: Span) -> Q:
    """Return the condition that an outcome was sent to the reviewers for the first time in these days."""
    return span.holds("first_submitted_at")


def accepted_in(span: Span) -> Q:
    """Return the condition that an outcome was accepted in these days, and still is."""
    return Q(state=S.ACCEPTED) & span.holds("decided_at")


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
