"""More time means something: who has it still logs, sends and is reminded while the others’ texts are reviewed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound, LetterCalendar, TeamMember
from harvests.tests.factories import ExtensionFactory, ProgrammeFactory
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import rounds_to_write_in
from outcomes.services.record import log_outcome
from outcomes.services.review import take_step
from outcomes.services.round_letters import write_due_letters
from outcomes.tests.records import complete_outcome
from wiego_mle.kernel.errors import Refused
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import deliver_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewing(cast) -> HarvestRound:
    today = timezone.localdate()
    HarvestRound.objects.filter(pk=cast.round.pk).update(
        state=RoundState.REVIEWING, collecting_to=today - timedelta(days=3)
    )
    return HarvestRound.objects.get(pk=cast.round.pk)


def give(cast, *, days: int, programme=None) -> None:
    until = timezone.localdate() + timedelta(days=days)
    whom = {"person": None, "programme": programme} if programme else {"person": cast.reporter.person}
    ExtensionFactory(round=cast.round, until=until, **whom)


def may_log(who, harvest_round) -> bool:
    """Ask the policy and the query, which say the same."""
    allowed = bool(may(who.principal, Act.LOG, harvest_round))
    assert (harvest_round in rounds_to_write_in(who.principal)) is allowed
    return allowed


@pytest.mark.parametrize(("days", "allowed"), [(5, True), (0, True), (-1, False)])
def test_until_the_own_last_day_and_not_longer(cast, reviewing, days, allowed):
    give(cast, days=days)
    assert may_log(cast.reporter, reviewing) is allowed
    assert not may_log(cast.colleague, reviewing)
    assert not may_log(cast.outsider, reviewing)


def test_time_for_a_programme_is_time_for_those_who_are_there_for_it(cast, reviewing):
    programme = ProgrammeFactory()
    TeamMember.objects.get(person=cast.colleague.person).programmes.add(programme)
    give(cast, days=5, programme=programme)
    assert may_log(cast.colleague, reviewing)
    assert not may_log(cast.reporter, reviewing)


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.ANALYSING, RoundState.CLOSED])
def test_it_opens_no_other_phase(cast, reviewing, state):
    give(cast, days=5)
    HarvestRound.objects.filter(pk=reviewing.pk).update(state=state)
    reviewing.refresh_from_db()
    assert not may_log(cast.reporter, reviewing)


def test_what_is_logged_then_can_be_sent(cast, reviewing):
    give(cast, days=5)
    words = {"title": "Late but here", "language": "en"}
    log_outcome(by=cast.reporter.principal, harvest_round=reviewing, **words)
    with pytest.raises(Refused):
        log_outcome(by=cast.colleague.principal, harvest_round=reviewing, **words)
    draft = complete_outcome(round=reviewing, author=cast.reporter.person)
    fresh = Outcome.objects.select_related("round", "author").get(pk=draft.pk)
    assert take_step(outcome=fresh, step="submit", by=cast.reporter.principal).state == "submitted"


def test_the_page_offers_it(cast, reviewing):
    give(cast, days=5)
    assert reviewing.name in cast.reporter.client.get("/outcomes/new/").content.decode()
    assert "/outcomes/new/" in cast.reporter.client.get("/rounds/here/").content.decode()


def test_their_reminders_go_on_and_nobody_elses(cast):
    """The round took texts until 11 December and reviews since; one person has until the 18th."""
    HarvestRound.objects.filter(pk=cast.round.pk).update(
        state=RoundState.REVIEWING, collecting_to=datetime(2026, 12, 11, tzinfo=UTC).date()
    )
    ExtensionFactory(
        round=cast.round, person=cast.reporter.person, until=datetime(2026, 12, 18, tzinfo=UTC).date()
    )
    began = datetime(2026, 12, 1, 9, tzinfo=UTC)
    LetterCalendar.objects.create(round=cast.round, running_since=began, opened_at=began)
    now = datetime(2026, 12, 12, 0, tzinfo=UTC)
    while now < datetime(2026, 12, 30, tzinfo=UTC):
        write_due_letters(now=now)
        for letter in Letter.objects.filter(state="queued", due_at__lte=now):
            deliver_letter(letter.pk, now=now)
        now += timedelta(hours=3)
    reminders = Letter.objects.filter(state="sent", kind__in=["round_before", "round_on_day", "round_after"])
    # The one of a week before was due while nothing ran, so it goes on Monday; then two days before, and on the day.
    assert [(each.to_name, each.kind) for each in reminders.order_by("sent_at")] == [
        ("Rosa Reporter", "round_before"),
        ("Rosa Reporter", "round_before"),
        ("Rosa Reporter", "round_on_day"),
    ]
    assert not Letter.objects.filter(kind="round_opening").exists()
