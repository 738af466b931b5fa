"""Editions of the annual tables: the list, ordering one, its page, and the outcomes behind each number."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.edition_page import EditionPage
from outcomes.forms.editions import EditionForm
from outcomes.models import Edition
from outcomes.policy import Act, may
from outcomes.policy.editions import MAKERS
from outcomes.queries.editions import counted_in, editions_for, rows_of_page
from outcomes.queries.lists import vocabulary
from outcomes.queries.outcomes import visible_to
from outcomes.reports.edition.document import annex_entry
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.shape import annex_columns
from outcomes.services.editions import order_edition
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.views import declares

PER_PAGE = 20
LISTED = 50


@require_safe
@declares(Act.SEE_EDITIONS, may)
def edition_list(request: HttpRequest) -> HttpResponse:
    """List the editions that the person may see, the newest first."""
    page = Paginator(editions_for(request.principal).defer("head"), LISTED).get_page(request.GET.get("page"))
    context = {"page": page, "may_make": may(request.principal, Act.MAKE_EDITION)}
    return render(request, "outcomes/editions/list.html", context)


@declares(Act.MAKE_EDITION, may)
def edition_new(request: HttpRequest) -> HttpResponse:
    """Order an edition."""
    form = EditionForm(
        request.POST if request.method == "POST" else None,
        vocabulary(),
        may_count_all_years=request.principal.has(*MAKERS),
    )
    if request.method == "POST" and form.is_valid():
        try:
            edition = order_edition(by=request.principal, **form.answers())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(
                request, _("“%(title)s” is ordered. It waits for you here.") % {"title": edition.title}
            )
            return redirect("outcomes:edition-detail", edition.reference)
    return render(request, "outcomes/editions/new.html", {"form": form})


@require_safe
@declares(Act.SEE_EDITIONS, may)
def edition_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show an edition: how far it is, its numbers, its files; `?part=state` is asked for while it is built."""
    page = EditionPage(seen_edition(request, reference), request.principal)
    context = {"page": page, "edition": page.edition}
    if request.GET.get("part") == "state":
        response = render(request, "outcomes/editions/state.html", context | {"is_part": True})
        if not page.is_under_way:
            response["HX-Refresh"] = "true"
        return response
    if page.frozen is None:
        return render(request, "outcomes/editions/waiting.html", context)
    context["faults"] = page.frozen.faults() if "verify" in request.GET else None
    return render(request, "outcomes/editions/detail.html", context)


@require_safe
@declares(Act.SEE_EDITIONS, may)
def edition_outcomes(request: HttpRequest, reference: str) -> HttpResponse:
    """List the outcomes that were counted in a number, as the edition tells them."""
    edition = frozen_edition(request, reference)
    frozen = FrozenEdition(edition)
    known = frozen.head["dimensions"]
    conditions = {name: value for name, value in request.GET.items() if name in known}
    if set(request.GET) - {*known, "page"}:
        raise Http404
    page = Paginator(counted_in(edition, conditions), PER_PAGE).get_page(request.GET.get("page"))
    labels = {column.key: str(column.label) for column in annex_columns(is_public=False)}
    context = {
        "edition": edition,
        "page": page,
        "rows": [(row, _entry(frozen, row, labels)) for row in rows_of_page(edition, page.object_list)],
        "chosen": [
            (frozen.head["dimensions"][name]["label"], frozen.labels(name).get(value, value))
            for name, value in conditions.items()
        ],
        "may_choose": EditionPage(edition, request.principal).may_choose,
    }
    # An edition is open to more people than a record that was restricted since.
    of_page = visible_to(request.principal).filter(pk__in=[row.outcome_id for row, _entry in context["rows"]])
    context["readable"] = set(of_page.order_by().values_list("reference", flat=True))
    return render(request, "outcomes/editions/outcomes.html", context)


def seen_edition(request: HttpRequest, reference: str) -> Edition:
    """Return an edition that the person may see, else 404."""
    return get_object_or_404(editions_for(request.principal), reference=reference)


def frozen_edition(request: HttpRequest, reference: str) -> Edition:
    """Return an edition that the person may see and that was collected, else 404."""
    edition = seen_edition(request, reference)
    if not edition.is_frozen:
        raise Http404
    return edition


def _entry(frozen: FrozenEdition, row, labels):
    cells = frozen.printed_cells(row)
    return annex_entry(cells, labels) if cells.get("statement") else None
