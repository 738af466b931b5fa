"""Planning a round and changing what it covers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from harvests.forms.rounds import PlanRoundForm, RoundForm
from harvests.forms.saved import settled, undecided
from harvests.models import HarvestRound
from harvests.policy import Act, may
from harvests.queries.rounds import made_with, overlapping, visible_to
from harvests.services.rounds import EDITABLE, edit_round, plan_round
from harvests.views.led import led_round
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@declares(Act.PLAN_ROUND, may)
def new(request: HttpRequest) -> HttpResponse:
    """Plan a round; the same form sent twice leads to the round that the first made."""
    made_before = made_with(request.POST.get("creation_key", ""))
    if made_before:
        return redirect("rounds:detail", made_before.reference)
    typed = request.POST if request.method == "POST" else take_typed_text(request)
    form = PlanRoundForm(typed, by=request.principal)
    if request.method == "POST" and form.is_valid():
        planned = plan_round(by=request.principal, **form.answers())
        messages.success(
            request,
            _("“%(name)s” is planned. What is still to do stands below.") % {"name": planned.name},
        )
        _say_what_overlaps(request, planned)
        return redirect("rounds:detail", planned.reference)
    return render(
        request, "harvests/round_new.html", {"form": form, "given_back": typed and request.method == "GET"}
    )


@declares(Act.EDIT_ROUND, may)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a round covers, when it collects, and whose changes count."""
    harvest_round = led_round(request, reference, Act.EDIT_ROUND)
    decided = not undecided(request.POST)
    if request.method == "POST":
        typed = settled(request.POST, harvest_round, EDITABLE) if decided else request.POST
    else:
        typed = take_typed_text(request)
    form = RoundForm(
        typed, instance=visible_to(request.principal).get(pk=harvest_round.pk), by=request.principal
    )
    context = {
        "form": form,
        "round": harvest_round,
        "given_back": typed and request.method == "GET",
        "back": "design" if request.GET.get("from") == "design" else "detail",
    }
    if request.method == "POST" and form.is_valid():
        if not decided:
            return _both_texts(request, harvest_round, form)
        try:
            saved = edit_round(
                harvest_round=harvest_round,
                version=form.version_seen(),
                by=request.principal,
                reason=form.why(),
                **form.answers(),
            )
        except Refused as refusal:
            context["problems"] = [str(refusal)]
        except Incomplete as incomplete:
            form.add_error("reason", incomplete.missing["reason"])
        except Stale:
            return _both_texts(request, harvest_round, form)
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
            _say_what_overlaps(request, saved)
            return redirect(f"rounds:{context['back']}", saved.reference)
    return render(request, "harvests/round_edit.html", context)


def _both_texts(request: HttpRequest, harvest_round: HarvestRound, form: RoundForm) -> HttpResponse:
    """Answer 409 with the typed and the saved texts side by side; saving again decides."""
    saved = visible_to(request.principal).get(pk=harvest_round.pk)
    context = {
        "form": form,
        "round": saved,
        "conflicts": form.conflicts(saved, request.POST),
        "problems": form.problems(request.POST),
        "version_now": saved.version,
    }
    return render(request, "harvests/round_conflict.html", context, status=409)


def _say_what_overlaps(request: HttpRequest, harvest_round: HarvestRound) -> None:
    names = ", ".join(overlapping(harvest_round).values_list("name", flat=True))
    if names:
        messages.info(
            request,
            _(
                "It covers some of the same days as %(rounds)s. That is allowed; watch that no outcome is "
                "counted twice."
            )
            % {"rounds": names},
        )
