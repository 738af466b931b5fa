"""Finding the round that a person may change in some way."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from harvests.models import HarvestRound
from harvests.policy import Act, may
from harvests.queries.rounds import visible_to
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.kernel.access import Decision


def led_round(
    request: HttpRequest, reference: str, act: StrEnum = Act.EDIT_TEAM, *, may: Callable[..., Decision] = may
) -> HarvestRound:
    """Return the round of an address, with which the person may do something.

    `may` is the policy that knows the act, where it is not that of rounds.

    Raises:
        Http404: there is no such round.
        PermissionDenied: the person may not do this with it.
    """
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    decision = may(request.principal, act, harvest_round)
    if not decision:
        raise PermissionDenied(decision.reason)
    return harvest_round


def posted_role(request: HttpRequest) -> Role:
    """Return the role that a button posts, a contributor's if it names none; raise Http404 for other words."""
    role = request.POST.get("role", Role.CONTRIBUTOR)
    if role not in ROUND_ROLES:
        raise Http404
    return Role(role)
