"""The record: outcomes, actors, contributions, sources, evidence, versions and decisions."""

from outcomes.models.actor import Actor, ActorMerge, OutcomeActor
from outcomes.models.carrying import CarryOver, LeftInRound
from outcomes.models.coach import CoachDismissal
from outcomes.models.coding import (
    Coding,
    CodingPlan,
    Consensus,
    RecodedOutcome,
    Recoding,
    SettledCode,
    Vote,
)
from outcomes.models.contribution import Contribution, ContributionCountry, ContributionLink
from outcomes.models.edition import Edition, EditionFile, EditionFinding, EditionHighlight, EditionRow
from outcomes.models.evidence import Evidence, Source
from outcomes.models.files import EvidenceText, Purge, ServedCopy
from outcomes.models.imports import ImportProfile, ImportRow, SheetImport
from outcomes.models.interest import ConflictOfInterest
from outcomes.models.judgements import Judgement, JudgementDraft, JudgementVersion
from outcomes.models.letter import OutcomeInLetter
from outcomes.models.link import NotTheSame, OutcomeKey, OutcomeLink, OutcomeMerge
from outcomes.models.look import LastLook
from outcomes.models.nominations import Nomination
from outcomes.models.outcome import (
    Outcome,
    OutcomeCountry,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
)
from outcomes.models.passage import Passage
from outcomes.models.question import InternalNote, Notice, Question, QuestionMessage, ReadyQuestion
from outcomes.models.requests import (
    AskedOutcome,
    LinkWish,
    RequestEvent,
    SubstantiationRequest,
    SuggestedPerson,
)
from outcomes.models.resolutions import RequestReminder, Resolution
from outcomes.models.review import (
    ReviewAssignment,
    ReviewDecision,
    ReviewerCheck,
    SecondOpinion,
    SmartVerdict,
)
from outcomes.models.saved_view import SavedView
from outcomes.models.selection import IntendedQuote, SelectedOutcome, Selection
from outcomes.models.substantiators import Substantiator
from outcomes.models.withheld import SensitivePassage, WithheldLook

__all__ = [
    "Actor",
    "ActorMerge",
    "AskedOutcome",
    "CarryOver",
    "CoachDismissal",
    "Coding",
    "CodingPlan",
    "ConflictOfInterest",
    "Consensus",
    "Contribution",
    "ContributionCountry",
    "ContributionLink",
    "Edition",
    "EditionFile",
    "EditionFinding",
    "EditionHighlight",
    "EditionRow",
    "Evidence",
    "EvidenceText",
    "ImportProfile",
    "ImportRow",
    "IntendedQuote",
    "InternalNote",
    "Judgement",
    "JudgementDraft",
    "JudgementVersion",
    "LastLook",
    "LeftInRound",
    "LinkWish",
    "Nomination",
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
    "Passage",
    "Purge",
    "Question",
    "QuestionMessage",
    "ReadyQuestion",
    "RecodedOutcome",
    "Recoding",
    "ReferenceCounter",
    "RequestEvent",
    "RequestReminder",
    "Resolution",
    "ReviewAssignment",
    "ReviewDecision",
    "ReviewerCheck",
    "SavedView",
    "SecondOpinion",
    "SelectedOutcome",
    "Selection",
    "SensitivePassage",
    "ServedCopy",
    "SettledCode",
    "SheetImport",
    "SmartVerdict",
    "Source",
    "SubstantiationRequest",
    "Substantiator",
    "SuggestedPerson",
    "Vote",
    "WithheldLook",
]
