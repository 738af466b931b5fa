"""Ending what was decided about the answers when the record itself is taken up again."""

from __future__ import annotations

from datetime import datetime

from outcomes.models import Outcome, Resolution
from wiego_mle.kernel.access import Principal


def end_resolution_of(outcome: Outcome, *, by: Principal, now: datetime) -> None:
    """End the decision about the answers when a reviewer reopens the record; part of reopening it."""
    Resolution.objects.filter(outcome=outcome, ended_at__isnull=True).update(
        ended_at=now, ended_by_id=by.person_id
    )
