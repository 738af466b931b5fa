"""Answers of people outside about an outcome, written straight to the tables."""

from __future__ import annotations

from django.utils import timezone

from outcomes.models import Judgement, Nomination, Outcome, Substantiator
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    JudgementFactory,
    SubstantiationRequestFactory,
    SubstantiatorFactory,
)
from wiego_mle.accounts.tests.factories import UserFactory


def nominated(
    outcome: Outcome,
    person: Substantiator,
    *,
    relation: str = "ally",
    state: str = "approved",
    conflict: str = "none",
) -> Nomination:
    """Nominate somebody for an outcome; by default a reviewer has agreed."""
    checked = {"checked_by": UserFactory(), "checked_at": timezone.now()} if state != "proposed" else {}
    return Nomination.objects.create(
        outcome=outcome,
        substantiator=person,
        relation=relation,
        state=state,
        conflict=conflict,
        conflict_note="A cousin works at WIEGO." if conflict == "declared" else "",
        refusal="Works for WIEGO." if state == "refused" else "",
        nominated_by=UserFactory(),
        **checked,
    )


def answered(
    outcome: Outcome,
    *,
    says: str = "fully",
    significance: str = "fully",
    contribution: str = "fully",
    relation: str = "ally",
    nomination: str = "approved",
    conflict: str = "none",
    version: int | None = None,
    person: Substantiator | None = None,
    answered_at=None,
    **more,
) -> Judgement:
    """Let somebody answer about an outcome, on the version that it has now unless another is given."""
    person = person or SubstantiatorFactory()
    if nomination:
        nominated(outcome, person, relation=relation, state=nomination, conflict=conflict)
    request = SubstantiationRequestFactory(round=outcome.round, substantiator=person, answered=True)
    asked = AskedOutcomeFactory(
        request=request, outcome=outcome, version_number=version or outcome.version, answers=1
    )
    comments = {
        f"{part}_comment": "The council voted in May, not in March."
        for part, said in (("outcome", says), ("significance", significance), ("contribution", contribution))
        if said in ("partly", "disagree")
    }
    return JudgementFactory(
        asked=asked,
        outcome_judgement=says,
        significance_judgement=significance,
        contribution_judgement=contribution,
        answered_at=answered_at or timezone.now(),
        **(comments | more),
    )
