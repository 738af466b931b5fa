"""What is pressed twice, or by two people at the same moment, in a round: real threads, on both engines."""

from __future__ import annotations

import uuid
from datetime import timedelta
from functools import partial

from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import Extension, HarvestRound, LetterWording, Reply
from harvests.services.extensions import give_more_time
from harvests.services.letters import start_letters, stop_letters, word_letter
from harvests.services.replies import say_reply, take_back_reply
from harvests.services.rounds import move_round
from outcomes.models import Outcome, ReviewAssignment
from outcomes.queries.contributors import contributors_of
from outcomes.services.assigning import share_reviews
from outcomes.services.reminders import mark_of_letters, planned_letters, write_reminders
from outcomes.services.review import take_step
from outcomes.services.taking_back import take_back
from outcomes.tests.db.test_rounds_at_once import only_refused
from outcomes.tests.factories import OutcomeFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import deliver_letter

TURNS = 3


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def test_a_decision_is_taken_back_or_its_letter_goes_and_never_both(together, cast):
    for _turn in range(TURNS):
        waiting = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
        by = cast.reviewer.principal
        decided = take_step(outcome=fresh(waiting), step="accept", by=by, reason="Clear.")
        Letter.objects.update(due_at=timezone.now())
        letter = Letter.objects.latest("pk")
        later = timezone.now() + timedelta(seconds=1)
        together(
            [
                partial(take_back, outcome=fresh(decided), by=by),
                partial(deliver_letter, letter.pk, now=later),
            ]
        )
        letter.refresh_from_db()
        state = fresh(waiting).state
        assert (letter.state, state) in {(LetterState.SENT, "accepted"), (LetterState.LEFT, "submitted")}
    assert faults() == []


def test_a_reminder_pressed_twice_is_one_letter_for_each(together, cast):
    people = [
        each
        for each in contributors_of(cast.lead.principal, cast.round, now=timezone.now())
        if each.person in (cast.reporter.person, cast.colleague.person)
    ]
    told = {
        "harvest_round": cast.round,
        "contributors": people,
        "words": {"en": "Please <b>write</b> {{ name }} %s."},
        "by": cast.lead.principal,
        "today": timezone.localdate(),
    }
    send = partial(write_reminders, key=uuid.uuid4(), seen=mark_of_letters(planned_letters(**told)), **told)
    only_refused(together([send, send, send]))

    assert sorted(Letter.objects.values_list("to_name", flat=True)) == ["Carlos Colleague", "Rosa Reporter"]
    assert all("<b>write</b> {{ name }} %s." in letter.body for letter in Letter.objects.all())
    assert Entry.objects.filter(act="cockpit.reminded").count() == 1


def test_more_time_pressed_twice_is_given_and_told_once(together, cast):
    give = partial(
        give_more_time,
        harvest_round=cast.round,
        person=cast.reporter.person,
        until=cast.round.collecting_to + timedelta(days=9),
        today=cast.round.collecting_to,
        reason="Fieldwork.",
        creation_key=uuid.uuid4(),
        by=cast.lead.principal,
    )
    assert only_refused(together([give, give, give])).count(True) >= 1
    assert Extension.objects.count() == Letter.objects.count() == 1
    assert Entry.objects.filter(act="round.more_time").count() == 1


def test_a_round_is_opened_once(together, cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.PLANNED)
    planned = HarvestRound.objects.get(pk=cast.round.pk)
    opened = partial(move_round, harvest_round=planned, step="open", by=cast.lead.principal)

    assert only_refused(together([opened, opened, opened])).count(True) == 1
    assert Entry.objects.filter(act="round.opened").count() == 1


def test_what_two_leads_share_out_at_once_is_given_to_one_each(together, cast):
    made = [
        OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True) for _number in range(6)
    ]
    people = [cast.reviewer.person, cast.lead.person]
    shares = [
        partial(share_reviews, outcomes=[fresh(each) for each in made], among=among, by=cast.lead.principal)
        for among in (people, people[:1], people[1:])
    ]
    assert only_refused(together(shares)).count(True) >= 1
    standing = ReviewAssignment.objects.filter(ended_at__isnull=True)
    assert sorted(standing.values_list("outcome", flat=True)) == sorted(each.pk for each in made)


def test_words_replies_and_the_calendar_hold_in_two_windows(together, cast):
    by, lead = cast.reporter.principal, cast.lead.principal
    wordings = [
        partial(
            word_letter,
            harvest_round=cast.round,
            kind="before",
            language="en",
            subject=f"Subject {number}",
            body="{link}",
            version=0,
            by=lead,
        )
        for number in range(3)
    ]
    assert only_refused(together(wordings)).count(True) == 1
    assert LetterWording.objects.count() == 1
    only_refused(
        together(
            [
                partial(say_reply, harvest_round=cast.round, kind="nothing", by=by),
                partial(say_reply, harvest_round=cast.round, kind="all_sent", by=by),
                partial(take_back_reply, harvest_round=cast.round, by=by),
            ]
        )
    )
    assert Reply.objects.count() <= 1
    only_refused(
        together(
            [partial(each, harvest_round=cast.round, by=lead) for each in (start_letters, stop_letters) * 2]
        )
    )
    assert cast.round.letter_calendar.running_since is None or cast.round.letter_calendar.stopped_at is None
    assert faults() == []
