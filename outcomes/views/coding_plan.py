"""The coding of a round for its lead: how it is coded, who codes what, and practice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from harvests.forms.saved import show_saved
from harvests.models import HarvestRound
from harvests.queries.codebook import newest_version, versions
from harvests.views.led import led_round
from outcomes.forms.coding import PlanForm, PracticeForm, ShareForm
from outcomes.policy import Act, may
from outcomes.queries.coding import (
    asked_dimensions,
    coders_in,
    needs_of,
    plan_of,
    practice_figures,
    progress_of,
    without_coding,
)
from outcomes.queries.suggestions import told_of
from outcomes.queries.votes import differences_in, settled_pairs
from outcomes.reports.agreement import Agreement, overview_table
from outcomes.reports.drawn import drawn
from outcomes.services.coding_plans import (
    SharedOut,
    choose_practice,
    free_codings,
    give_practice,
    is_decided_anew,
    plan_coding,
    share_codings,
    switch_suggestions,
)
from outcomes.suggesting import ENOUGH
from wiego_mle.accounts.models import User
from wiego_mle.kernel.errors import DomainError, Incomplete, Stale
from wiego_mle.kernel.views import declares

_MOST_NAMED = 10


@require_safe
@declares(Act.PLAN_CODING, may)
def coding(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how a round is coded: the plan, who has how much, what is to settle, and how far coders agree."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    return _page(request, harvest_round)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.PLAN_CODING, may)
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Say in which codebook version a round is coded, which dimensions, and what is coded twice."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    form, status = _plan_form(harvest_round, request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            if _planned(request, form, harvest_round):
                return redirect("rounds:coding", harvest_round.reference)
        except Stale as late:
            form.add_error(None, str(late))
            harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
            show_saved(form, _plan_form(harvest_round, None), "version")
            status = 409
    context = {"round": harvest_round, "form": form, "versions": versions()}
    return render(request, "harvests/coding/plan.html", context, status=status)


@require_POST
@declares(Act.PLAN_CODING, may)
def share(request: HttpRequest, reference: str) -> HttpResponse:
    """Share the accepted outcomes out among coders."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    form = ShareForm(request.POST, coders=coders_in(harvest_round.pk))
    if not form.is_valid():
        return _page(request, harvest_round, share_form=form)
    try:
        done = share_codings(
            harvest_round=harvest_round,
            coders=form.people,
            programme=form.cleaned_data["programme"],
            by=request.principal,
        )
    except DomainError as no:
        messages.error(request, str(no))
    else:
        _tell(request, done)
    return redirect("rounds:coding", harvest_round.reference)


