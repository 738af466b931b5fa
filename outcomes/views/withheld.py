"""Withholding names and passages of a record, and having them shown with a reason."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from outcomes.enums import LookedAt
from outcomes.forms.withheld import LookForm, ShowAgainForm, WithholdForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.presenters import withheld_lines
from outcomes.queries.outcomes import visible_to
from outcomes.queries.withheld import looks_at, passages_in_force
from outcomes.services.withheld import look_at_words, show_again, withhold_words
from outcomes.views.parts import given_back, status_of, typed_in
from outcomes.views.withheld_looks import close_words, open_until, open_words
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.views import declares


@declares(Act.WITHHOLD, may)
def withheld(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what a record withholds and who looked, and withhold one more name or passage."""
    outcome = _record(request, reference, Act.WITHHOLD)
    if request.method == "POST" and request.POST.get("do") == "choose":
        chosen = {"words": clean_text(request.POST.get("words", ""))[:_LONGEST_CHOICE]}
        return _page(request, outcome, WithholdForm(by=request.principal, shown=chosen))
    form = WithholdForm(typed_in(request), by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(withhold_words, outcome=outcome, by=request.principal, **form.answers())
        status = status_of(form, change)
        if not status:
            messages.success(request, _("Withheld. Everybody sees a mark in place of these words now."))
            return redirect("outcomes:withheld", outcome.reference)
    return _page(request, outcome, form, status=status)


_LONGEST_CHOICE = 2000


@declares(Act.SHOW_AGAIN, may)
def withheld_end(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Ask why words may be read again, and no longer withhold them."""
    outcome = _record(request, reference, Act.SHOW_AGAIN)
    passage = get_object_or_404(passages_in_force(outcome), number=number)
    passage.outcome = outcome
    form = ShowAgainForm(typed_in(request), by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(show_again, passage=passage, by=request.principal, **form.answers())
        status = status_of(form, change)
        if not status:
            messages.success(request, _("These words are no longer withheld."))
            return redirect("outcomes:withheld", outcome.reference)
    context = {"form": form, "outcome": outcome, "given_back": given_back(request, form)}
    return render(request, "outcomes/withheld/end.html", context, status=status)


@declares(Act.REVEAL, may)
def withheld_look(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask why somebody needs to see withheld words, note it, and show them for a few minutes."""
    outcome = _record(request, reference, Act.REVEAL)
    if request.method != "POST" and not outcome.withheld:
        return redirect("outcomes:detail", outcome.reference)
    goes_on = _next(request, outcome)
    form = LookForm(typed_in(request), by=request.principal, shown={"next": goes_on})
    status = 200
    if request.method == "POST" and form.is_valid():
        what = LookedAt.RECORD if goes_on == _page_of(outcome) else LookedAt.FORM
        look = partial(look_at_words, outcome=outcome, by=request.principal, what=what, **form.answers())
        status = status_of(form, look)
        if not status:
            open_words(request, outcome)
            return redirect(goes_on)
    context = {
        "form": form,
        "outcome": outcome,
        "to_edit": goes_on != _page_of(outcome),
        "given_back": given_back(request, form),
    }
    return render(request, "outcomes/withheld/look.html", context, status=status)


@declares(Act.REVEAL, may)
@require_POST
def withheld_hide(request: HttpRequest, reference: str) -> HttpResponse:
    """Hide the withheld words again before their minutes are over."""
    outcome = get_object_or_404(visible_to(request.principal), reference=reference)
    close_words(request, outcome)
    return redirect("outcomes:detail", outcome.reference)


def _page(request: HttpRequest, outcome: Outcome, form: WithholdForm, *, status: int = 200) -> HttpResponse:
    principal = request.principal
    is_open = outcome.author_id == principal.person_id or open_until(request, outcome) is not None
    may_see_looks = may(principal, Act.SEE_LOOKS, outcome)
    context = {
        "form": form,
        "outcome": outcome,
        "passages": withheld_lines(passages_in_force(outcome).select_related("by"), with_words=is_open),
        "is_open": is_open,
        "looks": looks_at(outcome) if may_see_looks else None,
        "may_show_again": may(principal, Act.SHOW_AGAIN, outcome),
        "may_edit": may(principal, Act.EDIT, outcome),
        "given_back": given_back(request, form),
    }
    return render(request, "outcomes/withheld/page.html", context, status=status)


def _record(request: HttpRequest, reference: str, act: Act) -> Outcome:
    """Return an outcome that the person may read; a form that was sent is answered by the service."""
    outcome = get_object_or_404(visible_to(request.principal).select_related("round"), reference=reference)
    decision = may(request.principal, act, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    return outcome


def _page_of(outcome: Outcome) -> str:
    return reverse("outcomes:detail", args=[outcome.reference])


def _next(request: HttpRequest, outcome: Outcome) -> str:
    """Return where the person goes on: a page of ours, or else the record."""
    wanted = (request.POST if request.method == "POST" else request.GET).get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else _page_of(outcome)
