"""Sending the link once more to who lost it, without telling anybody whom we know."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from outcomes.models import LinkWish, SubstantiationRequest
from outcomes.queries.requests import (
    EXTRA_DAYS,
    addresses_on_record,
    asked_again_by,
    letters_of,
    takes_answers,
    today_of,
)
from outcomes.request_enums import RequestEventKind as Event
from outcomes.request_enums import RequestState
from outcomes.services.request_steps import SUBJECT, note_event, outsider
from outcomes.services.requests import UNDERWAY, reopen_expired, send_once_more
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.claim import undone_if
from wiego_mle.kernel.doorbell import ring
from wiego_mle.kernel.errors import Stale, WrongState

AT_ONCE = 200


def wish_for_link(*, address: str) -> None:
    """Keep the wish for a new link; the same row is written for every address, known or not.

    The worker finds out whether anybody is meant; asked several times in a row it is asked once.
    """
    with transaction.atomic():
        wish, _made = LinkWish.objects.get_or_create(mark=mark_of(address))
        transaction.on_commit(lambda: _ring(wish.pk))


def mark_of(address: str) -> str:
    """Return the keyed checksum under which the wish of an address is kept."""
    return salted_hmac("link-wish", address.strip().lower(), algorithm="sha256").hexdigest()


def grant_wishes(*, now: datetime | None = None) -> None:
    """Send the link once more to each person on record who asked for it, to the address on record alone.

    Who comes too late gets some days more, once. Wishes of others are forgotten. Run twice, it sends once: the
    wish is deleted in the transaction that writes the letter.
    """
    now = now or timezone.now()
    marks = dict(LinkWish.objects.order_by("at", "pk").values_list("mark", "pk")[:AT_ONCE])
    if not marks:
        return
    meant = {marks[mark]: address for address in addresses_on_record() if (mark := mark_of(address)) in marks}
    for pk in marks.values():
        with transaction.atomic():
            if not LinkWish.objects.filter(pk=pk).delete()[0] or pk not in meant:
                continue
            for request in asked_again_by(meant[pk]):
                _send_again(request, now)


def _send_again(request: SubstantiationRequest, now: datetime) -> None:
    letters = letters_of([request]).get(request.reference, [])
    if letters and letters[-1].state in UNDERWAY:
        return
    with undone_if((Stale, WrongState)), recorded(by=outsider(request)) as trail:
        if request.state == RequestState.EXPIRED:
            if request.extended_at is not None:
                return
            request = reopen_expired(request, until=today_of(request, now) + EXTRA_DAYS, extended_at=now)
        elif takes_answers(request, now):
            request = send_once_more(request)
        else:
            return
        note_event(request, Event.NEW_LINK_ASKED, at=now)
        trail.record("request.link_asked", subject_type=SUBJECT, reference=request.reference)


def _ring(pk: int) -> None:
    from outcomes.tasks import grant_link_wishes

    ring(grant_link_wishes, pk)
