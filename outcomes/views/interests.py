"""Conflicts of interest: what a person declared, declaring more, and ending one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from outcomes.forms.interests import InterestForm, InterestInRecordForm
from outcomes.models import ConflictOfInterest
from outcomes.policy import Act, may
from outcomes.queries.interests import conflicts_of, conflicts_under, rounds_to_review
from outcomes.queries.record import whole_records
from outcomes.services.interests import declare_conflict, end_conflict
from outcomes.views.queue_ways import next_address, queue_choice
from outcomes.views.steps import own_address
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.DECLARE_INTEREST, may)
def interest_list(request: HttpRequest) -> HttpResponse:
    """Show what a person declared, and leads what others did; a POST declares one more."""
    rounds = list(rounds_to_review(request.principal))
    posted = request.method == "POST"
    held = None if posted else take_typed_text(request)
    form = InterestForm(
        request.POST if posted else None,
        initial=held.dict() if held else {},
        rounds=rounds,
        by=request.principal,
    )
    if posted and form.is_valid() and _declared(request, form, form.cleaned_data["round"], form.about):
        return redirect("outcomes:interest-list")
    context = {
        "form": form,
        "rounds": rounds,
        "own": conflicts_of(request.principal),
        "of_others": list(conflicts_under(request.principal)) if may(request.principal, Act.ASSIGN) else [],
        "given_back": held is not None,
        "reviews": bool(may(request.principal, Act.REVIEW)),
    }
    return render(request, "outcomes/interests/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.DECLARE_INTEREST, may)
def interest_in_record(request: HttpRequest, reference: str) -> HttpResponse:
    """Declare a conflict of interest with a record, or with what it is about; then go on in the queue."""
    outcome = get_object_or_404(whole_records(request.principal), reference=reference)
    decision = may(request.principal, Act.DECLARE_INTEREST, outcome.round)
    if not decision:
        raise PermissionDenied(decision.reason)
    posted = request.method == "POST"
    held = None if posted else take_typed_text(request)
    form = InterestInRecordForm(
        request.POST if posted else None,
        initial=held.dict() if held else {},
        outcome=outcome,
        by=request.principal,
    )
    if posted and form.is_valid() and _declared(request, form, outcome.round, form.chosen):
        if may(request.principal, Act.REVIEW):
            return redirect(next_address(queue_choice(request), after=outcome.reference))
        return redirect("outcomes:coding")
    back = own_address(request.GET.get("next", "")) or reverse("outcomes:detail", args=[outcome.reference])
    context = {"outcome": outcome, "form": form, "back": back, "given_back": held is not None}
    return render(request, "outcomes/interests/record.html", context)


@require_POST
@declares(Act.END_INTEREST, may)
def interest_end(request: HttpRequest, reference: str) -> HttpResponse:
    """End a conflict of interest; it stays in the list as ended."""
    mine = ConflictOfInterest.objects.filter(person_id=request.principal.person_id)
    conflict = get_object_or_404(mine.select_related("round"), reference=reference)
    try:
        end_conflict(conflict=conflict, by=request.principal)
    except (Refused, Stale) as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Ended. What it was about can be yours to review again."))
    return redirect("outcomes:interest-list")


def _declared(request: HttpRequest, form, harvest_round, about) -> bool:
    """Declare what the form says and tell of it; return False if it was refused."""
    try:
        declare_conflict(
            harvest_round=harvest_round,
            about=about,
            by=request.principal,
            reason=form.cleaned_data["reason"],
        )
    except ValidationError as error:
        form.add_error("reason", error.messages)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Declared. It is no longer in your queue, and others review it."))
    return True
