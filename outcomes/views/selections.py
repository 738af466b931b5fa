"""Selecting which outcomes of a round are substantiated: planning by rules, drawing, and what was drawn."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from harvests.models import HarvestRound
from harvests.views.led import led_round
from outcomes.forms.selections import HandForm, SelectionForm
from outcomes.models import Outcome, Selection
from outcomes.policy import Act, may
from outcomes.queries.search import outcomes_matching
from outcomes.queries.selections import (
    accepted_in,
    drawn_rows,
    planned_selection,
    selected_in,
    selections_of,
    units_of,
)
from outcomes.selection_pages import drawn_page, planned_page
from outcomes.services.reserve import mark_quotes, take_from_reserve, unmark_quote
from outcomes.services.selections import (
    change_selection,
    choose_by_hand,
    draw_selection,
    drop_choice,
    drop_selection,
    plan_selection,
)
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.views import declares

MOST_TO_TICK = 50


@require_safe
@declares(Act.SEE_SUBSTANTIATION, may)
def selections(request: HttpRequest, reference: str) -> HttpResponse:
    """List the selections of a round."""
    harvest_round = led_round(request, reference, Act.SEE_SUBSTANTIATION, may=may)
    rows = list(selections_of(harvest_round))
    context = {
        "round": harvest_round,
        "selections": rows,
        "planned": next((each for each in rows if not each.is_drawn), None),
        "accepted": accepted_in(harvest_round).count(),
        "selected": selected_in(harvest_round).count(),
        "may_select": may(request.principal, Act.SELECT, harvest_round),
    }
    return render(request, "outcomes/substantiation/selections.html", context)


@require_POST
@declares(Act.SELECT, may)
def selection_new(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin to plan a selection, or go on with the one that is being planned."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    try:
        planned = plan_selection(harvest_round=harvest_round, by=request.principal)
    except (Refused, Stale) as error:
        # The round moved on at this moment.
        messages.error(request, str(error))
        return redirect("rounds:selections", harvest_round.reference)
    return redirect("rounds:selection", harvest_round.reference, planned.number)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.SEE_SUBSTANTIATION, may)
def selection(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show a selection: its rules to be changed with what they draw, or what it has drawn."""
    harvest_round = led_round(request, reference, Act.SEE_SUBSTANTIATION, may=may)
    shown = _selection(harvest_round, number)
    if shown.is_drawn:
        context = drawn_page(shown) | {
            "may_select": may(request.principal, Act.SELECT, harvest_round),
            "may_ask": may(request.principal, Act.ASK_OUTSIDE, harvest_round),
        }
        return render(request, "outcomes/substantiation/drawn.html", context)
    units = units_of(harvest_round, together=shown.together)
    form = SelectionForm(request.POST if request.method == "POST" else None, selection=shown, units=units)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_selection(
                selection=shown,
                rules=form.rules(),
                seed=form.cleaned_data["seed"],
                together=form.cleaned_data["together"],
                version=form.cleaned_data["version"],
                by=request.principal,
            )
        except (Refused, Stale, WrongState) as error:
            problems = [str(error)]
            # What was chosen stays; the person decides again on the plan as it is now.
            form.data = request.POST.copy()
            form.data["version"] = _selection(harvest_round, number).version
        else:
            return redirect(f"{request.path}#draws")
    context = planned_page(shown, units) | {
        "form": form,
        "problems": problems,
        "may_select": may(request.principal, Act.SELECT, harvest_round),
    }
    return render(request, "outcomes/substantiation/planned.html", context, status=409 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.SELECT, may)
