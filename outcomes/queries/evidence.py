"""Which evidence and sources of a record."""

from __future__ import annotations

from django.db.models import QuerySet

from outcomes.models import Evidence, Outcome, Source


def present(outcome: Outcome) -> QuerySet[Evidence]:
    """Return the evidence of an outcome that was not removed, oldest first."""
    return Evidence.objects.filter(outcome=outcome, removed_at__isnull=True).order_by("pk")


def numbered_sources(outcome: Outcome) -> dict[int, Source]:
    """Return the sources of an outcome by their number on its page, beginning with 1."""
    return dict(enumerate(Source.objects.filter(outcome=outcome).order_by("pk"), start=1))
