"""One outcome with everything that its page prints, read in a constant number of queries."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from outcomes.models import (
    ContributionLink,
    Evidence,
    Outcome,
    OutcomeActor,
    OutcomeProgramme,
    ReviewDecision,
)
from outcomes.queries.evidence import printed
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal


def whole_records(principal: Principal) -> QuerySet[Outcome]:
    """Return the outcomes a person may read, each with its parts; removed evidence is left out."""
    return (
        visible_to(principal)
        .defer("search_text")
        .select_related("round__design", "author", "actor_type", "change_type", "stage", "level")
        .prefetch_related(
            Prefetch("actor_parts", queryset=OutcomeActor.objects.select_related("actor").order_by("pk")),
            "countries",
            Prefetch(
                "programme_parts",
                queryset=OutcomeProgramme.objects.select_related("programme").order_by(
                    "-is_lead", "programme__order", "pk"
                ),
            ),
            "worker_groups",
            "grants",
            "sources",
            Prefetch(
                "evidence",
                queryset=printed(Evidence.objects.filter(removed_at__isnull=True)),
            ),
            Prefetch(
                "contribution_links",
                queryset=ContributionLink.objects.select_related("contribution__programme").order_by("pk"),
            ),
            Prefetch(
                "decisions",
                queryset=ReviewDecision.objects.select_related("by").order_by("-at", "-pk"),
            ),
        )
    )
