"""Taking back what was decided about two outcomes: a link, a merge."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from outcomes.forms.links import UndoMergeForm
from outcomes.forms.parts import RemoveForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit
from outcomes.queries.links import SeenLink, links_seen_from, open_merge_of
from outcomes.queries.outcomes import visible_to
from outcomes.services.links import unlink_outcomes
from outcomes.services.merging import undo_merge
from outcomes.views.parts import status_of
from wiego_mle.kernel.errors import WrongState
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.LINK, may)
def link_remove(request: HttpRequest, reference: str, other: str, kind: str) -> HttpResponse:
    """Ask whether two outcomes are no longer linked in this way, and take the link off."""
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    seen = _link_of(request, outcome, other, kind)
    decision = may(request.principal, Act.LINK, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    form = RemoveForm(request.POST if request.method == "POST" else None, by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        status = status_of(form, partial(unlink_outcomes, link=seen.link, by=request.principal, why=why))
        if not status:
            messages.success(request, _("The link is taken off; it stays on the trail of both."))
            return redirect("outcomes:detail", reference)
    context = {"outcome": outcome, "seen": seen, "form": form}
    return render(request, "outcomes/link_remove.html", context, status=status)


def _link_of(request: HttpRequest, outcome: Outcome, other: str, kind: str) -> SeenLink:
    for seen in links_seen_from(request.principal, outcome):
        if seen.other.reference == other and seen.key == kind:
            return seen
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.MERGE, may)
def merge_undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask why a merged outcome is a change of its own after all, and give it back what it was."""
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    decision = may(request.principal, Act.MERGE, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    merge = open_merge_of(outcome)
    if merge is None:
        return redirect("outcomes:detail", reference)
    form = UndoMergeForm(request.POST if request.method == "POST" else None, by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        status = status_of(form, partial(_undo, request, outcome, form))
        if not status:
            return redirect("outcomes:detail", reference)
    context = {
        "outcome": outcome,
        "merge": merge,
        "kept": visible_to(request.principal).filter(pk=merge.kept_id).first(),
        "form": form,
    }
    return render(request, "outcomes/merge_undo.html", context, status=status)


def _undo(request: HttpRequest, outcome: Outcome, form: UndoMergeForm) -> None:
    try:
        restored = undo_merge(merged=outcome, reason=form.cleaned_data["reason"], by=request.principal)
    except WrongState:
        # The second click on the button finds it undone.
        return
    messages.success(
        request,
        _("%(reference)s stands by itself again: %(state)s.")
        % {"reference": restored.reference, "state": restored.get_state_display()},
    )
