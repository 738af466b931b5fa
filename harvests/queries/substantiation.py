"""How a round asks people outside."""

from __future__ import annotations

from django.db.models import QuerySet

from harvests.models import HarvestRound, SubstantiationPlan


def plan_of(harvest_round: HarvestRound) -> SubstantiationPlan:
    """Return the plan of a round; one that is not stored yet, with the usual days, if nobody has touched it."""
    found = SubstantiationPlan.objects.filter(round=harvest_round).select_related("round__design").first()
    return found or SubstantiationPlan(round=harvest_round)


def plans_of_rounds(rounds: QuerySet[HarvestRound]) -> dict[int, SubstantiationPlan]:
    """Return the plans of several rounds by their keys, in one query."""
    return {
        each.pk: getattr(each, "substantiation_plan", None) or SubstantiationPlan(round=each)
        for each in rounds.select_related("substantiation_plan", "design")
    }
