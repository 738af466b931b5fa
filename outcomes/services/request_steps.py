"""How a request to somebody outside moves: one claimed row, one event, one line on the trail."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import AskedOutcome, RequestEvent, SubstantiationRequest
from outcomes.request_enums import RequestEventKind
from outcomes.workflows import REQUEST, REQUEST_STAYS
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import WrongState

SUBJECT = "request"
"""What the trail calls a request."""


def outsider(request: SubstantiationRequest) -> Principal:
    """Return who acts when a person outside does: the trail knows them by their reference alone."""
    return Principal(person_id=None, name=f"Substantiator {request.substantiator.reference}")


def loaded(pk: int) -> SubstantiationRequest:
    """Return a request as it is now, with its round, the person asked and who asked."""
    return SubstantiationRequest.objects.select_related(
        "round__substantiation_plan", "substantiator", "asked_by"
    ).get(pk=pk)


def move(request: SubstantiationRequest, step: str, **changes) -> SubstantiationRequest:
    """Take a step of the workflow and return the request as it is afterwards. Must run inside a transaction.

    Raises:
        WrongState: the step does not start from the state in which the request was read.
        Stale: somebody else was first.
    """
    target = REQUEST.require(step, request.state).target
    claim(
        SubstantiationRequest.objects,
        pk=request.pk,
        expected={"state": request.state},
        state=target,
        version=F("version") + 1,
        **changes,
    )
    return loaded(request.pk)


def hold(request: SubstantiationRequest, what: str, *, expected: dict | None = None, **changes):
    """Do something with a request that leaves its state, keep its row until the commit, and return it.

    Raises:
        WrongState: that is not done in the state in which the request was read.
        Stale: the request has moved on, or `expected` does not hold any more.
    """
    require_stays(request, what)
    claim(
        SubstantiationRequest.objects,
        pk=request.pk,
        expected={"state": request.state} | (expected or {}),
        version=F("version") + 1,
        **changes,
    )
    return loaded(request.pk)


def require_stays(request: SubstantiationRequest, what: str) -> None:
    """Go on if something that leaves the state is done in the state of a request; else raise WrongState."""
    if request.state not in REQUEST_STAYS[what]:
        raise WrongState(
            _("This is not possible now: the request is “%(state)s”.")
            % {"state": request.get_state_display()}
        )


def note_event(
    request: SubstantiationRequest,
    kind: RequestEventKind,
    *,
    asked: AskedOutcome | None = None,
    by: Principal | None = None,
    note: str = "",
    at: datetime | None = None,
) -> RequestEvent:
    """Write one line into the history of a request and return it. Must run inside the transaction of what it tells."""
    return RequestEvent.objects.create(
        request=request,
        kind=kind,
        asked=asked,
        by_id=by.person_id if by else None,
        note=note[:300],
        at=at or timezone.now(),
    )


def end_unanswered(request: SubstantiationRequest, at: datetime) -> None:
    """No longer ask about the outcomes of a request that have no answer; so others may be asked about them."""
    request.asked.filter(ended_at__isnull=True, answers=0).update(ended_at=at)
