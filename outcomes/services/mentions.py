"""Saying that one has read where one was mentioned, or what came from people outside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from outcomes.enums import NoticeReason
from outcomes.models import Notice
from wiego_mle.kernel.access import Principal

NOTED = (NoticeReason.MENTIONED, NoticeReason.OUTSIDE)
"""What stands on the first page until the person says that they have read it."""


def note_mentions(*, by: Principal, shown: Iterable[str], at: datetime) -> int:
    """Note that a person has read the mentions, or what came from outside, that a page showed them.

    Returns how many were new.

    `shown` are their numbers as the page posts them; those of others are left alone, and what is no
    number is passed over. It concerns nobody else, so it leaves no trail.
    """
    numbers = [int(each) for each in shown if each.isascii() and each.isdigit() and len(each) < 19]
    return Notice.objects.filter(
        person_id=by.person_id, reason__in=NOTED, noted_at__isnull=True, pk__in=numbers[:100]
    ).update(noted_at=at)
