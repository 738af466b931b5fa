"""Which letters: due, doubtful, visible."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.policy import CARETAKERS

DOUBTFUL = "doubtful"
"""Not a stored state: a letter that was being handed over when nobody was left to say how it ended."""

LONGEST_SENDING = timedelta(minutes=5)
"""Longer than a worker may take for one task; who still is `sending` then has lost its worker."""


def visible_to(principal: Principal) -> QuerySet[Letter]:
    """Return the letters a person may read: their own, and those they look after."""
    if principal.has(*CARETAKERS):
        return Letter.objects.all()
    seen = Q(to_id=principal.person_id) if principal.person_id is not None else Q(pk__in=[])
    return Letter.objects.filter(seen | Q(round_id__in=principal.rounds_with(Role.LEAD)))


def due(now: datetime) -> QuerySet[Letter]:
    """Return the letters whose time has come, the longest waiting first."""
    return Letter.objects.filter(state=LetterState.QUEUED, due_at__lte=now).order_by("due_at", "pk")


def is_doubtful(letter: Letter, now: datetime) -> bool:
    """Say whether a letter may or may not have gone out, and nobody works on it any more."""
    if letter.state != LetterState.SENDING:
        return False
    return bool(letter.failure) or letter.claimed_at <= now - LONGEST_SENDING


def shown_state(letter: Letter, now: datetime) -> str:
    """Return the stored state, or `doubtful`."""
    return DOUBTFUL if is_doubtful(letter, now) else letter.state


def _doubtful_rows(now: datetime) -> Q:
    return Q(state=LetterState.SENDING) & (~Q(failure="") | Q(claimed_at__lte=now - LONGEST_SENDING))


def in_shown_state(letters: QuerySet[Letter], state: str, now: datetime) -> QuerySet[Letter]:
    """Return the letters of one shown state."""
    if state == DOUBTFUL:
        return letters.filter(_doubtful_rows(now))
    found = letters.filter(state=state)
    return found.exclude(_doubtful_rows(now)) if state == LetterState.SENDING else found


def counted_by_shown_state(letters: QuerySet[Letter], now: datetime) -> dict[str, int]:
    """Return how many letters are in each shown state, in one query; states without any are left out."""
    shown = Case(
        When(_doubtful_rows(now), then=Value(DOUBTFUL)), default=F("state"), output_field=CharField()
    )
    return dict(
        letters.order_by()
        .annotate(shown=shown)
        .values("shown")
        .annotate(number=Count("pk"))
        .values_list("shown", "number")
    )


def subjects_of(references: Collection[str]) -> dict[str, str]:
    """Return the subjects of the letters behind public references."""
    return dict(Letter.objects.filter(reference__in=references).values_list("reference", "subject"))
