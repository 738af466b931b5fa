"""What the letter after closing tells, to whom a second one goes, and that it follows the records it names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from harvests.enums import RoundState
from harvests.models import HarvestRound, LetterCalendar, RoundClosing, RoundLetter
from outcomes.models import Outcome, OutcomeInLetter
from outcomes.services.carrying import carry_over
from outcomes.services.review import take_step
from outcomes.services.round_letters import write_due_letters
from outcomes.services.rounds import close_round, take_round_step
from outcomes.services.withheld import withhold_words
from outcomes.tests.answers import answered
from outcomes.tests.closing import NOTE
from outcomes.tests.factories import (
    CarryOverFactory,
    EditionFactory,
    EditionRowFactory,
    LeftInRoundFactory,
    OutcomeFactory,
)
from outcomes.tests.records import complete_outcome, keep_versions
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 12, 7, 9, tzinfo=UTC)
"""A Monday; the letters of a closing seen then are written for Tuesday morning."""
SECOND = FIRST + timedelta(days=7)


@pytest.fixture
def analysing(cast) -> HarvestRound:
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.ANALYSING)
    LetterCalendar.objects.create(
        round=cast.round, running_since=FIRST - timedelta(days=9), opened_at=FIRST - timedelta(days=99)
    )
    return HarvestRound.objects.get(pk=cast.round.pk)


def accepted(cast, author, title: str) -> Outcome:
    made = complete_outcome(round=cast.round, author=author.person, accepted=True, title=title)
    keep_versions(made)
    return Outcome.objects.select_related("round", "author").get(pk=made.pk)


def close(cast, now: datetime) -> None:
    """Close the round at a moment and let its letters be written."""
    harvest_round = HarvestRound.objects.get(pk=cast.round.pk)
    close_round(harvest_round=harvest_round, note=NOTE, by=cast.lead.principal)
    newest = RoundClosing.objects.latest("number")
    RoundClosing.objects.filter(pk=newest.pk).update(closed_at=now)
    for hours in (0, 1, 8):
        write_due_letters(now=now + timedelta(hours=hours))


def reopen(cast, now: datetime) -> None:
    harvest_round = HarvestRound.objects.get(pk=cast.round.pk)
    take_round_step(harvest_round=harvest_round, step="reopen", reason="A mistake.", by=cast.lead.principal)
    write_due_letters(now=now)


def told() -> list[tuple[int, str]]:
    rows = RoundLetter.objects.filter(kind="closing").order_by("number", "person__name")
    return list(rows.values_list("number", "person__name"))


def decide_anew(cast, outcome: Outcome) -> None:
    fresh = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
    reopened = take_step(outcome=fresh, step="reopen", reason="Wrong year.", by=cast.lead.principal)
    take_step(
        outcome=reopened, step="set_aside", reason="Ours.", set_aside_kind="output", by=cast.lead.principal
    )


def test_what_was_carried_over_or_left_is_told_as_that(cast, analysing):
    later = cast.other_round
    accepted(cast, cast.reporter, "Accepted one")
    gone = OutcomeFactory(round=cast.round, author=cast.reporter.person, title="Gone on")
    lone = OutcomeFactory(round=cast.round, author=cast.colleague.person, title="All there was")
    for each in (gone, lone):
        Outcome.objects.filter(pk=each.pk).update(round=later)
        CarryOverFactory(outcome=each, from_round=cast.round, to_round=later)
    left = OutcomeFactory(round=cast.round, author=cast.reporter.person, title="Left here")
    LeftInRoundFactory(outcome=left, round=cast.round, kind="unfinished", reason="No answer since May.")
    close(cast, FIRST)
    letters = {letter.to_name: letter.body for letter in Letter.objects.filter(kind="round_closing")}
    assert set(letters) == {"Rosa Reporter", "Carlos Colleague"}
    # Who looks after letters may not read drafts, so their titles stay out.
    assert (
        f"{gone.reference}: carried over to “Round elsewhere”, where it goes on" in letters["Rosa Reporter"]
    )
    assert f"{left.reference}: left unfinished; it is kept and not counted" in letters["Rosa Reporter"]
    assert "May" not in letters["Rosa Reporter"]
    assert f"{lone.reference}: carried over to" in letters["Carlos Colleague"]


def test_what_was_confirmed_and_where_it_stands_is_told_and_no_answer_is(cast, analysing):
    accepted(cast, cast.reporter, "Only accepted")
    confirmed, doubted = (accepted(cast, cast.reporter, title) for title in ("Confirmed", "Doubted"))
    answered(confirmed)
    answered(doubted, says="disagree")
    report, tables = (EditionFactory(published=True, title=title) for title in ("Report 2026", "Tables only"))
    EditionRowFactory(outcome=confirmed, edition=report, printed="own")
    for each in (confirmed, doubted):
        EditionRowFactory(outcome=each, edition=tables)
    close(cast, FIRST)
    body = Letter.objects.get(to=cast.reporter.person).body
    for line in (
        "“Only accepted”: accepted\n",
        "“Confirmed”: accepted; confirmed by an independent person outside; it stands in “Report 2026”\n",
        "“Doubted”: accepted; people outside answered; counted in a published edition\n",
    ):
        assert line in body
    assert "The council voted in May" not in body


def test_of_a_restricted_outcome_no_letter_says_that_somebody_outside_was_asked(cast, analysing):
    outcome = accepted(cast, cast.reporter, "Guarded")
    answered(outcome)
    outcome.confidentiality, outcome.confidentiality_reason = "restricted", "She could lose her stall."
    outcome.save()
    close(cast, FIRST)
    body = Letter.objects.get(to=cast.reporter.person).body
    assert "accepted" in body
    assert "outside" not in body


def test_a_second_closing_is_told_to_whom_something_became_otherwise(cast, analysing):
    accepted(cast, cast.reporter, "Stays")
    changed = accepted(cast, cast.colleague, "Changes")
    close(cast, FIRST)
    assert told() == [(1, "Carlos Colleague"), (1, "Rosa Reporter")]
    reopen(cast, SECOND - timedelta(days=1))
    decide_anew(cast, changed)
    close(cast, SECOND)
    assert told()[2:] == [(2, "Carlos Colleague")]
    letter = Letter.objects.filter(kind="round_closing", to=cast.colleague.person).latest("pk")
    assert "“Changes”: set aside" in letter.body


def test_a_third_closing_is_held_against_the_last_letter_that_went(cast, analysing):
    changed = accepted(cast, cast.reporter, "Changes once")
    close(cast, FIRST)
    reopen(cast, FIRST + timedelta(days=1))
    decide_anew(cast, changed)
    close(cast, SECOND)
    reopen(cast, SECOND + timedelta(days=1))
    close(cast, SECOND + timedelta(days=7))
    assert told() == [(1, "Rosa Reporter"), (2, "Rosa Reporter")]


def test_who_never_got_the_first_letter_gets_the_second(cast, analysing):
    accepted(cast, cast.reporter, "Stays")
    close(cast, FIRST)
    Letter.objects.filter(kind="round_closing").update(state=LetterState.LEFT, failure="needless")
    reopen(cast, SECOND - timedelta(days=1))
    close(cast, SECOND)
    assert told() == [(1, "Rosa Reporter"), (2, "Rosa Reporter")]


def test_a_title_withheld_or_restricted_after_the_letter_was_written_leaves_it(cast, analysing):
    first = accepted(cast, cast.reporter, "Zoraida Quispe keeps her stall")
    close(cast, FIRST)
    letter = Letter.objects.get(kind="round_closing")
    assert "Zoraida" in letter.body
    withhold_words(outcome=first, words="Zoraida Quispe", why="Her stall.", by=cast.lead.principal)
    letter.refresh_from_db()
    assert "Zoraida" not in letter.body
    assert "[name withheld] keeps her stall”: accepted" in letter.body


def test_so_do_the_letter_of_what_waits_a_trial_and_one_about_carrying_over(cast):
    outcome = OutcomeFactory(
        round=cast.round, author=cast.reporter.person, submitted=True, title="Zoraida Quispe keeps her stall"
    )
    HarvestRound.objects.filter(pk=cast.other_round.pk).update(
        covers_to=cast.round.covers_to.replace(year=2027)
    )
    LetterCalendar.objects.create(
        round=cast.round, running_since=FIRST - timedelta(days=9), opened_at=FIRST - timedelta(days=9)
    )
    write_due_letters(now=FIRST)
    address = "/rounds/here/letters/waiting/en/"
    page = cast.lead.client.get(address).content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    assert cast.lead.client.post(f"{address}trial/", {"key": key}).status_code == 302
    carry_over(
        outcomes=[Outcome.objects.select_related("round", "author").get(pk=outcome.pk)],
        to=HarvestRound.objects.get(pk=cast.other_round.pk),
        reason="Dates are missing.",
        by=cast.lead.principal,
    )
    kinds = set(Letter.objects.filter(body__contains="Zoraida").values_list("kind", flat=True))
    assert kinds == {"round_waiting", "round_trial", "outcomes_carried_over"}
    assert OutcomeInLetter.objects.filter(outcome=outcome).count() == 4
    fresh = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
    withhold_words(outcome=fresh, words="Zoraida Quispe", why="Her stall.", by=cast.administrator.principal)
    assert not Letter.objects.filter(body__contains="Zoraida").exists()
