"""Who is in the team of a round."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.rounds import LeavingForm, MemberForm
from harvests.models import HarvestRound
from harvests.policy import Act, may
from harvests.queries.rounds import team_of, visible_to
from harvests.services.teams import add_member, remove_member
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.views import declares


@declares(Act.EDIT_TEAM, may)
def team(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the team of a round and give somebody a role in it."""
    harvest_round = _led(request, reference)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            member = add_member(harvest_round=harvest_round, by=request.principal, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("%(name)s is in the team: %(role)s.")
                % {"name": member.person.name, "role": member.get_role_display()},
            )
            return redirect("rounds:team", harvest_round.reference)
    context = {"round": harvest_round, "form": form, "team": team_of(harvest_round)}
    return render(request, "harvests/round_team.html", context)


@require_POST
@declares(Act.EDIT_TEAM, may)
def leave(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a role in the round away from somebody."""
    harvest_round = _led(request, reference)
    form = LeavingForm(request.POST)
    if form.is_valid():
        person, role = form.cleaned_data["person"], form.cleaned_data["role"]
        try:
            remove_member(harvest_round=harvest_round, person=person, role=role, by=request.principal)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                _("%(name)s is no longer in the team as: %(role)s.")
                % {"name": person.name, "role": Role(role).label},
            )
    else:
        messages.error(request, _("Nobody was taken out: this person or role is not known."))
    return redirect("rounds:team", harvest_round.reference)


def _led(request: HttpRequest, reference: str) -> HarvestRound:
    """Return a round whose team the person may change.

    Raises:
        Http404: there is no such round.
        PermissionDenied: somebody else leads it.
    """
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    decision = may(request.principal, Act.EDIT_TEAM, harvest_round)
    if not decision:
        raise PermissionDenied(decision.reason)
    return harvest_round
