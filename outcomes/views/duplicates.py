"""Proposing outcomes that may be about the same change."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from outcomes.forms.links import CompareWithForm
from outcomes.forms.typed_draft import COMPARED, draft_begun_in, draft_typed_in
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit
from outcomes.queries.duplicates import (
    MOST_WITHOUT_A_DATE,
    Possible,
    about_the_time,
    draft_of,
    possible_duplicates,
    years_named,
)
from outcomes.queries.links import not_the_same_as
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.views import declares


@require_POST
@declares(Act.LOG, may)
def duplicate_find(request: HttpRequest) -> HttpResponse:
    """Answer, while somebody writes, which outcomes may be about the same change; nothing is saved."""
    reference, section = request.POST.get("reference", ""), request.POST.get("section", "")
    if not reference:
        draft = draft_begun_in(request.POST, by=request.principal)
    elif section in COMPARED:
        outcome = get_object_or_404(_records(request), reference=reference)
        draft = draft_typed_in(request.POST, section=section, outcome=outcome, by=request.principal)
    else:
        raise Http404
    years = years_named(draft)
    found = about_the_time(possible_duplicates(request.principal, draft), years)
    if draft.first is None:
        found = found[:MOST_WITHOUT_A_DATE]
    context = {
        "possible": lines_for(found, reference),
        "while_writing": True,
        "years": ", ".join(map(str, sorted(years))),
    }
    return render(request, "outcomes/partials/possible_duplicates.html", context)


@require_safe
@declares(Act.VIEW, may)
def duplicates(request: HttpRequest, reference: str) -> HttpResponse:
    """Show which outcomes may be about the same change as a record, or lead to one by its reference."""
    outcome = get_object_or_404(_records(request), reference=reference)
    form = CompareWithForm(request.GET if "other" in request.GET else None)
    if form.is_valid():
        other = form.cleaned_data["other"].upper()
        if other != reference and visible_to(request.principal).filter(reference=other).exists():
            return redirect("outcomes:compare", reference, other)
        form.add_error(
            "other", _("There is no other outcome “%(other)s” that you may read.") % {"other": other}
        )
    found = possible_duplicates(request.principal, draft_of(outcome))
    context = {
        "outcome": outcome,
        "possible": lines_for(found, reference),
        "form": form,
        "asked": not request.htmx,
    }
    if not request.htmx:
        context["passed_over"] = not_the_same_as(request.principal, outcome)
    return render(request, _template_for(request), context)


def _template_for(request: HttpRequest) -> str:
    """Return the whole page, or for a script only the list; in the queue one line per same change."""
    if not request.htmx:
        return "outcomes/duplicates.html"
    name = "possible_short" if "short" in request.GET else "possible_duplicates"
    return f"outcomes/partials/{name}.html"


def _records(request: HttpRequest):
    return records_to_edit(request.principal).prefetch_related("actor_parts__actor", "countries")


def possible_for(request: HttpRequest, outcome: Outcome) -> list[dict]:
    """Return the lines about possible duplicates of a record that is read with its actors and countries."""
    return lines_for(possible_duplicates(request.principal, draft_of(outcome)), outcome.reference)


def lines_for(found: list[Possible], reference: str) -> list[dict]:
    """Return what a page prints of possible duplicates; a saved record can be compared side by side."""
    return [
        {
            "possible": each,
            "outcome": each.outcome,
            "url": reverse("outcomes:compare", args=[reference, each.outcome.reference])
            if reference
            else reverse("outcomes:detail", args=[each.outcome.reference]),
            "compares": bool(reference),
            "why": ", ".join(each.why),
        }
        for each in found
    ]
