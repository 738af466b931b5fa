"""Forgetting people outside: at their request, and by itself when they are no longer needed."""

from __future__ import annotations

import calendar
import logging
from collections import defaultdict
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import F, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import RoundState
from harvests.models import HarvestRound, RoundClosing
from outcomes.models import (
    Judgement,
    JudgementDraft,
    Nomination,
    RequestEvent,
    SubstantiationRequest,
    Substantiator,
)
from outcomes.models.evidence import ERASED
from outcomes.nomination_enums import Closeness, NominationState
from outcomes.policy import Act, may
from outcomes.queries.requests import LETTER_SUBJECT, months_kept
from outcomes.request_enums import WAITING, Quoting, RequestState
from outcomes.request_enums import RequestEventKind as Event
from outcomes.services.request_steps import end_unanswered, move, note_event
from outcomes.services.substantiators import SUBJECT
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import APPLICATION, Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.references import new_public_reference
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import forget_reader

log = logging.getLogger(__name__)

WITHOUT_A_ROUND = 6
"""So many months somebody is kept who was entered and never proposed or asked."""


def erase_substantiator(*, substantiator: Substantiator, reason: str, by: Principal) -> Substantiator:
    """Erase for good what is known of a person outside, at their request, and return what is left of them.

    Their answers stay, without them, also where they had agreed to be named; so do the trail and the history,
    which know them by their reference. What they are still asked is revoked, and their letters lose address and
    words. This waits for no state of a round.

    Raises:
        Refused: the one who acts does not look after them, or they were erased before.
        Stale: somebody else changed them at this moment.
        ValidationError: there is no reason, or it is too long.
    """
    require(may(by, Act.KEEP_SUBSTANTIATOR, substantiator))
    reason = " ".join(clean_text(reason).split())
    if not reason or len(reason) > 200:
        raise ValidationError({"reason": _("Write why it is erased, without the name.")})
    if substantiator.erased_at:
        raise Refused(_("What was known of this person was erased before."))
    with recorded(by=by) as trail:
        # The person's row first, which whoever asks them takes too; letters last, which wait for their request.
        _make_nobody(substantiator, timezone.now())
        _revoke_waiting(substantiator, trail, by)
        _forget_letters(substantiator)
        trail.record(
            "substantiator.erased", subject_type=SUBJECT, reference=substantiator.reference, reason=reason
        )
    return Substantiator.objects.get(pk=substantiator.pk)


def forget_due(*, now: datetime) -> int:
    """Forget everybody whose rounds have been closed as long as they say, and return how many that were.

    Who agreed to be named keeps their name with their answers, and only how they are reached is deleted. Run
    twice, it forgets once; who is changed or asked at this very moment waits for the next run.
    """
    forgotten = 0
    for person in _due(now):
        try:
            with recorded(by=APPLICATION) as trail:
                act = "substantiator.erased"
                if _may_be_named(person):
                    act = "substantiator.contact_deleted"
                    _delete_contact(person)
                else:
                    _make_nobody(person, now)
                _forget_letters(person)
                trail.record(act, subject_type=SUBJECT, reference=person.reference)
                # Who proposes or asks them takes their row too, so whoever was quicker is seen here.
                trail.must_still_hold(partial(_require_still_due, person, now))
        except Stale:
            log.info("Substantiator %s was changed meanwhile and waits for the next run.", person.reference)
        else:
            forgotten += 1
    return forgotten


def _due(now: datetime) -> list[Substantiator]:
    """Return who is due and of whom something is left to forget."""
    known = Substantiator.objects.filter(erased_at__isnull=True)
    ends = _needed_until(known)
    return [
        person
        for person in known.order_by("pk")
        if (until := ends[person.pk]) is not None
        and until <= now
        and not (_is_without_contact(person) and _may_be_named(person))
    ]


def _require_still_due(person: Substantiator, now: datetime) -> None:
    until = _needed_until(Substantiator.objects.filter(pk=person.pk))[person.pk]
    if until is None or until > now:
        raise Stale(_("Somebody needs this person again."))


