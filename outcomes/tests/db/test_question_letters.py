"""The letter of the day: each event is told once, at eight o'clock of the person, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from outcomes.enums import NoticeReason
from outcomes.models import Notice, Outcome, Question
from outcomes.services import notices
from outcomes.services.mentions import note_mentions
from outcomes.services.notes import add_note
from outcomes.services.notices import morning_before, send_digests
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.review import take_step
from outcomes.tasks import tell_of_questions
from outcomes.tests.factories import NoticeFactory, QuestionFactory, QuestionMessageFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

ZONES = (
    "UTC",
    "Africa/Accra",
    "Africa/Cairo",
    "America/Lima",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Bangkok",
    "Australia/Lord_Howe",
    "Europe/London",
    "Europe/Lisbon",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
)


@pytest.fixture
def outcome(cast) -> Outcome:
    return complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)


def in_zone(person: User, zone: str) -> User:
    User.objects.filter(pk=person.pk).update(time_zone=zone)
    person.refresh_from_db()
    return person


def at(person: User, moment: datetime, **fields) -> Notice:
    """Let a person have to be told of something that happened at a moment."""
    question = QuestionFactory(outcome__author=person)
    return NoticeFactory(
        person=person, message=QuestionMessageFactory(question=question), at=moment, **fields
    )


def digests() -> list[Letter]:
    return list(Letter.objects.filter(kind="questions").order_by("pk"))


@pytest.mark.parametrize("zone", ZONES)
def test_the_last_eight_o_clock_is_eight_there_and_moves_forward_day_by_day(zone):
    """Around both changes of the clock in 2026, in steps of a quarter of an hour."""
    for start in (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 9, 20, tzinfo=UTC)):
        before, days = None, []
        for step in range(45 * 96):
            now = start + step * timedelta(minutes=15)
            morning, day = morning_before(now, zone)
            assert morning <= now < morning + timedelta(hours=26)
            here = morning.astimezone(ZoneInfo(zone))
            assert (here.hour, here.minute, here.date().isoformat()) == (8, 0, day)
            assert before is None or morning >= before
            before = morning
            if not days or days[-1] != day:
                days.append(day)
        assert days == sorted(set(days))
        assert 45 <= len(days) <= 46


def test_a_day_that_a_place_skipped_does_no_harm():
    """Samoa had no 30 December 2011."""
    start = datetime(2011, 12, 28, tzinfo=UTC)
    mornings = [morning_before(start + hour * timedelta(hours=1), "Pacific/Apia") for hour in range(120)]
    assert all(one <= other for one, other in pairwise(mornings))


def test_weeks_of_events_in_many_zones_are_each_told_once():
    """Ticks are doubled, missed and late; a clock change lies within; every event is told once and in time."""
    chance = Random(20260329)
    people = [UserFactory(time_zone=zone) for zone in ZONES]
    start = datetime(2026, 3, 20, tzinfo=UTC)
    events = sorted(
        (start + timedelta(minutes=chance.randrange(14 * 24 * 60)), number % len(people))
        for number in range(60)
    )
    pending = [(moment, people[who]) for moment, who in events]
    now = start
    while now < start + timedelta(days=16):
        while pending and pending[0][0] <= now:
            moment, person = pending.pop(0)
            at(person, moment)
        dice = chance.random()
        if dice > 0.2:
            send_digests(now=now)
        if dice > 0.8:
            send_digests(now=now + timedelta(seconds=chance.randrange(50)))
        now += timedelta(minutes=60)
    told = Notice.objects.select_related("person")
    assert told.count() == 60
    assert not told.filter(told_at__isnull=True).exists()
    per_letter: dict[str, int] = {}
    for notice in told:
        letter = Letter.objects.get(effect_key=notice.letter_key)
        assert letter.to_id == notice.person_id
        due, day = morning_before(notice.told_at, notice.person.time_zone)
        assert notice.at <= due
        assert letter.effect_key.endswith(day)
        # Told by the first eight o'clock after it, however late the ticks came.
        assert notice.told_at - notice.at < timedelta(hours=24 + 1 + 6)
        assert not Notice.objects.filter(
            person=notice.person, at__lt=notice.at, told_at__gt=notice.told_at
        ).exists()
        per_letter[letter.effect_key] = per_letter.get(letter.effect_key, 0) + 1
    assert len(per_letter) == len(digests())
    for letter in digests():
        assert letter.body.count("Answer here:") == per_letter[letter.effect_key]
    keys = [(letter.to_id, letter.effect_key) for letter in digests()]
    assert len(keys) == len(set(keys))


def test_what_comes_after_eight_waits_for_the_next_day(cast):
    person = in_zone(cast.reporter.person, "Africa/Accra")
    at(person, datetime(2026, 5, 4, 7, 59, tzinfo=UTC))
    at(person, datetime(2026, 5, 4, 8, 1, tzinfo=UTC))
    assert send_digests(now=datetime(2026, 5, 4, 8, 0, tzinfo=UTC)) == 1
    assert send_digests(now=datetime(2026, 5, 4, 8, 10, tzinfo=UTC)) == 0
    assert send_digests(now=datetime(2026, 5, 4, 23, 50, tzinfo=UTC)) == 0
    assert send_digests(now=datetime(2026, 5, 5, 8, 0, tzinfo=UTC)) == 1
    assert send_digests(now=datetime(2026, 5, 6, 8, 0, tzinfo=UTC)) == 0


def test_a_worker_that_was_away_over_midnight_tells_it_late(cast):
    person = in_zone(cast.reporter.person, "Africa/Accra")
    at(person, datetime(2026, 5, 4, 6, 0, tzinfo=UTC))
    assert send_digests(now=datetime(2026, 5, 5, 2, 0, tzinfo=UTC)) == 1
    assert digests()[0].effect_key.endswith("2026-05-04")


def test_a_person_who_moves_is_told_once(cast):
    person = in_zone(cast.reporter.person, "Asia/Kolkata")
    at(person, datetime(2026, 5, 4, 2, 0, tzinfo=UTC))
    assert send_digests(now=datetime(2026, 5, 4, 2, 30, tzinfo=UTC)) == 1
    in_zone(person, "America/Lima")
    at(person, datetime(2026, 5, 4, 3, 0, tzinfo=UTC))
    assert send_digests(now=datetime(2026, 5, 4, 13, 0, tzinfo=UTC)) == 0
    assert send_digests(now=datetime(2026, 5, 5, 13, 0, tzinfo=UTC)) == 1
    assert not Notice.objects.filter(told_at__isnull=True).exists()


class _DiedError(Exception):
    pass


def test_a_worker_that_dies_between_leaves_everything_to_the_next(cast, monkeypatch):
    person = in_zone(cast.reporter.person, "Africa/Accra")
    at(person, datetime(2026, 5, 4, 7, 0, tzinfo=UTC))

    def die(*_args, **_facts):
        raise _DiedError

    now = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
    with monkeypatch.context() as context:
        context.setattr(notices, "queue_mail", die)
        with pytest.raises(_DiedError), transaction.atomic():
            send_digests(now=now)
    assert Notice.objects.get().told_at is None
    assert not digests()
    assert send_digests(now=now) == 1


def test_two_workers_at_once_write_one_letter(cast, together):
    person = in_zone(cast.reporter.person, "Africa/Accra")
    for hour in range(5):
        at(person, datetime(2026, 5, 4, hour, 0, tzinfo=UTC))
    now = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
    sent = together([lambda: send_digests(now=now)] * 4)
    assert sum(sent) == 1
    (letter,) = digests()
    assert letter.body.count("Answer here:") == 5
    assert set(Notice.objects.values_list("letter_key", flat=True)) == {letter.effect_key}


def test_nothing_to_tell_is_no_letter_and_what_is_done_already_is_not_told(cast, outcome):
    person = in_zone(cast.reporter.person, "Africa/Accra")
    now = datetime.now(UTC) + timedelta(days=2)
    assert send_digests(now=now) == 0
    asked = ask_question(outcome=outcome, field="", text="Who?", by=cast.reviewer.principal)
    take_question_step(question=asked, step="answer", text="She.", by=cast.reporter.principal)
    note = add_note(
        outcome=outcome, field="", text="Look.", by=cast.reviewer.principal, tell=cast.lead.person
    )
    note_mentions(by=cast.lead.principal, shown=[str(each.pk) for each in note.notices.all()], at=now)
    assert send_digests(now=now) == 1
    (letter,) = digests()
    assert letter.to == cast.reviewer.person
    assert "She." in letter.body
    assert not Notice.objects.filter(person=person, letter_key__gt="").exists()


def test_by_choice_a_letter_comes_at_once_or_never(cast, outcome):
    User.objects.filter(pk=cast.reporter.person.pk).update(letter_rhythm="at_once")
    User.objects.filter(pk=cast.lead.person.pk).update(letter_rhythm="never")
    for text in ("Who?", "When?"):
        ask_question(outcome=outcome, field="", text=text, by=cast.reviewer.principal, tell=cast.lead.person)
    assert [letter.to.name for letter in digests()] == ["Rosa Reporter", "Rosa Reporter"]
    assert digests()[0].subject == f"Rita Reviewer asks you about {outcome.reference}"
    assert send_digests(now=datetime.now(UTC) + timedelta(days=2)) == 0
    assert Notice.objects.filter(person=cast.lead.person, told_at__isnull=True).count() == 2


def test_nobody_hears_of_their_own_words(cast):
    own = complete_outcome(round=cast.round, author=cast.reviewer.person, submitted=True)
    User.objects.update(letter_rhythm="at_once")
    asked = ask_question(outcome=own, field="", text="Who?", by=cast.lead.principal)
    take_question_step(question=asked, step="answer", text="He.", by=cast.reviewer.principal)
    now = Question.objects.select_related("outcome__round", "outcome__author").get(pk=asked.pk)
    take_question_step(question=now, step="settle", by=cast.lead.principal)
    assert [letter.to.name for letter in digests()] == ["Rita Reviewer", "Lena Lead"]


def test_a_letter_speaks_the_language_of_its_reader_and_opens_the_field(cast, outcome):
    User.objects.filter(pk=cast.reporter.person.pk).update(letter_rhythm="at_once", language="es")
    ask_question(outcome=outcome, field="statement", text="¿Cuál?", by=cast.reviewer.principal)
    (letter,) = digests()
    assert letter.language == "es"
    assert letter.body.startswith("Hola, Rosa Reporter:")
    assert f"/outcomes/{outcome.reference}/questions/1/answer/" in letter.body
    assert "¿Cuál?" in letter.body


def test_letters_name_of_a_restricted_record_and_of_a_note_only_the_reference(cast):
    User.objects.update(letter_rhythm="at_once")
    secret = complete_outcome(
        round=cast.round,
        author=cast.reporter.person,
        submitted=True,
        restricted=True,
        title="Canary title",
    )
    asked = ask_question(outcome=secret, field="statement", text="Canary?", by=cast.lead.principal)
    take_question_step(question=asked, step="answer", text="Canary answer", by=cast.reporter.principal)
    usual = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    add_note(outcome=usual, field="", text="Canary note", by=cast.reviewer.principal, tell=cast.lead.person)
    assert len(digests()) == 3
    for letter in digests():
        assert "Canary" not in letter.subject + letter.body
        assert "nternal" not in letter.subject + letter.body
        assert letter.about_reference in letter.body


def test_who_may_no_longer_read_it_hears_nothing(cast, outcome):
    ask_question(
        outcome=outcome, field="", text="Who?", by=cast.reviewer.principal, tell=cast.colleague.person
    )
    Outcome.objects.filter(pk=outcome.pk).update(confidentiality="restricted")
    send_digests(now=datetime.now(UTC) + timedelta(days=2))
    assert [letter.to.name for letter in digests()] == ["Rosa Reporter"]


def test_who_cannot_sign_in_any_more_hears_nothing(cast, outcome):
    User.objects.filter(pk=cast.reporter.person.pk).update(is_active=False)
    ask_question(outcome=outcome, field="", text="Who?", by=cast.reviewer.principal)
    assert send_digests(now=datetime.now(UTC) + timedelta(days=2)) == 0


def test_what_a_letter_about_a_return_told_is_not_told_again(cast, outcome):
    ask_question(outcome=outcome, field="", text="Who?", by=cast.reviewer.principal)
    take_step(outcome=outcome, step="return", reason="Please answer.", by=cast.reviewer.principal)
    assert send_digests(now=datetime.now(UTC) + timedelta(days=2)) == 0


def test_the_task_may_run_as_often_as_it_likes(cast, outcome):
    notice = at(cast.reporter.person, datetime.now(UTC) - timedelta(days=2), reason=NoticeReason.ASKED)
    tell_of_questions()
    tell_of_questions()
    assert len(digests()) == 1
    notice.refresh_from_db()
    assert notice.told_at is not None
