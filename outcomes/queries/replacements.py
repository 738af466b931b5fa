"""Who was asked in vain, and who or what the rule of the round proposes instead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from harvests.enums import Replacement
from harvests.models import HarvestRound
from harvests.queries.substantiation import plan_of
from outcomes.enums import OutcomeState
from outcomes.models import AskedOutcome, Nomination, Outcome, SelectedOutcome
from outcomes.nomination_enums import NominationState
from outcomes.request_enums import WAITING, Channel, RequestState

IN_VAIN = (RequestState.EXPIRED, RequestState.DECLINED)
"""States of a request in which its unanswered outcomes need somebody else."""


@dataclass(frozen=True)
class Proposal:
    """An outcome about which somebody was asked in vain, and what is proposed: a person, or the next of the lot.

    With neither there is nothing left to propose, and the outcome is reported as not answered.
    """

    asked: AskedOutcome
    nominee: Nomination | None = None
    selected: SelectedOutcome | None = None

    @property
    def outcome(self) -> Outcome:
        """Return the outcome."""
        return self.asked.outcome


def proposals_in(harvest_round: HarvestRound) -> list[Proposal]:
    """Return what the rule of a round proposes for each outcome that somebody was asked about in vain.

    An outcome for which enough people have answered or are still waited for, or for which another one stands in
    already, needs nothing. The number of queries does not depend on how many there are.
    """
    plan = plan_of(harvest_round)
    in_vain = list(
        AskedOutcome.objects.filter(
            request__round=harvest_round,
            request__state__in=IN_VAIN,
            answers=0,
            outcome__state=OutcomeState.ACCEPTED,
        )
        .select_related("request__substantiator", "outcome__round", "substantiator")
        .order_by("outcome__reference", "pk")
    )
    if not in_vain:
        return []
    keys = {asked.outcome_id for asked in in_vain}
    hoped_for = _hoped_for(keys)
    nominees = _nominees(keys) if plan.replacement in (Replacement.BOTH, Replacement.NOMINEE) else {}
    selected = _selected(keys) if plan.replacement in (Replacement.BOTH, Replacement.LOT) else {}
    stood_in_for = set(
        SelectedOutcome.objects.filter(stands_in_for__in=keys).values_list("stands_in_for", flat=True)
    )
    found: dict[int, Proposal] = {}
    for asked in in_vain:
        key = asked.outcome_id
        if key in found or key in stood_in_for or hoped_for[key] >= plan.people_per_outcome:
            continue
        nominee = next(iter(nominees.get(key, ())), None)
        # Another outcome only stands in for one about which nobody at all has answered or will.
        row = selected.get(key) if nominee is None and not hoped_for[key] else None
        found[key] = Proposal(asked, nominee, row)
    return list(found.values())


def proposal_for(harvest_round: HarvestRound, outcome: str) -> Proposal | None:
    """Return what is proposed now for the outcome with a reference; None if it needs nothing (any more)."""
    return next((each for each in proposals_in(harvest_round) if each.outcome.reference == outcome), None)


def _hoped_for(keys: Iterable[int]) -> Counter[int]:
    """Return for how many people per outcome an answer came or is still waited for."""
    rows = AskedOutcome.objects.filter(outcome__in=keys, ended_at__isnull=True).order_by()
    return Counter(
        outcome
        for outcome, answers, state in rows.values_list("outcome", "answers", "request__state")
        if answers or state in WAITING
    )


def _nominees(keys: Iterable[int]) -> dict[int, list[Nomination]]:
    """Return per outcome the approved people who were never asked about it, as they were proposed."""
    asked = set(
        AskedOutcome.objects.filter(outcome__in=keys).order_by().values_list("outcome", "substantiator")
    )
    found: dict[int, list[Nomination]] = defaultdict(list)
    rows = Nomination.objects.filter(
        outcome__in=keys, state=NominationState.APPROVED, substantiator__erased_at__isnull=True
    )
    for row in rows.select_related("substantiator", "outcome").order_by("nominated_at", "pk"):
        reachable = row.channel != Channel.EMAIL or row.substantiator.email
        if (row.outcome_id, row.substantiator_id) not in asked and reachable:
            found[row.outcome_id].append(row)
    return found


def _selected(keys: Iterable[int]) -> dict[int, SelectedOutcome]:
    rows = SelectedOutcome.objects.filter(outcome__in=keys).select_related("selection__round", "outcome")
    return {row.outcome_id: row for row in rows.order_by("-pk")}
