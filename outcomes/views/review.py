"""Working through what waits for a decision."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.conversation import short_turn_words
from outcomes.forms.filters import ListChoice
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.presenters import exchange_of, times_sent_words
from outcomes.queries.assignments import reviewers_of
from outcomes.queries.closed import closed_times
from outcomes.queries.filters import NONE
from outcomes.queries.opinions import awaited_of, opinions_asked_of
from outcomes.queries.questions import Counts, counts_of
from outcomes.queries.review import Queue, given_counts, printed_in_queue, queue_for
from outcomes.queries.versions import changed_since_looked
from outcomes.views.queue_ways import (
    bring_back_skipped,
    next_address,
    queue_address,
    queue_choice,
    record_in_queue,
    skip,
    skipped_by,
    to_take_back,
)
from wiego_mle.kernel.views import declares

_PER_PAGE = 40


@require_safe
@declares(Act.REVIEW, may)
def review_queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person's decision: what is given to them first, then what few have seen."""
    choice = queue_choice(request)
    queue = queue_for(request.principal, choice.conditions, skipped_by(request))
    page = Paginator(queue.references, _PER_PAGE).get_page(request.GET.get("page"))
    shown = printed_in_queue(page.object_list)
    first = next((each for each in queue.references if each not in queue.skipped), None)
    return render(
        request,
        "outcomes/review_queue.html",
        {
            "choice": choice,
            "filters_active": choice.chips,
            "queue": queue,
            "page": page,
            "waiting": _waiting_lines(request, shown, queue, choice),
            "shares": _shares(request, choice),
            "opinions": list(opinions_asked_of(request.principal)),
            "first_url": record_in_queue(first, choice) if first else "",
            "next_url": next_address(choice),
            "been_through": "through" in request.GET,
            "taken": to_take_back(request, choice),
            "may_assign": may(request.principal, Act.ASSIGN),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.REVIEW, may)
def review_next(request: HttpRequest) -> HttpResponse:
    """Lead to the next that waits after `after`; a POST first skips one for now or brings all back."""
    choice = queue_choice(request)
    after = request.GET.get("after", "")
    skipped = skipped_by(request)
    if request.method == "POST" and "bring_back" in request.POST:
        bring_back_skipped(request)
        return redirect(queue_address(choice))
    if request.method == "POST" and request.POST.get("skip"):
        after = request.POST["skip"][:20]
        skipped = skip(request, after)
    queue = queue_for(request.principal, choice.conditions, skipped)
    following = queue.after(after, behind=request.GET.get("behind", ""))
    if following is None:
        return redirect(queue_address(choice, through="1"))
    return redirect(record_in_queue(following, choice))


def _shares(request: HttpRequest, choice: ListChoice) -> list[dict]:
    """Return the ways to see all, one's own and nobody's, with the number of each; none if nothing is given."""
    total, own, nobody = given_counts(request.principal)
    reviewer = request.user.reference
    chosen = choice.values.get("reviewer", [])
    if nobody == total and not chosen:
        return []
    everything = choice.without("reviewer")
    return [
        {"label": _("All"), "number": total, "url": queue_address(everything), "now": not chosen},
        {
            "label": _("Given to you"),
            "number": own,
            "url": queue_address(choice, reviewer=reviewer),
            "now": chosen == [reviewer],
        },
        {
            "label": _("Given to nobody"),
            "number": nobody,
            "url": queue_address(choice, reviewer=NONE),
            "now": chosen == [NONE],
        },
    ]


def _waiting_lines(
    request: HttpRequest, outcomes: list[Outcome], queue: Queue, choice: ListChoice
) -> list[dict]:
    """Return the lines of the queue."""
    counts = counts_of(outcomes)
    changed = changed_since_looked(request.principal, outcomes)
    closed = closed_times(request.principal, outcomes)
    given, awaited = reviewers_of(outcomes), awaited_of(outcomes)
    return [
        {
            "waits": short_turn_words(outcome.state, counts.get(outcome.pk, Counts())),
            "outcome": outcome,
            "url": record_in_queue(outcome.reference, choice),
            "days": (timezone.now() - outcome.submitted_at) // timedelta(days=1),
            "times_sent": times_sent_words(outcome) if outcome.is_resubmission else "",
            "exchange": exchange_of(
                closed[outcome.pk].close(outcome.exchanges, "reason"), reader_id=request.principal.person_id
            ),
            "is_skipped": outcome.reference in queue.skipped,
            "is_new_to_reader": outcome.pk in changed,
            "reviewer": given.get(outcome.pk),
            "is_own": outcome.pk in given and given[outcome.pk].pk == request.principal.person_id,
            "opinions": awaited.get(outcome.pk, []),
        }
        for outcome in outcomes
    ]
