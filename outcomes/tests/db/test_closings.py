"""With what a round closed: the same to the byte, readable as far as one may, and spoiling it shows."""

from __future__ import annotations

import json

import pytest

from harvests.enums import RoundState
from harvests.models import HarvestRound, RoundClosing
from outcomes.models import Outcome, OutcomeVersion
from outcomes.queries.closings import as_closed
from outcomes.queries.fates import closed_rounds_of, fates_in
from outcomes.queries.frozen import record_of
from outcomes.services.carrying import carry_over
from outcomes.services.review import take_step
from outcomes.services.rounds import close_round, take_round_step
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import (
    CarryOverFactory,
    LeftInRoundFactory,
    OutcomeFactory,
    ReviewDecisionFactory,
)
from outcomes.tests.records import complete_outcome, keep_versions
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.tests.cast import member


@pytest.fixture
def analysing(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.ANALYSING)
    return HarvestRound.objects.get(pk=cast.round.pk)


@pytest.fixture
def some(cast, analysing):
    made = [
        complete_outcome(round=analysing, author=cast.reporter.person, accepted=True),
        complete_outcome(round=analysing, author=cast.colleague.person, accepted=True, restricted=True),
        OutcomeFactory(round=analysing, author=cast.colleague.person, set_aside=True),
    ]
    for each in made:
        keep_versions(each)
    LeftInRoundFactory(outcome=OutcomeFactory(round=analysing, author=cast.reporter.person))
    OutcomeFactory(round=cast.other_round, accepted=True)
    return made


def closed(cast, harvest_round) -> RoundClosing:
    close_round(harvest_round=harvest_round, note=NOTE, by=cast.lead.principal)
    return RoundClosing.objects.select_related("round").latest("number")


def test_the_record_says_which_outcomes_in_which_version_and_state(cast, analysing, some):
    closing = closed(cast, analysing)
    content = json.loads(closing.content)
    first, hidden, aside = sorted(some, key=lambda each: each.reference)
    by_reference = {each["reference"]: each for each in content["outcomes"]}
    assert len(by_reference) == 4
    assert content["counts"] == {"accepted": [1, 1], "set_aside": [1, 0], "draft": [1, 0]}
    told = by_reference[first.reference]
    assert (told["version"], told["state"], told["restricted"]) == (2, "accepted", False)
    assert told["programmes"] == [first.programmes.get().key]
    assert len(told["text"]) == 64
    assert by_reference[aside.reference]["set_aside_kind"] == "output"
    assert [kind for _reference, kind in content["left"]] == ["unfinished"]
    assert (content["format"], content["round"]["reference"]) == (1, "here")
    # No words of an outcome are in it, so nobody reads in it what they may not read.
    for words in (hidden.title, hidden.statement, first.significance):
        assert words not in closing.content


def test_the_same_round_makes_the_same_bytes(cast, analysing, some):
    closing = closed(cast, analysing)
    again = record_of(HarvestRound.objects.get(pk=analysing.pk))
    assert again.encode() == closing.content.encode()
    Outcome.objects.filter(pk=some[0].pk).update(version=3)
    assert record_of(analysing) != closing.content


def test_the_record_costs_nine_queries_however_many(cast, analysing, some, django_assert_num_queries):
    with django_assert_num_queries(9):
        record_of(analysing)
    for _number in range(3):
        OutcomeFactory(round=analysing, accepted=True)
    with django_assert_num_queries(9):
        record_of(analysing)


def test_as_closed_and_now_are_the_same_until_something_changes(cast, analysing, some):
    closing = closed(cast, analysing)
    shown = as_closed(cast.lead.principal, closing)
    assert (shown.differences, shown.faults, shown.compared) == ([], [], 4)
    assert [(each.state, each.then, each.now) for each in shown.figures] == [
        ("draft", 1, 1),
        ("accepted", 2, 2),
        ("set_aside", 1, 1),
    ]
    reopened = take_round_step(
        harvest_round=closing.round, step="reopen", reason="A date is wrong.", by=cast.lead.principal
    )
    outcome = Outcome.objects.select_related("round").get(pk=some[0].pk)
    take_step(outcome=outcome, step="reopen", reason="A date is wrong.", by=cast.lead.principal)
    came = OutcomeFactory(round=reopened, accepted=True)
    shown = as_closed(cast.lead.principal, closing)
    assert {each.outcome.pk: each.state_then for each in shown.differences} == {
        outcome.pk: "Accepted",
        came.pk: "",
    }
    assert [(each.state, each.then, each.now) for each in shown.figures if each.differs] == [
        ("submitted", 0, 1)
    ]


def test_what_was_carried_over_since_is_told(cast, analysing, some):
    closing = closed(cast, analysing)
    draft = Outcome.objects.select_related("round", "author").get(round=analysing, state="draft")
    carry_over(outcomes=[draft], to=cast.other_round, reason="A new round takes it.", by=cast.lead.principal)
    everywhere = member("Everywhere", everywhere=(Role.LEAD,)).principal
    (difference,) = as_closed(everywhere, closing).differences
    assert difference.went_elsewhere
    # The lead of this round alone does not read a draft of another one, and still sees the number change.
    told = as_closed(cast.lead.principal, closing)
    assert told.differences == []
    assert [(each.state, each.then, each.now) for each in told.figures if each.differs] == [("draft", 1, 0)]


