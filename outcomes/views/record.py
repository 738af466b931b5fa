"""The page of one outcome."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from outcomes.policy import Act, may
from outcomes.presenters import (
    changed_since,
    decision_words,
    evidence_lines,
    exchange_of,
    linked_contributions,
    named_partners,
    record_trail,
    return_shown_at_top,
    times_sent_words,
)
from outcomes.queries.record import readable_twin, whole_records
from outcomes.queries.steps import available_steps
from outcomes.views.looks import shown_to
from outcomes.views.review import desk_for
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.workflow import Reason

TRAIL_SHOWN = 20
"""How many of the latest changes stand on the page at once; the others are one click away."""


@require_safe
@declares(Act.VIEW, may)
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show an outcome as a page to be read; opened from the queue, with what decides it at its side."""
    principal = request.principal
    outcome = get_object_or_404(whole_records(principal), reference=reference)
    decisions = list(outcome.decisions.all())
    entries = list(trail_of("outcome", outcome.reference))
    shown = entries if "trail" in request.GET else entries[-TRAIL_SHOWN:]
    exchange = exchange_of(decisions)
    see_sources = bool(may(principal, Act.SEE_SOURCES, outcome))
    desk = desk_for(request, outcome)
    words_until = shown_to(request, outcome)
    response = render(
        request,
        "outcomes/detail.html",
        {
            "outcome": outcome,
            "history": [{"decision": each, "words": decision_words(each)} for each in decisions],
            "returned": return_shown_at_top(outcome, decisions),
            "exchange": exchange,
            "times_sent": times_sent_words(outcome) if outcome.is_resubmission else "",
            "changed": changed_since(entries, exchange.asked) if exchange.asked else [],
            "twin": readable_twin(principal, outcome),
            "see_sources": see_sources,
            "trail": record_trail(shown, outcome, guarded=see_sources),
            "earlier": len(entries) - len(shown),
            "linked": linked_contributions(outcome),
            "partners": named_partners(outcome),
            "evidence": evidence_lines(outcome),
            "steps": [] if desk else _steps(principal, outcome),
            "may_edit": may(principal, Act.EDIT, outcome),
            "desk": desk,
            "words_until": words_until,
            "may_reveal": may(principal, Act.REVEAL, outcome),
            "may_erase": may(principal, Act.ERASE_SOURCE, outcome),
            "may_withhold": may(principal, Act.WITHHOLD, outcome),
        },
    )
    if words_until:
        response["Cache-Control"] = "private, no-store"
    return response


def _steps(principal, outcome) -> list[dict]:
    """Return the buttons: a step that asks nothing is taken at once, another opens its page."""
    return [
        {
            "name": step.name,
            "label": step.label,
            "tone": step.tone,
            "key": step.key,
            "url": reverse("outcomes:step", args=[outcome.reference, step.name]),
            "asks": step.reason is not Reason.NONE,
        }
        for step in available_steps(principal, outcome)
    ]
