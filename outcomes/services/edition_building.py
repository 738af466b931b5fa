"""What a worker keeps of an edition: its rows piece by piece, then its head; then each file.

Every step is a claim on the row as the worker last saw it. Whoever was taken for dead and comes back finds
that the row is another's now, and stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from outcomes.enums import EditionFailure, EditionFileState, EditionState, FileFormat
from outcomes.models import Edition, EditionFile, EditionFinding, EditionHighlight, EditionRow
from outcomes.queries.editions import content_checksum, editions_due, files_due, highlights_of
from outcomes.services.editions import ring_for_file
from outcomes.services.files import KeptFile, discard
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale

MOST_ATTEMPTS = 3
"""A worker that dies over an edition or a file three times dies of it."""


def take_edition(edition_id: int, *, now: datetime | None = None) -> Edition | None:
    """Take an edition that is due, empty of what an interrupted worker left; None if it is gone or taken."""
    taken_at = now or timezone.now()
    edition = (
        editions_due(taken_at)
        .select_related("round", "programme", "requested_by")
        .filter(pk=edition_id)
        .first()
    )
    if edition is None:
        return None
    if edition.attempts >= MOST_ATTEMPTS:
        give_up(edition, EditionFailure.TOO_LONG)
        return None
    try:
        with transaction.atomic():
            _claim(
                edition,
                state=EditionState.BUILDING,
                claimed_at=taken_at,
                attempts=F("attempts") + 1,
                done=0,
                total=0,
                failure="",
            )
            EditionRow.objects.filter(edition=edition).delete()
            EditionFinding.objects.filter(edition=edition).delete()
    except Stale:
        return None
    edition.state, edition.claimed_at = EditionState.BUILDING, taken_at
    return edition


def keep_rows(edition: Edition, rows: Sequence[EditionRow], *, total: int) -> None:
    """Keep some rows and say how far the work is, which also says that the worker lives.

    Raises:
        Stale: the edition is another worker's, or was discarded.
    """
    now = timezone.now()
    with transaction.atomic():
        _claim(edition, claimed_at=now, done=F("done") + len(rows), total=total)
        # A record whose state changed while others were read is kept as it was read first.
        EditionRow.objects.bulk_create(rows, ignore_conflicts=True)
    edition.claimed_at = now


def finish_edition(
    edition: Edition, *, head: str, follows: Edition | None, findings: Iterable[EditionFinding]
) -> None:
    """Freeze what was collected, and let its files be written.

    Highlights of outcomes that are no longer counted go.

    Raises:
        Stale: the edition is another worker's, or was discarded.
    """
    counted = EditionRow.objects.filter(edition=edition, is_counted=True)
    with transaction.atomic():
        EditionHighlight.objects.filter(edition=edition).exclude(
            outcome__in=counted.values("outcome")
        ).delete()
        _claim(
            edition,
            state=EditionState.READY,
            collected_at=timezone.now(),
            head=head,
            sha256=content_checksum(head, highlights_of(edition)),
            follows=follows,
            failure="",
        )
        EditionFinding.objects.bulk_create(findings)
        for file_format in FileFormat:
            file, _is_new = EditionFile.objects.update_or_create(
                edition=edition,
                file_format=file_format,
                defaults={
                    "state": EditionFileState.WAITING,
                    "queued_at": timezone.now(),
                    "claimed_at": None,
                    "attempts": 0,
                    "failure": "",
                },
            )
            ring_for_file(file.pk)


def give_up(edition: Edition, failure: EditionFailure) -> None:
    """Say why an edition could not be built; quiet if somebody settled it meanwhile."""
    try:
        _claim(edition, state=EditionState.FAILED, failure=failure)
    except Stale:
        return


def _claim(edition: Edition, **changes) -> None:
    """Change an edition if it is still as this worker last saw it."""
    expected = {"state": edition.state, "claimed_at": edition.claimed_at}
    claim(Edition.objects, pk=edition.pk, expected=expected, **changes)


def take_file(file_id: int, *, now: datetime | None = None) -> EditionFile | None:
    """Take a file that is due; None if it is gone or taken."""
    taken_at = now or timezone.now()
    file = (
        files_due(taken_at)
        .select_related("edition__round", "edition__programme", "edition__follows")
        .filter(pk=file_id, edition__state__in=(EditionState.READY, EditionState.PUBLISHED))
        .first()
    )
    if file is None:
        return None
    if file.attempts >= MOST_ATTEMPTS:
        give_up_file(file, EditionFailure.TOO_LONG)
        return None
    try:
        _claim_file(file, claimed_at=taken_at, attempts=F("attempts") + 1)
    except Stale:
        return None
    file.claimed_at = taken_at
    return file


def keep_file(file: EditionFile, kept: KeptFile, *, screen: str) -> None:
    """Say that a file is written, in place of an earlier one.

    Raises:
        Stale: it is another worker's, or was ordered anew meanwhile.
    """
    earlier = [file.file_key] if file.file_key else []
    with transaction.atomic():
        _claim_file(
            file,
            state=EditionFileState.READY,
            written_at=timezone.now(),
            failure="",
            file_key=kept.key,
            sha256=kept.sha256,
            size=kept.size,
            screen=screen,
        )
        transaction.on_commit(lambda: discard(earlier))


def give_up_file(file: EditionFile, failure: EditionFailure) -> None:
    """Say why a file could not be written; quiet if somebody settled it meanwhile."""
    try:
        _claim_file(file, state=EditionFileState.FAILED, failure=failure)
    except Stale:
        return


def _claim_file(file: EditionFile, **changes) -> None:
    expected = {"state": EditionFileState.WAITING, "claimed_at": file.claimed_at}
    claim(EditionFile.objects, pk=file.pk, expected=expected, **changes)
