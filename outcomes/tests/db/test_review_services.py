"""Every step from every state, by the right people only, with reasons, letters and trail."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from harvests.enums import Dimension, RoundState
from harvests.models import Code
from harvests.tests.factories import ProgrammeFactory
from outcomes.completeness import missing_for_accept, missing_for_submit
from outcomes.enums import Confidentiality, Direction, InfluenceRoute, SetAsideKind
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.queries.steps import available_steps
from outcomes.services.review import take_step
from outcomes.tests.factories import (
    ActorFactory,
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    ReviewDecisionFactory,
    SourceFactory,
)
from outcomes.workflows import OUTCOME
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

TRAIT = {S.DRAFT: None, S.WITHDRAWN: None}


def in_state(cast, state, **more) -> Outcome:
    """Return a complete outcome of the reporter in that state."""
    trait = {} if state in TRAIT else {str(state): True}
    fields = {"round": cast.round, "author": cast.reporter.person, "title": "A change"}
    fields |= {"direction": Direction.POSITIVE, "influence_route": InfluenceRoute.A}
    fields |= {
        "actor_type": Code.objects.get(dimension=Dimension.ACTOR_TYPE, key="court"),
        "change_type": Code.objects.get(dimension=Dimension.CHANGE_TYPE, key="policy"),
    }
    outcome = OutcomeFactory(**(fields | trait | more))
    if state in (S.ACCEPTED, S.RETURNED, S.SET_ASIDE):
        step = {S.ACCEPTED: "accept", S.RETURNED: "return"}.get(state, "set_aside")
        ReviewDecisionFactory(outcome=outcome, step=step, to_state=state, by=cast.reviewer.person)
        by = more.get("decided_by", cast.reviewer.person)
        Outcome.objects.filter(pk=outcome.pk).update(decided_by=by, decided_at=timezone.now())
    if state in TRAIT:
        Outcome.objects.filter(pk=outcome.pk).update(state=state)
    OutcomeProgrammeFactory(outcome=outcome, programme=ProgrammeFactory(), is_lead=True)
    OutcomeActorFactory(outcome=outcome, actor=ActorFactory())
    OutcomeCountryFactory(outcome=outcome)
    SourceFactory(outcome=outcome)
    return Outcome.objects.select_related("round").get(pk=outcome.pk)


def taken(outcome, step, who, **more) -> Outcome:
    """Take a step with everything it could ask for."""
    fields = {"reason": "Because.", "set_aside_kind": SetAsideKind.OUTPUT}
    return take_step(outcome=outcome, step=step, by=who.principal, **(fields | more))


WHO_MAY = {
    "develop": "reporter",
    "submit": "reporter",
    "resubmit": "reporter",
    "accept": "reviewer",
    "return": "reviewer",
    "set_aside": "reviewer",
    "withdraw": "reporter",
    "restore": "reporter",
    "reopen": "reviewer",
    "take_back": "reviewer",
}


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("step", [each.name for each in OUTCOME.steps])
def test_every_step_from_every_state(cast, step, state):
    outcome = in_state(cast, state)
    if not missing_for_accept(outcome) and state in OUTCOME.step(step).sources:
        moved = taken(outcome, step, getattr(cast, WHO_MAY[step]))
        assert moved.state == OUTCOME.step(step).target
        entry = trail_of("outcome", outcome.reference).get()
        assert entry.changes["state"] == [state, moved.state]
    elif state in OUTCOME.step(step).sources:
        # Only a lead made by the factory is incomplete, and only these steps leave it.
        assert state == S.LEAD
        assert taken(outcome, step, getattr(cast, WHO_MAY[step])).state == OUTCOME.step(step).target
    else:
        # Working out a lead is editing, so its policy looks at the state before the table does.
        with pytest.raises(Refused if step == "develop" and state in FINISHED else WrongState):
            taken(outcome, step, getattr(cast, WHO_MAY[step]))
        assert Outcome.objects.get(pk=outcome.pk).state == state
        assert not trail_of("outcome", outcome.reference).exists()


FINISHED = {S.SUBMITTED, S.ACCEPTED, S.SET_ASIDE, S.WITHDRAWN}
PEOPLE = ("reporter", "colleague", "reviewer", "lead", "coder", "administrator", "reader", "outsider")
STARTS = {
    "submit": S.DRAFT,
    "accept": S.SUBMITTED,
    "return": S.SUBMITTED,
    "set_aside": S.SUBMITTED,
    "withdraw": S.SUBMITTED,
    "reopen": S.ACCEPTED,
}
ALLOWED = {
    "submit": {"reporter", "reviewer", "lead"},
    "accept": {"reviewer", "lead"},
    "return": {"reviewer", "lead"},
    "set_aside": {"reviewer", "lead"},
    "withdraw": {"reporter"},
    "reopen": {"reviewer", "lead"},
}


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("step", ALLOWED)
def test_who_may_take_a_step(cast, step, name):
    outcome = in_state(cast, STARTS[step])
    if name in ALLOWED[step]:
        assert taken(outcome, step, getattr(cast, name)).state == OUTCOME.step(step).target
    else:
        with pytest.raises(Refused):
            taken(outcome, step, getattr(cast, name))
    offered = {row.name for row in available_steps(getattr(cast, name).principal, outcome)}
    assert (step in offered) == (name in ALLOWED[step])


@pytest.mark.parametrize("step", ["accept", "return"])
def test_nobody_decides_their_own(cast, step):
    outcome = in_state(cast, S.SUBMITTED, author=cast.lead.person)
    with pytest.raises(Refused, match="somebody else decides"):
        taken(outcome, step, cast.lead)
    assert step not in {row.name for row in available_steps(cast.lead.principal, outcome)}


def test_the_database_refuses_an_author_as_acceptor(cast):
    outcome = in_state(cast, S.ACCEPTED, decided_by=cast.lead.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(decided_by=cast.reporter.person)


def test_a_restricted_outcome_is_decided_by_the_lead_alone(cast):
    outcome = in_state(cast, S.SUBMITTED, confidentiality=Confidentiality.RESTRICTED)
    with pytest.raises(Refused):
        taken(outcome, "accept", cast.reviewer)
    assert taken(outcome, "accept", cast.lead).state == S.ACCEPTED


@pytest.mark.parametrize("step", ["return", "set_aside", "reopen"])
def test_a_reason_of_spaces_is_no_reason(cast, step):
    source = S.ACCEPTED if step == "reopen" else S.SUBMITTED
    outcome = in_state(cast, source)
    with pytest.raises(Incomplete) as refused:
        taken(outcome, step, cast.reviewer, reason=" \n\u202e ")
    assert "reason" in refused.value.missing
    assert Outcome.objects.get(pk=outcome.pk).state == source


def test_sending_needs_its_answers_and_says_which(cast):
    outcome = in_state(cast, S.DRAFT, statement="")
    outcome.sources.all().delete()
    with pytest.raises(Incomplete) as refused:
        taken(outcome, "submit", cast.reporter)
    assert set(refused.value.missing) == {"statement", "sources"} == set(missing_for_submit(outcome))


def test_accepting_needs_more_than_sending(cast):
    outcome = in_state(cast, S.SUBMITTED, contribution_others="")
    assert not missing_for_submit(outcome)
    with pytest.raises(Incomplete) as refused:
        taken(outcome, "accept", cast.reviewer)
    assert set(refused.value.missing) == {"contribution_others"}
    assert "none known" in refused.value.missing["contribution_others"]


def test_a_double_click_on_accept_accepts_once(cast):
    outcome = in_state(cast, S.SUBMITTED)
    taken(outcome, "accept", cast.reviewer)
    with pytest.raises(Stale):
        taken(outcome, "accept", cast.reviewer)
    assert outcome.decisions.count() == 1
    assert Letter.objects.count() == 1


def test_nobody_accepts_a_text_they_have_not_seen(cast):
    outcome = in_state(cast, S.SUBMITTED)
    with pytest.raises(Stale):
        taken(outcome, "accept", cast.reviewer, version=outcome.version - 1)


def test_a_resubmission_is_told_apart(cast):
    outcome = taken(in_state(cast, S.DRAFT), "submit", cast.reporter)
    assert not outcome.is_resubmission
    first_time = outcome.first_submitted_at
    outcome = taken(outcome, "return", cast.reviewer, reason="Who decided?")
    outcome = taken(outcome, "resubmit", cast.reporter, reason="Added the council.")
    assert outcome.is_resubmission
    assert outcome.first_submitted_at == first_time
    assert outcome.submitted_at > first_time
    assert [decision.step for decision in outcome.decisions.all()] == ["resubmit", "return", "submit"]


def test_a_duplicate_names_the_outcome_that_is_kept(cast):
    kept, twin = in_state(cast, S.ACCEPTED), in_state(cast, S.SUBMITTED)
    with pytest.raises(Incomplete):
        taken(twin, "set_aside", cast.reviewer, set_aside_kind=SetAsideKind.DUPLICATE)
    with pytest.raises(Refused, match="of itself"):
        taken(twin, "set_aside", cast.reviewer, set_aside_kind=SetAsideKind.DUPLICATE, duplicate_of=twin)
    moved = taken(twin, "set_aside", cast.reviewer, set_aside_kind=SetAsideKind.DUPLICATE, duplicate_of=kept)
    assert moved.duplicate_of == kept
    reopened = taken(moved, "reopen", cast.reviewer)
    assert (reopened.duplicate_of, reopened.set_aside_kind, reopened.state) == (None, "", S.SUBMITTED)


def test_a_duplicate_of_what_one_may_not_see_is_as_unknown(cast):
    hidden = in_state(cast, S.DRAFT, round=cast.other_round, author=cast.outsider.person)
    twin = in_state(cast, S.SUBMITTED)
    with pytest.raises(Refused, match="no such outcome"):
        taken(twin, "set_aside", cast.reviewer, set_aside_kind=SetAsideKind.DUPLICATE, duplicate_of=hidden)


def test_setting_aside_needs_a_kind(cast):
    with pytest.raises(Incomplete) as refused:
        taken(in_state(cast, S.SUBMITTED), "set_aside", cast.reviewer, set_aside_kind="boring")
    assert "set_aside_kind" in refused.value.missing


@pytest.mark.parametrize("step", [each.name for each in OUTCOME.steps])
def test_nothing_moves_in_a_closed_round(cast, step):
    outcome = in_state(cast, next(iter(sorted(OUTCOME.step(step).sources))))
    outcome.round.state = RoundState.CLOSED
    with pytest.raises(Refused, match="is not open"):
        taken(outcome, step, getattr(cast, WHO_MAY[step]))


def test_a_round_closed_meanwhile_stops_the_step(cast):
    outcome = in_state(cast, S.SUBMITTED)
    type(cast.round).objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    with pytest.raises(Stale):
        taken(outcome, "accept", cast.reviewer)
    assert Outcome.objects.get(pk=outcome.pk).state == S.SUBMITTED


def test_the_author_reads_the_reason_in_the_letter_in_their_language(cast):
    cast.reporter.person.language = "en"
    cast.reporter.person.save()
    taken(
        in_state(cast, S.SUBMITTED),
        "return",
        cast.reviewer,
        reason="Who exactly decided this?\nBcc: x@example.org",
    )
    letter = Letter.objects.get()
    assert letter.to == cast.reporter.person
    assert "Who exactly decided this?" in letter.body
    assert "came back to you" in letter.subject
    assert "Bcc" not in letter.subject


def test_a_letter_about_a_restricted_outcome_says_only_its_reference(cast):
    outcome = in_state(cast, S.SUBMITTED, confidentiality=Confidentiality.RESTRICTED, title="CANARY-TITLE")
    taken(outcome, "return", cast.lead, reason="CANARY-REASON")
    letter = Letter.objects.get()
    assert outcome.reference in letter.body
    assert "CANARY" not in letter.subject + letter.body


def test_an_author_who_acts_gets_no_letter(cast):
    taken(in_state(cast, S.DRAFT), "submit", cast.reporter)
    assert not Letter.objects.exists()


def test_the_trail_stays_whole_through_a_life(cast):
    outcome = in_state(cast, S.DRAFT)
    for step in ("submit", "return", "resubmit", "accept", "reopen", "set_aside"):
        outcome = taken(outcome, step, getattr(cast, WHO_MAY[step]))
    acts = [entry.act for entry in trail_of("outcome", outcome.reference)]
    assert acts == [
        "outcome.submitted",
        "outcome.returned",
        "outcome.resubmitted",
        "outcome.accepted",
        "outcome.reopened",
        "outcome.set_aside",
    ]
    assert not faults()
