"""Reminding people outside: a simulated year with doubled and missed ticks, and everything that stops a letter."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from harvests.models import HarvestRound, SubstantiationPlan
from harvests.queries.substantiation import timetable_of
from harvests.reminder_calendar import planned_days
from harvests.tests.factories import HarvestRoundFactory, SubstantiationPlanFactory
from outcomes.models import RequestReminder, SubstantiationRequest
from outcomes.queries.reminders import standing_of, to_be_reminded
from outcomes.request_enums import RequestState
from outcomes.services.request_changes import expire_requests
from outcomes.services.request_reminders import remind_requests, verdict
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    OutcomeFactory,
    SubstantiationRequestFactory,
    SubstantiatorFactory,
)
from wiego_mle.audit.models import Entry
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.queries import due
from wiego_mle.mailing.services import deliver_letter

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ZONES = ("UTC", "America/Lima", "Asia/Kathmandu", "Pacific/Kiritimati", "Africa/Casablanca", "")


@pytest.fixture
def harvest_round() -> HarvestRound:
    harvest_round = HarvestRoundFactory(reviewing=True)
    SubstantiationPlanFactory(round=harvest_round)
    return harvest_round


def asked(
    harvest_round, *, zone="UTC", sent_at=MONDAY, until=date(2026, 3, 30), **more
) -> SubstantiationRequest:
    request = SubstantiationRequestFactory(
        round=harvest_round,
        substantiator=SubstantiatorFactory(time_zone=zone),
        answer_until=until,
        **({"state": RequestState.SENT, "sendings": 1, "sent_at": sent_at} | more),
    )
    AskedOutcomeFactory(
        request=request, outcome=OutcomeFactory(accepted=True, round=harvest_round, title="Accra licenses")
    )
    return request


def letters(request: SubstantiationRequest) -> list[Letter]:
    return list(Letter.objects.filter(about_reference=request.reference).order_by("pk"))


def fresh() -> Letter:
    return Letter.objects.latest("pk")


def test_a_reminder_names_the_day_carries_the_link_and_is_written_once(harvest_round):
    request = asked(harvest_round)
    assert remind_requests(now=MONDAY + timedelta(days=6)) == 0
    assert remind_requests(now=MONDAY + timedelta(days=7)) == 1
    assert remind_requests(now=MONDAY + timedelta(days=7, minutes=10)) == 0
    (letter,) = letters(request)
    assert letter.kind == "request_reminder"
    assert "A reminder:" in letter.subject
    assert "30 March 2026" in letter.body
    assert "Accra licenses" in letter.body
    assert "[[personal link]]" in letter.body
    assert "deleted 12 months after the round is closed" in letter.body
    assert request.events.filter(kind="reminded").count() == 1
    assert Entry.objects.filter(act="request.reminded").count() == 1


def test_the_last_call_says_that_it_is_the_last(harvest_round):
    request = asked(harvest_round)
    for days in (7, 14, 21):
        assert remind_requests(now=MONDAY + timedelta(days=days)) == 1
    # Two days before the 30th is a Saturday: it goes on Monday, the last day itself.
    assert remind_requests(now=MONDAY + timedelta(days=26)) == 0
    assert remind_requests(now=MONDAY + timedelta(days=28)) == 1
    last = letters(request)[-1]
    assert last.subject == "Until 30 March 2026: your view is still welcome"
    assert "this is the last time we write about it" in last.body


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_it_is_written_in_the_language_of_the_person(harvest_round, language):
    request = asked(harvest_round, language=language)
    remind_requests(now=MONDAY + timedelta(days=7))
    assert letters(request)[0].language == language


@pytest.mark.parametrize(
    "change",
    [
        {"state": "answered", "answered_at": MONDAY},
        {"state": "declined", "decline_kind": "no_time"},
        {"state": "revoked"},
        {"state": "expired"},
        {"state": "superseded"},
        {"state": "replaced"},
        {"state": "unsent", "sent_at": None},
        {"channel": "telephone"},
        {"state": "opened", "opened_at": MONDAY, "sent_at": None},
    ],
)
def test_nobody_else_is_reminded(harvest_round, change):
    request = asked(harvest_round)
    SubstantiationRequest.objects.filter(pk=request.pk).update(**change)
    assert remind_requests(now=MONDAY + timedelta(days=14)) == 0
    assert not RequestReminder.objects.exists()


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_a_round_that_rests_reminds_nobody(harvest_round, state):
    asked(harvest_round)
    HarvestRound.objects.filter(pk=harvest_round.pk).update(state=state)
    assert remind_requests(now=MONDAY + timedelta(days=14)) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"state": "answered", "answered_at": MONDAY},
        {"state": "declined", "decline_kind": "no_time"},
        {"state": "revoked"},
        {"state": "expired"},
        {"state": "superseded"},
        {"answer_until": date(2026, 3, 8)},
    ],
)
def test_a_letter_that_waits_in_the_outbox_stops_at_once(harvest_round, change):
    request = asked(harvest_round)
    now = MONDAY + timedelta(days=7)
    remind_requests(now=now)
    letter = fresh()
    assert verdict(letter, now).goes
    SubstantiationRequest.objects.filter(pk=request.pk).update(**change)
    deliver_letter(letter.pk, now=now + timedelta(minutes=1))
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == (LetterState.LEFT, "needless")


def test_a_letter_of_a_closed_round_stops_as_well(harvest_round):
    asked(harvest_round)
    now = MONDAY + timedelta(days=7)
    remind_requests(now=now)
    HarvestRound.objects.filter(pk=harvest_round.pk).update(state="closed")
    assert not verdict(fresh(), now).goes


def test_a_letter_that_is_late_does_not_ring_at_night(harvest_round):
    request = asked(harvest_round, zone="America/Lima")
    now = MONDAY + timedelta(days=7, hours=4)
    remind_requests(now=now)
    letter = fresh()
    night = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
    assert verdict(letter, night).later == datetime(2026, 3, 10, 13, 0, tzinfo=UTC)
    deliver_letter(letter.pk, now=night)
    letter.refresh_from_db()
    assert (letter.state, letter.due_at) == (LetterState.QUEUED, datetime(2026, 3, 10, 13, 0, tzinfo=UTC))
    SubstantiationRequest.objects.filter(pk=request.pk).update(answer_until=date(2026, 3, 9))
    assert verdict(letter, night).later is None


def test_an_answer_is_taken_for_the_days_of_grace_and_then_the_request_ends(harvest_round):
    SubstantiationPlan.objects.update(grace_days=3)
    request = asked(harvest_round)
    for day, state in ((31, "sent"), (33, "sent"), (34, "expired")):
        expire_requests(now=datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=12))
        request.refresh_from_db()
        assert request.state == state, day


def test_reminding_three_costs_the_reading_of_one(harvest_round, django_assert_num_queries):
    asked(harvest_round)
    with django_assert_num_queries(2):
        [standing_of(each) for each in to_be_reminded()]
    for _number in range(2):
        asked(harvest_round)
    with django_assert_num_queries(2):
        assert len([(timetable_of(each.round), standing_of(each)) for each in to_be_reminded()]) == 3


def test_a_year_of_doubled_and_missed_ticks_sends_no_letter_twice(harvest_round, monkeypatch):
    """Twelve people are asked through a year; the beat stops for days, rings twice, and all comes once."""
    dice = random.Random(2026)
    people = []
    for number in range(12):
        sent_at = MONDAY + timedelta(days=27 * number, hours=dice.randrange(24))
        people.append(
            asked(
                harvest_round,
                zone=ZONES[number % len(ZONES)],
                sent_at=sent_at,
                until=(sent_at + timedelta(days=28)).date(),
            )
        )
    answers_on = {
        each.pk: each.sent_at + timedelta(days=dice.choice([3, 8, 17, 26, 400]), hours=1) for each in people
    }
    now, written = MONDAY, 0
    while now < MONDAY + timedelta(days=365):
        answered = [pk for pk, at in answers_on.items() if at <= now]
        SubstantiationRequest.objects.filter(pk__in=answered, state="sent").update(
            state="answered", answered_at=now
        )
        written += remind_requests(now=now)
        if dice.random() < 0.3:
            written += remind_requests(now=now)
        for pk in list(due(now).values_list("pk", flat=True)):
            Letter.objects.filter(pk=pk).update(state=LetterState.SENT, sent_at=now)
        # Six hours as a rule; now and then the beat rests for up to five days.
        now += timedelta(days=dice.randrange(1, 6)) if dice.random() < 0.03 else timedelta(hours=6)
    keys = list(RequestReminder.objects.values_list("request", "kind", "number"))
    assert len(keys) == len(set(keys))
    rows = RequestReminder.objects.filter(fate="written").select_related("letter", "request__substantiator")
    assert written == len(rows) == Letter.objects.filter(kind="request_reminder").count() > 20
    days = Counter()
    for row in rows:
        zone = ZoneInfo(row.request.substantiator.time_zone or "UTC")
        here = row.decided_at.astimezone(zone)
        days[row.request_id, here.date()] += 1
        assert 8 <= here.hour < 19
        assert here.isoweekday() < 6
        assert here.date() <= row.request.answer_until
        assert row.decided_at < answers_on[row.request_id]
    assert set(days.values()) == {1}, "never two letters on one day"
    for request in people:
        if answers_on[request.pk] > request.sent_at + timedelta(days=300):
            _require_all_decided(request)


def _require_all_decided(request: SubstantiationRequest) -> None:
    """Who never answered got each planned letter, or a later one in its place."""
    plan = timetable_of(request.round)
    standing = replace(standing_of(SubstantiationRequest.objects.get(pk=request.pk)), decided=frozenset())
    planned = {(str(kind), number) for kind, number, _day in planned_days(plan, standing)}
    decided = set(request.reminders.values_list("kind", "number"))
    assert decided <= planned
    assert len(decided) >= len(planned) - 1, "at most the last one falls on a weekend or into a rest"
    assert timezone.is_aware(request.sent_at)
