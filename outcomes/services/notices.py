"""Telling people of questions, answers, mentions, reviews, files to destroy and answers from outside.

A letter a day, or as they want; of answers from outside never more than a letter a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from harvests.queries.deadlines import own_deadlines
from harvests.queries.teams import people_around, principal_for
from outcomes.enums import NoticeReason, OutcomeState, PurgeState, QuestionState, RecordField
from outcomes.masking import shown, shown_text
from outcomes.models import (
    InternalNote,
    Notice,
    Outcome,
    Purge,
    Question,
    QuestionMessage,
    RequestEvent,
    ReviewAssignment,
    SecondOpinion,
)
from outcomes.policy import Act, may
from outcomes.queries.closed import times_restricted
from outcomes.queries.questions import outcome_of, still_readable, still_to_tell
from outcomes.request_enums import RequestEventKind
from wiego_mle.accounts.enums import LetterRhythm
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Stale
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import queue_mail

MORNING = time(8)
"""When the letter of a day goes, on the clock of the person."""


def notify(
    *,
    reasons: Mapping[int, NoticeReason],
    by: Principal,
    message: QuestionMessage | None = None,
    note: InternalNote | None = None,
    purge: Purge | None = None,
    opinion: SecondOpinion | None = None,
) -> None:
    """Note whom to tell of a message, a note, a purge or an opinion, and write at once to who wants it so.

    Must run inside the transaction of the message.
    """
    people = User.objects.filter(pk__in=reasons, is_active=True).exclude(pk=by.person_id)
    for person in people.order_by("pk"):
        notice = Notice.objects.create(
            person=person,
            reason=reasons[person.pk],
            message=message,
            note=note,
            purge=purge,
            opinion=opinion,
            at=timezone.now(),
        )
        if person.letter_rhythm == LetterRhythm.AT_ONCE:
            _tell_at_once(person, [notice])


def notify_of_reviews(*, assignments: Sequence[ReviewAssignment], by: Principal) -> None:
    """Note to tell reviewers of what is given to them; who wants letters at once gets one for all of it.

    Must run inside the transaction that gives it.
    """
    now, theirs = timezone.now(), defaultdict(list)
    for each in assignments:
        if each.reviewer_id != by.person_id and each.reviewer.is_active:
            theirs[each.reviewer].append(
                Notice(person=each.reviewer, reason=NoticeReason.GIVEN, assignment=each, at=now)
            )
    for person, notices in theirs.items():
        Notice.objects.bulk_create(notices)
        if person.letter_rhythm == LetterRhythm.AT_ONCE:
            _tell_at_once(person, notices)


def notify_of_event(*, event: RequestEvent, by: Principal) -> None:
    """Note to tell those who ask outside in a round that somebody has answered or declined; a letter a day tells it.

    Nobody gets a letter for each answer, and who entered it themself gets none. Must run inside the transaction
    of the answer.
    """
    harvest_round = event.request.round
    Notice.objects.bulk_create(
        Notice(person=person, reason=NoticeReason.OUTSIDE, event=event, at=event.at)
        for person, theirs in people_around(harvest_round.pk)
        if person.pk != by.person_id and may(theirs, Act.ASK_OUTSIDE, harvest_round)
    )


def _tell_at_once(person: User, notices: Sequence[Notice]) -> None:
    key = f"question-told:{notices[0].pk}"
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(told_at=timezone.now(), letter_key=key)
    reader = principal_for(person)
    if telling := [each for each in notices if still_readable(reader, each)]:
        _queue(person, key, telling)


def morning_before(now: datetime, zone: str) -> tuple[datetime, str]:
    """Return the latest eight o'clock of a zone that has passed, and the day there as text."""
    here = ZoneInfo(zone)
    day = now.astimezone(here).date()
    while (morning := datetime.combine(day, MORNING, tzinfo=here).astimezone(UTC)) > now.astimezone(UTC):
        day -= timedelta(days=1)
    return morning, day.isoformat()


