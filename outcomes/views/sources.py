"""Who told us: naming, changing and removing the sources of an outcome."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from outcomes.forms.parts import PartForm
from outcomes.forms.sources import EraseForm, SourceForm
from outcomes.models import Outcome, Source
from outcomes.policy import Act, may
from outcomes.queries.evidence import numbered_sources
from outcomes.queries.outcomes import visible_to
from outcomes.services.parts import mark_of_part
from outcomes.services.sources import ANSWERS, add_source, change_source, erase_source, remove_source
from outcomes.views.answers import questions_beside
from outcomes.views.parts import (
    after_adding,
    given_back,
    just_goes_on,
    record_to_edit,
    section_address,
    section_facts,
    status_of,
    typed_in,
)
from wiego_mle.kernel.views import declares


@declares(Act.EDIT, may)
def source_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who told us, and name one more."""
    outcome = _record(request, reference)
    form = SourceForm(typed_in(request), by=request.principal)
    if just_goes_on(request, form):
        return after_adding(request, outcome, "sources")
    status = 200
    if request.method == "POST" and form.is_valid():
        status = status_of(
            form, partial(add_source, outcome=outcome, answers=form.answers(), by=request.principal)
        )
        if not status:
            messages.success(request, _("Saved."))
            return after_adding(request, outcome, "sources")
    context = section_facts(outcome, "sources") | {
        "form": form,
        "sources": numbered_sources(outcome),
        "given_back": given_back(request, form),
        "problems": form.problems,
        "questions_beside": questions_beside(outcome, request.principal, "sources"),
    }
    return render(request, "outcomes/sources/section.html", context, status=status)


@declares(Act.EDIT, may)
def source_edit(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Change what is said about a source."""
    outcome = _record(request, reference)
    source = _source(outcome, number)
    form = SourceForm(typed_in(request), by=request.principal, source=source)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(
            change_source, source=source, seen=form.read_seen(), answers=form.answers(), by=request.principal
        )
        status = status_of(form, change, show_saved=lambda: form.show_saved(_now(source)))
        if not status:
            messages.success(request, _("Saved."))
            return redirect(section_address(outcome, "sources"))
    context = {
        "form": form,
        "outcome": outcome,
        "source": source,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/sources/edit.html", context, status=status)


@declares(Act.EDIT, may)
def source_remove(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Ask whether a source is taken off the outcome, and do so."""
    outcome = _record(request, reference)
    source = _source(outcome, number)
    form = PartForm(typed_in(request), by=request.principal, seen=mark_of_part(source, ANSWERS))
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(remove_source, source=source, seen=form.read_seen(), by=request.principal)
        status = status_of(form, change)
        if not status:
            messages.success(
                request, _("%(name)s is no longer a source of this outcome.") % {"name": source.name}
            )
            return redirect(section_address(outcome, "sources"))
    context = {"form": form, "outcome": outcome, "source": source}
    return render(request, "outcomes/sources/remove.html", context, status=status)


@declares(Act.ERASE_SOURCE, may)
def source_erase(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Ask why what is known of a source is erased, and erase it for good."""
    outcome = get_object_or_404(visible_to(request.principal).select_related("round"), reference=reference)
    decision = may(request.principal, Act.ERASE_SOURCE, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    source = get_object_or_404(Source.objects.filter(outcome=outcome, erased_at__isnull=True), pk=number)
    source.outcome = outcome
    form = EraseForm(typed_in(request), by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        status = status_of(form, partial(erase_source, source=source, by=request.principal, **form.answers()))
        if not status:
            messages.success(request, _("What was known of this source is erased."))
            return redirect("outcomes:detail", outcome.reference)
    context = {"form": form, "outcome": outcome, "source": source, "given_back": given_back(request, form)}
    return render(request, "outcomes/sources/erase.html", context, status=status)


def _record(request: HttpRequest, reference: str) -> Outcome:
    """Return the outcome; its sources are open to fewer people than the outcome itself."""
    outcome = record_to_edit(request, reference)
    decision = may(request.principal, Act.SEE_SOURCES, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    return outcome


def _source(outcome: Outcome, number: int) -> Source:
    found = numbered_sources(outcome).get(number)
    if found is None:
        raise Http404
    found.outcome = outcome
    return found


def _now(source: Source) -> Source | None:
    return next((each for each in numbered_sources(source.outcome).values() if each.pk == source.pk), None)
