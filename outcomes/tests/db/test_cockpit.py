"""What the cockpit counts: as of a moment, over what a person may read, by the conditions of the list."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound, TeamMember
from harvests.queries.deadlines import deadlines_of
from harvests.tests.factories import ExtensionFactory, ReplyFactory, TeamMemberFactory
from outcomes.models import Outcome
from outcomes.queries.cockpit import (
    AGES,
    count_each,
    earlier_rounds,
    open_questions_in,
    questions_by_age,
    rows_of,
)
from outcomes.queries.contributors import GROUPS, contributors_of
from outcomes.queries.filters import narrowed
from outcomes.queries.outcomes import visible_to
from outcomes.reports.cockpit.whole import Cockpit
from outcomes.services.exports import record_cockpit_export
from outcomes.services.reminders import planned_letters, write_reminders
from outcomes.tests.cockpit_round import CockpitRound, days, make_cockpit_round
from outcomes.tests.factories import OutcomeFactory, QuestionFactory
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.mailing.models import Letter


@pytest.fixture
def filled(cast) -> CockpitRound:
    """Return the round of the cast with something of everything."""
    return make_cockpit_round(cast)


def overdue_authors(cast, now) -> set[str]:
    """Return who has something that is past their own last day."""
    rows = narrowed(visible_to(cast.lead.principal), {"deadline": ["passed"]}, now=now)
    return set(rows.values_list("author__name", flat=True))


def test_the_last_day_over_is_what_the_deadlines_say_of_every_person_on_every_day(cast, filled):
    with_text = list(
        Outcome.objects.filter(round=cast.round, state__in=("lead", "draft", "returned")).select_related(
            "author"
        )
    )
    until = deadlines_of(cast.round, {outcome.author_id for outcome in with_text})
    for shift in range(-15, 16):
        now = filled.now + days(shift)
        day = timezone.localdate(now)
        expected = {outcome.author.name for outcome in with_text if until[outcome.author_id] < day}
        assert overdue_authors(cast, now) == expected, shift
    assert len(set(until.values())) == 3


def test_more_time_in_another_round_and_for_another_programme_does_not_count(cast, filled):
    later = timezone.localdate(filled.now) + timedelta(days=9)
    ExtensionFactory(round=cast.other_round, person=filled.late, until=later)
    programme = TeamMember.objects.get(person=filled.in_given_programme).programmes.get()
    elsewhere = TeamMemberFactory(round=cast.other_round, person=filled.late)
    elsewhere.programmes.add(programme)
    assert "Lata Late" in overdue_authors(cast, filled.now)


def test_nothing_is_late_in_a_round_that_is_over_or_not_begun(cast, filled):
    for state in (RoundState.PLANNED, RoundState.CLOSED):
        HarvestRound.objects.filter(pk=cast.round.pk).update(state=state)
        assert overdue_authors(cast, filled.now) == set()


@pytest.mark.parametrize(("longer", "number"), [("7", 2), ("14", 1), ("30", 0)])
def test_waiting_longer_counts_from_when_it_came_there(cast, filled, longer, number):
    asked = {"here": {"state": ["submitted"], "longer": [longer]}}
    rows = rows_of(cast.lead.principal, cast.round)
    assert count_each(rows, asked, now=filled.now) == {"here": number}
    a_month_ago = filled.now - days(30)
    assert count_each(rows, asked, now=a_month_ago) == {"here": 0}


def test_each_question_has_exactly_one_age(cast):
    now = timezone.now()
    outcome = OutcomeFactory(round=cast.round, submitted=True)
    for hours in range(0, 24 * 20, 7):
        QuestionFactory(outcome=outcome, number=hours + 1, asked_at=now - timedelta(hours=hours))
    questions = open_questions_in(cast.lead.principal, cast.round)
    by_age = questions_by_age(questions, now=now)
    assert sum(by_age.values()) == questions.count()
    for age in AGES:
        found = [(now - each.asked_at).days for each in questions.filter(age.holds(now))]
        assert len(found) == by_age[age.key] > 0
        assert min(found) >= age.since
        assert age.until is None or max(found) <= age.until


def test_questions_of_decided_records_and_of_other_rounds_are_not_open(cast):
    for outcome in (
        OutcomeFactory(round=cast.round, accepted=True),
        OutcomeFactory(round=cast.other_round, submitted=True),
    ):
        QuestionFactory(outcome=outcome)
    QuestionFactory(outcome=OutcomeFactory(round=cast.round, submitted=True), answered=True)
    assert not open_questions_in(cast.lead.principal, cast.round).exists()


def test_who_said_something_or_sent_something_is_not_silent(cast, filled):
    def silent() -> set[str]:
        people = contributors_of(cast.lead.principal, cast.round, now=filled.now)
        return {each.person.name for each in people if GROUPS["silent"](each)}

    assert silent() == {"Sil Silent", "Lata Late", "Gil Given", "Rosa Reporter", "Carlos Colleague"}
    ReplyFactory(round=cast.round, person=filled.silent, kind="nothing")
    ReplyFactory(round=cast.other_round, person=filled.late, kind="all_sent")
    OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    assert silent() == {"Lata Late", "Gil Given", "Carlos Colleague"}


def test_a_withheld_place_is_neither_asked_about_nor_found_by_guessing(cast, filled):
    def asked() -> str:
        report = Cockpit(cast.lead.principal, cast.round, now=filled.now)
        return " ".join(figure.label for each in report.balance() for figure in each.figures)

    assert "Dakar" in asked()
    Outcome.objects.filter(city="Dakar").update(withheld=[["Dakar", "passage"]])
    assert "Dakar" not in asked()
    found = narrowed(visible_to(cast.lead.principal), {"city": ["Dakar", "Accra"]})
    assert set(found.values_list("city", flat=True)) == {"Accra"}


@pytest.mark.parametrize("here", [(), ("Dilli", "NEW DELHI, India")])
def test_a_city_is_asked_about_once_under_all_its_spellings(cast, filled, here):
    for city in ("Delhi", "New Delhi", "Bogotá", "Bogota", "Delhi and Lima"):
        OutcomeFactory(round=filled.earlier, accepted=True, city=city)
    for city in (*here, *["Elsewhere"] * 50):
        OutcomeFactory(round=cast.round, submitted=True, city=city)
    report = Cockpit(cast.lead.principal, cast.round, now=timezone.now())
    figures = {
        figure.label: figure
        for each in report.balance()
        if each.words.startswith("Earlier rounds heard from these cities")
        for figure in each.figures
    }
    assert {label: figure.number for label, figure in figures.items()} == {
        "Dakar": 0,
        "Delhi": len(here),
        "Bogota": 0,
        "Delhi and Lima": 0,
    }
    for label, figure in figures.items():
        found = narrowed(visible_to(cast.lead.principal), parse_qs(urlsplit(figure.url).query))
        assert found.count() == figure.number, label


def test_earlier_rounds_collected_before_this_one(cast, filled):
    assert earlier_rounds(cast.round) == [cast.other_round, filled.earlier]
    HarvestRound.objects.filter(pk=cast.other_round.pk).update(state=RoundState.PLANNED)
    assert earlier_rounds(cast.round) == [filled.earlier]
    assert earlier_rounds(filled.earlier) == []


def test_nothing_is_compared_with_a_round_for_practice(cast, filled):
    HarvestRound.objects.filter(pk=filled.earlier.pk).update(is_practice=True)
    assert earlier_rounds(cast.round) == [cast.other_round]
    words = " ".join(
        each.words for each in Cockpit(cast.lead.principal, cast.round, now=filled.now).balance()
    )
    assert "Earlier rounds heard" not in words


def letters_for(cast, filled, *people, words) -> dict:
    """Return what a service is told to write to some people."""
    everybody = contributors_of(cast.lead.principal, cast.round, now=filled.now)
    return {
        "harvest_round": cast.round,
        "contributors": [each for each in everybody if each.person in people],
        "words": words,
        "by": cast.lead.principal,
        "today": timezone.localdate(filled.now),
    }


def test_a_letter_needs_words_in_the_language_of_its_reader(cast, filled):
    with pytest.raises(Incomplete) as refusal:
        planned_letters(
            **letters_for(cast, filled, filled.silent, filled.late, words={"en": "Hello", "es": " "})
        )
    assert set(refusal.value.missing) == {"es"}


def test_only_the_lead_writes_and_only_what_was_seen_goes(cast, filled):
    told = letters_for(cast, filled, filled.late, words={"en": "Hello"}) | {"key": uuid4(), "seen": "0" * 64}
    for other in (cast.reviewer, cast.administrator, cast.outsider):
        with pytest.raises(Refused):
            write_reminders(**told | {"by": other.principal})
        with pytest.raises(Refused):
            record_cockpit_export(by=other.principal, harvest_round=cast.round, file_format="csv")
    with pytest.raises(Stale):
        write_reminders(**told)
    assert not Letter.objects.exists()
