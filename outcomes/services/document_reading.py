"""Reading the pages of a document in the background, once, whatever happens to the worker."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from harvests.enums import DocumentFailure, DocumentState
from harvests.models import DocumentPage, DocumentVersion, SourceDocument
from outcomes.queries.documents import due
from outcomes.services.document_words import searched_text
from outcomes.services.files import open_file
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale
from wiego_mle.kernel.paged_text import NotRead, PagedText, paged_text

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""A worker that dies over a document three times dies of it."""
PAGES_AT_ONCE = 50
"""Pages that are kept together; after each such step the reader of the page sees how far it is."""


def read_document(version_id: int, *, now: datetime | None = None) -> None:
    """Read the pages of a version that is due; quiet if it is gone, taken or read.

    Each step claims the row as this worker left it. Whoever dies in between leaves the version to the
    sweeper, which takes it again after the lease and begins anew.
    """
    taken_at = now or timezone.now()
    version = due(taken_at).filter(pk=version_id).first()
    if version is None:
        return
    try:
        _claim(
            version,
            state=DocumentState.EXTRACTING,
            claimed_at=taken_at,
            attempts=F("attempts") + 1,
            pages_done=0,
            pages_total=0,
        )
    except Stale:
        return
    version.state, version.claimed_at = DocumentState.EXTRACTING, taken_at
    if version.attempts >= MOST_ATTEMPTS:
        _give_up(version, DocumentFailure.TOO_LONG)
        return
    try:
        with open_file(version.file_key) as source:
            read = paged_text(source, version.content_type)
    except FileNotFoundError:
        log.error("The file of version %s of a document is missing.", version.pk)
        _give_up(version, DocumentFailure.MISSING)
    except NotRead as no:
        log.warning("Version %s of a document could not be read (%s).", version.pk, no.reason)
        _give_up(version, DocumentFailure(no.reason))
    else:
        _keep(version, read)


def _keep(version: DocumentVersion, read: PagedText) -> None:
    """Keep the pages step by step and make the version the one that is read, or stop if another took it."""
    try:
        with transaction.atomic():
            _claim(version, pages_total=len(read.pages), is_paged=read.is_paged)
            version.pages.all().delete()
        for start in range(0, len(read.pages), PAGES_AT_ONCE):
            _keep_some(version, start, read.pages[start : start + PAGES_AT_ONCE])
        _finish(version)
    except Stale:
        log.info("Version %s of a document was taken by somebody else meanwhile.", version.pk)


def _keep_some(version: DocumentVersion, start: int, pages: list[str]) -> None:
    with transaction.atomic():
        _claim(version, pages_done=start + len(pages))
        withheld = SourceDocument.objects.values_list("withheld", flat=True).get(pk=version.document_id)
        DocumentPage.objects.bulk_create(
            DocumentPage(
                version=version,
                number=start + position,
                text=text,
                search_text=searched_text(text, withheld),
            )
            for position, text in enumerate(pages, start=1)
        )


def _finish(version: DocumentVersion) -> None:
    """Mark the version as read; an older version that was read later does not take the place of a newer one."""
    with transaction.atomic():
        _claim(version, state=DocumentState.READY, finished_at=timezone.now(), failure="")
        # The document's row is taken, so of two versions that end at once the second sees the first.
        SourceDocument.objects.filter(pk=version.document_id).update(version=F("version"))
        of_document = DocumentVersion.objects.filter(document=version.document_id)
        if of_document.filter(is_current=True, number__gt=version.number).exists():
            return
        of_document.filter(is_current=True).update(is_current=False)
        of_document.filter(pk=version.pk).update(is_current=True)
    _withhold_again(version)


def _withhold_again(version: DocumentVersion) -> None:
    """Take out of what is searched the words that were withheld while the pages were kept."""
    with transaction.atomic():
        SourceDocument.objects.filter(pk=version.document_id).update(version=F("version"))
        withheld = SourceDocument.objects.values_list("withheld", flat=True).get(pk=version.document_id)
        for page in version.pages.only("text", "search_text") if withheld else ():
            searched = searched_text(page.text, withheld)
            if searched != page.search_text:
                DocumentPage.objects.filter(pk=page.pk).update(search_text=searched)


def _give_up(version: DocumentVersion, failure: DocumentFailure) -> None:
    try:
        _claim(version, state=DocumentState.FAILED, finished_at=timezone.now(), failure=failure)
    except Stale:
        log.info("Version %s of a document was settled meanwhile.", version.pk)


def _claim(version: DocumentVersion, **changes) -> None:
    """Change a version if it is as this worker left it."""
    expected = {"state": version.state, "claimed_at": version.claimed_at}
    claim(DocumentVersion.objects, pk=version.pk, expected=expected, **changes)
