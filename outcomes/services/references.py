"""The short public references of records, such as OH-0042, each given out once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from outcomes.models import ReferenceCounter

OUTCOME = "OH"
CONTRIBUTION = "C"
ACTOR = "A"
EVIDENCE = "E"
SUBSTANTIATOR = "SB"
REQUEST = "SR"
EDITION = "ED"


def next_reference(prefix: str) -> str:
    """Return the next free reference of a kind, for example OH-0042.

    The counting row is moved on by one UPDATE and read back in the same transaction, so no two
    callers get the same number on any database. A transaction that is rolled back gives its number
    back as well.
    """
    with transaction.atomic():
        counter = ReferenceCounter.objects.filter(prefix=prefix)
        if not counter.update(last=F("last") + 1):
            ReferenceCounter.objects.get_or_create(prefix=prefix)
            counter.update(last=F("last") + 1)
        return f"{prefix}-{counter.values_list('last', flat=True).get():04d}"
