"""The page of a request to somebody outside, what is done with it, and entering what a person said."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from harvests.queries.rounds import visible_to as rounds_visible_to
from outcomes.forms.outside import ProxyAnswerForm, ProxyDeclineForm, start_of
from outcomes.forms.requests import LeadRoundForm, RevokeForm, UntilForm
from outcomes.masking import shown_text
from outcomes.models import Judgement, SubstantiationRequest
from outcomes.outside_pages import text_of
from outcomes.policy import Act, may
from outcomes.queries.interests import load_conflicts
from outcomes.queries.requests import asked_rows, judgement_of, letters_of, visible_to, with_asked
from outcomes.request_enums import WAITING
from outcomes.request_page import (
    LetterLine,
    Told,
    advice,
    answer_lines,
    buttons,
    letter_lines,
    letter_was_sent,
    state_told,
)
from outcomes.services.other_changes import note_as_lead, note_other_changes
from outcomes.services.request_answers import answer_for, decline_request
from outcomes.services.request_codes import renew_code, show_code
from outcomes.services.requests import (
    give_more_time,
    renew_request,
    resend_request,
    revoke_request,
    send_request,
)
from outcomes.views.showing import show_error
from outcomes.views.withheld_looks import look_first
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@declares(Act.SEE_REQUEST, may)
def request_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a request: what is to be done, what was answered, what was sent and what happened."""
    asked = _request_to(request, reference)
    return render(request, "outcomes/substantiation/request.html", _shown(request.principal, asked))


