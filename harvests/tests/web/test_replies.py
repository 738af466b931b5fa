"""The page on which a contributor replies to a round."""

from __future__ import annotations

import pytest

from harvests.models import Reply
from harvests.tests.factories import ReplyFactory

REPLY = "/rounds/here/reply/"
TAKE_BACK = "/rounds/here/reply/take-back/"
HERE = "/rounds/here/"


def page(response) -> str:
    return response.content.decode()


def test_a_contributor_replies_and_the_round_shows_it(cast):
    response = cast.reporter.client.post(REPLY, {"kind": "nothing"}, follow=True)
    assert response.redirect_chain == [(HERE, 302)]
    assert "You get no reminders of this round." in page(response)
    assert "<strong>I have nothing to report</strong>" in page(response)


def test_without_a_choice_it_says_what_to_do(cast):
    response = cast.reporter.client.post(REPLY, {})
    assert response.status_code == 200
    assert "Choose what you want to say." in page(response)
    assert not Reply.objects.exists()


def test_it_is_taken_back_with_a_button(cast):
    ReplyFactory(round=cast.round, person=cast.reporter.person)
    assert f'action="{TAKE_BACK}"' in page(cast.reporter.client.get(REPLY))
    response = cast.reporter.client.post(TAKE_BACK, follow=True)
    assert "Your reply is taken back." in page(response)
    assert not Reply.objects.exists()


def test_what_the_lead_noted_says_so(cast):
    ReplyFactory(round=cast.round, person=cast.reporter.person, said_by=cast.lead.person)
    assert "Lena Lead noted it for you" in page(cast.reporter.client.get(REPLY))


@pytest.mark.parametrize("name", ["reviewer", "lead", "coder", "administrator", "outsider"])
def test_who_is_not_asked_has_no_such_page(cast, name):
    client = getattr(cast, name).client
    assert client.get(REPLY).status_code == client.post(REPLY, {"kind": "nothing"}).status_code == 403
    assert REPLY not in page(client.get(HERE))


def test_the_page_asks_the_same_number_of_questions_for_many(cast, django_assert_num_queries):
    client = cast.reporter.client
    with django_assert_num_queries(8):
        client.get(REPLY)
    for _number in range(3):
        ReplyFactory(round=cast.round)
    with django_assert_num_queries(8):
        client.get(REPLY)
