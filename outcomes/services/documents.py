"""Keeping documents of a round: adding, new versions, what is said about them, removing."""

from __future__ import annotations

import uuid
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import DocumentState
from harvests.models import DocumentPage, DocumentVersion, HarvestRound, PageLook, SourceDocument
from harvests.policy import Act, may
from outcomes.models import Passage
from outcomes.queries.documents import made_with
from outcomes.services.files import KeptFile, kept_file
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, undone_if
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.file_kinds import DOCUMENT_KINDS, TEXT, FileKind, judge_file, shown_name
from wiego_mle.kernel.folding import clean_text, sort_key

ANSWERS = ("title", "language", "origin", "is_restricted")
"""What is said about a document besides its versions."""
MOST_PASTED = 1_000_000
"""Characters of a text that is pasted; a longer one is sent as a file."""


def add_document(
    *,
    harvest_round: HarvestRound,
    answers: dict,
    by: Principal,
    upload: File | None = None,
    pasted: str = "",
    creation_key: uuid.UUID | None = None,
) -> SourceDocument:
    """Keep a file or a pasted text as a document of a round, let it be read, and return it.

    The same `creation_key` twice returns the document made first, so a double click makes one.

    Raises:
        Refused: the person may not add documents to this round.
        ValidationError: an answer is malformed, or the file is not accepted.
    """
    require(may(by, Act.ADD_DOCUMENT, harvest_round))
    document = SourceDocument(round=harvest_round, added_by_id=by.person_id, creation_key=creation_key)
    _apply(document, answers)
    content, kind = judged(upload, pasted)
    try:
        with kept_file(content.chunks()) as kept, recorded(by=by) as trail:
            document.save(force_insert=True)
            _queue(document, 1, kept, kind, upload, by=by)
            _note(trail, "document.added", document, {"title": ("", document.title)})
            return document
    except IntegrityError:
        made_before = made_with(creation_key)
        if made_before is None or made_before.added_by_id != by.person_id:
            raise
    return made_before


def add_version(
    *, document: SourceDocument, by: Principal, upload: File | None = None, pasted: str = ""
) -> DocumentVersion:
    """Keep a newer version of a document and return it; earlier versions and their passages stay as they are.

    The same file as the newest version once more is that version.

    Raises:
        Refused: the person may not change this document.
        Stale: somebody else changed it at the same moment.
        ValidationError: the file is not accepted.
    """
    require(may(by, Act.KEEP_DOCUMENT, document))
    content, kind = judged(upload, pasted)
    newest = document.versions.order_by("-number").first()
    with undone_if(_SameFileError), kept_file(content.chunks()) as kept, recorded(by=by) as trail:
        if newest.sha256 == kept.sha256:
            raise _SameFileError
        _claim(document, version=F("version") + 1)
        number = newest.number + 1
        version = _queue(document, number, kept, kind, upload, by=by)
        _note(trail, "document.version_added", document, {"version": (newest.number, number)})
        return version
    return newest


