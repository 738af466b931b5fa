"""What waits for me: the first page after signing in, by role."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from outcomes.credibility import CONFIRMED
from outcomes.enums import OutcomeState as S
from outcomes.policy import Act, may
from outcomes.queries.coding import open_by_round
from outcomes.queries.fates import ClosedRound, closed_rounds_of
from outcomes.queries.filters import IN_PUBLISHED, NONE, SENT_AGAIN
from outcomes.queries.home import (
    OwnWork,
    Waiting,
    accepted_count,
    expected_of,
    led_rounds,
    newest_accepted,
    own_work,
    waiting_for,
    writable_rounds,
)
from outcomes.queries.housekeeping import Housekeeping, housekeeping_of
from outcomes.queries.nominations import nominations_to_check
from outcomes.queries.opinions import opinions_asked_of
from outcomes.queries.purges import purges_to_decide
from outcomes.queries.questions import MOST_SHOWN, asked_of, first_to_settle, heard_from_outside, mentions_of
from outcomes.views.rounds import numbers_of
from wiego_mle.kernel.roles import Role
from wiego_mle.kernel.views import declares


@dataclass(frozen=True)
class Figure:
    """A number with what it counts and the list that it opens."""

    value: int
    label: str
    url: str


@require_safe
@declares(Act.VIEW, may)
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, the most urgent first."""
    principal = request.principal
    writes, reviews = bool(may(principal, Act.LOG)), bool(may(principal, Act.REVIEW))
    own = own_work(principal)
    writable = writable_rounds(principal) if writes else []
    context = {
        "writes": writes or bool(own.counts),
        "own": own,
        "own_urls": {state: _own_list(request, state) for state in (S.RETURNED, S.ACCEPTED)}
        | {"unfinished": _own_list(request, S.DRAFT, S.LEAD)},
        "writable": writable,
        "expected": expected_of(principal, writable, timezone.localdate()),
        "became": [
            (closed, numbers_of_own(request, closed), _came_far(request, closed))
            for closed in closed_rounds_of(principal)
        ]
        if own.counts
        else [],
        "waiting": waiting_for(principal) if reviews else None,
        "led": [(each, numbers_of(each, counts)) for each, counts in led_rounds(principal)]
        if principal.has_anywhere(Role.LEAD)
        else None,
        "asked": list(asked_of(principal)[:MOST_SHOWN]),
        "to_settle": first_to_settle(principal) if reviews else [],
        "mentions": mentions_of(principal),
        "heard": heard_from_outside(principal),
        "opinions": list(opinions_asked_of(principal)[:MOST_SHOWN]) if reviews else [],
        "proposed": list(nominations_to_check(principal)[:MOST_SHOWN]) if reviews else [],
        "to_code": open_by_round(principal) if principal.has_anywhere(Role.CODER) else [],
        "house": housekeeping_of(principal, timezone.now()),
        "purges": purges_to_decide(principal),
        "may_export_tables": bool(may(principal, Act.EXPORT_TABLES)),
        "today": timezone.localdate(),
    }
    if context["waiting"] is not None:
        context["queue_figures"] = _queue_figures(context["waiting"], request.user.reference)
    if not (writes or reviews):
        context |= {"newest": newest_accepted(principal), "accepted_total": accepted_count(principal)}
    asks = any(context[name] for name in _ASKING)
    asks = asks or any(waits for _round, waits, _done in context["to_code"])
    context["calm"] = not asks and _nothing_presses(own, context["waiting"], context["house"])
    return render(request, "outcomes/home.html", context)


_ASKING = ("asked", "to_settle", "mentions", "purges", "opinions", "proposed", "heard")
"""The parts of the page that ask for something."""


def _own_list(request: HttpRequest, *states: S) -> str:
    asked = urlencode(
        {"author": request.user.reference, "state": [str(state) for state in states]}, doseq=True
    )
    return f"{reverse('outcomes:list')}?{asked}"


def numbers_of_own(request: HttpRequest, closed: ClosedRound) -> list[dict]:
    """Return the states in which a person’s outcomes of a closed round are, each with the list behind it."""
    return [
        {
            "state": state.value,
            "label": state.label,
            "number": closed.counts[state],
            "url": _own_in(request, closed, state=state.value),
        }
        for state in S
        if closed.counts.get(state)
    ]


def _came_far(request: HttpRequest, closed: ClosedRound) -> list[Figure]:
    """Return how many of the accepted were substantiated and reported, each with the list behind it."""
    figures = (
        (
            closed.substantiated,
            ngettext(
                "%(number)d of them substantiated", "%(number)d of them substantiated", closed.substantiated
            ),
            {"strength": [grade.value for grade in CONFIRMED]},
        ),
        (
            closed.reported,
            ngettext(
                "%(number)d of them in a published edition",
                "%(number)d of them in published editions",
                closed.reported,
            ),
            {"reported": IN_PUBLISHED},
        ),
    )
    return [
        Figure(
            number,
            words % {"number": number},
            _own_in(request, closed, state=S.ACCEPTED.value, **narrowed_by),
        )
        for number, words, narrowed_by in figures
        if number
    ]


def _own_in(request: HttpRequest, closed: ClosedRound, **narrowed_by) -> str:
    here = {"author": request.user.reference, "round": closed.reference} | narrowed_by
    return f"{reverse('outcomes:list')}?{urlencode(here, doseq=True)}"


def _queue_figures(waiting: Waiting, reader: str) -> list[Figure]:
    queue = reverse("outcomes:review-queue")
    figures = [
        Figure(number, programme.label, f"{queue}?{urlencode({'programme': programme.key})}")
        for programme, number in waiting.by_programme
    ]
    if waiting.without_programme:
        figures.append(
            Figure(waiting.without_programme, _("Without a programme"), f"{queue}?programme={NONE}")
        )
    if waiting.again:
        figures.insert(0, Figure(waiting.again, _("Sent again"), f"{queue}?submission={SENT_AGAIN}"))
    if waiting.own:
        figures.insert(
            0, Figure(waiting.own, _("Given to you"), f"{queue}?{urlencode({'reviewer': reader})}")
        )
    return figures


def _nothing_presses(own: OwnWork, waiting: Waiting | None, house: Housekeeping) -> bool:
    return not (own.returned or (waiting and waiting.total) or house.doubtful_letters)
