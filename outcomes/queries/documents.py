"""Which documents a person may read, which wait to be read by the machine, and their pages."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from harvests.enums import DocumentState, RoundState
from harvests.models import DocumentPage, DocumentVersion, HarvestRound, PageLook, SourceDocument
from outcomes.queries.search import MOST_WORDS, matching, search_words
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import clean_text, fold, sort_key
from wiego_mle.kernel.roles import ROUND_ROLES, Role

LEASE = timedelta(minutes=3)
"""Longer than any document is read; who has had one for longer was ended meanwhile."""
MOST_HITS = 500
"""Pages found with common words; more than this nobody reads."""


def visible_to(
    principal: Principal, rows: QuerySet[SourceDocument] | None = None
) -> QuerySet[SourceDocument]:
    """Return the documents that a person may read; says the same as `harvests.policy.may(READ_DOCUMENT)`."""
    rows = SourceDocument.objects.all() if rows is None else rows
    team = _rounds_of(principal, *ROUND_ROLES, Role.ADMINISTRATOR)
    leads = _rounds_of(principal, Role.LEAD, everywhere=(Role.ADMINISTRATOR,))
    seen = (
        Q(is_restricted=False) & team
        | Q(is_restricted=True) & leads
        | Q(is_restricted=True, added_by_id=principal.person_id)
    )
    return rows.filter(seen, removed_at__isnull=True)


def _rounds_of(principal: Principal, *roles: Role, everywhere: tuple[Role, ...] = ()) -> Q:
    if principal.has(*roles, *everywhere):
        return Q()
    return Q(round__in=principal.rounds_with(*roles))


def readable_documents(principal: Principal) -> QuerySet[SourceDocument]:
    """Return the documents a person may read, for the page of one of them: with round, adder and versions."""
    return (
        visible_to(principal)
        .select_related("round__design", "added_by")
        .prefetch_related(Prefetch("versions", queryset=DocumentVersion.objects.order_by("-number")))
    )


def rounds_to_add_to(principal: Principal) -> list[HarvestRound]:
    """Return the rounds to which a person may add documents, the newest first."""
    rows = HarvestRound.objects.exclude(state=RoundState.CLOSED).order_by("-covers_from", "-pk")
    writers = (Role.CONTRIBUTOR, Role.REVIEWER, Role.LEAD)
    return list(rows if principal.has(*writers) else rows.filter(pk__in=principal.rounds_with(*writers)))


def made_with(creation_key: uuid.UUID | None) -> SourceDocument | None:
    """Return the document that a form with this key has made already; None if there is none."""
    if creation_key is None:
        return None
    return SourceDocument.objects.select_related("round").filter(creation_key=creation_key).first()


def due(now: datetime) -> QuerySet[DocumentVersion]:
    """Return the versions that wait to be read or were left by a worker, the longest waiting first."""
    waiting = Q(state=DocumentState.REQUESTED) | Q(state=DocumentState.EXTRACTING, claimed_at__lt=now - LEASE)
    return DocumentVersion.objects.filter(waiting).order_by("queued_at", "pk")


def in_list(principal: Principal, wanted: dict) -> QuerySet[SourceDocument]:
    """Return the documents of a list: those of a round, in a language, or confidential ones, the newest first.

    `wanted` may say `round` (a reference), `language` and `kind` (`restricted`, `waiting`, `failed`, `unread`).
    """
    rows = visible_to(principal).select_related("round", "added_by")
    if wanted.get("round"):
        rows = rows.filter(round__reference=wanted["round"])
    if wanted.get("language"):
        rows = rows.filter(language=wanted["language"])
    if wanted.get("kind"):
        rows = rows.filter(_KINDS[wanted["kind"]]())
    return rows.order_by("-added_at", "-pk")


def _newest(**said) -> Exists:
    later = DocumentVersion.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    return Exists(DocumentVersion.objects.filter(~Exists(later), document=OuterRef("pk"), **said))


_KINDS = {
    "restricted": lambda: Q(is_restricted=True),
    "waiting": lambda: Q(_newest(state__in=(DocumentState.REQUESTED, DocumentState.EXTRACTING))),
    "failed": lambda: Q(_newest(state=DocumentState.FAILED)),
    "unread": lambda: ~Exists(PageLook.objects.filter(page__version__document=OuterRef("pk"))),
}
KINDS = tuple(_KINDS)


def current_version(document: SourceDocument) -> DocumentVersion | None:
    """Return the version that is read and searched; None while there is none. Reads what was prefetched."""
    return next((each for each in document.versions.all() if each.is_current), None)


def newest_version(document: SourceDocument) -> DocumentVersion:
    """Return the version that came last, however far its reading is. Reads what was prefetched."""
    return max(document.versions.all(), key=lambda each: each.number)


def page_of(version: DocumentVersion, number: int) -> DocumentPage | None:
    """Return a page of a version with its text; None if it has no such page."""
    return version.pages.filter(number=number).first()


def pages_read(version: DocumentVersion) -> set[int]:
    """Return the numbers of the pages of a version that somebody said to have read."""
    looked_at = version.pages.filter(looks__isnull=False)
    return set(looked_at.order_by().values_list("number", flat=True))


def found_pages(principal: Principal, text: str, wanted: dict) -> QuerySet[DocumentPage]:
    """Return the pages of documents that a person may read on which all words stand, document by document.

    Only the current version of each document is searched. Nothing is found without a word.
    """
    if not search_words(text):
        return DocumentPage.objects.none()
    documents = in_list(principal, wanted).order_by().values("pk")
    pages = DocumentPage.objects.filter(version__is_current=True, version__document__in=documents)
    return (
        matching(pages, text)
        .select_related("version__document__round")
        .order_by("version__document__title_sorted", F("version__document_id"), "number")
    )


def titled(principal: Principal, text: str, wanted: dict) -> QuerySet[SourceDocument]:
    """Return the documents that a person may read in whose titles all words stand, in the order of their titles.

    Titles can hold words that are withheld: whoever shows them looks once more whether the words still stand there.
    """
    rows = in_list(principal, wanted)
    words = title_words(text)
    for word in words:
        rows = rows.filter(title_sorted__contains=word)
    return (rows if words else rows.none()).order_by("title_sorted", "pk")


def title_words(text: str) -> list[str]:
    """Return the words of a search as titles are compared: folded, and without what stands between words."""
    return sort_key(clean_text(text[:1000])).split()[:MOST_WORDS]


def snippet(page_text: str, text: str, *, around: int = 110) -> str:
    """Return the words around the first place on a page where one of the searched words stands."""
    words = search_words(text)
    for word in page_text.split():
        if any(wanted in fold(word) for wanted in words):
            place = page_text.index(word)
            break
    else:
        place = 0
    start, end = max(0, place - around), min(len(page_text), place + around)
    begin = page_text.find(" ", start) + 1 if start else 0
    stop = page_text.rfind(" ", place, end) if end < len(page_text) else end
    cut = page_text[begin : max(stop, place)].replace("\n", " ")
    return ("… " if begin else "") + cut + (" …" if end < len(page_text) else "")
