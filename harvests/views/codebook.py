"""The codebook: read by everybody, changed, published, saved and read from a file by administrators and leads."""

from __future__ import annotations

import json
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from harvests.codebook import Book, differences
from harvests.codebook_lines import FORMATS, UnreadableCodebook, codebook_table
from harvests.forms.codebook import CodebookFileForm, DimensionForm, NewDimensionForm, PublishForm
from harvests.forms.saved import show_saved
from harvests.models import CodebookDimension, CodebookImport, CodebookVersion
from harvests.policy import Act, may
from harvests.queries.codebook import draft_differences, draft_text, versions
from harvests.queries.codebook_imports import compared
from harvests.services.codebook import (
    add_dimension,
    edit_dimension,
    publish_codebook,
    read_codebook,
    take_over_codebook,
    undo_codebook_import,
)
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.tables import write_workbook
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.SEE_CODEBOOK, may)
def codebook(request: HttpRequest) -> HttpResponse:
    """Show the draft of the codebook, what it has otherwise than the newest version, and the versions."""
    return _page(request, PublishForm())


@require_safe
@declares(Act.SEE_CODEBOOK, may)
def codebook_version(request: HttpRequest, number: int) -> HttpResponse:
    """Show a published version as it was published, and what is new in it."""
    version = get_object_or_404(CodebookVersion.objects.select_related("published_by"), number=number)
    before = CodebookVersion.objects.filter(number__lt=number).order_by("-number").first()
    book = Book.of(version.content)
    context = {
        "version": version,
        "book": book,
        "rounds": version.rounds.order_by("-covers_from", "-pk"),
        "differences": differences(Book.of(before.content), book) if before else [],
        "before": before,
    }
    return render(request, "harvests/codebook/version.html", context)


@require_POST
@declares(Act.EDIT_CODEBOOK, may)
def codebook_publish(request: HttpRequest) -> HttpResponse:
    """Publish the draft as a further version."""
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        version = publish_codebook(by=request.principal, note=form.cleaned_data["note"])
    except DomainError as no:
        messages.error(request, str(no))
        return redirect("rounds:codebook")
    messages.success(request, _("Version %(number)d is published.") % {"number": version.number})
    return redirect("rounds:codebook-version", version.number)


@require_safe
@declares(Act.SEE_CODEBOOK, may)
def codebook_file(request: HttpRequest, number: int, file_format: str) -> HttpResponse:
    """Send a version as a file, 0 being the draft."""
    if file_format not in FORMATS:
        raise Http404
    text = draft_text() if number == 0 else get_object_or_404(CodebookVersion, number=number).content
    title = _("Codebook version %(number)d") % {"number": number} if number else _("Codebook, draft")
    stream = BytesIO()
    if file_format == "xlsx":
        write_workbook(stream, [codebook_table(text, title)])
    else:
        stream.write(json.dumps(json.loads(text), ensure_ascii=False, indent=1).encode())
    stream.seek(0)
    name = f"codebook-{number or 'draft'}.{file_format}"
    return FileResponse(stream, as_attachment=True, filename=name, content_type=FORMATS[file_format])


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EDIT_CODEBOOK, may)
def codebook_import(request: HttpRequest) -> HttpResponse:
    """Take a file with a codebook and lead to what it would change."""
    posted = request.method == "POST"
    form = CodebookFileForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read = read_codebook(source=file.file, name=file.name, by=request.principal)
        except UnreadableCodebook as no:
            form.add_error("file", str(no))
        else:
            return redirect("rounds:codebook-import-detail", read.reference)
    return render(request, "harvests/codebook/import.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EDIT_CODEBOOK, may)
def codebook_import_detail(request: HttpRequest, import_reference: str) -> HttpResponse:
    """Show what a file would change; a POST takes it over, or undoes that."""
    read = get_object_or_404(
        CodebookImport.objects.select_related("read_by", "undone_by"), reference=import_reference
    )
    if request.method == "POST" and request.POST.get("do") == "undo":
        return _undo_import(request, read)
    if request.method == "POST":
        try:
            number = take_over_codebook(read=read, by=request.principal)
        except DomainError as no:
            messages.error(request, str(no))
            return redirect("rounds:codebook-import-detail", read.reference)
        messages.success(
            request,
            _("Taken over: %(number)d lines. Publish a version when you are ready.") % {"number": number},
        )
        return redirect("rounds:codebook-import-detail", read.reference)
    lines = [] if read.taken_over_at else compared(read.content)
    kinds = [
        (what, [each for each in lines if each.what == what]) for what in ("error", "new", "changed", "same")
    ]
    return render(request, "harvests/codebook/import_detail.html", {"read": read, "kinds": dict(kinds)})


def _undo_import(request: HttpRequest, read: CodebookImport) -> HttpResponse:
    try:
        number, stay = undo_codebook_import(read=read, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        told = _("Undone: %(number)d lines.") % {"number": number}
        if stay:
            told += " " + ngettext(
                "%(number)d line was changed since and stays as it is.",
                "%(number)d lines were changed since and stay as they are.",
                stay,
            ) % {"number": stay}
        messages.success(request, told)
    return redirect("rounds:codebook-import-detail", read.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EDIT_CODEBOOK, may)
def dimension_new(request: HttpRequest) -> HttpResponse:
    """Add a dimension."""
    form = NewDimensionForm(request.POST if request.method == "POST" else None, by=request.principal)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_dimension(by=request.principal, **form.answers())
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            if not may(request.principal, Act.EDIT_LISTS):
                messages.success(request, _("“%(label)s” is saved.") % {"label": made.label})
                return redirect("rounds:codebook")
            messages.success(request, _("“%(label)s” is added. Now give it codes.") % {"label": made.label})
            return redirect("rounds:code-new", made.key)
    return render(request, "harvests/codebook/dimension.html", {"form": form, "title": _("Add a dimension")})


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EDIT_CODEBOOK, may)
def dimension(request: HttpRequest, dimension: str) -> HttpResponse:
    """Reword a dimension, or change how it is coded."""
    entry = get_object_or_404(CodebookDimension, key=dimension)
    posted, status = request.method == "POST", 200
    form = DimensionForm(request.POST if posted else None, instance=entry, by=request.principal)
    if posted and form.is_valid():
        try:
            edit_dimension(
                dimension=entry, version=form.version_seen(), by=request.principal, **form.answers()
            )
        except DomainError as no:
            form.add_error(None, str(no))
            if isinstance(no, Stale):
                now = CodebookDimension.objects.get(pk=entry.pk)
                show_saved(form, DimensionForm(instance=now, by=request.principal), "version")
                status = 409
        else:
            messages.success(request, _("“%(label)s” is saved.") % {"label": form.instance.label})
            return redirect("rounds:codebook")
    context = {"form": form, "title": form.instance.label}
    return render(request, "harvests/codebook/dimension.html", context, status=status)


def _page(request: HttpRequest, form: PublishForm) -> HttpResponse:
    context = {
        "book": Book.of(draft_text()),
        "differences": draft_differences(),
        "versions": versions(),
        "may_edit": bool(may(request.principal, Act.EDIT_CODEBOOK)),
        "may_edit_codes": bool(may(request.principal, Act.EDIT_LISTS)),
        "form": form,
    }
    return render(request, "harvests/codebook/page.html", context)
