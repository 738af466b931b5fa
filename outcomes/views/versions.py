"""The versions of a record: their list, one of them, two compared, and bringing one back."""

from __future__ import annotations

from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.forms.capture import version_of
from outcomes.forms.restoring import RestoreForm
from outcomes.masking import shown_content
from outcomes.models import Outcome, OutcomeVersion
from outcomes.policy import Act, may
from outcomes.presenters import decision_words
from outcomes.queries.capture import records_to_edit
from outcomes.queries.versions import (
    Sitting,
    contents_of,
    look_of,
    readable_versions,
    sittings_of,
    withheld_number,
)
from outcomes.services.restoring import restoration_of, restore_version
from outcomes.version_notices import compare_address
from outcomes.version_words import Names, answers_in, changed_names, changes_between, label_of
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares

_PER_PAGE = 25


@require_safe
@declares(Act.VIEW, may)
def version_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who changed what when, the newest first; any two versions can be chosen to be compared."""
    outcome = _record(request, reference)
    decisions = list(outcome.decisions.select_related("by").order_by("at", "pk"))
    rows = readable_versions(request.principal, outcome)
    fold = "each" not in request.GET
    folded = sittings_of(rows, decided_on={each.outcome_version for each in decisions}, fold=fold)
    page = Paginator(folded, _PER_PAGE).get_page(request.GET.get("page"))
    look = look_of(request.principal, outcome)
    context = {
        "outcome": outcome,
        "page": page,
        "lines": _lines(request, outcome, page.object_list, folded, decisions),
        "look": look,
        "is_folded": any(each.number_of_versions > 1 for each in folded),
        "unfolded": not fold,
        "may_edit": may(request.principal, Act.EDIT, outcome),
        "withheld": withheld_number(request.principal, outcome),
    }
    return render(request, "outcomes/versions/list.html", context)


def _lines(
    request: HttpRequest, outcome: Outcome, shown: list[Sitting], folded: list[Sitting], decisions: list
) -> list[dict]:
    """Return the lines of the list, each with what changed since the version before it."""
    before = {each.last: earlier.last for each, earlier in pairwise(folded)}
    wanted = [each.last for each in shown] + [before[each.last] for each in shown if each.last in before]
    kept = contents_of(readable_versions(request.principal, outcome), wanted)
    contents = {number: shown_content(outcome, content) for number, content in kept.items()}
    with_sources = bool(may(request.principal, Act.SEE_SOURCES, outcome))
    lines = []
    for each in shown:
        earlier = before.get(each.last)
        changed = (
            changed_names(contents[earlier], contents[each.last], with_sources=with_sources)
            if earlier
            else []
        )
        lines.append(
            {
                "sitting": each,
                "earlier": earlier,
                "changed": [label_of(name) for name in changed],
                "steps": [
                    decision_words(step, reader_id=request.principal.person_id)
                    for step in decisions
                    if step.outcome_version == each.last
                ],
                "url": reverse("outcomes:version-detail", args=[outcome.reference, each.last]),
                "compare_url": compare_address(outcome, earlier, each.last) if earlier else "",
                "is_now": each.last == outcome.version,
            }
        )
    return lines


@require_safe
@declares(Act.VIEW, may)
def version_detail(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show one version whole."""
    outcome = _record(request, reference)
    version = _version(request, outcome, number)
    with_sources = bool(may(request.principal, Act.SEE_SOURCES, outcome))
    content = shown_content(outcome, version.content)
    context = {
        "outcome": outcome,
        "version": version,
        "answers": answers_in(content, Names([content], of=outcome), with_sources=with_sources),
        "is_now": version.number == outcome.version,
        "compare_url": compare_address(outcome, version.number, outcome.version),
        "may_edit": may(request.principal, Act.EDIT, outcome),
        **_neighbours(request, outcome, number),
    }
    return render(request, "outcomes/versions/detail.html", context)


