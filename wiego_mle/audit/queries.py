"""Reading the trail, and checking that nobody has rewritten it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from wiego_mle.audit.models import GENESIS, ChainHead, Entry


def trail_of(subject_type: str, reference: str) -> QuerySet[Entry]:
    """Return the entries about one record, oldest first."""
    return Entry.objects.filter(subject_type=subject_type, subject_reference=reference).order_by("sequence")


@dataclass(frozen=True)
class Fault:
    """A place at which the trail is not what was written."""

    sequence: int
    what: str


def faults() -> list[Fault]:
    """Return every place where a row was altered, removed, inserted or cut off; empty if none."""
    found: list[Fault] = []
    expected, previous = 1, GENESIS
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != expected:
            found.append(Fault(expected, "missing"))
        if entry.previous_hash != previous:
            found.append(Fault(entry.sequence, "does not follow the row before"))
        if entry.hash != entry.computed_hash():
            found.append(Fault(entry.sequence, "altered"))
        expected, previous = entry.sequence + 1, entry.hash
    head = ChainHead.objects.filter(name="trail").first()
    end = (head.sequence, head.hash) if head else (0, GENESIS)
    if end != (expected - 1, previous):
        found.append(Fault(end[0], "the end of the trail does not fit"))
    return found
