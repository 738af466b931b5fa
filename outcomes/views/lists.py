"""The list of outcomes, and the same list as a file."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.forms.filters import ListChoice
from outcomes.list_rows import list_rows
from outcomes.policy import Act, may
from outcomes.queries.credibility import grades_on
from outcomes.queries.filters import narrowed
from outcomes.queries.lists import OutcomePages, grants_on, ordered, vocabulary
from outcomes.queries.outcomes import visible_to
from outcomes.queries.passages import quoted_to
from outcomes.queries.questions import counts_of
from outcomes.queries.versions import changed_since_looked
from outcomes.reports.list_export import FORMATS, file_name, list_file, list_table, restricted_among
from outcomes.services.exports import record_list_export
from wiego_mle.kernel.views import declares

_COLUMNS = (
    ("title", "title", lambda: _("Outcome")),
    ("state", "state", lambda: _("State")),
    ("", "", lambda: _("Leading programme")),
    ("", "", lambda: _("Where")),
    ("date", "-date", lambda: _("When")),
    ("", "", lambda: _("Evidence")),
    ("round", "-round", lambda: _("Round")),
    ("updated", "-updated", lambda: _("Changed")),
)
"""Per column: the word by which it is sorted, the direction a first click gives, and the heading."""


@require_safe
@declares(Act.VIEW, may)
def outcome_list(request: HttpRequest) -> HttpResponse:
    """Show the outcomes that match the address, fifty a page."""
    lists = vocabulary()
    choice = ListChoice(request.GET, lists)
    rows = ordered(narrowed(visible_to(request.principal), choice.values), choice.order)
    pages = OutcomePages(rows, words=choice.search)
    page = pages.get_page(choice.page)
    return render(
        request,
        "outcomes/list.html",
        {
            "choice": choice,
            "filters_active": choice.chips,
            "page": page,
            "rows": list_rows(
                page,
                lists,
                counts=counts_of(page.object_list),
                changed=changed_since_looked(request.principal, page.object_list),
                grades=grades_on(page.object_list),
                grants=grants_on(page.object_list, lists),
            ),
            "columns": [_column(choice, *column) for column in _COLUMNS],
            "may_log": may(request.principal, Act.LOG),
            "exports": [
                (word.upper(), reverse("outcomes:export", args=[word]) + choice.address()) for word in FORMATS
            ],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.EXPORT, may)
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """Send the list of this address as a file, and note it on the trail; a GET leads back to the list."""
    if file_format not in FORMATS:
        raise Http404
    if request.method != "POST":
        return redirect(reverse("outcomes:list") + "?" + request.GET.urlencode())
    choice = ListChoice(request.GET, vocabulary())
    rows = ordered(narrowed(visible_to(request.principal), choice.conditions), choice.order)
    made_at = timezone.localtime()
    counted, restricted = rows.order_by().count(), restricted_among(rows)
    record_list_export(
        by=request.principal,
        file_format=file_format,
        filter_words=choice.words,
        counted=counted,
        restricted=restricted,
    )
    table = list_table(
        rows,
        filter_words=choice.words,
        counted=counted,
        restricted=restricted,
        made_at=made_at,
        readable=visible_to(request.principal),
        quoted=quoted_to(request.principal),
    )
    return FileResponse(
        list_file(table, file_format),
        as_attachment=True,
        filename=file_name(file_format, made_at=made_at, restricted=restricted),
        content_type=FORMATS[file_format],
    )


def _column(choice: ListChoice, key: str, first: str, label) -> dict:
    if not key:
        return {"label": label()}
    sorted_now = {key: "ascending", f"-{key}": "descending"}.get(choice.order, "")
    reverse_of = {"ascending": f"-{key}", "descending": key}
    return {
        "label": label(),
        "url": choice.address(sort=reverse_of.get(sorted_now, first)),
        "sorted": sorted_now,
    }
