"""A worker killed by force while it hands a letter over: nothing goes twice by itself, nothing is lost silently."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.queries import DOUBTFUL, counted_by_shown_state
from wiego_mle.mailing.tasks import deliver, sweep
from wiego_mle.mailing.tests.factories import LetterFactory

pytestmark = [
    pytest.mark.slow,
    # The mail server of the test runs in a thread of the forking process; the child never touches it.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning"),
]


def deliver_in_a_process_that_is_killed(letter: Letter, mail_server, moment: str) -> None:
    """Let another process hand the letter over and kill it while the mail server keeps it waiting."""
    mail_server.keep_waiting = moment
    child = os.fork()
    if child == 0:
        # The connection belongs to the parent; the child opens its own.
        connection.connection = None
        deliver(letter.pk)
        os._exit(0)
    deadline = time.monotonic() + 20
    while not mail_server.waiting and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    assert mail_server.waiting, "the letter never reached the server"
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child had ended before it was killed"
    mail_server.keep_waiting = ""


@pytest.mark.parametrize("moment", ["MAIL", "DATA"])
def test_a_letter_whose_worker_was_killed_waits_for_a_person(together, mail_server, moment):
    letter, other = LetterFactory(), LetterFactory(due_at=timezone.now() + timedelta(seconds=1))
    deliver_in_a_process_that_is_killed(letter, mail_server, moment)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.SENDING, 1)
    taken_before = len(mail_server.taken)
    time.sleep(max(0, (other.due_at - timezone.now()).total_seconds()))
    deliver(letter.pk)
    sweep()
    letter.refresh_from_db()
    other.refresh_from_db()
    assert letter.state == LetterState.SENDING, "it was sent again without a person's word"
    assert other.state == LetterState.SENT, "the others go on"
    assert len(mail_server.taken) == taken_before + 1
    in_five_minutes = timezone.now() + timedelta(minutes=5)
    assert counted_by_shown_state(Letter.objects.all(), in_five_minutes) == {DOUBTFUL: 1, "sent": 1}
