"""The first page: what waits for each person, with counts that open their lists."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from outcomes.models import Outcome
from outcomes.services.purges import ask_purge, refuse_purge
from outcomes.tests.factories import (
    EvidenceFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    PurgeFactory,
    ReviewDecisionFactory,
)
from wiego_mle.accounts.tests.factories import InvitationFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing.models import LetterState
from wiego_mle.mailing.tests.factories import LetterFactory
from wiego_mle.tests.access_world import PEOPLE
from wiego_mle.tests.cast import member

HOME = "/"


def page(response) -> str:
    return response.content.decode()


def parts(text: str) -> list[str]:
    """Return the headings of the page in their order."""
    return re.findall(r'<div class="waiting-head"><h2 id="[\w-]+">([^<]+)</h2>', text)


def part(text: str, heading: str) -> str:
    found = re.search(rf"<section[^>]*>(?:(?!<section).)*?>{heading}</h2>.*?</section>", text, re.DOTALL)
    assert found, f"no part {heading}"
    return found[0]


@pytest.fixture
def busy(cast):
    """Return the cast with something of everything in the round."""
    rosa = {"round": cast.round, "author": cast.reporter.person}
    for number in range(2):
        back = OutcomeFactory(returned=True, title=f"Came back {number}", **rosa)
        ReviewDecisionFactory(outcome=back, by=cast.reviewer.person, reason=f"Which month was it? {number}")
    OutcomeFactory(title="Half written", **rosa)
    OutcomeFactory(lead=True, title="Only noted", **rosa)
    OutcomeFactory(accepted=True, title="Well accepted", **rosa)
    first = OutcomeFactory(submitted=True, title="Sent once", **rosa)
    OutcomeProgrammeFactory(outcome=first, programme__label_en="Climate", programme__key="climate")
    OutcomeFactory(submitted=True, submissions=2, title="Sent twice", **rosa)
    OutcomeFactory(submitted=True, title="By the reviewer", round=cast.round, author=cast.reviewer.person)
    return cast


def test_a_contributor_finds_what_came_back_with_its_reason_first(busy):
    text = page(busy.reporter.client.get(HOME))
    assert parts(text) == [
        "Returned to you",
        "Rounds you can write in",
        "Your drafts and leads",
        "Yours, accepted lately",
    ]
    returned = part(text, "Returned to you")
    assert "Came back 1" in returned
    assert "Which month was it? 1" in returned
    assert "Rita Reviewer asked on" in returned
    unfinished = part(text, "Your drafts and leads")
    assert "Half written" in unfinished
    assert "Only noted" in unfinished
    assert "Deadline 31 December 2026" in part(text, "Rounds you can write in")
    assert 'href="/outcomes/new/"' in text
    assert 'href="/leads/new/"' in text


def test_a_colleague_sees_nothing_of_it(busy):
    text = page(busy.colleague.client.get(HOME))
    for title in ("Came back", "Half written", "Only noted", "Sent once"):
        assert title not in text
    assert "Nothing is pressing." in text
    assert "You have begun nothing." in text


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("reporter", ("Returned to you", "Your drafts and leads", "Yours, accepted lately")),
        ("reviewer", ("Waits for your decision",)),
        ("lead", ("Waits for your decision",)),
        ("reader", ("Accepted lately",)),
    ],
)
def test_every_count_opens_a_list_of_that_many(busy, name, headings):
    client = getattr(busy, name).client
    text = page(client.get(HOME))
    for heading in headings:
        found = re.search(
            r'<div class="waiting-head">.*?href="([^"]+)">(\d+) ', part(text, heading), re.DOTALL
        )
        assert found, heading
        behind = page(client.get(found[1].replace("&amp;", "&")))
        assert f'data-count="{found[2]}"' in behind


def test_a_reviewer_finds_what_waits_and_resubmissions_told_apart(busy):
    text = page(busy.reviewer.client.get(HOME))
    assert parts(text)[0] == "Waits for your decision"
    waiting = part(text, "Waits for your decision")
    assert ">2 outcomes<" in waiting
    assert "By the reviewer" not in waiting
    assert waiting.count("tag-resubmitted") == 1
    assert 'href="/review/?submission=again">Sent again: 1<' in waiting
    assert 'href="/review/?programme=climate">Climate: 1<' in waiting
    assert 'href="/review/?programme=none">Without a programme: 1<' in waiting
    assert "waiting since today" in waiting
    assert "The longest has waited" not in waiting


def test_days_of_waiting_are_told_from_the_second_day_on(busy):
    Outcome.objects.filter(submitted_at__isnull=False).update(submitted_at=timezone.now() - timedelta(days=3))
    waiting = part(page(busy.reviewer.client.get(HOME)), "Waits for your decision")
    assert "The longest has waited 3\xa0days" in waiting
    assert "waiting for 3\xa0days" in waiting


def test_every_figure_of_the_queue_opens_that_many(busy):
    client = busy.lead.client
    figures = re.findall(r'href="(/review/\?[^"]+)">[^<]+: (\d+)<', page(client.get(HOME)))
    assert len(figures) == 3
    for address, number in figures:
        assert f'data-count="{number}"' in page(client.get(address.replace("&amp;", "&")))


def test_a_lead_finds_their_rounds_and_doubtful_letters_of_them(busy):
    long_ago = timezone.now() - timedelta(hours=1)
    LetterFactory(state=LetterState.SENDING, claimed_at=long_ago, round_id=busy.round.pk)
    LetterFactory(state=LetterState.SENDING, claimed_at=long_ago, round_id=busy.other_round.pk)
    text = page(busy.lead.client.get(HOME))
    assert parts(text)[:2] == ["Waits for your decision", "Doubtful letters"]
    assert ">1 letter<" in part(text, "Doubtful letters")
    led = part(text, "Rounds you lead")
    assert "Round here" in led
    assert "Round elsewhere" not in led
    assert 'href="/outcomes/?round=here&amp;state=submitted"' in led


def test_an_administrator_finds_invitations_letters_and_the_trail(cast):
    InvitationFactory()
    text = page(cast.administrator.client.get(HOME))
    house = part(text, "Housekeeping")
    assert re.search(r'href="/people/[^"]*">1<', house)
    assert 'href="/outbox/?state=doubtful">0<' in house
    assert 'href="/trail/">' in house
    assert 'href="/tables/"' in house


def test_a_reader_finds_what_was_accepted_and_the_tables(busy):
    OutcomeFactory(accepted=True, restricted=True, title="Restricted one")
    text = page(busy.reader.client.get(HOME))
    assert parts(text) == ["Accepted lately"]
    assert "Well accepted" in text
    assert "Restricted one" not in text
    assert 'href="/tables/"' in text
    assert "Log an outcome" not in text


def test_empty_parts_teach_the_next_step(cast):
    texts = {name: page(getattr(cast, name).client.get(HOME)) for name in ("reporter", "reviewer", "reader")}
    assert "Note it as a lead in a minute" in texts["reporter"]
    assert "Nothing waits. What contributors send appears here" in texts["reviewer"]
    assert "No outcome has been accepted yet." in texts["reader"]
    HarvestRound.objects.update(state=RoundState.PLANNED)
    closed = page(cast.reporter.client.get(HOME))
    assert "No round that you are in is open now." in closed
    assert "Log an outcome" not in closed


def test_a_passed_deadline_is_said_and_a_lead_may_still_write_under_review(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(
        collecting_from="2025-01-01", collecting_to="2025-02-01"
    )
    assert "The deadline was 1 February 2025; texts are still taken" in page(cast.reporter.client.get(HOME))
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.REVIEWING)
    assert "as its lead you can still add outcomes" in page(cast.lead.client.get(HOME))


def test_who_is_signed_out_signs_in_first_and_posting_is_no_way(cast):
    response = Client().get(HOME)
    assert response.status_code == 302
    assert "login" in response.url
    assert cast.reporter.client.post(HOME).status_code == 405


def test_somebody_with_every_role_is_asked_about_in_a_fixed_number_of_queries(
    cast, django_assert_num_queries
):
    everybody = member("Eve Everything", everywhere=tuple(Role))

    def one_of_everything():
        mine = {"round": cast.round, "author": everybody.person}
        ReviewDecisionFactory(outcome=OutcomeFactory(returned=True, **mine))
        OutcomeFactory(**mine)
        OutcomeFactory(accepted=True, **mine)
        OutcomeProgrammeFactory(outcome=OutcomeFactory(submitted=True, round=cast.round))
        HarvestRoundFactory()
        InvitationFactory()
        PurgeFactory(evidence__outcome__round=cast.round, evidence__outcome__accepted=True)

    client = everybody.client
    one_of_everything()
    with django_assert_num_queries(32):
        client.get(HOME)
    for _number in range(2):
        one_of_everything()
        TeamMemberFactory(round=cast.round)
    with django_assert_num_queries(32):
        client.get(HOME)


@pytest.mark.parametrize(("name", "number"), [("reporter", 15), ("reader", 10), ("reviewer", 19)])
def test_nobody_else_costs_more(cast, name, number, django_assert_num_queries):
    OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    client = getattr(cast, name).client
    with django_assert_num_queries(number):
        client.get(HOME)


def test_who_can_agree_that_a_file_is_destroyed_finds_it_here(cast):
    item = EvidenceFactory(outcome=OutcomeFactory(round=cast.round, submitted=True), file=True)
    purge = ask_purge(item=item, reason="It shows faces of children.", by=cast.lead.principal)
    address = reverse("outcomes:evidence-detail", args=[item.outcome.reference, item.reference])
    seen = {name: address in page(getattr(cast, name).client.get(HOME)) for name in PEOPLE}
    assert {name for name, sees in seen.items() if sees} == {"administrator"}
    assert "Nothing is pressing." not in page(cast.administrator.client.get(HOME))
    refuse_purge(purge=purge, by=cast.administrator.principal)
    assert address not in page(cast.administrator.client.get(HOME))
    ask_purge(item=item, reason="It does show them.", by=cast.administrator.principal)
    assert address in page(cast.lead.client.get(HOME))
    assert address not in page(cast.administrator.client.get(HOME))
