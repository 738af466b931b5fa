"""The page of one outcome."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from outcomes.answer_lines import answers_shown
from outcomes.before_accepting import looks_before_accepting
from outcomes.conversation import Conversation
from outcomes.evidence_lines import evidence_lines
from outcomes.forms.coach import left_to_ask
from outcomes.import_lines import came_with
from outcomes.nomination_lines import people_shown
from outcomes.policy import Act, may
from outcomes.presenters import (
    changed_since,
    coach_lines,
    decision_words,
    exchange_of,
    linked_contributions,
    named_partners,
    record_trail,
    return_shown_at_top,
    times_sent_words,
)
from outcomes.queries.closed import closed_to
from outcomes.queries.coach import standing_questions
from outcomes.queries.links import kept_for, passages_of_others, with_readable_others
from outcomes.queries.passages import passages_of_outcome
from outcomes.queries.record import whole_records
from outcomes.queries.steps import available_steps, reason_asked
from outcomes.review_panel import panel_of
from outcomes.version_notices import reworked_since, since_look
from outcomes.views.belonging import belonging_of
from outcomes.views.desk import desk_for
from outcomes.views.withheld_looks import shown_to
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.typed_text import mark_of
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
    closed = closed_to(principal, outcome)
    decisions = closed.close(outcome.decisions.all(), "reason")
    whole = list(trail_of("outcome", outcome.reference))
    entries = with_readable_others(principal, whole)
    shown = entries if "trail" in request.GET else entries[-TRAIL_SHOWN:]
    exchange = exchange_of(decisions, reader_id=principal.person_id)
    see_sources = bool(may(principal, Act.SEE_SOURCES, outcome))
    desk = desk_for(request, outcome)
    conversation = Conversation(principal, outcome)
    words_until = shown_to(request, outcome)
    response = render(
        request,
        "outcomes/detail.html",
        {
            "outcome": outcome,
            "history": [
                {"decision": each, "words": decision_words(each, reader_id=principal.person_id)}
                for each in decisions
            ],
            "returned": return_shown_at_top(outcome, decisions),
            "exchange": exchange,
            "times_sent": times_sent_words(outcome) if outcome.is_resubmission else "",
            "changed": changed_since(entries, exchange.asked) if exchange.asked else [],
            "reworked": reworked_since(principal, outcome, exchange.asked) if outcome.is_resubmission else [],
            "since_look": since_look(principal, outcome),
            "twin": kept_for(principal, outcome),
            "belonging": belonging_of(principal, outcome),
            "answers": answers_shown(principal, outcome),
            "see_sources": see_sources,
            "came_with": came_with(outcome) if see_sources else None,
            "trail": record_trail(
                closed.close_trail(shown), outcome, guarded=see_sources, others=passages_of_others(whole)
            ),
            "earlier": len(entries) - len(shown),
            "linked": linked_contributions(outcome),
            "partners": named_partners(outcome),
            "evidence": evidence_lines(outcome, outcome.evidence.all()),
            "document_passages": passages_of_outcome(principal, outcome),
            "keeps_files": may(principal, Act.KEEP_FILES, outcome),
            "steps": [] if desk else _steps(principal, outcome),
            "may_edit": may(principal, Act.EDIT, outcome),
            "desk": desk,
            "conversation": conversation,
            "panel": panel_of(principal, outcome, conversation),
            "here": request.get_full_path(),
            "typed_by": mark_of(principal.person_id),
            "coach": _coach(principal, outcome, with_suggestions=bool(desk and desk.position)),
            "words_until": words_until,
            "may_reveal": may(principal, Act.REVEAL, outcome),
            "may_erase": may(principal, Act.ERASE_SOURCE, outcome),
            "may_withhold": may(principal, Act.WITHHOLD, outcome),
            "proposed": people_shown(principal, outcome),
        },
    )
    if words_until:
        response["Cache-Control"] = "private, no-store"
    return response


def _coach(principal, outcome, *, with_suggestions: bool) -> dict:
    """Return what was said about questions of the coach, and what a reviewer could take up and ask."""
    if not may(principal, Act.SEE_COACH, outcome):
        return {}
    return {
        "told": coach_lines(trail_of("coach", outcome.reference), closed=closed_to(principal, outcome)),
        "suggestions": left_to_ask(outcome, standing_questions(outcome)) if with_suggestions else [],
    }


def _steps(principal, outcome) -> list[dict]:
    """Return the buttons: a step that asks nothing is taken at once, another opens its page at the reason."""
    return [_step(principal, outcome, step) for step in available_steps(principal, outcome)]


def _step(principal, outcome, step) -> dict:
    asks_reason = reason_asked(step, outcome) is not Reason.NONE
    # What is set aside is asked for its kind first.
    at = f"#{step.name}_reason" if asks_reason and step.name != "set_aside" else ""
    return {
        "name": step.name,
        "label": step.label,
        "tone": step.tone,
        "key": step.key,
        "url": reverse("outcomes:step", args=[outcome.reference, step.name]) + at,
        "asks": asks_reason or (step.name == "accept" and bool(looks_before_accepting(principal, outcome))),
    }