def _needed_until(people: QuerySet[Substantiator]) -> dict[int, datetime | None]:
    """Return until when each is needed: the last of their rounds has been closed as long as it keeps people.

    None while a round of theirs is open.
    """
    rounds_of: dict[int, set[int]] = defaultdict(set)
    for rows, column in (
        (Nomination.objects, "outcome__round_id"),
        (SubstantiationRequest.objects, "round_id"),
    ):
        theirs = rows.filter(substantiator__in=people.order_by().values("pk")).order_by()
        for person, round_id in theirs.values_list("substantiator_id", column).distinct():
            rounds_of[person].add(round_id)
    rounds = HarvestRound.objects.in_bulk({each for found in rounds_of.values() for each in found})
    closed = dict(
        RoundClosing.objects.filter(round__state=RoundState.CLOSED, round__in=rounds)
        .order_by()
        .values_list("round_id")
        .annotate(last=Max("closed_at"))
    )
    ends = {pk: later_by(closed[pk], months_kept(each)) for pk, each in rounds.items() if pk in closed}
    return {
        pk: None
        if rounds_of[pk] - ends.keys()
        else max((ends[each] for each in rounds_of[pk]), default=later_by(created_at, WITHOUT_A_ROUND))
        for pk, created_at in people.values_list("pk", "created_at")
    }


def later_by(moment: datetime, months: int) -> datetime:
    """Return the same moment some months later; on the last day of a month that is too short for its day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _may_be_named(person: Substantiator) -> bool:
    return Judgement.objects.filter(asked__substantiator=person, quoting=Quoting.BY_NAME).exists()


def _is_without_contact(person: Substantiator) -> bool:
    return not (person.email or person.phone or person.time_zone)


def _make_nobody(person: Substantiator, now: datetime) -> None:
    claim(
        Substantiator.objects,
        pk=person.pk,
        expected={"version": person.version, "erased_at": None},
        version=person.version + 1,
        name=ERASED,
        email="",
        phone="",
        organisation="",
        position="",
        country="",
        time_zone="",
        erased_at=now,
    )
    nominations = Nomination.objects.filter(substantiator=person)
    nominations.update(independence="")
    nominations.filter(conflict=Closeness.DECLARED).update(conflict_note=ERASED)
    nominations.filter(state=NominationState.REFUSED).update(refusal=ERASED)
    SubstantiationRequest.objects.filter(substantiator=person).update(decline_words="")
    RequestEvent.objects.filter(request__substantiator=person).update(note="")
    JudgementDraft.objects.filter(asked__substantiator=person).delete()


def _delete_contact(person: Substantiator) -> None:
    claim(
        Substantiator.objects,
        pk=person.pk,
        expected={"version": person.version, "erased_at": None},
        version=person.version + 1,
        email="",
        phone="",
        time_zone="",
    )


def _forget_letters(person: Substantiator) -> None:
    references = SubstantiationRequest.objects.filter(substantiator=person).values_list(
        "reference", flat=True
    )
    forget_reader(Letter.objects.filter(about_type=LETTER_SUBJECT, about_reference__in=list(references)))


def _revoke_waiting(person: Substantiator, trail: Trail, by: Principal) -> None:
    """End what they are still asked; whoever erases need not be who may ask."""
    now = timezone.now()
    waiting = SubstantiationRequest.objects.filter(substantiator=person, state__in=WAITING)
    for request in waiting.order_by("pk"):
        request = move(request, "revoke", ended_at=now, nonce=new_public_reference())
        end_unanswered(request, now)
        note_event(request, Event.REVOKED, by=by)
        trail.record("request.revoked", subject_type="request", reference=request.reference)
    # A link to what was answered opens nothing any more either.
    SubstantiationRequest.objects.filter(substantiator=person).exclude(state=RequestState.REVOKED).update(
        nonce=new_public_reference(), version=F("version") + 1
    )
