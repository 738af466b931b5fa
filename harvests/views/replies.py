"""A contributor’s word about a round as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.replies import ReplyForm
from harvests.policy import Act, may
from harvests.queries.deadlines import deadline_for
from harvests.queries.replies import reply_of
from harvests.services.replies import say_reply, take_back_reply
from harvests.views.led import led_round
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.views import declares


@declares(Act.REPLY, may)
def reply(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that nothing more comes from me in this round."""
    harvest_round = led_round(request, reference, Act.REPLY)
    present = reply_of(harvest_round, request.principal.person_id)
    form = ReplyForm(
        request.POST if request.method == "POST" else None, initial={"kind": present and present.kind}
    )
    if request.method == "POST" and form.is_valid():
        try:
            said = say_reply(harvest_round=harvest_round, by=request.principal, **form.cleaned_data)
        except (Refused, Stale) as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Thank you: “%(reply)s”. You get no reminders of this round.")
                % {"reply": said.get_kind_display()},
            )
            return redirect("rounds:detail", harvest_round.reference)
    context = {
        "round": harvest_round,
        "form": form,
        "reply": present,
        "deadline": deadline_for(harvest_round, request.principal.person_id),
    }
    return render(request, "harvests/round_reply.html", context)


@require_POST
@declares(Act.REPLY, may)
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what I said about a round."""
    harvest_round = led_round(request, reference, Act.REPLY)
    try:
        take_back_reply(harvest_round=harvest_round, by=request.principal)
    except (Refused, Stale) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your reply is taken back."))
    return redirect("rounds:reply", harvest_round.reference)
