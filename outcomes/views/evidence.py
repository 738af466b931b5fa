"""What documents a change: adding, changing, removing and opening evidence."""

from __future__ import annotations

import logging
from functools import partial

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.forms.evidence import EvidenceForm
from outcomes.forms.parts import RemoveForm
from outcomes.masking import shown_text
from outcomes.models import Evidence, Outcome
from outcomes.policy import Act, may
from outcomes.queries.evidence import present
from outcomes.queries.outcomes import visible_to
from outcomes.services.evidence import ANSWERS, add_evidence, change_evidence, remove_evidence
from outcomes.services.files import open_file
from outcomes.services.parts import mark_of_part
from outcomes.validators import host_of
from outcomes.views.looks import look_first, note_conflict, shown_to
from outcomes.views.parts import (
    after_adding,
    given_back,
    just_goes_on,
    record_to_edit,
    section_address,
    section_facts,
    status_of,
    typed_in,
)
from wiego_mle.kernel.views import declares

logger = logging.getLogger(__name__)


@declares(Act.EDIT, may)
def evidence_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what documents an outcome, and add a link or a file."""
    outcome = record_to_edit(request, reference)
    form = EvidenceForm(typed_in(request), request.FILES or None, by=request.principal)
    if just_goes_on(request, form):
        return after_adding(request, outcome, "evidence")
    status = 200
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        change = partial(
            add_evidence, outcome=outcome, answers=form.answers(), by=request.principal, upload=upload
        )
        status = status_of(form, change)
        if not status:
            messages.success(request, _("Saved."))
            return after_adding(request, outcome, "evidence")
    context = section_facts(outcome, "evidence") | {
        "form": form,
        "evidence": present(outcome),
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/evidence/section.html", context, status=status)


@declares(Act.EDIT, may)
def evidence_edit(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Change what is said about a piece of evidence."""
    outcome = record_to_edit(request, reference)
    found = _item(outcome, item)
    if asks := look_first(request, outcome):
        return asks
    form = EvidenceForm(typed_in(request), by=request.principal, item=found)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(
            change_evidence, item=found, seen=form.read_seen(), answers=form.answers(), by=request.principal
        )
        show_saved = partial(_show_saved, request, form, found)
        status = status_of(form, change, show_saved=show_saved)
        if not status:
            messages.success(request, _("Saved."))
            return redirect(section_address(outcome, "evidence"))
    context = {
        "form": form,
        "outcome": outcome,
        "item": found,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/evidence/edit.html", context, status=status)


@declares(Act.EDIT, may)
def evidence_remove(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Ask whether evidence is taken off the outcome, and do so; the row and its file stay kept."""
    outcome = record_to_edit(request, reference)
    found = _item(outcome, item)
    form = RemoveForm(typed_in(request), by=request.principal, seen=mark_of_part(found, ANSWERS))
    status = 200
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        change = partial(remove_evidence, item=found, seen=form.read_seen(), by=request.principal, why=why)
        status = status_of(form, change)
        if not status:
            messages.success(request, _("%(reference)s was removed.") % {"reference": found.reference})
            return redirect(section_address(outcome, "evidence"))
    context = {"form": form, "outcome": outcome, "item": found}
    return render(request, "outcomes/evidence/remove.html", context, status=status)


@require_safe
@declares(Act.VIEW, may)
def evidence_open(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Send a file to be saved, or show where a link leads before it is followed."""
    outcome = get_object_or_404(visible_to(request.principal), reference=reference)
    found = _item(outcome, item)
    shown_to(request, outcome)
    if found.file_key:
        return _file_response(found, shown_text(outcome, found.file_name))
    if not found.url:
        raise Http404
    context = {
        "outcome": outcome,
        "item": found,
        "host": shown_text(outcome, host_of(found.url)),
        "is_withheld": shown_text(outcome, found.url) != found.url,
    }
    response = render(request, "outcomes/evidence/leave.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _file_response(item: Evidence, name: str) -> FileResponse:
    try:
        file = open_file(item.file_key)
    except FileNotFoundError as missing:
        logger.error("the file of evidence %s is missing", item.reference)
        raise Http404 from missing
    response = FileResponse(file, as_attachment=True, filename=name, content_type=item.content_type)
    # Whatever the file contains, a browser that shows it all the same runs nothing of it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _item(outcome: Outcome, reference: str) -> Evidence:
    found = get_object_or_404(present(outcome), reference=reference)
    found.outcome = outcome
    return found


def _show_saved(request: HttpRequest, form: EvidenceForm, item: Evidence) -> None:
    note_conflict(request, item.outcome)
    form.show_saved(present(item.outcome).filter(pk=item.pk).first())
