"""Working through what waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.completeness import missing_for_accept
from outcomes.conversation import short_turn_words
from outcomes.forms.filters import ListChoice
from outcomes.forms.steps import StepForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.presenters import exchange_of, times_sent_words
from outcomes.queries.lists import vocabulary
from outcomes.queries.questions import Counts, counts_of
from outcomes.queries.review import Queue, printed_in_queue, queue_for
from outcomes.queries.steps import available_steps, reason_asked
from outcomes.queries.versions import changed_since_looked
from outcomes.views.steps import problems_of
from outcomes.workflows import OUTCOME
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.workflow import Reason

FILTERS = ("round", "programme", "country", "submission", "waits")
_SKIPPED = "review_skipped"
_MOST_SKIPPED = 300
_PER_PAGE = 40


@require_safe
@declares(Act.REVIEW, may)
def review_queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person's decision, longest waiting first."""
    choice = _choice(request)
    queue = queue_for(request.principal, choice.conditions, _skipped(request))
    page = Paginator(queue.references, _PER_PAGE).get_page(request.GET.get("page"))
    shown = printed_in_queue(page.object_list)
    changed = changed_since_looked(request.principal, shown)
    first = next((each for each in queue.references if each not in queue.skipped), None)
    return render(
        request,
        "outcomes/review_queue.html",
        {
            "choice": choice,
            "filters_active": choice.chips,
            "queue": queue,
            "page": page,
            "waiting": _waiting_lines(shown, queue, choice, changed),
            "first_url": record_in_queue(first, choice) if first else "",
            "next_url": _next_address(choice),
            "been_through": "through" in request.GET,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.REVIEW, may)
def review_next(request: HttpRequest) -> HttpResponse:
    """Lead to the next that waits after `after`; a POST first skips one for now or brings all back."""
    choice = _choice(request)
    after = request.GET.get("after", "")
    skipped = _skipped(request)
    if request.method == "POST" and "bring_back" in request.POST:
        request.session[_SKIPPED] = []
        return redirect(reverse("outcomes:review-queue") + choice.address())
    if request.method == "POST" and request.POST.get("skip"):
        after = request.POST["skip"][:20]
        skipped = [*(each for each in skipped if each != after), after][-_MOST_SKIPPED:]
        request.session[_SKIPPED] = skipped
    following = queue_for(request.principal, choice.conditions, skipped).after(after)
    if following is None:
        return redirect(reverse("outcomes:review-queue") + choice.address(through="1"))
    return redirect(record_in_queue(following, choice))


@dataclass(frozen=True)
class Desk:
    """What stands beside a record that is read in the queue; `position` is None once it is decided."""

    position: int | None
    total: int
    queue_url: str
    next_url: str
    skip_url: str
    previous_url: str = ""
    following_url: str = ""
    accept_url: str = ""
    return_url: str = ""
    return_form: StepForm | None = None
    accept_form: StepForm | None = None
    ask_url: str = ""
    others: tuple[dict, ...] = ()
    missing: tuple = ()
    is_skipped: bool = False


def desk_for(request: HttpRequest, outcome: Outcome) -> Desk | None:
    """Return the desk when a reviewer reads a record from the queue (`?from=review`), else None."""
    if request.GET.get("from") != "review" or not may(request.principal, Act.REVIEW):
        return None
    choice = _choice(request)
    queue = queue_for(request.principal, choice.conditions, _skipped(request))
    common = {
        "total": len(queue),
        "queue_url": reverse("outcomes:review-queue") + choice.address(),
        "next_url": _next_address(choice, after=outcome.reference),
        "skip_url": _next_address(choice),
    }
    if outcome.reference not in queue:
        return Desk(position=None, **common)
    before, behind = queue.before(outcome.reference), queue.behind(outcome.reference)
    steps = {step.name: step for step in available_steps(request.principal, outcome)}
    return Desk(
        position=queue.position(outcome.reference),
        previous_url=record_in_queue(before, choice) if before else "",
        following_url=record_in_queue(behind, choice) if behind else "",
        accept_url=_step_address(outcome, "accept") if "accept" in steps else "",
        return_url=_step_address(outcome, "return") if "return" in steps else "",
        return_form=_step_form(request, outcome, "return", common["next_url"]),
        accept_form=_step_form(request, outcome, "accept", common["next_url"])
        if "accept" in steps and reason_asked(steps["accept"], outcome) is not Reason.NONE
        else None,
        ask_url=_ask_address(request, outcome),
        others=tuple(
            {
                "label": step.label,
                "key": step.key,
                "tone": step.tone,
                "url": f"{_step_address(outcome, name)}?{urlencode({'next': common['next_url']})}",
            }
            for name, step in steps.items()
            if name not in ("accept", "return")
        ),
        missing=tuple(problems_of(request, outcome, missing_for_accept(outcome))),
        is_skipped=outcome.reference in queue.skipped,
        **common,
    )


def record_in_queue(reference: str, choice: ListChoice) -> str:
    """Return the address of a record as it is read in the queue, with the queue's filter."""
    return reverse("outcomes:detail", args=[reference]) + choice.address(**{"from": "review"})


def _choice(request: HttpRequest) -> ListChoice:
    return ListChoice(request.GET, vocabulary(), names=FILTERS, panel=FILTERS)


def _skipped(request: HttpRequest) -> list[str]:
    return request.session.get(_SKIPPED, [])


def _next_address(choice: ListChoice, **more: str) -> str:
    return reverse("outcomes:review-next") + choice.address(**more)


def _step_address(outcome: Outcome, step: str) -> str:
    return reverse("outcomes:step", args=[outcome.reference, step])


def _ask_address(request: HttpRequest, outcome: Outcome) -> str:
    if not may(request.principal, Act.ASK, outcome):
        return ""
    back = urlencode({"next": request.get_full_path()})
    return f"{reverse('outcomes:question-ask', args=[outcome.reference])}?{back}"


def _step_form(request: HttpRequest, outcome: Outcome, step: str, next_url: str) -> StepForm:
    return StepForm(
        initial={"version": outcome.version, "next": next_url},
        step=OUTCOME.step(step),
        principal=request.principal,
        outcome=outcome,
    )


def _waiting_lines(outcomes: list[Outcome], queue: Queue, choice: ListChoice, changed) -> list[dict]:
    counts = counts_of(outcomes)
    return [
        _waiting(outcome, queue, choice, counts.get(outcome.pk, Counts()), outcome.pk in changed)
        for outcome in outcomes
    ]


def _waiting(
    outcome: Outcome, queue: Queue, choice: ListChoice, counts: Counts, is_new_to_reader: bool
) -> dict:
    """Return one line of the queue."""
    return {
        "waits": short_turn_words(outcome.state, counts),
        "outcome": outcome,
        "url": record_in_queue(outcome.reference, choice),
        "days": (timezone.now() - outcome.submitted_at) // timedelta(days=1),
        "times_sent": times_sent_words(outcome) if outcome.is_resubmission else "",
        "exchange": exchange_of(outcome.exchanges),
        "is_skipped": outcome.reference in queue.skipped,
        "is_new_to_reader": is_new_to_reader,
    }
