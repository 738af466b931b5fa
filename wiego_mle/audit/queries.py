"""Reading the trail, and checking that nobody has rewritten it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wiego_mle.audit.models import GENESIS, ChainHead, Entry


def trail_of(subject_type: str, reference: str) -> QuerySet[Entry]:
    """Return the entries about one record, oldest first."""
    return Entry.objects.filter(subject_type=subject_type, subject_reference=reference).order_by("sequence")


def whole_trail(
    *,
    subject_type: str = "",
    reference: str = "",
    person: str = "",
    since: date | None = None,
    until: date | None = None,
    zone: tzinfo = UTC,
) -> QuerySet[Entry]:
    """Return the entries that fit, newest first; `until` includes that day, days begin in `zone`.

    `person` is the public reference of the one who acted.
    """
    entries = Entry.objects.order_by("-sequence")
    if subject_type:
        entries = entries.filter(subject_type=subject_type)
    if reference:
        entries = entries.filter(subject_reference__iexact=reference)
    if person:
        entries = entries.filter(by__reference=person)
    if since:
        entries = entries.filter(at__gte=datetime.combine(since, time.min, zone))
    if until:
        entries = entries.filter(at__lt=datetime.combine(until + timedelta(days=1), time.min, zone))
    return entries


_LONGEST_NUMBER = 20
"""Digits of a row's number; thousands of them typed as an anchor would not even be read as a number."""


@dataclass(frozen=True)
class Fault:
    """A place at which the trail is not what was written."""

    sequence: int
    what: str


@dataclass(frozen=True)
class Verdict:
    """What a look through the whole trail found; `anchor` is its end, to be kept somewhere else."""

    entries: int
    faults: tuple[Fault, ...]
    anchor: str


def faults() -> list[Fault]:
    """Return every place where a row was altered, removed, inserted or cut off; empty if none."""
    return list(verified().faults)


def verified(*, anchor: str = "") -> Verdict:
    """Look through the whole trail.

    Whoever can write to the database could also compute all hashes anew. An `anchor` noted earlier and kept
    elsewhere (`number:hash`) shows that too: the row of that number must still have that hash.
    """
    found: list[Fault] = []
    expected, previous = 1, GENESIS
    anchored, _colon, anchor_hash = anchor.partition(":")
    anchor_seen = not anchor
    # The end is read first: rows that are added meanwhile come after it and are not looked at.
    head = ChainHead.objects.filter(name="trail").first() or ChainHead()
    counted = 0
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence > head.sequence and _was_added_since(head):
            break
        counted += 1
        if entry.sequence != expected:
            found.append(Fault(expected, _("missing")))
        if entry.previous_hash != previous:
            found.append(Fault(entry.sequence, _("does not follow the row before")))
        if entry.hash != entry.computed_hash():
            found.append(Fault(entry.sequence, _("altered")))
        anchor_seen = anchor_seen or (str(entry.sequence), entry.hash) == (anchored, anchor_hash)
        expected, previous = entry.sequence + 1, entry.hash
    if (head.sequence, head.hash) != (expected - 1, previous):
        found.append(Fault(head.sequence, _("the end of the trail does not fit")))
    if not anchor_seen:
        found.append(
            Fault(
                int(anchored) if anchored.isdecimal() and len(anchored) < _LONGEST_NUMBER else 0,
                _("not the row that was noted earlier"),
            )
        )
    return Verdict(counted, tuple(found), f"{expected - 1}:{previous}")


def _was_added_since(head: ChainHead) -> bool:
    """Tell rows written during the look from rows smuggled in behind the end: only the former moved it on."""
    return ChainHead.objects.filter(name="trail", sequence__gt=head.sequence).exists()
