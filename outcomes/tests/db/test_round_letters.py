"""The letters of a round over eight weeks: each once, on the right morning, and none that is not wanted."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from harvests.models import LetterCalendar, RoundLetter
from outcomes.services.round_letters import write_due_letters
from outcomes.tests.letters_year import (
    BEGAN,
    LASTS,
    TICK,
    expected,
    sent_letters,
    simulation,
    unread_outcomes,
)
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.queries import due
from wiego_mle.mailing.services import deliver_letter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tick(now: datetime, *, times: int = 1) -> None:
    """Do what the beat does: write what is due, then deliver what is due."""
    for _time in range(times):
        write_due_letters(now=now)
        for letter_id in due(now).values_list("pk", flat=True):
            deliver_letter(letter_id, now=now)


def run(made, *, step: timedelta, until: datetime, times: int = 1, begin: datetime = BEGAN) -> None:
    """Let time pass from the opening of the round on."""
    now = begin
    while now <= until:
        made.happen(now)
        tick(now, times=times)
        now += step


def difference(made, until: datetime) -> tuple[list, list]:
    """Return which letters are missing, and which went that should not have or went twice."""
    went, wanted = Counter(sent_letters(made.round)), Counter(expected(made, until=until))
    return sorted((wanted - went).elements()), sorted((went - wanted).elements())


@pytest.mark.embedded
def test_eight_weeks_of_sixty_people_in_nine_time_zones():
    made = simulation()
    until = BEGAN + LASTS
    run(made, step=TICK, until=until)
    missing, wrong = difference(made, until - TICK)
    wrong = [each for each in wrong if each not in expected(made, until=until)]
    assert not missing, missing[:20]
    assert not wrong, wrong[:20]
    went = sent_letters(made.round)
    assert len(mail.outbox) == len(went) > 200
    assert {kind for _name, kind, _number, _day in went} == {
        "opening",
        "before",
        "on_day",
        "after",
        "waiting",
        "escalation",
    }
    assert unread_outcomes(made.round) > 20


def test_a_doubled_beat_sends_nothing_twice():
    made = simulation()
    until = BEGAN + timedelta(days=6)
    run(made, step=TICK, until=until, times=2)
    missing, wrong = difference(made, until - TICK)
    wrong = [each for each in wrong if each not in expected(made, until=until)]
    assert (missing, wrong) == ([], [])
    assert len(mail.outbox) == Letter.objects.filter(state="sent").count() > 40


@pytest.mark.embedded
def test_after_a_week_without_a_worker_each_gets_one_letter_and_not_seven():
    """From five days before the deadline to two days after it nothing runs."""
    made = simulation()
    asleep = (datetime(2026, 3, 31, tzinfo=UTC), datetime(2026, 4, 7, tzinfo=UTC))
    until = datetime(2026, 4, 8, 23, tzinfo=UTC)
    run(made, step=timedelta(hours=8), until=asleep[0])
    run(made, step=TICK, begin=asleep[1], until=until)
    after = [row for row in sent_letters(made.round) if row[3] >= date(2026, 4, 6)]
    reminders = Counter(name for name, kind, _number, _day in after if kind in ("before", "on_day", "after"))
    assert reminders, "nobody was written to after the week"
    per_day = Counter((name, kind, day) for name, kind, _number, day in sent_letters(made.round))
    assert max(per_day.values()) == 1
    caught_up = [row for row in after if row[3] <= date(2026, 4, 7) and row[1] in ("before", "on_day")]
    assert {kind for _name, kind, _number, _day in caught_up} <= {"on_day", "before"}
    assert max(Counter(name for name, *_rest in caught_up).values()) == 1
    assert RoundLetter.objects.filter(fate="superseded", about_day=date(2026, 4, 5), number=2).exists()


def test_a_round_typed_in_afterwards_sends_nothing_by_itself():
    made = simulation()
    made.round.collecting_to = date(2026, 2, 26)
    made.round.collecting_from = date(2026, 2, 1)
    made.round.save()
    tick(datetime(2026, 2, 27, 12, tzinfo=UTC))
    calendar = LetterCalendar.objects.get()
    assert calendar.running_since is None
    assert calendar.stopped_at is not None
    assert not Letter.objects.exists()
