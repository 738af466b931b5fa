"""How rounds of the demonstration are coded: one by two coders who mostly agree, others with all of it still to do."""

from __future__ import annotations

from collections.abc import Mapping

from harvests.models import HarvestRound
from harvests.queries.codebook import newest_version
from outcomes.models import Coding, Outcome
from outcomes.queries.coding import asked_dimensions
from outcomes.queries.votes import differences_in
from outcomes.services.coding import Answer, keep_votes, settle_code
from outcomes.services.coding_plans import plan_coding, share_codings
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal

FINISHED = "2018-2021"
"""The round that is coded before it closes."""
BEGUN = ("2022-2023", "2024")
"""Rounds in which the coders have still to begin: a queue to work through, and one of which most is not decided."""
CODERS = ("daniel", "ines")
_NEEDS = {
    "change_type": "coding",
    "stage": "coding",
    "worker_group": "coding",
    "degree": "coding",
    "actor_type": "off",
    "level": "off",
    "strategy": "off",
    "goal": "off",
}
_STAGES = {
    "action": "enforcement",
    "activity": "implementation",
    "relationship": "commitment",
    "agenda": "discourse",
    "policy": "adopted",
    "practice": "implementation",
}
_TAKEN_FOR = {"policy": "practice", "practice": "policy", "agenda": "relationship", "relationship": "agenda"}
_DEGREES = ("small", "substantial", "substantial", "decisive")


def code_rounds(
    rounds: Mapping[str, HarvestRound], people: Mapping[str, User], who: Mapping[str, Principal]
) -> None:
    """Plan the coding of running rounds and share them out; code one by rule and settle what differs."""
    lead = who["miriam"]
    for reference in (FINISHED, *BEGUN):
        plan_coding(
            harvest_round=rounds[reference],
            book=newest_version(),
            needs=_NEEDS,
            twice="all",
            seed=reference,
            by=lead,
        )
        share_codings(harvest_round=rounds[reference], coders=[people[key] for key in CODERS], by=lead)
    for place, key in enumerate(CODERS):
        _code(rounds[FINISHED], who[key], place)
    _settle(rounds[FINISHED], lead)


def _code(harvest_round: HarvestRound, coder: Principal, place: int) -> None:
    rows = Coding.objects.filter(outcome__round=harvest_round, coder_id=coder.person_id)
    rows = rows.select_related("outcome__round__codebook", "outcome__change_type")
    for number, coding in enumerate(rows.order_by("outcome__reference")):
        keep_votes(
            coding=coding,
            answers=_answers(coding.outcome, number if place else -1),
            version=coding.version,
            by=coder,
            done=True,
        )


def _answers(outcome: Outcome, number: int) -> dict[str, Answer]:
    """Return what a coder gives: what the record says, but for each sixth outcome of the second coder."""
    change = outcome.change_type.key if outcome.change_type else "practice"
    stage = Answer((_STAGES[change],))
    if number >= 0 and number % 6 == 5:
        change = _TAKEN_FOR.get(change, change)
    if number >= 0 and number % 8 == 3:
        stage = Answer(stage.codes, is_unsure=True, note="The text does not say whether it is done already.")
    groups = sorted(code.key for code in outcome.worker_groups.all())
    degree = _DEGREES[int(outcome.reference[-2:]) % len(_DEGREES)]
    return {
        "change_type": Answer((change,)),
        "stage": stage,
        "worker_group": Answer(tuple(groups) or ("cross-sector",)),
        "degree": Answer((degree if number % 7 != 4 else "substantial",)),
    }


def _settle(harvest_round: HarvestRound, lead: Principal) -> None:
    asked = {each.key: each.dimension for each in asked_dimensions(harvest_round)}
    outcomes = Outcome.objects.select_related("round__codebook", "change_type").in_bulk()
    for found in differences_in(harvest_round, list(asked)):
        outcome = outcomes[found.outcome_id]
        settle_code(
            outcome=outcome,
            dimension=asked[found.dimension],
            codes=_answers(outcome, -1)[found.dimension].codes,
            why="The text itself says so, and not only what we know besides.",
            by=lead,
        )
