"""A decision is taken back within its minute, wholly, and never after it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from outcomes.enums import NoticeReason, QuestionState, SetAsideKind
from outcomes.enums import OutcomeState as S
from outcomes.models import Notice, Outcome
from outcomes.presenters import exchange_of
from outcomes.queries.outcomes import decidable_by
from outcomes.queries.steps import available_steps, latest_to_take_back
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.review import take_step
from outcomes.services.taking_back import take_back
from outcomes.tests.records import complete_outcome
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Refused, Stale, WrongState
from wiego_mle.mailing.deciding import hold, leave
from wiego_mle.mailing.enums import Failure, LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import deliver_letter

pytestmark = pytest.mark.django_db

MINUTE = timedelta(seconds=60)


@pytest.fixture
def waiting(cast) -> Outcome:
    return fresh(complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True))


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def decided(outcome, step, who, **more) -> Outcome:
    facts = {"reason": "Because.", "set_aside_kind": SetAsideKind.OUTPUT} | more
    return take_step(outcome=outcome, step=step, by=who.principal, **facts)


@pytest.mark.parametrize("step", ["accept", "return", "set_aside"])
def test_everything_is_as_before_and_the_trail_keeps_both(cast, waiting, step):
    before = Outcome.objects.filter(pk=waiting.pk).values().get()
    moved = decided(waiting, step, cast.reviewer)
    back = take_back(outcome=moved, by=cast.reviewer.principal, version=moved.version)
    after = Outcome.objects.filter(pk=waiting.pk).values().get()

    assert back.state == S.SUBMITTED
    assert after | {"updated_at": None} == before | {"updated_at": None}
    assert [each.act for each in trail_of("outcome", waiting.reference)][-1] == "outcome.taken_back"
    assert [each.step for each in waiting.decisions.all()] == ["take_back", step]
    assert decidable_by(cast.reviewer.principal).get() == waiting
    assert not faults()


@pytest.mark.parametrize("step", ["accept", "return", "set_aside"])
def test_the_letter_waits_for_the_minute_and_is_withdrawn(cast, waiting, step):
    moved = decided(waiting, step, cast.reviewer)
    letter = Letter.objects.get()

    assert letter.due_at - moved.decided_at == MINUTE
    deliver_letter(letter.pk)
    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED

    take_back(outcome=moved, by=cast.reviewer.principal)
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == (LetterState.LEFT, Failure.TAKEN_BACK)
    assert letter.attempts == 0


def test_decided_again_it_is_told_again(cast, waiting):
    moved = decided(waiting, "return", cast.reviewer, reason="Which month?")
    decided(take_back(outcome=moved, by=cast.reviewer.principal), "accept", cast.reviewer)

    assert sorted(Letter.objects.values_list("kind", "state")) == [
        ("outcome_accepted", "queued"),
        ("outcome_returned", "left"),
    ]


def test_after_the_minute_it_is_refused_in_words(cast, waiting):
    moved = decided(waiting, "accept", cast.reviewer)
    late = moved.decided_at + MINUTE

    assert "take_back" in {step.name for step in available_steps(cast.reviewer.principal, moved)}
    assert "take_back" not in {
        step.name for step in available_steps(cast.reviewer.principal, moved, now=late)
    }
    with pytest.raises(Refused, match="for one minute"):
        take_back(outcome=moved, by=cast.reviewer.principal, now=late)
    assert fresh(waiting).state == S.ACCEPTED


def test_a_letter_that_the_worker_has_taken_stops_it(cast, waiting):
    moved = decided(waiting, "accept", cast.reviewer)
    Letter.objects.update(state=LetterState.SENDING, claimed_at=timezone.now(), attempts=1)

    with pytest.raises(Refused, match="on its way"):
        take_back(outcome=moved, by=cast.reviewer.principal)
    assert fresh(waiting).state == S.ACCEPTED
    assert waiting.decisions.count() == 1


@pytest.mark.parametrize("decide", [hold, leave])
def test_a_letter_that_a_lead_held_back_or_left_does_not_stop_it(cast, waiting, decide):
    moved = decided(waiting, "return", cast.reviewer)
    decide(letter=Letter.objects.get(), by=cast.lead.principal)
    assert take_back(outcome=moved, by=cast.reviewer.principal).state == S.SUBMITTED
    assert Letter.objects.get().state == LetterState.LEFT


@pytest.mark.parametrize("decide", [hold, leave])
def test_a_letter_that_was_held_back_meanwhile_does_not_stop_it(cast, waiting, decide):
    moved = decided(waiting, "accept", cast.reviewer)
    letter = decide(letter=Letter.objects.get(), by=cast.lead.principal)

    assert take_back(outcome=moved, by=cast.reviewer.principal).state == S.SUBMITTED
    letter.refresh_from_db()
    assert letter.state == LetterState.LEFT


def test_only_who_decided_takes_it_back(cast, waiting):
    moved = decided(waiting, "accept", cast.reviewer)

    for who in (cast.lead, cast.reporter, cast.administrator):
        assert "take_back" not in {step.name for step in available_steps(who.principal, moved)}
        with pytest.raises(Refused):
            take_back(outcome=moved, by=who.principal)


def test_taken_back_twice_it_is_taken_back_once(cast, waiting):
    moved = decided(waiting, "accept", cast.reviewer)
    take_back(outcome=moved, by=cast.reviewer.principal)

    with pytest.raises((Stale, Refused)):
        take_back(outcome=moved, by=cast.reviewer.principal)
    with pytest.raises(WrongState):
        take_back(outcome=fresh(waiting), by=cast.reviewer.principal)
    assert waiting.decisions.count() == 2


def test_what_moved_on_meanwhile_is_not_taken_back(cast, waiting):
    moved = decided(waiting, "return", cast.reviewer, reason="Which month?")
    decided(moved, "resubmit", cast.reporter)

    with pytest.raises((Stale, Refused)):
        take_back(outcome=moved, by=cast.reviewer.principal)
    assert latest_to_take_back(cast.reviewer.principal) is None
    assert fresh(waiting).state == S.SUBMITTED


def test_setting_aside_a_draft_is_undone_by_reopening_not_by_this(cast):
    draft = fresh(complete_outcome(round=cast.round, author=cast.reporter.person))
    moved = decided(draft, "set_aside", cast.reviewer)

    with pytest.raises(Refused, match="for one minute"):
        take_back(outcome=moved, by=cast.reviewer.principal)
    assert Letter.objects.get().due_at <= timezone.now()


def test_questions_that_the_acceptance_closed_wait_as_before(cast, waiting):
    first = ask_question(outcome=waiting, field="statement", text="Who?", by=cast.reviewer.principal)
    other = ask_question(outcome=waiting, field="significance", text="Why?", by=cast.lead.principal)
    take_question_step(question=other, step="answer", text="It helps.", by=cast.reporter.principal)
    moved = decided(fresh(waiting), "accept", cast.reviewer, reason="Clear enough.")
    assert {first.state for first in waiting.questions.all()} == {QuestionState.SETTLED}

    take_back(outcome=moved, by=cast.reviewer.principal)

    assert [each.state for each in waiting.questions.order_by("number")] == ["open", "answered"]
    assert not first.messages.filter(kind="settled").exists()


def test_what_the_letter_of_a_return_would_have_told_is_told_by_the_letter_of_the_day(cast, waiting):
    ask_question(outcome=waiting, field="statement", text="Who?", by=cast.reviewer.principal)
    moved = decided(fresh(waiting), "return", cast.reviewer, reason="See the question.")
    notice = Notice.objects.get(reason=NoticeReason.ASKED)
    assert notice.told_at is not None

    take_back(outcome=moved, by=cast.reviewer.principal)
    notice.refresh_from_db()
    assert (notice.told_at, notice.letter_key) == (None, "")


def test_what_was_taken_back_is_not_said_to_have_been_asked(cast, waiting):
    moved = decided(waiting, "return", cast.reviewer, reason="Which month?")
    take_back(outcome=moved, by=cast.reviewer.principal)

    assert exchange_of(list(waiting.decisions.all())).asked is None


def test_a_rounded_life_reads_past_what_was_taken_back(cast, waiting):
    asked = decided(waiting, "return", cast.reviewer, reason="Which month?")
    sent = decided(asked, "resubmit", cast.reporter, reason="March.")
    again = decided(sent, "return", cast.reviewer, reason="By mistake.")
    take_back(outcome=again, by=cast.reviewer.principal)
    exchange = exchange_of(list(waiting.decisions.all()))

    assert (exchange.asked.reason, exchange.answered.reason) == ("Which month?", "March.")
