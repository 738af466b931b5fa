"""Whom to ask about an outcome: proposing people outside, and checking whether they are asked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from outcomes.forms.nominations import ChannelForm, NominationChangeForm, NominationForm, RefusalForm
from outcomes.models import Nomination, Outcome
from outcomes.nomination_lines import nomination_line, nomination_lines
from outcomes.policy import Act, may
from outcomes.queries.independence import tie_of, ties_to
from outcomes.queries.nominations import nominations_for, request_underway
from outcomes.queries.outcomes import visible_to
from outcomes.queries.substantiators import load_of
from outcomes.services.nominations import (
    approve_nomination,
    change_channel,
    change_nomination,
    nominate,
    refuse_nomination,
    take_off_nomination,
)
from outcomes.views.parts import part_page, settled, typed_in
from wiego_mle.kernel.errors import Refused, Stale, WrongState
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.SEE_NOMINATIONS, may)
def nominations(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who was proposed for an outcome, and propose one more."""
    outcome = _outcome(request, reference)
    form = NominationForm(typed_in(request), by=request.principal, language=outcome.language)

    def change():
        nominate(outcome=outcome, person=form.person(), said=form.said(), by=request.principal)

    status = settled(request, form, change)
    if request.method == "POST" and not status:
        messages.success(request, _("The person is proposed. A reviewer checks it before they are asked."))
        return redirect("outcomes:nominations", outcome.reference)
    proposed = list(nominations_for(request.principal, outcome))
    context = {
        "outcome": outcome,
        "lines": nomination_lines(request.principal, proposed),
        "may_nominate": may(request.principal, Act.NOMINATE, outcome),
    }
    return part_page(request, "outcomes/substantiation/nominations.html", form, context, status=status or 200)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.SEE_NOMINATIONS, may)
def nomination(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Show a proposed person to whoever checks it; a POST corrects what is said about them."""
    found = _nomination(request, reference, person)
    form = NominationChangeForm(typed_in(request), by=request.principal, nomination=found)

    def change():
        change_nomination(nomination=found, said=form.said(), version=form.version(), by=request.principal)

    def show_saved():
        now = _nomination(request, reference, person)
        form.show_conflict({name: getattr(now, name) for name in form.asked}, seen=str(now.version))

    try:
        status = settled(request, form, change, show_saved=show_saved)
    except WrongState as error:
        messages.error(request, str(error))
        return redirect("outcomes:nomination", reference, person)
    if request.method == "POST" and not status:
        messages.success(request, _("Saved."))
        return redirect("outcomes:nomination", reference, person)
    tie = tie_of(found, ties_to([found.outcome_id])[found.outcome_id])
    line = nomination_line(request.principal, found, tie)
    context = {
        "outcome": found.outcome,
        "line": line,
        "nomination": found,
        "load": load_of([found.substantiator_id]).get(found.substantiator_id, 0),
        "may_check": may(request.principal, Act.CHECK_NOMINATION, found),
        "may_take_off": found.state == "proposed" and may(request.principal, Act.TAKE_OFF_NOMINATION, found),
        "may_change_channel": found.state == "approved" and request_underway(found) is None,
        # A form would show words that are withheld since; the proposal can be taken back and made anew.
        "may_change": (line.independence, line.conflict_note) == (found.independence, found.conflict_note),
        "refusal": RefusalForm(None, by=request.principal),
    }
    return part_page(request, "outcomes/substantiation/nomination.html", form, context, status=status or 200)


@require_POST
@declares(Act.CHECK_NOMINATION, may)
def nomination_approve(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Agree that somebody may be asked about an outcome."""
    found = _nomination(request, reference, person)
    try:
        approve_nomination(nomination=found, version=_version(request), by=request.principal)
    except (Refused, Stale, WrongState) as error:
        messages.error(request, str(error))
        return redirect("outcomes:nomination", reference, person)
    messages.success(request, _("%(name)s may be asked.") % {"name": found.substantiator.shown_name})
    return redirect("outcomes:nominations", reference)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.CHECK_NOMINATION, may)
def nomination_refuse(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Decide that somebody is not asked about an outcome, with the reason."""
    found = _to_check(request, reference, person)
    form = RefusalForm(typed_in(request), by=request.principal)
    form.initial["seen"] = str(found.version)

    def change():
        refuse_nomination(
            nomination=found,
            reason=form.cleaned_data["reason"],
            version=_version(request, "seen"),
            by=request.principal,
        )

    try:
        status = settled(request, form, change)
    except WrongState as error:
        messages.error(request, str(error))
        return redirect("outcomes:nominations", reference)
    if request.method == "POST" and not status:
        messages.success(request, _("%(name)s is not asked.") % {"name": found.substantiator.shown_name})
        return redirect("outcomes:nominations", reference)
    context = {"outcome": found.outcome, "nomination": found}
    return part_page(
        request, "outcomes/substantiation/nomination_refuse.html", form, context, status=status or 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.CHECK_NOMINATION, may)
def nomination_channel(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Change how somebody who may be asked is asked, before a request is made."""
    found = _to_check(request, reference, person)
    form = ChannelForm(typed_in(request), by=request.principal, nomination=found)

    def change():
        change_channel(
            nomination=found,
            channel=form.cleaned_data["channel"],
            version=form.version(),
            by=request.principal,
        )

    def show_saved():
        now = _nomination(request, reference, person)
        form.show_conflict({"channel": now.channel}, seen=str(now.version))

    try:
        status = settled(request, form, change, show_saved=show_saved)
    except WrongState as error:
        messages.error(request, str(error))
        return redirect("outcomes:nomination", reference, person)
    if request.method == "POST" and not status:
        messages.success(request, _("Saved."))
        return redirect("outcomes:nomination", reference, person)
    context = {"outcome": found.outcome, "nomination": found}
    return part_page(
        request, "outcomes/substantiation/nomination_channel.html", form, context, status=status or 200
    )


@require_POST
@declares(Act.TAKE_OFF_NOMINATION, may)
def nomination_take_off(request: HttpRequest, reference: str, person: str) -> HttpResponse:
    """Take back a proposal that nobody has checked."""
    found = _nomination(request, reference, person)
    try:
        take_off_nomination(nomination=found, by=request.principal)
    except (Refused, WrongState) as error:
        messages.error(request, str(error))
        return redirect("outcomes:nomination", reference, person)
    messages.success(request, _("The proposal is taken back."))
    return redirect("outcomes:nominations", reference)


def _outcome(request: HttpRequest, reference: str) -> Outcome:
    """Return an outcome of which the person may know whom to ask."""
    rows = visible_to(request.principal).defer("search_text").select_related("round", "author")
    outcome = get_object_or_404(rows, reference=reference)
    decision = may(request.principal, Act.SEE_NOMINATIONS, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    return outcome


def _to_check(request: HttpRequest, reference: str, person: str) -> Nomination:
    """Return a proposal that is the reader's to check; raise PermissionDenied where it is not."""
    found = _nomination(request, reference, person)
    decision = may(request.principal, Act.CHECK_NOMINATION, found)
    if not decision:
        raise PermissionDenied(decision.reason)
    return found


def _nomination(request: HttpRequest, reference: str, person: str) -> Nomination:
    outcome = _outcome(request, reference)
    found = get_object_or_404(nominations_for(request.principal, outcome), substantiator__reference=person)
    found.outcome = outcome
    return found


def _version(request: HttpRequest, name: str = "version") -> int:
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
