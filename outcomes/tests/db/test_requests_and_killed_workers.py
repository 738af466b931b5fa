"""Workers and web killed by force while requests are sent and answered: nothing twice, nothing silently lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.db import connection
from django.utils import timezone

from outcomes.models import AskedOutcome, Judgement, JudgementVersion, RequestEvent, SubstantiationRequest
from outcomes.queries.requests import asked_rows
from outcomes.request_enums import RequestState as R
from outcomes.services.link_wishes import grant_wishes, wish_for_link
from outcomes.services.request_answers import answer_outcome, open_request
from outcomes.services.request_changes import note_letters
from outcomes.services.request_steps import loaded
from outcomes.services.requests import send_request
from outcomes.tests.asking import AGREES, accepted, let_it_be_day, prepared
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import DomainError
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

PEOPLE = 20


def worked_until_killed(work: Callable[[], None], seconds: float) -> bool:
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


def test_killed_while_requests_are_sent_each_letter_goes_once_or_is_shown_as_doubtful(
    cast, together, mail_server
):
    by = cast.lead.principal
    for _number in range(PEOPLE):
        prepared(cast)

    def work() -> None:
        """Send as the lead does, deliver and note as the workers do."""
        for request in SubstantiationRequest.objects.select_related("round").filter(sendings=0):
            send_request(request=request, by=by)
        let_it_be_day()
        for letter_id in due(timezone.now()).values_list("pk", flat=True):
            deliver_letter(letter_id)
        note_letters(now=timezone.now())

    chance = random.Random(20261130)
    killed = sum(worked_until_killed(work, chance.uniform(0.02, 0.2)) for _number in range(14))
    assert killed > 2, "the processes had ended before they were killed"
    together([lambda: _quietly(work), lambda: _quietly(work)])
    _quietly(work)
    work()
    taken = [envelope.rcpt_tos[0] for envelope in mail_server.taken]
    assert len(taken) == len(set(taken)), "somebody got the letter twice"
    assert Letter.objects.count() == PEOPLE, "a request has no letter, or two"
    shown = counted_by_shown_state(Letter.objects.all(), timezone.now() + timedelta(minutes=6))
    assert shown.get(LetterState.SENT, 0) + shown.get(DOUBTFUL, 0) == PEOPLE, shown
    states = list(SubstantiationRequest.objects.values_list("state", flat=True))
    assert states.count(R.SENT) == shown.get(LetterState.SENT, 0) > 0
    assert states.count(R.UNSENT) == shown.get(DOUBTFUL, 0), "who may not have got it is not called sent"
    assert RequestEvent.objects.filter(kind="letter_queued").count() == PEOPLE
    assert RequestEvent.objects.filter(kind="sent").count() == states.count(R.SENT)
    assert not list(faults())


def test_killed_while_people_answer_each_answer_is_whole_or_not_there(cast, together):
    requests = [open_request(request=prepared(cast, accepted(cast), accepted(cast))) for _n in range(6)]

    def work() -> None:
        """Send both answers of everybody, as browsers do that try again."""
        for asked in asked_rows().filter(request__in=[each.pk for each in requests], answers=0):
            asked.request = loaded(asked.request_id)
            answer_outcome(asked=asked, answers=AGREES, seen=0)

    chance = random.Random(20261201)
    killed = sum(worked_until_killed(work, chance.uniform(0.01, 0.12)) for _number in range(16))
    assert killed > 2, "the processes had ended before they were killed"
    for asked in AskedOutcome.objects.all():
        number = Judgement.objects.filter(asked=asked).count()
        assert asked.answers == number == JudgementVersion.objects.filter(judgement__asked=asked).count()
        assert RequestEvent.objects.filter(asked=asked, kind="answered").count() == number
    together([lambda: _quietly(work), lambda: _quietly(work)])
    work()
    assert Judgement.objects.count() == JudgementVersion.objects.count() == 12
    assert set(SubstantiationRequest.objects.values_list("state", flat=True)) == {R.ANSWERED}
    assert not list(faults())


def test_killed_while_a_lost_link_is_sent_it_goes_once(cast, together, mail_server):
    request = send_request(request=prepared(cast), by=cast.lead.principal)
    let_it_be_day()
    for letter_id in due(timezone.now()).values_list("pk", flat=True):
        deliver_letter(letter_id)
    note_letters(now=timezone.now())
    wish_for_link(address=request.substantiator.email)

    def work() -> None:
        grant_wishes()
        for letter_id in due(timezone.now()).values_list("pk", flat=True):
            deliver_letter(letter_id)

    chance = random.Random(20261202)
    for _number in range(8):
        worked_until_killed(work, chance.uniform(0.005, 0.06))
    together([lambda: _quietly(work), lambda: _quietly(work)])
    work()
    assert Letter.objects.count() == 2
    ids = [message_from_bytes(envelope.content)["Message-ID"] for envelope in mail_server.taken]
    assert len(ids) == len(set(ids)), "the same letter went twice"
    shown = counted_by_shown_state(Letter.objects.all(), timezone.now() + timedelta(minutes=6))
    assert shown in ({"sent": 2}, {"sent": 1, DOUBTFUL: 1})


def _quietly(work: Callable[[], None]) -> None:
    """Work beside somebody who does the same: who comes second is told so, and that is right."""
    try:
        work()
    except DomainError:
        return
