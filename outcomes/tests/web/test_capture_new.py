"""Beginning an outcome: in the right round, once."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import rounds_to_write_in
from outcomes.services.record import log_outcome
from wiego_mle.accounts.enums import Role
from wiego_mle.tests.cast import member

NEW = "/outcomes/new/"
OUTCOME = {"title": "City licenses vendors", "language": "es"}


def test_an_outcome_begins_as_a_draft_and_leads_to_its_questions(cast):
    response = cast.reporter.client.post(NEW, OUTCOME, follow=True)
    outcome = Outcome.objects.get()
    assert response.redirect_chain == [(f"/outcomes/{outcome.reference}/edit/", 302)]
    assert (outcome.state, outcome.title, outcome.language, outcome.round) == (
        S.DRAFT,
        "City licenses vendors",
        "es",
        cast.round,
    )
    assert f"{outcome.reference} is saved as a draft" in response.text


def test_who_writes_in_no_open_round_is_told_what_to_do(cast):
    HarvestRound.objects.update(state=RoundState.CLOSED)
    response = cast.reporter.client.get(NEW)
    assert "No round collects outcomes now" in response.text
    assert "Ask the MLE lead" in response.text
    assert "<textarea" not in response.text
    assert cast.reporter.client.post(NEW, OUTCOME).status_code == 200
    assert not Outcome.objects.exists()


def test_readers_are_refused(cast):
    assert cast.reader.client.get(NEW).status_code == 403
    assert cast.outsider.client.post(NEW, OUTCOME).status_code == 403
    assert not Outcome.objects.exists()


def test_the_round_is_asked_for_only_if_there_are_several(cast):
    assert "round" not in cast.reporter.client.get(NEW).context["form"].fields
    writer = member("Wanda", everywhere=(Role.CONTRIBUTOR,))
    form = writer.client.get(NEW).context["form"]
    assert {key for key, _name in form.fields["round"].choices} == {"here", "elsewhere"}
    writer.client.post(NEW, OUTCOME | {"round": "elsewhere"})
    assert Outcome.objects.get().round == cast.other_round


@pytest.mark.parametrize("chosen", ["", "no-such-round", "closed"])
def test_a_round_that_does_not_collect_cannot_be_chosen(cast, chosen):
    HarvestRound.objects.create(
        reference="closed",
        name="Closed",
        covers_from="2024-01-01",
        covers_to="2024-12-31",
        collecting_from="2024-01-01",
        collecting_to="2024-12-31",
        financial_year=2024,
        state=RoundState.CLOSED,
    )
    writer = member("Wanda", everywhere=(Role.CONTRIBUTOR,))
    response = writer.client.post(NEW, OUTCOME | {"round": chosen})
    assert "round" in response.context["form"].errors
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("state", list(RoundState))
def test_the_rounds_offered_are_those_the_policy_allows(cast, state):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=state)
    for person in (cast.reporter, cast.reviewer, cast.lead, cast.coder, cast.administrator, cast.outsider):
        offered = set(rounds_to_write_in(person.principal))
        allowed = {each for each in HarvestRound.objects.all() if may(person.principal, Act.LOG, each)}
        assert offered == allowed


def test_a_double_click_makes_one_record(cast):
    key = cast.reporter.client.get(NEW).context["form"].initial["creation_key"]
    client = cast.reporter.client
    first = client.post(NEW, OUTCOME | {"creation_key": key})
    second = client.post(NEW, OUTCOME | {"creation_key": key})
    assert first.url == second.url
    assert Outcome.objects.count() == 1


def test_the_key_of_somebody_else_makes_a_record_of_ones_own(cast):
    key = uuid.uuid4()
    theirs = log_outcome(
        by=cast.colleague.principal, harvest_round=cast.round, title="Theirs", language="en", creation_key=key
    )
    response = cast.reporter.client.post(NEW, OUTCOME | {"creation_key": key})
    mine = Outcome.objects.exclude(pk=theirs.pk).get()
    assert response.url == reverse("outcomes:edit", args=[mine.reference])
    assert (mine.author, mine.title) == (cast.reporter.person, "City licenses vendors")


def test_a_key_that_is_none_is_refused_with_what_was_typed(cast):
    response = cast.reporter.client.post(NEW, OUTCOME | {"creation_key": "no key"})
    assert response.status_code == 200
    assert "City licenses vendors" in response.text
    assert not Outcome.objects.exists()


def test_the_page_stays_light_and_asks_the_same_number_of_queries(cast, django_assert_num_queries, light):
    client = cast.reporter.client
    client.get(NEW)
    with django_assert_num_queries(6):
        response = client.get(NEW)
    light(response)
