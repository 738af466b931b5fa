"""Rounds where outcomes have a say: counts per state, and closing."""

from __future__ import annotations

import pytest

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from outcomes.queries.outcomes import visible_to
from outcomes.queries.rounds import counts_by_state, led_by
from outcomes.services.review import take_step
from outcomes.services.rounds import close_round, take_round_step
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused, Stale, WrongState
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

CAST = ("reporter", "colleague", "reviewer", "lead", "coder", "administrator", "reader", "outsider")


@pytest.fixture
def one_of_each(cast):
    for harvest_round in (cast.round, cast.other_round):
        for trait in ("lead", "submitted", "returned", "accepted", "set_aside", "withdrawn"):
            for restricted in (False, True):
                OutcomeFactory(
                    round=harvest_round, author=cast.colleague.person, restricted=restricted, **{trait: True}
                )
        OutcomeFactory(round=harvest_round, author=cast.reporter.person)


@pytest.mark.parametrize("name", CAST)
def test_a_number_counts_what_this_person_may_read_and_no_more(cast, one_of_each, name):
    principal = getattr(cast, name).principal
    counts = counts_by_state(principal)
    for harvest_round in (cast.round, cast.other_round):
        seen = [outcome.state for outcome in visible_to(principal).filter(round=harvest_round)]
        assert counts.get(harvest_round.pk, {}) == {state: seen.count(state) for state in set(seen)}


def test_numbers_of_all_rounds_are_one_question(cast, one_of_each, django_assert_num_queries):
    principal = cast.lead.principal
    with django_assert_num_queries(1):
        counts_by_state(principal)
    with django_assert_num_queries(1):
        only_here = counts_by_state(principal, HarvestRound.objects.filter(pk=cast.round.pk))
    assert set(only_here) == {cast.round.pk}


def test_running_rounds_are_led_here_or_everywhere(cast):
    closed = HarvestRoundFactory(closed=True)
    TeamMemberFactory(round=closed, person=cast.lead.person, role=Role.LEAD)
    assert list(led_by(cast.lead.principal)) == [cast.round]
    everywhere = member("Everywhere", everywhere=(Role.LEAD,)).principal
    assert set(led_by(everywhere)) == {cast.round, cast.other_round}
    assert not led_by(cast.administrator.principal)


@pytest.fixture
def analysing(cast):
    cast.round.state = RoundState.ANALYSING
    cast.round.save()
    return cast.round


def test_a_round_is_closed_when_everything_is_settled(cast, analysing):
    OutcomeFactory(round=analysing, accepted=True)
    OutcomeFactory(round=cast.other_round, submitted=True)
    closed = close_round(harvest_round=analysing, note=NOTE, by=cast.lead.principal)
    assert closed.state == RoundState.CLOSED
    assert Entry.objects.filter(act="round.closed", subject_reference="here").count() == 1


def test_a_round_is_not_closed_while_something_waits_even_unseen(cast, analysing):
    OutcomeFactory(round=analysing, submitted=True, restricted=True)
    with pytest.raises(Refused, match="1 outcome still waits"):
        close_round(harvest_round=analysing, note=NOTE, by=cast.lead.principal)
    analysing.refresh_from_db()
    assert (analysing.state, analysing.version) == (RoundState.ANALYSING, 1)
    assert not Entry.objects.filter(act="round.closed").exists()


def test_a_step_that_meets_a_closing_round_comes_too_late(cast, analysing):
    accepted = OutcomeFactory(round=analysing, author=cast.reporter.person, accepted=True)
    close_round(harvest_round=HarvestRound.objects.get(pk=analysing.pk), note=NOTE, by=cast.lead.principal)
    assert accepted.round.state == RoundState.ANALYSING
    with pytest.raises(Stale):
        take_step(outcome=accepted, step="reopen", reason="A date is wrong.", by=cast.lead.principal)
    accepted.refresh_from_db()
    assert accepted.state == "accepted"


def test_any_step_is_taken_through_one_door(cast):
    by, harvest_round = cast.lead.principal, cast.round
    for step, reason, state in [
        ("review", "", "reviewing"),
        ("analyse", "", "analysing"),
        ("close", "", "closed"),
        ("reopen", "A correction came late.", "analysing"),
        ("review_again", "It is to be read once more.", "reviewing"),
        ("collect", "Lima asked for a week.", "open"),
    ]:
        harvest_round = take_round_step(
            harvest_round=harvest_round,
            step=step,
            by=by,
            reason=reason,
            note=NOTE if step == "close" else None,
        )
        assert harvest_round.state == state
    with pytest.raises(WrongState):
        take_round_step(harvest_round=harvest_round, step="close", note=NOTE, by=by)
    with pytest.raises(Refused):
        take_round_step(harvest_round=harvest_round, step="review", by=cast.reviewer.principal)
