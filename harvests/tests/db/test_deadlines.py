"""Until when texts are taken from whom."""

from __future__ import annotations

from datetime import date

import pytest

from harvests.queries.deadlines import deadline_for, deadlines_of
from harvests.tests.factories import (
    ExtensionFactory,
    HarvestRoundFactory,
    ProgrammeFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 31)


def test_the_day_of_the_round_counts_for_whom_nothing_else_was_agreed():
    member = TeamMemberFactory(round__collecting_to=DAY)
    ExtensionFactory(round=member.round, until=date(2026, 4, 30))
    ExtensionFactory(person=member.person, until=date(2026, 5, 31))
    assert deadline_for(member.round, member.person_id) == DAY


def test_the_latest_day_given_counts():
    member = TeamMemberFactory(round__collecting_to=DAY)
    for until in (date(2026, 4, 10), date(2026, 4, 20), date(2026, 1, 1)):
        ExtensionFactory(round=member.round, person=member.person, until=until)
    assert deadline_for(member.round, member.person_id) == date(2026, 4, 20)


def test_an_earlier_day_takes_no_time_away():
    member = TeamMemberFactory(round__collecting_to=DAY)
    ExtensionFactory(round=member.round, person=member.person, until=date(2026, 1, 1))
    assert deadline_for(member.round, member.person_id) == DAY


def test_more_time_for_a_programme_is_for_those_whose_role_names_it():
    harvest_round, programme = HarvestRoundFactory(collecting_to=DAY), ProgrammeFactory()
    inside, outside = TeamMemberFactory.create_batch(2, round=harvest_round)
    inside.programmes.add(programme)
    ExtensionFactory(round=harvest_round, person=None, programme=programme, until=date(2026, 4, 15))
    assert deadlines_of(harvest_round, [inside.person_id, outside.person_id]) == {
        inside.person_id: date(2026, 4, 15),
        outside.person_id: DAY,
    }


@pytest.mark.parametrize("people", [1, 4])
def test_it_takes_the_same_queries_however_many_people(django_assert_num_queries, people):
    harvest_round, programme = HarvestRoundFactory(), ProgrammeFactory()
    members = TeamMemberFactory.create_batch(people, round=harvest_round)
    for member in members:
        member.programmes.add(programme)
    ExtensionFactory(round=harvest_round, person=None, programme=programme)
    with django_assert_num_queries(2):
        deadlines_of(harvest_round, [member.person_id for member in members])