def send_digests(*, now: datetime) -> int:
    """Write the letters of the day that are due and return how many were written.

    Computed from what is there: run twice, late, or by two workers at once it writes nothing twice. What
    was noted before a person's last eight o'clock is told; what came later waits for the next.
    """
    waiting = still_to_tell().values("person").distinct()
    # Who wants letters at once was told at once, except of what is only told by the day.
    rhythms = (LetterRhythm.DAILY, LetterRhythm.AT_ONCE)
    people = User.objects.filter(is_active=True, letter_rhythm__in=rhythms, pk__in=waiting)
    return sum(_tell_of_the_day(person, now) for person in people.order_by("pk"))


def _tell_of_the_day(person: User, now: datetime) -> bool:
    morning, day = morning_before(now, person.time_zone)
    key = f"questions-of-the-day:{person.reference}:{day}"
    if Letter.objects.filter(effect_key=key).exists():
        return False
    try:
        with transaction.atomic():
            # The condition stands in the UPDATE, so of two workers one gets each notice.
            taken = still_to_tell().order_by().filter(person=person, at__lte=morning)
            if not taken.update(told_at=now, letter_key=key):
                return False
            notices = list(
                Notice.objects.filter(person=person, letter_key=key)
                .select_related(
                    "message__by",
                    "message__question__outcome__round",
                    "note__by",
                    "note__outcome__round",
                    "purge__asked_by",
                    "purge__evidence__outcome__round",
                    "assignment__given_by",
                    "assignment__outcome__round",
                    "opinion__asked_by",
                    "opinion__outcome__round",
                    "event__asked__outcome",
                    "event__request__round",
                    "event__request__substantiator",
                )
                .order_by("at", "pk")
            )
            reader = principal_for(person)
            telling = [each for each in notices if _still_matters(each) and still_readable(reader, each)]
            overtaken = {each.pk for each in notices} - {each.pk for each in telling}
            Notice.objects.filter(pk__in=overtaken).update(letter_key="")
            if telling and _queue(person, key, telling) is None:
                # Another worker wrote today's letter meanwhile: these wait for tomorrow's.
                raise Stale
            return bool(telling)
    except Stale:
        return False


def _still_matters(notice: Notice) -> bool:
    """Say whether what a notice tells is still to be done: nobody is asked for an answer already given."""
    if notice.reason in (NoticeReason.MENTIONED, NoticeReason.OUTSIDE):
        return notice.noted_at is None
    if notice.purge_id:
        return notice.purge.state == PurgeState.ASKED
    if notice.assignment_id:
        return (
            notice.assignment.ended_at is None and notice.assignment.outcome.state == OutcomeState.SUBMITTED
        )
    if notice.opinion_id:
        return notice.opinion.answered_at is None and notice.opinion.withdrawn_at is None
    expected = QuestionState.OPEN if notice.reason == NoticeReason.ASKED else QuestionState.ANSWERED
    return notice.message.question.state == expected


def told_in_return_letter(*, outcome: Outcome, letter_key: str) -> None:
    """Note that the letter about a return has told the author which questions are open."""
    still_to_tell().order_by().filter(
        person_id=outcome.author_id,
        reason=NoticeReason.ASKED,
        message__question__outcome=outcome,
    ).update(told_at=timezone.now(), letter_key=letter_key)


def _queue(person: User, key: str, notices: Iterable[Notice]) -> Letter | None:
    inside = [each for each in notices if not each.event_id]
    outside = [each.event for each in notices if each.event_id]
    days = own_deadlines({outcome_of(notice).round for notice in inside}, person.pk)
    with translation.override(person.language):
        items = [_item(notice, days) for notice in inside] + _outside_items(outside)
    groups = {reason: [each for each in items if each["reason"] == reason] for reason in NoticeReason}
    return queue_mail(
        kind="questions",
        effect_key=key,
        to=person,
        context={
            "asked": groups[NoticeReason.ASKED],
            "answered": groups[NoticeReason.ANSWERED],
            "mentioned": groups[NoticeReason.MENTIONED],
            "to_destroy": groups[NoticeReason.PURGE],
            "given": groups[NoticeReason.GIVEN],
            "opinions": groups[NoticeReason.OPINION],
            "from_outside": groups[NoticeReason.OUTSIDE],
            "about_questions": bool(groups[NoticeReason.ASKED] or groups[NoticeReason.ANSWERED]),
            "only": items[0] if len(items) == 1 else None,
            "number": len(items),
            "path_profile": reverse("people:profile"),
            "daily": person.letter_rhythm == LetterRhythm.DAILY or bool(outside),
        },
        about=("outcome", items[0]["reference"]) if len(items) == 1 and inside else ("", ""),
    )


