"""Planning, starting and stopping the letters of a round, and choosing their words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from harvests.calendar import USUAL, Planned
from harvests.enums import LetterKind, RoundState
from harvests.models import HarvestRound, LetterCalendar, LetterWording
from harvests.queries.letters import plans_of, roles_in
from harvests.services.letters import (
    plan_letters,
    start_letters,
    stop_letters,
    take_shipped_words,
    watch_rounds,
    word_letter,
)
from harvests.tests.factories import LetterCalendarFactory, LetterWordingFactory, RoundLetterFactory
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing.tests.factories import LetterFactory

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = {"subject": "Until {deadline}", "body": "Dear {name}, {link}"}


def test_the_calendar_follows_a_round_that_opens_closes_and_opens_again(cast):
    def moved(state: RoundState, hours: int) -> LetterCalendar:
        HarvestRound.objects.filter(pk=cast.round.pk).update(state=state)
        for _tick in (1, 2):
            watch_rounds(now=NOW + timedelta(hours=hours))
        return LetterCalendar.objects.get(round=cast.round)

    opened = moved(RoundState.OPEN, 0)
    assert (opened.opened_at, opened.running_since, opened.closings) == (NOW, NOW, 0)
    assert moved(RoundState.REVIEWING, 1).closed_at is None
    closed = moved(RoundState.CLOSED, 2)
    assert (closed.closed_at, closed.closings) == (NOW + timedelta(hours=2), 1)
    assert moved(RoundState.REVIEWING, 3).closed_at is None
    assert moved(RoundState.CLOSED, 4).closings == 2


def test_a_plan_is_saved_and_the_trail_tells_what_differs(cast):
    plans = USUAL | {LetterKind.BEFORE: Planned(days=(10, 3)), LetterKind.AFTER: Planned(is_on=False)}
    plan_letters(harvest_round=cast.round, hour=9, plans=plans, version=1, by=cast.lead.principal)
    assert plans_of(cast.round) == plans
    (entry,) = Entry.objects.filter(act="round.letters_planned")
    assert entry.changes == {
        "letters_before": ["+ 14, 7, 2", "+ 10, 3"],
        "letters_after": ["+ 3", "–"],
        "letters_hour": [8, 9],
    }


def test_two_who_plan_at_once_are_told(cast):
    plan_letters(harvest_round=cast.round, hour=9, plans=USUAL, version=1, by=cast.lead.principal)
    with pytest.raises(Stale):
        plan_letters(harvest_round=cast.round, hour=7, plans=USUAL, version=1, by=cast.lead.principal)


@pytest.mark.parametrize("hour", [3, 23])
def test_letters_do_not_go_by_night(cast, hour):
    with pytest.raises(ValidationError):
        plan_letters(harvest_round=cast.round, hour=hour, plans=USUAL, version=1, by=cast.lead.principal)


def test_stopping_leaves_what_waits_and_starting_begins_anew(cast):
    LetterCalendarFactory(round=cast.round)
    waiting = RoundLetterFactory(round=cast.round).letter
    held = RoundLetterFactory(round=cast.round, letter=LetterFactory(state="held")).letter
    gone = RoundLetterFactory(round=cast.round, letter=LetterFactory(sent=True)).letter
    elsewhere = RoundLetterFactory(round=cast.other_round).letter
    assert stop_letters(harvest_round=cast.round, by=cast.lead.principal) == 2
    for letter, state in ((waiting, "left"), (held, "left"), (gone, "sent"), (elsewhere, "queued")):
        letter.refresh_from_db()
        assert letter.state == state
    assert stop_letters(harvest_round=cast.round, by=cast.lead.principal) == 0
    assert Entry.objects.filter(act="round.letters_stopped").count() == 1
    assert start_letters(harvest_round=cast.round, by=cast.lead.principal).running_since is not None


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "reader", "outsider"])
def test_others_do_not_look_after_letters(cast, name):
    by = getattr(cast, name).principal
    for change in (
        lambda: plan_letters(harvest_round=cast.round, hour=9, plans=USUAL, version=1, by=by),
        lambda: start_letters(harvest_round=cast.round, by=by),
        lambda: stop_letters(harvest_round=cast.round, by=by),
        lambda: word_letter(
            harvest_round=cast.round, kind="before", language="en", version=0, by=by, **WORDS
        ),
        lambda: take_shipped_words(harvest_round=cast.round, kind="before", language="en", by=by),
    ):
        with pytest.raises(Refused):
            change()
    assert not LetterCalendar.objects.exists()


def test_words_are_chosen_changed_and_given_back(cast):
    about = {"harvest_round": cast.round, "kind": "before", "language": "es", "by": cast.lead.principal}
    first = word_letter(**about, version=0, **WORDS)
    assert first.version == 1
    again = word_letter(**about, version=1, **(WORDS | {"subject": "Hasta\r\nBcc: el {deadline}"}))
    assert again.subject == "Hasta Bcc: el {deadline}"
    with pytest.raises(Stale):
        word_letter(**about, version=1, **WORDS)
    take_shipped_words(**about)
    take_shipped_words(**about)
    assert not LetterWording.objects.exists()
    assert Entry.objects.filter(act="round.letter_shipped_words").count() == 1


def test_words_that_somebody_else_wrote_first_are_not_written_over(cast):
    LetterWordingFactory(round=cast.round, language="es")
    with pytest.raises(Stale):
        word_letter(
            harvest_round=cast.round,
            kind="before",
            language="es",
            version=0,
            by=cast.lead.principal,
            **WORDS,
        )


def test_unknown_placeholders_are_refused(cast):
    with pytest.raises(ValidationError) as wrong:
        word_letter(
            harvest_round=cast.round,
            kind="before",
            language="en",
            subject="{nme}",
            body="{link}",
            version=0,
            by=cast.lead.principal,
        )
    assert set(wrong.value.message_dict) == {"subject"}


def test_the_team_says_who_gets_letters_and_the_organisation_steps_in_for_a_lead(cast):
    by_name = {person.name: roles for person, roles in roles_in(cast.round)}
    assert by_name["Lena Lead"] == {"lead"}
    assert set(by_name) == {"Rosa Reporter", "Carlos Colleague", "Rita Reviewer", "Lena Lead", "Cora Coder"}
    UserFactory(name="Olga Organiser", roles=[Role.LEAD])
    assert [person.name for person, _roles in roles_in(cast.other_round)] == ["Olga Organiser"]


def test_who_can_no_longer_sign_in_gets_none(cast):
    cast.reporter.person.is_active = False
    cast.reporter.person.save()
    assert "Rosa Reporter" not in {person.name for person, _roles in roles_in(cast.round)}


def test_a_plan_made_before_the_opening_stays(cast):
    plan_letters(
        harvest_round=cast.round,
        hour=9,
        plans=USUAL | {LetterKind.OPENING: Planned(is_on=False)},
        version=1,
        by=cast.lead.principal,
    )
    HarvestRound.objects.filter(pk=cast.round.pk).update(collecting_to=date(2026, 12, 31))
    watch_rounds(now=NOW)
    calendar = LetterCalendar.objects.get(round=cast.round)
    assert (calendar.hour, calendar.running_since) == (9, NOW)
