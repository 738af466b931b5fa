"""How a round asks people outside."""

from __future__ import annotations

from django.db.models import QuerySet

from harvests.models import HarvestRound, SubstantiationPlan
from harvests.reminder_calendar import Timetable


def plan_of(harvest_round: HarvestRound) -> SubstantiationPlan:
    """Return the plan of a round; one that is not stored yet, with the usual days, if nobody has touched it."""
    found = SubstantiationPlan.objects.filter(round=harvest_round).select_related("round__design").first()
    return found or SubstantiationPlan(round=harvest_round)


def plans_of_rounds(rounds: QuerySet[HarvestRound]) -> dict[int, SubstantiationPlan]:
    """Return the plans of several rounds by their keys, in one query."""
    return {each.pk: plan_at(each) for each in rounds.select_related("substantiation_plan", "design")}


def plan_at(harvest_round: HarvestRound) -> SubstantiationPlan:
    """Return the plan of a round that was loaded with it (`substantiation_plan`), else the usual one."""
    return getattr(harvest_round, "substantiation_plan", None) or SubstantiationPlan(round=harvest_round)


def timetable_of(harvest_round: HarvestRound) -> Timetable:
    """Return on which days and at which hours a round reminds people; its plan is loaded with it."""
    plan = plan_at(harvest_round)
    return Timetable(
        reminders=plan.reminders,
        last_call_days=plan.last_call_days,
        grace_days=plan.grace_days,
        quiet_until=plan.quiet_until,
        quiet_from=plan.quiet_from,
        skips_weekends=plan.skips_weekends,
    )
