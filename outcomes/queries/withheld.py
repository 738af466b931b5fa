"""What a record withholds, and who had it shown."""

from __future__ import annotations

from django.db.models import QuerySet

from outcomes.models import Outcome, SensitivePassage, WithheldLook


def passages_in_force(outcome: Outcome) -> QuerySet[SensitivePassage]:
    """Return what a record withholds now, in the order in which it was marked."""
    return SensitivePassage.objects.filter(outcome=outcome, removed_at__isnull=True).order_by("number")


def looks_at(outcome: Outcome) -> QuerySet[WithheldLook]:
    """Return who had the withheld words shown, the latest first."""
    return WithheldLook.objects.filter(outcome=outcome).select_related("by").order_by("-at", "-pk")