@require_POST
@declares(Act.SEND_REQUEST, may)
def request_act(request: HttpRequest, reference: str, what: str) -> HttpResponse:
    """Send, resend, renew or revoke a request, or give more time."""
    asked = _request_to(request, reference)
    _require(request, Act.SEND_REQUEST, asked)
    if what not in _ACTS:
        raise Http404
    kind, service, done = _ACTS[what]
    form = kind(request.POST, auto_id=f"id_{what}_%s") if kind else None
    if form is None or form.is_valid():
        try:
            asked = service(request=asked, by=request.principal, **(form.cleaned_data if form else {}))
        except DomainError as no:
            messages.error(request, str(no))
        else:
            lines = _letter_lines(asked) if what in ("send", "resend") else []
            is_kept = bool(lines and lines[0].goes)
            messages.success(request, letter_was_sent(lines) if is_kept else str(done))
        return redirect("outcomes:request", asked.reference)
    context = _shown(request.principal, asked, bound={what: form}) | {"form": form}
    return render(request, "outcomes/substantiation/request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.TELL_CODE, may)
@never_cache
def request_code(request: HttpRequest, reference: str) -> HttpResponse:
    """Show, after a POST, the code that is told by telephone, or make a new one; who saw it is noted."""
    asked = _request_to(request, reference)
    _require(request, Act.TELL_CODE, asked)
    code = ""
    if request.method == "POST":
        try:
            if request.POST.get("do") == "renew":
                asked = renew_code(request=asked, by=request.principal)
            code = show_code(request=asked, by=request.principal)
        except DomainError as no:
            messages.error(request, str(no))
    context = {
        "asked": asked,
        "code": code,
        "may_see_contact": may(request.principal, Act.SEE_CONTACT, asked),
    }
    return render(request, "outcomes/substantiation/code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.ANSWER_FOR, may)
def request_answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Enter what the person said about one outcome by telephone or in person."""
    asked = _request_to(request, reference)
    one = get_object_or_404(asked_rows(), request=asked, order=number, ended_at__isnull=True)
    one.request = asked
    _require(request, Act.ANSWER_FOR, one)
    start = start_of(one)
    said = " ".join(map(str, start.values()))
    if shown_text(one.outcome, said) != said and (look := look_first(request, one.outcome)):
        return look
    held = take_typed_text(request) if request.method == "GET" else None
    start |= held.dict() if held else {}
    text, status = text_of(one), 200
    form = ProxyAnswerForm(
        request.POST if request.method == "POST" else None, initial=start, text=text, by=request.principal
    )
    if request.method == "POST" and form.is_valid():
        try:
            judgement = answer_for(
                asked=one,
                answers=form.answers,
                seen=form.cleaned_data["seen"],
                by=request.principal,
                channel=form.cleaned_data["channel"],
            )
        except (DomainError, ValidationError) as error:
            status = _refused(form, one, error)
        else:
            note_other_changes(judgement=judgement)
            messages.success(request, _("The answer is kept, with who entered it and how it was told."))
            return redirect("outcomes:request", asked.reference)
    context = {"asked": asked, "one": one, "text": text, "form": form, "given_back": held}
    context["standing"] = judgement_of(one) if status == 409 else None
    return render(request, "outcomes/substantiation/answer.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.ANSWER_FOR, may)
def request_decline(request: HttpRequest, reference: str) -> HttpResponse:
    """Enter that the person said they do not answer, why, and whom they named instead."""
    asked = _request_to(request, reference)
    for one in asked_rows().filter(request=asked):
        _require(request, Act.ANSWER_FOR, one)
    held = take_typed_text(request) if request.method == "GET" else None
    form = ProxyDeclineForm(
        request.POST if request.method == "POST" else None,
        initial=held.dict() if held else None,
        by=request.principal,
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            decline_request(
                request=asked,
                kind=data["kind"],
                words=data["words"],
                instead=form.instead,
                by=request.principal,
            )
        except (DomainError, ValidationError) as error:
            show_error(form, error)
        else:
            messages.success(request, _("Kept: the person does not answer."))
            return redirect("outcomes:request", asked.reference)
    context = {"asked": asked, "form": form, "given_back": held}
    return render(request, "outcomes/substantiation/decline.html", context)


@require_POST
@declares(Act.SEE_REQUEST, may)
def request_note_lead(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Note another change that the person told of as a lead in a round."""
    asked = _request_to(request, reference)
    judgement = get_object_or_404(
        Judgement.objects.select_related("asked__request__round", "asked__request__substantiator"),
        asked__request=asked,
        asked__order=number,
    )
    judgement.asked.request = asked
    form = LeadRoundForm(request.POST, rounds=_rounds_for_leads(request.principal))
    if form.is_valid():
        try:
            lead = note_as_lead(judgement=judgement, harvest_round=form.chosen, by=request.principal)
        except DomainError as no:
            messages.error(request, str(no))
        else:
            if lead is not None:
                messages.success(
                    request, _("Noted as the lead %(reference)s.") % {"reference": lead.reference}
                )
    else:
        messages.error(request, _("Choose a round in which you may note a lead."))
    return redirect("outcomes:request", asked.reference)


_ACTS = {
    "send": (None, send_request, gettext_lazy("The letter is in the outbox and goes within a minute.")),
    "resend": (
        None,
        resend_request,
        gettext_lazy("The letter with the same link goes again within a minute."),
    ),
    "more-time": (UntilForm, give_more_time, gettext_lazy("There is more time.")),
    "renew": (UntilForm, renew_request, gettext_lazy("The person is asked again, about the new text.")),
    "revoke": (RevokeForm, revoke_request, gettext_lazy("The request is revoked; its link no longer works.")),
}


def _posted(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def _request_to(request: HttpRequest, reference: str) -> SubstantiationRequest:
    """Return a request the person may read, or answer 404."""
    return get_object_or_404(with_asked(visible_to(request.principal)), reference=reference)


def _require(request: HttpRequest, act: Act, target) -> None:
    decision = may(request.principal, act, target)
    if not decision:
        raise PermissionDenied(decision.reason)


def _rounds_for_leads(principal: Principal) -> list:
    return [each for each in rounds_visible_to(principal) if may(principal, Act.LOG, each)]


def _refused(form: ProxyAnswerForm, one, error: Exception) -> int:
    """Say in the form why an answer was not taken, and return the status; after another answer it can be sent again."""
    show_error(form, error)
    if not isinstance(error, Stale):
        return 200
    one.refresh_from_db(fields=["answers"])
    form.data = form.data.copy()
    form.data["seen"] = str(one.answers)
    return 409


def _letter_lines(asked: SubstantiationRequest) -> list[LetterLine]:
    return letter_lines(letters_of([asked]).get(asked.reference, []), timezone.now(), request=asked)


def _shown(principal: Principal, asked: SubstantiationRequest, *, bound: dict | None = None) -> dict:
    letters = _letter_lines(asked)
    kind, sentence = advice(asked, letters)
    load_conflicts([each.outcome for each in asked.asked.all()])
    lines = answer_lines(principal, asked.asked.all())
    told = Told(asked.asked.all())
    offers_lead = any(
        line.judgement and line.judgement.other_changes and not line.judgement.lead for line in lines
    )
    return {
        "asked": asked,
        "state_told": state_told(asked, letters),
        "lines": lines,
        "letters": letters,
        "advice": sentence,
        "advice_kind": kind,
        "steps": buttons(principal, asked, letters, bound=bound),
        "events": [told.event(each) for each in asked.events.select_related("by", "asked__outcome")],
        "suggested": [told.person(each) for each in asked.suggested.all()],
        "decline_words": told.shown(asked.decline_words),
        "may_see_contact": may(principal, Act.SEE_CONTACT, asked),
        "may_decline": asked.is_spoken
        and asked.state in WAITING
        and all(line.may_answer_for for line in lines),
        "lead_form": LeadRoundForm(rounds=_rounds_for_leads(principal)) if offers_lead else None,
    }
