"""A conflict of interest is respected everywhere, by the lead too, and the three ways to ask agree."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from harvests.tests.factories import ProgrammeFactory, TeamMemberFactory
from outcomes.models import ConflictOfInterest, Outcome
from outcomes.policy import Act, may
from outcomes.queries.home import waiting_for
from outcomes.queries.interests import in_conflict, load_conflicts
from outcomes.queries.outcomes import decidable_by, visible_to
from outcomes.queries.questions import to_settle
from outcomes.queries.review import queue_for
from outcomes.queries.steps import available_steps
from outcomes.services.carrying import carry_over
from outcomes.services.interests import declare_conflict, end_conflict
from outcomes.services.notes import add_note
from outcomes.services.opinions import ask_opinion, keep_checks
from outcomes.services.questions import ask_question
from outcomes.services.review import take_step
from outcomes.tests.factories import (
    ActorFactory,
    OutcomeActorFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    QuestionFactory,
    SecondOpinionFactory,
)
from outcomes.tests.records import complete_outcome
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast) -> Outcome:
    return fresh(complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True))


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


ABOUT = {
    "author": lambda outcome: outcome.author,
    "actor": lambda outcome: outcome.actors.get(),
    "programme": lambda outcome: outcome.programmes.get(),
    "outcome": lambda outcome: outcome,
}


@pytest.mark.parametrize("kind", ABOUT)
@pytest.mark.parametrize("name", ["reviewer", "lead"])
def test_nothing_it_is_about_is_judged_by_this_person_until_they_end_it(cast, waiting, kind, name):
    who = getattr(cast, name)
    other = cast.lead if name == "reviewer" else cast.reviewer
    QuestionFactory(outcome=waiting, state="answered")
    SecondOpinionFactory(outcome=waiting, asked_of=who.person)
    conflict = declare_conflict(harvest_round=cast.round, about=ABOUT[kind](waiting), by=who.principal)
    outcome, by = fresh(waiting), who.principal

    assert not decidable_by(by).exists()
    assert len(queue_for(by, {})) == waiting_for(by).total == 0
    assert not to_settle(by).exists()
    assert not available_steps(by, outcome)
    for step in ("accept", "return", "set_aside"):
        with pytest.raises(Refused, match="conflict of interest"):
            take_step(outcome=outcome, step=step, by=by, reason="Because.", set_aside_kind="output")
    for refused in (
        lambda: ask_question(outcome=outcome, field="statement", text="Who?", by=by),
        lambda: add_note(outcome=outcome, field="", text="Hm.", by=by),
        lambda: ask_opinion(outcome=outcome, of=other.person, by=by),
        lambda: keep_checks(outcome=outcome, answers={"who": "yes"}, version=outcome.version, by=by),
        lambda: ask_opinion(outcome=fresh(waiting), of=who.person, by=other.principal),
    ):
        with pytest.raises(Refused):
            refused()
    assert not may(by, Act.EDIT, outcome)
    assert visible_to(by).filter(pk=outcome.pk).exists()
    assert decidable_by(other.principal).filter(pk=outcome.pk).exists()

    end_conflict(conflict=conflict, by=by)
    assert decidable_by(by).get() == waiting
    assert take_step(outcome=fresh(waiting), step="accept", by=by, reason="It is clear.").state == "accepted"
    assert ConflictOfInterest.objects.get().ended_at is not None


def test_it_holds_in_its_round_alone(cast, waiting):
    elsewhere = OutcomeFactory(round=cast.other_round, author=cast.reporter.person, submitted=True)
    declare_conflict(harvest_round=cast.round, about=cast.reporter.person, by=cast.reviewer.principal)

    assert fresh(waiting).people_in_conflict == {cast.reviewer.person.pk}
    assert fresh(elsewhere).people_in_conflict == frozenset()


@pytest.mark.parametrize("kind", ABOUT)
def test_it_goes_with_a_record_that_is_carried_over(cast, kind):
    """Else the lead of two rounds would move what they may not judge, and judge it there."""
    returned = fresh(complete_outcome(round=cast.round, author=cast.reporter.person, returned=True))
    TeamMemberFactory(round=cast.other_round, person=cast.lead.person, role="lead")
    type(cast.round).objects.filter(pk=cast.other_round.pk).update(covers_to=date(2030, 1, 1))
    cast.other_round.refresh_from_db()
    declare_conflict(harvest_round=cast.round, about=ABOUT[kind](returned), by=cast.lead.principal)
    carry_over(outcomes=[fresh(returned)], to=cast.other_round, reason="Late.", by=cast.lead.principal)
    Outcome.objects.update(
        state="submitted", submissions=2, submitted_at=timezone.now(), first_submitted_at=timezone.now()
    )
    moved = fresh(returned)

    with pytest.raises(Refused, match="conflict of interest"):
        take_step(outcome=moved, step="accept", by=cast.lead.principal, reason="Clear.")
    assert not decidable_by(cast.lead.principal).exists()
    batch = list(Outcome.objects.all())
    load_conflicts(batch)
    assert batch[0].people_in_conflict == moved.people_in_conflict == {cast.lead.person.pk}


def test_an_actor_that_was_merged_meanwhile_is_still_the_same(cast, waiting):
    gone = ActorFactory()
    declare_conflict(harvest_round=cast.round, about=gone, by=cast.reviewer.principal)
    type(gone).objects.filter(pk=gone.pk).update(merged_into=waiting.actors.get())

    assert cast.reviewer.person.pk in fresh(waiting).people_in_conflict
    assert not decidable_by(cast.reviewer.principal).exists()


def test_the_policy_the_filter_and_the_batch_say_the_same(cast):
    actors = [ActorFactory() for _number in range(3)]
    actors[2].merged_into = actors[1]
    actors[2].save()
    programmes = [ProgrammeFactory() for _number in range(2)]
    for number in range(12):
        outcome = OutcomeFactory(
            round=(cast.round, cast.other_round)[number % 4 == 3],
            author=(cast.reporter, cast.colleague)[number % 2].person,
            submitted=True,
        )
        OutcomeActorFactory(outcome=outcome, actor=actors[number % 2])
        OutcomeProgrammeFactory(outcome=outcome, programme=programmes[number % 3 == 0])
    for who, about in (
        (cast.reviewer, actors[2]),
        (cast.reviewer, programmes[1]),
        (cast.lead, cast.colleague.person),
        (cast.lead, Outcome.objects.filter(round=cast.round).first()),
    ):
        declare_conflict(harvest_round=cast.round, about=about, by=who.principal)
    batch = list(Outcome.objects.order_by("pk"))
    load_conflicts(batch)

    for who in (cast.reviewer, cast.lead, cast.coder):
        by_filter = set(Outcome.objects.filter(in_conflict(who.principal)).values_list("pk", flat=True))
        one_by_one = {each.pk for each in Outcome.objects.all() if who.person.pk in each.people_in_conflict}
        together = {each.pk for each in batch if who.person.pk in each.people_in_conflict}
        assert by_filter == one_by_one == together
        assert bool(by_filter) == (who != cast.coder)


def test_declared_twice_it_is_noted_once_and_the_trail_names_nobody(cast):
    by = cast.reviewer.principal
    first = declare_conflict(
        harvest_round=cast.round, about=cast.reporter.person, by=by, reason="CANARY she is my sister"
    )
    assert declare_conflict(harvest_round=cast.round, about=cast.reporter.person, by=by) == first
    end_conflict(conflict=first, by=by)
    end_conflict(conflict=ConflictOfInterest.objects.get(), by=by)
    again = declare_conflict(harvest_round=cast.round, about=cast.reporter.person, by=by)

    assert again != first
    entries = Entry.objects.filter(subject_type="conflict_of_interest").order_by("pk")
    assert [each.act.split(".")[1] for each in entries] == ["declared", "ended", "declared"]
    written = " ".join(f"{each.changes} {each.reason}" for each in entries)
    assert "CANARY" not in written
    assert "Rosa" not in written


def test_what_cannot_be_declared(cast, waiting):
    hidden = OutcomeFactory(round=cast.other_round)
    for who, round_, about in (
        (cast.reporter, cast.round, cast.colleague.person),
        (cast.reviewer, cast.other_round, cast.colleague.person),
        (cast.reviewer, cast.round, cast.reviewer.person),
        (cast.reviewer, cast.round, hidden),
    ):
        with pytest.raises(Refused):
            declare_conflict(harvest_round=round_, about=about, by=who.principal)
    conflict = declare_conflict(harvest_round=cast.round, about=waiting, by=cast.reviewer.principal)
    with pytest.raises(Refused):
        end_conflict(conflict=conflict, by=cast.lead.principal)
