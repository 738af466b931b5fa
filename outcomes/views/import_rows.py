"""What a file holds, before it is imported: its columns, its open questions, its rows."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from outcomes.forms.import_mending import MendForm
from outcomes.forms.imports import ColumnsForm, QuestionsForm
from outcomes.import_lines import Labels, counts_of, row_line
from outcomes.importing.states import RowChoice, RowVerdict
from outcomes.importing.stored import values_from_data
from outcomes.models import ImportRow, SheetImport
from outcomes.policy import Act, may
from outcomes.queries.import_targets import readable_records
from outcomes.services.importing.confirming import choose_row, choose_rows
from outcomes.services.importing.files import say_how
from outcomes.services.importing.mending import mark_of_row, may_be_mended, mend_row
from outcomes.views.imports import import_of
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.views import declares

ROWS_PER_PAGE = 25


@declares(Act.IMPORT, may)
def import_columns(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Show what each column is taken for, and let a person say otherwise."""
    sheet_import = import_of(request, reference, number)
    form = ColumnsForm(request.POST if request.method == "POST" else None, sheet_import=sheet_import)
    return _asked(request, sheet_import, form, "columns", lambda: {"columns": form.columns()})


@declares(Act.IMPORT, may)
def import_questions(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Ask once per file how its days are written, and what unknown words mean."""
    sheet_import = import_of(request, reference, number)
    form = QuestionsForm(request.POST if request.method == "POST" else None, sheet_import=sheet_import)
    return _asked(request, sheet_import, form, "questions", form.answers)


def _asked(
    request: HttpRequest,
    sheet_import: SheetImport,
    form: ColumnsForm | QuestionsForm,
    page: str,
    said: Callable[[], dict],
) -> HttpResponse:
    """Keep what was said about the whole file and go back to its page, or show the form, with why it was not kept."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            say_how(
                sheet_import=sheet_import,
                version=sheet_import.version,
                by=request.principal,
                seen=form.cleaned_data["seen"],
                **said(),
            )
            return redirect("rounds:import", sheet_import.round.reference, sheet_import.reference)
        except DomainError as no:
            form.add_error(None, str(no))
            if isinstance(no, Stale):
                form.show_saved(import_of(request, sheet_import.round.reference, sheet_import.reference))
            status = 409
    context = {"round": sheet_import.round, "import": sheet_import, "form": form}
    return render(request, f"harvests/imports/{page}.html", context, status=status)


@require_safe
@declares(Act.SEE_IMPORTS, may)
def import_rows(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Show the rows of a file page by page, all or those with one verdict."""
    sheet_import = import_of(request, reference, number)
    chosen = request.GET.get("verdict", "")
    rows = sheet_import.rows.select_related("matched", "outcome").order_by("position")
    if chosen in RowVerdict.values:
        rows = rows.filter(verdict=chosen)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    labels, readable = Labels(), readable_records(request.principal, page)
    context = {
        "round": sheet_import.round,
        "import": sheet_import,
        "counts": counts_of(sheet_import, chosen),
        "chosen": RowVerdict(chosen) if chosen in RowVerdict.values else None,
        "page": page,
        "lines": [row_line(row, labels, readable=readable) for row in page],
        "total": sum(sheet_import.counts.values()),
        "may_choose": may(request.principal, Act.IMPORT, sheet_import.round)
        and sheet_import.state == "ready",
    }
    return render(request, "harvests/imports/rows.html", context)


@require_POST
@declares(Act.IMPORT, may)
def import_rows_choose(request: HttpRequest, reference: str, number: str) -> HttpResponse:
    """Say the same about all rows with a verdict."""
    sheet_import = import_of(request, reference, number)
    verdict, choice = _asked_for(request)
    try:
        choose_rows(sheet_import=sheet_import, verdict=verdict, choice=choice, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(
            request,
            _("All rows “%(verdict)s”: %(choice)s.")
            % {"verdict": RowVerdict(verdict).label, "choice": RowChoice(choice).label},
        )
    return redirect(
        f"{reverse('rounds:import-rows', args=[reference, number])}?{urlencode({'verdict': verdict})}"
    )


def _asked_for(request: HttpRequest) -> tuple[str, str]:
    verdict, choice = request.POST.get("verdict", ""), request.POST.get("choice", "")
    if verdict not in RowVerdict.values or choice not in RowChoice.values:
        raise Http404
    return verdict, choice


def _row(sheet_import: SheetImport, position: int) -> ImportRow:
    rows = ImportRow.objects.select_related("matched__round", "outcome", "sheet_import__round")
    row = get_object_or_404(rows, sheet_import=sheet_import, position=position)
    row.sheet_import = sheet_import
    return row


@declares(Act.SEE_IMPORTS, may)
def import_row(request: HttpRequest, reference: str, number: str, position: int) -> HttpResponse:
    """Show one row: its cells, what was read in them, what is doubtful; and put right what is wrong."""
    sheet_import = import_of(request, reference, number)
    row = _row(sheet_import, position)
    values = values_from_data(row.reading["values"] | row.fixes)
    mendable = may_be_mended(row) and may(request.principal, Act.IMPORT, sheet_import.round)
    posted = request.POST if request.method == "POST" else None
    form = MendForm(posted, values=values, seen=mark_of_row(row)) if mendable else None
    status = 200
    if request.method == "POST":
        status = 409 if form is None else 200
        if form is not None and form.is_valid():
            try:
                mend_row(row=row, fixes=form.fixes(), seen=form.cleaned_data["seen"], by=request.principal)
                messages.success(request, _("What you wrote stands in the place of what was read."))
                return redirect("rounds:import-row", reference, number, position)
            except DomainError as no:
                form.add_error(None, str(no))
                status = 409
                if isinstance(no, Stale):
                    row = _row(import_of(request, reference, number), position)
                    now = values_from_data(row.reading["values"] | row.fixes)
                    form.show_saved(now, seen=mark_of_row(row))
    context = {"round": sheet_import.round, "import": sheet_import, "row": row, "form": form}
    readable = readable_records(request.principal, [row])
    context |= {"line": row_line(row, Labels(), readable=readable, whole=True)}
    context |= _neighbours(sheet_import, row)
    return render(request, "harvests/imports/row.html", context, status=status)


def _neighbours(sheet_import: SheetImport, row: ImportRow) -> dict:
    """Return the rows before and after with the same verdict, so that a person works through them."""
    same = sheet_import.rows.filter(verdict=row.verdict)
    before = (
        same.filter(position__lt=row.position)
        .order_by("-position")
        .values_list("position", flat=True)
        .first()
    )
    after = (
        same.filter(position__gt=row.position).order_by("position").values_list("position", flat=True).first()
    )
    return {"previous": before, "following": after}


@require_POST
@declares(Act.IMPORT, may)
def import_row_choose(request: HttpRequest, reference: str, number: str, position: int) -> HttpResponse:
    """Say that one row is left out, imported all the same, or treated as proposed."""
    sheet_import = import_of(request, reference, number)
    choice = request.POST.get("choice", "")
    if choice not in RowChoice.values:
        raise Http404
    try:
        choose_row(row=_row(sheet_import, position), choice=choice, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    back = request.POST.get("back", "")
    if back == "list":
        query = urlencode({"verdict": request.POST.get("verdict", ""), "page": request.POST.get("page", "1")})
        return redirect(f"{reverse('rounds:import-rows', args=[reference, number])}?{query}#row-{position}")
    return redirect("rounds:import-row", reference, number, position)
