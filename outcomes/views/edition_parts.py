"""What is done with an edition: publishing it, its files, its highlights, and what was found in it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from outcomes.edition_page import STEPS_OF_PEOPLE, EditionPage
from outcomes.enums import FileFormat
from outcomes.forms.editions import ClearingForm, HighlightForm
from outcomes.masking import shown_text
from outcomes.models import EditionFinding, EditionHighlight
from outcomes.policy import Act, may
from outcomes.queries.editions import row_of
from outcomes.reports.edition.document import annex_entry
from outcomes.reports.edition.files import HANDED_OUT, file_name
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.services.editions import (
    build_again,
    clear_finding,
    discard_edition,
    publish_edition,
    record_edition_taken,
    write_files_again,
)
from outcomes.services.files import open_file
from outcomes.services.highlights import mark_of_highlight, put_in_front, take_from_front
from outcomes.views.editions import frozen_edition, seen_edition
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.views import declares

_TAKE = {"publish": publish_edition, "again": build_again, "discard": discard_edition}


@require_POST
@declares(Act.MAKE_EDITION, may)
def edition_step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """Publish an edition, build it again, or discard it."""
    if step not in STEPS_OF_PEOPLE:
        raise Http404
    edition = seen_edition(request, reference)
    said = {
        "publish": _("“%(title)s” is published. Nothing of it can be changed now."),
        "again": _("“%(title)s” is built again. It waits for you here."),
        "discard": _("“%(title)s” is discarded."),
    }
    try:
        _TAKE[step](edition=edition, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said[step] % {"title": edition.title})
        if step == "discard":
            return redirect("outcomes:edition-list")
    return redirect("outcomes:edition-detail", reference)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.TAKE_EDITION, may)
def edition_file(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """Send a file of an edition and note it on the trail; a GET leads back to its page."""
    edition = frozen_edition(request, reference)
    if file_format not in FileFormat.values:
        raise Http404
    page = EditionPage(edition, request.principal)
    line = next((line for line in page.files if line.file.file_format == file_format), None)
    if request.method != "POST" or line is None:
        return redirect("outcomes:edition-detail", reference)
    if not line.is_current or page.open_findings_stand():
        messages.error(request, _("This file cannot be taken now. It must be written again first."))
        return redirect("outcomes:edition-detail", reference)
    record_edition_taken(edition=edition, file_format=file_format, by=request.principal)
    return FileResponse(
        open_file(line.file.file_key),
        as_attachment=True,
        filename=file_name(edition, file_format),
        content_type=HANDED_OUT[FileFormat(file_format)].content_type,
    )


@require_POST
@declares(Act.MAKE_EDITION, may)
def edition_files_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Let all files of an edition be written again from its frozen rows."""
    edition = frozen_edition(request, reference)
    try:
        write_files_again(edition=edition, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The files are written again. They wait for you here."))
    return redirect("outcomes:edition-detail", reference)


@declares(Act.MAKE_EDITION, may)
def edition_highlight(request: HttpRequest, reference: str, outcome: str) -> HttpResponse:
    """Tell an outcome of an edition in front, beside its original words."""
    edition = frozen_edition(request, reference)
    row = row_of(edition, outcome)
    cells = FrozenEdition(edition).printed_cells(row) if row else {}
    if not cells or not EditionPage(edition, request.principal).may_choose:
        raise Http404
    present = EditionHighlight.objects.filter(edition=edition, outcome=row.outcome_id).first()
    words = str(cells.get("statement") or cells.get("public_text") or "")
    form = HighlightForm(
        request.POST if request.method == "POST" else None,
        initial=shown_text(row.outcome, present.text) if present else words,
        seen=mark_of_highlight(present),
    )
    standing = ""
    if request.method == "POST" and form.is_valid():
        try:
            put_in_front(
                edition=edition,
                row=row,
                text=form.cleaned_data["text"],
                seen=form.cleaned_data["seen"],
                by=request.principal,
            )
        except ValidationError as wrong:
            form.add_error("text", wrong.messages[0])
        except Stale as late:
            form.add_error(None, str(late))
            now = EditionHighlight.objects.filter(edition=edition, outcome=row.outcome_id).first()
            standing = shown_text(row.outcome, now.text) if now else ""
            form.data = form.data.copy()
            form.data["seen"] = mark_of_highlight(now)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(reference)s is told in front now.") % {"reference": outcome})
            return redirect("outcomes:edition-detail", reference)
    context = {"edition": edition, "row": row, "form": form, "entry": annex_entry(cells, {}), "words": words}
    context["standing"] = standing
    return render(request, "outcomes/editions/highlight.html", context, status=409 if standing else 200)


@require_POST
@declares(Act.MAKE_EDITION, may)
def edition_highlight_remove(request: HttpRequest, reference: str, outcome: str) -> HttpResponse:
    """Take a highlight away."""
    edition = frozen_edition(request, reference)
    highlight = get_object_or_404(
        EditionHighlight.objects.select_related("edition", "outcome"),
        edition=edition,
        outcome__reference=outcome,
    )
    try:
        take_from_front(highlight=highlight, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(reference)s is no longer told in front.") % {"reference": outcome})
    return redirect("outcomes:edition-detail", reference)


@declares(Act.MAKE_EDITION, may)
def edition_finding(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say why words that were found in a public edition may stay."""
    edition = frozen_edition(request, reference)
    finding = get_object_or_404(
        EditionFinding.objects.select_related("edition", "outcome", "cleared_by"), edition=edition, pk=number
    )
    page = EditionPage(edition, request.principal)
    if not page.may_make:
        raise Http404
    form = ClearingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            clear_finding(finding=finding, reason=form.cleaned_data["reason"], by=request.principal)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is cleared. The files are written again."))
            return redirect("outcomes:edition-detail", reference)
    context = {"edition": edition, "finding": finding, "form": form}
    return render(request, "outcomes/editions/finding.html", context)
