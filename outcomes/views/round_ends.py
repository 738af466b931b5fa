"""What a round closed with, and what became of one’s own outcomes in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from harvests.models import RoundClosing
from harvests.phases import line_of
from harvests.policy import Act, may
from harvests.queries.rounds import visible_to
from outcomes.queries.closings import as_closed
from outcomes.queries.fates import fates_in, followed
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.VIEW_ROUND, may)
def closing(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show the note and the figures with which a round closed, and what differs now."""
    told = get_object_or_404(
        RoundClosing.objects.select_related("round", "closed_by"),
        round__in=visible_to(request.principal),
        round__reference=reference,
        number=number,
    )
    context = {"closing": told, "round": told.round, "compared": as_closed(request.principal, told)}
    return render(request, "harvests/round_closing.html", context)


@require_safe
@declares(Act.VIEW_ROUND, may)
def yours(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what became of each outcome that this person wrote for a round."""
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    context = {
        "round": harvest_round,
        "line": line_of(harvest_round.state),
        "fates": followed(fates_in(request.principal, harvest_round)),
    }
    return render(request, "harvests/round_yours.html", context)
