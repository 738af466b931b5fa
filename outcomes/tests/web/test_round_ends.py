"""What a round closed with, and what became of one’s own, as pages."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.html import escape

from harvests.enums import ReplyKind, RoundState
from harvests.models import HarvestRound, RoundClosing
from harvests.tests.factories import ExtensionFactory, ReplyFactory, RoundClosingFactory
from outcomes.models import Outcome
from outcomes.services.rounds import close_round
from outcomes.tests.answers import answered
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import (
    CarryOverFactory,
    EditionFactory,
    EditionRowFactory,
    LeftInRoundFactory,
    OutcomeFactory,
    ReviewDecisionFactory,
)

HERE = "/rounds/here/"
YOURS = f"{HERE}yours/"
CLOSED = f"{HERE}closings/1/"


def page(response) -> str:
    return response.content.decode()


@pytest.fixture
def closed(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.ANALYSING)
    OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, title="Well accepted")
    OutcomeFactory(round=cast.round, accepted=True, restricted=True, title="Restricted canary")
    harvest_round = HarvestRound.objects.get(pk=cast.round.pk)
    return close_round(harvest_round=harvest_round, note=NOTE, by=cast.lead.principal)


def test_as_closed_shows_the_note_the_figures_and_the_checksum(cast, closed):
    text = page(cast.lead.client.get(CLOSED))
    for words in (
        *NOTE.values(),
        RoundClosing.objects.get().sha256,
        "the 2 outcomes that you may see are as",
    ):
        assert words in text
    assert text.count("<h1>") == 1
    assert "This record is not what it was" not in text


def test_what_one_may_not_read_is_neither_counted_nor_named(cast, closed):
    closed.outcomes.update(version=7)
    text = page(cast.outsider.client.get(CLOSED))
    assert "Well accepted" in text
    assert "Restricted canary" not in text
    assert '<td class="number-cell" data-label="When it closed">1</td>' in text
    assert "Was “Accepted” in version 1; version 7 now" in text


def test_a_spoiled_record_says_so(cast, closed):
    RoundClosing.objects.update(content="{}")
    assert "This record is not what it was" in page(cast.outsider.client.get(CLOSED))


def test_a_closing_that_is_not_there_is_not_found(cast, closed):
    for place in (f"{HERE}closings/2/", "/rounds/elsewhere/closings/1/", "/rounds/1999/yours/"):
        assert cast.lead.client.get(place).status_code == 404
    assert cast.lead.client.post(CLOSED).status_code == 405


def test_the_note_is_printed_with_the_tables_of_the_year(cast, closed):
    text = page(cast.reader.client.get(f"/tables/?year={closed.financial_year}"))
    assert "Closing notes of the rounds" in text
    for words in NOTE.values():
        assert words in text
    HarvestRound.objects.filter(pk=closed.pk).update(state=RoundState.ANALYSING)
    reopened = page(cast.reader.client.get(f"/tables/?year={closed.financial_year}"))
    assert NOTE["limits"] not in reopened


def test_hostile_notes_are_printed_as_text(cast):
    bad = "<script>alert(1)</script>"
    closing = RoundClosingFactory(limits=bad, round__financial_year=2025)
    for place in (f"/rounds/{closing.round.reference}/", f"/rounds/{closing.round.reference}/closings/1/"):
        text = page(cast.lead.client.get(place))
        assert bad not in text
        assert escape(bad) in text


@pytest.fixture
def fates(cast):
    own = {"round": cast.round, "author": cast.reporter.person}
    OutcomeFactory(**own, accepted=True, title="Well accepted")
    aside = OutcomeFactory(**own, set_aside=True, title="Well set aside")
    ReviewDecisionFactory(outcome=aside, step="set_aside", reason="It is a training.")
    LeftInRoundFactory(outcome=OutcomeFactory(**own, title="Well left"), reason="Nobody has the date.")
    CarryOverFactory(
        outcome=OutcomeFactory(round=cast.other_round, author=cast.reporter.person, title="Well carried"),
        from_round=cast.round,
        reason="It came too late.",
    )
    OutcomeFactory(round=cast.round, author=cast.colleague.person, accepted=True, title="Somebody else’s")
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)


def test_a_contributor_reads_where_each_of_theirs_went(cast, fates):
    text = page(cast.reporter.client.get(YOURS))
    for words in (
        "Well accepted",
        "In the annual tables",
        "Well set aside",
        "An output",
        "It is a training.",
        "Well left",
        "Nobody has the date.",
        "Well carried",
        "It goes on in “Round elsewhere”",
        "It came too late.",
    ):
        assert words in text, words
    assert "Somebody else’s" not in text
    assert "Well set aside" in page(cast.reporter.client.get(HERE))
    first_page = page(cast.reporter.client.get("/"))
    assert "What became of yours" in first_page
    assert f'href="{YOURS}"' in first_page


@pytest.mark.parametrize(("state", "stands_first"), [(RoundState.OPEN, False), (RoundState.CLOSED, True)])
def test_what_became_of_theirs_stands_before_the_facts_once_the_round_is_closed(
    cast, fates, state, stands_first
):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=state)
    text = page(cast.reporter.client.get(HERE))
    assert text.count("Yours in this round") == 1
    assert (text.index("Yours in this round") < text.index("Outcomes you may see")) is stands_first


def test_they_read_what_came_of_asking_and_in_which_report_it_stands(cast, fates):
    outcome = Outcome.objects.get(title="Well accepted")
    answered(outcome, says="partly", outcome_comment="It was the other council.")
    text = page(cast.reporter.client.get(YOURS))
    assert "People outside answered; nobody independent confirms all of it." in text
    assert "In no published edition yet." in text
    answered(outcome)
    edition = EditionFactory(published=True, title="Report 2026", audience="public")
    EditionRowFactory(outcome=outcome, edition=edition)
    text = page(cast.reporter.client.get(YOURS))
    assert "Substantiated: confirmed by an independent person outside." in text
    assert f'<a href="/editions/{edition.reference}/">Report 2026</a> (counted in its tables' in text
    assert "It was the other council." not in text
    first_page = page(cast.reporter.client.get("/"))
    for words, query in (
        ("1 of them substantiated", "strength=C3&amp;strength=C4"),
        ("1 of them in a published edition", "reported=published"),
    ):
        found = re.search(f'<a href="([^"]*{query})">{words}</a>', first_page)
        opened = page(cast.reporter.client.get(found[1].replace("&amp;", "&")))
        assert 'data-count="1"' in opened


def test_who_wrote_nothing_is_told_what_would_stand_here(cast, fates):
    assert "You wrote nothing for this round" in page(cast.outsider.client.get(YOURS))
    assert "Yours in this round" not in page(cast.outsider.client.get(HERE))


@pytest.mark.parametrize(("place", "number"), [(YOURS, 16), (CLOSED, 9)])
def test_the_pages_cost_the_same_for_one_and_three(cast, place, number, django_assert_num_queries):
    RoundClosingFactory(round=cast.round)
    client = cast.reporter.client
    for more in (1, 2):
        for _number in range(more):
            OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
            LeftInRoundFactory(outcome=OutcomeFactory(round=cast.round, author=cast.reporter.person))
            CarryOverFactory(outcome__author=cast.reporter.person, from_round=cast.round)
        with django_assert_num_queries(number):
            client.get(place)


# --- What is expected by when -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(-1, "texts are still taken"), (0, "Today is the last day"), (1, "(1 day left)"), (9, "(9 days left)")],
)
def test_the_first_page_counts_the_days_where_the_person_is(cast, days, sentence):
    day = timezone.localdate(timezone=ZoneInfo(cast.reporter.person.time_zone)) + timedelta(days=days)
    HarvestRound.objects.filter(pk=cast.round.pk).update(collecting_to=day)
    assert sentence in page(cast.reporter.client.get("/"))


def test_more_time_that_was_given_is_the_day_that_is_told(cast):
    ExtensionFactory(round=cast.round, person=cast.reporter.person)
    assert "Your deadline was moved to 31 January 2027" in page(cast.reporter.client.get("/"))
    assert "Your deadline was moved" not in page(cast.colleague.client.get("/"))


def test_a_reply_is_offered_and_then_shown(cast):
    assert "Nothing to report, or everything sent?" in page(cast.reporter.client.get("/"))
    ReplyFactory(round=cast.round, person=cast.reporter.person, kind=ReplyKind.ALL_SENT)
    text = page(cast.reporter.client.get("/"))
    assert "Your reply:" in text
    assert "Nothing to report, or everything sent?" not in text
    assert "Your reply:" not in page(cast.reviewer.client.get("/"))
