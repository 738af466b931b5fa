"""Which programmes a round asks, and who is given more time."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import RoundState
from harvests.forms.more_time import MoreTimeForm
from harvests.forms.programmes import AskedProgrammesForm
from harvests.policy import Act, may
from harvests.queries.asked_programmes import asked_by_key, asked_programmes
from harvests.queries.deadlines import extensions_of, given_with
from harvests.queries.lists import choosable_programmes
from harvests.queries.team_page import by_person, members_of
from harvests.services.asked_programmes import ask_programmes
from harvests.services.extensions import give_more_time, why_closed
from harvests.views.led import led_round
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.typed_text import mark_of, take_typed_text
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.written import date_format


@declares(Act.ASK_PROGRAMMES, may)
def programmes(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the programmes that the round asks, each with what is hoped for."""
    harvest_round = led_round(request, reference, Act.ASK_PROGRAMMES)
    asked = asked_by_key(harvest_round)
    offered = list(
        choosable_programmes(
            harvest_round=harvest_round, keep=asked_programmes(harvest_round).values("programme")
        )
    )
    form = AskedProgrammesForm(
        request.POST if request.method == "POST" else None, programmes=offered, asked=asked
    )
    context = {"round": harvest_round, "form": form, "is_closed": harvest_round.state == RoundState.CLOSED}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            ask_programmes(
                harvest_round=harvest_round,
                asked=form.asked(),
                seen=form.seen_before(),
                by=request.principal,
            )
        except Refused as refusal:
            context["problems"] = [str(refusal)]
        except Stale as late:
            context |= {"problems": [str(late)], "now": asked_programmes(harvest_round)}
            context["form"] = AskedProgrammesForm.from_typed(form, asked=asked_by_key(harvest_round))
            status = 409
        else:
            messages.success(
                request, _("The programmes of “%(name)s” are saved.") % {"name": harvest_round.name}
            )
            return redirect("rounds:team", harvest_round.reference)
    return render(request, "harvests/round_programmes.html", context, status=status)


@declares(Act.GIVE_TIME, may)
def more_time(request: HttpRequest, reference: str) -> HttpResponse:
    """Give one person or one programme more time."""
    harvest_round = led_round(request, reference, Act.GIVE_TIME)
    if given_with(request.POST.get("creation_key")):
        return redirect("rounds:team", harvest_round.reference)
    typed = take_typed_text(request) if request.method == "GET" else None
    people = [person for person, _held in by_person(members_of(harvest_round)) if person.is_active]
    form = MoreTimeForm(
        request.POST or typed,
        harvest_round=harvest_round,
        people=people,
        programmes=[each.programme for each in asked_programmes(harvest_round)],
        today=timezone.localdate(),
        initial={"whom": request.GET.get("whom", "")},
    )
    context = {
        "round": harvest_round,
        "form": form,
        "typed": typed is not None,
        "typed_by": mark_of(request.principal.person_id),
        "extensions": extensions_of(harvest_round),
        "why_closed": why_closed() if harvest_round.state == RoundState.CLOSED else "",
    }
    if request.method == "POST" and form.is_valid():
        try:
            given = give_more_time(harvest_round=harvest_round, by=request.principal, **form.answers())
        except (Refused, Stale) as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            who = given.person.name if given.person else given.programme.label
            day = date_format(given.until, "DATE_FORMAT")
            messages.success(request, _("%(who)s: time until %(day)s.") % {"who": who, "day": day})
            return redirect("rounds:team", harvest_round.reference)
    return render(request, "harvests/round_more_time.html", context)
