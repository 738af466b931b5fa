"""The record: outcomes, actors, contributions, sources, evidence, versions and decisions."""

from outcomes.models.actor import Actor, ActorMerge, OutcomeActor
from outcomes.models.contribution import Contribution, ContributionCountry, ContributionLink
from outcomes.models.evidence import Evidence, Source
from outcomes.models.outcome import (
    Outcome,
    OutcomeCountry,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
)
from outcomes.models.review import ReviewDecision
from outcomes.models.withheld import Look, SensitivePassage

__all__ = [
    "Actor",
    "ActorMerge",
    "Contribution",
    "ContributionCountry",
    "ContributionLink",
    "Evidence",
    "Look",
    "Outcome",
    "OutcomeActor",
    "OutcomeCountry",
    "OutcomeProgramme",
    "OutcomeVersion",
    "ReferenceCounter",
    "ReviewDecision",
    "SensitivePassage",
    "Source",
]