@require_safe
@declares(Act.VIEW, may)
def version_compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what changed from one version to another, word by word; without a choice, the last change."""
    outcome = _record(request, reference)
    numbers = list(readable_versions(request.principal, outcome).values_list("number", flat=True))
    if not numbers:
        raise Http404
    later = _chosen(request, "later", numbers, numbers[-1])
    earlier = _chosen(request, "earlier", numbers, max((n for n in numbers if n < later), default=later))
    earlier, later = sorted((earlier, later))
    rows = OutcomeVersion.objects.filter(outcome=outcome, number__in={earlier, later}).select_related("by")
    found = {row.number: row for row in rows}
    old, new = found[earlier], found[later]
    with_sources = bool(may(request.principal, Act.SEE_SOURCES, outcome))
    before, after = (shown_content(outcome, version.content) for version in (old, new))
    context = {
        "outcome": outcome,
        "old": old,
        "new": new,
        "changes": changes_between(
            before, after, Names([before, after], of=outcome), with_sources=with_sources
        ),
        "to_now": later == outcome.version,
        "may_edit": may(request.principal, Act.EDIT, outcome),
    }
    return render(request, "outcomes/versions/compare.html", context)


@declares(Act.EDIT, may)
def version_restore(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show what would change if an earlier version came back, and bring it back."""
    outcome = _record(request, reference)
    version = _version(request, outcome, number)
    decision = may(request.principal, Act.EDIT, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    typed = request.POST if request.method == "POST" else take_typed_text(request)
    form = RestoreForm(typed, outcome=outcome, by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            restore_version(
                outcome=outcome,
                number=number,
                version=version_of(request.POST),
                by=request.principal,
                why=form.cleaned_data["why"],
            )
        except Stale as stale:
            # The page below is made from the record as it is now; so is the next attempt.
            typed = request.POST.copy()
            typed["version"] = str(_record(request, reference).version)
            form = RestoreForm(typed, outcome=outcome, by=request.principal)
            form.add_error(None, str(stale))
            status = 409
        except (Refused, ValidationError) as error:
            form.add_error(None, str(error) if isinstance(error, Refused) else error.messages)
        else:
            messages.success(request, _("Version %(number)d is back, as a new version.") % {"number": number})
            return redirect("outcomes:detail", outcome.reference)
    return _restore_page(request, _record(request, reference), version, form, status=status)


def _restore_page(
    request: HttpRequest, outcome: Outcome, version: OutcomeVersion, form: RestoreForm, *, status: int
) -> HttpResponse:
    restoration = restoration_of(outcome, version)
    now = shown_content(outcome, restoration.now)
    old = shown_content(outcome, version.content)
    then = now | {name: old[name] for name in restoration.answers if name in old}
    with_sources = bool(may(request.principal, Act.SEE_SOURCES, outcome))
    context = {
        "outcome": outcome,
        "version": version,
        "form": form,
        "changes": changes_between(now, then, Names([now, then], of=outcome), with_sources=with_sources),
        "left": restoration.left,
    }
    return render(request, "outcomes/versions/restore.html", context, status=status)


def _record(request: HttpRequest, reference: str) -> Outcome:
    return get_object_or_404(records_to_edit(request.principal), reference=reference)


def _version(request: HttpRequest, outcome: Outcome, number: int) -> OutcomeVersion:
    rows = readable_versions(request.principal, outcome).select_related("by")
    return get_object_or_404(rows, number=number)


def _neighbours(request: HttpRequest, outcome: Outcome, number: int) -> dict:
    numbers = list(readable_versions(request.principal, outcome).values_list("number", flat=True))
    place = numbers.index(number)
    return {
        "previous": numbers[place - 1] if place else None,
        "following": numbers[place + 1] if place + 1 < len(numbers) else None,
    }


def _chosen(request: HttpRequest, name: str, numbers: list[int], usual: int) -> int:
    text = request.GET.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) in numbers):
        raise Http404
    return int(text)
