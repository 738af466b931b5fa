"""Keeping what documents a change: links, files and notes."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import Evidence, Outcome
from outcomes.policy import Act, may
from outcomes.services.checks import lapse_check
from outcomes.services.copies import queue_copy
from outcomes.services.files import KeptFile, kept_file, path_of
from outcomes.services.parts import change_parts, mark_of_part, still_as_seen
from outcomes.services.references import EVIDENCE, next_reference
from outcomes.validators import validate_link
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.file_kinds import FileKind, judge_file, shown_name
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.partial_dates import period_from_text

ANSWERS = ("title", "kind", "supports", "url", "dated", "page", "language", "quote", "note")
"""What is said about a piece of evidence; its file can be removed with it, not exchanged."""


def add_evidence(*, outcome: Outcome, answers: dict, by: Principal, upload: File | None = None) -> Outcome:
    """Keep a link, a file or a note as evidence of an outcome and return the outcome as it is now.

    A file is judged, then written under a random name, and only then named by a row; if the row is
    not written, the file goes as well.

    Raises:
        Refused: the person may not change this record now.
        ValidationError: an answer is malformed or the file is not accepted.
    """
    require(may(by, Act.EDIT, outcome))
    item = Evidence(outcome=outcome, added_by_id=by.person_id)
    _apply(item, answers)
    if upload is None:
        return _added(item, by=by)
    if item.url:
        raise ValidationError({"file": _("Give either a link or a file, not both.")})
    kind = judged(upload)
    with kept_file(upload.chunks()) as kept:
        _name_file(item, kept, kind, upload.name or "")
        changed = _added(item, by=by)
        if item.pk is None:
            # The same file was sent twice; the first one stays.
            path_of(kept.key).unlink()
        return changed


def judged(upload: File) -> FileKind:
    """Return which kind an uploaded file is.

    Raises:
        ValidationError: for the field `file`, if it is not accepted.
    """
    try:
        return judge_file(
            upload.file, size=upload.size, name=upload.name or "", most_bytes=settings.UPLOAD_LIMIT_BYTES
        )
    except ValidationError as error:
        raise ValidationError({"file": error}) from error


def change_evidence(*, item: Evidence, seen: str, answers: dict, by: Principal) -> Outcome:
    """Change what is said about a piece of evidence and return its outcome as it is now.

    Evidence that was checked is no longer so when something else is said about it.

    Raises:
        Refused: the person may not change this record now.
        Stale: somebody else changed or removed it.
        ValidationError: an answer is malformed.
    """

    def write(fresh: Outcome) -> None:
        row = still_as_seen(_present(fresh), item.pk, seen=seen, answers=ANSWERS)
        _apply(row, answers)
        if row.url and row.file_key:
            raise ValidationError({"url": _("This is a file. Add the link as evidence of its own.")})
        if mark_of_part(row, ANSWERS) != seen:
            lapse_check(row, by=by)
        row.save(update_fields=ANSWERS)

    return change_parts(
        outcome=item.outcome, by=by, write=write, part="evidence", act="outcome.evidence_changed"
    )


def remove_evidence(*, item: Evidence, seen: str, by: Principal, why: str = "") -> Outcome:
    """Take a piece of evidence off an outcome and return the outcome; the row and its file stay kept.

    Raises:
        Refused: the person may not change this record now.
        Stale: somebody else changed or removed it.
    """

    def write(fresh: Outcome) -> None:
        row = still_as_seen(_present(fresh), item.pk, seen=seen, answers=ANSWERS)
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])

    return change_parts(
        outcome=item.outcome, by=by, write=write, part="evidence", act="outcome.evidence_removed", why=why
    )


def _present(outcome: Outcome):
    return outcome.evidence.filter(removed_at__isnull=True)


def _added(item: Evidence, *, by: Principal) -> Outcome:
    def write(fresh: Outcome) -> None:
        said = {name: getattr(item, name) for name in (*ANSWERS, "sha256", "added_by_id")}
        if _present(fresh).filter(**said).exists():
            return
        item.reference = next_reference(EVIDENCE)
        item.save(force_insert=True)
        if item.file_key:
            queue_copy(item)

    return change_parts(
        outcome=item.outcome, by=by, write=write, part="evidence", act="outcome.evidence_added"
    )


def _apply(item: Evidence, answers: dict) -> None:
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"not an answer about evidence: {', '.join(sorted(unknown))}")
    for name, value in answers.items():
        text = clean_text(value).strip()
        setattr(item, name, text if name in ("quote", "note") else " ".join(text.split()))
    item.clean_fields(exclude={"reference", "outcome", "added_by", "checked_by", "url"})
    if item.dated:
        _check_date(item.dated)
    if item.url:
        try:
            validate_link(item.url)
        except ValidationError as error:
            raise ValidationError({"url": error}) from error


def _check_date(text: str) -> None:
    try:
        period_from_text(text)
    except ValueError as error:
        raise ValidationError({"dated": _("There is no such date.")}) from error


def _name_file(item: Evidence, kept: KeptFile, kind: FileKind, name: str) -> None:
    item.file_key, item.sha256, item.size = kept.key, kept.sha256, kept.size
    item.file_name = shown_name(name, kind)
    item.content_type = kind.content_type
