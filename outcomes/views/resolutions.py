"""Deciding what follows from the answers of people outside."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from outcomes.answer_lines import answers_shown
from outcomes.forms.resolutions import ResolutionForm, TakeBackForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.answers import standing_resolution
from outcomes.services.resolutions import resolve as decide
from outcomes.services.resolutions import take_back_resolution
from outcomes.views.questions import record_to
from outcomes.views.withheld_looks import look_first
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.RESOLVE, may)
def resolve(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the answers beside the text and ask what follows; a POST decides it, once."""
    outcome = record_to(request, reference, Act.RESOLVE)
    if outcome.withheld and (look := look_first(request, outcome)):
        return look
    given_back = take_typed_text(request) if request.method == "GET" else None
    start = {"initial": given_back.dict()} if given_back else {}
    form = ResolutionForm(
        request.POST if request.method == "POST" else None, outcome=outcome, by=request.principal, **start
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            decide(outcome=outcome, by=request.principal, **form.answers)
        except (Stale, WrongState) as late:
            form.refuse(late)
            form.data = form.data.copy()
            form.data["version"] = str(Outcome.objects.values_list("version", flat=True).get(pk=outcome.pk))
            status = 409
        except (Incomplete, Refused, ValidationError) as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("What follows from the answers is decided. You can take it back."))
            return redirect(_answers_of(outcome))
    context = {"outcome": outcome, "form": form, "given_back": given_back}
    context["answers"] = answers_shown(request.principal, outcome)
    return render(request, "outcomes/answers/resolve.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.RESOLVE, may)
def resolution_end(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask why a decision about the answers is taken back; a POST takes it back."""
    outcome = record_to(request, reference, Act.RESOLVE)
    standing = standing_resolution(outcome)
    if standing is None:
        raise Http404
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        standing.outcome = outcome
        try:
            take_back_resolution(
                resolution=standing, reason=form.cleaned_data["reason"], by=request.principal
            )
        except (Incomplete, Refused, Stale, WrongState) as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The decision is taken back."))
            return redirect(_answers_of(outcome))
    context = {"outcome": outcome, "form": form, "resolution": standing}
    return render(request, "outcomes/answers/take_back.html", context)


def _answers_of(outcome: Outcome) -> str:
    return f"{reverse('outcomes:detail', args=[outcome.reference])}#answers"
