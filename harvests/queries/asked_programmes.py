"""Which programmes a round asks."""

from __future__ import annotations

from django.db.models import QuerySet

from harvests.models import HarvestRound, RoundProgramme


def asked_programmes(harvest_round: HarvestRound) -> QuerySet[RoundProgramme]:
    """Return the programmes that a round asks with their informal targets, in the order of the list."""
    return (
        RoundProgramme.objects.filter(round=harvest_round)
        .select_related("programme")
        .order_by("programme__order", "programme_id")
    )


def asked_by_key(harvest_round: HarvestRound) -> dict[str, int | None]:
    """Return the informal targets by the keys of the programmes that a round asks."""
    return dict(RoundProgramme.objects.filter(round=harvest_round).values_list("programme__key", "target"))
