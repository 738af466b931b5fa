"""Bringing a spreadsheet into a round: upload, progress, confirming, undoing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from harvests.models import HarvestRound
from harvests.views.led import led_round
from outcomes.forms.imports import ConfirmForm, ProfileForm, UploadForm
from outcomes.import_lines import counts_of, doubtful_columns, made_by, open_questions
from outcomes.importing.states import ImportState
from outcomes.models import SheetImport
from outcomes.policy import Act, may
from outcomes.queries.import_targets import imports_of, rows_to_write
from outcomes.services.importing.confirming import confirm_import, unsettled_rows
from outcomes.services.importing.files import cancel_import, save_profile, start_import, take_file
from outcomes.services.importing.undoing import obstacles, undo_import
from outcomes.views.kept import kept_file_response
from wiego_mle.kernel.errors import DomainError, Incomplete, Refused
from wiego_mle.kernel.views import declares

_MOST_LISTED = 50


@declares(Act.SEE_IMPORTS, may)
def imports(request: HttpRequest, reference: str) -> HttpResponse:
    """List what was brought into a round, and take another file."""
    harvest_round = led_round(request, reference, Act.SEE_IMPORTS, may=may)
    posted = request.method == "POST"
    form = UploadForm(request.POST if posted else None, request.FILES if posted else None)
    status = 200
    if posted and form.is_valid():
        try:
            made = start_import(by=request.principal, harvest_round=harvest_round, **form.upload())
            return redirect("rounds:import", harvest_round.reference, made.reference)
        except (ValidationError, DomainError) as no:
            _refuse(form, no)
            status = 409
    context = {
        "round": harvest_round,
        "form": form,
        "may_import": may(request.principal, Act.IMPORT, harvest_round),
        "imports": list(
            imports_of(request.principal)
            .filter(round=harvest_round)
            .select_related("uploaded_by")[:_MOST_LISTED]
        ),
    }
    return render(request, "harvests/imports/list.html", context, status=status)


def _refuse(form, no: ValidationError | DomainError) -> None:
    """Show on a form why nothing was done, at its field where it has one."""
    if isinstance(no, ValidationError):
        form.add_error(None, no) if not hasattr(no, "error_dict") else form.add_error(None, no.error_dict)
        return
    said = no.missing if isinstance(no, Incomplete) else {}
    for name, words in said.items():
        form.add_error(name if name in form.fields else None, words)
    if not said:
        form.add_error(None, str(no))


def import_of(request: HttpRequest, reference: str, number: str) -> SheetImport:
    """Return an import of a round that the person may see; raise Http404 or PermissionDenied otherwise."""
    harvest_round: HarvestRound = led_round(request, reference, Act.SEE_IMPORTS, may=may)
    rows = imports_of(request.principal).select_related("round", "uploaded_by", "confirmed_by", "profile")
    return get_object_or_404(rows, round=harvest_round, reference=number)


@require_safe
@declares(Act.SEE_IMPORTS, may)
def import_detail(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Show where an import is: how far reading is, what is open, what it would do, or what it did."""
    sheet_import = import_of(request, reference, number)
    if request.headers.get("HX-Request") and request.GET.get("progress"):
        if not sheet_import.is_at_work:
            # The page has something else to show now.
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "harvests/imports/progress.html", {"import": sheet_import})
    return _page(request, sheet_import)


def _page(request: HttpRequest, sheet_import: SheetImport, *, status: int = 200, **forms) -> HttpResponse:
    ready, done = sheet_import.state == ImportState.READY, sheet_import.state == ImportState.DONE
    context = {
        "round": sheet_import.round,
        "import": sheet_import,
        "counts": counts_of(sheet_import),
        "questions": open_questions(sheet_import) if ready else 0,
        "columns": doubtful_columns(sheet_import) if ready else 0,
        "unsettled": unsettled_rows(sheet_import) if ready else 0,
        "to_write": rows_to_write(sheet_import).count() if ready else 0,
        "may_import": may(request.principal, Act.IMPORT, sheet_import.round),
        "take": may(request.principal, Act.TAKE_IMPORTED, sheet_import),
        "obstacles": obstacles(sheet_import) if done else [],
        "made": made_by(sheet_import) if done else [],
        "confirm_form": forms.get("confirm_form")
        or (ConfirmForm(by=request.principal, harvest_round=sheet_import.round) if ready else None),
        "profile_form": forms.get("profile_form") or ProfileForm(),
        # What was sent and not taken is told at the top of the page, too.
        "form": next(iter(forms.values()), None),
    }
    return render(request, "harvests/imports/page.html", context, status=status)


