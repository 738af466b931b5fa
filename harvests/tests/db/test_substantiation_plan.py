"""How a round asks people outside: chosen by its lead, taken over with a design, never half."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import Replacement, RoundState
from harvests.models import HarvestRound, SubstantiationPlan
from harvests.queries.substantiation import plan_of, plans_of_rounds
from harvests.services.design import copy_design
from harvests.services.substantiation import plan_substantiation
from harvests.tests.factories import RoundDesignFactory, SubstantiationPlanFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db


def planned(cast, *, version=1, by=None, **answers) -> SubstantiationPlan:
    return plan_substantiation(
        harvest_round=cast.round, answers=answers, version=version, by=(by or cast.lead).principal
    )


def test_a_round_without_a_plan_has_the_usual_one(cast):
    plan = plan_of(cast.round)
    assert (plan.pk, plan.reminders, plan.last_call_days, plan.answer_days) == (None, (7, 14, 21), 2, 28)
    assert (plan.most_per_letter, plan.people_per_outcome, plan.retention_months) == (5, 1, 12)
    assert plan.replacement == Replacement.BOTH


def test_the_lead_plans_and_the_trail_tells_what_changed(cast):
    plan = planned(cast, reminder_days="5,10", last_call_days=3)
    assert (plan.reminders, plan.last_call_days, plan.answer_days) == ((5, 10), 3, 28)
    entry = Entry.objects.get(act="round.substantiation_planned")
    assert entry.changes == {"reminder_days": ["7,14,21", "5,10"], "last_call_days": [2, 3]}
    again = planned(cast, version=plan.version, reminder_days="5,10")
    assert again.version == plan.version
    assert Entry.objects.filter(act="round.substantiation_planned").count() == 1


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"answer_days": 14}, "reminder_days"),
        ({"reminder_days": "7,x"}, "reminder_days"),
        ({"last_call_days": 28}, "last_call_days"),
        ({"quiet_until": 18, "quiet_from": 18}, "quiet_from"),
        ({"most_per_letter": 0}, "most_per_letter"),
        ({"retention_months": 999}, "retention_months"),
        ({"replacement": "perhaps"}, "replacement"),
    ],
)
def test_what_contradicts_itself_is_told_by_its_field(cast, answers, field):
    with pytest.raises(ValidationError) as wrong:
        planned(cast, **answers)
    assert field in wrong.value.message_dict
    assert not SubstantiationPlan.objects.exists()


def test_of_two_leads_the_second_looks_again(cast):
    first = planned(cast, grace_days=5)
    planned(cast, version=first.version, grace_days=6)
    with pytest.raises(Stale):
        planned(cast, version=first.version, grace_days=7)
    assert plan_of(cast.round).grace_days == 6


@pytest.mark.parametrize("who", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_only_its_lead_plans(cast, who):
    with pytest.raises(Refused):
        planned(cast, by=getattr(cast, who), grace_days=5)


def test_the_design_says_how_many_people_are_wanted(cast):
    RoundDesignFactory(round=cast.round, substantiation_number=3)
    SubstantiationPlanFactory(round=cast.round)
    assert plan_of(HarvestRound.objects.get(pk=cast.round.pk)).people_per_outcome == 3


def test_a_plan_is_taken_over_with_a_design_once(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.PLANNED)
    SubstantiationPlanFactory(round=cast.other_round, answer_days=40, reminder_days="10,20", grace_days=0)
    here = HarvestRound.objects.get(pk=cast.round.pk)
    assert "asking" in copy_design(harvest_round=here, source=cast.other_round, by=cast.lead.principal)
    plan = plan_of(here)
    assert (plan.answer_days, plan.reminders, plan.grace_days) == (40, (10, 20), 0)
    SubstantiationPlan.objects.filter(round=cast.other_round).update(answer_days=50)
    assert "asking" not in copy_design(harvest_round=here, source=cast.other_round, by=cast.lead.principal)
    assert plan_of(here).answer_days == 40


def test_the_plans_of_several_rounds_cost_one_query(cast, django_assert_num_queries):
    SubstantiationPlanFactory(round=cast.round, grace_days=9)
    with django_assert_num_queries(1):
        plans = plans_of_rounds(HarvestRound.objects.all())
        assert plans[cast.round.pk].grace_days == 9
        assert plans[cast.round.pk].people_per_outcome == 1
    assert plans[cast.other_round.pk].pk is None
