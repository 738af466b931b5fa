"""Documents with pages, made for tests."""

from __future__ import annotations

from harvests.models import DocumentPage, DocumentVersion, HarvestRound, SourceDocument
from harvests.tests.factories import DocumentPageFactory, DocumentVersionFactory, SourceDocumentFactory
from wiego_mle.accounts.models import User

FIRST = (
    "In March 2024 the assembly of Accra began to give licences to street vendors. WIEGO trained forty leaders. "
    "The mayor said that others will follow.\nTraders in Kumasi still wait. Nobody has answered their letter."
)
SECOND = "The court in Lima ruled for the vendors’ association. Évaluation à São Paulo: señales de cambio."
LICENCES = "In March 2024 the assembly of Accra began to give licences to street vendors."


def document_of(
    harvest_round: HarvestRound,
    person: User,
    *texts: str,
    restricted: bool = False,
    title: str = "Annual report",
) -> SourceDocument:
    """Return a document that was read, with a page for each text; without one, the two pages above."""
    document = SourceDocumentFactory(
        round=harvest_round, added_by=person, is_restricted=restricted, title=title
    )
    version_of(document, 1, *(texts or (FIRST, SECOND)))
    return document


def version_of(document: SourceDocument, number: int, *texts: str) -> DocumentVersion:
    """Return a newer version that was read."""
    DocumentVersion.objects.filter(document=document).update(is_current=False)
    version = DocumentVersionFactory(
        document=document, number=number, pages_total=len(texts), pages_done=len(texts)
    )
    for place, text in enumerate(texts, start=1):
        DocumentPageFactory(version=version, number=place, text=text)
    return version


def page_of(document: SourceDocument, number: int = 1, *, version: int = 1) -> DocumentPage:
    """Return a page as the services take it."""
    return DocumentPage.objects.select_related("version__document__round").get(
        version__document=document, version__number=version, number=number
    )
