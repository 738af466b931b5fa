"""Asking many people at once: one letter each, nobody twice, only who was approved, all of it or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from harvests.models import RoundDesign, SubstantiationPlan
from outcomes.models import Outcome, SubstantiationRequest
from outcomes.queries.asking import Asking
from outcomes.services.asking import Ask, planned_letter, prepare_requests, send_requests
from outcomes.services.requests import revoke_request
from outcomes.tests.asking import AGREES, accepted, first_of, in_days, where_it_is_night
from outcomes.tests.factories import (
    JudgementFactory,
    NominationFactory,
    ResolutionFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SourceFactory,
    SubstantiatorFactory,
    SuggestedPersonFactory,
)
from wiego_mle.kernel.errors import Refused
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def selected(cast) -> list[Outcome]:
    """Three outcomes that a selection of the round drew."""
    selection = SelectionFactory(drawn=True, round=cast.round)
    outcomes = [accepted(cast, reference=f"OH-{number:04d}") for number in (1, 2, 3)]
    for outcome in outcomes:
        SelectedOutcomeFactory(selection=selection, outcome=outcome)
    return outcomes


def approved(outcome: Outcome, person, **fields):
    return NominationFactory(outcome=outcome, substantiator=person, approved=True, **fields)


def asking(cast) -> Asking:
    return Asking(cast.round, now=timezone.now())


def ask_all(cast) -> list[SubstantiationRequest]:
    """Prepare every letter that the page composes."""
    found = asking(cast)
    outcomes = {one.outcome.pk: one.outcome for one in found.outcomes}
    people = {each.substantiator_id: each.substantiator for one in found.outcomes for each in one.nominations}
    return prepare_requests(
        harvest_round=cast.round,
        asks=[
            Ask(people[batch.person], [outcomes[key] for key in batch.outcomes], batch.channel)
            for batch in found.batches
        ],
        answer_until=in_days(14),
        by=cast.lead.principal,
    )


def test_one_person_gets_one_letter_and_nobody_is_asked_twice(cast, selected):
    ana, ben = SubstantiatorFactory(name="Ana"), SubstantiatorFactory(name="Ben")
    for outcome in selected[:2]:
        approved(outcome, ana)
    approved(selected[2], ben)
    requests = ask_all(cast)
    assert [[asked.outcome for asked in request.asked.order_by("order")] for request in requests] == [
        selected[:2],
        selected[2:],
    ]
    assert not Letter.objects.exists()
    assert asking(cast).batches == []
    with pytest.raises(Refused, match="Ana is not asked about OH-0001"):
        prepare_requests(
            harvest_round=cast.round,
            asks=[Ask(ana, selected[:1], "email")],
            answer_until=in_days(14),
            by=cast.lead.principal,
        )
    send_requests(requests=requests, by=cast.lead.principal)
    assert sorted(Letter.objects.values_list("to_name", flat=True)) == ["Ana", "Ben"]


def test_who_was_not_approved_is_a_source_or_was_erased_is_not_asked(cast, selected):
    first, second, third = selected
    NominationFactory(outcome=first)
    NominationFactory(outcome=first, refused=True)
    source = SubstantiatorFactory(email="told@us.example")
    approved(second, source)
    SourceFactory(outcome=second, email="TOLD@us.example")
    gone = SubstantiatorFactory(
        name="[erased on request]", email="", organisation="", position="", erased_at=timezone.now()
    )
    approved(third, gone)
    found = asking(cast)
    assert found.batches == []
    assert [found.lacking(one) for one in found.outcomes] == [1, 1, 1]


def test_a_declared_tie_does_not_keep_from_being_asked(cast, selected):
    approved(selected[0], SubstantiatorFactory(), conflict="declared", conflict_note="Her sister works here.")
    assert len(asking(cast).batches) == 1


def test_as_many_people_as_the_design_says_are_asked_and_no_more(cast, selected):
    RoundDesign.objects.create(round=cast.round, substantiation_number=2)
    for _number in range(3):
        approved(selected[0], SubstantiatorFactory())
    assert len(asking(cast).batches) == 2
    ask_all(cast)
    assert asking(cast).batches == []


def test_a_letter_holds_as_many_outcomes_as_the_plan_says(cast, selected):
    SubstantiationPlan.objects.create(round=cast.round, most_per_letter=2)
    ana = SubstantiatorFactory()
    for outcome in selected:
        approved(outcome, ana)
    (batch,) = asking(cast).batches
    assert (len(batch.outcomes), batch.left) == (2, 1)
    with pytest.raises(Refused, match="at most 2"):
        prepare_requests(
            harvest_round=cast.round,
            asks=[Ask(ana, selected, "email")],
            answer_until=in_days(14),
            by=cast.lead.principal,
        )


def test_if_one_cannot_be_asked_nobody_is(cast, selected):
    ana, ben = SubstantiatorFactory(), SubstantiatorFactory(email="")
    approved(selected[0], ana)
    approved(selected[1], ben)
    with pytest.raises(Refused, match="no e-mail address"):
        ask_all(cast)
    assert not SubstantiationRequest.objects.exists()


def test_a_restricted_outcome_asks_for_a_code_besides_the_link(cast, selected):
    Outcome.objects.filter(pk=selected[0].pk).update(confidentiality="restricted")
    approved(selected[0], SubstantiatorFactory())
    approved(selected[1], SubstantiatorFactory())
    assert [request.needs_code for request in ask_all(cast)] == [True, False]


def test_what_was_revoked_can_be_asked_again_and_somebody_else_first(cast, selected):
    ana = SubstantiatorFactory(name="Ana")
    approved(selected[0], ana)
    (request,) = ask_all(cast)
    revoke_request(request=request, by=cast.lead.principal)
    assert [batch.person for batch in asking(cast).batches] == [ana.pk]


def test_an_outcome_that_was_reopened_is_not_asked_about(cast, selected):
    approved(selected[0], SubstantiatorFactory())
    Outcome.objects.filter(pk=selected[0].pk).update(state="submitted")
    found = asking(cast)
    assert found.batches == []
    assert found.lacking(found.outcomes[0]) == 0


def test_the_letter_is_seen_as_it_goes(cast, selected):
    ana = SubstantiatorFactory(name="Ana Müller", language="es")
    approved(selected[0], ana)
    (request,) = ask_all(cast)
    subject, body = planned_letter(request)
    send_requests(requests=[request], by=cast.lead.principal)
    letter = Letter.objects.get()
    assert letter.subject == subject
    lines = [line for line in letter.body.splitlines() if "[[personal link]]" not in line]
    assert [line for line in lines if line not in body] == []
    assert "token" not in body
    assert "http" not in body.replace("http://testserver", "")


def test_the_funnel_counts_outcomes(cast, selected):
    accepted(cast)
    approved(selected[0], SubstantiatorFactory())
    approved(selected[1], SubstantiatorFactory())
    assert asking(cast).funnel() == {
        "accepted": 4,
        "selected": 3,
        "with_people": 2,
        "asked": 0,
        "answered": 0,
    }
    requests = ask_all(cast)
    send_requests(requests=requests, by=cast.lead.principal)
    from outcomes.services.request_answers import answer_outcome, open_request

    opened = open_request(request=SubstantiationRequest.objects.get(pk=requests[0].pk))
    answer_outcome(asked=first_of(opened), answers=AGREES, seen=0)
    assert asking(cast).funnel() | {"accepted": 0} == {
        "accepted": 0,
        "selected": 3,
        "with_people": 2,
        "asked": 2,
        "answered": 1,
    }


def differing(cast, outcome: Outcome, **said):
    """Return an answer about an outcome as somebody gave it."""
    return JudgementFactory(
        asked__outcome=outcome,
        asked__answers=1,
        asked__request__round=cast.round,
        asked__request__answered=True,
        **said,
    )


@pytest.mark.parametrize(
    ("said", "is_due"),
    [
        ({}, False),
        ({"contribution_judgement": "cannot_say"}, False),
        ({"significance_judgement": "partly", "significance_comment": "Less than that."}, True),
        ({"outcome_judgement": "disagree", "outcome_comment": "It was never signed."}, True),
        ({"corrected_statement": "The council signed it in May."}, True),
    ],
)
def test_an_answer_that_differs_waits_for_a_decision_until_there_is_one(cast, selected, said, is_due):
    differing(cast, selected[0], **said)
    assert asking(cast).to_resolve == ({selected[0].pk} if is_due else set())
    page = cast.lead.client.get(reverse("rounds:substantiation", args=[cast.round.reference])).text
    assert ("Decide what follows from the answers about 1 outcome" in page) is is_due
    assert (f"/outcomes/{selected[0].reference}/#answers" in page) is is_due

    ResolutionFactory(outcome=selected[0])
    assert asking(cast).to_resolve == set()


def test_an_answer_that_comes_after_the_decision_waits_again(cast, selected):
    differing(cast, selected[0], outcome_judgement="disagree", outcome_comment="It was never signed.")
    ResolutionFactory(outcome=selected[0], at=timezone.now())
    assert not asking(cast).to_resolve
    differing(cast, selected[0], outcome_judgement="partly", outcome_comment="Not all of it.")
    assert asking(cast).to_resolve == {selected[0].pk}


def test_a_letter_that_failed_is_told(cast, selected):
    approved(selected[0], SubstantiatorFactory())
    (request,) = send_requests(requests=ask_all(cast), by=cast.lead.principal)
    Letter.objects.update(state="failed", failure="refused")
    assert asking(cast).undelivered == [(request, "failed")]


def test_the_page_reads_as_many_rows_for_three_as_for_one(cast, django_assert_num_queries):
    selection = SelectionFactory(drawn=True, round=cast.round)

    def more() -> None:
        outcome = accepted(cast)
        SelectedOutcomeFactory(selection=selection, outcome=outcome)
        approved(outcome, SubstantiatorFactory())
        request = ask_all(cast)[0]
        SuggestedPersonFactory(request=request)
        approved(outcome, SubstantiatorFactory())
        NominationFactory(outcome=outcome)

    def everything() -> None:
        found = asking(cast)
        assert found.funnel()
        assert found.people()
        assert found.batches is not None
        assert found.suggestions
        assert found.unsent
        assert found.undelivered == []
        assert found.to_check
        assert not found.to_resolve

    more()
    with django_assert_num_queries(14):
        everything()
    more()
    more()
    with django_assert_num_queries(14):
        everything()


def test_only_the_lead_asks(cast, selected):
    approved(selected[0], SubstantiatorFactory())
    for who in (cast.reviewer, cast.reporter, cast.administrator, cast.coder):
        with pytest.raises(Refused):
            prepare_requests(
                harvest_round=cast.round,
                asks=[Ask(SubstantiatorFactory(), selected[:1], "email")],
                answer_until=in_days(14),
                by=who.principal,
            )


def test_the_last_day_is_not_over(cast, selected):
    ana = SubstantiatorFactory()
    approved(selected[0], ana)
    with pytest.raises(Refused, match="after today"):
        prepare_requests(
            harvest_round=cast.round,
            asks=[Ask(ana, selected[:1], "email")],
            answer_until=timezone.localdate() - timedelta(days=1),
            by=cast.lead.principal,
        )


def test_the_page_tells_how_many_letters_wait_for_the_day(cast, selected):
    person = SubstantiatorFactory(time_zone=where_it_is_night())
    approved(selected[0], person)
    approved(selected[1], SubstantiatorFactory(time_zone=where_it_is_night()))
    requests = ask_all(cast)
    page = f"/rounds/{cast.round.reference}/substantiation/letters/"
    response = cast.lead.client.post(page, {"letters": [each.reference for each in requests]}, follow=True)
    text = response.content.decode()
    assert "2 letters are in the outbox. 2 of them wait" in text
    assert "within a minute" not in text
