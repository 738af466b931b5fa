"""Who gets which review: by hand, shared out, and when somebody cannot (any more) decide it."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from harvests.models import TeamMember
from harvests.tests.factories import ProgrammeFactory
from outcomes.models import Outcome, ReviewAssignment
from outcomes.policy import Act, may
from outcomes.queries.assignments import holding_assignments
from outcomes.queries.outcomes import decidable_by
from outcomes.queries.review import queue_for, to_be_given
from outcomes.services.assigning import free_reviews, give_reviews, share_reviews
from outcomes.services.interests import declare_conflict
from outcomes.services.review import take_step
from outcomes.tests.factories import (
    ActorFactory,
    OutcomeActorFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    SecondOpinionFactory,
)
from outcomes.tests.records import complete_outcome
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused
from wiego_mle.tests.cast import member

pytestmark = pytest.mark.django_db


def sent(cast, title="A change", *, days=1, **fields) -> Outcome:
    when = timezone.now() - timedelta(days=days)
    made = OutcomeFactory(
        **{"round": cast.round, "author": cast.reporter.person, "title": title, "submitted": True}
        | {"first_submitted_at": when, "submitted_at": when}
        | fields
    )
    return Outcome.objects.select_related("round", "author").get(pk=made.pk)


def reviewers_of(outcome) -> list[str]:
    return [row.reviewer.name for row in holding_assignments().filter(outcome=outcome)]


def test_given_to_one_and_then_to_another_both_stay_as_history(cast):
    second = member("Ravi Reviewer", here=Role.REVIEWER, round_=cast.round)
    outcome = sent(cast)
    give_reviews(outcomes=[outcome], reviewer=cast.reviewer.person, by=cast.lead.principal)
    give_reviews(outcomes=[outcome], reviewer=cast.reviewer.person, by=cast.lead.principal)
    give_reviews(outcomes=[outcome], reviewer=second.person, by=cast.lead.principal)

    assert reviewers_of(outcome) == ["Ravi Reviewer"]
    assert ReviewAssignment.objects.count() == 2
    told = [entry.changes["reviewer"] for entry in Entry.objects.filter(act="review.given").order_by("pk")]
    assert told == [["", "Rita Reviewer"], ["Rita Reviewer", "Ravi Reviewer"]]
    assert free_reviews(outcomes=[outcome], by=cast.lead.principal) == 1
    assert reviewers_of(outcome) == []


def test_who_cannot_be_given_is_said_with_the_reason(cast):
    own = sent(cast, author=cast.reviewer.person)
    secret = sent(cast, restricted=True)
    close, fine = sent(cast, author=cast.colleague.person), sent(cast)
    declare_conflict(harvest_round=cast.round, about=cast.colleague.person, by=cast.reviewer.principal)
    given = give_reviews(
        outcomes=[own, secret, close, fine], reviewer=cast.reviewer.person, by=cast.lead.principal
    )

    assert [outcome for outcome, _person in given.given] == [fine]
    assert dict(given.not_given) == {
        own: "This person wrote it.",
        secret: "It is restricted, so only an MLE lead of the round may review it.",
        close: "This person declared a conflict of interest with it.",
    }
    nobody = give_reviews(outcomes=[fine], reviewer=cast.coder.person, by=cast.lead.principal)
    assert nobody.not_given == ((fine, "This person does not review in the round."),)
    assert reviewers_of(fine) == ["Rita Reviewer"]


@pytest.mark.parametrize("name", ["reviewer", "reporter", "administrator"])
def test_only_the_lead_of_the_round_gives(cast, name):
    with pytest.raises(Refused):
        give_reviews(outcomes=[sent(cast)], reviewer=cast.reviewer.person, by=getattr(cast, name).principal)
    elsewhere = sent(cast, round=cast.other_round)
    with pytest.raises(Refused):
        give_reviews(outcomes=[elsewhere], reviewer=cast.reviewer.person, by=cast.lead.principal)


def test_the_lead_gives_what_they_wrote_to_somebody_else(cast):
    own = sent(cast, author=cast.lead.person)
    give_reviews(outcomes=[own], reviewer=cast.reviewer.person, by=cast.lead.principal)

    assert reviewers_of(own) == ["Rita Reviewer"]


def test_what_somebody_had_who_left_is_nobodys(cast):
    outcome = sent(cast)
    give_reviews(outcomes=[outcome], reviewer=cast.reviewer.person, by=cast.lead.principal)
    TeamMember.objects.filter(person=cast.reviewer.person).delete()

    assert reviewers_of(outcome) == []
    assert list(to_be_given(cast.lead.principal, {"reviewer": ["none"]})) == [outcome]


def test_so_is_what_somebody_had_who_declares_a_conflict_of_interest(cast):
    outcome = sent(cast)
    give_reviews(outcomes=[outcome], reviewer=cast.reviewer.person, by=cast.lead.principal)
    declare_conflict(harvest_round=cast.round, about=outcome, by=cast.reviewer.principal)

    assert reviewers_of(outcome) == []


def test_ones_own_come_first_then_what_fewest_have_looked_at_then_the_longest_waiting(cast):
    looked_at = sent(cast, "looked at", days=9)
    SecondOpinionFactory(outcome=looked_at, given=True)
    returned = complete_outcome(
        round=cast.round, author=cast.reporter.person, title="came back", submitted=True
    )
    returned = Outcome.objects.select_related("round", "author").get(pk=returned.pk)
    moved = take_step(outcome=returned, step="return", reason="Who?", by=cast.lead.principal)
    take_step(outcome=moved, step="resubmit", by=cast.reporter.principal)
    taken = sent(cast, "taken back", days=6)
    moved = take_step(outcome=taken, step="return", reason="Who?", by=cast.lead.principal)
    take_step(outcome=moved, step="take_back", by=cast.lead.principal)
    newer, mine = sent(cast, "newer", days=3), sent(cast, "mine", days=1)
    give_reviews(outcomes=[mine], reviewer=cast.reviewer.person, by=cast.lead.principal)

    order = queue_for(cast.reviewer.principal, {}).references
    assert order == tuple(each.reference for each in (mine, taken, newer, looked_at, returned))


def test_sharing_evens_out_what_people_have(cast):
    second = member("Ravi Reviewer", here=Role.REVIEWER, round_=cast.round)
    held = [sent(cast) for _number in range(4)]
    give_reviews(outcomes=held, reviewer=cast.reviewer.person, by=cast.lead.principal)
    fresh = [sent(cast) for _number in range(6)]
    share_reviews(outcomes=fresh, among=[cast.reviewer.person, second.person], by=cast.lead.principal)

    assert Counter(holding_assignments().values_list("reviewer__name", flat=True)) == {
        "Rita Reviewer": 5,
        "Ravi Reviewer": 5,
    }


def test_what_nobody_of_those_chosen_may_review_is_left(cast):
    own = sent(cast, author=cast.reviewer.person)
    done = share_reviews(outcomes=[own], among=[cast.reviewer.person], by=cast.lead.principal)

    assert done.not_given == ((own, "Nobody of those chosen may review it."),)


def test_sharing_asks_the_database_as_often_for_three_as_for_thirty(cast, django_assert_max_num_queries):
    """Each thing given costs its row; nothing else grows with their number."""
    people = [cast.reviewer.person]
    declare_conflict(harvest_round=cast.round, about=cast.colleague.person, by=cast.reviewer.principal)
    outcomes = [sent(cast) for _number in range(30)]
    by = cast.lead.principal
    with django_assert_max_num_queries(30 + 3):
        share_reviews(outcomes=outcomes[:3], among=people, by=by)
    with django_assert_max_num_queries(30 + 27):
        share_reviews(outcomes=outcomes[3:], among=people, by=by)


def test_three_hundred_outcomes_and_four_reviewers(cast):
    """A harvest as it comes: every review goes to somebody who may do it, and nobody has two more than others.

    The outcomes come in ten waves; between them people declare conflicts, decide, and the lead shares out.
    """
    chance = random.Random(20261125)
    reviewers = [
        cast.reviewer,
        *(member(f"Reviewer {name}", here=Role.REVIEWER, round_=cast.round) for name in "ABC"),
    ]
    authors = [member(f"Author {number}", here=Role.CONTRIBUTOR, round_=cast.round) for number in range(8)]
    authors += reviewers
    actors = [ActorFactory() for _number in range(12)]
    programmes = [ProgrammeFactory() for _number in range(5)]
    people = [each.person for each in reviewers]
    declare_conflict(harvest_round=cast.round, about=authors[0].person, by=reviewers[0].principal)
    declare_conflict(harvest_round=cast.round, about=actors[3], by=reviewers[1].principal)
    declare_conflict(harvest_round=cast.round, about=programmes[4], by=reviewers[2].principal)
    given_in_all: Counter = Counter()

    for wave in range(10):
        for _number in range(30):
            outcome = sent(cast, author=chance.choice(authors).person, days=10 - wave)
            OutcomeActorFactory(outcome=outcome, actor=chance.choice(actors))
            OutcomeProgrammeFactory(outcome=outcome, programme=chance.choice(programmes), is_lead=True)
        fresh = list(to_be_given(cast.lead.principal, {"reviewer": ["none"]}))
        done = share_reviews(outcomes=fresh, among=people, by=cast.lead.principal)
        assert len(fresh) == 30
        assert not done.not_given
        loads = Counter(holding_assignments().filter(outcome__state="submitted").values_list("reviewer"))
        assert max(loads.values()) - min(loads.values()) <= 1
        given_in_all.update(person.pk for _outcome, person in done.given)
        for each in reviewers:
            principal = each.principal
            decidable = set(decidable_by(principal).values_list("pk", flat=True))
            mine = list(
                Outcome.objects.filter(
                    pk__in=holding_assignments().filter(reviewer=each.person).values("outcome"),
                    state="submitted",
                ).select_related("round")
            )
            assert {outcome.pk for outcome in mine} <= decidable
            assert all(may(principal, Act.JUDGE, outcome) for outcome in mine)
            assert all(outcome.author_id != each.person.pk for outcome in mine)
            queue = queue_for(principal, {}).references
            assert set(queue[: len(mine)]) == {outcome.reference for outcome in mine}
            for outcome in chance.sample(mine, 3):
                take_step(outcome=outcome, step="return", reason="Who?", by=principal)
    assert sum(given_in_all.values()) == 300
    assert max(given_in_all.values()) - min(given_in_all.values()) <= 1
