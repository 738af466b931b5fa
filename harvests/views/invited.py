"""Inviting somebody new into a round, and looking after invitations that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.teams import InviteMemberForm
from harvests.models import InvitedMember
from harvests.policy import Act, may
from harvests.queries.team_page import invited_to
from harvests.services.invited import invite_member, send_invitation_again, withdraw_promise
from harvests.views.led import led_round, posted_role
from wiego_mle.accounts import policy as people_policy
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError, Refused
from wiego_mle.kernel.typed_text import mark_of, take_typed_text
from wiego_mle.kernel.views import declares


@dataclass(frozen=True)
class InvitedLine:
    """Somebody invited as the team page shows them."""

    promise: InvitedMember
    expired: bool
    may_send_again: bool


def line_of(promise: InvitedMember, principal: Principal, now: datetime) -> InvitedLine:
    """Return an invitation with what this person may do about it."""
    decision = people_policy.may(principal, people_policy.Act.INVITE_TO_ROUND, promise.invitation)
    return InvitedLine(promise, promise.invitation.expires_at <= now, bool(decision))


@declares(Act.EDIT_TEAM, may)
def invite(request: HttpRequest, reference: str) -> HttpResponse:
    """Invite somebody without an account, who gets their role in the round by accepting."""
    harvest_round = led_round(request, reference)
    typed = take_typed_text(request) if request.method == "GET" else None
    form = InviteMemberForm(
        request.POST or typed,
        harvest_round=harvest_round,
        by=request.principal,
        initial={"language": get_language()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            promise = invite_member(harvest_round=harvest_round, by=request.principal, **form.cleaned_data)
        except Refused as no:
            form.add_error("email", str(no))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            name = promise.invitation.name
            messages.success(
                request, _("%(name)s is invited, and joins the team by accepting.") % {"name": name}
            )
            return redirect("rounds:team", harvest_round.reference)
    context = {
        "round": harvest_round,
        "form": form,
        "typed": typed is not None,
        "typed_by": mark_of(request.principal.person_id),
    }
    return render(request, "harvests/round_team_invite.html", context)


@require_POST
@declares(Act.EDIT_TEAM, may)
def invited_send_again(request: HttpRequest, reference: str, invitation: str) -> HttpResponse:
    """Send the letter of an invitation once more."""
    promise = _promise(request, reference, invitation)
    try:
        send_invitation_again(promise=promise, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The invitation is sent again."))
    return redirect("rounds:team", promise.round.reference)


@require_POST
@declares(Act.EDIT_TEAM, may)
def invited_withdraw(request: HttpRequest, reference: str, invitation: str) -> HttpResponse:
    """Take back what somebody was promised, and end the invitation if nothing else hangs on it."""
    promise = _promise(request, reference, invitation)
    try:
        ended = withdraw_promise(promise=promise, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        name = promise.invitation.name
        if ended:
            words = _("The invitation of %(name)s is withdrawn; its link no longer works.")
        else:
            words = _("%(name)s no longer joins this round. The invitation itself stays open.")
        messages.success(request, words % {"name": name})
    return redirect("rounds:team", promise.round.reference)


def _promise(request: HttpRequest, reference: str, invitation: str) -> InvitedMember:
    harvest_round = led_round(request, reference)
    found = invited_to(harvest_round).filter(invitation__reference=invitation, role=posted_role(request))
    return get_object_or_404(found)
