"""Documents of a round: the lists, adding one, new versions, what is said about it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from harvests.models import HarvestRound, SourceDocument
from harvests.policy import Act, may
from harvests.queries.rounds import visible_to as rounds_visible_to
from outcomes.forms.documents import (
    AboutDocumentForm,
    ContentForm,
    DocumentFilterForm,
    DocumentForm,
    RemoveDocumentForm,
)
from outcomes.masking import shown_text
from outcomes.queries.documents import (
    MOST_HITS,
    current_version,
    found_pages,
    in_list,
    newest_version,
    readable_documents,
    rounds_to_add_to,
    snippet,
    title_words,
    titled,
)
from outcomes.queries.passages import NOTHING, coverage_of
from outcomes.services.documents import (
    add_document,
    add_version,
    change_document,
    read_again,
    remove_document,
    take_file,
)
from outcomes.views.kept import kept_file_response
from outcomes.views.parts import part_page, settled, typed_in
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import sort_key
from wiego_mle.kernel.views import declares

_PAGE = 50
_MOST_TITLES = 20


@require_safe
@declares(Act.SEE_DOCUMENTS, may)
def document_list(request: HttpRequest) -> HttpResponse:
    """Show the documents that the person may read, fifty a page; with words, the pages on which they stand."""
    rounds = list(rounds_visible_to(request.principal))
    form = DocumentFilterForm(request.GET, rounds=rounds)
    wanted = form.wanted()
    context = {
        "filter_form": form,
        "filters_active": form.chips(),
        "rounds": rounds_to_add_to(request.principal),
    }
    if not form.is_valid() or not wanted.get("q"):
        found = in_list(request.principal, wanted)
        context |= _listed(request, found if form.is_valid() else found.none())
        return render(request, "outcomes/documents/list.html", context)
    found = found_pages(request.principal, wanted["q"], wanted)
    # Keys first: of five hundred pages only the texts of those that are printed are read.
    keys = list(found.values_list("pk", flat=True)[: MOST_HITS + 1])
    page = Paginator(keys[:MOST_HITS], _PAGE).get_page(request.GET.get("page"))
    # Masked before it is cut, so that no half of a name that is withheld is left.
    hits = [
        (each, snippet(shown_text(each.version.document, each.text), wanted["q"]))
        for each in found.filter(pk__in=page.object_list)
    ]
    context |= {"page": page, "hits": hits, "words": wanted["q"], "more": len(keys) > MOST_HITS}
    context["titled"] = _titled(request, wanted) if page.number == 1 else []
    return render(request, "outcomes/documents/found.html", context)


def _titled(request: HttpRequest, wanted: dict) -> list[SourceDocument]:
    """Return the first documents in whose titles the words stand as the person reads them."""
    found = titled(request.principal, wanted["q"], wanted)[:_MOST_TITLES]
    words = title_words(wanted["q"])
    shown = [(document, sort_key(shown_text(document, document.title))) for document in found]
    return [document for document, title in shown if all(word in title for word in words)]


@require_safe
@declares(Act.SEE_DOCUMENTS, may)
def round_documents(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the documents of one round."""
    harvest_round = get_object_or_404(rounds_visible_to(request.principal), reference=reference)
    _require(request, Act.SEE_DOCUMENTS, harvest_round)
    context = {
        "round": harvest_round,
        "may_add": may(request.principal, Act.ADD_DOCUMENT, harvest_round),
    } | _listed(request, in_list(request.principal, {"round": reference}))
    return render(request, "harvests/documents.html", context)


