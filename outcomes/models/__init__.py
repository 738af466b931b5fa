"""The record: outcomes, actors, contributions, sources, evidence, versions and decisions."""

from outcomes.models.actor import Actor, ActorMerge, OutcomeActor
from outcomes.models.carrying import CarryOver, LeftInRound
from outcomes.models.coach import CoachDismissal
from outcomes.models.contribution import Contribution, ContributionCountry, ContributionLink
from outcomes.models.evidence import Evidence, Source
from outcomes.models.files import EvidenceText, Purge, ServedCopy
from outcomes.models.imports import ImportProfile, ImportRow, SheetImport
from outcomes.models.interest import ConflictOfInterest
from outcomes.models.letter import OutcomeInLetter
from outcomes.models.link import NotTheSame, OutcomeKey, OutcomeLink, OutcomeMerge
from outcomes.models.look import LastLook
from outcomes.models.outcome import (
    Outcome,
    OutcomeCountry,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
)
from outcomes.models.question import InternalNote, Notice, Question, QuestionMessage, ReadyQuestion
from outcomes.models.review import (
    ReviewAssignment,
    ReviewDecision,
    ReviewerCheck,
    SecondOpinion,
    SmartVerdict,
)
from outcomes.models.withheld import SensitivePassage, WithheldLook

__all__ = [
    "Actor",
    "ActorMerge",
    "CarryOver",
    "CoachDismissal",
    "ConflictOfInterest",
    "Contribution",
    "ContributionCountry",
    "ContributionLink",
    "Evidence",
    "EvidenceText",
    "ImportProfile",
    "ImportRow",
    "InternalNote",
    "LastLook",
    "LeftInRound",
    "NotTheSame",
    "Notice",
    "Outcome",
    "OutcomeActor",
    "OutcomeCountry",
    "OutcomeInLetter",
    "OutcomeKey",
    "OutcomeLink",
    "OutcomeMerge",
    "OutcomeProgramme",
    "OutcomeVersion",
    "Purge",
    "Question",
    "QuestionMessage",
    "ReadyQuestion",
    "ReferenceCounter",
    "ReviewAssignment",
    "ReviewDecision",
    "ReviewerCheck",
    "SecondOpinion",
    "SensitivePassage",
    "ServedCopy",
    "SheetImport",
    "SmartVerdict",
    "Source",
    "WithheldLook",
]
