"""The page of the lead on what came of asking people outside."""

from __future__ import annotations

import pytest

from harvests.tests.factories import SubstantiationPlanFactory
from outcomes.models import Outcome, SubstantiationRequest
from outcomes.tests.answers import answered, nominated
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    OutcomeFactory,
    SubstantiationRequestFactory,
    SubstantiatorFactory,
)

PAGE = "/rounds/here/substantiation/results/"
REPLACE = "/rounds/here/substantiation/results/replace/"


def page(response) -> str:
    return response.content.decode()


@pytest.fixture
def outcome(cast) -> Outcome:
    outcome = OutcomeFactory(accepted=True, round=cast.round, author=cast.reporter.person)
    SubstantiationPlanFactory(round=cast.round)
    request = SubstantiationRequestFactory(
        round=cast.round, substantiator=SubstantiatorFactory(name="Efua Boateng"), declined=True
    )
    AskedOutcomeFactory(request=request, outcome=outcome)
    return outcome


def test_the_lead_reads_the_tables_and_asks_somebody_else(cast, outcome):
    person = SubstantiatorFactory(name="Akosua Darko")
    nominated(outcome, person)
    text = page(cast.lead.client.get(PAGE))
    for words in ("From selected to confirmed", "How strong the evidence is", "Who answered", "Efua Boateng"):
        assert words in text
    assert "strength=C1" in text
    text = page(cast.lead.client.post(REPLACE, {"outcome": outcome.reference}, follow=True))
    assert "Akosua Darko is asked now." in text
    again = page(cast.lead.client.post(REPLACE, {"outcome": outcome.reference}, follow=True))
    assert "Nothing is proposed for this outcome any more." in again
    assert SubstantiationRequest.objects.filter(substantiator=person).count() == 1


def test_an_empty_round_says_what_is_so(cast):
    text = page(cast.lead.client.get(PAGE))
    assert "Nobody: whoever has not answered has time left, or enough others are asked." in text


def test_restricted_outcomes_of_another_round_and_words_withheld_stay_out(cast, outcome):
    Outcome.objects.filter(pk=outcome.pk).update(withheld=[[outcome.title, "passage"]])
    other = OutcomeFactory(accepted=True, round=cast.other_round)
    AskedOutcomeFactory(
        outcome=other, request=SubstantiationRequestFactory(round=cast.other_round, declined=True)
    )
    text = page(cast.lead.client.get(PAGE))
    assert outcome.title not in text
    assert other.reference not in text


def test_the_page_costs_the_same_for_one_and_three(cast, outcome, django_assert_num_queries):
    client = cast.lead.client
    answered(outcome)
    client.get(PAGE)
    with django_assert_num_queries(38):
        client.get(PAGE)
    for _number in range(2):
        answered(OutcomeFactory(accepted=True, round=cast.round))
    with django_assert_num_queries(38):
        client.get(PAGE)
