"""Addresses within the review queue, which keep its filter, and what a reviewer passed over for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse

from outcomes.forms.filters import ListChoice
from outcomes.models import Outcome
from outcomes.presenters import decision_words
from outcomes.queries.lists import vocabulary
from outcomes.queries.steps import TIME_TO_TAKE_BACK, latest_to_take_back

FILTERS = ("round", "programme", "country", "submission", "waits", "reviewer")
_IN_PANEL = FILTERS[:-1]
_SKIPPED = "review_skipped"
_MOST_SKIPPED = 300


def queue_choice(request: HttpRequest) -> ListChoice:
    """Return the filter of the queue that stands in the address."""
    return ListChoice(request.GET, vocabulary(), names=FILTERS, panel=_IN_PANEL)


def skipped_by(request: HttpRequest) -> list[str]:
    """Return the references that this person passed over in this session."""
    return request.session.get(_SKIPPED, [])


def skip(request: HttpRequest, reference: str) -> list[str]:
    """Pass a reference over for now and return all that are passed over."""
    skipped = [*(each for each in skipped_by(request) if each != reference), reference][-_MOST_SKIPPED:]
    request.session[_SKIPPED] = skipped
    return skipped


def bring_back_skipped(request: HttpRequest) -> None:
    """Pass nothing over any more."""
    request.session[_SKIPPED] = []


def record_in_queue(reference: str, choice: ListChoice) -> str:
    """Return the address of a record as it is read in the queue, with the queue's filter."""
    return reverse("outcomes:detail", args=[reference]) + choice.address(**{"from": "review"})


def queue_address(choice: ListChoice, **more: str) -> str:
    """Return the address of the queue with its filter."""
    return reverse("outcomes:review-queue") + choice.address(**more)


def next_address(choice: ListChoice, **more: str) -> str:
    """Return the address that leads to the next record of the queue."""
    return reverse("outcomes:review-next") + choice.address(**more)


def step_address(outcome: Outcome, step: str) -> str:
    """Return the address at which a step is taken."""
    return reverse("outcomes:step", args=[outcome.reference, step])


@dataclass(frozen=True)
class TakeBack:
    """The newest decision of a person as long as it can be taken back; `next` is where they go then."""

    outcome: Outcome
    words: str
    url: str
    next: str
    until: datetime


def to_take_back(request: HttpRequest, choice: ListChoice) -> TakeBack | None:
    """Return what the person can take back now, read in one query."""
    decision = latest_to_take_back(request.principal)
    if decision is None:
        return None
    return TakeBack(
        outcome=decision.outcome,
        words=decision_words(decision, reader_id=request.principal.person_id),
        url=step_address(decision.outcome, "take_back"),
        next=record_in_queue(decision.outcome.reference, choice),
        until=decision.at + TIME_TO_TAKE_BACK,
    )
