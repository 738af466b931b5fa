"""Second opinions, the seven questions and the criteria stay among reviewers and hold nothing up."""

from __future__ import annotations

import pytest

from outcomes.models import Outcome, ReviewerCheck, SecondOpinion, SmartVerdict
from outcomes.queries.opinions import found_in, opinions_asked_of, people_for_opinion
from outcomes.services.opinions import ask_opinion, give_opinion, keep_checks, keep_verdicts, withdraw_opinion
from outcomes.services.review import take_step
from outcomes.tests.records import complete_outcome
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.tests.cast import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(cast) -> Outcome:
    return fresh(complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True))


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def asked(cast, outcome) -> SecondOpinion:
    return ask_opinion(
        outcome=outcome, of=cast.lead.person, question="Is it new?", by=cast.reviewer.principal
    )


def test_asked_twice_it_is_asked_once_and_waits_for_the_one_asked(cast, waiting):
    first = asked(cast, waiting)

    assert asked(cast, fresh(waiting)) == first
    assert opinions_asked_of(cast.lead.principal).get() == first
    assert not opinions_asked_of(cast.reviewer.principal).exists()


def test_an_opinion_is_bound_to_the_version_and_blocks_nothing(cast, waiting):
    opinion = asked(cast, waiting)
    give_opinion(opinion=opinion, verdict="doubt", note="Which office?", by=cast.lead.principal)
    give_opinion(opinion=opinion, verdict="doubt", note="Which office?", by=cast.lead.principal)

    kept = SecondOpinion.objects.get()
    assert (kept.verdict, kept.note, kept.outcome_version) == ("doubt", "Which office?", waiting.version)
    with pytest.raises(WrongState):
        give_opinion(opinion=kept, verdict="agree", note="", by=cast.lead.principal)
    assert take_step(outcome=fresh(waiting), step="accept", by=cast.reviewer.principal).state == "accepted"


def test_what_an_opinion_needs(cast, waiting):
    opinion = asked(cast, waiting)
    for verdict, note, field in (("", "", "verdict"), ("maybe", "", "verdict"), ("doubt", "  ", "note")):
        with pytest.raises(Incomplete) as refusal:
            give_opinion(opinion=opinion, verdict=verdict, note=note, by=cast.lead.principal)
        assert field in refusal.value.missing
    with pytest.raises(Refused):
        give_opinion(opinion=opinion, verdict="agree", note="", by=cast.reviewer.principal)


def test_only_those_who_may_review_it_are_asked(cast, waiting):
    second = member("Ravi Reviewer", here=Role.REVIEWER, round_=cast.round)

    assert people_for_opinion(cast.reviewer.principal, waiting) == [cast.lead.person, second.person]
    for person in (cast.coder.person, cast.reporter.person, cast.reviewer.person):
        with pytest.raises(Refused):
            ask_opinion(outcome=fresh(waiting), of=person, by=cast.reviewer.principal)


def test_no_longer_asked_it_waits_for_nobody_and_can_be_asked_again(cast, waiting):
    opinion = asked(cast, waiting)
    withdraw_opinion(opinion=opinion, by=cast.reviewer.principal)

    assert not opinions_asked_of(cast.lead.principal).exists()
    with pytest.raises(Stale):
        withdraw_opinion(opinion=opinion, by=cast.reviewer.principal)
    assert asked(cast, fresh(waiting)).number == 2


def test_a_decided_record_waits_for_no_opinion(cast, waiting):
    asked(cast, waiting)
    take_step(outcome=fresh(waiting), step="accept", by=cast.reviewer.principal)

    assert not opinions_asked_of(cast.lead.principal).exists()


def test_checks_are_kept_per_reviewer_and_version(cast, waiting):
    by = cast.reviewer.principal
    keep_checks(outcome=waiting, answers={"who": "yes", "when": "not_yet"}, version=waiting.version, by=by)
    keep_checks(outcome=waiting, answers={"when": "yes", "why": ""}, version=waiting.version, by=by)
    keep_checks(
        outcome=fresh(waiting), answers={"who": "not_yet"}, version=waiting.version, by=cast.lead.principal
    )

    assert {key: row.answer for key, row in found_in(by, waiting).own_checks.items()} == {
        "who": "yes",
        "when": "yes",
    }
    assert ReviewerCheck.objects.count() == 3
    Outcome.objects.filter(pk=waiting.pk).update(version=waiting.version + 1)
    later = fresh(waiting)
    keep_checks(outcome=later, answers={"who": "not_yet"}, version=later.version, by=by)
    assert found_in(by, later).own_checks["who"].answer == "not_yet"
    assert found_in(by, later).own_checks["when"].outcome_version == waiting.version
    with pytest.raises(Stale):
        keep_checks(outcome=later, answers={"who": "yes"}, version=waiting.version, by=by)


def test_verdicts_of_others_are_read_by_leads_and_by_who_has_said_their_own(cast, waiting):
    by = cast.reviewer.principal
    second = member("Ravi Reviewer", here=Role.REVIEWER, round_=cast.round).principal
    said = {"specific": ("partly", "Which office?"), "timely": ("", "")}
    keep_verdicts(outcome=waiting, verdicts=said, version=waiting.version, by=by)

    assert [row.note for row in found_in(cast.lead.principal, waiting).others] == ["Which office?"]
    assert found_in(second, waiting).others == ()
    keep_verdicts(
        outcome=fresh(waiting), verdicts={"timely": ("yes", "")}, version=waiting.version, by=second
    )
    assert [row.note for row in found_in(second, waiting).others] == ["Which office?"]
    with pytest.raises(Incomplete) as refusal:
        keep_verdicts(outcome=fresh(waiting), verdicts={"timely": ("", "Hm")}, version=waiting.version, by=by)
    assert "timely_met" in refusal.value.missing
    assert SmartVerdict.objects.count() == 2


def test_the_trail_that_readers_of_the_record_see_says_nothing_of_it(cast, waiting):
    by = cast.reviewer.principal
    asked(cast, waiting)
    keep_checks(outcome=fresh(waiting), answers={"who": "yes"}, version=waiting.version, by=by)

    assert not trail_of("outcome", waiting.reference).exists()
    assert trail_of("review", waiting.reference).count() == 2


@pytest.mark.parametrize("name", ["reporter", "colleague", "coder", "administrator"])
def test_nobody_else_does_any_of_it(cast, waiting, name):
    by = getattr(cast, name).principal
    for refused in (
        lambda: ask_opinion(outcome=waiting, of=cast.lead.person, by=by),
        lambda: keep_checks(outcome=waiting, answers={"who": "yes"}, version=waiting.version, by=by),
        lambda: keep_verdicts(
            outcome=waiting, verdicts={"timely": ("yes", "")}, version=waiting.version, by=by
        ),
    ):
        with pytest.raises(Refused):
            refused()
