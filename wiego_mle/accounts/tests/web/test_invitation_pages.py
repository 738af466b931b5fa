"""What an invited person sees, and what somebody who guesses does not."""

from __future__ import annotations

import random
import re
import string
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.links import INVITATION
from wiego_mle.accounts.models import Invitation, User
from wiego_mle.accounts.tests.factories import InvitationFactory, UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.links import Claim, token_of
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

ACCEPT = "/people/invitation/"
ASK = "/people/invitation/ask/"
ANSWERS = {
    "name": "Noor Ali",
    "password": "several words in a row",
    "language": "fr",
    "time_zone": "Africa/Dakar",
}


@pytest.fixture(autouse=True)
def _counts_start_anew():
    cache.clear()


def link_of(invitation: Invitation) -> str:
    token = token_of(INVITATION, Claim(invitation.reference, invitation.nonce))
    return reverse("people:invitation", args=[token])


def opened(invitation: Invitation) -> Client:
    client = Client()
    assert client.get(link_of(invitation)).headers["Location"] == ACCEPT
    return client


def test_the_link_moves_its_token_out_of_the_address(client):
    answer = client.get(link_of(InvitationFactory()))
    assert (answer.status_code, answer.headers["Location"]) == (302, ACCEPT)
    cookie = answer.cookies["invitation"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (ACCEPT, True, "Lax")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_page_greets_in_the_language_of_the_letter_and_is_kept_nowhere():
    inviter = UserFactory(name="Ada", roles=[Role.ADMINISTRATOR])
    page = opened(InvitationFactory(name="Noor", language="fr", invited_by=inviter)).get(ACCEPT)
    text = page.content.decode()
    assert page.status_code == 200
    assert '<html lang="fr">' in text
    assert 'value="Noor"' in text
    assert "Ada" in text
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_accepting_signs_in():
    invitation = InvitationFactory(roles=["coder"])
    client = opened(invitation)
    answer = client.post(ACCEPT, ANSWERS)
    assert answer.headers["Location"] == "/"
    person = User.objects.get(email=invitation.email)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert answer.cookies["invitation"]["max-age"] == 0
    assert client.get(ACCEPT).context["form"].fields.keys() == {"email"}, "the link is used up"


def test_accepting_ends_the_session_of_whoever_was_signed_in_here(cast):
    invitation = InvitationFactory()
    client = cast.reporter.client
    client.get(link_of(invitation))
    assert "Rosa Reporter" in client.get(ACCEPT).content.decode()
    client.post(ACCEPT, ANSWERS)
    assert client.session["_auth_user_id"] == str(User.objects.get(email=invitation.email).pk)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"password": "short"}, "password"),
        ({"password": "password123456"}, "password"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"language": "de"}, "language"),
    ],
)
def test_a_bad_answer_is_told_and_makes_nobody(wrong, field):
    invitation = InvitationFactory()
    page = opened(invitation).post(ACCEPT, ANSWERS | wrong)
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not User.objects.filter(email=invitation.email).exists()


def unusable_pages() -> dict[str, bytes]:
    """Return the page behind links that do not work, for each cause."""
    yesterday = timezone.now() - timedelta(days=1)
    inviter = UserFactory()
    used = InvitationFactory(accepted_at=yesterday, accepted_by=UserFactory(), invited_by=inviter)
    dead = {
        "expired": link_of(InvitationFactory(expires_at=yesterday, invited_by=inviter)),
        "revoked": link_of(InvitationFactory(revoked_at=yesterday, invited_by=inviter)),
        "used": link_of(used),
        "guessed": reverse(
            "people:invitation", args=["0123456789.0123456789:abcdefghijklmnopqrstuvwxyz0123456789abcdefg"]
        ),
    }
    pages = {"without any": Client().get(ACCEPT)}
    for cause, link in dead.items():
        client = Client()
        client.get(link)
        pages[cause] = client.get(ACCEPT)
    assert {page.status_code for page in pages.values()} == {200}
    return {cause: without_csrf(page.content) for cause, page in pages.items()}


def without_csrf(content: bytes) -> bytes:
    return re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]*', rb"\1", content)


def test_links_that_do_not_work_look_alike_whatever_the_cause():
    pages = unusable_pages()
    assert len(set(pages.values())) == 1, {cause: len(page) for cause, page in pages.items()}
    assert b"Ask for a new link" in pages["expired"]


def test_an_answer_to_a_link_that_ended_meanwhile_makes_nobody():
    invitation = InvitationFactory()
    client = opened(invitation)
    Invitation.objects.update(revoked_at=timezone.now())
    page = client.post(ACCEPT, ANSWERS)
    assert b"This link does not work" in page.content
    assert not User.objects.filter(email=invitation.email).exists()


def test_opening_a_link_many_times_changes_nothing():
    invitation = InvitationFactory()
    link = link_of(invitation)
    before = [
        Invitation.objects.values().get(),
        User.objects.count(),
        Entry.objects.count(),
        Letter.objects.count(),
    ]
    client = Client()
    for turn in range(500):
        client.head(link) if turn % 2 else client.get(link)
        if turn % 25 == 0:
            client.get(ACCEPT)
    assert not Session.objects.exists()
    after = [
        Invitation.objects.values().get(),
        User.objects.count(),
        Entry.objects.count(),
        Letter.objects.count(),
    ]
    assert after == before


@pytest.mark.parametrize("token", ["\u202eabc", "\r\nSet-Cookie: session=1", "\0", "\U0001f600"])
def test_a_link_that_no_header_can_carry_looks_like_any_other_that_does_not_work(client, token):
    page = client.get(reverse("people:invitation", args=[token]))
    assert page.status_code == 302
    assert page.cookies["invitation"].value == ""
    page.cookies["invitation"].OutputString().encode("latin-1")
    assert b"This link does not work" in client.get(ACCEPT).content


def test_guessing_ends_after_some_tries():
    invitation = InvitationFactory()
    dice = random.Random(3)
    client = Client()
    for _ in range(61):
        client.cookies["invitation"] = "".join(dice.choices(string.ascii_letters, k=60))
        client.get(ACCEPT)
    client.get(link_of(invitation))
    assert b"This link does not work" in client.get(ACCEPT).content


def test_asking_for_a_new_link_is_answered_alike_for_every_address(client):
    UserFactory(roles=[Role.ADMINISTRATOR])
    InvitationFactory(email="noor@example.org", expires_at=timezone.now() - timedelta(days=1))
    UserFactory(email="otto@example.org")
    answers = {
        without_csrf(client.post(ASK, {"email": email}).content)
        for email in ("noor@example.org", "otto@example.org", "nobody@example.org")
    }
    assert len(answers) == 1
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("email", ["", "no address", "a@b\r\nBcc: c@example.org"])
def test_asking_without_an_address_is_told(client, email):
    page = client.post(ASK, {"email": email})
    assert page.status_code == 200
    assert "email" in page.context["form"].errors


def test_asking_too_often_ends(client):
    for number in range(20):
        assert client.post(ASK, {"email": f"a{number}@example.org"}).status_code == 200
    assert client.post(ASK, {"email": "a@example.org"}).status_code == 429
    assert client.get(ASK).status_code == 405