def _outside_items(events: Sequence[RequestEvent]) -> list[dict]:
    """Return what a letter says of answers from outside, a line for each request: no name and no word of them."""
    by_request: dict[str, list[RequestEvent]] = defaultdict(list)
    for event in events:
        by_request[event.request.reference].append(event)
    return [
        {
            "reason": NoticeReason.OUTSIDE,
            "reference": reference,
            "declined": told[-1].kind == RequestEventKind.DECLINED,
            "outcomes": ", ".join(dict.fromkeys(each.asked.outcome.reference for each in told if each.asked)),
            "path": reverse("outcomes:request", args=[reference]),
        }
        for reference, told in by_request.items()
    ]


def _item(notice: Notice, days: Mapping[int, date]) -> dict:
    """Return what a letter says of a notice: of a restricted outcome, a source, a file or an internal note no word.

    Withheld words are masked in all of it. `days` are the last days of its reader per round.
    """
    outcome = outcome_of(notice)
    if notice.purge_id:
        return {
            "reason": NoticeReason.PURGE,
            "reference": outcome.reference,
            "file": notice.purge.evidence.reference,
            "who": notice.purge.asked_by.name,
            "path": reverse(
                "outcomes:evidence-detail", args=[outcome.reference, notice.purge.evidence.reference]
            ),
        }
    if notice.assignment_id or notice.opinion_id:
        return _review_item(notice, outcome)
    written = notice.note or notice.message
    is_open = notice.message_id is not None and may_be_told(outcome, written.question, written.at)
    return {
        "reason": NoticeReason(notice.reason),
        "reference": outcome.reference,
        "title": shown(outcome, "title") if is_open else "",
        "question": written.question if is_open else None,
        "text": shown_text(outcome, written.text) if is_open else "",
        "who": written.by.name,
        "until": days[outcome.round_id],
        "path": _path(notice, outcome),
    }


def _review_item(notice: Notice, outcome: Outcome) -> dict:
    """Return what a letter says of a review: the question with which an opinion is asked stays here."""
    opinion = notice.opinion
    return {
        "reason": NoticeReason(notice.reason),
        "reference": outcome.reference,
        "title": "" if outcome.is_restricted else shown(outcome, "title"),
        "who": opinion.asked_by.name if opinion else notice.assignment.given_by.name,
        "path": reverse("outcomes:opinion", args=[outcome.reference, opinion.number])
        if opinion
        else f"{reverse('outcomes:detail', args=[outcome.reference])}?from=review",
    }


def may_be_told(outcome: Outcome, question: Question, at: datetime) -> bool:
    """Say whether letters may carry what was written `at` a moment into a question.

    Nothing about restricted outcomes, nothing written while an outcome was restricted, and not who told us.
    """
    if outcome.is_restricted or question.field == RecordField.SOURCES:
        return False
    return not times_restricted([outcome])[outcome.pk].cover(at)


def told_text(outcome: Outcome, message: QuestionMessage) -> str:
    """Return the words of a question for a letter, or that they are not in letters."""
    if may_be_told(outcome, message.question, message.at):
        return shown_text(outcome, message.text)
    return _("The words are shown only after you sign in.")


def _path(notice: Notice, outcome: Outcome) -> str:
    if notice.message_id is None:
        return reverse("outcomes:detail", args=[outcome.reference])
    name = "outcomes:question-answer" if notice.reason == NoticeReason.ASKED else "outcomes:question"
    return reverse(name, args=[outcome.reference, notice.message.question.number])
