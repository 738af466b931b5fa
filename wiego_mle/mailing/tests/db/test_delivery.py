"""Delivering: at most once by itself, never silently never, honest about what nobody can know."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.utils import timezone

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.tests.factories import InvitationFactory, UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Stale, WrongState
from wiego_mle.mailing.deciding import leave, send_again
from wiego_mle.mailing.enums import Failure, LetterState
from wiego_mle.mailing.models import LINK_MARK, Letter
from wiego_mle.mailing.queries import is_doubtful, shown_state
from wiego_mle.mailing.services import WAITS
from wiego_mle.mailing.tasks import deliver, sweep
from wiego_mle.mailing.tests.factories import LetterFactory
from wiego_mle.mailing.tests.mail_server import SMTP, free_port

pytestmark = pytest.mark.django_db


def delivered(letter: Letter) -> Letter:
    deliver(letter.pk)
    letter.refresh_from_db()
    return letter


def test_a_letter_goes_and_says_so(mail_server):
    letter = delivered(LetterFactory(subject="Señora Ruíz 🌍", body="Grüße\n", language="es"))
    assert letter.state == LetterState.SENT
    assert letter.sent_at is not None
    (envelope,) = mail_server.taken
    mail = message_from_bytes(envelope.content, policy=default)
    assert (envelope.rcpt_tos, mail["To"], mail["Subject"]) == (
        ["rosa@example.org"],
        "rosa@example.org",
        "Señora Ruíz 🌍",
    )
    assert (mail["Message-ID"], mail["Content-Language"]) == (letter.message_id, "es")
    assert mail.get_content().strip() == "Grüße"


def test_a_task_that_runs_twice_sends_once(mail_server):
    letter = LetterFactory()
    deliver(letter.pk)
    deliver(letter.pk)
    sweep()
    assert len(mail_server.taken) == 1


def test_a_letter_that_is_gone_is_quiet(mail_server):
    letter = LetterFactory()
    number = letter.pk
    letter.delete()
    deliver(number)
    assert mail_server.taken == []


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_asks_for_patience_is_tried_again_later(mail_server, command):
    mail_server.answers[command] = "451 4.7.1 Greylisted, come back"
    letter = delivered(LetterFactory())
    assert (letter.state, letter.failure, letter.attempts) == (LetterState.QUEUED, Failure.POSTPONED, 1)
    assert "Greylisted" in letter.server_words
    assert timedelta(seconds=50) < letter.due_at - timezone.now() <= WAITS[0]
    deliver(letter.pk)
    letter.refresh_from_db()
    assert letter.attempts == 1, "it is not tried before its time"
    mail_server.answers.clear()
    Letter.objects.update(due_at=timezone.now())
    sweep()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.failure) == (LetterState.SENT, 2, "")


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_says_no_is_not_asked_again(mail_server, command):
    mail_server.answers[command] = "550 5.1.1 No such user here"
    letter = delivered(LetterFactory())
    assert (letter.state, letter.failure) == (LetterState.FAILED, Failure.REFUSED)
    assert "No such user" in letter.server_words
    sweep()
    letter.refresh_from_db()
    assert letter.attempts == 1


def test_a_server_that_is_not_there_is_tried_again_with_growing_patience_and_then_given_up(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()
    letter = LetterFactory()
    waited = []
    for _ in WAITS:
        letter = delivered(letter)
        assert (letter.state, letter.failure) == (LetterState.QUEUED, Failure.UNREACHABLE)
        waited.append(letter.due_at - letter.claimed_at)
        Letter.objects.update(due_at=timezone.now())
    assert waited == sorted(waited)
    assert sum(waited, timedelta()) > timedelta(hours=20)
    letter = delivered(letter)
    assert (letter.state, letter.failure, letter.attempts) == (
        LetterState.FAILED,
        Failure.UNREACHABLE,
        len(WAITS) + 1,
    )
    assert letter.server_words


@pytest.mark.parametrize("moment", ["DATA", "MAIL"])
def test_a_connection_that_breaks_leaves_the_letter_doubtful_for_a_person(mail_server, moment):
    mail_server.hang_up = moment
    letter = delivered(LetterFactory())
    assert (letter.state, letter.failure) == (LetterState.SENDING, Failure.BROKE_OFF)
    assert shown_state(letter, timezone.now()) == "doubtful"
    mail_server.hang_up = ""
    sweep()
    deliver(letter.pk)
    assert len(mail_server.taken) == (1 if moment == "DATA" else 0), "nothing goes a second time by itself"


def test_a_letter_whose_worker_was_killed_is_doubtful_after_five_minutes(mail_server):
    letter = LetterFactory(state=LetterState.SENDING, claimed_at=timezone.now() - timedelta(minutes=4))
    assert not is_doubtful(letter, timezone.now())
    assert is_doubtful(letter, timezone.now() + timedelta(minutes=1))
    sweep()
    assert mail_server.taken == []


def test_the_sweeper_finds_what_is_due_and_nothing_else(mail_server):
    due, later = LetterFactory(), LetterFactory(due_at=timezone.now() + timedelta(hours=1))
    LetterFactory(failed=True)
    LetterFactory(doubtful=True)
    sweep()
    sweep()
    assert [envelope.content.count(due.message_id.encode()) for envelope in mail_server.taken] == [1]
    later.refresh_from_db()
    assert later.state == LetterState.QUEUED


def test_one_bad_letter_does_not_hold_up_the_others(mail_server):
    bad = LetterFactory(to_address="josé@example.org")
    good = LetterFactory()
    sweep()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert good.state == LetterState.SENT
    assert bad.state in (LetterState.FAILED, LetterState.SENT)


def test_workers_at_the_same_moment_send_once(together, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    letters = [LetterFactory() for _ in range(10)]

    def work() -> None:
        for letter in letters:
            deliver(letter.pk)

    assert together([work] * 6) == [None] * 6
    assert Letter.objects.filter(state=LetterState.SENT, attempts=1).count() == 10
    written = "".join(file.read_text() for file in (tmp_path / "mail").iterdir())
    assert [written.count(letter.message_id) for letter in letters] == [1] * 10


def test_a_personal_link_is_in_the_mail_and_nowhere_in_the_database(mail_server):
    invitation = InvitationFactory()
    letter = LetterFactory(
        body=f"Come in:\n{LINK_MARK}\n",
        link_kind="invitation",
        link_claim=f"{invitation.reference}.{invitation.nonce}",
    )
    letter = delivered(letter)
    text = message_from_bytes(mail_server.taken[0].content, policy=default).get_content()
    link = next(line for line in text.splitlines() if line.startswith("http"))
    assert link.startswith("http://testserver/people/invitation/")
    token = link.rstrip("/").rsplit("/", 1)[1]
    assert token not in repr(Letter.objects.values()) + repr(Entry.objects.values())
    assert letter.body == f"Come in:\n{LINK_MARK}\n"


def test_a_letter_whose_link_has_ended_does_not_go(mail_server):
    invitation = InvitationFactory(revoked_at=timezone.now())
    letter = LetterFactory(
        body=LINK_MARK, link_kind="invitation", link_claim=f"{invitation.reference}.{invitation.nonce}"
    )
    letter = delivered(letter)
    assert (letter.state, letter.failure) == (LetterState.LEFT, Failure.LINK_VOID)
    assert mail_server.taken == []


def principal(*roles: Role) -> Principal:
    person = UserFactory()
    return Principal(person.pk, person.name, roles=frozenset(roles))


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMINISTRATOR])
@pytest.mark.parametrize("fate", ["doubtful", "failed"])
def test_a_lead_sends_again_what_is_doubtful_or_failed(mail_server, role, fate):
    letter = LetterFactory(**{fate: True})
    send_again(letter=letter, by=principal(role))
    assert (letter.state, letter.attempts) == (LetterState.QUEUED, 0)
    sweep()
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert letter.message_id.encode() in mail_server.taken[0].content
    entry = Entry.objects.get()
    assert (entry.act, entry.subject_reference) == ("letter.queued_again", letter.reference)
    assert faults() == []


@pytest.mark.parametrize("fate", ["doubtful", "failed"])
def test_a_lead_leaves_what_is_doubtful_or_failed(mail_server, fate):
    letter = LetterFactory(**{fate: True})
    leave(letter=letter, by=principal(Role.LEAD))
    sweep()
    letter.refresh_from_db()
    assert letter.state == LetterState.LEFT
    assert mail_server.taken == []
    assert Entry.objects.get().act == "letter.left"


@pytest.mark.parametrize(
    ("service", "state"),
    [
        (send_again, LetterState.QUEUED),
        *((service, state) for service in (send_again, leave) for state in ("sent", "left", "sending")),
    ],
)
def test_a_letter_that_waits_went_or_goes_at_this_moment_is_not_decided_about(service, state):
    letter = LetterFactory(state=state, claimed_at=timezone.now(), sent_at=timezone.now())
    with pytest.raises(WrongState):
        service(letter=letter, by=principal(Role.ADMINISTRATOR))


def test_of_two_people_who_decide_at_once_the_second_hears_about_it():
    letter = LetterFactory(failed=True)
    as_seen_by_the_other = Letter.objects.get(pk=letter.pk)
    send_again(letter=letter, by=principal(Role.LEAD))
    with pytest.raises(Stale):
        leave(letter=as_seen_by_the_other, by=principal(Role.LEAD))
    assert Entry.objects.count() == 1
