"""Linking contributions to an outcome: how, and how strongly, they may have influenced it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.completeness import section, sections_of
from outcomes.forms.capture.overview import address_of
from outcomes.forms.contributions import ContributionWithLinkForm, LinkForm
from outcomes.forms.parts import RemoveForm
from outcomes.models import Contribution, ContributionLink, Outcome
from outcomes.policy import Act, may
from outcomes.queries.contributions import MOST_OFFERED, links_of, offered_for_link
from outcomes.services.contributions import (
    LINK_ANSWERS,
    change_link,
    link_contribution,
    log_and_link,
    unlink_contribution,
)
from outcomes.services.parts import mark_of_part
from outcomes.views.parts import given_back, record_to_edit, status_of, typed_in
from outcomes.views.withheld_looks import look_first, note_conflict
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.views import declares

_LONGEST_SEARCH = 200


@require_safe
@declares(Act.EDIT, may)
def contribution_link(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the contributions linked to an outcome, and find one more (`?q=words`)."""
    outcome = record_to_edit(request, reference)
    words = clean_text(request.GET.get("q", ""))[:_LONGEST_SEARCH].strip()
    found = offered_for_link(outcome, words)
    context = {
        "outcome": outcome,
        "links": links_of(outcome),
        **_next_part(outcome),
        "words": words,
        "found": found[:MOST_OFFERED],
        "there_are_more": len(found) > MOST_OFFERED,
        "most": MOST_OFFERED,
        "may_log": may(request.principal, Act.LOG_CONTRIBUTION),
    }
    return render(request, "outcomes/contributions/link.html", context)


@declares(Act.EDIT, may)
def contribution_link_chosen(request: HttpRequest, reference: str, contribution: str) -> HttpResponse:
    """Link a contribution that was found, saying how it may have influenced the change."""
    outcome = record_to_edit(request, reference)
    chosen = get_object_or_404(Contribution.objects.select_related("programme"), reference=contribution)
    form = LinkForm(typed_in(request), by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(
            link_contribution, outcome=outcome, contribution=chosen, by=request.principal, **form.answers()
        )
        status = status_of(form, change)
        if not status:
            return _linked(request, outcome, chosen.reference)
    context = {
        "form": form,
        "outcome": outcome,
        "chosen": chosen,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/contributions/link_form.html", context, status=status)


@declares(Act.LOG_CONTRIBUTION, may)
def contribution_link_new(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down a contribution and link it to the outcome, both or neither."""
    outcome = record_to_edit(request, reference)
    form = ContributionWithLinkForm(typed_in(request), by=request.principal, language=get_language())
    status = 200
    if request.method == "POST" and form.is_valid():
        links: list[ContributionLink] = []
        status = status_of(form, lambda: links.append(_log_and_link(request, outcome, form)))
        if not status:
            return _linked(request, outcome, links[0].contribution.reference)
    context = {
        "form": form,
        "outcome": outcome,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/contributions/form.html", context, status=status)


@declares(Act.EDIT, may)
def contribution_link_edit(request: HttpRequest, reference: str, contribution: str) -> HttpResponse:
    """Change how, and how strongly, a contribution influenced an outcome."""
    outcome = record_to_edit(request, reference)
    link = get_object_or_404(links_of(outcome), contribution__reference=contribution)
    if asks := look_first(request, outcome):
        return asks
    form = LinkForm(typed_in(request), by=request.principal, link=link)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(
            change_link, link=link, seen=form.read_seen(), by=request.principal, **form.answers()
        )
        show_saved = partial(_show_saved, request, form, outcome, link.pk)
        status = status_of(form, change, show_saved=show_saved)
        if not status:
            messages.success(request, _("Saved."))
            return redirect("outcomes:contribution-link", outcome.reference)
    context = {
        "form": form,
        "outcome": outcome,
        "chosen": link.contribution,
        "link": link,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/contributions/link_form.html", context, status=status)


@declares(Act.EDIT, may)
def contribution_unlink(request: HttpRequest, reference: str, contribution: str) -> HttpResponse:
    """Ask whether a contribution is taken off an outcome, and do so; the contribution stays."""
    outcome = record_to_edit(request, reference)
    link = get_object_or_404(links_of(outcome), contribution__reference=contribution)
    form = RemoveForm(typed_in(request), by=request.principal, seen=mark_of_part(link, LINK_ANSWERS))
    status = 200
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        change = partial(unlink_contribution, link=link, seen=form.read_seen(), by=request.principal, why=why)
        status = status_of(form, change)
        if not status:
            messages.success(
                request, _("%(reference)s is no longer linked to this outcome.") % {"reference": contribution}
            )
            return redirect("outcomes:contribution-link", outcome.reference)
    context = {"form": form, "outcome": outcome, "link": link}
    return render(request, "outcomes/contributions/unlink.html", context, status=status)


def _next_part(outcome: Outcome) -> dict:
    """Return where the questions go on after that about contributions, with the title of the page."""
    keys = [each.key for each in sections_of(outcome)]
    at = keys.index("contribution") + 1 if "contribution" in keys else len(keys)
    if at == len(keys):
        return {"next_url": reverse("outcomes:check", args=[outcome.reference]), "next_title": ""}
    return {"next_url": address_of(outcome, keys[at]), "next_title": section(keys[at]).title}


def _linked(request: HttpRequest, outcome: Outcome, reference: str) -> HttpResponse:
    messages.success(request, _("%(reference)s is linked to this outcome.") % {"reference": reference})
    return redirect("outcomes:contribution-link", outcome.reference)


def _log_and_link(request: HttpRequest, outcome: Outcome, form: ContributionWithLinkForm) -> ContributionLink:
    return log_and_link(
        outcome=outcome,
        answers=form.answers(),
        by=request.principal,
        creation_key=form.read_creation_key(),
        **form.link_answers(),
    )


def _show_saved(request: HttpRequest, form: LinkForm, outcome: Outcome, pk: int) -> None:
    note_conflict(request, outcome)
    form.show_saved(links_of(outcome).filter(pk=pk).first())
