"""The substantiation of a round for its lead: how far it is, whom to ask, composing letters and sending them."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from harvests.models import HarvestRound
from harvests.views.led import led_round
from outcomes.asking_page import (
    composed_letters,
    funnel_figures,
    outcome_rows,
    prepared_letters,
    to_do,
    undelivered_lines,
)
from outcomes.forms.asking import AskingForm, SendingForm, SuggestionForm
from outcomes.forms.outside import AnswerForm
from outcomes.models import SuggestedPerson
from outcomes.nomination_lines import nomination_lines
from outcomes.outside_pages import Progress, text_of
from outcomes.policy import Act, may
from outcomes.queries.asking import Asking, suggestions_in
from outcomes.queries.interests import load_conflicts
from outcomes.queries.nominations import nominations_to_check
from outcomes.queries.requests import asked_of, kept_for_the_day, months_kept, visible_to
from outcomes.services.asking import prepare_requests, send_requests
from outcomes.services.nominations import drop_suggestion, take_suggestion
from outcomes.services.request_letters import minutes_for
from outcomes.views.parts import part_page, settled, typed_in
from wiego_mle.kernel.errors import DomainError, Refused, Stale, WrongState
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.SEE_SUBSTANTIATION, may)
def substantiation(request: HttpRequest, reference: str) -> HttpResponse:
    """Show how far the substantiation of a round is, and what waits to be done."""
    harvest_round = led_round(request, reference, Act.SEE_SUBSTANTIATION, may=may)
    asking = Asking(harvest_round, now=timezone.now())
    may_ask = bool(may(request.principal, Act.ASK_OUTSIDE, harvest_round))
    context = {
        "round": harvest_round,
        "figures": funnel_figures(asking),
        "tasks": to_do(asking, may_ask=may_ask),
        "undelivered": undelivered_lines(asking),
        "suggestions": asking.suggestions,
        "rows": outcome_rows(asking),
        "people": asking.people(),
        "wanted": asking.plan.people_per_outcome,
        "may_ask": may_ask,
    }
    return render(request, "outcomes/substantiation/overview.html", context)


@require_safe
@declares(Act.CHECK_NOMINATIONS, may)
def proposed(request: HttpRequest, reference: str) -> HttpResponse:
    """List the proposed people of a round that wait to be checked by whoever looks."""
    harvest_round = led_round(request, reference, Act.CHECK_NOMINATIONS, may=may)
    rows = list(nominations_to_check(request.principal).filter(outcome__round=harvest_round))
    load_conflicts([each.outcome for each in rows])
    context = {
        "round": harvest_round,
        "lines": nomination_lines(request.principal, rows),
        "leads": may(request.principal, Act.SEE_SUBSTANTIATION, harvest_round),
    }
    return render(request, "outcomes/substantiation/proposed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.ASK_OUTSIDE, may)
def asking(request: HttpRequest, reference: str) -> HttpResponse:
    """Compose one letter per person, and prepare those that are ticked; nothing is sent from here."""
    harvest_round = led_round(request, reference, Act.ASK_OUTSIDE, may=may)
    overview = Asking(harvest_round, now=timezone.now())
    letters = composed_letters(overview)
    form = AskingForm(
        request.POST if request.method == "POST" else None,
        letters=[(each.value, each.person.shown_name) for each in letters],
        proposed=timezone.localdate() + timedelta(days=overview.plan.answer_days),
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["letters"])
        try:
            prepare_requests(
                harvest_round=harvest_round,
                asks=[each.ask for each in letters if each.value in chosen],
                answer_until=form.cleaned_data["answer_until"],
                by=request.principal,
            )
        except (Refused, Stale) as error:
            problems = [str(error)]
        else:
            return redirect("rounds:asking-letters", harvest_round.reference)
    ticked = form["letters"].value() or []
    context = {
        "round": harvest_round,
        "letters": [(each, each.value in ticked) for each in letters],
        "form": form,
        "problems": problems,
        "unsent": len(overview.unsent),
        "most": overview.plan.most_per_letter,
    }
    return render(request, "outcomes/substantiation/compose.html", context, status=409 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.ASK_OUTSIDE, may)
def asking_letters(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the prepared requests with their letters exactly as they go; a POST sends those that are ticked."""
    harvest_round = led_round(request, reference, Act.ASK_OUTSIDE, may=may)
    unsent = Asking(harvest_round, now=timezone.now()).unsent
    form = SendingForm(
        request.POST if request.method == "POST" else None,
        requests=[each for each in unsent if not each.is_spoken],
    )
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            sent = send_requests(requests=form.chosen(), by=request.principal)
        except DomainError as error:
            problems = [str(error)]
        else:
            messages.success(request, _sent_words(len(sent), waiting=len(kept_for_the_day(sent))))
            return redirect("rounds:substantiation", harvest_round.reference)
    context = {
        "round": harvest_round,
        "prepared": prepared_letters(unsent),
        "form": form,
        "problems": problems,
        "by_letter": sum(not each.is_spoken for each in unsent),
    }
    return render(request, "outcomes/substantiation/letters.html", context, status=409 if problems else 200)


