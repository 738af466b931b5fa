"""Remembering that somebody has read a record; reading alone changes nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from outcomes.forms.capture import version_of
from outcomes.policy import Act, may
from outcomes.queries.outcomes import visible_to
from outcomes.services.looks import remember_look
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.views import declares


@declares(Act.VIEW, may)
@require_POST
def look(request: HttpRequest, reference: str) -> HttpResponse:
    """Remember the version that stood on the page; a script gets no page back, a button leads to the record."""
    outcome = get_object_or_404(visible_to(request.principal).select_related("round"), reference=reference)
    try:
        remember_look(outcome=outcome, version=version_of(request.POST), by=request.principal)
    except Refused:
        # A version that is not there was not read; the record says what there is.
        return redirect("outcomes:detail", outcome.reference)
    if "quietly" in request.POST:
        return HttpResponse(status=204)
    return redirect("outcomes:detail", outcome.reference)
