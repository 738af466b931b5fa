"""Recording changes in the transaction in which they are made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from wiego_mle.audit.models import GENESIS, ChainHead, Entry
from wiego_mle.kernel.access import Principal


@dataclass
class Trail:
    """Collects what a service did; the rows are written just before the transaction commits."""

    by: Principal
    entries: list[Entry] = field(default_factory=list)

    def record(
        self, act: str, *, subject_type: str, reference: str, changes: dict | None = None, reason: str = ""
    ) -> None:
        """Note one change: `changes` maps a field name to `(old, new)`."""
        self.entries.append(
            Entry(
                by_id=self.by.person_id,
                by_name=self.by.name[:120],
                act=act,
                subject_type=subject_type,
                subject_reference=reference,
                changes=_as_stored(changes or {}),
                reason=reason,
            )
        )


_open_trail: ContextVar[Trail | None] = ContextVar("open_trail", default=None)


@contextmanager
def recorded(*, by: Principal) -> Iterator[Trail]:
    """Open a transaction whose changes are noted on the trail.

    The trail's end is a single row that each append moves on. It is taken last, just before the
    commit, so that two changes never wait for one another crosswise and the row is held as briefly
    as possible. A service called by another service joins the outer transaction and trail.
    """
    outer = _open_trail.get()
    if outer is not None:
        # The inner service may act for the application while the outer one acts for a person.
        inner = Trail(by=by)
        with transaction.atomic():
            yield inner
        outer.entries.extend(inner.entries)
        return
    trail = Trail(by=by)
    token = _open_trail.set(trail)
    try:
        with transaction.atomic():
            yield trail
            _append(trail.entries)
    finally:
        _open_trail.reset(token)


def _append(entries: list[Entry]) -> None:
    if not entries:
        return
    head_rows = ChainHead.objects.filter(name="trail")
    if not head_rows.update(sequence=F("sequence") + len(entries)):
        ChainHead.objects.create(sequence=len(entries), hash=GENESIS)
    head = head_rows.get()
    sequence, previous = head.sequence - len(entries), head.hash
    now = timezone.now()
    for entry in entries:
        sequence += 1
        entry.sequence, entry.at, entry.previous_hash = sequence, now, previous
        entry.hash = previous = entry.computed_hash()
    Entry.objects.bulk_create(entries)
    head_rows.update(hash=previous)


def _as_stored(changes: dict) -> dict:
    """Return the changes as they will be read back, so that the hash can be computed again."""
    return json.loads(json.dumps({name: list(pair) for name, pair in changes.items()}, cls=DjangoJSONEncoder))