@require_POST
@declares(Act.PLAN_CODING, may)
def free(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Take off a coder what they have not begun."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    coder = get_object_or_404(User, reference=person)
    number = free_codings(harvest_round=harvest_round, coder=coder, by=request.principal)
    words = ngettext("%(number)d was taken off.", "%(number)d were taken off.", number)
    messages.success(request, words % {"number": number})
    return redirect("rounds:coding", harvest_round.reference)


@require_POST
@declares(Act.PLAN_CODING, may)
def practice(request: HttpRequest, reference: str) -> HttpResponse:
    """Draw outcomes for practice, or give the finished reference to the coders."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    form = PracticeForm(request.POST)
    try:
        if request.POST.get("do") == "give":
            people = [each.person for each in coders_in(harvest_round.pk) if each.is_coder]
            number = give_practice(harvest_round=harvest_round, coders=people, by=request.principal)
            words = ngettext(
                "%(number)d coding was given as practice.",
                "%(number)d codings were given as practice.",
                number,
            )
        elif form.is_valid():
            number = choose_practice(
                harvest_round=harvest_round,
                number=form.cleaned_data["number"],
                seen=form.cleaned_data["seen"],
                by=request.principal,
            )
            words = ngettext(
                "%(number)d outcome was drawn. Code it first.",
                "%(number)d outcomes were drawn. Code them first.",
                number,
            )
        else:
            return _page(request, harvest_round, practice_form=form)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, words % {"number": number})
    return redirect("rounds:coding", harvest_round.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.PLAN_CODING, may)
def suggestions(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how well suggestions would have done on what was coded before, and switch them on or off."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    if request.method == "POST":
        try:
            made = switch_suggestions(
                harvest_round=harvest_round, on=request.POST.get("do") == "on", by=request.principal
            )
        except DomainError as no:
            messages.error(request, str(no))
        else:
            on, off = _("Coders see suggestions now."), _("Coders see no suggestions now.")
            messages.success(request, on if made.suggests else off)
        return redirect("rounds:coding-suggestions", harvest_round.reference)
    told = told_of(harvest_round)
    context = {
        "round": harvest_round,
        "plan": plan_of(harvest_round),
        "told": told,
        "enough": ENOUGH,
        "may_switch": any(each.accuracy for each in told),
    }
    return render(request, "harvests/coding/suggestions.html", context)


def _page(request: HttpRequest, harvest_round, **forms) -> HttpResponse:
    coders, asked = coders_in(harvest_round.pk), asked_dimensions(harvest_round)
    agreement = Agreement(harvest_round)
    told = [agreement.of_dimension(each) for each in agreement.dimensions]
    differing = {
        (each.outcome_id, each.dimension)
        for each in differences_in(harvest_round, [each.key for each in asked])
    }
    settled = settled_pairs(harvest_round)
    practice = practice_figures(harvest_round)
    bound = next((form for form in forms.values() if form.is_bound), None)
    context = {
        "round": harvest_round,
        "plan": plan_of(harvest_round),
        "asked": asked,
        "coders": coders,
        "own_open": next((each.open for each in coders if each.person == request.user), 0),
        "progress": progress_of(harvest_round),
        "uncoded": without_coding(harvest_round).count(),
        "practice": practice,
        "differing": len(differing - settled),
        "settled": len(differing & settled),
        "overview": drawn(overview_table(harvest_round, told)) if any(each.units for each in told) else None,
        "share_form": ShareForm(coders=coders),
        "practice_form": PracticeForm(initial={"seen": practice["references"]}),
        **forms,
        "form": bound,
    }
    return render(request, "harvests/coding/page.html", context)


def _plan_form(harvest_round: HarvestRound, data) -> PlanForm:
    book = harvest_round.codebook or newest_version()
    return PlanForm(
        data,
        asks_why=is_decided_anew(harvest_round),
        plan=plan_of(harvest_round),
        dimensions=needs_of(harvest_round, book),
        book=book,
        seed=harvest_round.reference,
    )


def _planned(request: HttpRequest, form: PlanForm, harvest_round) -> bool:
    """Save the plan; return False, with the reason on the form, if it was refused.

    Raises:
        Stale: somebody else changed it meanwhile.
    """
    data = form.cleaned_data
    try:
        plan_coding(
            harvest_round=harvest_round,
            needs=form.needs,
            by=request.principal,
            reason=data.get("reason", ""),
            **{
                name: data[name]
                for name in ("book", "twice", "times", "percent", "seed", "programme", "version")
            },
        )
    except Incomplete as incomplete:
        for name, words in incomplete.missing.items():
            form.add_error(name, words)
        return False
    except Stale:
        raise
    except DomainError as no:
        form.add_error(None, str(no))
        return False
    messages.success(request, _("Saved. Now share the outcomes out among the coders."))
    return True


def _tell(request: HttpRequest, done: SharedOut) -> None:
    """Say how many were given to whom, and which could not be given."""
    for name, number in sorted(done.numbers.items()):
        words = ngettext("%(number)d given to %(name)s.", "%(number)d given to %(name)s.", number)
        messages.success(request, words % {"number": number, "name": name})
    for references, words in (
        (done.nobody, _("Nobody of those chosen can code: %(references)s.")),
        (done.fewer, _("Fewer people than planned can code: %(references)s.")),
    ):
        if references:
            more = len(references) - _MOST_NAMED
            named = ", ".join(references[:_MOST_NAMED])
            if more > 0:
                named = _("%(references)s and %(number)d more") % {"references": named, "number": more}
            messages.warning(request, words % {"references": named})
    if not done.numbers and not done.nobody:
        messages.info(request, _("Everything is shared out already."))