def _sent_words(number: int, *, waiting: int) -> str:
    if not waiting:
        return ngettext(
            "%(number)d letter is in the outbox and goes within a minute.",
            "%(number)d letters are in the outbox and go within a minute.",
            number,
        ) % {"number": number}
    return (
        ngettext("%(number)d letter is in the outbox.", "%(number)d letters are in the outbox.", number)
        % {"number": number}
        + " "
        + ngettext(
            "%(number)d of them waits, because it is night or a free day for its reader; its page says until when.",
            "%(number)d of them wait, because it is night or a free day for their readers; their pages say until when.",
            waiting,
        )
        % {"number": waiting}
    )


@require_safe
@declares(Act.SEE_REQUEST, may)
def request_seen(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show a page of a request as the person who is asked sees it; nothing can be sent from here.

    Number 0 is the first page, the others are the outcomes in their order.
    """
    asked = get_object_or_404(visible_to(request.principal), reference=reference)
    progress = Progress(asked, asked_of(asked))
    one = progress.at(number)
    if number and one is None:
        raise Http404
    bar = {
        "words": _("This is how %(who)s sees it. Nothing can be sent from here.")
        % {"who": asked.substantiator.shown_name},
        "back": _("Back to the letters"),
        "language": translation.get_language(),
    }
    context = {"asked": asked, "progress": progress, "bar": bar}
    with translation.override(asked.language):
        if one is None:
            context |= {"minutes": minutes_for(progress.number), "months": months_kept(asked.round)}
            return render(request, "outcomes/substantiation/seen_start.html", context)
        text = text_of(one)
        context |= {
            "one": one,
            "text": text,
            "form": AnswerForm(None, text=text),
            "place": progress.place_of(one),
            "is_one_of_many": progress.number > 1,
        }
        return render(request, "outcomes/substantiation/seen_outcome.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.SELECT, may)
def suggestion(request: HttpRequest, reference: str, asked: str, number: int) -> HttpResponse:
    """Propose somebody whom a person outside named, for the outcomes they were named for."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    named = _suggestion(harvest_round, asked, number)
    outcomes = [
        each.outcome for each in named.request.asked.select_related("outcome__round").order_by("order")
    ]
    form = SuggestionForm(typed_in(request), by=request.principal, suggestion=named, outcomes=outcomes)

    def change():
        take_suggestion(
            suggestion=named,
            outcomes=form.chosen(),
            person=form.person(),
            said=form.said(),
            by=request.principal,
        )

    try:
        status = settled(request, form, change)
    except WrongState as error:
        messages.error(request, str(error))
        return redirect("rounds:substantiation", harvest_round.reference)
    if request.method == "POST" and not status:
        messages.success(request, _("The person is proposed. A reviewer checks it before they are asked."))
        return redirect("rounds:proposed", harvest_round.reference)
    context = {"round": harvest_round, "named": named, "asked": asked, "number": number}
    return part_page(request, "outcomes/substantiation/suggestion.html", form, context, status=status or 200)


@require_POST
@declares(Act.SELECT, may)
def suggestion_drop(request: HttpRequest, reference: str, asked: str, number: int) -> HttpResponse:
    """Do not ask somebody whom a person outside named, and forget them."""
    harvest_round = led_round(request, reference, Act.SELECT, may=may)
    try:
        drop_suggestion(suggestion=_suggestion(harvest_round, asked, number), by=request.principal)
    except (WrongState, ValidationError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The person is not asked, and is forgotten."))
    return redirect("rounds:substantiation", harvest_round.reference)


def _suggestion(harvest_round: HarvestRound, asked: str, number: int) -> SuggestedPerson:
    """Return a suggestion that nobody has settled; its number counts within its request alone."""
    return get_object_or_404(suggestions_in(harvest_round), request__reference=asked, number=number)
