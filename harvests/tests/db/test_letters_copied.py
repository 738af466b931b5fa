"""Letters of an earlier round are taken over with its design: when they go, and in which words."""

from __future__ import annotations

import pytest

from harvests.calendar import Planned
from harvests.enums import LetterKind, RoundState
from harvests.models import HarvestRound, LetterCalendar, LetterWording, TeamMember
from harvests.queries.letters import calendar_of, plans_of, wordings_of
from harvests.services.design import copy_design
from harvests.tests.factories import (
    LetterPlanFactory,
    LetterWordingFactory,
    RoundDesignFactory,
    TeamMemberFactory,
)
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(cast) -> HarvestRound:
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.PLANNED)
    LetterCalendar.objects.create(round=cast.other_round, hour=10, opened_at="2026-01-01T00:00:00Z")
    LetterPlanFactory(round=cast.other_round, kind="before", days="21,3")
    LetterPlanFactory(round=cast.other_round, kind="after", is_on=False, days="")
    LetterWordingFactory(round=cast.other_round, kind="before", subject="Hasta {deadline}", language="es")
    LetterWordingFactory(round=cast.other_round, kind="closing", subject="Theirs", body="{list} {link}")
    TeamMemberFactory(round=cast.other_round, person=cast.lead.person, role=Role.LEAD)
    return HarvestRound.objects.get(pk=cast.round.pk)


def copied(cast, planned, **more) -> tuple[str, ...]:
    return copy_design(
        harvest_round=HarvestRound.objects.get(pk=planned.pk),
        source=cast.other_round,
        by=cast.lead.principal,
        **({"with_letters": True} | more),
    )


def test_days_hour_and_words_are_taken_over_and_nothing_starts(cast, planned):
    assert "letters" in copied(cast, planned)
    plans = plans_of(planned)
    assert plans[LetterKind.BEFORE] == Planned(days=(21, 3))
    assert plans[LetterKind.AFTER].is_on is False
    words = wordings_of(planned)
    assert words["before", "es"].subject == "Hasta {deadline}"
    assert words["closing", "en"].body == "{list} {link}"
    calendar = calendar_of(planned)
    assert (calendar.hour, calendar.running_since, calendar.opened_at) == (10, None, None)
    assert Entry.objects.filter(act="round.letters_copied").count() == 1


def test_what_was_written_here_stays_and_a_second_click_does_nothing(cast, planned):
    LetterWordingFactory(round=planned, kind="closing", subject="Ours", body="{list} {link}")
    LetterCalendar.objects.create(round=planned, hour=7)
    copied(cast, planned)
    assert wordings_of(planned)["closing", "en"].subject == "Ours"
    assert calendar_of(planned).hour == 7
    assert copied(cast, planned) == ()
    assert LetterWording.objects.filter(round=planned).count() == 2


def test_without_the_tick_letters_stay_as_they_are(cast, planned):
    assert "letters" not in copied(cast, planned, with_letters=False)
    assert not wordings_of(planned)


def test_words_of_a_round_whose_letters_one_may_not_see_are_not_copied(cast, planned):
    TeamMember.objects.filter(round=cast.other_round, person=cast.lead.person).delete()
    with pytest.raises(Refused):
        copied(cast, planned)
    assert not wordings_of(planned)


def test_the_page_asks_and_tells(cast, planned):
    client = cast.lead.client
    address = "/rounds/here/design/copy/"
    RoundDesignFactory(round=cast.other_round)
    assert 'name="with_letters"' in client.get(address).content.decode()
    answer = client.post(address, {"source": "elsewhere", "with_letters": "on"}, follow=True)
    assert "Letters" in next(str(message) for message in answer.context["messages"])
    assert wordings_of(planned)
