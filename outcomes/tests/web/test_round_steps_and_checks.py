"""The pages on which a lead settles what is unsettled and closes a round."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape

from harvests.enums import RoundState
from harvests.models import HarvestRound, RoundClosing
from harvests.tests.factories import HarvestRoundFactory
from outcomes.forms.round_checks import MOST_LISTED, STAYS
from outcomes.models import CarryOver, LeftInRound, Outcome
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import LeftInRoundFactory, OutcomeFactory

HERE = "/rounds/here/"
CHECKS = f"{HERE}checks/"
DRAFTS = f"{CHECKS}unfinished/"
CLOSE = f"{HERE}step/close/"
WHY = "Its author is on leave until May."


def page(response) -> str:
    return response.content.decode()


def brought_to(cast, state: str) -> HarvestRound:
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=state)
    return cast.round


@pytest.fixture
def reviewing(cast):
    return brought_to(cast, RoundState.REVIEWING)


@pytest.fixture
def analysing(cast):
    return brought_to(cast, RoundState.ANALYSING)


# --- The phases -------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(RoundState))
def test_the_phases_stand_in_a_line_and_say_where_the_round_is(cast, state):
    brought_to(cast, state)
    text = page(cast.outsider.client.get(HERE))
    now = re.findall(r'<li class="phase phase-now" aria-current="step"><span[^>]*>([^<]+)<', text)
    assert now == [state.label]
    assert text.count('class="phase phase-') == len(RoundState)
    number = list(RoundState).index(state) + 1
    assert f"phase {number} of 5" in page(cast.outsider.client.get("/rounds/"))


# --- The checks -------------------------------------------------------------------------------------


def test_each_check_is_told_with_its_number_and_opens_its_list(cast, reviewing):
    OutcomeFactory(round=reviewing, submitted=True)
    for _number in range(2):
        OutcomeFactory(round=reviewing)
    LeftInRoundFactory(outcome=OutcomeFactory(round=reviewing, returned=True), kind="returned")
    text = page(cast.lead.client.get(CHECKS))
    told = re.findall(
        r'<a href="/rounds/here/checks/(\w+)/".*?<span class="task-state[^>]*>([^<]+)<', text, re.S
    )
    assert told == [
        ("undecided", "1 to settle"),
        ("returned", "1 left with a reason"),
        ("unfinished", "2 to settle"),
    ]


def test_some_are_left_and_others_wait(cast, reviewing, light):
    first, second = (OutcomeFactory(round=reviewing, title=f"Draft {number}") for number in range(2))
    client = cast.lead.client
    response = client.get(DRAFTS)
    light(response)
    assert f"{first.reference} · Draft 0" in page(response)
    told = client.post(DRAFTS, {"outcomes": [first.reference], "where": STAYS, "reason": WHY}, follow=True)
    assert told.redirect_chain == [(CHECKS, 302)]
    assert "1 outcome is left as it is." in page(told)
    assert LeftInRound.objects.get().outcome == first
    text = page(client.get(DRAFTS))
    assert WHY in text
    assert second.reference in text


def test_all_of_them_go_on_in_a_later_round(cast, reviewing):
    drafts = [OutcomeFactory(round=reviewing) for _number in range(3)]
    told = cast.lead.client.post(
        DRAFTS, {"everything": "on", "where": "elsewhere", "reason": WHY}, follow=True
    )
    assert "3 outcomes go on in “Round elsewhere”." in page(told)
    assert CarryOver.objects.count() == 3
    assert set(Outcome.objects.filter(round=cast.other_round)) == set(drafts)


def test_what_was_left_in_a_closed_round_can_still_go_on_elsewhere(cast):
    draft = LeftInRoundFactory(outcome__round=brought_to(cast, RoundState.CLOSED)).outcome
    client = cast.lead.client
    assert 'href="/rounds/here/checks/unfinished/"' in page(client.get(HERE))
    asked = page(client.get(DRAFTS))
    assert STAYS not in asked
    body = {"outcomes": [draft.reference], "where": "elsewhere", "reason": WHY}
    assert client.post(DRAFTS, body).status_code == 302
    draft.refresh_from_db()
    assert draft.round == cast.other_round
    for name in ("lead", "outsider"):
        # The round's own history tells neither why nor which, because not everybody may read the outcome.
        text = page(getattr(cast, name).client.get(HERE))
        assert WHY not in text
        assert draft.reference not in text


def test_what_was_sent_can_only_go_on_elsewhere(cast, reviewing):
    OutcomeFactory(round=reviewing, submitted=True)
    place = f"{CHECKS}undecided/"
    asked = page(cast.lead.client.get(place))
    assert STAYS not in asked
    assert 'href="/review/?round=here"' in asked
    posted = cast.lead.client.post(place, {"everything": "on", "where": STAYS, "reason": WHY})
    assert posted.status_code == 200
    assert "Error:" in page(posted)
    assert not LeftInRound.objects.exists()
    HarvestRound.objects.filter(pk=cast.other_round.pk).update(state=RoundState.PLANNED)
    text = page(cast.lead.client.get(place))
    assert "No later round is open" in text
    assert "<textarea" not in text


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"reason": " "}, "Write the reason."),
        ({"where": ""}, "Choose what becomes of them."),
        ({"outcomes": []}, "Tick the outcomes that this is about."),
        ({"outcomes": ["OH-9999"]}, "One of these is no longer listed."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(cast, reviewing, missing, sentence):
    first = OutcomeFactory(round=reviewing)
    OutcomeFactory(round=reviewing)
    body = {"outcomes": [first.reference], "where": STAYS, "reason": "Canary words."} | missing
    response = cast.lead.client.post(DRAFTS, body)
    assert response.status_code == 200
    assert sentence in page(response)
    assert "Error:" in page(response)
    assert ("Canary words." in page(response)) == ("reason" not in missing)
    assert not LeftInRound.objects.exists()


def test_a_check_of_many_lists_the_first_and_takes_all(cast, reviewing):
    for _number in range(MOST_LISTED + 2):
        OutcomeFactory(round=reviewing)
    text = page(cast.lead.client.get(DRAFTS))
    assert text.count('name="outcomes"') == MOST_LISTED
    assert "2 more are not printed here" in text
    cast.lead.client.post(DRAFTS, {"everything": "on", "where": STAYS, "reason": WHY})
    assert LeftInRound.objects.count() == MOST_LISTED + 2


def test_hostile_titles_and_reasons_are_printed_as_text(cast, reviewing):
    bad = "<script>alert(1)</script>"
    LeftInRoundFactory(outcome=OutcomeFactory(round=reviewing, title=bad), reason=bad)
    OutcomeFactory(round=reviewing, title=bad)
    text = page(cast.lead.client.get(DRAFTS))
    assert bad not in text
    assert escape(bad) in text


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_others_do_not_settle(cast, reviewing, name):
    OutcomeFactory(round=reviewing)
    client = getattr(cast, name).client
    for place in (CHECKS, DRAFTS):
        assert client.get(place).status_code == 403
    body = {"everything": "on", "where": STAYS, "reason": WHY}
    assert client.post(DRAFTS, body).status_code == 403
    assert not LeftInRound.objects.exists()


def test_a_check_that_is_not_there_is_not_found(cast):
    assert cast.lead.client.get(f"{CHECKS}moon/").status_code == 404
    assert cast.lead.client.get("/rounds/elsewhere/checks/").status_code == 403


@pytest.mark.parametrize(("place", "number"), [(CHECKS, 14), (DRAFTS, 10)])
def test_the_pages_cost_the_same_for_one_and_three(cast, reviewing, place, number, django_assert_num_queries):
    client = cast.lead.client
    for more in (1, 2):
        for _number in range(more):
            OutcomeFactory(round=reviewing)
            LeftInRoundFactory(outcome=OutcomeFactory(round=reviewing))
        with django_assert_num_queries(number):
            client.get(place)


# --- Closing ----------------------------------------------------------------------------------------


def test_closing_asks_for_its_note_and_keeps_it(cast, analysing, light):
    OutcomeFactory(round=analysing, accepted=True)
    client = cast.lead.client
    asked = client.get(CLOSE)
    light(asked)
    assert "What are the limits of this harvest?" in page(asked)
    told = client.post(CLOSE, NOTE | {"version": "1"}, follow=True)
    assert told.redirect_chain == [(HERE, 302)]
    for words in ("is now: Closed.", *NOTE.values(), "/rounds/here/closings/1/"):
        assert words in page(told)
    assert RoundClosing.objects.get().limits == NOTE["limits"]


@pytest.mark.parametrize("part", NOTE)
def test_a_missing_part_is_said_at_its_field(cast, analysing, part):
    response = cast.lead.client.post(CLOSE, NOTE | {"version": "1", part: " "})
    assert response.status_code == 200
    assert f'href="#id_{part}"' in page(response)
    for name, text in NOTE.items():
        assert (text in page(response)) == (name != part)
    assert not RoundClosing.objects.exists()


@pytest.mark.parametrize("problem", ["unsettled", "stale"])
def test_closing_that_is_refused_keeps_what_was_typed(cast, analysing, problem):
    client = cast.lead.client
    if problem == "unsettled":
        OutcomeFactory(round=analysing)
        sentence = "1 draft or lead is unfinished."
    else:
        HarvestRound.objects.update(version=2)
        sentence = "Somebody else changed this meanwhile."
    response = client.post(CLOSE, NOTE | {"version": "1"})
    assert response.status_code == 409
    text = page(response)
    assert sentence in text
    for words in NOTE.values():
        assert words in text
    if problem == "stale":
        # The person has read the round as it is now, and can close it.
        assert 'name="version" value="2"' in text
        assert client.post(CLOSE, NOTE | {"version": "2"}).status_code == 302


def test_a_second_click_closes_once(cast, analysing):
    client = cast.lead.client
    assert client.post(CLOSE, NOTE | {"version": "1"}).status_code == 302
    again = client.post(CLOSE, NOTE | {"version": "1"})
    assert again.status_code == 409
    assert "is not possible now" in page(again)
    assert RoundClosing.objects.count() == 1


def test_a_note_typed_when_the_session_had_ended_comes_back(cast, analysing):
    client, person = cast.lead.client, cast.lead.person
    mark = re.search(r'name="typed_by" value="([^"]+)"', page(client.get(CLOSE)))[1]
    client.logout()
    assert client.post(CLOSE, NOTE | {"version": "1", "typed_by": mark}).status_code == 302
    person.set_password("a long enough phrase")
    person.save()
    client.post("/account/login/", {"login": person.email, "password": "a long enough phrase"})
    text = page(client.get(CLOSE))
    assert "You were signed out" in text
    for words in NOTE.values():
        assert words in text
    assert not RoundClosing.objects.exists()


def test_a_round_closed_before_notes_were_asked_for_says_so(cast):
    brought_to(cast, RoundState.CLOSED)
    assert "This round was closed before closing notes were asked for" in page(cast.outsider.client.get(HERE))


def test_a_stranger_signs_in_first(cast, analysing):
    for place in (CHECKS, DRAFTS, CLOSE, f"{HERE}yours/", f"{HERE}closings/1/"):
        assert Client().get(place).status_code == 302


def test_a_later_round_is_offered_by_name(cast, reviewing):
    OutcomeFactory(round=reviewing)
    HarvestRoundFactory(name="Harvest of <b>2027</b>")
    text = page(cast.lead.client.get(DRAFTS))
    assert "Carry over to “Harvest of &lt;b&gt;2027&lt;/b&gt;”" in text
