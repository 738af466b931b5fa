"""Codings made by rule, so that the agreement in them is known beforehand: for tests and for measuring."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from harvests.models import Code, CodebookDimension
from outcomes.enums import CodingState
from outcomes.models import Coding, Vote
from outcomes.services.settled import refresh_settled

EVERY = (0, 10, 15)
"""Each how manieth outcome the first, the second and the third coder take for the next code; 0 for none."""


def code_by_rule(outcomes: Sequence[int], coders: Sequence[int], dimension: str, *, by: int) -> None:
    """Let up to three coders (by key) code outcomes (by key) in one dimension, all of them done.

    The outcome with the number i, from zero, has the code i modulo the number of codes. The first coder always
    gives it; the second gives the next one for each tenth outcome, the third for each fifteenth.
    Writes straight to the tables, and leaves the rows that the services would leave.
    """
    codes = list(
        Code.objects.filter(dimension=dimension, retired_on__isnull=True)
        .order_by("order", "pk")
        .values_list("pk", flat=True)
    )
    row, now = CodebookDimension.objects.get(key=dimension), timezone.now()
    for place, coder in enumerate(coders):
        codings = Coding.objects.bulk_create(
            (
                Coding(
                    outcome_id=outcome,
                    coder_id=coder,
                    given_by_id=by,
                    state=CodingState.DONE,
                    done_at=now,
                    outcome_version=1,
                )
                for outcome in outcomes
            ),
            batch_size=1000,
        )
        votes = Vote.objects.bulk_create(
            (Vote(coding=each, dimension=row) for each in codings), batch_size=1000
        )
        Vote.codes.through.objects.bulk_create(
            (
                Vote.codes.through(vote_id=vote.pk, code_id=codes[_code(number, place) % len(codes)])
                for number, vote in enumerate(votes)
            ),
            batch_size=1000,
        )
    for start in range(0, len(outcomes), 1000):
        refresh_settled(outcomes[start : start + 1000])


def _code(number: int, place: int) -> int:
    every = EVERY[place]
    return number + 1 if every and number % every == 0 else number
