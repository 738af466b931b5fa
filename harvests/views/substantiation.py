"""How a round asks people outside: the plan of its lead."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from harvests.forms.substantiation import SubstantiationPlanForm
from harvests.policy import Act, may
from harvests.queries.substantiation import plan_of
from harvests.services.substantiation import plan_substantiation
from harvests.views.led import led_round
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.PLAN_SUBSTANTIATION, may)
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask how long people have to answer, when they are reminded, and what follows when they do not."""
    harvest_round = led_round(request, reference, Act.PLAN_SUBSTANTIATION)
    present, status = plan_of(harvest_round), 200
    form = SubstantiationPlanForm(request.POST if request.method == "POST" else None, plan=present)
    if request.method == "POST" and form.is_valid():
        try:
            plan_substantiation(
                harvest_round=harvest_round,
                answers=form.answers(),
                version=form.cleaned_data["version"],
                by=request.principal,
            )
        except ValidationError as wrong:
            form.refuse(wrong)
        except DomainError as no:
            form.data = form.data.copy()
            form.data["version"] = plan_of(harvest_round).version
            form.add_error(None, str(no))
            status = 409
        else:
            messages.success(request, _("The plan is saved. It holds for letters that go from now on."))
            return redirect("rounds:substantiation-plan", harvest_round.reference)
    context = {"round": harvest_round, "form": form, "plan": present}
    return render(request, "harvests/substantiation_plan.html", context, status=status)
