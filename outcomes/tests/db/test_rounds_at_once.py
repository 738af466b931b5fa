"""Somebody moves a round while others work in it: real threads, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from harvests.enums import RoundState
from harvests.models import HarvestRound, RoundClosing
from harvests.tests.factories import HarvestRoundFactory
from outcomes.models import CarryOver, LeftInRound, Outcome
from outcomes.queries.frozen import record_of
from outcomes.queries.round_checks import check_named, refusals
from outcomes.services.carrying import carry_over, leave_in_round
from outcomes.services.questions import ask_question
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.services.rounds import close_round, take_round_step
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import OutcomeFactory
from outcomes.tests.records import complete_outcome, keep_versions
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import DomainError

TURNS = 4


def brought_to(harvest_round: HarvestRound, state: str) -> HarvestRound:
    HarvestRound.objects.filter(pk=harvest_round.pk).update(state=state)
    return HarvestRound.objects.get(pk=harvest_round.pk)


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def only_refused(results: list[object]) -> list[bool]:
    """Return which succeeded; whatever else was raised than a refusal in words fails the test."""
    for each in results:
        assert not isinstance(each, BaseException) or isinstance(each, DomainError), repr(each)
    return [not isinstance(each, BaseException) for each in results]


def closing(cast) -> Callable[[], object]:
    here, by = HarvestRound.objects.get(pk=cast.round.pk), cast.lead.principal
    return lambda: close_round(harvest_round=here, note=NOTE, by=by)


def is_whole(harvest_round: HarvestRound) -> None:
    """Assert that a closed round has nothing unsettled and is what its record says."""
    harvest_round.refresh_from_db()
    if harvest_round.state == RoundState.CLOSED:
        assert refusals(harvest_round, "close") == []
        assert RoundClosing.objects.filter(round=harvest_round).latest("number").content == record_of(
            harvest_round
        )
    assert faults() == []


def test_a_round_is_not_closed_over_an_outcome_that_is_reopened(together, cast):
    for _turn in range(TURNS):
        brought_to(cast.round, RoundState.ANALYSING)
        accepted = fresh(OutcomeFactory(round=cast.round, accepted=True))
        by = cast.lead.principal
        done = only_refused(
            together(
                [
                    closing(cast),
                    partial(take_step, outcome=accepted, step="reopen", reason="A date is wrong.", by=by),
                ]
            )
        )
        assert done.count(True) == 1, "one of the two comes first, and the other is told"
        is_whole(cast.round)
        Outcome.objects.filter(pk=accepted.pk).delete()


def test_a_text_or_question_that_meets_a_closing_round_is_in_its_record_or_refused(together, cast):
    left = check_named("returned")
    for _turn in range(TURNS):
        here = brought_to(cast.round, RoundState.ANALYSING)
        returned = complete_outcome(round=here, author=cast.reporter.person, returned=True)
        keep_versions(returned)
        by, author = cast.lead.principal, cast.reporter.principal
        leave_in_round(harvest_round=here, check=left, outcomes=[returned], reason="No answer came.", by=by)
        only_refused(
            together(
                [
                    closing(cast),
                    partial(
                        save_answers,
                        outcome=fresh(returned),
                        version=2,
                        answers={"significance": "It matters."},
                        by=author,
                    ),
                    partial(ask_question, outcome=fresh(returned), field="", text="Which assembly?", by=by),
                ]
            )
        )
        is_whole(cast.round)


def test_who_sends_while_the_review_ends_is_waited_for_or_told(together, cast):
    for _turn in range(TURNS):
        here = brought_to(cast.round, RoundState.REVIEWING)
        draft = complete_outcome(round=here, author=cast.reporter.person)
        by, author = cast.lead.principal, cast.reporter.principal
        leave_in_round(
            harvest_round=here,
            check=check_named("unfinished"),
            outcomes=[draft],
            reason="Its author is on leave.",
            by=by,
        )
        done = only_refused(
            together(
                [
                    partial(take_round_step, harvest_round=here, step="analyse", by=by),
                    partial(take_step, outcome=fresh(draft), step="submit", by=author),
                ]
            )
        )
        assert done.count(True) == 1
        here.refresh_from_db()
        assert (here.state, fresh(draft).state) in {("analysing", "draft"), ("reviewing", "submitted")}
        Outcome.objects.filter(pk=draft.pk).delete()


def test_what_is_carried_over_and_sent_at_once_is_one_of_both(together, cast):
    for turn in range(TURNS):
        later = HarvestRoundFactory(reference=f"later-{turn}")
        draft = complete_outcome(round=brought_to(cast.round, "reviewing"), author=cast.reporter.person)
        by, author = cast.lead.principal, cast.reporter.principal
        done = only_refused(
            together(
                [
                    partial(carry_over, outcomes=[fresh(draft)], to=later, reason="It came late.", by=by),
                    partial(take_step, outcome=fresh(draft), step="submit", by=author),
                ]
            )
        )
        assert True in done
        moved = CarryOver.objects.filter(outcome=draft).exists()
        assert moved == done[0] == (fresh(draft).round == later)
        assert (fresh(draft).state == "submitted") == done[1]
        assert faults() == []
        Outcome.objects.filter(pk=draft.pk).delete()


def test_nothing_is_carried_into_a_round_that_closes_its_collecting(together, cast):
    for turn in range(TURNS):
        later = HarvestRoundFactory(reference=f"later-{turn}")
        draft = OutcomeFactory(round=cast.round)
        by = cast.lead.principal
        everywhere = type(by)(by.person_id, by.name, frozenset({"lead"}))
        done = only_refused(
            together(
                [
                    partial(
                        carry_over, outcomes=[fresh(draft)], to=later, reason="It came late.", by=everywhere
                    ),
                    partial(take_round_step, harvest_round=later, step="review", by=everywhere),
                ]
            )
        )
        assert True in done
        assert done[0] == (fresh(draft).round == later)


def test_two_leads_who_leave_or_close_at_once_leave_and_close_once(together, cast):
    here = brought_to(cast.round, RoundState.ANALYSING)
    draft, by = OutcomeFactory(round=here), cast.lead.principal
    leaving = [
        lambda: leave_in_round(
            harvest_round=here,
            check=check_named("unfinished"),
            outcomes=[draft],
            reason="Its author is on leave.",
            by=by,
        )
    ] * 2
    assert all(only_refused(together(leaving)))
    assert LeftInRound.objects.count() == 1
    assert only_refused(together([closing(cast)] * 2)).count(True) == 1
    assert RoundClosing.objects.count() == Entry.objects.filter(act="round.closed").count() == 1
    is_whole(cast.round)
