"""Working out which codes count for an outcome, from its votes and what was settled."""

from __future__ import annotations

from collections.abc import Collection

from harvests.models import Code, CodebookDimension
from outcomes.agreement.settling import Said, agreed
from outcomes.enums import Basis, CodingPurpose, CodingState
from outcomes.models import Coding, Consensus, Outcome, SettledCode
from outcomes.queries.votes import Ballots, ballots_of
from wiego_mle.kernel.claim import hold


def refresh_settled(outcomes: Collection[int]) -> None:
    """Write anew which codes count for some outcomes (by key); called in the transaction of what changed them.

    It takes the rows of the outcomes, so that of two coders who finish one at once the second sees the first.
    The reference coding of a lead counts by itself. Other votes count when everybody who codes the outcome is
    done: what one person gave alone, what several gave alike, and what was settled by name.
    """
    keys = list(outcomes)
    hold_outcomes(keys)
    open_ones = Coding.objects.filter(outcome__in=keys, state=CodingState.OPEN)
    waiting = set(
        open_ones.exclude(purpose=CodingPurpose.TRIAL).order_by().values_list("outcome_id", flat=True)
    )
    ready = [key for key in keys if key not in waiting]
    done = Coding.objects.filter(outcome__in=ready, state=CodingState.DONE)
    counted = ballots_of(done.filter(purpose=CodingPurpose.COUNTED))
    reference = ballots_of(done.filter(purpose=CodingPurpose.REFERENCE))
    settled = _settled_by_name(ready)
    dimensions = dict(CodebookDimension.objects.values_list("key", "pk"))
    codes = {
        (dimension, key): pk for dimension, key, pk in Code.objects.values_list("dimension", "key", "pk")
    }
    rows: list[SettledCode] = []
    for dimension, outcome, said, basis in _what_counts(counted, reference, settled):
        keys_of = sorted(said.codes) if not said.is_not_applicable else [None]
        rows += [
            SettledCode(
                outcome_id=outcome,
                dimension_id=dimensions[dimension],
                code_id=codes[dimension, key] if key else None,
                basis=basis,
            )
            for key in keys_of
        ]
    SettledCode.objects.filter(outcome__in=keys).delete()
    SettledCode.objects.bulk_create(rows, batch_size=1000)


def hold_outcomes(keys: Collection[int]) -> None:
    """Keep the rows of some outcomes (by key) until the commit; the rows of codings are taken before them."""
    hold(Outcome.objects.filter(pk__in=keys))


def _what_counts(counted: Ballots, reference: Ballots, settled: dict[tuple[str, int], Said]):
    for dimension, by_outcome in counted.items():
        for outcome, by_coder in by_outcome.items():
            said = list(by_coder.values())
            if (dimension, outcome) in settled:
                continue
            alike = agreed(said)
            if alike is not None:
                yield dimension, outcome, alike, Basis.ONE if len(said) == 1 else Basis.AGREED
    for (dimension, outcome), said in settled.items():
        yield dimension, outcome, said, Basis.CONSENSUS
    for dimension, by_outcome in reference.items():
        for outcome, by_coder in by_outcome.items():
            for said in by_coder.values():
                yield dimension, outcome, said, Basis.REFERENCE


def _settled_by_name(outcomes: Collection[int]) -> dict[tuple[str, int], Said]:
    rows = Consensus.objects.filter(outcome__in=outcomes, is_current=True).order_by("pk")
    found = {
        row.pk: (row.dimension.key, row.outcome_id, row.is_not_applicable, set())
        for row in rows.select_related("dimension")
    }
    for pk, key in rows.filter(codes__isnull=False).values_list("pk", "codes__key"):
        found[pk][3].add(key)
    return {
        (dimension, outcome): Said(frozenset(codes), not_applicable)
        for dimension, outcome, not_applicable, codes in found.values()
    }
