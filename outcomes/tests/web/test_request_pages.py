"""The page of a request: what is to be done, what was answered, and entering what somebody said."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from outcomes.models import Outcome, SubstantiationRequest
from outcomes.queries.requests import token_for
from outcomes.request_enums import RequestState as R
from outcomes.services.request_answers import answer_outcome, decline_request
from outcomes.services.request_codes import show_code
from outcomes.services.request_steps import loaded
from outcomes.services.requests import send_request
from outcomes.services.withheld import withhold_words
from outcomes.tests.asking import (
    AGREES,
    accepted,
    first_of,
    in_days,
    in_state,
    opened,
    prepared,
    sent,
    where_it_is_night,
)
from outcomes.tests.factories import SubstantiatorFactory
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db


def path_of(request, rest: str = "") -> str:
    return f"/substantiation/requests/{request.reference}/{rest}"


def page_for(member, request) -> str:
    return member.client.get(path_of(request)).content.decode()


def test_the_page_shows_answers_the_correction_by_words_and_what_happened(cast):
    outcome = accepted(cast, statement="The assembly licensed vendors in March.")
    request = opened(cast, outcome)
    said = AGREES | {
        "corrected_statement": "The assembly licensed vendors in May.",
        "others_contributed": "Imams.",
    }
    answer_outcome(asked=first_of(request), answers=said, seen=0)
    page = page_for(cast.lead, request)
    for words in (outcome.reference, "I fully agree", "drafted the by-law", "Imams.", "Answered an outcome"):
        assert words in page
    assert "<del>" in page
    assert "</span>May</ins>" in page
    assert page.count("<h1") == 1
    assert token_for(request) not in page


@pytest.mark.parametrize("state", list(R))
def test_each_state_offers_only_what_works(cast, state):
    """Every button that is shown does what it says, and ends on the page again."""
    request = in_state(cast, state)
    Letter.objects.update(state="sent", sent_at=timezone.now())
    page = page_for(cast.lead, request)
    offered = [
        what
        for what in ("send", "resend", "more-time", "renew", "revoke")
        if path_of(request, f"do/{what}/") in page
    ]
    expected = {
        R.UNSENT: ["send", "more-time", "revoke"],
        R.SENT: ["resend", "more-time", "revoke"],
        R.OPENED: ["resend", "more-time", "revoke"],
        R.ANSWERED: ["resend", "more-time"],
        R.REVISED: ["resend", "more-time"],
        R.EXPIRED: ["more-time"],
        R.SUPERSEDED: ["renew"],
    }
    assert offered == expected.get(state, [])
    for what in offered[:1]:
        body = {"until": in_days(20).isoformat()}
        response = cast.lead.client.post(path_of(request, f"do/{what}/"), body, follow=True)
        assert 'class="error"' not in response.content.decode()
        assert 'class="success"' in response.content.decode()


def test_a_day_that_is_missing_is_asked_for_on_the_page(cast):
    request = sent(cast)
    response = cast.lead.client.post(path_of(request, "do/more-time/"), {"until": "soon"})
    page = response.content.decode()
    assert 'id="error-summary"' in page
    assert "Give a day that exists" in page
    assert loaded(request.pk).answer_until == request.answer_until


def test_the_page_says_until_when_a_letter_waits_at_night(cast):
    zone = where_it_is_night()
    request = prepared(cast, substantiator=SubstantiatorFactory(time_zone=zone))
    response = cast.lead.client.post(path_of(request, "do/send/"), follow=True)
    page = response.content.decode()
    hour = date_format(Letter.objects.get().due_at.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")
    assert hour.endswith("08:00")
    assert page.count(f"goes out on {hour} ({zone})") == 3
    assert "within a minute" not in page


def test_what_is_to_be_done_about_a_letter_that_did_not_go_or_perhaps(cast):
    request = send_request(request=prepared(cast), by=cast.lead.principal, due_at=timezone.now())
    assert "goes within a minute" in page_for(cast.lead, request)
    # The letter went, and the request has not been told yet: the letter's state wins.
    Letter.objects.update(state="sent", sent_at=timezone.now())
    went = page_for(cast.lead, request)
    assert "goes within a minute" not in went
    assert "Not sent yet" not in went
    assert "The letter was handed over" in went
    Letter.objects.update(state="failed", failure="refused", claimed_at=timezone.now())
    assert "did not reach the person" in page_for(cast.lead, request)
    Letter.objects.update(state="sending", failure="broke-off")
    page = page_for(cast.lead, request)
    assert "Nobody can say whether the last letter went" in page
    assert "May or may not have gone" in page


def test_who_declines_and_whom_they_name(cast):
    request = opened(cast)
    instead = {"name": "Esi Owusu", "contact": "0201", "why": "She chaired it."}
    decline_request(request=request, kind="do_not_know", words="I had left.", instead=instead)
    page = page_for(cast.lead, request)
    for words in ("I do not know enough about it", "I had left.", "Esi Owusu", "0201", "She chaired it."):
        assert words in page
    assert "0201" not in page_for(cast.reviewer, request), "contact data are for those who need them"


def test_contact_data_on_the_page(cast):
    person = SubstantiatorFactory(email="kofi@city.example", phone="0244 1")
    by_mail = opened(cast, substantiator=person)
    by_phone = prepared(cast, substantiator=person, channel="telephone")
    for member, request, seen in (
        (cast.lead, by_mail, True),
        (cast.administrator, by_mail, True),
        (cast.reviewer, by_mail, False),
        (cast.reviewer, by_phone, True),
    ):
        assert ("0244 1" in page_for(member, request)) is seen


def test_an_answer_by_telephone_says_who_entered_it(cast):
    request = prepared(cast, accepted(cast), channel="telephone")
    client, path = cast.reviewer.client, path_of(request, "answers/1/")
    assert first_of(request).outcome.statement.replace("'", "&#x27;") in client.get(path).content.decode()
    page = client.post(path, AGREES | {"seen": 0}).content.decode()
    assert "Choose how the person told you." in page
    assert "drafted the by-law" in page
    response = client.post(path, AGREES | {"seen": 0, "channel": "telephone"}, follow=True)
    assert "entered by Rita Reviewer" in response.content.decode()
    judgement = first_of(request).judgement
    assert (judgement.by_proxy, judgement.channel) == (cast.reviewer.person, "telephone")
    assert loaded(request.pk).state == R.ANSWERED


def test_an_answer_entered_meanwhile_is_not_overwritten(cast):
    request = prepared(cast, channel="telephone")
    path = path_of(request, "answers/1/")
    first = AGREES | {"seen": 0, "channel": "telephone"}
    cast.reviewer.client.post(path, first)
    response = cast.lead.client.post(path, first | {"others_contributed": "The bishop."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "The bishop." in page
    assert "The answer that has arrived already" in page
    assert first_of(request).judgement.by_proxy == cast.reviewer.person


def test_declined_by_telephone(cast):
    request = prepared(cast, channel="telephone")
    path = path_of(request, "decline/")
    assert path in page_for(cast.reviewer, request)
    assert "Choose a reason" in cast.reviewer.client.post(path, {"kind": ""}).content.decode()
    cast.reviewer.client.post(path, {"kind": "no_time"})
    assert loaded(request.pk).state == R.DECLINED


def test_the_code_is_shown_by_a_post_to_the_lead_alone(cast):
    request = opened(cast, needs_code=True)
    code = show_code(request=request, by=cast.lead.principal)
    path = path_of(request, "code/")
    client = cast.lead.client
    assert code not in client.get(path).content.decode()
    shown = client.post(path, {"do": "show"})
    assert code in shown.content.decode()
    assert "no-cache" in shown["Cache-Control"]
    renewed = client.post(path, {"do": "renew"}).content.decode()
    assert code not in renewed
    for member in (cast.reviewer, cast.administrator):
        assert member.client.post(path, {"do": "show"}).status_code == 403


def test_another_change_is_noted_as_a_lead_where_the_round_took_none(cast):
    request = opened(cast)
    cast.round.state = "analysing"
    cast.round.save()
    answer_outcome(asked=first_of(request), answers=AGREES | {"other_changes": "Kumasi too."}, seen=0)
    path = path_of(request, "answers/1/lead/")
    assert "Choose a round" in cast.lead.client.post(path, {"round": "here"}, follow=True).content.decode()
    cast.round.state = "open"
    cast.round.save()
    page = cast.lead.client.post(path, {"round": "here"}, follow=True).content.decode()
    assert f"Noted as the lead {Outcome.objects.get(state='lead').reference}" in page
    assert path not in page


def test_withheld_words_stand_nowhere_on_the_page_whoever_wrote_them(cast):
    outcome = accepted(cast)
    request = opened(cast, outcome)
    said = AGREES | {"outcome_comment": "Ama Serwaa signed it.", "corrected_statement": "Ama Serwaa signed."}
    answer_outcome(asked=first_of(request), answers=said, seen=0)
    withhold_words(outcome=outcome, words="Ama Serwaa", why="Risk.", by=cast.lead.principal)
    page = page_for(cast.lead, request)
    assert "Serwaa" not in page
    assert "[name withheld] signed it." in page
    form = cast.lead.client.get(path_of(request, "answers/1/")).content.decode()
    assert "Serwaa" not in form, "who changes it says first why they look"


def test_others_do_not_see_the_request(cast):
    request = opened(cast, accepted(cast, restricted=True, public_text="A rule was changed."))
    for member, status in ((cast.reporter, 403), (cast.reader, 403), (cast.reviewer, 404)):
        assert member.client.get(path_of(request)).status_code == status
    assert cast.lead.client.get(path_of(request, "answers/7/")).status_code == 404
    assert cast.lead.client.post(path_of(request, "do/delete/")).status_code == 404
    assert SubstantiationRequest.objects.get().state == R.OPENED


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_needs_the_same_queries_for_one_outcome_and_for_three(
    cast, django_assert_num_queries, number
):
    request = opened(cast, *(accepted(cast) for _each in range(number)))
    for asked in request.asked.select_related("request__round", "request__substantiator", "outcome__round"):
        answer_outcome(asked=asked, answers=AGREES, seen=0)
    client = cast.lead.client
    client.get(path_of(request))
    with django_assert_num_queries(12):
        client.get(path_of(request))
