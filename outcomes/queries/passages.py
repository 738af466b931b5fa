"""Passages of documents, what became of them, and how much of a document was looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from harvests.models import DocumentPage, DocumentVersion, PageLook, SourceDocument
from outcomes.enums import Confidentiality, OutcomeState
from outcomes.models import Outcome, Passage
from outcomes.queries import documents
from outcomes.queries.capture import records_with_answers
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal


class Quote(NamedTuple):
    """Words of a document at an outcome: where they stand, and what the document withholds."""

    words: str
    title: str
    page: int
    is_paged: bool
    withheld: list


def told_to(principal: Principal, rows: QuerySet[Passage] | None = None) -> QuerySet[Passage]:
    """Return the passages of which a person may know what became of them, at least that they were taken up.

    A passage that became a restricted outcome is told to its readers only. Each gets `may_open`: whether the
    person may read the outcome itself.
    """
    rows = Passage.objects.all() if rows is None else rows
    readable = visible_to(principal).filter(pk=OuterRef("outcome")).order_by()
    open_to_team = ~Q(outcome__confidentiality=Confidentiality.RESTRICTED)
    rows = rows.annotate(may_open=Exists(readable))
    return rows.filter(Q(outcome__isnull=True) | open_to_team | Q(may_open=True))


def passages_of_document(principal: Principal, document: SourceDocument) -> QuerySet[Passage]:
    """Return the passages of all versions of a document that a person may know of, in the order of the text."""
    rows = Passage.objects.filter(page__version__document=document)
    return (
        told_to(principal, rows)
        .select_related("page__version", "outcome__round", "marked_by")
        .defer("page__text", "page__search_text", "outcome__search_text")
        .order_by("-page__version__number", "page__number", "start", "pk")
    )


def on_page(passages: Sequence[Passage], page: DocumentPage) -> list[Passage]:
    """Return those of the passages that stand on a page."""
    return [each for each in passages if each.page_id == page.pk]


def passage_of(principal: Principal, document: SourceDocument, reference: str) -> Passage | None:
    """Return one passage of a document that a person may know of; None if there is none."""
    rows = passages_of_document(principal, document).select_related("page__version__document__round")
    return rows.filter(reference=reference).first()


def quoted_to(principal: Principal) -> QuerySet[Passage]:
    """Return the passages that a person may read at the outcomes they read.

    Those of confidential documents only if they may read these. Each gets `document_is_open`: whether the person
    may open the document.
    """
    readable = documents.visible_to(principal).filter(pk=OuterRef("page__version__document")).order_by()
    rows = Passage.objects.filter(outcome__isnull=False).annotate(document_is_open=Exists(readable))
    return rows.filter(Q(page__version__document__is_restricted=False) | Q(document_is_open=True))


def quotes_in_rows(quoted: QuerySet[Passage], keys: Collection[int]) -> dict[int, list[Quote]]:
    """Return per outcome the quotes of its passages, in the order of documents and pages; one query."""
    rows = quoted.filter(outcome__in=keys).order_by(
        "page__version__document_id", "page__number", "start", "pk"
    )
    document = "page__version__document"
    found: dict[int, list[Quote]] = {}
    for pk, *said in rows.values_list(
        "outcome",
        "quote",
        f"{document}__title",
        "page__number",
        "page__version__is_paged",
        f"{document}__withheld",
    ):
        found.setdefault(pk, []).append(Quote(*said))
    return found


def passages_of_outcome(principal: Principal, outcome: Outcome) -> list[Passage]:
    """Return the passages from which an outcome came, as a reader of it may see them; see `quoted_to`."""
    rows = quoted_to(principal).filter(outcome=outcome)
    rows = rows.select_related("page__version__document").defer("page__text", "page__search_text")
    return list(rows.order_by("page__version__document_id", "page__number", "start", "pk"))


def outcomes_of(
    principal: Principal, passages: Sequence[Passage], document: SourceDocument
) -> dict[int, Outcome]:
    """Return the outcomes of passages of a document that a person may read, with all their answers, by key.

    Those of one round share it, so that what a round asks is read once.
    """
    keys = {each.outcome_id for each in passages if each.outcome_id and each.may_open}
    found = records_with_answers(principal).in_bulk(keys) if keys else {}
    rounds = {document.round_id: document.round}
    for outcome in found.values():
        outcome.round = rounds.setdefault(outcome.round_id, outcome.round)
    return found


def outcomes_to_add_to(principal: Principal, passages: Sequence[Passage]) -> list[Outcome]:
    """Return the outcomes that came from a document already and are still being written, each once."""
    keys = {each.outcome_id for each in passages if each.outcome_id and each.may_open}
    writing = (OutcomeState.LEAD, OutcomeState.DRAFT, OutcomeState.RETURNED)
    rows = visible_to(principal).filter(pk__in=keys, state__in=writing).select_related("round")
    return list(rows.order_by("pk")) if keys else []


@dataclass(frozen=True)
class Coverage:
    """How much of a version was looked at, and how many passages of a document became what."""

    pages: int
    read: int
    outcomes: int
    set_aside: int

    @property
    def passages(self) -> int:
        """Return how many passages were marked."""
        return self.outcomes + self.set_aside

    @property
    def percent(self) -> int:
        """Return the share of pages that were looked at; whole only when none is left."""
        return self.read * 100 // self.pages if self.pages else 0


NOTHING = Coverage(0, 0, 0, 0)


def coverage_of(principal: Principal, listed: Sequence[SourceDocument]) -> dict[int, Coverage]:
    """Return how far the documents of a list are, by key, in three queries however many there are."""
    keys = [each.pk for each in listed]
    versions = {
        version.document_id: version
        for version in DocumentVersion.objects.filter(document__in=keys, is_current=True)
    }
    read = dict(
        DocumentPage.objects.filter(
            Exists(PageLook.objects.filter(page=OuterRef("pk"))),
            version__in=[version.pk for version in versions.values()],
        )
        .order_by()
        .values_list("version__document")
        .annotate(number=Count("pk"))
    )
    marked = (
        told_to(principal, Passage.objects.filter(page__version__document__in=keys))
        .order_by()
        .values("page__version__document")
        .annotate(
            outcomes=Count("pk", filter=Q(outcome__isnull=False)),
            aside=Count("pk", filter=Q(outcome__isnull=True)),
        )
    )
    became = {row["page__version__document"]: (row["outcomes"], row["aside"]) for row in marked}
    return {
        key: Coverage(
            versions[key].pages_total if key in versions else 0,
            read.get(key, 0),
            *became.get(key, (0, 0)),
        )
        for key in keys
    }
