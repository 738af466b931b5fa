"""Finding a round for something that only its lead does with it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from harvests.models import HarvestRound
from harvests.queries.rounds import visible_to
from outcomes.policy import Act, may


def led_round(request: HttpRequest, reference: str, act: Act) -> HarvestRound:
    """Return the round of an address.

    Raises:
        Http404: there is no such round.
        PermissionDenied: the person may not do this with it.
    """
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    decision = may(request.principal, act, harvest_round)
    if not decision:
        raise PermissionDenied(decision.reason)
    return harvest_round