@require_POST
@declares(Act.IMPORT, may)
def import_confirm(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Let the rows become outcomes, all or none."""
    sheet_import = import_of(request, reference, number)
    if sheet_import.state != ImportState.READY:
        # Pressed twice, or somebody else was first: its own page says how far it is.
        return redirect("rounds:import", reference, number)
    form = ConfirmForm(request.POST, by=request.principal, harvest_round=sheet_import.round)
    if not form.is_valid():
        return _page(request, sheet_import, confirm_form=form)
    try:
        confirm_import(
            sheet_import=sheet_import, version=_version(request), by=request.principal, **form.confirmation()
        )
    except DomainError as no:
        _refuse(form, no)
        now = import_of(request, reference, number)
        if now.state != ImportState.READY:
            return redirect("rounds:import", reference, number)
        return _page(request, now, confirm_form=form, status=409)
    messages.success(request, _("It is being imported. You can leave this page."))
    return redirect("rounds:import", reference, number)


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@require_POST
@declares(Act.TAKE_IMPORTED, may)
def import_file(request: HttpRequest, reference: str, number: str) -> FileResponse:
    """Send the spreadsheet as it came, and note on the trail who took it."""
    sheet_import = import_of(request, reference, number)
    try:
        take_file(sheet_import=sheet_import, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return kept_file_response(
        sheet_import.file_key,
        of=f"import {sheet_import.reference}",
        name=sheet_import.name_to_save,
        content_type="application/octet-stream",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.IMPORT, may)
def import_undo(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Ask whether a whole import is taken back, with what would disappear; a POST takes it back."""
    sheet_import = import_of(request, reference, number)
    if request.method != "POST":
        return _ask_to_undo(request, sheet_import)
    try:
        undo_import(sheet_import=sheet_import, version=_version(request), by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("%(reference)s is undone.") % {"reference": sheet_import.reference})
    return redirect("rounds:import", reference, number)


def _ask_to_undo(request: HttpRequest, sheet_import: SheetImport) -> HttpResponse:
    decision = may(request.principal, Act.IMPORT, sheet_import.round)
    if not decision:
        raise PermissionDenied(decision.reason)
    if sheet_import.state != ImportState.DONE:
        return redirect("rounds:import", sheet_import.round.reference, sheet_import.reference)
    context = {
        "round": sheet_import.round,
        "import": sheet_import,
        "made": made_by(sheet_import),
        "restored": sheet_import.rows.filter(created=False, outcome__isnull=False).count(),
        "obstacles": obstacles(sheet_import),
    }
    return render(request, "harvests/imports/undo.html", context)


@require_POST
@declares(Act.SEE_IMPORTS, may)
def import_cancel(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Give an import up before anything is imported."""
    sheet_import = import_of(request, reference, number)
    try:
        cancel_import(sheet_import=sheet_import, version=sheet_import.version, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
        return redirect("rounds:import", reference, number)
    messages.success(
        request,
        _("%(reference)s is cancelled; nothing was imported.") % {"reference": sheet_import.reference},
    )
    return redirect("rounds:imports", reference)


@require_POST
@declares(Act.IMPORT, may)
def import_profile(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Keep how a file is read, for files like it."""
    sheet_import = import_of(request, reference, number)
    form = ProfileForm(request.POST)
    if form.is_valid():
        try:
            profile = save_profile(
                sheet_import=sheet_import, name=form.cleaned_data["name"], by=request.principal
            )
        except (ValidationError, DomainError) as no:
            _refuse(form, no)
        else:
            messages.success(
                request, _("Files like this one are read as “%(name)s” from now on.") % {"name": profile.name}
            )
            return redirect("rounds:import", reference, number)
    return _page(request, sheet_import, profile_form=form, status=409)
