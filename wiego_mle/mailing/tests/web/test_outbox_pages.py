"""The outbox in a browser: who reads which letters, and what can be done."""

from __future__ import annotations

import pytest
from django.urls import reverse

from wiego_mle.accounts.tests.factories import InvitationFactory
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import LINK_MARK, Letter
from wiego_mle.mailing.policy import Act, may
from wiego_mle.mailing.queries import visible_to
from wiego_mle.mailing.tests.factories import LetterFactory

pytestmark = pytest.mark.django_db

FILES = "django.core.mail.backends.filebased.EmailBackend"


def page_of(letter: Letter) -> str:
    return reverse("outbox:detail", args=[letter.reference])


def test_the_list_tells_states_in_words_with_their_numbers(cast):
    LetterFactory()
    LetterFactory(doubtful=True)
    LetterFactory(failed=True)
    LetterFactory.create_batch(2, sent=True)
    page = cast.administrator.client.get(reverse("outbox:list"))
    text = page.content.decode()
    shown = {choice["state"]: choice["number"] for choice in page.context["states"]}
    assert shown == {"all": 5, "doubtful": 1, "failed": 1, "queued": 1, "sent": 2}
    assert "Not sent yet" in text
    assert "2 letters wait for your decision" in text


@pytest.mark.parametrize("state", ["doubtful", "failed", "queued", "sent"])
def test_the_list_narrows_to_a_state(cast, state):
    LetterFactory(subject="waits")
    LetterFactory(subject="doubts", doubtful=True)
    LetterFactory(subject="failed", failed=True)
    LetterFactory(subject="sent", sent=True)
    page = cast.administrator.client.get(reverse("outbox:list"), {"state": state})
    assert [row["state"] for row in page.context["rows"]] == [state]


def test_a_state_that_is_none_lists_everything(cast):
    LetterFactory()
    page = cast.administrator.client.get(reverse("outbox:list"), {"state": "'; --", "page": "x"})
    assert len(page.context["rows"]) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_a_fixed_number_of_questions(cast, number, django_assert_num_queries):
    LetterFactory.create_batch(number, failed=True, to=cast.reporter.person)
    client = cast.administrator.client
    client.get(reverse("outbox:list"))
    with django_assert_num_queries(8):
        client.get(reverse("outbox:list"))


def test_a_letter_is_shown_as_it_was_written_and_nothing_in_it_runs(cast):
    letter = LetterFactory(
        subject="<script>alert(1)</script>",
        body="Dear <b>you</b>,\nsee http://testserver/outcomes/OH-0042/\n",
    )
    text = cast.administrator.client.get(page_of(letter)).content.decode()
    assert "<script>alert" not in text
    assert "Dear &lt;b&gt;you&lt;/b&gt;," in text
    assert '<a href="http://testserver/outcomes/OH-0042/"' in text


def test_a_doubtful_letter_says_so_and_offers_two_ways(cast):
    letter = LetterFactory(doubtful=True)
    page = cast.administrator.client.get(page_of(letter))
    assert "Doubtful: it may or may not have gone out" in page.content.decode()
    assert [step["label"] for step in page.context["steps"]] == ["Send again", "Leave it"]


def test_a_letter_that_went_offers_nothing(cast):
    page = cast.administrator.client.get(page_of(LetterFactory(sent=True)))
    assert page.context["steps"] == []


def test_sending_again_and_leaving(cast):
    client = cast.administrator.client
    again, left = LetterFactory(failed=True), LetterFactory(doubtful=True)
    assert client.post(reverse("outbox:send-again", args=[again.reference])).status_code == 302
    assert client.post(reverse("outbox:leave", args=[left.reference])).status_code == 302
    again.refresh_from_db()
    left.refresh_from_db()
    assert (again.state, left.state) == (LetterState.QUEUED, LetterState.LEFT)


@pytest.mark.parametrize("name", ["outbox:send-again", "outbox:leave"])
def test_deciding_is_for_those_who_look_after_the_letter(cast, client, name):
    letter = LetterFactory(failed=True, to=cast.reporter.person, round_id=cast.other_round.pk)
    address = reverse(name, args=[letter.reference])
    assert client.post(address).status_code == 302
    assert cast.reporter.client.post(address).status_code == 403
    assert cast.lead.client.post(address).status_code == 404, "the lead of another round does not even see it"
    assert cast.administrator.client.get(address).status_code == 405
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED


def test_a_decision_that_comes_too_late_is_told(cast):
    letter = LetterFactory(sent=True)
    page = cast.administrator.client.post(reverse("outbox:leave", args=[letter.reference]), follow=True)
    assert "is not possible now" in page.content.decode()


def test_everybody_reads_their_own_letters_and_no_others(cast):
    mine = LetterFactory(to=cast.reporter.person)
    other = LetterFactory(to=cast.colleague.person)
    client = cast.reporter.client
    page = client.get(reverse("outbox:list"))
    assert [row["letter"] for row in page.context["rows"]] == [mine]
    assert "Letters to you" in page.content.decode()
    assert client.get(page_of(mine)).status_code == 200
    assert client.get(page_of(other)).status_code == 404