def test_a_person_sees_only_numbers_that_are_complete_and_outcomes_they_may_read(cast, analysing, some):
    closing = closed(cast, analysing)
    Outcome.objects.filter(pk__in=[each.pk for each in some]).update(version=9)
    shown = as_closed(cast.outsider.principal, closing)
    assert [(each.state, each.then) for each in shown.figures] == [("accepted", 1)]
    assert [each.outcome.pk for each in shown.differences] == [some[0].pk]
    team = as_closed(cast.reporter.principal, closing)
    assert [(each.state, each.then) for each in team.figures] == [("accepted", 1), ("set_aside", 1)]


def test_spoiling_the_record_or_a_frozen_version_shows(cast, analysing, some):
    closing = closed(cast, analysing)
    OutcomeVersion.objects.filter(outcome=some[0], number=2).update(content={"title": "Another"})
    (difference,) = as_closed(cast.lead.principal, closing).differences
    assert difference.text_is_other
    for content in (closing.content.replace('"accepted"', '"rejected"'), "not a record", "[]"):
        RoundClosing.objects.filter(pk=closing.pk).update(content=content)
        closing.refresh_from_db()
        assert as_closed(cast.lead.principal, closing).faults == ["content"]


def test_reopening_keeps_the_record_and_the_next_closing_makes_another(cast, analysing, some):
    first = closed(cast, analysing)
    reopened = take_round_step(
        harvest_round=first.round, step="reopen", reason="One was left out.", by=cast.lead.principal
    )
    OutcomeFactory(round=reopened, accepted=True)
    # Going back asked the checks anew, so the draft is left once more.
    LeftInRoundFactory(outcome=Outcome.objects.get(round=reopened, state="draft"))
    second = closed(cast, reopened)
    assert (first.number, second.number) == (1, 2)
    assert RoundClosing.objects.get(number=1).content == first.content != second.content
    assert [entry.act for entry in Entry.objects.filter(subject_type="round")] == [
        "round.closed",
        "round.reopened",
        "round.closed",
    ]


def test_comparing_costs_the_same_for_one_and_for_many(cast, analysing, django_assert_num_queries):
    keep_versions(complete_outcome(round=analysing, accepted=True))
    closing = closed(cast, analysing)
    principal = cast.lead.principal
    with django_assert_num_queries(4):
        as_closed(principal, closing)
    for _number in range(3):
        keep_versions(OutcomeFactory(round=analysing, accepted=True))
    with django_assert_num_queries(4):
        as_closed(principal, closing)


# --- What became of yours ---------------------------------------------------------------------------


def test_a_contributor_reads_where_each_of_theirs_went_and_why(cast, django_assert_num_queries):
    own = {"round": cast.round, "author": cast.reporter.person}
    accepted = OutcomeFactory(**own, accepted=True)
    aside = OutcomeFactory(**own, set_aside=True)
    ReviewDecisionFactory(outcome=aside, step="return", reason="Who decided?")
    ReviewDecisionFactory(outcome=aside, step="set_aside", reason="It is a training.")
    draft = OutcomeFactory(**own)
    left_note = LeftInRoundFactory(outcome=OutcomeFactory(**own), reason="Nobody has the date.")
    moved = CarryOverFactory(
        outcome__author=cast.reporter.person, from_round=cast.round, reason="It came too late."
    )
    OutcomeFactory(round=cast.round, author=cast.colleague.person, accepted=True)
    principal = cast.reporter.principal
    with django_assert_num_queries(2):
        fates = fates_in(principal, cast.round)
    assert [(fate.outcome.pk, fate.kind, fate.reason) for fate in fates] == [
        (accepted.pk, "accepted", ""),
        (draft.pk, "draft", ""),
        (moved.outcome.pk, "carried_over", "It came too late."),
        (left_note.outcome.pk, "left", "Nobody has the date."),
        (aside.pk, "set_aside", "It is a training."),
    ]
    assert fates[2].to_round == moved.to_round


def test_closed_rounds_are_told_with_numbers_the_latest_first(cast, django_assert_num_queries):
    principal = cast.reporter.principal
    for number in range(4):
        harvest_round = HarvestRound.objects.create(
            reference=f"old-{number}",
            name=f"Old {number}",
            covers_from=f"201{number}-01-01",
            covers_to=f"201{number}-12-31",
            collecting_from=f"201{number}-01-01",
            collecting_to=f"201{number}-12-31",
            financial_year=2010 + number,
            state=RoundState.CLOSED,
        )
        OutcomeFactory(round=harvest_round, author=cast.reporter.person, accepted=True)
    OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    with django_assert_num_queries(1):
        told = closed_rounds_of(principal)
    assert [(each.reference, each.counts, each.substantiated, each.reported) for each in told] == [
        (f"old-{number}", {"accepted": 1}, 0, 0) for number in (3, 2, 1)
    ]
