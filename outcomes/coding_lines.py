"""Votes as the pages of a lead print them: per outcome who gave what, and what was settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harvests.codebook import BookDimension
from harvests.models import HarvestRound
from outcomes.models import Coding, Consensus, Outcome
from outcomes.queries.coding import current_votes
from outcomes.queries.practice import vote_words
from outcomes.queries.votes import counted_codings, differences_in, readable_for_settling
from wiego_mle.kernel.access import Principal


def said_lines(outcome: Outcome, dimension: BookDimension) -> list[dict]:
    """Return what each coder gave an outcome in a dimension, by name of the coder; three queries."""
    return _said([outcome.pk], [dimension]).get((outcome.pk, dimension.key), [])


def behind_lines(outcomes: Iterable[Outcome], dimension: BookDimension) -> list[dict]:
    """Return outcomes with what each coder gave them in a dimension; three queries however many they are."""
    rows = list(outcomes)
    said = _said([each.pk for each in rows], [dimension])
    return [{"outcome": each, "said": said.get((each.pk, dimension.key), [])} for each in rows]


def difference_lines(
    principal: Principal, harvest_round: HarvestRound, asked: Mapping[str, BookDimension]
) -> list[dict]:
    """Return where the coders of a round differ, with what each gave and what was settled.

    What the person still codes themself is left out. The queries are as many for one as for a thousand.
    """
    found = differences_in(harvest_round, list(asked))
    keys = {each.outcome_id for each in found}
    readable = readable_for_settling(principal, harvest_round).filter(pk__in=keys)
    outcomes = {each.pk: each for each in readable.only("reference", "title", "withheld", "version")}
    said = _said(list(outcomes), list(asked.values()))
    settled = _settled(list(outcomes))
    lines = [
        {
            "outcome": outcomes[each.outcome_id],
            "dimension": asked[each.dimension],
            "is_unsure": each.is_unsure,
            "said": said.get((each.outcome_id, each.dimension), []),
            "consensus": settled.get((each.outcome_id, each.dimension)),
        }
        for each in found
        if each.outcome_id in outcomes
    ]
    for line in lines:
        if line["consensus"]:
            line["settled_words"] = vote_words(line["dimension"], line["consensus"])
    return sorted(lines, key=lambda line: line["outcome"].reference)


def _said(outcomes: list[int], dimensions: Iterable[BookDimension]) -> dict[tuple[int, str], list[dict]]:
    codings = list(
        counted_codings().filter(outcome__in=outcomes).select_related("coder").order_by("coder__name", "pk")
    )
    votes = current_votes(codings)
    by_key = {each.key: each for each in dimensions}
    found: dict[tuple[int, str], list[dict]] = {}
    for coding in codings:
        for key, vote in votes.get(coding.pk, {}).items():
            if key in by_key:
                found.setdefault((coding.outcome_id, key), []).append(_line(coding, vote, by_key[key]))
    return found


def _line(coding: Coding, vote, dimension: BookDimension) -> dict:
    return {
        "coder": coding.coder,
        "words": vote_words(dimension, vote),
        "note": vote.note,
        "is_unsure": vote.is_unsure,
        "version": coding.outcome_version,
    }


def _settled(outcomes: list[int]) -> dict[tuple[int, str], Consensus]:
    rows = Consensus.objects.filter(outcome__in=outcomes, is_current=True)
    rows = rows.select_related("by", "dimension").prefetch_related("codes").order_by("pk")
    return {(row.outcome_id, row.dimension.key): row for row in rows}
