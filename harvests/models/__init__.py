"""Harvest rounds with their design, who takes part in them, the programmes and the code lists."""

from harvests.models.design import HarvestQuestion, IntendedUse, RoundDesign, RoundField, RoundStep
from harvests.models.lists import Code, Programme
from harvests.models.rounds import HarvestRound
from harvests.models.team import Extension, RoundProgramme, TeamMember

__all__ = [
    "Code",
    "Extension",
    "HarvestQuestion",
    "HarvestRound",
    "IntendedUse",
    "Programme",
    "RoundDesign",
    "RoundField",
    "RoundProgramme",
    "RoundStep",
    "TeamMember",
]
