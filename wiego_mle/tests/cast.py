"""The people of every test: who logs, who reads along, who decides, who has nothing to do with it.

Each application takes them in through its conftest.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from harvests.models import HarvestRound, TeamMember
from harvests.queries.teams import principal_for
from harvests.tests.factories import HarvestRoundFactory
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class Member:
    """One of the cast: the person, and what they look like to a policy and to a browser."""

    person: User

    @property
    def principal(self) -> Principal:
        """The person with the roles they hold at this moment."""
        return principal_for(self.person)

    @property
    def client(self) -> Client:
        """A browser in which the person is signed in."""
        client = Client()
        client.force_login(self.person)
        return client


@dataclass(frozen=True)
class Cast:
    """The people around one open round; `outsider` is signed in without any role in it."""

    round: HarvestRound
    other_round: HarvestRound
    reporter: Member
    colleague: Member
    reviewer: Member
    lead: Member
    coder: Member
    administrator: Member
    reader: Member
    outsider: Member


def member(name: str, *, everywhere: tuple[Role, ...] = (), here: Role | None = None, round_=None) -> Member:
    """Make a person with roles for the organisation or one round."""
    person = UserFactory(name=name, roles=everywhere)
    if here is not None:
        TeamMember.objects.create(round=round_, person=person, role=here)
    return Member(person)


@pytest.fixture
def cast(db) -> Cast:
    """Return the people around an open round; reporter to coder hold their roles in it alone."""
    here = HarvestRoundFactory(reference="here", name="Round here")
    return Cast(
        round=here,
        other_round=HarvestRoundFactory(reference="elsewhere", name="Round elsewhere"),
        reporter=member("Rosa Reporter", here=Role.CONTRIBUTOR, round_=here),
        colleague=member("Carlos Colleague", here=Role.CONTRIBUTOR, round_=here),
        reviewer=member("Rita Reviewer", here=Role.REVIEWER, round_=here),
        lead=member("Lena Lead", here=Role.LEAD, round_=here),
        coder=member("Cora Coder", here=Role.CODER, round_=here),
        administrator=member("Ada Administrator", everywhere=(Role.ADMINISTRATOR,)),
        reader=member("Rob Reader", everywhere=(Role.READER,)),
        outsider=member("Otto Outsider"),
    )
