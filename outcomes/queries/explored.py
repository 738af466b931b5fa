"""Which outcomes the explorer counts: accepted ones that everybody may read, narrowed by an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from outcomes.enums import OutcomeState
from outcomes.models import Outcome
from outcomes.queries.filters import EVIDENCE_CHECKED, RESTRICTED_ONLY, RESTRICTED_WITHOUT, narrowed

Conditions = dict[str, list[str]]


def conditions_of(chosen: Mapping[str, Sequence[str]]) -> Conditions:
    """Return what narrows a list to the outcomes that the explorer counts.

    Accepted outcomes without the restricted ones, so a number is the same for everybody who looks.
    """
    return {name: list(values) for name, values in chosen.items()} | {
        "state": [str(OutcomeState.ACCEPTED)],
        "restricted": [RESTRICTED_WITHOUT],
    }


def explored(chosen: Mapping[str, Sequence[str]]) -> QuerySet[Outcome]:
    """Return the outcomes that are counted."""
    return narrowed(Outcome.objects.all(), conditions_of(chosen))


def with_checked_evidence(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return those outcomes of which somebody else checked a piece of evidence."""
    return narrowed(rows, {"evidence": [EVIDENCE_CHECKED]})


_TELLS_NOTHING = ("year", "round", "programme")
"""Filters for which the annual tables say how many are withheld as well."""


def withheld_from(chosen: Mapping[str, Sequence[str]]) -> int:
    """Return how many restricted outcomes the chosen years, rounds and programmes have besides.

    Asked for any other filter, the number would tell what a restricted outcome is about.
    """
    known = {name: values for name, values in chosen.items() if name in _TELLS_NOTHING}
    return narrowed(Outcome.objects.all(), conditions_of(known) | {"restricted": [RESTRICTED_ONLY]}).count()
