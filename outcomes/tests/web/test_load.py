"""What a person has to do in all rounds, counted as far as the one who looks may see it."""

from __future__ import annotations

import html
import re

import pytest

from harvests.models import Programme, TeamMember
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from outcomes.enums import OutcomeState as S
from outcomes.enums import QuestionState
from outcomes.queries.load import in_all, load_of
from outcomes.tests.factories import OutcomeFactory, QuestionFactory, ReviewDecisionFactory
from wiego_mle.accounts.tests.factories import UserFactory


def address(person) -> str:
    return f"/rounds/people/{person.reference}/"


def page(response) -> str:
    return response.content.decode()


def wrote(cast, **traits):
    return OutcomeFactory(**{"round": cast.round, "author": cast.reporter.person} | traits)


@pytest.fixture
def work(cast):
    """Return the cast of a round in which the reporter wrote one of everything and the reviewer decided two."""
    TeamMember.objects.get(person=cast.reporter.person).programmes.add(Programme.objects.get(key="law"))
    wrote(cast)
    waiting = wrote(cast, submitted=True)
    QuestionFactory(outcome=waiting, asked_by=cast.reviewer.person)
    QuestionFactory(outcome=wrote(cast, submitted=True), state=QuestionState.SETTLED)
    accepted = wrote(cast, accepted=True)
    QuestionFactory(outcome=accepted)
    for outcome, step in ((accepted, "accept"), (wrote(cast, returned=True), "return")):
        ReviewDecisionFactory(outcome=outcome, by=cast.reviewer.person, step=step)
    ReviewDecisionFactory(outcome=accepted, by=cast.reviewer.person, step="return")
    return cast


def test_a_lead_reads_roles_programmes_and_numbers(work):
    text = page(work.lead.client.get(address(work.reporter.person)))
    assert "Work of Rosa Reporter" in text
    assert "Law" in text
    (row,) = load_of(work.lead.principal, work.reporter.person)
    numbers = row.numbers
    assert (numbers.written, numbers.not_sent, numbers.waiting) == (5, 2, 2)
    assert (numbers.accepted, numbers.asked, numbers.decided) == (1, 1, 0)
    (row,) = load_of(work.lead.principal, work.reviewer.person)
    assert (row.numbers.written, row.numbers.decided) == (0, 2)


def test_every_number_opens_a_list_of_just_as_many(work):
    TeamMemberFactory(person=work.reporter.person, round=work.other_round)
    opened = 0
    for person in (work.reporter.person, work.reviewer.person):
        text = page(work.lead.client.get(address(person)))
        for url, number in re.findall(r'<a href="(/outcomes/\?[^"]+)">(\d+)<', text):
            found = work.lead.client.get(html.unescape(url)).context["page"].paginator.count
            assert found == int(number), url
            opened += 1
    assert opened == 5 + 5 + 1, "five numbers of the reporter in a round and in all, one of the reviewer"


@pytest.mark.parametrize(
    ("state", "restricted", "seen"),
    [
        (S.DRAFT, False, 0),
        (S.SUBMITTED, False, 0),
        (S.ACCEPTED, False, 1),
        (S.ACCEPTED, True, 0),
    ],
)
def test_a_lead_of_another_round_counts_what_everybody_may_read(cast, state, restricted, seen):
    author = UserFactory()
    TeamMemberFactory(round=cast.other_round, person=author)
    traits = {} if state == S.DRAFT else {str(state): True}
    outcome = OutcomeFactory(round=cast.other_round, author=author, restricted=restricted, **traits)
    ReviewDecisionFactory(outcome=outcome, by=author, step="accept")
    QuestionFactory(outcome=outcome)
    total = in_all(load_of(cast.lead.principal, author))
    assert (total.written, total.asked, total.decided) == (seen, 0, seen)


def test_a_hidden_outcome_does_not_even_name_its_round(cast):
    elsewhere = HarvestRoundFactory(name="Secret round")
    author = UserFactory()
    OutcomeFactory(round=elsewhere, author=author, restricted=True, submitted=True)
    assert "Secret round" not in page(cast.lead.client.get(address(author)))
    assert "Nothing in any round yet" in page(cast.lead.client.get(address(author)))
    assert "Secret round" in page(cast.administrator.client.get(address(author)))


@pytest.mark.parametrize("name", ["reporter", "colleague", "reviewer", "coder", "reader", "outsider"])
def test_others_look_at_nobodys_load(cast, name):
    client = getattr(cast, name).client
    assert client.get(address(cast.reporter.person)).status_code == 403
    assert cast.lead.client.get("/rounds/people/nobody/").status_code == 404
    assert cast.lead.client.post(address(cast.reporter.person)).status_code == 405


def test_it_takes_the_same_queries_for_one_round_and_three(work, django_assert_num_queries):
    client, person = work.lead.client, work.reporter.person
    with django_assert_num_queries(13):
        client.get(address(person))
    for _number in range(2):
        member = TeamMemberFactory(person=person)
        member.programmes.add(Programme.objects.get(key="law"))
        OutcomeFactory(round=member.round, author=person, accepted=True)
    with django_assert_num_queries(13):
        client.get(address(person))


@pytest.mark.parametrize("query", ["decided_by=nobody", "questions=many", "decided_by=", "questions=open"])
def test_any_address_of_the_list_is_answered(cast, query):
    assert cast.lead.client.get(f"/outcomes/?{query}").status_code == 200
