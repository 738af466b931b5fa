"""The people who write for a round as lines of a list, each number with the records behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from harvests.models import HarvestRound
from outcomes.queries.contributors import OVERDUE, RETURNED, SENT, UNSENT, Contributor, LetterHistory

JUST_REMINDED = timedelta(days=3)
"""Who was reminded within this time is not ticked by itself."""


def contributor_lines(
    harvest_round: HarvestRound,
    contributors: Sequence[Contributor],
    histories: Mapping[int, LetterHistory],
    *,
    now: datetime,
) -> list[dict]:
    """Return what the list prints of each person."""
    return [_line(harvest_round, each, histories.get(each.person.pk), now) for each in contributors]


def _line(
    harvest_round: HarvestRound, each: Contributor, history: LetterHistory | None, now: datetime
) -> dict:
    base = {"round": [harvest_round.reference], "author": [each.person.reference]}

    def figure(number: int, conditions: Mapping) -> dict:
        return {
            "number": number,
            "url": f"{reverse('outcomes:list')}?{urlencode(base | conditions, doseq=True)}",
        }

    return {
        "reference": each.person.reference,
        "name": each.person.name,
        "language": each.person.get_language_display(),
        "can_be_written_to": each.can_be_written_to,
        "in_team": each.in_team,
        "until": each.until,
        "sent": figure(each.sent, SENT),
        "unsent": figure(each.unsent, UNSENT),
        "returned": figure(each.returned, RETURNED),
        "overdue": figure(each.overdue, OVERDUE),
        "questions": {
            "number": each.questions,
            "url": f"{reverse('rounds:open-questions', args=[harvest_round.reference])}?author={each.person.reference}",
        },
        "reply": each.reply,
        "away_until": each.away_until,
        "reminded_at": history and history.reminded_at,
        "was_just_reminded": bool(
            history and history.reminded_at and history.reminded_at > now - JUST_REMINDED
        ),
        "last_failed": bool(history and history.last_failed),
    }
