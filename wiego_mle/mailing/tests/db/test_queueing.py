"""Letters are written with the change they tell about, once."""

from __future__ import annotations

import time
from datetime import timedelta

import kombu.exceptions
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from kombu import Connection

from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import queue_mail
from wiego_mle.mailing.tasks import deliver, ring, sweep

NOTICE = {"subject": "A notice", "body": "The body"}


@pytest.mark.django_db
def test_a_letter_is_written_in_the_language_of_its_reader():
    paula = UserFactory(name="Paula", language="pt")
    letter = queue_mail(kind="account_notice", effect_key="one", to=paula, context=NOTICE)
    assert (letter.to, letter.to_name, letter.to_address) == (paula, "Paula", paula.email)
    assert (letter.language, letter.state, letter.attempts) == ("pt", LetterState.QUEUED, 0)
    assert letter.message_id.endswith("@testserver>")


@pytest.mark.django_db
def test_the_same_effect_is_queued_once():
    paula = UserFactory()
    assert queue_mail(kind="account_notice", effect_key="one", to=paula, context=NOTICE)
    assert queue_mail(kind="account_notice", effect_key="one", to=paula, context=NOTICE) is None
    assert Letter.objects.count() == 1


@pytest.mark.django_db
def test_somebody_outside_is_written_to_by_name_and_address():
    letter = queue_mail(
        kind="account_notice",
        effect_key="one",
        address=("Omar", "omar@example.org"),
        language="fr",
        context=NOTICE,
    )
    assert (letter.to, letter.to_name, letter.language) == (None, "Omar", "fr")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["no address", "a@b", "a@example.org\nBcc: b@example.org", ""])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValidationError):
        queue_mail(
            kind="account_notice", effect_key="one", address=("Omar", address), language="en", context=NOTICE
        )
    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_bell_rings_after_the_commit_and_the_letter_goes(mailoutbox):
    with transaction.atomic():
        letter = queue_mail(kind="account_notice", effect_key="one", to=UserFactory(), context=NOTICE)
        assert mailoutbox == []
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert [mail.subject for mail in mailoutbox] == ["A notice"]


@pytest.mark.django_db(transaction=True)
def test_an_undone_change_sends_nothing(mailoutbox):
    with transaction.atomic():
        queue_mail(kind="account_notice", effect_key="one", to=UserFactory(), context=NOTICE)
        transaction.set_rollback(True)
    assert mailoutbox == []
    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_letter_for_later_does_not_go_now(mailoutbox):
    later = timezone.now() + timedelta(days=1)
    letter = queue_mail(
        kind="account_notice", effect_key="one", to=UserFactory(), context=NOTICE, due_at=later
    )
    deliver(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, mailoutbox) == (LetterState.QUEUED, 0, [])


@pytest.fixture
def broker(monkeypatch):
    """Return a function that names the broker to which messages really go, instead of eager work."""
    app = deliver.app

    def at(url: str) -> None:
        monkeypatch.setattr(
            app, "connection_for_write", lambda *_args, **_options: Connection(url, connect_timeout=1)
        )

    monkeypatch.setattr(app, "_pool", None)
    app.conf.task_always_eager = False
    yield at
    app.conf.task_always_eager = True


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    # Ports of this machine on which nothing listens.
    "dead",
    ["redis://127.0.0.1:1/0", "amqp://guest@127.0.0.1:1//"],
)
def test_saving_works_while_the_broker_is_down(broker, dead, mailoutbox):
    broker(dead)
    started = time.monotonic()
    with transaction.atomic():
        letter = queue_mail(kind="account_notice", effect_key="one", to=UserFactory(), context=NOTICE)
    assert time.monotonic() - started < 5, "a person waits for this"
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    sweep()
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert len(mailoutbox) == 1


def test_the_bell_is_quiet_about_a_broker_that_is_down_and_nothing_else(broker):
    broker("memory://")
    with pytest.raises(kombu.exceptions.EncodeError):
        ring(object())
