"""Reminding people outside who were asked and have not answered: each letter once, none to who has answered."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError
from django.db.models import F

from harvests.enums import ReminderKind
from harvests.queries.substantiation import timetable_of
from harvests.reminder_calendar import Due, due_reminders, local_day, may_go, next_time
from outcomes.models import RequestReminder, SubstantiationRequest
from outcomes.policy import RUNNING
from outcomes.queries.reminders import AWAITED, clock_of, standing_of, to_be_reminded
from outcomes.request_enums import RequestEventKind as Event
from outcomes.resolution_enums import ReminderFate
from outcomes.services.request_letters import write_request_letter
from outcomes.services.request_steps import SUBJECT, hold, note_event
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION
from wiego_mle.kernel.errors import Stale, WrongState
from wiego_mle.mailing.checks import GOES, NEEDLESS, Verdict, put_off
from wiego_mle.mailing.models import Letter

LETTER_KIND = "request_reminder"


def remind_requests(*, now: datetime) -> int:
    """Write the reminders of all requests whose time has come, and return how many.

    Computed anew from what is there: run twice, late, or by two workers at once it writes nothing twice. Each
    letter, its row and the line of the trail are one transaction; who dies between leaves all as it was.
    """
    return sum(
        _decide(request, due, now)
        for request in to_be_reminded()
        for due in due_reminders(now, timetable_of(request.round), standing_of(request))
    )


def _decide(request: SubstantiationRequest, due: Due, now: datetime) -> bool:
    """Write one reminder, or note that a later one goes in its place; say whether this call wrote it."""
    try:
        with recorded(by=APPLICATION) as trail:
            letter = _write(request, due, now) if due.goes else None
            RequestReminder.objects.create(
                request=request,
                kind=due.kind,
                number=due.number,
                fate=ReminderFate.WRITTEN if letter else ReminderFate.SUPERSEDED,
                decided_at=now,
                letter=letter,
            )
            if letter:
                note_event(request, Event.REMINDED, note=str(due.kind.label), at=now)
                trail.record("request.reminded", subject_type=SUBJECT, reference=request.reference)
    except (IntegrityError, Stale, WrongState):
        # The person answered at this moment, or another worker decided about this letter.
        return False
    return letter is not None


def _write(request: SubstantiationRequest, due: Due, now: datetime) -> Letter:
    # The request may have been sent again, or have got another letter, since it was read.
    seen = SubstantiationRequest.objects.values_list("sendings", flat=True).get(pk=request.pk)
    held = hold(request, "resend", expected={"sendings": seen}, sendings=F("sendings") + 1)
    letter = write_request_letter(
        held, kind=LETTER_KIND, due_at=now, is_last_call=due.kind == ReminderKind.LAST_CALL
    )
    if letter is None:
        raise Stale
    return letter


def verdict(letter: Letter, now: datetime) -> Verdict:
    """Say whether a reminder is still to go: asked when its time has come.

    Who has answered or declined meanwhile, whose request ended, or whose last day is over gets none; what
    would come in quiet hours waits for the next morning.
    """
    decided = (
        RequestReminder.objects.filter(letter=letter)
        .select_related("request__substantiator", "request__round__substantiation_plan")
        .first()
    )
    if decided is None or decided.request.state not in AWAITED:
        return NEEDLESS
    request, zone = decided.request, clock_of(decided.request)
    if request.round.state not in RUNNING or request.substantiator.erased_at is not None:
        return NEEDLESS
    plan = timetable_of(request.round)
    if may_go(now, plan, zone):
        return GOES if local_day(now, zone) <= request.answer_until else NEEDLESS
    later = next_time(now, plan, zone)
    return put_off(later) if local_day(later, zone) <= request.answer_until else NEEDLESS
