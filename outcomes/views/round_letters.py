"""The letters of a round: what goes to how many and when, starting, stopping, planning."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from harvests.forms.letters import PlanForm
from harvests.policy import Act, may
from harvests.queries.letters import calendar_of, fates_by_kind, open_letters_of, plans_of
from harvests.services.letters import plan_letters, start_letters, stop_letters
from harvests.views.led import led_round
from outcomes.letter_calendar import coming, kinds_shown, left_alone
from outcomes.queries.round_letters import standing_of
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares


@declares(Act.PLAN_LETTERS, may)
def letters(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what goes to how many and when, what went, and who is left alone and why."""
    harvest_round, now = led_round(request, reference, Act.PLAN_LETTERS), timezone.now()
    calendar = calendar_of(harvest_round)
    standing = standing_of(calendar, now)
    waiting = open_letters_of(harvest_round).select_related("letter", "person").defer("letter__body")
    context = {
        "round": harvest_round,
        "calendar": calendar,
        "kinds": kinds_shown(standing.facts.plans, fates_by_kind(harvest_round)),
        "coming": coming(standing, now, waiting, stopped=bool(calendar.stopped_at)),
        "alone": left_alone(standing, now),
        "readers": len(standing.facts.readers),
    }
    return render(request, "harvests/letters/overview.html", context)


@declares(Act.PLAN_LETTERS, may)
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose which letters go, on which days and at which hour."""
    harvest_round = led_round(request, reference, Act.PLAN_LETTERS)
    calendar, plans = calendar_of(harvest_round), plans_of(harvest_round)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        plans=plans,
        initial={"hour": calendar.hour, "version": calendar.version},
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            plan_letters(
                harvest_round=harvest_round,
                hour=form.cleaned_data["hour"],
                plans=form.plans(),
                version=form.cleaned_data["version"],
                by=request.principal,
            )
        except DomainError as no:
            form.data = form.data.copy()
            form.data["version"] = calendar_of(harvest_round).version
            form.add_error(None, str(no))
            status = 409
        else:
            messages.success(request, _("The plan of letters is saved."))
            return redirect("rounds:letters", harvest_round.reference)
    context = {"round": harvest_round, "form": form}
    return render(request, "harvests/letters/plan.html", context, status=status)


@require_POST
@declares(Act.PLAN_LETTERS, may)
def start(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the letters of a round go from now on."""
    harvest_round = led_round(request, reference, Act.PLAN_LETTERS)
    try:
        start_letters(harvest_round=harvest_round, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(
            request, _("The letters go out from now on. What fell due before is not made up for.")
        )
    return redirect("rounds:letters", harvest_round.reference)


@require_POST
@declares(Act.PLAN_LETTERS, may)
def stop(request: HttpRequest, reference: str) -> HttpResponse:
    """Stop all letters of a round, those too that wait."""
    harvest_round = led_round(request, reference, Act.PLAN_LETTERS)
    try:
        dropped = stop_letters(harvest_round=harvest_round, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(
            request,
            ngettext(
                "All letters of this round are stopped. %(number)d letter that waited stays unsent.",
                "All letters of this round are stopped. %(number)d letters that waited stay unsent.",
                dropped,
            )
            % {"number": dropped},
        )
    return redirect("rounds:letters", harvest_round.reference)
