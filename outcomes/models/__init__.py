"""The record: outcomes, actors, contributions, sources, evidence, versions and decisions."""

from outcomes.models.actor import Actor, OutcomeActor
from outcomes.models.contribution import Contribution, ContributionCountry, ContributionLink
from outcomes.models.evidence import Evidence, Source
from outcomes.models.outcome import (
    Outcome,
    OutcomeCountry,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
)
from outcomes.models.question import InternalNote, Notice, Question, QuestionMessage, ReadyQuestion
from outcomes.models.review import ReviewDecision

__all__ = [
    "Actor",
    "Contribution",
    "ContributionCountry",
    "ContributionLink",
    "Evidence",
    "InternalNote",
    "Notice",
    "Outcome",
    "OutcomeActor",
    "OutcomeCountry",
    "OutcomeProgramme",
    "OutcomeVersion",
    "Question",
    "QuestionMessage",
    "ReadyQuestion",
    "ReferenceCounter",
    "ReviewDecision",
    "Source",
]
