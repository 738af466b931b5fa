"""A piece of evidence by itself: what is known of its file, checking it, and looking after files."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from outcomes.evidence_lines import EvidencePage, file_lines
from outcomes.forms.evidence import CheckForm, ReasonForm
from outcomes.models import Evidence
from outcomes.policy import Act, may
from outcomes.queries.evidence import ever_kept, open_purge, present
from outcomes.queries.outcomes import visible_to
from outcomes.services.checks import SAID, check_evidence, uncheck_evidence
from outcomes.services.copies import copy_again
from outcomes.services.parts import mark_of_part
from outcomes.services.purges import ask_purge, confirm_purge, refuse_purge, take_original
from outcomes.views.evidence import file_response
from outcomes.views.parts import settled
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.VIEW, may)
def evidence_detail(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Show a piece of evidence: what it shows, what became of its file, who checked it."""
    return _page(request, _item(request, reference, item))


@require_safe
@declares(Act.VIEW, may)
def evidence_thumbnail(request: HttpRequest, reference: str, item: str) -> FileResponse:
    """Send the small picture of a file to who may read the record."""
    found = _item(request, reference, item)
    if found.served is None or not found.served.thumbnail_key:
        raise Http404
    response = file_response(
        found, found.served.thumbnail_key, name=f"{found.reference}.webp", content_type="image/webp"
    )
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@declares(Act.CHECK_EVIDENCE, may)
@require_POST
def evidence_check(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Mark evidence as checked."""
    found = _item(request, reference, item)
    form = CheckForm(request.POST, by=request.principal)
    status = settled(
        request,
        form,
        lambda: check_evidence(
            item=found, seen=form.read_seen(), note=form.cleaned_data["note"], by=request.principal
        ),
    )
    if status:
        return _page(request, found, check_form=form, status=status)
    messages.success(request, _("%(reference)s is checked now.") % {"reference": found.reference})
    return redirect("outcomes:evidence-detail", reference, item)


@declares(Act.CHECK_EVIDENCE, may)
@require_POST
def evidence_uncheck(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Take the mark away that evidence was checked."""
    found = _item(request, reference, item)
    form = ReasonForm(request.POST, by=request.principal)
    status = settled(
        request,
        form,
        lambda: uncheck_evidence(item=found, reason=form.cleaned_data["why"], by=request.principal),
    )
    if status:
        return _page(request, found, uncheck_form=form, status=status)
    messages.success(
        request, _("%(reference)s no longer counts as checked.") % {"reference": found.reference}
    )
    return redirect("outcomes:evidence-detail", reference, item)


@declares(Act.TAKE_ORIGINAL, may)
@require_POST
def evidence_original(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Send the file as it came, and note on the trail who took it."""
    found = _item(request, reference, item)
    try:
        take_original(item=found, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return file_response(found, found.file_key, name=found.file_name, content_type=found.content_type)


@declares(Act.COPY_AGAIN, may)
@require_POST
def evidence_copy_again(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Let the copy of a file be made once more."""
    found = _item(request, reference, item)
    if found.served is None:
        raise Http404
    try:
        copy_again(item=found, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Stale:
        messages.info(request, _("The file is being prepared already, or is ready."))
    else:
        messages.success(request, _("The file is being prepared once more."))
    return redirect("outcomes:evidence-detail", reference, item)


@require_safe
@declares(Act.KEEP_FILES, may)
def evidence_files(request: HttpRequest, reference: str) -> HttpResponse:
    """List all files that ever came with an outcome, for who looks after them."""
    outcome = get_object_or_404(visible_to(request.principal).select_related("round"), reference=reference)
    _require_keeper(request, outcome)
    context = {"outcome": outcome, "files": file_lines(outcome, ever_kept(outcome))}
    return render(request, "outcomes/evidence/files.html", context)


@declares(Act.KEEP_FILES, may)
@require_POST
def evidence_purge(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Ask that a file is destroyed for good."""
    found = _item(request, reference, item)
    _require_keeper(request, found.outcome)
    form = ReasonForm(request.POST, by=request.principal)
    status = settled(
        request,
        form,
        lambda: ask_purge(item=found, reason=form.cleaned_data["why"], by=request.principal),
    )
    if status:
        return _page(request, found, purge_form=form, status=status)
    messages.success(request, _("You asked for it. Another lead or administrator has to agree on this page."))
    return redirect("outcomes:evidence-detail", reference, item)


@declares(Act.KEEP_FILES, may)
@require_POST
def evidence_purge_decide(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Destroy a file for good as somebody else asked, or keep it."""
    found = _item(request, reference, item)
    _require_keeper(request, found.outcome)
    purge = open_purge(found)
    agreed = request.POST.get("do") == "destroy"
    try:
        if purge is None:
            raise Stale(_("This was decided meanwhile, or nobody asked for it."))
        (confirm_purge if agreed else refuse_purge)(purge=purge, by=request.principal)
    except (Refused, Stale) as refusal:
        status = 403 if isinstance(refusal, Refused) else 409
        return _page(request, _item(request, reference, item), problems=[str(refusal)], status=status)
    words = _("The file is destroyed.") if agreed else _("The file stays.")
    messages.success(request, words)
    return redirect("outcomes:evidence-detail", reference, item)


def _item(request: HttpRequest, reference: str, item: str) -> Evidence:
    """Return evidence of a record that the person may read; what was removed only to who looks after files."""
    rows = visible_to(request.principal).select_related("round", "author")
    outcome = get_object_or_404(rows, reference=reference)
    shown = ever_kept(outcome) if may(request.principal, Act.KEEP_FILES, outcome) else present(outcome)
    found = get_object_or_404(shown, reference=item)
    found.outcome = outcome
    return found


def _require_keeper(request: HttpRequest, outcome) -> None:
    decision = may(request.principal, Act.KEEP_FILES, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)


def _page(request: HttpRequest, item: Evidence, *, status: int = 200, problems=(), **forms) -> HttpResponse:
    shown = EvidencePage(item, principal=request.principal)
    sent = next(iter(forms.values()), None)
    shown_forms = {
        "check_form": CheckForm(by=request.principal, seen=mark_of_part(item, SAID)),
        "uncheck_form": ReasonForm(by=request.principal),
        "purge_form": ReasonForm(by=request.principal),
    } | forms
    for name, form in shown_forms.items():
        # The forms stand on one page and ask for fields of the same names.
        form.auto_id = f"{name}_%s"
    context = {"outcome": item.outcome, "item": item, "shown": shown, "form": sent, "problems": problems}
    return render(request, "outcomes/evidence/detail.html", context | shown_forms, status=status)
