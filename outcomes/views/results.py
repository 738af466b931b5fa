"""What came of asking people outside, for the lead of a round: tables, who was asked in vain, and what instead."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from harvests.queries.substantiation import plan_of
from harvests.views.led import led_round
from outcomes.enums import OutcomeState
from outcomes.models import SubstantiationRequest
from outcomes.policy import Act, may
from outcomes.queries.cockpit import rows_of
from outcomes.queries.replacements import proposal_for, proposals_in
from outcomes.reports.drawn import drawn
from outcomes.reports.links import list_link
from outcomes.reports.substantiation import substantiation_tables
from outcomes.services.replacing import replace
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.SEE_SUBSTANTIATION, may)
def results(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how far the outcomes of a round came, how far people agree, who answered, and who did not."""
    harvest_round = led_round(request, reference, Act.SEE_SUBSTANTIATION, may=may)
    rows = rows_of(request.principal, harvest_round).filter(state=OutcomeState.ACCEPTED)
    tables = substantiation_tables(
        rows,
        link=list_link({"round": [harvest_round.reference], "state": [OutcomeState.ACCEPTED.value]}),
        filter_words=_("round “%s”") % harvest_round.name,
        made_at=timezone.localtime(),
    )
    context = {
        "round": harvest_round,
        "tables": [drawn(table) for table in tables],
        "proposals": proposals_in(harvest_round),
        "plan": plan_of(harvest_round),
        "may_ask": bool(may(request.principal, Act.ASK_OUTSIDE, harvest_round)),
    }
    return render(request, "outcomes/substantiation/results.html", context)


@require_POST
@declares(Act.ASK_OUTSIDE, may)
def replacement(request: HttpRequest, reference: str) -> HttpResponse:
    """Do what is proposed for one outcome; pressed twice it is done once."""
    harvest_round = led_round(request, reference, Act.ASK_OUTSIDE, may=may)
    proposal = proposal_for(harvest_round, request.POST.get("outcome", ""))
    if proposal is None:
        messages.info(request, _("Nothing is proposed for this outcome any more."))
        return redirect("rounds:substantiation-results", harvest_round.reference)
    try:
        done = replace(proposal=proposal, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _done_words(done))
    return redirect("rounds:substantiation-results", harvest_round.reference)


def _done_words(done: SubstantiationRequest | list) -> str:
    if isinstance(done, SubstantiationRequest):
        words = _("%(name)s is asked now.") if not done.is_spoken else _("%(name)s is to be asked now.")
        return words % {"name": done.substantiator.shown_name}
    return _("%(outcomes)s stands in now. Say whom to ask about it.") % {
        "outcomes": ", ".join(row.outcome.reference for row in done)
    }
