"""What is measured about documents: a report of 300 pages is sent, read, opened and searched."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from harvests.enums import RoundState
from harvests.models import DocumentVersion, HarvestRound, SourceDocument
from outcomes.scale.files import report
from outcomes.services.document_reading import read_document

PAGES = 300
_WORD_OF_ONE_PAGE = "9601."
"""Stands on one of the pages: the number of its first line."""


class DocumentVisits:
    """Visits to documents by name; `get` and `post` open an address and return how many bytes came back."""

    def __init__(self, get: Callable[[str], int], post: Callable[[str, dict, int], int]):
        self._get, self._post = get, post

    def named(self) -> dict[str, Callable[[int], int]]:
        """Return what can be measured."""
        return {
            "document of 300 pages, from sending to ready": self._read,
            "page of a document of 300 pages": self._page,
            "search in documents, a word of one page": lambda _number: self._search(_WORD_OF_ONE_PAGE),
            "search in documents, a word of every page": lambda _number: self._search("assembly"),
        }

    @cached_property
    def _report(self) -> bytes:
        return report(pages=PAGES)

    @cached_property
    def _round(self) -> HarvestRound:
        return HarvestRound.objects.exclude(state=RoundState.CLOSED).latest("covers_from")

    @cached_property
    def _document(self) -> SourceDocument:
        ready = SourceDocument.objects.filter(versions__is_current=True).order_by("pk").first()
        return ready or self._added(0)

    def _added(self, number: int) -> SourceDocument:
        file = SimpleUploadedFile("report.pdf", self._report)
        said = {"title": f"Report {number}", "language": "en", "file": file}
        self._post(reverse("rounds:document-add", args=[self._round.reference]), said, 302)
        version = DocumentVersion.objects.latest("pk")
        read_document(version.pk)
        version.refresh_from_db()
        if not version.is_ready or version.pages_total != PAGES:
            raise RuntimeError(f"{version.state}: {version.failure}")
        return version.document

    def _read(self, number: int) -> int:
        """Send a report and read it as the worker would; return the size of the file."""
        return self._added(number).versions.get().size

    def _page(self, number: int) -> int:
        address = reverse("outcomes:document", args=[self._document.reference])
        return self._get(f"{address}?page={number % PAGES + 1}")

    def _search(self, word: str) -> int:
        return self._get(
            f"{reverse('outcomes:document-list')}?q={word}&round={self._document.round.reference}"
        )
