"""The words by which documents are found, and those that no page of a document shows."""

from __future__ import annotations

from django.db.models import F

from harvests.models import DocumentPage, SourceDocument
from outcomes.masking import as_passages, without
from outcomes.models import Outcome, Passage
from wiego_mle.kernel.folding import fold

_AT_ONCE = 100


def searched_text(text: str, withheld: list) -> str:
    """Return the folded words of a page without those that are withheld."""
    folded = fold(text)
    return without(folded, as_passages(withheld)) if withheld else folded


def withhold_in_documents(outcome: Outcome) -> None:
    """Let the documents from which an outcome came withhold what it withholds, and no longer what it does not.

    Must run inside the transaction that holds the record.
    """
    came_from = outcome.document_passages.order_by().values_list("page__version__document", flat=True)
    for document_id in sorted(set(came_from)):
        keep_words(document_id)


def keep_words(document_id: int) -> None:
    """Write into a document what its outcomes withhold, and into its pages what is searched.

    Must run inside a transaction. It takes the document's row, so that of two such changes the second one
    sees the first.
    """
    SourceDocument.objects.filter(pk=document_id).update(version=F("version"))
    document = SourceDocument.objects.get(pk=document_id)
    withheld = _withheld_by_outcomes_of(document)
    if withheld == document.withheld:
        return
    SourceDocument.objects.filter(pk=document_id).update(withheld=withheld)
    pages = DocumentPage.objects.filter(version__document=document).order_by("pk")
    keys = list(pages.values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        some = list(DocumentPage.objects.filter(pk__in=keys[start : start + _AT_ONCE]))
        for page in some:
            page.search_text = searched_text(page.text, withheld)
        DocumentPage.objects.bulk_update(some, ["search_text"])


def _withheld_by_outcomes_of(document: SourceDocument) -> list[list[str]]:
    came = Passage.objects.filter(page__version__document=document, outcome__isnull=False)
    rows = Outcome.objects.filter(pk__in=came.values("outcome")).order_by("pk")
    lists = rows.values_list("withheld", flat=True)
    found = dict.fromkeys((words, kind) for withheld in lists for words, kind in withheld or ())
    return [list(pair) for pair in found]
