"""Harvest rounds, who takes part in them, the programmes and the code lists."""

from harvests.models.groups import PeopleGroup, RoundGroup
from harvests.models.lists import Code, Programme
from harvests.models.rounds import HarvestRound
from harvests.models.team import Extension, InvitedMember, RoundProgramme, TeamMember

__all__ = [
    "Code",
    "Extension",
    "HarvestRound",
    "InvitedMember",
    "PeopleGroup",
    "Programme",
    "RoundGroup",
    "RoundProgramme",
    "TeamMember",
]
