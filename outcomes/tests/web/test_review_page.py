"""Working through the queue of what waits for a decision."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from harvests.models import TeamMember
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.services.review import take_step
from outcomes.tests.factories import OutcomeFactory, OutcomeProgrammeFactory, ReviewDecisionFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.accounts.enums import Role

pytestmark = pytest.mark.django_db

QUEUE = reverse("outcomes:review-queue")
NEXT = reverse("outcomes:review-next")


def sent(cast, title: str, *, days: int, **fields) -> Outcome:
    """Return a complete outcome that waits since so many days."""
    when = timezone.now() - timedelta(days=days)
    return complete_outcome(
        **{"round": cast.round, "author": cast.reporter.person, "title": title, "submitted": True}
        | {"first_submitted_at": when, "submitted_at": when}
        | fields
    )


def waiting(response) -> list[str]:
    return re.findall(r'<p class="record-title"><a href="[^"]+">([^<]*)</a>', response.content.decode())


@pytest.fixture
def three(cast) -> list[Outcome]:
    """Three records that nobody would take for one change."""
    texts = {
        "first": ("The ministry of labour of Peru signed a decree about cleaners in private homes.", 9),
        "second": ("A court in Nairobi ruled that hawkers be heard before any eviction of stalls.", 6),
        "third": ("Recyclers of Bogotá are paid by the water company for each tonne they bring.", 3),
    }
    return [sent(cast, title, days=days, statement=text) for title, (text, days) in texts.items()]


def test_the_longest_waiting_stands_first_and_never_ones_own(cast, three):
    sent(cast, "own", days=20, author=cast.reviewer.person)
    sent(cast, "elsewhere", days=20, round=cast.other_round)
    sent(cast, "secret", days=20, restricted=True)
    OutcomeFactory(round=cast.round, title="draft")
    response = cast.reviewer.client.get(QUEUE)

    assert waiting(response) == ["first", "second", "third"]
    assert "3 outcomes wait for your decision" in response.content.decode()
    assert "waits for 9 days" in response.content.decode()
    assert waiting(cast.lead.client.get(QUEUE))[:2] == ["own", "secret"]


@pytest.mark.parametrize("name", ["reporter", "coder", "administrator", "reader", "outsider"])
def test_only_reviewers_have_a_queue(cast, name):
    client = getattr(cast, name).client

    assert client.get(QUEUE).status_code == 403
    assert client.get(NEXT).status_code == 403
    assert client.post(NEXT, {"skip": "OH-0001"}).status_code == 403


def test_somebody_signed_out_is_asked_to_sign_in(client, db):
    assert client.get(QUEUE).status_code == client.get(NEXT).status_code == 302


def test_an_empty_queue_says_why(cast):
    assert "Nothing waits for your decision" in cast.reviewer.client.get(QUEUE).content.decode()


def test_a_resubmission_is_marked_with_what_was_asked_and_answered(cast, three):
    take_step(outcome=three[0], step="return", by=cast.lead.principal, reason="Which month?")
    returned = Outcome.objects.select_related("round").get(pk=three[0].pk)
    take_step(outcome=returned, step="resubmit", by=cast.reporter.principal, reason="It was March.")
    response = cast.reviewer.client.get(QUEUE)
    text = response.content.decode()

    assert "came back: 2nd time" in text
    assert "It was March." in text
    assert "Lena Lead returned it: Which month?" in text
    assert text.count("first time</span>") == 2
    assert waiting(cast.reviewer.client.get(QUEUE, {"submission": "again"})) == ["first"]
    assert waiting(cast.reviewer.client.get(QUEUE, {"submission": "first"})) == ["second", "third"]


def test_the_filter_survives_the_whole_way(cast, three):
    programme = OutcomeProgrammeFactory(outcome=three[1], is_lead=False).programme
    OutcomeProgrammeFactory(outcome=three[2], is_lead=False, programme=programme)
    client = cast.reviewer.client
    queue = client.get(QUEUE, {"programme": programme.key})
    record = client.get(queue.context["first_url"])
    desk = record.context["desk"]

    assert waiting(queue) == ["second", "third"]
    assert (desk.position, desk.total) == (1, 2)
    assert "1 of 2" in record.content.decode()
    for url in (desk.queue_url, desk.next_url, desk.following_url, desk.skip_url):
        assert f"programme={programme.key}" in url
    accepted = client.post(desk.accept_url, {"version": three[1].version, "next": desk.next_url}, follow=True)
    assert accepted.context["outcome"] == three[2]
    assert (accepted.context["desk"].position, accepted.context["desk"].total) == (1, 1)
    assert "was accepted" in accepted.content.decode()


def test_the_desk_offers_four_ways_with_their_keys(cast, three):
    text = cast.reviewer.client.get(f"/outcomes/{three[1].reference}/?from=review").content.decode()

    for words, key in (
        ("Accept and next", "a"),
        ("Return with a reason", "r"),
        ("Skip for now", "s"),
        ("Back to the queue", "b"),
        ("Next", "j"),
        ("Previous", "k"),
    ):
        assert re.search(
            rf'data-key="{key}"[^>]*>(?:<summary[^>]*>)?{words} <kbd aria-hidden="true">{key}</kbd>', text
        )
    assert "2 of 3" in text
    assert re.search(r'href="[^"]+/questions/ask/[^"]+#id_text" data-key="c"', text)


def test_a_return_from_the_desk_goes_on_to_the_next(cast, three):
    client = cast.reviewer.client
    desk = client.get(f"/outcomes/{three[0].reference}/?from=review").context["desk"]
    answer = client.post(
        desk.return_url,
        {"version": three[0].version, "next": desk.next_url, "reason": "Which month?"},
        follow=True,
    )

    assert Outcome.objects.get(pk=three[0].pk).state == S.RETURNED
    assert answer.context["outcome"] == three[1]


def test_skipping_is_remembered_for_the_session_and_changes_no_record(cast, three):
    client = cast.reviewer.client
    before = list(Outcome.objects.order_by("pk").values())
    where = [client.post(NEXT, {"skip": outcome.reference}).url for outcome in three]

    assert three[1].reference in where[0]
    assert three[2].reference in where[1]
    assert where[2] == f"{QUEUE}?through=1"
    assert list(Outcome.objects.order_by("pk").values()) == before
    queue = client.get(where[2])
    assert "You have been through all of them" in queue.content.decode()
    assert queue.content.decode().count("skipped for now</span>") == 3
    assert client.post(NEXT, {"bring_back": "1"}).url == QUEUE
    assert "skipped for now</span>" not in client.get(QUEUE).content.decode()
    assert "skipped for now</span>" not in cast.lead.client.get(QUEUE).content.decode()


def test_after_a_decision_comes_what_stood_behind_and_not_what_was_passed_by(cast, three):
    client = cast.reviewer.client
    desk = client.get(f"/outcomes/{three[1].reference}/?from=review").context["desk"]
    assert desk.position == 2
    done = client.post(desk.accept_url, {"version": three[1].version, "next": desk.next_url}, follow=True)
    assert done.context["outcome"] == three[2]
    # Who went back to it meanwhile, or waited until that one was decided as well, begins at the front.
    accept = done.context["desk"].accept_url
    client.post(accept, {"version": three[2].version, "next": "/"})
    assert client.get(desk.next_url, follow=True).context["outcome"] == three[0]


def test_next_passes_over_what_was_skipped_and_begins_again_at_the_front(cast, three):
    client = cast.reviewer.client
    client.post(NEXT, {"skip": three[1].reference})

    assert three[2].reference in client.get(NEXT, {"after": three[0].reference}).url
    assert three[0].reference in client.get(NEXT, {"after": three[2].reference}).url


def test_after_the_last_one_the_queue_says_so(cast):
    only = sent(cast, "only", days=1)
    client = cast.reviewer.client
    desk = client.get(f"/outcomes/{only.reference}/?from=review").context["desk"]
    answer = client.post(desk.accept_url, {"version": only.version, "next": desk.next_url}, follow=True)

    assert answer.redirect_chain[-1][0] == f"{QUEUE}?through=1"
    assert "Nothing waits for your decision" in answer.content.decode()


def test_a_record_decided_meanwhile_leads_on(cast, three):
    take_step(outcome=three[0], step="accept", by=cast.lead.principal)
    response = cast.reviewer.client.get(f"/outcomes/{three[0].reference}/?from=review")
    text = response.content.decode()

    assert response.context["desk"].position is None
    assert "Accept and next" not in text
    assert "Next in the queue" in text


def test_what_is_not_ready_cannot_be_accepted_from_the_desk(cast, three):
    Outcome.objects.filter(pk=three[0].pk).update(significance="")
    text = cast.reviewer.client.get(f"/outcomes/{three[0].reference}/?from=review").content.decode()

    assert "Accept and next" not in text
    assert "Say why the change matters for informal workers here." in text
    assert reverse("outcomes:edit-section", args=[three[0].reference, "significance"]) in text


def test_the_desk_is_no_way_around_the_rules(cast, three):
    own = sent(cast, "own", days=1, author=cast.reviewer.person)

    assert cast.reporter.client.get(f"/outcomes/{three[0].reference}/?from=review").context["desk"] is None
    assert (
        cast.reviewer.client.get(f"/outcomes/{own.reference}/?from=review").context["desk"].position is None
    )


def test_looking_for_the_next_changes_nothing(cast, three):
    client = cast.reviewer.client
    for method in ("get", "head"):
        getattr(client, method)(NEXT, {"after": three[0].reference, "skip": three[0].reference})

    assert "review_skipped" not in client.session


@pytest.mark.parametrize(
    "query", ["after=%00", "after=" + "x" * 5000, "round=nonsense", "page=nonsense", "submission=<script>"]
)
def test_hostile_addresses_are_answered(cast, three, query):
    for url in (QUEUE, NEXT):
        response = cast.reviewer.client.get(f"{url}?{query}", follow=True)
        assert response.status_code == 200
        assert "submission=<script>" not in response.content.decode()


def test_skipping_hostile_references_is_bounded(cast, three):
    client = cast.reviewer.client
    for number in range(305):
        client.post(NEXT, {"skip": f"{number}<script>" + "x" * 1000})

    assert len(client.session["review_skipped"]) == 300
    assert all(len(reference) <= 20 for reference in client.session["review_skipped"])


def test_hostile_text_is_shown_as_text(cast):
    hostile = "<script>alert(1)</script>\u202e👩🏽‍🌾"
    outcome = sent(cast, hostile, days=1, submissions=2)
    ReviewDecisionFactory(outcome=outcome, reason=hostile)
    ReviewDecisionFactory(outcome=outcome, reason=hostile, step="resubmit", to_state=S.SUBMITTED)
    text = cast.reviewer.client.get(QUEUE).content.decode()

    assert "<script>alert" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_takes_the_same_queries_whatever_it_holds(cast, number, django_assert_num_queries):
    for each in range(number):
        outcome = sent(cast, str(each), days=each, submissions=2)
        ReviewDecisionFactory(outcome=outcome)
    client = cast.reviewer.client
    client.get(QUEUE)

    with django_assert_num_queries(QUEUE_QUERIES):
        client.get(QUEUE)


QUEUE_QUERIES = 23


@pytest.mark.parametrize("number", [2, 4])
def test_a_record_on_the_desk_takes_the_same_queries_however_long_the_queue(
    cast, number, django_assert_num_queries
):
    rows = [sent(cast, str(each), days=each) for each in range(number)]
    client = cast.reviewer.client
    client.get(QUEUE)

    with django_assert_num_queries(DESK_QUERIES):
        client.get(f"/outcomes/{rows[0].reference}/?from=review")


DESK_QUERIES = 52  # ten of them look for outcomes that are perhaps the same change


def test_an_organisation_wide_reviewer_has_all_rounds(cast, three):
    TeamMember.objects.filter(person=cast.reviewer.person).delete()
    cast.reviewer.person.role_grants.create(role=Role.REVIEWER)
    sent(cast, "elsewhere", days=20, round=cast.other_round)

    assert waiting(cast.reviewer.client.get(QUEUE)) == ["elsewhere", "first", "second", "third"]
    assert waiting(cast.reviewer.client.get(QUEUE, {"round": "here"})) == ["first", "second", "third"]
