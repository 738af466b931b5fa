"""Which programmes a round asks, and giving more time."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import Extension, HarvestRound, Programme, TeamMember
from harvests.queries.asked_programmes import asked_by_key
from harvests.tests.factories import ExtensionFactory, ProgrammeFactory, RoundProgrammeFactory
from wiego_mle.mailing.models import Letter

ASKED = "/rounds/here/programmes/"
MORE = "/rounds/here/more-time/"


def page(response) -> str:
    return response.content.decode()


@pytest.fixture
def law(cast) -> Programme:
    return Programme.objects.get(key="law")


def test_the_lead_chooses_programmes_and_what_is_hoped_for(cast, law):
    client = cast.lead.client
    assert "never a quota" in page(client.get(ASKED))
    answers = {"asks-law": "on", "hoped-law": "12", "asks-statistics": "on", "hoped-statistics": ""}
    response = client.post(ASKED, answers, follow=True)
    assert "The programmes of “Round here” are saved." in page(response)
    assert asked_by_key(cast.round) == {"law": 12, "statistics": None}
    assert 'value="12"' in page(client.get(ASKED))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"asks-law": "on", "hoped-law": "many"}, "Write a whole number, or leave it empty."),
        ({"asks-law": "on", "hoped-law": "0"}, "Write a number from 1, or leave it empty."),
        ({"asks-law": "on", "hoped-law": "99999"}, "Write a smaller number"),
        ({"hoped-law": "3"}, "of a programme that is not asked"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_stays_typed(cast, law, answers, sentence):
    text = page(cast.lead.client.post(ASKED, answers))
    assert sentence in text
    assert f'value="{answers["hoped-law"]}"' in text
    assert asked_by_key(cast.round) == {}


def test_the_second_of_two_sees_what_was_saved_and_decides(cast, law):
    RoundProgrammeFactory(round=cast.round, programme=law, target=7)
    answers = {"seen": "", "asks-statistics": "on"}
    late = cast.lead.client.post(ASKED, answers)
    text = page(late)
    assert late.status_code == 409
    assert "Saved meanwhile:" in text
    assert "Law (7)" in text
    assert 'value="law=7"' in text
    cast.lead.client.post(ASKED, answers | {"seen": "law=7"})
    assert asked_by_key(cast.round) == {"statistics": None}


@pytest.mark.parametrize("seen", ["law", "law=x", "=,=", "law=99999999999999999999", "\x00"])
def test_a_broken_mark_is_no_fault_of_the_server(cast, law, seen):
    RoundProgrammeFactory(round=cast.round, programme=law, target=7)
    response = cast.lead.client.post(ASKED, {"seen": seen, "asks-law": "on"})
    assert response.status_code in (200, 409)
    assert asked_by_key(cast.round) == {"law": 7}


@pytest.mark.parametrize("name", ["reporter", "reviewer", "administrator", "coder", "reader", "outsider"])
def test_others_choose_nothing_and_give_no_time(cast, name):
    client = getattr(cast, name).client
    for address in (ASKED, MORE):
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403
        assert cast.lead.client.get(address.replace("here", "elsewhere")).status_code == 403


def test_a_closed_round_says_why_instead_of_asking(cast, law):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    assert "The round is closed, so nothing more is written in it." in page(cast.lead.client.get(MORE))
    assert "The round is closed, and its numbers stand." in page(cast.lead.client.get(ASKED))
    refused = cast.lead.client.post(ASKED, {"asks-law": "on"})
    assert "Reopen it to change whom it asks." in page(refused)
    assert asked_by_key(cast.round) == {}


def more_time(cast, **changes) -> dict:
    until = cast.round.collecting_to + timedelta(days=20)
    return {
        "whom": f"person:{cast.reporter.person.reference}",
        "until": until.isoformat(),
        "reason": "Fieldwork until the end of the month.",
        "creation_key": str(uuid.uuid4()),
    } | changes


def test_one_person_gets_more_time_once_and_everybody_reads_it(cast):
    answers = more_time(cast)
    first, second = (cast.lead.client.post(MORE, answers, follow=True) for _click in (1, 2))
    assert first.redirect_chain == second.redirect_chain == [("/rounds/here/team/", 302)]
    assert "Rosa Reporter: time until 20 January 2027." in page(first)
    assert (Extension.objects.count(), Letter.objects.count()) == (1, 1)
    for client in (cast.lead.client, cast.reporter.client, cast.outsider.client):
        assert "Fieldwork until the end of the month." in page(client.get("/rounds/here/"))


def test_everybody_reads_their_own_last_day(cast):
    cast.lead.client.post(MORE, more_time(cast))
    own, others = cast.reporter.client, cast.colleague.client
    assert "You have more time: your texts are taken until 20 January 2027." in page(own.get("/rounds/here/"))
    assert "Your deadline was moved to 20 January 2027" in page(own.get("/"))
    assert "20 January 2027" in page(own.get("/rounds/"))
    assert "Texts are collected until 31 December 2026." in page(others.get("/rounds/here/"))
    assert "Deadline 31 December 2026" in page(others.get("/"))
    assert "20 January 2027" not in page(others.get("/rounds/"))


def test_a_programme_gets_more_time(cast, law):
    RoundProgrammeFactory(round=cast.round, programme=law)
    TeamMember.objects.get(person=cast.colleague.person).programmes.add(law)
    response = cast.lead.client.post(MORE, more_time(cast, whom="programme:law"), follow=True)
    assert "Law: time until 20 January 2027." in page(response)
    assert Letter.objects.get().to == cast.colleague.person


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"whom": ""}, "Choose a person or a programme."),
        ({"whom": "person:nobody"}, "Choose a person or a programme from the list."),
        ({"until": ""}, "Give the new last day."),
        ({"until": "31/02/2027"}, "Give a day that exists"),
        ({"until": "2026-12-31"}, "The round takes texts from everybody until 31 December 2026."),
        ({"until": "1999-01-01"}, "This day has passed."),
        ({"reason": "  "}, "Write the reason."),
        ({"reason": "x" * 2001}, "Shorten the reason to 2,000 characters."),
    ],
)
def test_what_is_wrong_with_more_time_is_said_at_its_field(cast, wrong, sentence):
    text = page(cast.lead.client.post(MORE, more_time(cast, **wrong)))
    assert sentence in text
    assert "There is a problem" in text
    assert not Extension.objects.exists()
    if "reason" not in wrong:
        assert "Fieldwork until the end of the month." in text


def test_who_has_more_time_already_gets_a_later_day_only(cast):
    ExtensionFactory(
        round=cast.round, person=cast.reporter.person, until=timezone.localdate() + timedelta(days=900)
    )
    assert "They have time until" in page(cast.lead.client.post(MORE, more_time(cast)))


def test_a_programme_for_which_nobody_contributes_is_refused(cast):
    RoundProgrammeFactory(round=cast.round, programme=ProgrammeFactory(key="empty", label_en="Empty"))
    text = page(cast.lead.client.post(MORE, more_time(cast, whom="programme:empty")))
    assert "Nobody contributes for Empty" in text
    assert not Extension.objects.exists()


def test_a_round_under_review_says_what_more_time_is_good_for(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.REVIEWING)
    assert "they can finish what is returned to them" in page(cast.lead.client.get(MORE))
