"""Asking about an outcome, answering, and settling."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from outcomes.completeness import section_of_field
from outcomes.conversation import Thread, field_text, ready_words, threads_of
from outcomes.enums import RecordField
from outcomes.forms.capture.overview import address_of
from outcomes.forms.coach import words_to_ask
from outcomes.forms.questions import AskForm, MessageForm
from outcomes.models import Outcome, Question
from outcomes.policy import Act, may
from outcomes.queries.outcomes import visible_to
from outcomes.queries.questions import load_messages, people_to_tell, readable_questions, ready_in_use
from outcomes.services.mentions import note_mentions
from outcomes.services.questions import ask_question, settle_answered, take_question_step
from outcomes.views.steps import outcome_address, own_address
from outcomes.workflows import QUESTION
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.ASK, may)
def question_ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask about a field, in one's own words or with a ready question; a GET offers both."""
    outcome = record_to(request, reference, Act.ASK)
    ready = list(ready_in_use())
    people = people_to_tell(request.principal, outcome)
    if request.method != "POST":
        held = take_typed_text(request)
        field = (held or request.GET).get("field", "")
        start = held.dict() if held else {"field": field, "next": request.GET.get("next", "")}
        form = AskForm(initial=start, people=people, by=request.principal)
        return _ask_page(request, outcome, form, ready, given_back=held is not None)
    asked = request.POST.copy()
    chosen = next((each for each in ready if each.key == asked.get("ready")), None)
    if chosen is not None and not asked.get("text", "").strip():
        asked["text"] = chosen.text_in(outcome.language)
    if asked.get("coach") and not asked.get("text", "").strip():
        asked["field"], asked["text"] = words_to_ask(outcome, asked["coach"])
    form = AskForm(asked, people=people, by=request.principal)
    if form.is_valid():
        try:
            question = ask_question(
                outcome=outcome,
                field=form.cleaned_data["field"],
                text=form.cleaned_data["text"],
                tell=form.person_to_tell(),
                by=request.principal,
            )
        except (Incomplete, Refused, Stale, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("Question %(number)d is asked.") % {"number": question.number})
            return redirect(_back(request, outcome, question))
    return _ask_page(request, outcome, form, ready)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.VIEW, may)
