"""What waits for a person: the right rows, in the right order, nothing foreign."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from harvests.tests.factories import ExtensionFactory, ProgrammeFactory
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.queries.home import (
    accepted_count,
    expected_of,
    led_rounds,
    newest_accepted,
    own_work,
    waiting_for,
    writable_rounds,
)
from outcomes.queries.housekeeping import Housekeeping, housekeeping_of
from outcomes.queries.outcomes import decidable_by
from outcomes.tests.factories import OutcomeFactory, OutcomeProgrammeFactory, ReviewDecisionFactory
from wiego_mle.accounts.tests.factories import InvitationFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing.models import LetterState
from wiego_mle.mailing.tests.factories import LetterFactory
from wiego_mle.tests.cast import member

NOW = timezone.now()


def sent(days_ago: int, **fields) -> Outcome:
    outcome = OutcomeFactory(submitted=True, **fields)
    Outcome.objects.filter(pk=outcome.pk).update(submitted_at=NOW - timedelta(days=days_ago))
    return outcome


def test_own_work_is_only_ones_own(cast):
    mine = {"round": cast.round, "author": cast.reporter.person}
    draft, note = OutcomeFactory(**mine), OutcomeFactory(lead=True, **mine)
    back, accepted = OutcomeFactory(returned=True, **mine), OutcomeFactory(accepted=True, **mine)
    OutcomeFactory(restricted=True, **mine)
    for trait in ("lead", "returned", "accepted"):
        OutcomeFactory(round=cast.round, author=cast.colleague.person, **{trait: True})
    own = own_work(cast.reporter.principal)
    assert own.counts == {S.DRAFT: 2, S.LEAD: 1, S.RETURNED: 1, S.ACCEPTED: 1}
    assert own.unfinished_count == 3
    assert {draft, note} < set(own.unfinished)
    assert own.returned == [back]
    assert own.accepted == [accepted]


def test_a_return_comes_with_its_last_reason_and_who_gave_it(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, returned=True)
    for days, reason in ((9, "An old reason"), (2, "Which month was it?")):
        ReviewDecisionFactory(
            outcome=outcome, reason=reason, by=cast.reviewer.person, at=NOW - timedelta(days=days)
        )
    ReviewDecisionFactory(outcome=outcome, step="resubmit", reason="I added the month", at=NOW)
    (back,) = own_work(cast.reporter.principal).returned
    assert (back.return_reason, back.returned_by) == ("Which month was it?", "Rita Reviewer")


def test_the_longest_waiting_comes_first_and_figures_fit_the_queue(cast):
    law, cities = ProgrammeFactory(label_en="Law", order=1), ProgrammeFactory(label_en="Cities", order=2)
    here = {"round": cast.round, "author": cast.reporter.person}
    older, newer = sent(20, **here), sent(3, **here)
    without = sent(1, **here)
    again = sent(10, submissions=2, **here)
    for outcome in (older, newer, again):
        OutcomeProgrammeFactory(outcome=outcome, programme=law)
    OutcomeProgrammeFactory(outcome=again, programme=cities, is_lead=False)
    waiting = waiting_for(cast.reviewer.principal)
    assert (waiting.total, waiting.again, waiting.without_programme) == (4, 1, 1)
    assert waiting.oldest == NOW - timedelta(days=20)
    assert list(waiting.first) == [older, again, newer]
    assert [(programme.label, number) for programme, number in waiting.by_programme] == [
        ("Law", 3),
        ("Cities", 1),
    ]
    assert without in decidable_by(cast.reviewer.principal)


def test_ones_own_foreign_and_restricted_outcomes_do_not_wait_for_a_reviewer(cast):
    sent(1, round=cast.round, author=cast.reviewer.person)
    sent(1, round=cast.other_round, author=cast.reporter.person)
    sent(1, round=cast.round, author=cast.reporter.person, restricted=True)
    assert waiting_for(cast.reviewer.principal).total == 0
    assert waiting_for(cast.lead.principal).total == 2


@pytest.mark.parametrize("name", ["reporter", "reviewer", "lead", "administrator", "reader", "outsider"])
def test_figures_agree_with_the_rows_that_may_be_decided(cast, name):
    for author in (cast.reporter, cast.reviewer, cast.lead):
        for restricted in (False, True):
            sent(1, round=cast.round, author=author.person, restricted=restricted)
    principal = getattr(cast, name).principal
    assert waiting_for(principal).total == decidable_by(principal).count()


def test_rounds_to_write_in_come_by_deadline(cast):
    cast.other_round.collecting_to = cast.round.collecting_to - timedelta(days=30)
    cast.other_round.save()
    assert writable_rounds(cast.reporter.principal) == [cast.round]
    everywhere = member("Everywhere", everywhere=(Role.CONTRIBUTOR,)).principal
    rounds = writable_rounds(everywhere)
    assert rounds == [cast.other_round, cast.round]
    later = cast.round.collecting_to + timedelta(days=10)
    ExtensionFactory(round=cast.other_round, person_id=everywhere.person_id, until=later)
    told = expected_of(everywhere, rounds, date(2026, 12, 1))
    assert [(each.round, each.until) for each in told] == [
        (cast.round, cast.round.collecting_to),
        (cast.other_round, later),
    ]
    assert writable_rounds(cast.coder.principal) == []


def test_a_lead_sees_the_rounds_they_lead_with_their_numbers(cast):
    OutcomeFactory(round=cast.round, submitted=True)
    OutcomeFactory(round=cast.round)
    assert led_rounds(cast.lead.principal) == [(cast.round, {S.SUBMITTED: 1, S.DRAFT: 1})]


def test_a_reader_sees_what_was_accepted_last_but_nothing_restricted(cast):
    outcomes = [OutcomeFactory(accepted=True) for _number in range(6)]
    for number, outcome in enumerate(outcomes):
        Outcome.objects.filter(pk=outcome.pk).update(decided_at=NOW - timedelta(days=number))
    OutcomeFactory(accepted=True, restricted=True)
    OutcomeFactory(submitted=True)
    assert newest_accepted(cast.reader.principal) == outcomes[:5]
    assert accepted_count(cast.reader.principal) == 6


def test_housekeeping_is_for_those_who_look_after_it(cast):
    long_ago = NOW - timedelta(hours=1)
    LetterFactory(state=LetterState.SENDING, claimed_at=long_ago)
    LetterFactory(state=LetterState.QUEUED)
    InvitationFactory()
    InvitationFactory(revoked_at=NOW)
    assert housekeeping_of(cast.administrator.principal, NOW) == Housekeeping(1, 1, 0)
    assert housekeeping_of(member("Lead", everywhere=(Role.LEAD,)).principal, NOW) == Housekeeping(1)
    assert housekeeping_of(cast.lead.principal, NOW) == Housekeeping(0)
    for name in ("reporter", "reviewer", "reader", "outsider"):
        assert not housekeeping_of(getattr(cast, name).principal, NOW)
