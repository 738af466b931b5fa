"""Beat and worker killed by force at any point: no letter goes twice by itself, none is lost silently."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from functools import partial

import pytest
from django.db import connection

from harvests.models import HarvestRound, LetterCalendar, RoundLetter
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from outcomes.services.round_letters import write_due_letters
from outcomes.tests.letters_year import BEGAN, TICK, expected, sent_letters, simulation
from wiego_mle.celery import app
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
WEEKS = int(os.environ.get("KILLED_WEEKS", "2"))
"""How many weeks of the simulated round are lived through while workers are killed; it lasts eight."""


def work(now: datetime = NOW) -> None:
    """Write what is due and deliver it, as beat and worker do."""
    write_due_letters(now=now)
    for letter_id in due(now).values_list("pk", flat=True):
        deliver_letter(letter_id, now=now)


def worked_until_killed(seconds: float, now: datetime = NOW) -> bool:
    """Let another process work and kill it after some time; say whether it was still at work."""
    child = os.fork()
    if child == 0:
        # The connection belongs to the parent; the child opens its own.
        connection.connection = None
        work(now)
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


@pytest.fixture
def unheard_doorbell():
    """Let messages to workers stay unheard: the weeks of the simulation lie in the past, where all is due at once."""
    app.conf.task_always_eager = False
    yield
    app.conf.task_always_eager = True


@pytest.mark.embedded
@pytest.mark.usefixtures("unheard_doorbell")
def test_weeks_of_sixty_people_with_killed_workers_and_a_doubled_beat(together, mail_server):
    """The round of letters_year: at three ticks of ten a worker is killed, at one of ten two work at once.

    Two weeks of it in the suite, all eight by `make stress`.
    """
    made = simulation()
    chance = random.Random(20260405)
    until, killed = BEGAN + timedelta(weeks=WEEKS), 0
    now = BEGAN
    while now <= until:
        made.happen(now)
        lot = chance.random()
        if lot < 0.3:
            killed += worked_until_killed(chance.uniform(0.005, 0.1), now)
        if lot > 0.9:
            together([partial(work, now), partial(work, now)])
        work(now)
        now += TICK
    assert killed > 5, "the processes had ended before they were killed"
    went, doubtful = Counter(sent_letters(made.round)), doubtful_letters(made.round)
    assert max(went.values()) == 1, "somebody was written to twice"
    wanted = expected(made, until=until)
    assert set(went) <= wanted, sorted(set(went) - wanted)[:5]
    # What is neither sent nor shown as doubtful is lost; what is doubtful and was sent as well went twice.
    missing = Counter(letter[:3] for letter in expected(made, until=until - TICK) - set(went))
    assert missing <= doubtful <= Counter(letter[:3] for letter in wanted - set(went))
    arrived = Counter(message_id(envelope) for envelope in mail_server.taken)
    assert max(arrived.values()) == 1, "a letter arrived twice"
    sent = set(Letter.objects.filter(state=LetterState.SENT).values_list("message_id", flat=True))
    assert sent <= set(arrived), "a letter is told as sent and never arrived"


def doubtful_letters(round_: HarvestRound) -> Counter[tuple[str, str, int]]:
    """Return the letters that may or may not have gone because whoever sent them was killed: to whom, which."""
    rows = round_.letters.filter(letter__state=LetterState.SENDING)
    return Counter(rows.values_list("person__name", "kind", "number"))


def message_id(envelope) -> str:
    """Return the identity that a letter says of itself."""
    return message_from_bytes(envelope.content)["Message-ID"]
