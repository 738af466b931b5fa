"""Which evidence and sources of a record."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from outcomes.enums import EvidenceKind, PurgeState
from outcomes.models import Evidence, Outcome, Purge, Source
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal

DOCUMENTARY = tuple(kind for kind in EvidenceKind if kind not in (EvidenceKind.STATEMENT, EvidenceKind.NOTE))
"""Kinds of evidence that exist apart from what somebody says about the change."""


def present(outcome: Outcome) -> QuerySet[Evidence]:
    """Return the evidence of an outcome that was not removed, oldest first."""
    return printed(Evidence.objects.filter(outcome=outcome, removed_at__isnull=True))


def ever_kept(outcome: Outcome) -> QuerySet[Evidence]:
    """Return all evidence of an outcome, also what was removed, oldest first."""
    return printed(Evidence.objects.filter(outcome=outcome))


def printed(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Return evidence with what is printed of it: its copy, and who added and checked it."""
    return rows.select_related("copy", "added_by", "checked_by").order_by("pk")


def same_file(principal: Principal, item: Evidence) -> list[Evidence]:
    """Return other evidence that is the same file, of records that the person may read."""
    if not item.is_file:
        return []
    rows = Evidence.objects.filter(
        sha256=item.sha256, removed_at__isnull=True, outcome__in=visible_to(principal)
    ).exclude(pk=item.pk)
    return list(rows.select_related("outcome").order_by("pk")[:5])


def open_purge(item: Evidence) -> Purge | None:
    """Return the request to destroy the file on which nobody has decided yet."""
    return Purge.objects.filter(evidence=item, state=PurgeState.ASKED).select_related("asked_by").first()


def checked(rows: QuerySet[Evidence] | None = None) -> QuerySet[Evidence]:
    """Return the evidence that a reviewer has checked and that still stands."""
    rows = Evidence.objects.all() if rows is None else rows
    return rows.filter(checked_at__isnull=False, removed_at__isnull=True)


def with_documents_checked(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Return the outcomes of which documentary evidence was checked (C2 of the credibility ladder)."""
    documents = checked().filter(kind__in=DOCUMENTARY, outcome=OuterRef("pk"))
    return rows.filter(Exists(documents))


def numbered_sources(outcome: Outcome) -> dict[int, Source]:
    """Return the sources of an outcome by their number on its page, beginning with 1."""
    return dict(enumerate(Source.objects.filter(outcome=outcome).order_by("pk"), start=1))
