"""What is unsettled in a round: found, left with a reason, carried over; and closing waits for all of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.queries.teams import principal_for
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from harvests.workflows import BACKWARD, ROUND
from outcomes.enums import OutcomeState as S
from outcomes.models import CarryOver, LeftInRound, Outcome, OutcomeVersion
from outcomes.models.carrying import LONGEST_REASON
from outcomes.policy import may_view
from outcomes.queries.round_checks import CHECKS, check_named, found_in, later_rounds, left, waiting
from outcomes.services.carrying import carry_over, leave_in_round
from outcomes.services.record import log_outcome
from outcomes.services.review import take_step
from outcomes.services.rounds import close_round, take_round_step
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    LeftInRoundFactory,
    OutcomeFactory,
    QuestionFactory,
    SubstantiationRequestFactory,
)
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.mailing.models import Letter

UNFINISHED, RETURNED, UNDECIDED, QUESTIONS = map(
    check_named, ("unfinished", "returned", "undecided", "questions")
)
WHY = "Its author is on leave until May."


def in_state(harvest_round: HarvestRound, state: str) -> HarvestRound:
    HarvestRound.objects.filter(pk=harvest_round.pk).update(state=state)
    return HarvestRound.objects.get(pk=harvest_round.pk)


@pytest.fixture
def reviewing(cast):
    return in_state(cast.round, RoundState.REVIEWING)


@pytest.fixture
def later(cast):
    return HarvestRoundFactory(reference="later", name="Next round", covers_to=date(2026, 12, 31))


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def numbers(harvest_round: HarvestRound) -> dict[str, tuple[int, int]]:
    return {found.check.key: (found.waiting, found.left) for found in found_in(harvest_round)}


# --- Finding ----------------------------------------------------------------------------------------


def test_every_check_finds_its_own_and_nothing_of_another_round(cast, reviewing):
    for trait, number in (("lead", 1), ("submitted", 2), ("returned", 3), ("accepted", 4)):
        for _number in range(number):
            OutcomeFactory(round=reviewing, **{trait: True})
            OutcomeFactory(round=cast.other_round, **{trait: True})
    draft = OutcomeFactory(round=reviewing, restricted=True)
    QuestionFactory(outcome=draft)
    QuestionFactory(outcome=draft, answered=True)
    QuestionFactory(outcome=OutcomeFactory(round=reviewing, accepted=True))
    for harvest_round in (reviewing, cast.other_round):
        request = SubstantiationRequestFactory(round=harvest_round, sent=True)
        AskedOutcomeFactory(request=request, outcome=OutcomeFactory(round=harvest_round, accepted=True))
        declined = SubstantiationRequestFactory(round=harvest_round, declined=True)
        AskedOutcomeFactory(request=declined, outcome=OutcomeFactory(round=harvest_round, accepted=True))
    assert numbers(reviewing) == {
        "undecided": (2, 0),
        "returned": (3, 0),
        "unfinished": (2, 0),
        "questions": (1, 0),
        "unanswered": (1, 0),
        "uncoded": (0, 0),
        "differences": (0, 0),
    }


def test_finding_costs_one_query_for_each_check(cast, reviewing, django_assert_num_queries):
    with django_assert_num_queries(7):
        assert len(found_in(reviewing)) == len(CHECKS) == 7
    for _number in range(3):
        OutcomeFactory(round=reviewing)
    with django_assert_num_queries(7):
        found_in(reviewing)


def test_a_check_is_told_or_refuses_only_before_known_steps():
    for check in CHECKS:
        assert check.refuses | check.told <= {step.name for step in ROUND.steps} - BACKWARD
        assert check.refuses
        assert not check.refuses & check.told
        assert set(check.left_by) <= {other.key for other in CHECKS}


# --- Leaving ----------------------------------------------------------------------------------------


def test_what_is_left_with_a_reason_stands_no_longer_against_the_step(cast, reviewing):
    drafts = [OutcomeFactory(round=reviewing) for _number in range(2)]
    QuestionFactory(outcome=drafts[0])
    by = cast.lead.principal
    with pytest.raises(Refused, match="2 drafts or leads are unfinished; 1 outcome has questions"):
        take_round_step(harvest_round=reviewing, step="analyse", by=by)
    notes = leave_in_round(
        harvest_round=reviewing, check=UNFINISHED, outcomes=drafts, reason=f" {WHY} ", by=by
    )
    assert [(note.kind, note.reason, note.by_id) for note in notes] == [
        ("unfinished", WHY, by.person_id),
        ("unfinished", WHY, by.person_id),
    ]
    # Whoever leaves a draft leaves its questions too.
    assert numbers(reviewing)["unfinished"] == (0, 2)
    assert numbers(reviewing)["questions"] == (0, 1)
    assert take_round_step(harvest_round=reviewing, step="analyse", by=by).state == RoundState.ANALYSING
    entry = Entry.objects.get(act="round.left")
    assert entry.changes == {"left": ["", ", ".join(sorted(draft.reference for draft in drafts))]}
    # Everybody reads the history of a round; why an outcome is left stands with the outcome.
    assert entry.reason == ""
    assert [each.reason for each in Entry.objects.filter(act="outcome.left")] == [WHY, WHY]
    assert not faults()


def test_a_reason_covers_those_it_was_given_for_and_no_later_one(cast, reviewing):
    draft = OutcomeFactory(round=reviewing)
    leave_in_round(
        harvest_round=reviewing, check=UNFINISHED, outcomes=[draft], reason=WHY, by=cast.lead.principal
    )
    another = OutcomeFactory(round=reviewing)
    assert list(waiting(UNFINISHED, reviewing)) == [another]
    assert [note.outcome for note in left(UNFINISHED, reviewing)] == [draft]


def test_leaving_twice_makes_one_note_and_what_is_not_listed_is_passed_over(cast, reviewing):
    draft, accepted = OutcomeFactory(round=reviewing), OutcomeFactory(round=reviewing, accepted=True)
    elsewhere = OutcomeFactory(round=cast.other_round)
    for made in (1, 0):
        notes = leave_in_round(
            harvest_round=reviewing,
            check=UNFINISHED,
            outcomes=[draft, accepted, elsewhere],
            reason=WHY,
            by=cast.lead.principal,
        )
        assert len(notes) == made
    assert LeftInRound.objects.get().outcome == draft
    assert Entry.objects.filter(act="round.left").count() == 1


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "outsider"])
def test_only_who_leads_the_round_leaves_something(cast, reviewing, name):
    draft = OutcomeFactory(round=reviewing, author=cast.reporter.person)
    with pytest.raises(Refused):
        leave_in_round(
            harvest_round=reviewing,
            check=UNFINISHED,
            outcomes=[draft],
            reason=WHY,
            by=getattr(cast, name).principal,
        )
    assert not LeftInRound.objects.exists()


def test_what_was_sent_is_not_left(cast, reviewing):
    sent = OutcomeFactory(round=reviewing, submitted=True)
    with pytest.raises(Refused, match="decided or carried over"):
        leave_in_round(
            harvest_round=reviewing, check=UNDECIDED, outcomes=[sent], reason=WHY, by=cast.lead.principal
        )


@pytest.mark.parametrize(
    ("reason", "error"), [(" \n", Incomplete), ("x" * (LONGEST_REASON + 1), ValidationError)]
)
def test_leaving_and_carrying_need_a_reason_of_bounded_length(cast, reviewing, later, reason, error):
    draft = OutcomeFactory(round=reviewing)
    by = cast.lead.principal
    with pytest.raises(error):
        leave_in_round(harvest_round=reviewing, check=UNFINISHED, outcomes=[draft], reason=reason, by=by)
    with pytest.raises(error):
        carry_over(outcomes=[fresh(draft)], to=later, reason=reason, by=by)
    assert not LeftInRound.objects.exists()
    assert not CarryOver.objects.exists()


def test_leaving_in_a_round_that_moved_on_comes_too_late(cast, reviewing):
    draft = OutcomeFactory(round=reviewing)
    in_state(reviewing, RoundState.ANALYSING)
    with pytest.raises(Stale):
        leave_in_round(
            harvest_round=reviewing, check=UNFINISHED, outcomes=[draft], reason=WHY, by=cast.lead.principal
        )


@pytest.mark.parametrize(
    ("state", "step"), [("reviewing", "collect"), ("analysing", "review_again"), ("closed", "reopen")]
)
def test_every_step_back_asks_the_checks_anew(cast, state, step):
    harvest_round = in_state(cast.round, state)
    note = LeftInRoundFactory(outcome__round=harvest_round)
    take_round_step(harvest_round=harvest_round, step=step, reason="Once more.", by=cast.lead.principal)
    note.refresh_from_db()
    assert note.ended_at is not None
    assert numbers(harvest_round)["unfinished"] == (1, 0)


@pytest.mark.parametrize("trait", ["lead", "submitted", "returned"])
def test_closing_is_refused_while_anything_is_unsettled(cast, trait):
    harvest_round = in_state(cast.round, RoundState.ANALYSING)
    OutcomeFactory(round=harvest_round, **{trait: True})
    with pytest.raises(Refused, match="Settle it first"):
        close_round(harvest_round=harvest_round, note=NOTE, by=cast.lead.principal)


# --- Carrying over ----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["open", "reviewing", "analysing", "closed"])
@pytest.mark.parametrize("trait", [{}, {"lead": True}, {"returned": True}, {"submitted": True}])
def test_what_is_unfinished_goes_on_in_a_later_round_with_all_it_has(cast, later, state, trait):
    written = log_outcome(
        by=cast.reporter.principal, harvest_round=cast.round, title="Accra licenses vendors", language="en"
    )
    Outcome.objects.filter(pk=written.pk).update(**_columns(trait))
    question = QuestionFactory(outcome=written)
    in_state(cast.round, state)
    (moved,) = carry_over(outcomes=[fresh(written)], to=later, reason=WHY, by=cast.lead.principal)
    assert (moved.round, moved.reference, moved.version) == (later, written.reference, 2)
    assert moved.state == fresh(written).state
    assert [each.number for each in OutcomeVersion.objects.filter(outcome=moved).order_by("number")] == [1, 2]
    assert [each.content["round"] for each in moved.versions.order_by("number")] == ["here", "later"]
    question.refresh_from_db()
    assert question.outcome == moved
    assert CarryOver.objects.get().reason == WHY
    (entry,) = Entry.objects.filter(act="outcome.carried_over")
    assert (entry.changes, entry.reason) == ({"round": ["here", "later"]}, WHY)
    assert Entry.objects.get(act="round.carried_over").subject_reference == "here"
    assert not faults()


def _columns(trait: dict) -> dict:
    made = OutcomeFactory(**trait)
    names = ("state", "submissions", "first_submitted_at", "submitted_at", "decided_at", "decided_by_id")
    return {name: getattr(made, name) for name in names}


def test_its_author_writes_on_and_the_new_round_reviews_it(cast, reviewing, later):
    draft = OutcomeFactory(round=reviewing, author=cast.reporter.person)
    stranger = TeamMemberFactory(round=later, role=Role.REVIEWER)
    (moved,) = carry_over(outcomes=[fresh(draft)], to=later, reason=WHY, by=cast.lead.principal)
    take_step(outcome=moved, step="withdraw", by=cast.reporter.principal)
    assert not may_view(cast.reviewer.principal, fresh(draft))
    assert may_view(principal_for(stranger.person), fresh(draft))


def test_a_note_that_it_was_left_ends_when_it_goes_on(cast, reviewing, later):
    note = LeftInRoundFactory(outcome__round=reviewing)
    carry_over(outcomes=[fresh(note.outcome)], to=later, reason=WHY, by=cast.lead.principal)
    note.refresh_from_db()
    assert note.ended_at is not None
    assert numbers(reviewing)["unfinished"] == (0, 0)


@pytest.mark.parametrize("trait", ["accepted", "set_aside", "withdrawn"])
def test_what_was_decided_or_taken_back_stays(cast, later, trait):
    outcome = OutcomeFactory(round=cast.round, **{trait: True})
    with pytest.raises(Refused, match="Only what is unfinished"):
        carry_over(outcomes=[fresh(outcome)], to=later, reason=WHY, by=cast.lead.principal)


@pytest.mark.parametrize("name", ["reporter", "reviewer", "administrator", "outsider"])
def test_only_who_leads_its_round_carries_it_over(cast, later, name):
    draft = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    with pytest.raises(Refused):
        carry_over(outcomes=[fresh(draft)], to=later, reason=WHY, by=getattr(cast, name).principal)
    assert fresh(draft).round == cast.round


def test_nothing_is_carried_into_a_round_that_is_not_open_or_not_later(cast, later):
    draft = fresh(OutcomeFactory(round=cast.round))
    earlier = HarvestRoundFactory(covers_from=date(2024, 1, 1), covers_to=date(2024, 12, 31))
    for to in (cast.round, earlier, in_state(later, RoundState.REVIEWING)):
        with pytest.raises(Refused):
            carry_over(outcomes=[draft], to=to, reason=WHY, by=cast.lead.principal)
    assert set(later_rounds(cast.round)) == {cast.other_round}
    assert not CarryOver.objects.exists()


def test_one_that_moved_on_keeps_all_of_them_back(cast, later):
    draft, other = (fresh(OutcomeFactory(round=cast.round)) for _number in range(2))
    Outcome.objects.filter(pk=other.pk).update(round=cast.other_round)
    with pytest.raises((Stale, Refused)):
        carry_over(outcomes=[draft, other], to=later, reason=WHY, by=cast.lead.principal)
    assert fresh(draft).round == cast.round
    assert not CarryOver.objects.exists()


def test_each_author_gets_one_letter_and_a_restricted_text_stays_inside(cast, later):
    rosa, carlos = cast.reporter.person, cast.colleague.person
    drafts = [OutcomeFactory(round=cast.round, author=rosa, title=f"Title {number}") for number in range(2)]
    hidden = OutcomeFactory(round=cast.round, author=carlos, restricted=True, title="Canary title")
    own = OutcomeFactory(round=cast.round, author=cast.lead.person)
    carry_over(
        outcomes=[fresh(each) for each in (*drafts, hidden, own)],
        to=later,
        reason="Canary reason.",
        by=cast.lead.principal,
    )
    letters = {letter.to_name: letter for letter in Letter.objects.filter(kind="outcomes_carried_over")}
    assert set(letters) == {rosa.name, carlos.name}
    told = letters[rosa.name]
    assert told.subject == "2 of your outcomes go on in “Next round”"
    for words in (drafts[0].reference, "Title 0", "Title 1", "Canary reason."):
        assert words in told.body
    assert hidden.reference in letters[carlos.name].body
    assert "Canary" not in letters[carlos.name].body + letters[carlos.name].subject


# --- While a round is analysed ----------------------------------------------------------------------


@pytest.fixture
def analysing(cast):
    return in_state(cast.round, RoundState.ANALYSING)


def taken(outcome: Outcome, step: str, by, **said) -> Outcome:
    return take_step(outcome=fresh(outcome), step=step, by=by.principal, **said)


def test_nothing_new_comes_in_while_a_round_is_analysed(cast, analysing):
    own = {"round": analysing, "author": cast.reporter.person}
    with pytest.raises(Refused, match="not collecting"):
        log_outcome(by=cast.lead.principal, harvest_round=analysing, title="Late", language="en")
    for trait, step in (({}, "submit"), ({"lead": True}, "develop"), ({"withdrawn": True}, "restore")):
        with pytest.raises(Refused, match="takes nothing new"):
            taken(OutcomeFactory(**own, **trait), step, cast.reporter)
    assert taken(OutcomeFactory(**own), "withdraw", cast.reporter).state == S.WITHDRAWN
    left_aside = taken(
        OutcomeFactory(**own), "set_aside", cast.reviewer, reason="An output.", set_aside_kind="output"
    )
    assert left_aside.state == S.SET_ASIDE


def test_only_a_lead_reopens_what_was_accepted_and_then_it_is_decided_as_always(cast, analysing):
    accepted = OutcomeFactory(round=analysing, author=cast.reporter.person, accepted=True)
    with pytest.raises(Refused, match="only its MLE lead reopens"):
        taken(accepted, "reopen", cast.reviewer, reason="A date is wrong.")
    assert taken(accepted, "reopen", cast.lead, reason="A date is wrong.").state == S.SUBMITTED
    with pytest.raises(Refused, match="1 outcome still waits"):
        close_round(harvest_round=analysing, note=NOTE, by=cast.lead.principal)
    assert taken(accepted, "return", cast.reviewer, reason="Which day?").state == S.RETURNED
    assert taken(accepted, "set_aside", cast.lead, reason="Not seen.", set_aside_kind="impact").state
    assert close_round(harvest_round=analysing, note=NOTE, by=cast.lead.principal).state == RoundState.CLOSED