def test_nobody_reads_letters_without_signing_in(client):
    assert client.get(reverse("outbox:list")).status_code == 302
    assert client.get(page_of(LetterFactory())).status_code == 302
    assert client.get(reverse("outbox:detail", args=["nothing"])).status_code == 302


def test_policy_and_list_agree_about_every_letter_and_person(cast):
    letters = [
        LetterFactory(),
        LetterFactory(to=cast.reporter.person),
        LetterFactory(round_id=cast.round.pk),
        LetterFactory(round_id=cast.other_round.pk, to=cast.coder.person),
    ]
    people = [
        cast.reporter,
        cast.colleague,
        cast.reviewer,
        cast.lead,
        cast.coder,
        cast.administrator,
        cast.outsider,
    ]
    for member in people:
        principal = member.principal
        allowed = {letter.pk for letter in letters if may(principal, Act.SEE, letter)}
        assert allowed == set(visible_to(principal).values_list("pk", flat=True)), member.person.name


def letter_with_link(**fields) -> Letter:
    invitation = InvitationFactory()
    return LetterFactory(
        body=f"Come in: {LINK_MARK}",
        link_kind="invitation",
        link_claim=f"{invitation.reference}.{invitation.nonce}",
        **fields,
    )


def test_a_personal_link_is_shown_to_its_addressee_alone(cast):
    letter = letter_with_link(to=cast.reporter.person)
    assert "/people/invitation/" in cast.reporter.client.get(page_of(letter)).content.decode()
    text = cast.administrator.client.get(page_of(letter)).content.decode()
    assert "/people/invitation/" not in text
    assert "which only the letter itself shows" in text


def test_where_mail_stays_in_files_administrators_may_follow_the_link(cast, settings):
    settings.EMAIL_BACKEND = FILES
    letter = letter_with_link(round_id=cast.round.pk)
    assert "/people/invitation/" in cast.administrator.client.get(page_of(letter)).content.decode()
    assert "/people/invitation/" not in cast.lead.client.get(page_of(letter)).content.decode()


def test_a_letter_that_waits_is_held_back_and_let_go(cast):
    client, letter = cast.administrator.client, LetterFactory()
    page = client.post(reverse("outbox:hold", args=[letter.reference]), follow=True)
    assert "It stays here until you let it go." in page.content.decode()
    assert "This letter is held back" in page.content.decode()
    client.post(reverse("outbox:release", args=[letter.reference]))
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED


def test_a_letter_is_reworded_before_it_goes(cast):
    client, letter = cast.administrator.client, LetterFactory()
    address = reverse("outbox:reword", args=[letter.reference])
    assert letter.subject in client.get(address).content.decode()
    said = {"subject": "Other\nwords", "body": "Dear Rosa,\r\nother text", "version": letter.version}
    assert client.post(address, said).status_code == 302
    letter.refresh_from_db()
    assert (letter.subject, letter.body) == ("Other words", "Dear Rosa,\nother text\n")
    late = client.post(address, said | {"subject": "Mine"})
    assert late.status_code == 409
    assert 'value="Mine"' in late.content.decode()


def test_the_place_of_a_personal_link_stays(cast):
    letter = letter_with_link()
    address = reverse("outbox:reword", args=[letter.reference])
    page = cast.administrator.client.post(address, {"subject": "Hello", "body": "No link", "version": 1})
    assert "Keep [[personal link]] where it stands" in page.content.decode()
    letter.refresh_from_db()
    assert LINK_MARK in letter.body


def test_a_letter_on_its_way_is_not_reworded(cast):
    letter = LetterFactory(sent=True)
    page = cast.administrator.client.get(reverse("outbox:reword", args=[letter.reference]), follow=True)
    assert "already on its way" in page.content.decode()


def test_several_letters_are_decided_about_at_once(cast):
    client = cast.administrator.client
    letters = [*LetterFactory.create_batch(2), LetterFactory(sent=True)]
    page = client.get(reverse("outbox:list"))
    assert [step["name"] for step in page.context["bulk_steps"]] == ["hold", "leave"]
    said = {"step": "hold", "letter": [letter.reference for letter in letters]}
    text = client.post(reverse("outbox:several"), said, follow=True).content.decode()
    assert "Done for 2 letters." in text
    assert "For 1 letter this is not possible now" in text
    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["held", "held", "sent"]
    assert "tick at least one" in client.post(reverse("outbox:several"), follow=True).content.decode()


def test_others_are_offered_nothing_for_several_and_reach_no_foreign_letter(cast):
    foreign = LetterFactory(round_id=cast.other_round.pk)
    LetterFactory(to=cast.reporter.person)
    assert cast.reporter.client.get(reverse("outbox:list")).context["bulk_steps"] == []
    cast.lead.client.post(reverse("outbox:several"), {"step": "leave", "letter": [foreign.reference]})
    foreign.refresh_from_db()
    assert foreign.state == LetterState.QUEUED
