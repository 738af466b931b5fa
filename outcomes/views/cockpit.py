"""The cockpit of a round for its lead: what blocks it, as a page and as files."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from harvests.views.led import led_round
from outcomes.policy import Act, may
from outcomes.queries.cockpit import AGES, age_of, open_questions_in, printed_questions, questions_by_age
from outcomes.question_lines import question_lines
from outcomes.reports.cockpit.files import FORMATS, cockpit_file, file_name
from outcomes.reports.cockpit.waiting import age_words
from outcomes.reports.cockpit.whole import Cockpit
from outcomes.reports.drawn import drawn
from outcomes.services.exports import record_cockpit_export
from wiego_mle.accounts.models import User
from wiego_mle.kernel.views import declares

QUESTIONS_PER_PAGE = 50


@require_safe
@declares(Act.SEE_COCKPIT, may)
def cockpit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what blocks a round, how far it is, how it compares, and what is missing in it."""
    harvest_round = led_round(request, reference, Act.SEE_COCKPIT, may=may)
    report = Cockpit(request.principal, harvest_round, now=timezone.localtime())
    tables = {table.key: drawn(table) for table in report.tables()}
    context = {
        "round": harvest_round,
        "report": report,
        "tables": tables,
        "pictures": report.pictures() if "pace" in tables else [],
        "balance": report.balance(),
        "may_remind": may(request.principal, Act.REMIND, harvest_round),
        "files": [
            (word.upper(), reverse("rounds:cockpit-file", args=[harvest_round.reference, word]))
            for word in FORMATS
        ],
    }
    return render(request, "harvests/cockpit/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.SEE_COCKPIT, may)
def cockpit_export(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """Send the tables of the cockpit as a file and note it on the trail; a GET leads back to the page."""
    if file_format not in FORMATS:
        raise Http404
    harvest_round = led_round(request, reference, Act.SEE_COCKPIT, may=may)
    if request.method != "POST":
        return redirect("rounds:cockpit", harvest_round.reference)
    made_at = timezone.localtime()
    tables = Cockpit(request.principal, harvest_round, now=made_at).tables()
    record_cockpit_export(by=request.principal, harvest_round=harvest_round, file_format=file_format)
    return FileResponse(
        cockpit_file(harvest_round, tables, file_format, by_name=request.principal.name, made_at=made_at),
        as_attachment=True,
        filename=file_name(harvest_round, file_format, made_at=made_at),
        content_type=FORMATS[file_format].content_type,
    )


@require_safe
@declares(Act.SEE_COCKPIT, may)
def open_questions(request: HttpRequest, reference: str) -> HttpResponse:
    """List the open questions of a round, the longest waiting first.

    The address may ask for one age, and for those that wait for one person.
    """
    harvest_round = led_round(request, reference, Act.SEE_COCKPIT, may=may)
    now, age = timezone.localtime(), age_of(request.GET.get("age", ""))
    every = open_questions_in(request.principal, harvest_round)
    author = User.objects.filter(reference=request.GET.get("author", "")).first()
    if author:
        every = every.filter(outcome__author=author)
    counts = questions_by_age(every, now=now)
    chosen = every.filter(age.holds(now)) if age else every
    page = Paginator(printed_questions(chosen), QUESTIONS_PER_PAGE).get_page(request.GET.get("page"))
    here = reverse("rounds:open-questions", args=[harvest_round.reference])
    of_author = {"author": author.reference} if author else {}
    ages = [{"label": age_words(each.key), "key": each.key, "number": counts[each.key]} for each in AGES]
    context = {
        "round": harvest_round,
        "page": page,
        "rows": question_lines(page.object_list, now=now),
        "age": age,
        "age_words": age_words(age.key) if age else "",
        "ages": [each | {"url": f"{here}?{urlencode(of_author | {'age': each['key']})}"} for each in ages],
        "total": sum(counts.values()),
        "here": f"{here}?{urlencode(of_author)}",
        "author": author,
    }
    return render(request, "harvests/cockpit/questions.html", context)
