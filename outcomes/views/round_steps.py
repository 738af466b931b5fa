"""Moving a round on: the steps, and the checks that are looked at before them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.enums import RoundState
from harvests.forms.rounds import ClosingForm, StepForm
from harvests.models import HarvestRound
from harvests.phases import line_of
from harvests.policy import Act, may
from harvests.views.led import led_round
from harvests.workflows import ROUND
from outcomes.forms.round_checks import MOST_LISTED, SettlingForm
from outcomes.queries.round_checks import Found, check_named, found_in, left, listed_in
from outcomes.services.carrying import carry_over, leave_in_round
from outcomes.services.rounds import take_round_step
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.typed_text import FIELD, mark_of, take_typed_text
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.workflow import Step


@declares(Act.MOVE_ROUND, may)
def step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """Take a step with the round; a GET asks for it on a page of its own, with what is unsettled."""
    harvest_round = led_round(request, reference, Act.MOVE_ROUND)
    if step not in ROUND:
        raise Http404
    row = ROUND.step(step)
    typed = request.POST if request.method == "POST" else take_typed_text(request)
    form = _step_form(row, harvest_round, typed and typed.dict(), request.principal)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            moved = take_round_step(
                harvest_round=harvest_round, step=step, by=request.principal, **_said(form)
            )
        except Incomplete as incomplete:
            for name, sentence in incomplete.missing.items():
                form.add_error(name, sentence)
        except (Refused, WrongState, Stale) as error:
            problems = [str(error)]
            harvest_round = led_round(request, reference, Act.MOVE_ROUND)
            # What was typed stays; the person decides again on the round as the page shows it now.
            form.data = form.data | {"version": harvest_round.version}
        else:
            messages.success(
                request,
                _("“%(name)s” is now: %(state)s.") % {"name": moved.name, "state": moved.get_state_display()},
            )
            return redirect("rounds:detail", moved.reference)
    context = {
        "round": harvest_round,
        "step": row,
        "form": form,
        "problems": problems,
        "given_back": typed and request.method == "GET",
        "is_possible": harvest_round.state in row.sources,
        "version": harvest_round.version,
        "checks": [task_of(found, harvest_round) for found in found_in(harvest_round, step)],
        "line": line_of(harvest_round.state),
    }
    return render(request, "harvests/round_step.html", context, status=409 if problems else 200)


@declares(Act.MOVE_ROUND, may)
def checks(request: HttpRequest, reference: str) -> HttpResponse:
    """Show everything that is unsettled in a round, each kind with its number."""
    harvest_round = led_round(request, reference, Act.MOVE_ROUND)
    context = {
        "round": harvest_round,
        "line": line_of(harvest_round.state),
        "checks": [task_of(found, harvest_round) for found in found_in(harvest_round)],
    }
    return render(request, "harvests/round_checks.html", context)


@declares(Act.MOVE_ROUND, may)
def check(request: HttpRequest, reference: str, check: str) -> HttpResponse:
    """Show what one check lists, and leave some of it with a reason or carry it over to a later round."""
    harvest_round = led_round(request, reference, Act.MOVE_ROUND)
    asked = check_named(check)
    if asked is None:
        raise Http404
    listed = list(listed_in(harvest_round, asked).select_related("round", "author"))
    form = SettlingForm(
        request.POST if request.method == "POST" else None,
        check=asked,
        harvest_round=harvest_round,
        listed=listed,
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = _settle(request, harvest_round, asked, form)
        except (Refused, Stale) as error:
            problems = [str(error)]
        else:
            messages.success(request, done)
            return redirect("rounds:checks", harvest_round.reference)
    context = {
        "round": harvest_round,
        "check": asked,
        "listed": listed,
        "more": max(0, len(listed) - MOST_LISTED),
        "left": list(left(asked, harvest_round)),
        "form": form,
        "problems": problems,
        "rows_url": _rows_url(harvest_round, asked),
    }
    return render(request, "harvests/round_check.html", context, status=409 if problems else 200)


def _settle(request: HttpRequest, harvest_round: HarvestRound, asked, form: SettlingForm) -> str:
    """Do what the form says and return it as a sentence."""
    said = {"outcomes": form.chosen(), "reason": form.cleaned_data["reason"], "by": request.principal}
    to = form.round_to_go_to()
    if to is not None:
        number = len(carry_over(to=to, **said))
        return ngettext(
            "%(number)d outcome goes on in “%(round)s”.", "%(number)d outcomes go on in “%(round)s”.", number
        ) % {"number": number, "round": to.name}
    number = len(leave_in_round(harvest_round=harvest_round, check=asked, **said))
    return ngettext(
        "%(number)d outcome is left as it is.", "%(number)d outcomes are left as they are.", number
    ) % {"number": number}


def task_of(found: Found, harvest_round: HarvestRound) -> dict:
    """Return a check as the task list prints it: what, how many, and whether it is settled."""
    if found.waiting:
        state = ngettext("%(number)d to settle", "%(number)d to settle", found.waiting) % {
            "number": found.waiting
        }
    elif found.left:
        state = ngettext("%(number)d left with a reason", "%(number)d left with a reason", found.left) % {
            "number": found.left
        }
    else:
        state = _("none")
    return {
        "label": found.check.label,
        "hint": found.check.hint,
        "url": reverse("rounds:check", args=[harvest_round.reference, found.check.key])
        if found.waiting or found.left
        else "",
        "state": "" if found.waiting else "done",
        "state_label": state,
    }


def _step_form(
    row: Step, harvest_round: HarvestRound, typed: dict | None, by: Principal
) -> StepForm | ClosingForm:
    initial = {"version": harvest_round.version}
    if row.target == RoundState.CLOSED:
        return ClosingForm(typed, initial=initial | {FIELD: mark_of(by.person_id)})
    return StepForm(typed, step=row, initial=initial)


def _said(form: StepForm | ClosingForm) -> dict:
    if isinstance(form, ClosingForm):
        return {"note": form.note(), "version": form.cleaned_data["version"]}
    return form.cleaned_data


def _rows_url(harvest_round: HarvestRound, asked) -> str:
    """Return the list of outcomes that shows what a check lists; empty where no list can say it."""
    if not asked.page:
        return ""
    if asked.is_of_round:
        return reverse(asked.page, args=[harvest_round.reference])
    return f"{reverse(asked.page)}?{urlencode([('round', harvest_round.reference), *asked.address])}"
