"""Beginning an outcome, its list of questions, and checking the answers before they are sent."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from outcomes.conversation import all_answered_words
from outcomes.forms.capture import version_of
from outcomes.forms.capture.new import OutcomeForm
from outcomes.forms.capture.overview import (
    TaskList,
    missing_before_acceptance,
    missing_before_sending,
    problems_of,
    summaries_of,
)
from outcomes.forms.coach import left_to_ask
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.presenters import return_shown_at_top
from outcomes.queries.capture import records_with_answers, rounds_to_write_in
from outcomes.queries.closed import closed_to
from outcomes.queries.coach import standing_questions
from outcomes.queries.questions import Counts, counts_of, open_questions
from outcomes.queries.steps import available_steps
from outcomes.services.record import log_outcome
from outcomes.services.review import take_step
from outcomes.views.answers import hints_of, questions_beside
from outcomes.views.duplicates import possible_for
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.typed_text import mark_of, take_typed_text
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.workflow import Reason, Step


@declares(Act.LOG, may)
def new(request: HttpRequest) -> HttpResponse:
    """Begin an outcome."""
    rounds = list(rounds_to_write_in(request.principal))
    typed = request.POST if request.method == "POST" else take_typed_text(request)
    form = OutcomeForm(typed, rounds=rounds, by=request.principal, of_round=request.GET.get("round", ""))
    if request.method == "POST" and rounds and form.is_valid():
        try:
            outcome = log_outcome(by=request.principal, **form.beginning())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, form.thanks % {"reference": outcome.reference})
            return redirect("outcomes:edit", outcome.reference)
    given_back = request.method == "GET" and form.is_bound
    return render(request, "outcomes/new.html", {"form": form, "rounds": rounds, "given_back": given_back})


@declares(Act.EDIT, may)
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the list of questions with how far each of them is."""
    outcome = _to_edit(request, reference)
    hints = hints_of(outcome)
    decisions = closed_to(request.principal, outcome).close(outcome.decisions.select_related("by"), "reason")
    returned = return_shown_at_top(outcome, decisions)
    context = {
        "outcome": outcome,
        "tasks": TaskList(outcome, hints),
        "questions_beside": questions_beside(outcome, request.principal, "") if "" in hints else [],
        "returned": returned,
        "all_answered": all_answered_words(counts_of([outcome]).get(outcome.pk, Counts()))
        if returned
        else "",
        "steps": [step for step in available_steps(request.principal, outcome) if step.act is Act.EDIT],
        "sending": _sending(request, outcome),
    }
    return render(request, "outcomes/edit.html", context)


@declares(Act.SUBMIT, may)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all answers and what is missing; a POST sends the record to the reviewers."""
    if request.method != "POST":
        return _check_page(request, _to_edit(request, reference), take_typed_text(request))
    outcome = get_object_or_404(records_with_answers(request.principal), reference=reference)
    if _sending(request, outcome) is None:
        # The second click on the button finds the text sent; the record says where it is now.
        return redirect("outcomes:detail", outcome.reference)
    try:
        return _send(request, outcome)
    except Incomplete as incomplete:
        return _check_page(request, outcome, request.POST, problems_of(outcome, incomplete.missing))
    except (Refused, WrongState, Stale) as error:
        return _check_page(request, outcome, request.POST, [str(error)])


def _check_page(
    request: HttpRequest, outcome: Outcome, typed: QueryDict | None, problems: list | None = None
) -> HttpResponse:
    sending = _sending(request, outcome)
    context = {
        "outcome": outcome,
        "sending": sending,
        "asks_why": sending and sending.reason is not Reason.NONE,
        "problems": problems,
        "reason": typed.get("reason", "") if typed else "",
        "given_back": typed is not None and request.method != "POST",
        "typed_by": mark_of(request.principal.person_id),
        "summaries": summaries_of(outcome),
        "missing_now": [] if problems else missing_before_sending(outcome),
        "missing_later": missing_before_acceptance(outcome),
        "possible": possible_for(request, outcome) if sending else [],
        "still_asked": open_questions(outcome).count(),
        "left_to_ask": left_to_ask(outcome, standing_questions(outcome)),
    }
    return render(request, "outcomes/check.html", context)


def _send(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    take_step(
        outcome=outcome,
        step="resubmit" if outcome.submissions else "submit",
        by=request.principal,
        reason=request.POST.get("reason", ""),
        version=version_of(request.POST),
    )
    messages.success(
        request, _("%(reference)s is with the reviewers now.") % {"reference": outcome.reference}
    )
    return redirect("outcomes:detail", outcome.reference)


def _sending(request: HttpRequest, outcome: Outcome) -> Step | None:
    steps = available_steps(request.principal, outcome)
    return next((step for step in steps if step.act is Act.SUBMIT), None)


def _to_edit(request: HttpRequest, reference: str) -> Outcome:
    """Return a record that the person may change.

    Raises:
        Http404: there is none that this person may know of.
        PermissionDenied: it may be read, but not be changed by this person or not now.
    """
    outcome = get_object_or_404(records_with_answers(request.principal), reference=reference)
    decision = may(request.principal, Act.EDIT, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    return outcome
