"""The annual tables as a page and as files."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from harvests import financial_year
from harvests.queries.closings import standing_closings
from outcomes.forms.tables import (
    WITH_RESTRICTED,
    chosen_strength,
    default_year,
    query_of,
    selection_from,
    strengths,
    years,
)
from outcomes.policy import Act, may
from outcomes.queries.lists import Vocabulary, vocabulary
from outcomes.queries.tables import Selection, may_include_restricted
from outcomes.reports.annual import ANNEX, AnnualTables
from outcomes.reports.annual_files import FORMATS, AnnualFile
from outcomes.reports.drawn import drawn
from outcomes.services.exports import record_tables_export
from wiego_mle.kernel.tables import table_facts
from wiego_mle.kernel.views import declares

ANNEX_PER_PAGE = 20


@require_safe
@declares(Act.SEE_TABLES, may)
def tables(request: HttpRequest) -> HttpResponse:
    """Show the tables of a financial year, or with `?table=annex` its outcomes in full."""
    lists = vocabulary()
    year = _year(request.GET.get("year", ""), lists)
    if year is None:
        return render(request, "outcomes/tables/none.html")
    selection = selection_from(request.GET, year, lists, request.principal)
    report = AnnualTables(request.principal, selection, lists, made_at=timezone.localtime())
    context = _context(request, lists, selection, report)
    only = request.GET.get("table", "")
    if only == ANNEX:
        return render(request, "outcomes/tables/annex.html", context | _annex(request, report))
    if only:
        raise Http404
    *counted, annex = report.all()
    context |= {
        "tables": [drawn(table) for table in counted],
        "annex": annex,
        "closings": standing_closings(selection.rounds),
    }
    return render(request, "outcomes/tables/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EXPORT_TABLES, may)
def tables_file(request: HttpRequest, year: int, file_format: str) -> HttpResponse:
    """Send the tables as a file and note it on the trail; a GET leads back to the page."""
    if file_format not in FORMATS:
        raise Http404
    if request.method != "POST":
        query = request.GET.copy()
        query["year"] = str(year)
        query.pop("table", None)
        return redirect(f"{reverse('outcomes:tables')}?{query.urlencode()}")
    lists, made_at = vocabulary(), timezone.localtime()
    selection = selection_from(request.GET, year, lists, request.principal)
    report = AnnualTables(request.principal, selection, lists, made_at=made_at)
    only = request.GET.get("table", "")
    chosen = [table for table in report.all() if not only or table.key == only]
    if not chosen:
        raise Http404
    record_tables_export(
        by=request.principal,
        year=year,
        table=only,
        file_format=file_format,
        filter_words=report.filter_words,
        counted=report.counted,
        with_restricted=selection.with_restricted,
    )
    file = AnnualFile(report, selection, chosen, file_format, single=bool(only))
    return FileResponse(
        file.written(by_name=request.principal.name, made_at=made_at),
        as_attachment=True,
        filename=file.name,
        content_type=file.content_type,
    )


def _year(asked: str, lists: Vocabulary) -> int | None:
    if not asked:
        return default_year(lists)
    if not (asked.isascii() and asked.isdigit() and len(asked) == 4):
        raise Http404
    return int(asked)


def _context(
    request: HttpRequest, lists: Vocabulary, selection: Selection, report: AnnualTables
) -> dict[str, object]:
    here, chosen = reverse("outcomes:tables"), query_of(selection)
    return {
        "report": report,
        "selection": selection,
        "year_label": financial_year.label(selection.year),
        "years": [
            {
                "label": financial_year.label(year),
                "url": f"{here}?year={year}",
                "current": year == selection.year,
            }
            for year in years(lists)
        ],
        "rounds": [each for each in lists.rounds if each.financial_year == selection.year],
        "programmes": lists.programmes,
        "grants": lists.grants,
        "may_include_restricted": may_include_restricted(request.principal, selection),
        "with_restricted": WITH_RESTRICTED,
        "strengths": strengths(),
        "chosen_strength": chosen_strength(selection),
        "query": chosen,
        "here": f"{here}?year={selection.year}" + (f"&{chosen}" if chosen else ""),
        "may_export": may(request.principal, Act.EXPORT_TABLES),
    }


def _annex(request: HttpRequest, report: AnnualTables) -> dict[str, object]:
    page = Paginator(report.annex_rows(), ANNEX_PER_PAGE).get_page(request.GET.get("page"))
    table = report.annex(page.object_list)
    keys = [column.key for column in table.columns]
    return {
        "table": table,
        "facts": table_facts(table),
        "page": page,
        "outcomes": [dict(zip(keys, row, strict=True)) for row in table.rows()],
    }
