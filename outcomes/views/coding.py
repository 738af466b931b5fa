"""Coding: what waits for a coder, and coding one outcome after the other."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from harvests.forms.saved import show_saved
from harvests.models import HarvestRound
from outcomes.enums import CodingPurpose
from outcomes.forms.coding import CodingForm
from outcomes.models import Coding
from outcomes.policy import Act, may
from outcomes.queries.coding import (
    CodingQueue,
    asked_dimensions,
    coding_queue,
    current_votes,
    open_by_round,
    plan_of,
    practice_is_open,
    printed_codings,
    to_code,
)
from outcomes.queries.practice import practice_of
from outcomes.queries.suggestions import suggestions_for
from outcomes.services.coding import keep_votes
from outcomes.suggesting import Suggestion
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.CODE, may)
def coding(request: HttpRequest) -> HttpResponse:
    """Show in which rounds a person codes, and how much waits in each."""
    return render(request, "outcomes/coding/rounds.html", {"rounds": open_by_round(request.principal)})


@require_safe
@declares(Act.CODE, may)
def coding_round(request: HttpRequest, round_reference: str) -> HttpResponse:
    """Show what a person codes in a round; a person who has practice to do sees that first."""
    harvest_round = get_object_or_404(HarvestRound, reference=round_reference)
    rows = printed_codings(to_code(request.principal).filter(outcome__round=harvest_round))
    practice, counted = [], []
    for each in rows:
        (counted if each.purpose == CodingPurpose.COUNTED else practice).append(each)
    if not practice and not counted:
        raise Http404
    open_practice = [each for each in practice if each.state != "done"]
    open_counted = [each for each in counted if each.state != "done"]
    waits = any(each.purpose == CodingPurpose.TRIAL for each in open_practice)
    first = next(iter(open_practice if waits or not open_counted else open_counted), None)
    context = {
        "round": harvest_round,
        "practice": practice,
        "counted": counted,
        "open_practice": open_practice,
        "open_counted": open_counted,
        "practice_waits": waits,
        "is_trial": any(each.purpose == CodingPurpose.TRIAL for each in practice),
        "first_url": _address(first.outcome.reference, harvest_round) if first else "",
    }
    return render(request, "outcomes/coding/round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.CODE, may)
def coding_record(request: HttpRequest, round_reference: str, reference: str) -> HttpResponse:
    """Show the text of an outcome beside the codebook and keep what the coder says."""
    row = _coding_or_404(request, round_reference, reference)
    harvest_round, principal = row.outcome.round, request.principal
    if row.purpose == CodingPurpose.COUNTED and practice_is_open(principal, harvest_round):
        messages.info(request, _("First the practice: it shows how you compare before anything counts."))
        return redirect("outcomes:coding-round", harvest_round.reference)
    posted = request.method == "POST"
    held = None if posted else take_typed_text(request)
    form, status = _coding_form(row, request.POST if posted else held, principal), 200
    queue = coding_queue(principal, harvest_round, practice=row.purpose != CodingPurpose.COUNTED)
    if posted and form.is_valid():
        try:
            if _kept(request, form, row):
                return redirect(_after(request, queue, row))
        except Stale as late:
            form.add_error(None, str(late))
            row = _coding_or_404(request, round_reference, reference)
            show_saved(form, _coding_form(row, None, principal), "version")
            status = 409
    context = _record_context(row, form, queue, posted, held)
    return render(request, "outcomes/coding/record.html", context, status=status)


@require_safe
@declares(Act.CODE, may)
def coding_practice(request: HttpRequest, round_reference: str) -> HttpResponse:
    """Show how a person's practice compares with the reference coding of the lead."""
    harvest_round = get_object_or_404(HarvestRound, reference=round_reference)
    compared = practice_of(request.principal, harvest_round)
    if not compared.lines:
        raise Http404
    return render(
        request,
        "outcomes/coding/practice.html",
        {
            "round": harvest_round,
            "compared": compared,
            "is_open": practice_is_open(request.principal, harvest_round),
        },
    )


def _coding_or_404(request: HttpRequest, round_reference: str, reference: str) -> Coding:
    """Return the person's own coding of an outcome, what counts before practice.

    Raises:
        Http404: it was not given to this person, or they may not read it.
        PermissionDenied: it was, and they may not code it now.
    """
    rows = to_code(request.principal).select_related("outcome__round__codebook", "outcome__author")
    row = rows.filter(outcome__reference=reference, outcome__round__reference=round_reference).last()
    if row is None:
        raise Http404
    decision = may(request.principal, Act.CODE, row)
    if not decision:
        raise PermissionDenied(decision.reason)
    return row


def _coding_form(row: Coding, data, principal: Principal) -> CodingForm:
    return CodingForm(
        data,
        asked=asked_dimensions(row.outcome.round),
        votes=current_votes([row]).get(row.pk, {}),
        by=principal,
        suggestions=_suggestions(row),
        initial={"version": row.version},
    )


def _suggestions(row: Coding) -> dict[str, Suggestion]:
    """Return what is suggested to the coder: nothing in practice, nor where the lead did not switch it on."""
    plan = plan_of(row.outcome.round) if row.purpose == CodingPurpose.COUNTED else None
    return suggestions_for(row.outcome) if plan is not None and plan.suggests else {}


def _kept(request: HttpRequest, form: CodingForm, row: Coding) -> bool:
    """Keep what the form says; return False, with the reason on the form, if it was refused.

    Raises:
        Stale: it was changed in another window.
    """
    try:
        keep_votes(
            coding=row,
            answers=form.answers,
            version=form.cleaned_data["version"],
            by=request.principal,
            done=request.POST.get("do") != "later",
        )
    except Incomplete as incomplete:
        form.take_problems(incomplete.missing)
        return False
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True


def _after(request: HttpRequest, queue: CodingQueue, row: Coding) -> str:
    """Return where to go after saving: the next that is open, or back to the list."""
    harvest_round = row.outcome.round
    following = queue.next_open(row.outcome.reference)
    if request.POST.get("do") != "later" and following:
        return _address(following, harvest_round)
    if following is None and row.purpose == CodingPurpose.TRIAL and request.POST.get("do") != "later":
        messages.success(request, _("That was the practice."))
        return reverse("outcomes:coding-practice", args=[harvest_round.reference])
    messages.success(request, _("%(reference)s is saved.") % {"reference": row.outcome.reference})
    return reverse("outcomes:coding-round", args=[harvest_round.reference])


def _record_context(row: Coding, form: CodingForm, queue: CodingQueue, posted: bool, held) -> dict:
    harvest_round, reference = row.outcome.round, row.outcome.reference
    beside = {
        name: _address(found, harvest_round) if (found := queue.beside(reference, step)) else ""
        for name, step in (("previous", -1), ("next", 1))
    }
    return {
        "outcome": row.outcome,
        "round": harvest_round,
        "coding": row,
        "coding_form": form,
        "questions": list(form.questions()),
        "problems": form.problems() if posted else [],
        "position": queue.position(reference),
        "total": len(queue),
        "done": len(queue.done),
        "is_practice": row.purpose != CodingPurpose.COUNTED,
        "given_back": held is not None,
        **beside,
    }


def _address(reference: str, harvest_round: HarvestRound) -> str:
    return reverse("outcomes:coding-record", args=[harvest_round.reference, reference])
