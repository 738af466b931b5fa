"""What a reviewer decides after people outside have answered: each way, taken back, and who may not."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.models import HarvestRound
from outcomes.credibility import Grade
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, OutcomeVersion, Resolution
from outcomes.queries.answers import resolutions_of, standing_resolution
from outcomes.queries.credibility import credibility_of
from outcomes.services.resolutions import resolve, take_back_resolution
from outcomes.tests.answers import answered
from outcomes.tests.factories import ConflictOfInterestFactory, OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

NEW = "In May 2025 the council of Accra gave licences to 400 street vendors."


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(accepted=True, round=cast.round, author=cast.reporter.person)


def again(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round").get(pk=outcome.pk)


def decided(cast, outcome: Outcome, kind: str, reason: str = "As the minutes say.", **more) -> Resolution:
    by = more.pop("by", cast.reviewer).principal
    return resolve(outcome=outcome, kind=kind, reason=reason, by=by, **({"version": outcome.version} | more))


def grade(outcome: Outcome) -> Grade:
    return credibility_of([outcome])[outcome.pk].grade


def test_kept_without_a_reason_when_all_agree_and_with_one_when_somebody_does_not(cast, outcome):
    answered(outcome)
    assert decided(cast, outcome, "keep", reason="").reason == ""
    answered(outcome, says="partly")
    with pytest.raises(Incomplete) as missing:
        decided(cast, again(outcome), "keep", reason="  ")
    assert "reason" in missing.value.missing
    kept = decided(cast, again(outcome), "keep")
    assert standing_resolution(outcome) == kept
    assert [each.ended_at is None for each in resolutions_of(outcome)] == [True, False]
    entry = trail_of("outcome", outcome.reference).filter(act="outcome.resolved").last()
    assert (entry.changes["resolution"], entry.reason) == (["keep", "keep"], "As the minutes say.")


def test_amending_writes_a_version_and_old_answers_stay_with_the_old_words(cast, outcome):
    answer = answered(outcome, says="partly", corrected_statement=NEW)
    answered(outcome)
    assert grade(outcome) == Grade.C3
    made = decided(cast, outcome, "amend", texts={"statement": NEW})
    outcome = again(outcome)
    assert (outcome.statement, outcome.version, outcome.judged_from, outcome.state) == (NEW, 2, 2, S.ACCEPTED)
    assert (made.version_before, made.version_after, made.answers_hold) == (1, 2, False)
    assert OutcomeVersion.objects.get(outcome=outcome, number=2).why == "As the minutes say."
    answer.asked.refresh_from_db()
    assert answer.asked.version_number == 1
    found = credibility_of([outcome])[outcome.pk]
    assert (found.grade, found.answered) == (Grade.C1, 2)
    acts = list(trail_of("outcome", outcome.reference).values_list("act", flat=True))
    assert acts[-2:] == ["outcome.amended", "outcome.resolved"]


def test_a_reviewer_can_say_that_the_amended_text_is_what_people_agreed_to(cast, outcome):
    answered(outcome)
    decided(cast, outcome, "amend", texts={"statement": NEW}, answers_hold=True)
    outcome = again(outcome)
    assert (outcome.version, outcome.judged_from) == (2, 1)
    assert grade(outcome) == Grade.C3


@pytest.mark.parametrize(
    ("texts", "error"),
    [
        ({}, Incomplete),
        ({"statement": ""}, Incomplete),
        ({"title": "x" * 101}, ValidationError),
        ({"public_text": "x"}, TypeError),
    ],
)
def test_an_amendment_that_is_none_leaves_all_as_it_was(cast, outcome, texts, error):
    answered(outcome)
    with pytest.raises(error):
        decided(cast, outcome, "amend", texts=texts)
    assert again(outcome).version == 1
    assert not Resolution.objects.exists()
    assert not Entry.objects.filter(act__startswith="outcome.").exists()


def test_contested_until_taken_back_with_a_reason(cast, outcome):
    answered(outcome)
    made = decided(cast, outcome, "contested")
    assert grade(outcome) == Grade.CONTESTED
    with pytest.raises(Incomplete):
        take_back_resolution(resolution=made, reason="", by=cast.reviewer.principal)
    take_back_resolution(resolution=made, reason="A second look.", by=cast.lead.principal)
    made.refresh_from_db()
    assert (made.ended_by, made.ended_reason) == (cast.lead.person, "A second look.")
    assert grade(outcome) == Grade.C3
    with pytest.raises(WrongState):
        take_back_resolution(resolution=made, reason="Again.", by=cast.lead.principal)


def test_withdrawn_is_not_counted_and_can_be_accepted_again(cast, outcome):
    answered(outcome, says="disagree")
    made = decided(cast, outcome, "withdrawn", reason="The council never voted.")
    outcome = again(outcome)
    assert (outcome.state, outcome.set_aside_kind) == (S.SET_ASIDE, "unconfirmed")
    assert grade(outcome) == Grade.C0
    letter = Letter.objects.get(kind="outcome_set_aside")
    assert letter.to == cast.reporter.person
    assert "The council never voted." in letter.body
    made.outcome = outcome
    take_back_resolution(resolution=made, reason="They did, in May.", by=cast.reviewer.principal)
    outcome = again(outcome)
    assert (outcome.state, outcome.set_aside_kind) == (S.ACCEPTED, "")
    assert outcome.decided_by_id == made.decided_by_before_id
    assert Letter.objects.filter(kind="outcome_accepted").count() == 1


def test_nothing_is_decided_before_anybody_answered_or_about_what_is_not_accepted(cast, outcome):
    with pytest.raises(Refused):
        decided(cast, outcome, "keep")
    draft = OutcomeFactory(round=cast.round)
    answered(draft)
    with pytest.raises(Refused):
        decided(cast, draft, "keep")
    answered(outcome)
    decided(cast, outcome, "withdrawn")
    with pytest.raises(WrongState):
        decided(cast, again(outcome), "keep")


@pytest.mark.parametrize("kind", ["keep", "amend", "contested", "withdrawn"])
def test_who_read_an_older_version_looks_again(cast, outcome, kind):
    answered(outcome)
    Outcome.objects.filter(pk=outcome.pk).update(version=2)
    with pytest.raises(Stale):
        decided(cast, outcome, kind, texts={"statement": NEW}, version=1)
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "colleague", "coder", "administrator", "reader", "outsider"])
def test_only_reviewers_of_the_round_decide(cast, outcome, who):
    answered(outcome)
    with pytest.raises(Refused):
        decided(cast, outcome, "keep", by=getattr(cast, who))


def test_not_the_author_not_in_conflict_and_not_in_a_closed_round(cast, outcome):
    own = OutcomeFactory(accepted=True, round=cast.round, author=cast.reviewer.person)
    answered(own)
    with pytest.raises(Refused, match="You wrote this outcome"):
        decided(cast, own, "keep")
    answered(outcome)
    ConflictOfInterestFactory(round=cast.round, person=cast.reviewer.person, author=cast.reporter.person)
    with pytest.raises(Refused, match="conflict of interest"):
        decided(cast, outcome, "keep")
    HarvestRound.objects.filter(pk=cast.round.pk).update(state="closed")
    with pytest.raises(Refused, match="is not open"):
        decided(cast, again(outcome), "keep", by=cast.lead)


def test_a_decision_that_is_pressed_twice_is_one(cast, outcome):
    answered(outcome, says="partly")
    first = decided(cast, outcome, "keep")
    assert decided(cast, outcome, "keep") == first
    assert Resolution.objects.get().ended_at is None
    assert Entry.objects.filter(act="outcome.resolved").count() == 1
    other = decided(cast, outcome, "keep", by=cast.lead)
    assert standing_resolution(outcome) == other
    answered(outcome)
    assert decided(cast, outcome, "keep", by=cast.lead) != other, "it is about the new answer, too"
