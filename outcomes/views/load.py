"""What a person has to do in all rounds, for those who make up teams."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from harvests import policy as rounds_policy
from harvests.policy import Act
from outcomes.enums import OutcomeState as S
from outcomes.queries.filters import QUESTIONS_OPEN
from outcomes.queries.load import NOT_SENT, Numbers, in_all, load_of
from wiego_mle.accounts.models import User
from wiego_mle.kernel.views import declares


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, and the list that it opens."""

    label: str
    number: int
    url: str


@require_safe
@declares(Act.SEE_LOAD, rounds_policy.may)
def person_load(request: HttpRequest, person: str) -> HttpResponse:
    """Show a person's roles, programmes and outcomes round by round."""
    found = get_object_or_404(User, reference=person)
    loads = load_of(request.principal, found)
    total = in_all(loads)
    context = {
        "person": found,
        "rows": [(each, figures(found, each.numbers, round=each.round.reference)) for each in loads],
        "total": figures(found, total) if len(loads) > 1 else [],
    }
    return render(request, "harvests/person_load.html", context)


def figures(person: User, numbers: Numbers, **narrower: str) -> list[Figure]:
    """Return the numbers of a person with the lists behind them."""
    own = {"author": person.reference}
    told = (
        (_("Written"), numbers.written, own),
        (_("Not sent yet"), numbers.not_sent, own | {"state": NOT_SENT}),
        (_("Waiting for a decision"), numbers.waiting, own | {"state": S.SUBMITTED}),
        (_("Accepted"), numbers.accepted, own | {"state": S.ACCEPTED}),
        (_("Questions open"), numbers.asked, own | {"questions": QUESTIONS_OPEN}),
        (_("Decided by them"), numbers.decided, {"decided_by": person.reference}),
    )
    return [
        Figure(
            label,
            number,
            f"{reverse('outcomes:list')}?{urlencode(chosen | narrower, doseq=True)}" if number else "",
        )
        for label, number, chosen in told
    ]
