"""Recording changes in the transaction in which they are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from wiego_mle.audit.models import ChainHead, Entry
from wiego_mle.kernel.access import Principal

_ROWS_AT_A_TIME = 1000


@dataclass
class Trail:
    """Collects what a service did; the rows are written just before the transaction commits."""

    by: Principal
    entries: list[Entry] = field(default_factory=list)
    checks: list[Callable[[], None]] = field(default_factory=list)

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

    def must_still_hold(self, check: Callable[[], None]) -> None:
        """Ask for a rule over many rows at the very end, when no other recorded change can slip in between.

        The check raises a `DomainError` to undo the whole change. It runs while this transaction holds the
        end of the trail, so of two changes that break the rule only together, the second one sees the first.
        A change without a row on the trail holds nothing, so a check goes with a `record()`. What is kept beside
        rows that others change is brought up to date here as well.
        """
        self.checks.append(check)


_open_trail: ContextVar[Trail | None] = ContextVar("open_trail", default=None)


@contextmanager
def recorded(*, by: Principal) -> Iterator[Trail]:
    """Open a transaction whose changes are noted on the trail.

    The trail's end is a single row that each append moves on. It is taken last, just before the
    commit, so that two changes never wait for one another crosswise and the row is held as briefly
    as possible. A service called by another service joins the outer transaction and trail; when it
    fails and the outer one goes on, nothing of it stays on the trail either.
    """
    outer = _open_trail.get()
    # The inner service may act for the application while the outer one acts for a person.
    trail = Trail(by=by)
    token = _open_trail.set(trail)
    try:
        with transaction.atomic():
            yield trail
            if outer is None:
                _append(trail.entries)
                for check in trail.checks:
                    check()
    finally:
        _open_trail.reset(token)
    if outer is not None:
        outer.entries.extend(trail.entries)
        outer.checks.extend(trail.checks)


def _append(entries: list[Entry]) -> None:
    if not entries:
        return
    head_rows = ChainHead.objects.filter(name="trail")
    if not head_rows.update(sequence=F("sequence") + len(entries)):
        # Only in a database without a single entry; of two that come first together one makes the row.
        ChainHead.objects.get_or_create(name="trail")
        head_rows.update(sequence=F("sequence") + len(entries))
    head = head_rows.get()
    sequence, previous = head.sequence - len(entries), head.hash
    now = timezone.now()
    for entry in entries:
        sequence += 1
        entry.sequence, entry.at, entry.previous_hash = sequence, now, previous
        entry.hash = previous = entry.computed_hash()
    Entry.objects.bulk_create(entries, batch_size=_ROWS_AT_A_TIME)
    head_rows.update(hash=previous)


def _as_stored(changes: dict) -> dict:
    """Return the changes as they will be read back, so that the hash can be computed again."""
    return json.loads(json.dumps({name: list(pair) for name, pair in changes.items()}, cls=DjangoJSONEncoder))
