"""Up to which version somebody has read a record, and what is new to them."""

from __future__ import annotations

import pytest

from outcomes.models import LastLook, Outcome
from outcomes.queries.versions import changed_since_looked
from outcomes.services.looks import note_look, remember_look
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.services.sources import add_source
from outcomes.tests.capture import TEXT, draft_of
from outcomes.tests.records import complete_outcome
from outcomes.version_notices import since_look
from wiego_mle.kernel.errors import Refused

SOURCE = {"name": "A vendor", "organisation": "", "role": "", "consent": "given", "wants_credit": False}


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round").get(pk=outcome.pk)


def saved(outcome: Outcome, member, **answers) -> Outcome:
    now = fresh(outcome)
    return save_answers(outcome=now, version=now.version, answers=answers, by=member.principal)


def seen(outcome: Outcome, member) -> int | None:
    return (
        LastLook.objects.filter(outcome=outcome, person=member.person)
        .values_list("version", flat=True)
        .first()
    )


def is_new(outcome: Outcome, member) -> bool:
    return outcome.pk in changed_since_looked(member.principal, [outcome])


def test_a_look_moves_forward_only(cast):
    outcome = draft_of(cast)
    saved(outcome, cast.reporter, statement=TEXT)
    for version in (2, 1):
        remember_look(outcome=fresh(outcome), version=version, by=cast.reviewer.principal)
    assert seen(outcome, cast.reviewer) == 2
    assert LastLook.objects.filter(person=cast.reviewer.person).count() == 1


@pytest.mark.parametrize("version", [0, -1, 2])
def test_a_version_that_is_not_there_was_not_read(cast, version):
    outcome = draft_of(cast)
    with pytest.raises(Refused):
        remember_look(outcome=fresh(outcome), version=version, by=cast.reviewer.principal)
    assert seen(outcome, cast.reviewer) is None


def test_a_hidden_record_was_not_read(cast):
    outcome = draft_of(cast)
    with pytest.raises(Refused):
        remember_look(outcome=fresh(outcome), version=1, by=cast.outsider.principal)
    assert not LastLook.objects.filter(person=cast.outsider.person).exists()


def test_what_somebody_does_counts_as_a_look(cast):
    outcome = draft_of(cast)
    assert seen(outcome, cast.reporter) == 1
    saved(outcome, cast.reporter, statement=TEXT)
    assert seen(outcome, cast.reporter) == 2
    ready = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    take_step(
        outcome=fresh(ready),
        step="return",
        by=cast.reviewer.principal,
        reason="Say who.",
        version=ready.version,
    )
    assert seen(ready, cast.reviewer) == ready.version


def test_only_what_others_changed_since_is_new(cast):
    outcome = draft_of(cast)
    assert not is_new(outcome, cast.reviewer)
    remember_look(outcome=fresh(outcome), version=1, by=cast.reviewer.principal)
    assert not is_new(outcome, cast.reviewer)
    saved(outcome, cast.reporter, statement=TEXT)
    assert is_new(outcome, cast.reviewer)
    assert not is_new(outcome, cast.reporter)


def test_adding_a_part_does_not_hide_what_somebody_else_wrote_before(cast):
    outcome = draft_of(cast)
    saved(outcome, cast.reviewer, statement=TEXT)
    add_source(outcome=fresh(outcome), answers=SOURCE, by=cast.reporter.principal)
    assert is_new(outcome, cast.reporter)
    assert since_look(cast.reporter.principal, fresh(outcome)).labels == ("Outcome statement", "Sources")


def test_ones_own_parts_are_no_news(cast):
    outcome = draft_of(cast)
    add_source(outcome=fresh(outcome), answers=SOURCE, by=cast.reporter.principal)
    assert not is_new(outcome, cast.reporter)
    assert since_look(cast.reporter.principal, fresh(outcome)).labels == ()


def test_sources_are_no_news_to_those_who_may_not_know_them(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, accepted=True)
    Outcome.objects.filter(pk=outcome.pk).update(state="returned")
    outcome = saved(outcome, cast.reviewer, statement=TEXT)
    note_look(outcome=outcome, version=outcome.version, by=cast.colleague.principal)
    add_source(outcome=fresh(outcome), answers=SOURCE, by=cast.reviewer.principal)
    assert since_look(cast.colleague.principal, fresh(outcome)).labels == ()


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_is_asked_in_two_queries_whatever_it_holds(cast, number, django_assert_num_queries):
    outcomes = [draft_of(cast) for _number in range(number)]
    for outcome in outcomes:
        remember_look(outcome=fresh(outcome), version=1, by=cast.reviewer.principal)
        saved(outcome, cast.reporter, statement=TEXT)
    principal = cast.reviewer.principal
    with django_assert_num_queries(2):
        assert len(changed_since_looked(principal, outcomes)) == number
