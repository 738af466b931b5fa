"""Keeping the words by which possible duplicates of an outcome are found."""

from __future__ import annotations

from outcomes.comparing.keys import keys_of
from outcomes.masking import searched
from outcomes.models import Outcome, OutcomeKey


def keep_keys(outcome: Outcome) -> None:
    """Keep the telling words of an outcome as its title and statement are now, without what it withholds."""
    wanted = set(keys_of(searched(outcome, "title"), searched(outcome, "statement")))
    present = set(OutcomeKey.objects.filter(outcome=outcome).values_list("key", flat=True))
    if present - wanted:
        OutcomeKey.objects.filter(outcome=outcome, key__in=present - wanted).delete()
    OutcomeKey.objects.bulk_create(OutcomeKey(outcome=outcome, key=key) for key in sorted(wanted - present))
