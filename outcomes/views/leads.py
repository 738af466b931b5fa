"""Noting a lead, and what can be done next."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.forms.lead import LeadForm
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit, rounds_to_write_in
from outcomes.queries.evidence import present
from outcomes.services.leads import note_lead
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@declares(Act.LOG, may)
def lead_new(request: HttpRequest) -> HttpResponse:
    """Note what somebody has seen or heard of; one sentence is enough."""
    rounds = list(rounds_to_write_in(request.principal))
    typed = request.POST if request.method == "POST" else take_typed_text(request)
    form = LeadForm(typed, request.FILES, rounds=rounds, by=request.principal)
    if request.method == "POST" and rounds and form.is_valid():
        try:
            noted = note_lead(by=request.principal, beginning=form.beginning(), documents=form.documents())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            for said in noted.not_kept:
                messages.warning(request, _("The note is kept, but this is not: %(why)s") % {"why": said})
            return redirect("outcomes:lead-kept", noted.outcome.reference)
    given_back = request.method == "GET" and form.is_bound
    return render(
        request, "outcomes/leads/new.html", {"form": form, "rounds": rounds, "given_back": given_back}
    )


@require_safe
@declares(Act.LOG, may)
def lead_kept(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what is kept, and offer to add more, to note another, or to be done."""
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    context = {
        "outcome": outcome,
        "evidence": list(present(outcome)),
        "may_edit": may(request.principal, Act.EDIT, outcome),
    }
    return render(request, "outcomes/leads/kept.html", context)
