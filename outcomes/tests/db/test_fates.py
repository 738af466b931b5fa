"""What a contributor is told of the way of their accepted outcomes: to people outside, and to published editions."""

from __future__ import annotations

import pytest
from django.urls import reverse

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.enums import Confirmation
from outcomes.models import Outcome
from outcomes.queries.fates import closed_rounds_of, fates_in, followed
from outcomes.queries.filters import narrowed
from outcomes.tests.answers import answered
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    EditionFactory,
    EditionHighlightFactory,
    EditionRowFactory,
    OutcomeFactory,
    ResolutionFactory,
    SelectedOutcomeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def came_far(cast):
    """Return what a contributor has in a closed round by what came of each: one of every kind."""
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    own = {"round": cast.round, "author": cast.reporter.person, "accepted": True}
    found = {each.value: OutcomeFactory(**own) for each in Confirmation}
    answered(found["two-sides"], relation="ally")
    answered(found["two-sides"], relation="official")
    answered(found["one-person"])
    answered(found["contested"], says="disagree")
    ResolutionFactory(outcome=found["contested"], kind="contested", reason="They see it otherwise.")
    answered(found["not-confirmed"], says="partly")
    AskedOutcomeFactory(outcome=found["no-answer"], request__sent=True, request__round=cast.round)
    SelectedOutcomeFactory(outcome=found["selected"])
    return found


def test_a_contributor_is_told_what_came_of_asking_outside(cast, came_far):
    fates = followed(fates_in(cast.reporter.principal, cast.round))
    told = {fate.outcome.pk: fate for fate in fates}
    assert {key: told[each.pk].confirmation for key, each in came_far.items()} == {
        each.value: each for each in Confirmation
    }
    assert {told[each.pk].decided for each in came_far.values()} == {None, "contested"}
    (closed,) = closed_rounds_of(cast.reporter.principal)
    assert (closed.counts["accepted"], closed.substantiated, closed.reported) == (len(Confirmation), 2, 0)


def test_an_outcome_stands_in_editions_that_are_published_as_what_they_print_now(cast):
    own = {"round": cast.round, "author": cast.reporter.person, "accepted": True}
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    inside = EditionFactory(published=True, title="For us")
    outside = EditionFactory(published=True, title="For all", audience="public")
    waiting = EditionFactory(title="Being built")

    def printed(edition, outcome, printed="own", **fields):
        return EditionRowFactory(edition=edition, outcome=outcome, printed=printed, **fields)

    open_one = OutcomeFactory(**own, confidentiality="open")
    in_front = OutcomeFactory(**own, confidentiality="open")
    internal = OutcomeFactory(**own, confidentiality="internal")
    with_text = OutcomeFactory(**own, confidentiality="internal", public_text="A council acted.")
    restricted = OutcomeFactory(**own, restricted=True)
    cleared = OutcomeFactory(**own, restricted=True, public_text="Somebody acted.")
    emptied = OutcomeFactory(**own, restricted=True, public_text="")
    nowhere = OutcomeFactory(**own)
    for each in (open_one, in_front):
        printed(outside, each)
    EditionHighlightFactory(edition=outside, outcome=in_front)
    printed(outside, internal, "nothing")
    printed(inside, internal)
    printed(outside, with_text, "public")
    printed(inside, restricted)
    for each in (cleared, emptied):
        printed(outside, each, "public", is_counted=False)
    printed(waiting, nowhere)
    places = {
        fate.outcome: [(place.title, str(place.stands_as)) for place in fate.places]
        for fate in followed(fates_in(cast.reporter.principal, cast.round))
    }
    assert places == {
        open_one: [("For all", "text")],
        in_front: [("For all", "highlight")],
        internal: [("For all", "number"), ("For us", "text")],
        with_text: [("For all", "public")],
        restricted: [("For us", "number")],
        cleared: [("For all", "public")],
        emptied: [],
        nowhere: [],
    }
    Outcome.objects.filter(pk=open_one.pk).update(confidentiality="internal")
    (moved, *_rest) = followed(
        [fate for fate in fates_in(cast.reporter.principal, cast.round) if fate.outcome == open_one]
    )
    assert [str(place.stands_as) for place in moved.places] == ["number"]
    (closed,) = closed_rounds_of(cast.reporter.principal)
    assert closed.reported == 6
    rows = narrowed(Outcome.objects.filter(round=cast.round), {"reported": ["published"]})
    assert set(rows) == {outcome for outcome, told in places.items() if told}


def test_the_same_change_reported_elsewhere_is_named_to_who_may_read_that_report(cast):
    own = {"round": cast.round, "author": cast.reporter.person}
    open_one, hidden = (
        OutcomeFactory(**own | {"author": cast.colleague.person}, accepted=True, confidentiality=how)
        for how in ("open", "restricted")
    )
    aside = {"state": "set_aside", "set_aside_kind": "duplicate"}
    for twin in (open_one, hidden):
        Outcome.objects.filter(pk=OutcomeFactory(**own, submitted=True).pk).update(duplicate_of=twin, **aside)
    told = fates_in(cast.reporter.principal, cast.round)
    assert [fate.twin for fate in told] == [open_one.reference, ""]
    page = cast.reporter.client.get(reverse("rounds:detail", args=[cast.round.reference])).content.decode()
    assert open_one.reference in page
    assert hidden.reference not in page


def test_following_many_costs_what_following_one_of_each_costs(cast, came_far, django_assert_num_queries):
    for outcome in came_far.values():
        EditionRowFactory(outcome=outcome, edition=EditionFactory(published=True))
    principal = cast.reporter.principal
    for _time in range(2):
        fates = fates_in(principal, cast.round)
        with django_assert_num_queries(11):
            followed(fates)
        with django_assert_num_queries(9):
            closed_rounds_of(principal)
        for _number in range(2):
            more = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
            answered(more)
            EditionRowFactory(outcome=more, edition=EditionFactory(published=True))
