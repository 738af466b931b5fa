"""Harvest rounds, who takes part in them, their letters, the programmes and the code lists."""

from harvests.models.closing import RoundClosing
from harvests.models.letters import LetterCalendar, LetterPlan, LetterWording, RoundLetter
from harvests.models.lists import Code, Programme
from harvests.models.replies import Reply
from harvests.models.rounds import HarvestRound
from harvests.models.team import Extension, RoundProgramme, TeamMember

__all__ = [
    "Code",
    "Extension",
    "HarvestRound",
    "LetterCalendar",
    "LetterPlan",
    "LetterWording",
    "Programme",
    "Reply",
    "RoundClosing",
    "RoundLetter",
    "RoundProgramme",
    "TeamMember",
]
