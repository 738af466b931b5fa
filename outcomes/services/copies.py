"""Making the copy of a file that everybody but the lead gets: without what it tells about people."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from outcomes.enums import CopyFailure, CopyState
from outcomes.models import Evidence, ServedCopy
from outcomes.policy import Act, may
from outcomes.queries.copies import due
from outcomes.services.evidence_texts import keep_text
from outcomes.services.files import kept_file, open_file
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.clean_copy import CleanCopy, NotCleaned, clean_copy
from wiego_mle.kernel.errors import Stale
from wiego_mle.kernel.folding import clean_text, fold

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""A worker that dies over a file three times dies of it."""
LONGEST_TEXT = 200_000
_PIECE = 256 * 1024


def queue_copy(item: Evidence) -> None:
    """Note that a file waits for its copy, in the transaction that keeps the file, and ring afterwards."""
    copy = ServedCopy.objects.create(evidence=item)
    _ring_later(copy)


def _ring_later(copy: ServedCopy) -> None:
    from outcomes.tasks import make_served_copy
    from wiego_mle.kernel.doorbell import ring

    transaction.on_commit(partial(ring, make_served_copy, copy.pk))


def make_copy(copy_id: int, *, now: datetime | None = None) -> None:
    """Make a copy that is due; quiet if it is gone, taken or made.

    Two claims enclose the work. Whoever dies between them leaves the copy to the sweeper, which takes
    it again after a minute.
    """
    taken_at = now or timezone.now()
    copy = due(taken_at).select_related("evidence").filter(pk=copy_id).first()
    if copy is None:
        return
    try:
        _claim(copy, claimed_at=taken_at, attempts=F("attempts") + 1)
    except Stale:
        return
    copy.claimed_at = taken_at
    if copy.attempts >= MOST_ATTEMPTS:
        _give_up(copy, CopyFailure.TOO_LONG)
        return
    try:
        with (
            open_file(copy.evidence.file_key) as source,
            clean_copy(source, copy.evidence.content_type) as made,
        ):
            _keep(copy, made)
    except FileNotFoundError:
        log.error("The file of evidence %s is missing.", copy.evidence.reference)
        _give_up(copy, CopyFailure.MISSING)
    except NotCleaned as no:
        log.warning("No copy of evidence %s could be made (%s).", copy.evidence.reference, no.reason)
        _give_up(copy, CopyFailure(no.reason))


def _keep(copy: ServedCopy, made: CleanCopy) -> None:
    """Keep the copy, its small picture and its text, or nothing of them if somebody else was first."""
    try:
        with ExitStack() as files, transaction.atomic():
            served = files.enter_context(kept_file(_pieces(made.file)))
            thumbnail = files.enter_context(kept_file(_pieces(made.thumbnail))) if made.thumbnail else None
            _claim(
                copy,
                state=CopyState.READY,
                finished_at=timezone.now(),
                failure="",
                file_key=served.key,
                file_name=_name_of(copy.evidence, made.ending),
                content_type=made.content_type,
                size=served.size,
                thumbnail_key=thumbnail.key if thumbnail else "",
                thumbnail_width=made.width,
                thumbnail_height=made.height,
            )
            _keep_text(copy.evidence, made.text)
    except Stale:
        log.info("The copy of evidence %s was made or taken away meanwhile.", copy.evidence.reference)


def _keep_text(item: Evidence, text: str) -> None:
    # A reader may return halves of characters, which no database takes.
    whole = clean_text(text).encode("utf-8", "replace").decode()
    folded = fold(whole)[:LONGEST_TEXT]
    keep_text(item, folded)


def _name_of(item: Evidence, ending: str) -> str:
    name = Path(item.file_name)
    return item.file_name if name.suffix.lower() in (ending, ".jpeg", ".jfif") else name.stem + ending


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _give_up(copy: ServedCopy, failure: CopyFailure) -> None:
    try:
        _claim(copy, state=CopyState.FAILED, finished_at=timezone.now(), failure=failure)
    except Stale:
        log.info("Evidence %s was settled meanwhile.", copy.evidence.reference)


def _claim(copy: ServedCopy, **changes) -> None:
    """Change a copy if it still waits and nobody else has taken it since it was read."""
    expected = {"state": CopyState.WAITING, "claimed_at": copy.claimed_at}
    claim(ServedCopy.objects, pk=copy.pk, expected=expected, **changes)


def copy_again(*, item: Evidence, by: Principal) -> None:
    """Let a copy be made again that could not be made.

    Raises:
        Refused: not theirs to decide.
        Stale: it is being made, or ready.
    """
    require(may(by, Act.COPY_AGAIN, item))
    with recorded(by=by) as trail:
        claim(
            ServedCopy.objects.filter(evidence=item),
            pk=item.copy.pk,
            expected={"state": CopyState.FAILED},
            state=CopyState.WAITING,
            queued_at=timezone.now(),
            claimed_at=None,
            finished_at=None,
            attempts=0,
            failure="",
        )
        trail.record(
            "outcome.evidence_copied_again",
            subject_type="outcome",
            reference=item.outcome.reference,
            changes={"evidence_file": ("", f"{item.reference} {item.file_name}")},
        )
        _ring_later(item.copy)
