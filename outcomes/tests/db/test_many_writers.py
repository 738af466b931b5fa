"""Many people save the same few records at the same time, through the pages: nothing is lost or doubled.

The full size is 20 writers with 200 edits each on 10 records (`make stress`, which prints its figures); a
run of the suite takes 20 edits each. As behind the web server of `manage.py up`, eight requests are
answered at a time; STRESS_AT_A_TIME sets another number.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.urls import reverse

from harvests.models import HarvestRound
from harvests.tests.factories import HarvestRoundFactory
from outcomes.models import Outcome, OutcomeVersion
from outcomes.services.record import log_outcome
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.tests.cast import Member, member

WRITERS, RECORDS = 20, 10
ANSWERED_AT_A_TIME = int(os.environ.get("STRESS_AT_A_TIME", "8"))
EDITS = int(os.environ.get("STRESS_EDITS", "20"))
ACCEPTED, CONFLICT = 302, 409


_web_threads = threading.BoundedSemaphore(ANSWERED_AT_A_TIME)


def poster(person: Member) -> Callable[[str, dict], int]:
    """Return a function that posts as this person and returns the status.

    It calls the application without the test client, whose signals would carry the pages of all threads.
    """
    cookie = f"{settings.SESSION_COOKIE_NAME}={person.client.cookies[settings.SESSION_COOKIE_NAME].value}"
    requests, application = (
        RequestFactory(headers={"cookie": cookie}),
        ClientHandler(enforce_csrf_checks=False),
    )

    def post(address: str, body: dict) -> int:
        with _web_threads:
            return application(requests.post(address, body).environ).status_code

    return post


def edits_of(number: int, person: Member, keys: list[int]) -> Callable[[], tuple[Counter, set[str]]]:
    """Return the work of one writer: what was answered how often, and the texts that were accepted."""
    post, chance = poster(person), random.Random(number)

    def work() -> tuple[Counter, set[str]]:
        answers, accepted, seen = Counter(), set(), {}
        for edit in range(EDITS):
            key = chance.choice(keys)
            # Like somebody at a page that was opened a while ago: read once, again only after a conflict.
            reference, version = seen.get(key) or Outcome.objects.values_list("reference", "version").get(
                pk=key
            )
            text = f"Edit {edit} of writer {number}"
            address = reverse("outcomes:edit-section", args=[reference, "significance"])
            status = post(address, {"version": version, "significance": text, "do": "back"})
            answers[status] += 1
            seen[key] = (reference, version + 1) if status == ACCEPTED else None
            if status == ACCEPTED:
                accepted.add(text)
        return answers, accepted

    return work


@pytest.fixture
def writers(transactional_db) -> tuple[HarvestRound, list[Member]]:
    here = HarvestRoundFactory()
    return here, [member(f"Writer {number}", here=Role.REVIEWER, round_=here) for number in range(WRITERS)]


@pytest.mark.slow
def test_accepted_edits_versions_and_trail_rows_are_the_same_and_conflicts_are_told(
    writers, together, capsys
):
    harvest_round, people = writers
    keys = [
        log_outcome(
            by=people[0].principal, harvest_round=harvest_round, title=f"Record {number}", language="en"
        ).pk
        for number in range(RECORDS)
    ]
    begun = time.monotonic()
    results = together([edits_of(number, each, keys) for number, each in enumerate(people)])
    raised = [each for each in results if isinstance(each, BaseException)]
    assert not raised, raised
    answers = sum((each for each, _texts in results), Counter())
    texts = set().union(*(each for _answers, each in results))
    assert set(answers) <= {ACCEPTED, CONFLICT}, answers
    assert sum(answers.values()) == WRITERS * EDITS
    assert answers[ACCEPTED] == len(texts) > WRITERS
    assert answers[CONFLICT] > 0
    versions = OutcomeVersion.objects.filter(outcome__in=keys, number__gt=1)
    trail_rows = Entry.objects.filter(act="outcome.edited").count()
    if "STRESS_EDITS" in os.environ:
        with capsys.disabled():
            print(  # noqa: T201 the figures are what `make stress` is for
                f"\n{connection.vendor}: {WRITERS} writers × {EDITS} edits in {time.monotonic() - begun:.0f} s, "
                f"{ANSWERED_AT_A_TIME} at a time: accepted {answers[ACCEPTED]} = versions {versions.count()} = "
                f"trail rows {trail_rows}; told of a conflict {answers[CONFLICT]}"
            )
    assert versions.count() == trail_rows == answers[ACCEPTED]
    # Every accepted text stands in exactly one version, and none was put in the place of another.
    assert {row.content["significance"] for row in versions} == texts
    assert sum(Outcome.objects.values_list("version", flat=True)) == RECORDS + answers[ACCEPTED]
    assert faults() == []
