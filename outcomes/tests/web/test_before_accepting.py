"""Before a reviewer accepts, the desk says what speaks for a second look; it refuses nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from outcomes.enums import OutcomeState as S
from outcomes.enums import QuestionState
from outcomes.models import NotTheSame, OutcomeActor
from outcomes.services.review import take_step
from outcomes.tests.factories import ActorFactory, QuestionFactory
from outcomes.tests.records import complete_outcome

pytestmark = pytest.mark.django_db

WORDS = (
    "On 13 June 2025 the town council of Riverbend voted to stop evictions of street vendors around the"
    " central market for one year and to count every stall before the next by-law is written."
)


def sent(cast, **fields):
    return complete_outcome(
        **{"round": cast.round, "author": cast.reporter.person, "submitted": True, "statement": WORDS}
        | fields
    )


def desk_of(cast, outcome) -> str:
    return cast.reviewer.client.get(f"/outcomes/{outcome.reference}/?from=review").text


def test_what_nothing_speaks_against_is_accepted_with_one_press(cast):
    page = desk_of(cast, sent(cast))
    assert "Accept and next" in page
    assert "Look before you accept" not in page


def test_a_twin_that_counts_already_is_shown_first_and_accepting_goes_on(cast):
    twin = sent(cast)
    take_step(outcome=twin, step="accept", by=cast.lead.principal)
    outcome = sent(cast)
    page = desk_of(cast, outcome)
    assert "Look before you accept" in page
    assert f"Perhaps the same change as {twin.reference}" in page
    assert reverse("outcomes:compare", args=[outcome.reference, twin.reference]) in page
    assert "Accept it all the same, and next" in page

    answer = cast.reviewer.client.post(
        reverse("outcomes:step", args=[outcome.reference, "accept"]), {"version": outcome.version}
    )
    assert answer.status_code == 302
    outcome.refresh_from_db()
    assert outcome.state == S.ACCEPTED


def test_who_was_found_not_to_be_the_same_is_not_asked_about_again(cast):
    twin, outcome = sent(cast), sent(cast)
    NotTheSame.objects.create(first=twin, second=outcome, by=cast.reviewer.person)
    assert "Perhaps the same change" not in desk_of(cast, outcome)


def test_a_twin_that_the_reviewer_may_not_read_is_not_told_of(cast):
    twin = sent(cast, restricted=True, author=cast.outsider.person, round=cast.other_round)
    outcome = sent(cast)
    assert twin.reference not in desk_of(cast, outcome)


def test_a_day_outside_the_period_of_the_round_is_told(cast):
    long_ago = sent(cast, date_from=date(1999, 3, 1), date_to=date(1999, 3, 1))
    page = desk_of(cast, long_ago)
    assert "the round covers changes from" in page
    assert "March 1999; the round" in page


@pytest.mark.parametrize(
    ("name", "told"), [("WIEGO", True), ("WIEGO Ghana", True), ("Union of WIEGO friends", False)]
)
def test_a_change_in_ourselves_is_told(cast, name, told):
    outcome = sent(cast)
    OutcomeActor.objects.filter(outcome=outcome).update(actor=ActorFactory(name=name))
    assert ("The actor is WIEGO itself" in desk_of(cast, outcome)) is told


def test_answers_that_nobody_settled_are_told_and_the_page_of_the_step_says_the_same(cast):
    outcome = sent(cast)
    QuestionFactory(outcome=outcome, state=QuestionState.ANSWERED)
    assert "1 answer waits to be read" in desk_of(cast, outcome)
    record = cast.reviewer.client.get(reverse("outcomes:detail", args=[outcome.reference])).text
    step = reverse("outcomes:step", args=[outcome.reference, "accept"])
    assert f'href="{step}"' in record
    assert "1 answer waits to be read" in cast.reviewer.client.get(step).text
