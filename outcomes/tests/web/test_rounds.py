"""The pages of rounds that print numbers, and the steps of a round."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape

from harvests.enums import RoundState
from harvests.models import HarvestRound, Programme
from harvests.tests.factories import (
    ExtensionFactory,
    HarvestRoundFactory,
    RoundProgrammeFactory,
    TeamMemberFactory,
)
from outcomes.tests.factories import OutcomeFactory, OutcomeProgrammeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

HERE = "/rounds/here/"
LIST = "/rounds/"


def page(response) -> str:
    return response.content.decode()


def step(name: str) -> str:
    return f"{HERE}step/{name}/"


def states_with_numbers(response) -> dict[str, tuple[int, str]]:
    """Return, per round and state printed, the number and the address behind it."""
    found = re.findall(
        r'<a class="chip-plain" href="(/outcomes/\?[^"]+)"[^>]*><span class="tag tag-(\w+)">[^<]*?(\d+)</span>',
        page(response),
    )
    return {state: (int(number), address.replace("&amp;", "&")) for address, state, number in found}


@pytest.fixture
def some_of_each(cast):
    for number, trait in enumerate(("lead", "submitted", "returned", "accepted"), start=1):
        for _ in range(number):
            OutcomeFactory(round=cast.round, author=cast.colleague.person, **{trait: True})
    OutcomeFactory(round=cast.round, author=cast.colleague.person, submitted=True, restricted=True)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("lead", {"lead": 1, "submitted": 3, "returned": 3, "accepted": 4}),
        ("reviewer", {"lead": 1, "submitted": 2, "returned": 3, "accepted": 4}),
        ("reporter", {"submitted": 2, "returned": 3, "accepted": 4}),
        ("administrator", {"submitted": 3, "returned": 3, "accepted": 4}),
        ("outsider", {"accepted": 4}),
        ("reader", {"accepted": 4}),
    ],
)
def test_every_number_opens_the_list_it_counts(cast, some_of_each, name, numbers):
    client = getattr(cast, name).client
    for place in (LIST, HERE):
        shown = states_with_numbers(client.get(place))
        assert {state: number for state, (number, _address) in shown.items()} == numbers
        for number, address in shown.values():
            behind = page(client.get(address))
            assert f'data-count="{number}"' in behind


def test_the_page_says_what_the_round_is_and_who_is_in_it(cast):
    text = page(cast.outsider.client.get(HERE))
    assert "<h1>Round here</h1>" in text
    assert "1 January 2025 – 31 December 2025" in text
    assert "Texts are collected until 31 December 2026." in text
    for name in ("Rosa Reporter", "Lena Lead"):
        assert name in text
    assert "None yet." in text


def test_a_round_that_is_not_there_is_not_found_and_a_stranger_signs_in(cast):
    assert cast.lead.client.get("/rounds/1999/").status_code == 404
    for place in (LIST, HERE, step("review")):
        response = Client().get(place)
        assert response.status_code == 302
        assert "login" in response.url


@pytest.mark.parametrize(
    ("name", "offers"),
    [
        ("lead", {"Log an outcome", "Change this round", "Change the team", "Stop collecting and review"}),
        ("administrator", {"Change the team"}),
        ("reporter", {"Log an outcome"}),
        ("reviewer", {"Log an outcome"}),
        ("coder", set()),
        ("reader", set()),
        ("outsider", set()),
    ],
)
def test_the_page_offers_what_this_person_may_do(cast, name, offers):
    text = page(getattr(cast, name).client.get(HERE))
    known = {"Log an outcome", "Change this round", "Change the team", "Stop collecting and review"}
    assert {words for words in known if words in text} == offers


def test_an_empty_installation_teaches_the_next_step(db):
    planner = page(member("Planner", everywhere=(Role.LEAD,)).client.get(LIST))
    assert "There is no round yet" in planner
    assert 'href="/rounds/new/"' in planner
    contributor = page(member("Contributor", everywhere=(Role.CONTRIBUTOR,)).client.get(LIST))
    assert "The MLE lead plans rounds." in contributor
    assert 'href="/rounds/new/"' not in contributor


def test_the_lead_takes_a_step_and_the_page_shows_it(cast):
    response = cast.lead.client.post(step("review"), {"version": "1"}, follow=True)
    assert response.redirect_chain == [(HERE, 302)]
    assert "“Round here” is now: Reviewing." in page(response)
    assert "Collecting ended, review began" in page(response)
    cast.round.refresh_from_db()
    assert cast.round.state == RoundState.REVIEWING


@pytest.fixture
def reviewing(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.REVIEWING)
    return cast.round


def test_going_back_asks_for_a_reason_and_keeps_it(cast, reviewing):
    client = cast.lead.client
    assert "Why is the round collecting again?" in page(client.get(step("collect")))
    empty = client.post(step("collect"), {"version": "1", "reason": " "})
    assert empty.status_code == 200
    assert "Write the reason." in page(empty)
    told = client.post(step("collect"), {"version": "1", "reason": "Lima asked for a week."}, follow=True)
    assert "Lima asked for a week." in page(told)
    assert Entry.objects.get(act="round.collecting_again").reason == "Lima asked for a week."


def test_going_on_while_something_waits_says_so_and_changes_nothing(cast, reviewing):
    OutcomeFactory(round=reviewing, submitted=True)
    before = page(cast.lead.client.get(HERE))
    assert "Sent and not decided" in before
    assert 'href="/rounds/here/checks/undecided/"' in before
    response = cast.lead.client.post(step("analyse"), {"version": "1"})
    assert response.status_code == 409
    assert "1 outcome still waits for a decision." in page(response)
    reviewing.refresh_from_db()
    assert reviewing.state == RoundState.REVIEWING


@pytest.mark.parametrize(
    ("name", "posted", "sentence"),
    [
        ("analyse", {"version": "1"}, "is not possible now"),
        ("review", {"version": "7"}, "Somebody else changed this"),
    ],
)
def test_a_step_from_elsewhere_or_on_an_old_page_is_refused_in_words(cast, name, posted, sentence):
    response = cast.lead.client.post(step(name), posted)
    assert response.status_code == 409
    assert sentence in page(response)
    cast.round.refresh_from_db()
    assert cast.round.state == RoundState.OPEN


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_others_take_no_step(cast, name):
    client = getattr(cast, name).client
    assert client.get(step("review")).status_code == 403
    assert client.post(step("review"), {"version": "1"}).status_code == 403
    cast.round.refresh_from_db()
    assert cast.round.state == RoundState.OPEN


def test_a_step_in_another_round_or_without_a_name_is_refused(cast):
    assert cast.lead.client.post("/rounds/elsewhere/step/review/").status_code == 403
    assert cast.lead.client.post(step("explode")).status_code == 404
    assert cast.lead.client.get(step("review")).status_code == 200
    cast.round.refresh_from_db()
    assert cast.round.state == RoundState.OPEN


def test_hostile_names_are_printed_as_text(cast):
    name = "<script>alert(1)</script>"
    HarvestRound.objects.filter(pk=cast.round.pk).update(name=name, boundary=name)
    for place in (LIST, HERE):
        text = page(cast.lead.client.get(place))
        assert name not in text
        assert escape(name) in text


def test_the_list_asks_the_same_number_of_questions_for_one_and_three(cast, django_assert_num_queries):
    client = cast.lead.client
    cast.other_round.delete()
    OutcomeFactory(round=cast.round)
    with django_assert_num_queries(9):
        client.get(LIST)
    for _number in range(2):
        OutcomeFactory(round=HarvestRoundFactory(), accepted=True)
    with django_assert_num_queries(9):
        client.get(LIST)


def test_the_page_asks_the_same_number_of_questions_for_one_and_three(cast, django_assert_num_queries):
    client = cast.lead.client
    OutcomeFactory(round=cast.round)
    with django_assert_num_queries(25):
        client.get(HERE)
    for trait in ("accepted", "submitted", "returned"):
        OutcomeFactory(round=cast.round, **{trait: True})
        TeamMemberFactory(round=cast.round)
        ExtensionFactory(round=cast.round)
    with django_assert_num_queries(25):
        client.get(HERE)


def test_what_is_asked_stands_beside_what_was_accepted_and_each_number_opens_its_list(cast):
    law = Programme.objects.get(key="law")
    RoundProgrammeFactory(round=cast.round, programme=law, target=4)
    RoundProgrammeFactory(round=cast.round, programme=Programme.objects.get(key="statistics"))
    for restricted in (False, True):
        outcome = OutcomeFactory(round=cast.round, accepted=True, restricted=restricted)
        OutcomeProgrammeFactory(outcome=outcome, programme=law)
    OutcomeProgrammeFactory(outcome=OutcomeFactory(round=cast.round, submitted=True), programme=law)
    for reader, number in ((cast.lead, 2), (cast.outsider, 1)):
        text = page(reader.client.get(HERE))
        assert "about 4" in text
        assert "is no quota" in text
        url = "/outcomes/?round=here&state=accepted&programme=law"
        assert f'<a href="{escape(url)}">{number}<' in text
        assert reader.client.get(url).context["page"].paginator.count == number


def test_without_programmes_only_the_lead_is_taught_to_choose_some(cast):
    assert "Choose programmes" in page(cast.lead.client.get(HERE))
    assert "Programmes asked" not in page(cast.reporter.client.get(HERE))