def selection_hand(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Choose outcomes by hand with a reason, or note that a report is going to quote them."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    planned = _selection(harvest_round, number)
    words = request.GET.get("q", "")
    found = accepted_in(harvest_round).select_related("intended_quote").order_by("reference", "pk")
    found = outcomes_matching(found, words) if words.strip() else found
    listed = list(found[: MOST_TO_TICK + 1])
    form = HandForm(
        request.POST if request.method == "POST" else None,
        selection=planned,
        outcomes=listed[:MOST_TO_TICK],
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = _choose(request, planned, form)
        except Incomplete as incomplete:
            for name, sentence in incomplete.missing.items():
                form.add_error(name, sentence)
        except (Refused, Stale, WrongState) as error:
            problems = [str(error)]
        else:
            messages.success(request, done)
            return redirect("rounds:selection", harvest_round.reference, planned.number)
    context = {
        "round": harvest_round,
        "selection": planned,
        "form": form,
        "problems": problems,
        "words": words,
        "listed": listed[:MOST_TO_TICK],
        "more": len(listed) > MOST_TO_TICK,
        "quoted": [each for each in listed if hasattr(each, "intended_quote")],
    }
    return render(request, "outcomes/substantiation/hand.html", context, status=409 if problems else 200)


def _choose(request: HttpRequest, planned: Selection, form: HandForm) -> str:
    """Do what the pressed button says and return it as a sentence."""
    references = form.cleaned_data["references"]
    if request.POST.get("do") == "quote":
        number = mark_quotes(harvest_round=planned.round, references=references, by=request.principal)
        return ngettext(
            "%(number)d outcome is now to be quoted.", "%(number)d outcomes are now to be quoted.", number
        ) % {"number": number}
    choose_by_hand(
        selection=planned,
        references=references,
        reason=form.cleaned_data["reason"],
        version=form.cleaned_data["version"],
        by=request.principal,
    )
    number = len(references)
    return ngettext(
        "%(number)d outcome is chosen by hand.", "%(number)d outcomes are chosen by hand.", number
    ) % {"number": number}


@require_POST
@declares(Act.SELECT, may)
def selection_choice_drop(request: HttpRequest, reference: str, number: int, outcome: str) -> HttpResponse:
    """Take an outcome off those that were chosen by hand."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    planned = _selection(harvest_round, number)
    get_object_or_404(Outcome, round=harvest_round, reference=outcome)
    try:
        drop_choice(selection=planned, reference=outcome, by=request.principal)
    except (Stale, WrongState) as error:
        messages.error(request, str(error))
    return redirect("rounds:selection", harvest_round.reference, number)


@require_POST
@declares(Act.SELECT, may)
def quote_drop(request: HttpRequest, reference: str, outcome: str) -> HttpResponse:
    """Take back that a report is going to quote an outcome."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    quoted = get_object_or_404(
        Outcome.objects.select_related("round"), round=harvest_round, reference=outcome
    )
    unmark_quote(outcome=quoted, by=request.principal)
    planned = planned_selection(harvest_round)
    if planned is None:
        return redirect("rounds:selections", harvest_round.reference)
    return redirect("rounds:selection-hand", harvest_round.reference, planned.number)


@require_POST
@declares(Act.SELECT, may)
def selection_draw(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Draw a planned selection as it was seen, and freeze it."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    planned = _selection(harvest_round, number)
    here = reverse("rounds:selection", args=[harvest_round.reference, number])
    try:
        drawn = draw_selection(
            selection=planned, seen=request.POST.get("seen", "")[:64], by=request.principal
        )
    except Incomplete as incomplete:
        messages.error(request, " ".join(incomplete.missing.values()))
    except WrongState:
        return redirect(here)
    except (Refused, Stale) as error:
        messages.error(request, str(error))
        return redirect(f"{here}#draws")
    else:
        number_drawn = drawn.selected.count()
        messages.success(
            request,
            ngettext(
                "%(number)d outcome is drawn and frozen.",
                "%(number)d outcomes are drawn and frozen.",
                number_drawn,
            )
            % {"number": number_drawn},
        )
    return redirect(here)


@require_POST
@declares(Act.SELECT, may)
def selection_drop(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Give up a selection that is only planned."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    try:
        drop_selection(selection=_selection(harvest_round, number), by=request.principal)
    except (Stale, WrongState) as error:
        messages.error(request, str(error))
        return redirect("rounds:selection", harvest_round.reference, number)
    messages.success(request, _("The plan is given up. Nothing was drawn."))
    return redirect("rounds:selections", harvest_round.reference)


@require_POST
@declares(Act.SELECT, may)
def selection_reserve(request: HttpRequest, reference: str, number: int, outcome: str) -> HttpResponse:
    """Take the next outcome from the reserve for one of which nothing comes back."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    drawn = _selection(harvest_round, number)
    row = get_object_or_404(drawn_rows(drawn).select_related("selection__round"), outcome__reference=outcome)
    try:
        taken = take_from_reserve(selected=row, by=request.principal)
    except (Refused, Stale, WrongState) as error:
        messages.error(request, str(error))
    else:
        names = ", ".join(each.outcome.reference for each in taken)
        messages.success(
            request,
            _("%(taken)s stands in for %(outcome)s.") % {"taken": names, "outcome": row.outcome.reference},
        )
    return redirect("rounds:selection", harvest_round.reference, number)


def _selection(harvest_round: HarvestRound, number: int) -> Selection:
    found = selections_of(harvest_round).filter(number=number).first()
    if found is None:
        raise Http404
    return found
