"""The codebook: its dimensions, its versions, and what the draft has otherwise than the newest of them."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from harvests.codebook import Book, Difference, codebook_text, differences
from harvests.models import Code, CodebookDimension, CodebookVersion


def dimensions() -> QuerySet[CodebookDimension]:
    """Return every dimension, in the order of the codebook."""
    return CodebookDimension.objects.order_by("order", "pk")


def versions() -> QuerySet[CodebookVersion]:
    """Return the published versions, the newest first, each with how many rounds are coded in it."""
    rows = CodebookVersion.objects.defer("content").select_related("published_by")
    return rows.annotate(rounds_coded=Count("rounds")).order_by("-number")


def newest_version() -> CodebookVersion | None:
    """Return the version published last, with its text."""
    return CodebookVersion.objects.order_by("-number").first()


def draft_text() -> str:
    """Return the codebook as it would be published now; two queries."""
    return codebook_text(dimensions(), Code.objects.select_related("parent"))


def draft_differences() -> list[Difference]:
    """Return what the draft has otherwise than the newest version; three queries."""
    newest = newest_version()
    return differences(Book.of(newest.content) if newest else None, Book.of(draft_text()))
