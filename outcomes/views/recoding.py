"""Changes of the codebook: what one would do, carrying it out, what is left to a person, and undoing it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from harvests.models import CodebookDimension
from harvests.policy import Act, may
from harvests.queries.lists import codes
from outcomes.enums import RecodingKind
from outcomes.forms.recoding import FORMS, ByHandForm
from outcomes.queries.outcomes import visible_to
from outcomes.queries.recoding import impact_of, left_by_hand, recodings
from outcomes.services.recoding import change_codebook, recode_by_hand, undo_change
from wiego_mle.kernel.errors import DomainError, Incomplete
from wiego_mle.kernel.views import declares

_PER_PAGE = 40


@require_safe
@declares(Act.EDIT_CODEBOOK, may)
def recoding_list(request: HttpRequest) -> HttpResponse:
    """List the changes of the codebook, the newest first."""
    page = Paginator(recodings(), _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "harvests/codebook/changes.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EDIT_CODEBOOK, may)
def recoding_new(request: HttpRequest, dimension: str, key: str, kind: str) -> HttpResponse:
    """Ask how a code is changed, show what that would do, and carry it out when that was seen."""
    if kind not in FORMS:
        raise Http404
    code = get_object_or_404(codes(), dimension=dimension, key=key)
    form = FORMS[kind](request.POST if request.method == "POST" else None, code=code)
    impact = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "carry_out":
            made = _made(request, form)
            if made is not None:
                return redirect("rounds:recoding-detail", made.reference)
        if not form.errors:
            impact = impact_of(form.change())
    context = {
        "code": code,
        "dimension": get_object_or_404(CodebookDimension, key=dimension),
        "kind": RecodingKind(kind),
        "kinds": list(RecodingKind),
        "form": form,
        "impact": impact,
    }
    return render(request, "harvests/codebook/change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EDIT_CODEBOOK, may)
def recoding_detail(request: HttpRequest, recoding_reference: str) -> HttpResponse:
    """Show what a change moved and what is left to a person; a POST gives one outcome its code."""
    recoding = get_object_or_404(recodings(), reference=recoding_reference)
    if request.method == "POST":
        _given_by_hand(request, recoding)
        return redirect(request.get_full_path())
    left = Paginator(left_by_hand(request.principal, recoding), _PER_PAGE).get_page(request.GET.get("page"))
    moved = recoding.outcomes.filter(outcome__in=visible_to(request.principal).order_by().values("pk"))
    context = {
        "recoding": recoding,
        "left": left,
        "targets": recoding.targets.all(),
        "moved": moved.select_related("outcome", "target").order_by("outcome__reference")[:200],
    }
    return render(request, "harvests/codebook/change_detail.html", context)


@require_POST
@declares(Act.EDIT_CODEBOOK, may)
def recoding_undo(request: HttpRequest, recoding_reference: str) -> HttpResponse:
    """Take back a change with everything it moved."""
    recoding = get_object_or_404(recodings(), reference=recoding_reference)
    try:
        back, stay = undo_change(recoding=recoding, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        words = ngettext(
            "Undone. %(number)d outcome has its code again.",
            "Undone. %(number)d outcomes have their code again.",
            back,
        )
        messages.success(request, words % {"number": back})
        if stay:
            words = ngettext(
                "%(number)d was changed since, or its round is closed, and stays as it is.",
                "%(number)d were changed since, or their rounds are closed, and stay as they are.",
                stay,
            )
            messages.warning(request, words % {"number": stay})
    return redirect("rounds:recoding-detail", recoding.reference)


def _made(request: HttpRequest, form):
    """Carry out what the form says; return None, with the reason on the form, if it was refused."""
    try:
        made = change_codebook(change=form.change(), why=form.cleaned_data["why"], by=request.principal)
    except Incomplete as incomplete:
        for name, words in incomplete.missing.items():
            form.add_error(name if name in form.fields else None, words)
        return None
    except DomainError as no:
        form.add_error(None, str(no))
        return None
    number = made.outcomes.count()
    words = ngettext(
        "Done. %(number)d outcome was changed.", "Done. %(number)d outcomes were changed.", number
    )
    messages.success(request, words % {"number": number})
    return made


def _given_by_hand(request: HttpRequest, recoding) -> None:
    form = ByHandForm(request.POST, recoding=recoding)
    if not form.is_valid():
        messages.error(request, _("Choose a code."))
        return
    outcome = get_object_or_404(
        visible_to(request.principal).select_related("round", "author"),
        reference=form.cleaned_data["outcome"],
    )
    try:
        recode_by_hand(
            recoding=recoding, outcome=outcome, target=form.cleaned_data["target"], by=request.principal
        )
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("%(reference)s is saved.") % {"reference": outcome.reference})
