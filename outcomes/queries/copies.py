"""Which files wait for their copy, and which words are in files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from outcomes.enums import CopyState
from outcomes.models import EvidenceText, ServedCopy

LEASE = timedelta(seconds=60)
"""A worker needs some ten seconds at most; who has had a copy for longer was ended meanwhile."""
MOST_FOUND = 500
"""A word that stands in more files is looked up in the newest of them only."""


def due(now: datetime) -> QuerySet[ServedCopy]:
    """Return the copies that wait for a worker or were left by one, the longest waiting first."""
    unclaimed = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - LEASE)
    return ServedCopy.objects.filter(unclaimed, state=CopyState.WAITING).order_by("queued_at", "pk")


def outcomes_with_word_in_evidence(words: Iterable[str]) -> dict[str, list[int]]:
    """Return, per folded word, the keys of the outcomes whose evidence has it in a file.

    Read beforehand and not as part of the search: so the list keeps its index, and a word that is in
    no file costs one look into the index of the texts.
    """
    return {word: _outcomes_with(word) for word in words}


def _outcomes_with(word: str) -> list[int]:
    texts = EvidenceText.objects.filter(folded__contains=word, evidence__removed_at__isnull=True)
    return list(texts.order_by("-pk").values_list("evidence__outcome_id", flat=True)[:MOST_FOUND])
