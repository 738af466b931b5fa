"""Reading a document page by page, beside what became of its passages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from harvests import policy as rounds_policy
from harvests.models import DocumentPage, DocumentVersion, SourceDocument
from outcomes.policy import Act, may
from outcomes.queries.documents import (
    current_version,
    newest_version,
    page_of,
    pages_read,
    readable_documents,
)
from outcomes.queries.passages import NOTHING, coverage_of, outcomes_of, passages_of_document
from outcomes.reading_lines import marked_on, paragraphs_of, passage_line
from outcomes.services.documents import look_at_page
from wiego_mle.kernel.views import declares


@require_safe
@declares(rounds_policy.Act.READ_DOCUMENT, rounds_policy.may)
def document(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one page of a document with its marked passages; with htmx only what changes from page to page."""
    found = get_object_or_404(readable_documents(request.principal), reference=reference)
    version = asked_version(found, request.GET.get("version", ""))
    context = {
        "document": found,
        "newest": newest_version(found),
        "may_keep": rounds_policy.may(request.principal, rounds_policy.Act.KEEP_DOCUMENT, found),
    }
    taken = version or context["newest"]
    taken.document = found
    context["take"] = taken
    context["may_take"] = rounds_policy.may(request.principal, rounds_policy.Act.TAKE_DOCUMENT, taken)
    if version is None:
        return render(request, "outcomes/documents/waiting.html", context)
    page = page_of(version, _number(request.GET.get("page", ""), version))
    if page is None:
        raise Http404
    context |= reading_context(request, found, version, page)
    template = "outcomes/documents/reading.html" if request.htmx else "outcomes/documents/read.html"
    return render(request, template, context)


@declares(rounds_policy.Act.READ_DOCUMENT, rounds_policy.may)
@require_POST
def page_read(request: HttpRequest, reference: str, version: int, number: int) -> HttpResponse:
    """Keep that the person has read a page, and go on to the next one that nobody has read."""
    found = get_object_or_404(readable_documents(request.principal), reference=reference)
    of_version = asked_version(found, str(version))
    page = page_of(of_version, number) if of_version else None
    if page is None:
        raise Http404
    page.version = of_version
    look_at_page(page=page, by=request.principal)
    address = reverse("outcomes:document", args=[reference])
    if number >= of_version.pages_total:
        return redirect("outcomes:document-passages", reference)
    return redirect(f"{address}?version={version}&page={number + 1}")


@require_safe
@declares(rounds_policy.Act.READ_DOCUMENT, rounds_policy.may)
def document_passages(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what became of the passages of a document, and which of its pages nobody has read."""
    found = get_object_or_404(readable_documents(request.principal), reference=reference)
    passages = list(passages_of_document(request.principal, found))
    outcomes = outcomes_of(request.principal, passages, found)
    version = current_version(found)
    read = pages_read(version) if version else set()
    unread = [number for number in range(1, version.pages_total + 1) if number not in read] if version else []
    context = {
        "document": found,
        "version": version,
        "coverage": coverage_of(request.principal, [found]).get(found.pk, NOTHING),
        "lines": [(each, passage_line(found, each, outcomes)) for each in passages],
        "unread": unread,
    }
    return render(request, "outcomes/documents/passages.html", context)


def reading_context(
    request: HttpRequest, document: SourceDocument, version: DocumentVersion, page: DocumentPage
) -> dict:
    """Return what the page for reading shows of one page of a document."""
    passages = list(passages_of_document(request.principal, document))
    marks = marked_on(page, passages)
    outcomes = outcomes_of(request.principal, [mark.passage for mark in marks], document)
    number = page.number
    return {
        "version": version,
        "page_here": page,
        "paragraphs": paragraphs_of(document, page, marks),
        "lines": [passage_line(document, mark.passage, outcomes, earlier=mark.earlier) for mark in marks],
        "coverage": coverage_of(request.principal, [document]).get(document.pk, NOTHING),
        "is_read": number in pages_read(version),
        "previous": number - 1,
        "following": number + 1 if number < version.pages_total else 0,
        "may_mark": may(request.principal, Act.MARK_PASSAGE, document),
        "versions": document.versions.all(),
    }


def asked_version(document: SourceDocument, number: str) -> DocumentVersion | None:
    """Return the version of an address, or the current one; None while there is none to be read.

    Raises:
        Http404: the address names a version that is not there or could not be read.
    """
    if not number:
        version = current_version(document)
    else:
        version = next(
            (each for each in document.versions.all() if str(each.number) == number and each.is_ready), None
        )
        if version is None:
            raise Http404
    if version is not None:
        version.document = document
    return version


def _number(text: str, version: DocumentVersion) -> int:
    """Return the number of a page as an address says it; the first page where it says none."""
    if not text:
        return 1
    if not (text.isascii() and text.isdecimal() and len(text) < 7):
        raise Http404
    return int(text)
