"""The time machine of the experiment: reminders come after days, and the experiment has minutes."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from celery import shared_task
from celery.signals import worker_ready
from django.db.models import F, QuerySet
from django.utils import timezone

READY_FILE = "KILLS_WORKER_IS_READY"
"""Names the file that a worker touches as soon as it takes work, and from time to time while it does."""
STEP = timedelta(days=8)
TURNS = 3
DAYS_TO_ANSWER = STEP.days * TURNS + 2
"""After three turns it is the day of the last call; nobody's time runs out."""


@shared_task(name="wiego_mle.tests.kills.calendar.eight_days_later")
def eight_days_later() -> None:
    """Let everybody who was asked and has not answered have waited eight days more; so the worker is seen to work."""
    note_ready()
    still_to_wait().update(sent_at=F("sent_at") - STEP, answer_until=F("answer_until") - STEP)


def still_to_wait() -> QuerySet:
    """Return the requests for which the time machine has turns left."""
    from outcomes.models import SubstantiationRequest
    from outcomes.queries.reminders import AWAITED

    return SubstantiationRequest.objects.filter(
        state__in=AWAITED, sent_at__isnull=False, answer_until__gte=timezone.now().date() + STEP
    )


@worker_ready.connect
def note_ready(**_signal) -> None:
    """Say that the worker takes work, and when."""
    if READY_FILE in os.environ:
        Path(os.environ[READY_FILE]).touch()
