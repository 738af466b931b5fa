"""What a round closed with, beside what it is now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from harvests.models import RoundClosing
from harvests.queries.closings import faults_of
from outcomes.enums import Confidentiality, OutcomeState
from outcomes.models import Outcome, OutcomeVersion
from outcomes.policy import may_count
from outcomes.queries.frozen import text_checksums
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class Figure:
    """How many outcomes of a state there were and are."""

    state: OutcomeState
    then: int
    now: int

    @property
    def differs(self) -> bool:
        """Say whether the number is another one now."""
        return self.then != self.now


@dataclass(frozen=True)
class Difference:
    """An outcome that is not as it was when the round closed; `then` is None for one that came since."""

    outcome: Outcome
    then: Mapping | None
    text_is_other: bool
    """Whether the very version that was frozen says something else now: nothing in the application does that."""

    @property
    def state_then(self) -> str:
        """Return what its state was called."""
        return OutcomeState(self.then["state"]).label if self.then else ""

    @property
    def went_elsewhere(self) -> bool:
        """Say whether it is in another round now."""
        return self.then is not None and self.outcome.round_id != self.outcome.closed_in


@dataclass(frozen=True)
class AsClosed:
    """A closing beside the round as it is now, as far as a person may read its outcomes."""

    figures: list[Figure]
    differences: list[Difference]
    compared: int
    faults: list[str]


def as_closed(principal: Principal, closing: RoundClosing) -> AsClosed:
    """Return what a round closed with beside what it is now; a fixed number of queries.

    A number is complete or not shown (decision 0034): states and restricted outcomes that are not all open
    to the person are left out on both sides.
    """
    faults = faults_of(closing)
    content = content_of(closing)
    records = {record["reference"]: record for record in content["outcomes"]}
    here = Q(round=closing.round) | Q(reference__in=records)
    seen = list(visible_to(principal).filter(here).select_related("round").order_by("reference", "pk"))
    texts = text_checksums(
        OutcomeVersion.objects.filter(
            outcome__in=[outcome.pk for outcome in seen],
            number__in={record["version"] for record in records.values()},
        )
    )
    differences = []
    for outcome in seen:
        outcome.closed_in = closing.round_id
        then = records.get(outcome.reference)
        other = then is not None and then["text"] != texts.get((outcome.pk, then["version"]), "")
        if other or then is None or not _is_as_then(outcome, then):
            differences.append(Difference(outcome, then, other))
    compared = sum(outcome.reference in records for outcome in seen)
    return AsClosed(_figures(principal, closing, content["counts"]), differences, compared, faults)


def content_of(closing: RoundClosing) -> dict:
    """Return the frozen record as values; an empty one where the text was spoiled."""
    try:
        content = json.loads(closing.content)
    except ValueError:
        content = {}
    if not isinstance(content, dict) or not {"outcomes", "counts"} <= content.keys():
        return {"outcomes": [], "counts": {}}
    return content


def _is_as_then(outcome: Outcome, then: Mapping) -> bool:
    return (
        outcome.round_id == outcome.closed_in
        and outcome.state == then["state"]
        and outcome.version == then["version"]
    )


def _figures(principal: Principal, closing: RoundClosing, counts: Mapping) -> list[Figure]:
    now: dict[tuple[str, bool], int] = defaultdict(int)
    rows = Outcome.objects.filter(round=closing.round).order_by()
    for state, confidentiality, number in rows.values_list("state", "confidentiality").annotate(
        number=Count("pk")
    ):
        now[state, confidentiality == Confidentiality.RESTRICTED] += number
    figures = []
    for state in OutcomeState:
        told = [
            restricted
            for restricted in (False, True)
            if may_count(principal, state, round_id=closing.round_id, restricted=restricted)
        ]
        then = sum(counts.get(state, (0, 0))[restricted] for restricted in told)
        number = sum(now[state, restricted] for restricted in told)
        if told and (then or number):
            figures.append(Figure(state, then, number))
    return figures
