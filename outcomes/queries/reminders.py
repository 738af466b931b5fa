"""Which requests are to be reminded, on whose clock, and what was decided about their reminders."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from harvests.enums import ReminderKind
from harvests.queries.substantiation import timetable_of
from harvests.reminder_calendar import Asked, local_day, next_time
from outcomes.models import RequestReminder, SubstantiationRequest
from outcomes.policy import RUNNING
from outcomes.request_enums import Channel, RequestState

AWAITED = (RequestState.SENT, RequestState.OPENED)
"""States in which a letter has gone and an answer is waited for."""
CLOCK = "UTC"
"""By which clock letters go to somebody whose time zone nobody knows."""


def to_be_reminded() -> QuerySet[SubstantiationRequest]:
    """Return the requests of running rounds that went by letter and wait, with what was decided: two queries."""
    return (
        SubstantiationRequest.objects.filter(
            state__in=AWAITED,
            channel=Channel.EMAIL,
            sent_at__isnull=False,
            substantiator__erased_at__isnull=True,
            round__state__in=RUNNING,
        )
        .select_related("round__substantiation_plan", "substantiator", "asked_by")
        .prefetch_related(Prefetch("reminders", queryset=RequestReminder.objects.order_by("pk")))
        .order_by("pk")
    )


def standing_of(request: SubstantiationRequest) -> Asked:
    """Return what the calendar of reminders computes with."""
    return Asked(
        sent_at=request.sent_at,
        answer_until=request.answer_until,
        zone=clock_of(request),
        decided=frozenset((ReminderKind(row.kind), row.number) for row in request.reminders.all()),
    )


def clock_of(request: SubstantiationRequest) -> str:
    """Return the name of the time zone by which letters to a person go."""
    return request.substantiator.time_zone or CLOCK


def goes_at(request: SubstantiationRequest, now: datetime) -> datetime:
    """Return when a letter that is written now may go: at once, or when the quiet hours of its reader are over."""
    return next_time(now, timetable_of(request.round), clock_of(request))


def goes_in_time(request: SubstantiationRequest, when: datetime) -> bool:
    """Say whether a letter that goes at this time comes before the last day for an answer is over."""
    return local_day(when, clock_of(request)) <= request.answer_until
