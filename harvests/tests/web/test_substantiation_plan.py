"""The page on which a lead says how people outside are asked."""

from __future__ import annotations

import pytest

from harvests.queries.substantiation import plan_of
from harvests.services.substantiation import plan_substantiation
from wiego_mle.tests.test_access_matrix import SUBSTANTIATION_PLAN as ANSWERS

PAGE = "/rounds/here/substantiation/plan/"


def page(response) -> str:
    return response.content.decode()


def test_the_lead_plans_and_finds_it_again(cast):
    assert 'value="7, 14, 21"' in page(cast.lead.client.get(PAGE))
    answers = ANSWERS | {"reminder_days": "6; 12", "skips_weekends": "on"}
    response = cast.lead.client.post(PAGE, answers, follow=True)
    assert "The plan is saved." in page(response)
    assert 'value="6, 12"' in page(response)
    assert (plan_of(cast.round).reminders, plan_of(cast.round).answer_days) == ((6, 12), 21)


@pytest.mark.parametrize(
    ("answers", "sentence", "kept"),
    [
        ({"reminder_days": "7, 30"}, "The last reminder comes before the last day", "7, 30"),
        ({"reminder_days": "soon"}, "Write up to six numbers of days", "soon"),
        ({"answer_days": ""}, "Write a number.", ""),
        ({"answer_days": "2"}, "Write 3 or more.", "2"),
        ({"last_call_days": "60"}, "The last call comes after the letter itself.", "60"),
        ({"quiet_until": "20", "quiet_from": "9"}, "Letters need some hours of the day", ""),
        ({"replacement": "x"}, "x is not one of the available choices", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_stays_typed(cast, answers, sentence, kept):
    text = page(cast.lead.client.post(PAGE, ANSWERS | answers))
    assert sentence in text
    assert f'value="{kept}"' in text or not kept
    assert plan_of(cast.round).pk is None


def test_the_second_of_two_is_told_and_keeps_what_they_typed(cast):
    plan_substantiation(
        harvest_round=cast.round, answers={"grace_days": 9}, version=1, by=cast.lead.principal
    )
    response = cast.lead.client.post(PAGE, ANSWERS | {"grace_days": "5"})
    assert response.status_code == 409
    assert "Somebody else changed this meanwhile" in page(response)
    assert 'value="5"' in page(response)


def test_the_page_costs_the_same_with_a_plan(cast, django_assert_num_queries):
    client = cast.lead.client
    client.get(PAGE)
    with django_assert_num_queries(9):
        client.get(PAGE)
    plan_substantiation(
        harvest_round=cast.round, answers={"grace_days": 9}, version=1, by=cast.lead.principal
    )
    with django_assert_num_queries(8):
        client.get(PAGE)
