"""A contributor’s word about a round as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.replies import NoteReplyForm, ReplyForm
from harvests.policy import Act, may
from harvests.queries.deadlines import deadline_for
from harvests.queries.replies import contributors_in, reply_of
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


@declares(Act.NOTE_REPLY, may)
def note(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Note for a contributor what they told the lead: that nothing more comes from them in this round."""
    harvest_round = led_round(request, reference, Act.NOTE_REPLY)
    contributor = get_object_or_404(contributors_in(harvest_round), reference=person)
    present = reply_of(harvest_round, contributor.pk)
    form = NoteReplyForm(
        request.POST if request.method == "POST" else None,
        initial={"kind": present and present.kind},
        name=contributor.name,
    )
    if request.method == "POST" and form.is_valid():
        try:
            said = say_reply(
                harvest_round=harvest_round, by=request.principal, person=contributor, **form.cleaned_data
            )
        except (Refused, Stale) as error:
            form.add_error(None, str(error))
        else:
            told = {"name": contributor.name, "reply": said.get_kind_display()}
            messages.success(request, _("Noted for %(name)s: “%(reply)s”. No reminders go there.") % told)
            return redirect("rounds:contributors", harvest_round.reference)
    context = {"round": harvest_round, "person": contributor, "form": form, "reply": present}
    return render(request, "harvests/round_reply_note.html", context)


@require_POST
@declares(Act.NOTE_REPLY, may)
def take_back_noted(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Take back, for a contributor, that nothing more comes from them."""
    harvest_round = led_round(request, reference, Act.NOTE_REPLY)
    contributor = get_object_or_404(contributors_in(harvest_round), reference=person)
    try:
        take_back_reply(harvest_round=harvest_round, by=request.principal, person=contributor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("The reply of %(name)s is taken back. Reminders go there again.")
        messages.success(request, words % {"name": contributor.name})
    return redirect("rounds:contributors", harvest_round.reference)
