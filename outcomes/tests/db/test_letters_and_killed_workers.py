"""Beat and worker killed by force at any point: no letter goes twice by itself, none is lost silently."""

from __future__ import annotations

import os
import random
import signal
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from harvests.models import LetterCalendar, RoundLetter
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from outcomes.services.round_letters import write_due_letters
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.queries import DOUBTFUL, counted_by_shown_state, due
from wiego_mle.mailing.services import deliver_letter
from wiego_mle.mailing.tests.mail_server import mail_server

__all__ = ["mail_server"]

pytestmark = [
    pytest.mark.slow,
    # The mail server of the test runs in a thread of the forking process; the child never touches it.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning"),
]

NOW = datetime(2026, 12, 17, 8, 10, tzinfo=UTC)
PEOPLE = 24


def work() -> None:
    """Write what is due and deliver it, as beat and worker do."""
    write_due_letters(now=NOW)
    for letter_id in due(NOW).values_list("pk", flat=True):
        deliver_letter(letter_id, now=NOW)


def worked_until_killed(seconds: float) -> bool:
    """Let another process work and kill it after some time; say whether it was still at work."""
    child = os.fork()
    if child == 0:
        # The connection belongs to the parent; the child opens its own.
        connection.connection = None
        work()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_killed_at_random_points_nothing_goes_twice_and_nothing_is_lost(together, mail_server):
    round_ = HarvestRoundFactory()
    for _number in range(PEOPLE):
        TeamMemberFactory(round=round_)
    LetterCalendar.objects.create(
        round=round_, running_since=NOW - timedelta(days=1), opened_at=NOW - timedelta(days=1)
    )
    chance = random.Random(20261217)
    killed = 0
    for _number in range(16):
        killed += worked_until_killed(chance.uniform(0.02, 0.15))
    assert killed > 2, "the processes had ended before they were killed"
    # Two at the same moment, as when the beat is doubled.
    together([work, work])
    work()
    assert RoundLetter.objects.filter(fate="written").count() == PEOPLE
    taken = [envelope.rcpt_tos[0] for envelope in mail_server.taken]
    assert len(taken) == len(set(taken)), "somebody got the letter twice"
    shown = counted_by_shown_state(Letter.objects.all(), NOW + timedelta(minutes=6))
    assert shown.get(LetterState.SENT, 0) + shown.get(DOUBTFUL, 0) == PEOPLE, shown
    assert len(taken) >= shown.get(LetterState.SENT, 0) > 0