def question(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show one question; a POST answers it, asks again or settles it."""
    outcome = get_object_or_404(_records(request), reference=reference)
    found = get_object_or_404(readable_questions(request.principal, outcome), number=number)
    found.outcome = outcome
    people = people_to_tell(request.principal, outcome)
    if request.method != "POST":
        held = take_typed_text(request)
        start = held.dict() if held else {"next": request.GET.get("next", "")}
        form = MessageForm(initial=start | {"version": found.version}, people=people, by=request.principal)
        return _question_page(request, found, form, given_back=held is not None)
    step = request.POST.get("step", "")
    if step not in QUESTION:
        raise Http404
    decision = may(request.principal, QUESTION.step(step).act, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    form = MessageForm(request.POST, people=people, by=request.principal)
    if not form.is_valid():
        return _question_page(request, found, form)
    return _take(request, found, step, form)


def _take(request: HttpRequest, found: Question, step: str, form: MessageForm) -> HttpResponse:
    try:
        taken = take_question_step(
            question=found,
            step=step,
            text=form.cleaned_data["text"],
            version=form.cleaned_data["version"],
            tell=form.person_to_tell(),
            by=request.principal,
        )
    except (Stale, WrongState):
        return _overtaken(request, found, form)
    except (Incomplete, Refused, ValidationError) as error:
        show_refusal(form, error)
        return _question_page(request, found, form)
    messages.success(request, _DONE[step]() % {"number": taken.number})
    return redirect(_back(request, found.outcome, taken))


_DONE = {
    "answer": lambda: _("Your answer to question %(number)d is sent."),
    "ask_again": lambda: _("Question %(number)d is asked again."),
    "settle": lambda: _("Question %(number)d is settled."),
    "settle_unanswered": lambda: _("Question %(number)d is settled."),
}


@require_safe
@declares(Act.VIEW, may)
def question_answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Lead from a letter to where a question is answered: at its field, or else on its own page."""
    outcome = get_object_or_404(_records(request), reference=reference)
    found = get_object_or_404(readable_questions(request.principal, outcome), number=number)
    if found.field and may(request.principal, Act.EDIT, outcome):
        page = address_of(outcome, section_of_field(found.field))
        return redirect(f"{page}#question-{found.number}")
    return redirect("outcomes:question", outcome.reference, found.number)


@declares(Act.VIEW, may)
@require_POST
def question_settle_all(request: HttpRequest, reference: str) -> HttpResponse:
    """Settle every answered question of a record."""
    outcome = record_to(request, reference, Act.ASK)
    try:
        number = settle_answered(outcome=outcome, by=request.principal)
    except Stale as late:
        messages.error(request, str(late))
    else:
        words = ngettext("%(number)d answer is settled.", "%(number)d answers are settled.", number)
        messages.success(request, words % {"number": number})
    return redirect(own_address(request.POST.get("next", "")) or outcome_address(outcome))


@require_POST
@declares(Act.VIEW, may)
def mentions_noted(request: HttpRequest) -> HttpResponse:
    """Take the mentions that a person has seen off their first page."""
    note_mentions(by=request.principal, shown=request.POST.getlist("shown"), at=timezone.now())
    return redirect("outcomes:home")


def record_to(request: HttpRequest, reference: str, act: Act) -> Outcome:
    """Return a record to which the person may do something.

    Raises:
        Http404: there is none that this person may know of.
        PermissionDenied: it may be read, but this is not theirs to do, or not now.
    """
    outcome = get_object_or_404(_records(request), reference=reference)
    decision = may(request.principal, act, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    return outcome


def show_refusal(form, error: Exception) -> None:
    """Show in a form why its words were not taken; they stay in their box."""
    if isinstance(error, Incomplete):
        form.add_error("text", error.missing.get("text", str(error)))
    elif isinstance(error, ValidationError):
        form.add_error(None, error.messages)
    else:
        form.add_error(None, str(error))


def _records(request: HttpRequest):
    return visible_to(request.principal).select_related("round", "author")


def _back(request: HttpRequest, outcome: Outcome, found: Question) -> str:
    base = own_address(request.POST.get("next", "")) or outcome_address(outcome)
    return f"{base.partition('#')[0]}#question-{found.number}"


def _ask_page(request, outcome, form: AskForm, ready, *, given_back: bool = False) -> HttpResponse:
    field = form["field"].value() or ""
    context = {
        "outcome": outcome,
        "form": form,
        "ready": ready_words(ready, field, outcome.language),
        "field": field,
        "field_label": dict(RecordField.choices).get(field, ""),
        "given_back": given_back,
        "back": own_address(form["next"].value() or "") or outcome_address(outcome),
    }
    return render(request, "outcomes/questions/ask.html", context)


def _thread(request: HttpRequest, found: Question) -> Thread:
    load_messages(request.principal, found.outcome, [found])
    return threads_of(request.principal, found.outcome, [found])[0]


def _question_page(
    request: HttpRequest,
    found: Question,
    form: MessageForm,
    *,
    given_back: bool = False,
    overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    outcome, thread = found.outcome, _thread(request, found)
    edit = found.field and may(request.principal, Act.EDIT, outcome)
    context = {
        "outcome": outcome,
        "thread": thread,
        "form": form if thread.steps else None,
        "field_text": field_text(outcome, found.field),
        "edit_url": reverse("outcomes:question-answer", args=[outcome.reference, found.number])
        if edit
        else "",
        "given_back": given_back,
        "overtaken": overtaken,
        "back": own_address(form["next"].value() or "") or outcome_address(outcome),
    }
    return render(request, "outcomes/questions/detail.html", context, status=status)


def _overtaken(request: HttpRequest, found: Question, form: MessageForm) -> HttpResponse:
    """Answer when somebody else wrote meanwhile: all is shown as it is now, and the typed words are kept."""
    fresh = get_object_or_404(_records(request), reference=found.outcome.reference)
    now = get_object_or_404(readable_questions(request.principal, fresh), number=found.number)
    now.outcome = fresh
    body = request.POST.copy()
    body["version"] = str(now.version)
    form.data = body
    return _question_page(request, now, form, overtaken=True, status=409)