def change_document(
    *, document: SourceDocument, version: int, answers: dict, by: Principal
) -> SourceDocument:
    """Change what is said about a document and return it; nothing is written when nothing changed.

    Raises:
        Refused: the person may not change this document.
        Stale: somebody else changed it since the person read it.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.KEEP_DOCUMENT, document))
    before = {name: getattr(document, name) for name in ANSWERS}
    _apply(document, answers)
    changes = {name: (old, getattr(document, name)) for name, old in before.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return document
    with recorded(by=by) as trail:
        claim(
            SourceDocument.objects,
            pk=document.pk,
            expected={"version": version, "removed_at": None},
            version=F("version") + 1,
            title_sorted=document.title_sorted,
            **{name: getattr(document, name) for name in ANSWERS},
        )
        _note(trail, "document.edited", document, changes)
    document.version = version + 1
    return document


def remove_document(*, document: SourceDocument, why: str, by: Principal) -> None:
    """Take a document off its round; its file, its pages and what came from it stay kept.

    Raises:
        Refused: the person may not change this document, or outcomes came from it.
        Stale: somebody else changed it at the same moment.
        ValidationError: there is no reason.
    """
    require(may(by, Act.KEEP_DOCUMENT, document))
    why = " ".join(clean_text(why).split())
    if not why:
        raise ValidationError({"why": _("Say why.")})
    came = Passage.objects.filter(page__version__document=document, outcome__isnull=False)
    with recorded(by=by) as trail:
        _claim(document, removed_at=timezone.now(), version=F("version") + 1)
        if came.exists():
            raise Refused(
                _(
                    "Outcomes came from this document, and their passages lead to it. Make it confidential instead."
                )
            )
        _note(trail, "document.removed", document, {}, reason=why)


def read_again(*, version: DocumentVersion, by: Principal) -> None:
    """Let a version be read once more that could not be read.

    Raises:
        Refused: the person may not change this document.
        Stale: it is being read, or ready.
    """
    require(may(by, Act.KEEP_DOCUMENT, version.document))
    with recorded(by=by) as trail:
        claim(
            DocumentVersion.objects,
            pk=version.pk,
            expected={"state": DocumentState.FAILED},
            state=DocumentState.REQUESTED,
            queued_at=timezone.now(),
            claimed_at=None,
            finished_at=None,
            attempts=0,
            failure="",
        )
        _note(trail, "document.read_again", version.document, {"version": ("", version.number)})
        _ring_later(version)


def take_file(*, version: DocumentVersion, by: Principal) -> None:
    """Note on the trail that somebody takes a version of a document as it came, with all that it tells.

    Raises:
        Refused: it is not open to them.
    """
    require(may(by, Act.TAKE_DOCUMENT, version))
    with recorded(by=by) as trail:
        _note(trail, "document.file_taken", version.document, {"version": ("", version.number)})


def look_at_page(*, page: DocumentPage, by: Principal) -> None:
    """Keep that a person has read a page; twice is once. It is no row on the trail: nobody else is told who.

    Raises:
        Refused: the person may not read this document.
    """
    require(may(by, Act.READ_DOCUMENT, page.version.document))
    PageLook.objects.bulk_create([PageLook(page=page, person_id=by.person_id)], ignore_conflicts=True)


class _SameFileError(Exception):
    """The newest version has this very file; raised to take the second copy of it away again."""


def _apply(document: SourceDocument, answers: dict) -> None:
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"not an answer about a document: {', '.join(sorted(unknown))}")
    for name, value in answers.items():
        setattr(document, name, " ".join(clean_text(value).split()) if isinstance(value, str) else value)
    document.title_sorted = sort_key(document.title)
    document.clean_fields(exclude={"round", "added_by", "reference"})


def judged(upload: File | None, pasted: str) -> tuple[File, FileKind]:
    """Return what is kept, and of which kind it is.

    Raises:
        ValidationError: for the field `file` or `text`, if it is not accepted.
    """
    text = clean_text(pasted).strip()
    if upload is not None and text:
        raise ValidationError({"file": _("Give either a file or a text, not both.")})
    if upload is None:
        if not text:
            raise ValidationError({"file": _("Choose a file, or paste the text.")})
        if len(text) > MOST_PASTED:
            raise ValidationError({"text": _("This text is very long. Send it as a file.")})
        return ContentFile(text.encode(), name=""), TEXT
    try:
        kind = judge_file(
            upload.file,
            size=upload.size,
            name=upload.name or "",
            most_bytes=settings.UPLOAD_LIMIT_BYTES,
            kinds=DOCUMENT_KINDS,
        )
    except ValidationError as error:
        raise ValidationError({"file": error}) from error
    return upload, kind


def _queue(
    document: SourceDocument,
    number: int,
    kept: KeptFile,
    kind: FileKind,
    upload: File | None,
    *,
    by: Principal,
) -> DocumentVersion:
    version = DocumentVersion(
        document=document,
        number=number,
        is_pasted=upload is None,
        file_key=kept.key,
        file_name=shown_name(upload.name or "", kind) if upload is not None else "",
        content_type=kind.content_type,
        size=kept.size,
        sha256=kept.sha256,
        added_by_id=by.person_id,
    )
    version.clean_fields(exclude={"document", "added_by"})
    version.save(force_insert=True)
    _ring_later(version)
    return version


def _ring_later(version: DocumentVersion) -> None:
    from outcomes.tasks import read_document_version
    from wiego_mle.kernel.doorbell import ring

    transaction.on_commit(partial(ring, read_document_version, version.pk))


def _claim(document: SourceDocument, **changes) -> None:
    expected = {"version": document.version, "removed_at": None}
    claim(SourceDocument.objects, pk=document.pk, expected=expected, **changes)


def _note(trail: Trail, act: str, document: SourceDocument, changes: dict, *, reason: str = "") -> None:
    trail.record(act, subject_type="document", reference=document.reference, changes=changes, reason=reason)
