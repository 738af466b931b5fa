"""Taking a step of the workflow: one page for all of them."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from outcomes.before_accepting import looks_before_accepting
from outcomes.completeness import missing_for_accept, missing_for_submit, section_of_field
from outcomes.enums import OutcomeState
from outcomes.forms.steps import StepForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.presenters import CONSEQUENCES, CONVERSATION, decision_words, done_words, moment_words
from outcomes.queries.closed import closed_to
from outcomes.queries.record import whole_records
from outcomes.services.review import take_step
from outcomes.workflows import OUTCOME
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.workflow import Step


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.VIEW, may)
def step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """Say what a step will do and ask for its reason; a POST takes it, once."""
    if step not in OUTCOME:
        raise Http404
    outcome = get_object_or_404(whole_records(request.principal), reference=reference)
    row = OUTCOME.step(step)
    if request.method == "POST":
        return _take(request, outcome, row)
    if outcome.state not in row.sources:
        return _meanwhile(request, outcome, row, status=200)
    _require(request, outcome, row)
    held = take_typed_text(request)
    form = StepForm(
        initial=held.dict() if held else {"version": outcome.version, "next": request.GET.get("next", "")},
        step=row,
        principal=request.principal,
        outcome=outcome,
    )
    return _page(request, outcome, row, form, given_back=held is not None)


def _take(request: HttpRequest, outcome: Outcome, row: Step) -> HttpResponse:
    form = StepForm(request.POST, step=row, principal=request.principal, outcome=outcome)
    if outcome.state not in row.sources:
        return _meanwhile(request, outcome, row, status=409)
    _require(request, outcome, row)
    if not form.is_valid():
        return _page(request, outcome, row, form)
    try:
        moved = take_step(outcome=outcome, step=row.name, by=request.principal, **form.answers)
    except (Stale, WrongState):
        return _overtaken(request, outcome.reference, row)
    except Incomplete as incomplete:
        return _page(request, outcome, row, form, problems=problems_of(request, outcome, incomplete.missing))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, outcome, row, form)
    return _done(request, moved, row)


def _require(request: HttpRequest, outcome: Outcome, row: Step) -> None:
    decision = may(request.principal, row.act, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)


def _done(request: HttpRequest, outcome: Outcome, row: Step) -> HttpResponse:
    """Say that the step was taken, once even if it was pressed twice, and go where the person was going."""
    words = done_words(row.name, outcome)
    pending = messages.get_messages(request)
    if words not in {str(message) for message in pending}:
        messages.success(request, words)
    pending.used = False
    return redirect(own_address(request.POST.get("next", "")) or outcome_address(outcome))


def _overtaken(request: HttpRequest, reference: str, row: Step) -> HttpResponse:
    """Answer when somebody was quicker: the record is read again as it is now."""
    outcome = get_object_or_404(whole_records(request.principal), reference=reference)
    if outcome.state not in row.sources:
        return _meanwhile(request, outcome, row, status=409)
    body = request.POST.copy()
    body["version"] = str(outcome.version)
    form = StepForm(body, step=row, principal=request.principal, outcome=outcome)
    return _page(request, outcome, row, form, status=409, overtaken_by=_latest_change(outcome))


def _meanwhile(request: HttpRequest, outcome: Outcome, row: Step, *, status: int) -> HttpResponse:
    """Say what happened to the record meanwhile; a second press of the same button is no error."""
    decisions = closed_to(request.principal, outcome).close(outcome.decisions.all(), "reason")
    latest = next(iter(decisions), None)
    own = latest is not None and latest.by_id == request.principal.person_id and latest.step == row.name
    if request.method == "POST" and own:
        return _done(request, outcome, row)
    return render(
        request,
        "outcomes/step_moved.html",
        {
            "outcome": outcome,
            "step": row,
            "latest": latest,
            "latest_words": decision_words(latest, reader_id=request.principal.person_id) if latest else "",
            "latest_when": moment_words(latest.at) if latest else "",
            "typed": request.POST.get("reason", "").strip(),
            "next": own_address(request.POST.get("next", request.GET.get("next", ""))),
        },
        status=status,
    )


def _latest_change(outcome: Outcome) -> dict | None:
    changes = trail_of("outcome", outcome.reference).exclude(act__startswith=CONVERSATION)
    entry = changes.last()
    return {"who": entry.by_name, "when": moment_words(entry.at)} if entry else None


def _page(
    request: HttpRequest,
    outcome: Outcome,
    row: Step,
    form: StepForm,
    *,
    status: int = 200,
    problems: list | None = None,
    overtaken_by: dict | None = None,
    given_back: bool = False,
) -> HttpResponse:
    if problems is None and not form.is_bound:
        problems_before = problems_of(request, outcome, _missing_for(outcome, row))
    else:
        problems_before = []
    return render(
        request,
        "outcomes/step.html",
        {
            "outcome": outcome,
            "step": row,
            "form": form,
            "consequence": CONSEQUENCES[row.name],
            "missing": problems_before,
            "looks": looks_before_accepting(request.principal, outcome) if row.name == "accept" else (),
            "problems": problems,
            "overtaken_by": overtaken_by,
            "given_back": given_back,
            "back": own_address(form["next"].value() or "") or outcome_address(outcome),
        },
        status=status,
    )


def _missing_for(outcome: Outcome, row: Step) -> dict[str, str]:
    if row.target == OutcomeState.ACCEPTED:
        return missing_for_accept(outcome)
    return missing_for_submit(outcome) if row.act is Act.SUBMIT else {}


def problems_of(request: HttpRequest, outcome: Outcome, missing: dict[str, str]) -> list:
    """Return what is missing, each sentence linked to the page where it is answered, if it may be."""
    if not may(request.principal, Act.EDIT, outcome):
        return list(missing.values())
    return [
        {
            "label": sentence,
            "url": reverse("outcomes:edit-section", args=[outcome.reference, section_of_field(name)]),
        }
        for name, sentence in missing.items()
    ]


def outcome_address(outcome: Outcome) -> str:
    """Return the address of the record's page."""
    return reverse("outcomes:detail", args=[outcome.reference])


def own_address(text: str) -> str:
    """Return an address within this application as it was given, or an empty text for any other."""
    safe = url_has_allowed_host_and_scheme(text, allowed_hosts=None) and text.startswith("/")
    return text if safe and not urlsplit(text).netloc else ""