@declares(Act.ADD_DOCUMENT, may)
def document_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a file or a text, and keep it as a document of a round."""
    harvest_round = get_object_or_404(rounds_visible_to(request.principal), reference=reference)
    _require(request, Act.ADD_DOCUMENT, harvest_round)
    form = DocumentForm(typed_in(request), request.FILES or None, by=request.principal)
    made: list[SourceDocument] = []
    status = settled(request, form, lambda: made.append(_added(request, harvest_round, form)))
    if made and not status:
        return redirect("outcomes:document", made[0].reference)
    return part_page(request, "harvests/document_add.html", form, {"round": harvest_round}, status=status)


@declares(Act.KEEP_DOCUMENT, may)
def document_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is said about a document."""
    document = _kept(request, reference)
    form = AboutDocumentForm(typed_in(request), by=request.principal, document=document)
    status = settled(
        request,
        form,
        lambda: change_document(
            document=document, version=form.version_seen(), answers=form.answers(), by=request.principal
        ),
        show_saved=lambda: form.show_saved(
            readable_documents(request.principal).filter(pk=document.pk).first()
        ),
    )
    if request.method == "POST" and not status and form.is_valid():
        messages.success(request, _("Saved."))
        return redirect("outcomes:document", reference)
    context = {"document": document}
    return part_page(request, "outcomes/documents/edit.html", form, context, status=status or 200)


@declares(Act.KEEP_DOCUMENT, may)
def document_version(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a newer version of a document."""
    document = _kept(request, reference)
    form = ContentForm(typed_in(request), request.FILES or None, by=request.principal)
    status = settled(
        request, form, lambda: add_version(document=document, by=request.principal, **form.content())
    )
    if not status:
        messages.success(request, _("The new version is kept. What was marked in earlier versions stays."))
        return redirect("outcomes:document", reference)
    return part_page(request, "outcomes/documents/version.html", form, {"document": document}, status=status)


@declares(Act.KEEP_DOCUMENT, may)
def document_remove(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask whether a document is taken off its round, and do so."""
    document = _kept(request, reference)
    form = RemoveDocumentForm(typed_in(request), by=request.principal)
    status = settled(
        request,
        form,
        lambda: remove_document(document=document, why=form.cleaned_data["why"], by=request.principal),
    )
    if not status:
        messages.success(request, _("The document was removed."))
        return redirect("rounds:documents", document.round.reference)
    return part_page(request, "outcomes/documents/remove.html", form, {"document": document}, status=status)


@declares(Act.KEEP_DOCUMENT, may)
@require_POST
def document_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the newest version of a document be read once more."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    version = newest_version(document)
    version.document = document
    try:
        read_again(version=version, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Stale:
        messages.info(request, _("The document is being read already, or is ready."))
    else:
        messages.success(request, _("The document is being read once more."))
    return redirect("outcomes:document", reference)


@declares(Act.TAKE_DOCUMENT, may)
@require_POST
def document_file(request: HttpRequest, reference: str, number: int) -> FileResponse:
    """Send a version of a document as it came, and note on the trail who took it."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    version = next((each for each in document.versions.all() if each.number == number), None)
    if version is None:
        raise Http404
    version.document = document
    try:
        take_file(version=version, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return kept_file_response(
        version.file_key,
        of=f"document {document.reference}",
        name=version.file_name or f"{document.title}.txt",
        content_type=version.content_type,
    )


@require_safe
@declares(Act.READ_DOCUMENT, may)
def document_status(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how far the reading of a document is; a page that shows it asks again and again."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    version = newest_version(document)
    response = render(request, "outcomes/documents/status.html", {"document": document, "newest": version})
    if version.is_ready or version.is_failed:
        response["HX-Refresh"] = "true"
    return response


def _listed(request: HttpRequest, found) -> dict:
    page = Paginator(found.prefetch_related("versions"), _PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list)
    coverage = coverage_of(request.principal, listed)
    rows = [
        (document, newest_version(document), current_version(document), coverage.get(document.pk, NOTHING))
        for document in listed
    ]
    return {"page": page, "rows": rows}


def _added(request: HttpRequest, harvest_round: HarvestRound, form: DocumentForm) -> SourceDocument:
    return add_document(
        harvest_round=harvest_round,
        answers=form.answers(),
        by=request.principal,
        creation_key=form.cleaned_data["creation_key"],
        **form.content(),
    )


def _kept(request: HttpRequest, reference: str) -> SourceDocument:
    """Return a document that the person may read; a page to write on opens only to who may change it."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    if request.method != "POST":
        _require(request, Act.KEEP_DOCUMENT, document)
    return document


def _require(request: HttpRequest, act: Act, target) -> None:
    decision = may(request.principal, act, target)
    if not decision:
        raise PermissionDenied(decision.reason)
