"""What happens to requests by itself: letters that went, time that is over, words that were changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import F

from outcomes.asked_texts import ASKED_ABOUT
from outcomes.models import AskedOutcome, Outcome, SubstantiationRequest
from outcomes.queries.requests import (
    gone_at,
    letters_of,
    live_requests_about,
    running_out,
    takes_answers,
    with_letter_underway,
)
from outcomes.request_enums import WAITING, RequestState
from outcomes.request_enums import RequestEventKind as Event
from outcomes.services.request_steps import SUBJECT, loaded, move, note_event
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION, Principal
from wiego_mle.kernel.claim import claim, undone_if
from wiego_mle.kernel.errors import Stale, WrongState
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter

AT_ONCE = 500


def note_letters(*, now: datetime) -> None:
    """Note of each request whose first letter went that it is sent, and of each whose letter did not that it is not.

    The outbox is the truth about letters: a letter that may or may not have gone leaves its request unsent, and
    the outbox shows it to a person. Run twice, it notes once.
    """
    requests = list(with_letter_underway().select_related("substantiator")[:AT_ONCE])
    letters = letters_of(requests)
    for request in requests:
        of_it = letters.get(request.reference, [])
        sent_at = gone_at(of_it)
        if sent_at is not None:
            _note_sent(request, sent_at)
        elif of_it and of_it[-1].state == LetterState.FAILED:
            _note_bounced(request, of_it[-1], now)


def expire_requests(*, now: datetime) -> None:
    """End the requests for whose people the last day is over, or whose round is closed; answers stay."""
    for request in running_out(now)[:AT_ONCE]:
        if takes_answers(request, now):
            continue
        with undone_if(Stale), recorded(by=APPLICATION) as trail:
            request = move(request, "expire", ended_at=now)
            note_event(request, Event.EXPIRED, at=now)
            trail.record("request.expired", subject_type=SUBJECT, reference=request.reference)


def supersede_requests(*, outcome: Outcome, changed: Collection[str], by: Principal, now: datetime) -> None:
    """No longer ask about an outcome whose words were changed, or that counts no more, where nobody has answered.

    A request that asks about others besides goes on with these. `changed` names the answers of the record that
    differ; who was asked about other words than these is not disturbed. Must run inside the transaction of the
    change.
    """
    if not ASKED_ABOUT & set(changed):
        return
    for asked in live_requests_about(outcome.pk).order_by("request_id", "pk"):
        with undone_if(Stale), recorded(by=by) as trail:
            _supersede(asked, now)
            trail.record(
                "request.superseded",
                subject_type=SUBJECT,
                reference=asked.request.reference,
                changes={"outcome": (outcome.reference, "")},
            )


def _supersede(asked: AskedOutcome, now: datetime) -> None:
    claim(
        SubstantiationRequest.objects,
        pk=asked.request_id,
        expected={"state__in": WAITING},
        version=F("version") + 1,
    )
    claim(AskedOutcome.objects, pk=asked.pk, expected={"answers": 0, "ended_at": None}, ended_at=now)
    request = loaded(asked.request_id)
    note_event(request, Event.SUPERSEDED, asked=asked, at=now)
    left = list(request.asked.filter(ended_at__isnull=True).values_list("answers", flat=True))
    if not left:
        move(request, "supersede", ended_at=now)
    elif all(left) and request.state == RequestState.OPENED:
        move(request, "answer", answered_at=now)


def _note_sent(request: SubstantiationRequest, sent_at: datetime) -> None:
    with undone_if((Stale, WrongState)), recorded(by=APPLICATION):
        request = move(request, "handed_over", sent_at=sent_at)
        note_event(request, Event.SENT, at=sent_at)


def _note_bounced(request: SubstantiationRequest, letter: Letter, now: datetime) -> None:
    """Note once per letter that it was refused; what to do about it stands on the page of the request."""
    if request.events.filter(kind=Event.BOUNCED, at__gte=letter.claimed_at or letter.queued_at).exists():
        return
    with undone_if(Stale), recorded(by=APPLICATION):
        seen = {"state": request.state, "version": request.version}
        claim(SubstantiationRequest.objects, pk=request.pk, expected=seen, version=F("version") + 1)
        note_event(request, Event.BOUNCED, note=str(letter.get_failure_display()), at=now)
