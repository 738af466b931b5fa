"""What WIEGO did: finding contributions, writing them down, and linking them to outcomes."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.forms.contributions import ContributionFilterForm, ContributionForm
from outcomes.models import Contribution
from outcomes.policy import Act, may
from outcomes.presenters import shown_lines
from outcomes.queries.contributions import (
    DEFAULT_ORDER,
    ORDERS,
    links_seen_by,
    narrowed,
    numbers_of_outcomes,
    ordered,
    passages_in_trail,
    printed_in_list,
    strategies_of,
    trail_seen_by,
    with_everything,
)
from outcomes.services.contributions import add_contribution, change_contribution
from outcomes.views.parts import given_back, status_of, typed_in
from wiego_mle.audit.presenters import lines
from wiego_mle.kernel.views import declares

_PAGE = 50


@require_safe
@declares(Act.VIEW_CONTRIBUTION, may)
def contribution_list(request: HttpRequest) -> HttpResponse:
    """Show the contributions that match the address, fifty a page."""
    form = ContributionFilterForm(request.GET)
    order = request.GET.get("sort")
    order = order if order in ORDERS else DEFAULT_ORDER
    rows = printed_in_list(ordered(narrowed(Contribution.objects.all(), form.conditions), order))
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    contributions = list(page)
    numbers = numbers_of_outcomes(contributions, request.principal)
    context = {
        "filter_form": form,
        "filters_active": form.chips(),
        "filter_kept": {"sort": order} if order != DEFAULT_ORDER else {},
        "page": page,
        "rows": [(each, numbers.get(each.pk, 0)) for each in contributions],
        "columns": _columns(form, order),
        "may_log": may(request.principal, Act.LOG_CONTRIBUTION),
    }
    return render(request, "outcomes/contributions/list.html", context)


@require_safe
@declares(Act.VIEW_CONTRIBUTION, may)
def contribution_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what was done, and the outcomes it is linked to as far as the reader may see them."""
    contribution = get_object_or_404(with_everything(Contribution.objects.all()), reference=reference)
    entries = trail_seen_by(contribution, request.principal)
    context = {
        "contribution": contribution,
        "strategies": strategies_of(contribution),
        "links": links_seen_by(contribution, request.principal),
        "trail": shown_lines(lines(entries), passages_in_trail(contribution, entries)),
        "may_edit": may(request.principal, Act.EDIT_CONTRIBUTION, contribution),
    }
    return render(request, "outcomes/contributions/detail.html", context)


@declares(Act.LOG_CONTRIBUTION, may)
def contribution_new(request: HttpRequest) -> HttpResponse:
    """Write down a contribution."""
    form = ContributionForm(typed_in(request), by=request.principal, language=get_language())
    status = 200
    if request.method == "POST" and form.is_valid():
        logged: list[Contribution] = []
        status = status_of(form, lambda: logged.append(_log(request, form)))
        if not status:
            messages.success(request, _("%(reference)s is saved.") % {"reference": logged[0].reference})
            return redirect("outcomes:contribution-detail", logged[0].reference)
    context = {"form": form, "given_back": given_back(request, form), "problems": form.problems}
    return render(request, "outcomes/contributions/form.html", context, status=status)


@declares(Act.EDIT_CONTRIBUTION, may)
def contribution_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a contribution says."""
    contribution = get_object_or_404(with_everything(Contribution.objects.all()), reference=reference)
    decision = may(request.principal, Act.EDIT_CONTRIBUTION, contribution)
    if request.method != "POST" and not decision:
        raise PermissionDenied(decision.reason)
    form = ContributionForm(typed_in(request), by=request.principal, contribution=contribution)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(_change, request, form, contribution)
        status = status_of(form, change, show_saved=lambda: form.show_saved(_now(contribution)))
        if not status:
            messages.success(request, _("Saved."))
            return redirect("outcomes:contribution-detail", contribution.reference)
    context = {
        "form": form,
        "contribution": contribution,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/contributions/form.html", context, status=status)


def _log(request: HttpRequest, form: ContributionForm) -> Contribution:
    return add_contribution(
        answers=form.answers(), by=request.principal, creation_key=form.read_creation_key()
    )


def _change(request: HttpRequest, form: ContributionForm, contribution: Contribution) -> Contribution:
    return change_contribution(
        contribution=contribution,
        version=form.read_version(),
        answers=form.answers(),
        by=request.principal,
    )


def _now(contribution: Contribution) -> Contribution:
    return get_object_or_404(with_everything(Contribution.objects.all()), pk=contribution.pk)


def _columns(form: ContributionFilterForm, order: str) -> list[dict]:
    """Return the heads of the list: a first click on a column sorts it, a second one turns it round."""
    headings = (
        ("title", "title", _("Contribution"), False),
        ("programme", "programme", _("Programme"), False),
        ("", "", _("Where"), False),
        ("date", "-date", _("When"), False),
        ("", "", _("Outcomes"), True),
    )
    columns = []
    for key, first, label, is_number in headings:
        sorted_now = {key: "ascending", f"-{key}": "descending"}.get(order, "") if key else ""
        turned = {"ascending": f"-{key}", "descending": key}.get(sorted_now, first)
        column = {"label": label, "sorted": sorted_now, "number": is_number}
        columns.append(column | ({"url": form.sorted_by(turned)} if key else {}))
    return columns
