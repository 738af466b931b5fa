"""Outcomes of which every answer is given, for tests of reviewing and reading."""

from __future__ import annotations

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory
from outcomes.models import Outcome
from outcomes.services.snapshot import as_stored, snapshot
from outcomes.tests.factories import (
    ContributionLinkFactory,
    EvidenceFactory,
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    OutcomeVersionFactory,
    SourceFactory,
)


def complete_outcome(**fields) -> Outcome:
    """Return an outcome that has everything that acceptance needs, and one of each part."""
    outcome = OutcomeFactory(
        **{
            "actor_type": CodeFactory(dimension=Dimension.ACTOR_TYPE),
            "change_type": CodeFactory(dimension=Dimension.CHANGE_TYPE),
            "level": CodeFactory(dimension=Dimension.LEVEL),
            "stage": CodeFactory(dimension=Dimension.STAGE),
        }
        | fields
    )
    add_parts(outcome)
    return outcome


def add_parts(outcome: Outcome) -> None:
    """Give an outcome one more actor, country, programme, worker group, source, evidence and contribution."""
    countries = ("GH", "PE", "IN", "MX", "SN", "KE")
    OutcomeActorFactory(outcome=outcome)
    OutcomeCountryFactory(outcome=outcome, country=countries[outcome.countries.count()])
    OutcomeProgrammeFactory(outcome=outcome, is_lead=not outcome.programme_parts.exists())
    outcome.worker_groups.add(CodeFactory(dimension=Dimension.WORKER_GROUP))
    SourceFactory(outcome=outcome)
    EvidenceFactory(outcome=outcome)
    ContributionLinkFactory(outcome=outcome)


def keep_versions(outcome: Outcome) -> None:
    """Give an outcome a second version, which says what it says, and a first one with another title."""
    outcome.version = 2
    outcome.save(update_fields=["version"])
    now = as_stored(snapshot(outcome))
    OutcomeVersionFactory(outcome=outcome, number=1, content=now | {"title": "As it was first called"})
    OutcomeVersionFactory(outcome=outcome, number=2, content=now)
