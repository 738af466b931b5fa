"""Harvest rounds with their design, who takes part, their letters, the programmes, grants and code lists."""

from harvests.models.closing import RoundClosing
from harvests.models.codebook import CodebookDimension, CodebookImport, CodebookVersion, RoundDimension
from harvests.models.design import HarvestQuestion, IntendedUse, RoundDesign, RoundField, RoundStep
from harvests.models.documents import DocumentPage, DocumentVersion, PageLook, SourceDocument
from harvests.models.groups import PeopleGroup, RoundGroup
from harvests.models.letters import LetterCalendar, LetterPlan, LetterWording, RoundLetter
from harvests.models.lists import Code, FocalCity, Grant, Programme
from harvests.models.replies import Reply
from harvests.models.rounds import HarvestRound
from harvests.models.substantiation import SubstantiationPlan
from harvests.models.team import Extension, InvitedMember, RoundProgramme, TeamMember

__all__ = [
    "Code",
    "CodebookDimension",
    "CodebookImport",
    "CodebookVersion",
    "DocumentPage",
    "DocumentVersion",
    "Extension",
    "FocalCity",
    "Grant",
    "HarvestQuestion",
    "HarvestRound",
    "IntendedUse",
    "InvitedMember",
    "LetterCalendar",
    "LetterPlan",
    "LetterWording",
    "PageLook",
    "PeopleGroup",
    "Programme",
    "Reply",
    "RoundClosing",
    "RoundDesign",
    "RoundDimension",
    "RoundField",
    "RoundGroup",
    "RoundLetter",
    "RoundProgramme",
    "RoundStep",
    "SourceDocument",
    "SubstantiationPlan",
    "TeamMember",
]
