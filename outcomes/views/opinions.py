"""Second opinions, the seven questions of a reviewer, and the criteria: words among reviewers."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from outcomes.conversation import Conversation
from outcomes.enums import ReviewerQuestion
from outcomes.forms.opinions import AskOpinionForm, ChecksForm, CriteriaForm, OpinionForm
from outcomes.masking import shown_text
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.opinions import found_in, opinions_on, people_for_opinion
from outcomes.queries.record import whole_records
from outcomes.review_panel import READY, asked_already, check_lines
from outcomes.services.opinions import ask_opinion, give_opinion, keep_checks, keep_verdicts, withdraw_opinion
from outcomes.services.questions import ask_question
from outcomes.views.questions import record_to
from outcomes.views.steps import outcome_address, own_address
from outcomes.views.withheld_looks import look_first
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.JUDGE, may)
def opinion_ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask another reviewer what they think of a record."""
    outcome = record_to(request, reference, Act.JUDGE)
    people = people_for_opinion(request.principal, outcome)
    form, given_back = _form(request, AskOpinionForm, {}, people=people)
    back = _back(form, outcome)
    if request.method == "POST" and form.is_valid():
        try:
            opinion = ask_opinion(
                outcome=outcome,
                of=form.chosen,
                question=form.cleaned_data["question"],
                by=request.principal,
            )
        except (Refused, Stale, ValidationError) as error:
            _show(form, error)
        else:
            messages.success(request, _("%(name)s is asked.") % {"name": opinion.asked_of.name})
            return redirect(f"{back}#among-reviewers")
    context = {"outcome": outcome, "form": form, "back": back, "given_back": given_back, "people": people}
    return render(request, "outcomes/opinions/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.JUDGE, may)
def opinion(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show the record to somebody who is asked for their opinion; a POST gives it."""
    outcome = get_object_or_404(whole_records(request.principal), reference=reference)
    asked = get_object_or_404(opinions_on(outcome), number=number)
    asked.outcome = outcome
    decision = may(request.principal, Act.GIVE_OPINION, asked)
    if not decision:
        raise PermissionDenied(decision.reason)
    names_withheld = shown_text(outcome, asked.note) != asked.note
    if names_withheld and (look := look_first(request, outcome)):
        return look
    start = {"verdict": asked.verdict, "note": asked.note}
    form, given_back = _form(request, OpinionForm, start)
    if request.method == "POST" and form.is_valid():
        try:
            give_opinion(
                opinion=asked,
                verdict=form.cleaned_data["verdict"],
                note=form.cleaned_data["note"],
                by=request.principal,
            )
        except (Incomplete, Refused, Stale, WrongState, ValidationError) as error:
            _show(form, error)
        else:
            messages.success(request, _("Your opinion is kept. The reviewers of the round read it."))
            return redirect("outcomes:review-queue")
    context = {"outcome": outcome, "opinion": asked, "form": form, "given_back": given_back}
    return render(request, "outcomes/opinions/give.html", context)


@declares(Act.JUDGE, may)
@require_POST
def opinion_withdraw(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """No longer ask for an opinion."""
    outcome = record_to(request, reference, Act.JUDGE)
    asked = get_object_or_404(outcome.second_opinions.select_related("asked_of"), number=number)
    asked.outcome = outcome
    try:
        withdraw_opinion(opinion=asked, by=request.principal)
    except Stale as late:
        messages.error(request, str(late))
    else:
        messages.success(request, _("%(name)s is no longer asked.") % {"name": asked.asked_of.name})
    back = own_address(request.POST.get("next", "")) or outcome_address(outcome)
    return redirect(f"{back.partition('#')[0]}#among-reviewers")


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.JUDGE, may)
def checks(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep what a reviewer found for the seven questions; with `ask`, ask the contributor one of them."""
    outcome = record_to(request, reference, Act.JUDGE)
    form, _given_back = _form(request, ChecksForm, {"version": outcome.version})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            keep_checks(outcome=outcome, answers=form.answers, version=version, by=request.principal)
            number = _asked(request, outcome)
        except (Incomplete, Refused, Stale, ValidationError) as error:
            status = 409 if isinstance(error, Stale) else 200
            _show(form, error)
        else:
            said = _("Kept, and question %(number)d is asked.") % {"number": number} if number else _("Kept.")
            messages.success(request, said)
            return redirect(f"{_back(form, outcome)}#seven")
    conversation = Conversation(request.principal, outcome)
    found = found_in(request.principal, outcome)
    lines = check_lines(outcome, found, conversation.ready, asked_already(conversation))
    if form.is_bound:
        lines = [replace(line, answer=form.data.get(line.key, ""), is_earlier=False) for line in lines]
    context = {
        "outcome": outcome,
        "form": form,
        "checks": lines,
        "back": _back(form, outcome),
        "may_ask": conversation.may_ask,
    }
    return render(request, "outcomes/opinions/checks.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.JUDGE, may)
def criteria(request: HttpRequest, reference: str) -> HttpResponse:
    """Hold a text against the five criteria, with a note on each; nothing of it is ever added up."""
    outcome = record_to(request, reference, Act.JUDGE)
    found = found_in(request.principal, outcome)
    form, given_back = _form(request, CriteriaForm, {"version": outcome.version}, found=found)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            keep_verdicts(
                outcome=outcome,
                verdicts=form.verdicts,
                version=form.cleaned_data["version"],
                by=request.principal,
            )
        except (Incomplete, Refused, Stale, ValidationError) as error:
            status = 409 if isinstance(error, Stale) else 200
            _show(form, error)
            if status == 409:
                form.data = form.data.copy()
                form.data["version"] = str(outcome.version)
        else:
            messages.success(request, _("Kept. The lead of the round can read it."))
            return redirect(f"{_back(form, outcome)}#among-reviewers")
    context = {
        "outcome": outcome,
        "form": form,
        "back": _back(form, outcome),
        "given_back": given_back,
        "others": found.others,
    }
    return render(request, "outcomes/opinions/criteria.html", context, status=status)


def _asked(request: HttpRequest, outcome: Outcome) -> int | None:
    """Ask the one of the seven questions whose button was pressed and return its number, if there was one."""
    key = request.POST.get("ask", "")
    if key not in ReviewerQuestion.values:
        return None
    conversation = Conversation(request.principal, outcome)
    lines = check_lines(outcome, found_in(request.principal, outcome), conversation.ready, set())
    line = next(each for each in lines if each.key == key)
    field, _ready = READY[ReviewerQuestion(key)]
    return ask_question(outcome=outcome, field=field, text=line.asks, by=request.principal).number


def _form(request: HttpRequest, kind: type, start: dict, **more):
    """Return the form as it was posted, given back after signing in, or empty; and whether it was given back."""
    if request.method == "POST":
        return kind(request.POST, by=request.principal, **more), False
    held = take_typed_text(request)
    start = start | {"next": request.GET.get("next", "")} | (held.dict() if held else {})
    return kind(initial=start, by=request.principal, **more), held is not None


def _back(form, outcome: Outcome) -> str:
    address = own_address(form["next"].value() or "") or outcome_address(outcome)
    return address.partition("#")[0]


def _show(form, error: Exception) -> None:
    """Show in a form why it was not taken; what was typed stays."""
    if isinstance(error, Incomplete):
        for name, words in error.missing.items():
            form.add_error(name, words)
    elif isinstance(error, ValidationError):
        form.add_error(None, error.messages)
    else:
        form.add_error(None, str(error))
