"""What stands beside a record that is read in the review queue."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from outcomes.before_accepting import Look, looks_before_accepting
from outcomes.completeness import missing_for_accept
from outcomes.forms.steps import StepForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.review import Queue, queue_for
from outcomes.queries.steps import available_steps, reason_asked
from outcomes.views.queue_ways import (
    TakeBack,
    next_address,
    queue_address,
    queue_choice,
    record_in_queue,
    skipped_by,
    step_address,
    to_take_back,
)
from outcomes.views.steps import problems_of
from outcomes.workflows import OUTCOME
from wiego_mle.kernel.workflow import Reason


@dataclass(frozen=True)
class Desk:
    """What stands beside a record that is read in the queue; `position` is None once it is decided."""

    position: int | None
    total: int
    queue_url: str
    next_url: str
    skip_url: str
    taken: TakeBack | None = None
    previous_url: str = ""
    following_url: str = ""
    accept_url: str = ""
    return_url: str = ""
    return_form: StepForm | None = None
    accept_form: StepForm | None = None
    ask_url: str = ""
    others: tuple[dict, ...] = ()
    missing: tuple = ()
    looks: tuple[Look, ...] = ()
    is_skipped: bool = False


def desk_for(request: HttpRequest, outcome: Outcome) -> Desk | None:
    """Return the desk when a reviewer reads a record from the queue (`?from=review`), else None."""
    if request.GET.get("from") != "review" or not may(request.principal, Act.REVIEW):
        return None
    choice = queue_choice(request)
    queue = queue_for(request.principal, choice.conditions, skipped_by(request))
    common = {
        "total": len(queue),
        "queue_url": queue_address(choice),
        "next_url": next_address(choice, after=outcome.reference, **_behind(queue, outcome)),
        "skip_url": next_address(choice),
        "taken": to_take_back(request, choice),
    }
    if outcome.reference not in queue:
        return Desk(position=None, **common)
    before, behind = queue.before(outcome.reference), queue.behind(outcome.reference)
    steps = {step.name: step for step in available_steps(request.principal, outcome)}
    missing = tuple(problems_of(request, outcome, missing_for_accept(outcome)))
    return Desk(
        position=queue.position(outcome.reference),
        previous_url=record_in_queue(before, choice) if before else "",
        following_url=record_in_queue(behind, choice) if behind else "",
        accept_url=step_address(outcome, "accept") if "accept" in steps else "",
        return_url=step_address(outcome, "return") if "return" in steps else "",
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
                "url": f"{step_address(outcome, name)}?{urlencode({'next': common['next_url']})}",
            }
            for name, step in steps.items()
            if name not in ("accept", "return")
        ),
        missing=missing,
        looks=tuple(looks_before_accepting(request.principal, outcome))
        if "accept" in steps and not missing
        else (),
        is_skipped=outcome.reference in queue.skipped,
        **common,
    )


def _behind(queue: Queue, outcome: Outcome) -> dict[str, str]:
    """Return what names the record behind this one, which is next once this one is decided."""
    behind = queue.behind(outcome.reference) if outcome.reference in queue else None
    return {"behind": behind} if behind else {}


def _ask_address(request: HttpRequest, outcome: Outcome) -> str:
    """Return the address of the page that asks, at the field for the words, so that it has the focus."""
    if not may(request.principal, Act.ASK, outcome):
        return ""
    back = urlencode({"next": request.get_full_path()})
    return f"{reverse('outcomes:question-ask', args=[outcome.reference])}?{back}#id_text"


def _step_form(request: HttpRequest, outcome: Outcome, step: str, next_url: str) -> StepForm:
    return StepForm(
        initial={"version": outcome.version, "next": next_url},
        step=OUTCOME.step(step),
        principal=request.principal,
        outcome=outcome,
    )
