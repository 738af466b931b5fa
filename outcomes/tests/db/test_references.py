"""References are given out once, also to many at the same time."""

from __future__ import annotations

import pytest

from outcomes.models import ReferenceCounter
from outcomes.services.references import ACTOR, CONTRIBUTION, OUTCOME, next_reference


@pytest.mark.django_db
def test_each_kind_counts_for_itself():
    assert [next_reference(OUTCOME), next_reference(OUTCOME), next_reference(CONTRIBUTION)] == [
        "OH-0001",
        "OH-0002",
        "C-0001",
    ]


@pytest.mark.django_db
def test_numbers_grow_beyond_four_digits():
    ReferenceCounter.objects.create(prefix=ACTOR, last=9999)
    assert next_reference(ACTOR) == "A-10000"


def test_many_at_the_same_time_get_different_numbers(together):
    given = together([lambda: [next_reference(OUTCOME) for _each in range(5)]] * 8)
    numbers = [reference for batch in given for reference in batch]
    assert sorted(numbers) == [f"OH-{number:04d}" for number in range(1, 41)]
    assert ReferenceCounter.objects.get(prefix=OUTCOME).last == 40
