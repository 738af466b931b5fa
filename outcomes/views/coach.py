"""The questions of the coach while somebody writes, and the answer that one of them does not apply."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from outcomes.coach import FIELDS
from outcomes.completeness import section_of_field
from outcomes.forms.capture.overview import address_of
from outcomes.forms.coach import (
    LIVE_FROM,
    TYPED,
    CoachArea,
    DismissForm,
    areas_of,
    coached_fields,
    lead_lines,
    line_of,
)
from outcomes.masking import shown_text
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit
from outcomes.queries.coach import CoachQuestion, is_key, question_with_key, questions_about
from outcomes.services.coach import dismiss_question, take_back_dismissal
from outcomes.views.withheld_looks import reads_as_written
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.rate_limit import within_limit
from wiego_mle.kernel.views import declares

MOST_PER_MINUTE = 120
"""Who pauses every second is still answered; a machine that asks on and on is not."""


@declares(Act.EDIT, may)
@require_POST
def coach(request: HttpRequest, reference: str, section: str) -> HttpResponse:
    """Answer with the questions at the fields of a page as it is typed; nothing is saved."""
    outcome = _to_coach(request, reference, section)
    if not _asks_gently(request):
        return HttpResponse(status=429)
    return _fragment(request, outcome, section)


@require_POST
@declares(Act.LOG, may)
def coach_new(request: HttpRequest) -> HttpResponse:
    """Answer with the questions about a first note that is being typed: only whether it is an outcome."""
    if not _asks_gently(request):
        return HttpResponse(status=429)
    typed = request.POST.get("what", "")
    lines = lead_lines(typed, get_language()) if len(typed.split()) >= LIVE_FROM else ()
    return render(
        request, "outcomes/partials/coach_fragment.html", {"areas": [CoachArea("what", first=lines)]}
    )


@declares(Act.EDIT, may)
@require_http_methods(["GET", "HEAD", "POST"])
def coach_answer(request: HttpRequest, reference: str, section: str, question: str) -> HttpResponse:
    """Ask why a question does not apply, and note it; from the page of a text it answers with what is left."""
    outcome = _to_coach(request, reference, section)
    asked = _asked(request, outcome, section, question)
    if asked is None:
        return _not_asked(request, outcome, section)
    form = DismissForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _answer_page(request, outcome, section, asked, form)
    try:
        dismiss_question(outcome=outcome, question=asked, reason=form.reason, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return _after(request, outcome, section, _("It is not asked again while the words stay as they are."))


@declares(Act.EDIT, may)
@require_POST
def coach_take_back(request: HttpRequest, reference: str, section: str, question: str) -> HttpResponse:
    """Let the coach ask a dismissed question again."""
    outcome = _to_coach(request, reference, section)
    asked = _asked(request, outcome, section, question)
    if asked is None or asked.dismissal is None:
        return _not_asked(request, outcome, section)
    try:
        take_back_dismissal(outcome=outcome, dismissal=asked.dismissal, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    return _after(request, outcome, section, _("The question is asked again."))


def _to_coach(request: HttpRequest, reference: str, section: str) -> Outcome:
    """Return a record that the person may write on, on a page where the coach asks.

    Raises:
        Http404: there is no such record for this person, or the coach asks nothing on that page.
        PermissionDenied: it may be read, but not be changed by this person or not now.
    """
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    if not coached_fields(section):
        raise Http404
    decision = may(request.principal, Act.EDIT, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    return outcome


def _asks_gently(request: HttpRequest) -> bool:
    return within_limit("coach", str(request.principal.person_id), most=MOST_PER_MINUTE, seconds=60)


def _is_live(request: HttpRequest) -> bool:
    """Say whether the page's script asks, with the texts as they are typed."""
    return "live" in request.POST


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST[name] for name in TYPED if name in request.POST}


def _asked(request: HttpRequest, outcome: Outcome, section: str, key: str) -> CoachQuestion | None:
    """Return the question of that name if it is asked now; raise Http404 if there can be none."""
    if not is_key(key) or section_of_field(key.partition("-")[0]) != section:
        raise Http404
    typed = _typed(request) if _is_live(request) else {}
    return question_with_key(questions_about(outcome, coached_fields(section), typed), key)


def _fragment(request: HttpRequest, outcome: Outcome, section: str) -> HttpResponse:
    outcome.words_are_shown = reads_as_written(request, outcome)
    fields, typed = coached_fields(section), _typed(request)
    begun = {name for name in FIELDS if 0 < len(typed.get(name, "").split()) < LIVE_FROM}
    questions = [each for each in questions_about(outcome, fields, typed) if each.asked.field not in begun]
    context = {
        "areas": areas_of(outcome, questions, fields),
        "reasons": DismissForm().fields["ready"].choices,
    }
    return render(request, "outcomes/partials/coach_fragment.html", context)


def _answer_page(
    request: HttpRequest, outcome: Outcome, section: str, asked: CoachQuestion, form: DismissForm
) -> HttpResponse:
    if _is_live(request):
        errors = [error for each in form.errors.values() for error in each]
        return HttpResponse(" ".join(errors), status=422, content_type="text/plain; charset=utf-8")
    context = {
        "outcome": outcome,
        "line": line_of(asked, outcome),
        "form": form,
        "back": _back(request, outcome, section, asked.asked.field),
        "from_check": _from_check(request),
        "text": shown_text(outcome, asked.text),
    }
    return render(request, "outcomes/coach_answer.html", context)


def _from_check(request: HttpRequest) -> bool:
    return "check" in (request.GET.get("from"), request.POST.get("from"))


def _back(request: HttpRequest, outcome: Outcome, section: str, field: str) -> str:
    if _from_check(request):
        return reverse("outcomes:check", args=[outcome.reference])
    return address_of(outcome, section, field)


def _after(request: HttpRequest, outcome: Outcome, section: str, words: str) -> HttpResponse:
    """Answer with the questions that are left, or go back to the page from which the question came."""
    if _is_live(request):
        return _fragment(request, outcome, section)
    messages.success(request, words)
    return redirect(_back(request, outcome, section, coached_fields(section)[0]))


def _not_asked(request: HttpRequest, outcome: Outcome, section: str) -> HttpResponse:
    """The text was improved meanwhile, or somebody else answered."""
    if _is_live(request):
        return _fragment(request, outcome, section)
    messages.info(request, _("The coach does not ask this any more."))
    return redirect(_back(request, outcome, section, coached_fields(section)[0]))
