"""What the teams of the demonstration's running rounds are made of: programmes, hopes, groups, more time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from harvests.models import HarvestRound, Programme, TeamMember
from harvests.services.asked_programmes import ask_programmes
from harvests.services.extensions import give_more_time
from harvests.services.groups import add_group, make_group
from harvests.services.invited import invite_member
from harvests.services.teams import change_programmes
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal

ASKED = {
    "2024": {
        "organization-representation": 4,
        "social-protection": 2,
        "urban-policies": 3,
        "focal-cities": 3,
    },
    "2025": {
        "law": 3,
        "organization-representation": 6,
        "social-protection": 3,
        "statistics": 2,
        "focal-cities": 4,
    },
}
"""Which programmes a round asks, and how many outcomes are hoped for; for Statistics nobody writes yet."""

WRITES_FOR = {
    "amara": ("law", "organization-representation", "urban-policies"),
    "lucia": ("organization-representation", "social-protection"),
    "fatou": ("focal-cities",),
    "priya": ("organization-representation", "urban-policies"),
    "joana": ("social-protection", "focal-cities"),
}
"""The programmes for which contributors write in these rounds."""

GROUPS = {
    "Africa writers": ("amara", "fatou"),
    "Latin America writers": ("lucia", "joana"),
}

INTO = "2025"
LATE, LONGER = "fatou", timedelta(days=14)
WHY_LONGER = "Fieldwork in Dakar ends two weeks after the deadline."
INVITED = {"name": "Nia Boateng", "email": "nia@example.org", "language": "en"}


def make_up_teams(
    rounds: Mapping[str, HarvestRound],
    people: Mapping[str, User],
    programmes: Mapping[str, Programme],
    by: Principal,
) -> None:
    """Say what the running rounds ask and who writes for it, in the lead's name and through the services."""
    for reference, asked in ASKED.items():
        ask_programmes(
            harvest_round=rounds[reference],
            asked={programmes[key]: hoped for key, hoped in asked.items()},
            seen={},
            by=by,
        )
        for key, written_for in WRITES_FOR.items():
            member = TeamMember.objects.select_related("round", "person").get(
                round=rounds[reference], person=people[key], role=Role.CONTRIBUTOR
            )
            change_programmes(
                member=member,
                programmes=[programmes[each] for each in written_for],
                version=member.version,
                by=by,
            )
    for name, keys in GROUPS.items():
        group = make_group(name=name, people=[people[key] for key in keys], by=by)
        add_group(harvest_round=rounds[INTO], group=group, role=Role.CONTRIBUTOR, by=by)
    give_more_time(
        harvest_round=rounds[INTO],
        person=people[LATE],
        until=rounds[INTO].collecting_to + LONGER,
        reason=WHY_LONGER,
        by=by,
    )
    invite_member(
        harvest_round=rounds[INTO],
        role=Role.CONTRIBUTOR,
        programmes=[programmes["law"]],
        by=by,
        **INVITED,
    )
