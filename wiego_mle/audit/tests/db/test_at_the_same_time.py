"""Many people save at once: no row is lost, no chain broken, nobody waits for ever."""

from __future__ import annotations

import random

from django.db.models import F

from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import ChainHead, Entry
from wiego_mle.audit.queries import faults
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.claim import claim


def changes_of(writer: User, people: list[User], number: int):
    """Return a function that changes two shared rows per transaction, in changing order."""

    def make() -> int:
        dice = random.Random(writer.pk)
        for _turn in range(number):
            # Always lower number first: the order in which rows are taken is the services' business.
            pair = sorted(dice.sample(people, 2), key=lambda person: person.pk)
            with recorded(by=Principal(writer.pk, writer.name)) as trail:
                for person in pair:
                    claim(User.objects, pk=person.pk, expected={}, version=F("version") + 1)
                    trail.record("person.profile_changed", subject_type="person", reference=person.reference)
        return number

    return make


def test_eight_writers_with_twenty_five_changes_each(together):
    writers, people = [UserFactory() for _ in range(8)], [UserFactory() for _ in range(4)]
    results = together([changes_of(writer, people, 25) for writer in writers])
    assert results == [25] * 8
    assert Entry.objects.count() == 8 * 25 * 2
    assert faults() == []
    assert ChainHead.objects.get().sequence == 400
    moved = sum(
        User.objects.filter(pk__in=[person.pk for person in people]).values_list("version", flat=True)
    )
    assert moved - len(people) == 400, "every change that is on the trail was made, and the other way round"
    for writer in writers:
        assert Entry.objects.filter(by=writer).count() == 50


def test_the_first_two_entries_of_all_may_come_at_once(together):
    writers = [UserFactory() for _ in range(4)]
    people = [UserFactory() for _ in range(2)]
    ChainHead.objects.all().delete()
    assert together([changes_of(writer, people, 1) for writer in writers]) == [1] * 4
    assert Entry.objects.count() == 8
    assert faults() == []
