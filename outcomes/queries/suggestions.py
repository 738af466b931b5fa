"""From which outcomes suggestions of codes are learned, and how well they do on what was held back."""

from __future__ import annotations

from dataclasses import dataclass

from harvests.codebook import BookDimension
from harvests.models import HarvestRound
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.masking import shown
from outcomes.models import Outcome, SettledCode
from outcomes.queries.coding import asked_dimensions
from outcomes.suggesting import ENOUGH, Accuracy, Example, Suggester, Suggestion, accuracy_of

MOST_EXAMPLES = 2000
"""More earlier outcomes teach little more and take longer; the newest are read."""


@dataclass(frozen=True)
class Told:
    """How suggestions do in one dimension; `accuracy` is None where too little was coded before."""

    dimension: BookDimension
    examples: int
    accuracy: Accuracy | None


def examples_for(harvest_round: HarvestRound, dimension: BookDimension) -> list[Example]:
    """Return coded outcomes of other rounds with one code that this round's codebook has too; two queries.

    Restricted outcomes are left out and withheld words are masked: a suggestion shows words of its examples.
    """
    settled = SettledCode.objects.filter(
        dimension__key=dimension.key,
        code__key__in=list(dimension.by_key),
        outcome__state=S.ACCEPTED,
    ).exclude(outcome__round=harvest_round)
    settled = settled.exclude(outcome__confidentiality=Confidentiality.RESTRICTED)
    rows = settled.order_by("-outcome")[:MOST_EXAMPLES].values_list("outcome_id", "code__key")
    codes = dict(rows)
    texts = Outcome.objects.only("reference", "title", "statement", "withheld").in_bulk(list(codes))
    return [Example(texts[pk].reference, text_of(texts[pk]), code) for pk, code in codes.items()]


def text_of(outcome: Outcome) -> str:
    """Return what of an outcome suggestions read, with withheld words masked."""
    return f"{shown(outcome, 'title')} {shown(outcome, 'statement')}"


def told_of(harvest_round: HarvestRound) -> list[Told]:
    """Return how suggestions do in each dimension of a round with one code per outcome."""
    found = []
    for each in asked_dimensions(harvest_round):
        if not each.dimension.is_multiple:
            examples = examples_for(harvest_round, each.dimension)
            accuracy = accuracy_of(examples, seed=each.key) if len(examples) >= ENOUGH else None
            found.append(Told(each.dimension, len(examples), accuracy))
    return found


def suggestions_for(outcome: Outcome) -> dict[str, Suggestion]:
    """Return what is suggested for an outcome, by the key of the dimension; two queries per dimension."""
    found = {}
    for each in asked_dimensions(outcome.round):
        if each.dimension.is_multiple:
            continue
        examples = examples_for(outcome.round, each.dimension)
        if len(examples) >= ENOUGH:
            suggestion = Suggester(examples).suggest(text_of(outcome))
            if suggestion is not None:
                found[each.key] = suggestion
    return found
