"""Asking people outside: preparing requests, sending them, and what the lead does with them later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from harvests.validators import LAST_DAY
from outcomes.asked_texts import frozen_words
from outcomes.enums import OutcomeState
from outcomes.masking import kept_about
from outcomes.models import (
    Actor,
    AskedOutcome,
    Outcome,
    OutcomeVersion,
    Source,
    SubstantiationRequest,
    Substantiator,
)
from outcomes.policy import Act, may
from outcomes.queries.reminders import goes_at, goes_in_time
from outcomes.queries.requests import letters_of, today_of
from outcomes.request_enums import Channel, RequestState
from outcomes.request_enums import RequestEventKind as Event
from outcomes.services.references import REQUEST, next_reference
from outcomes.services.request_letters import write_request_letter
from outcomes.services.request_steps import (
    SUBJECT,
    end_unanswered,
    hold,
    loaded,
    move,
    note_event,
    require_stays,
)
from outcomes.services.snapshot import as_stored, snapshot
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.references import new_public_reference
from wiego_mle.kernel.written import date_format
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.queries import shown_state

UNDERWAY = (LetterState.QUEUED, LetterState.HELD, LetterState.SENDING)
"""States of a letter in which no other one is written; a doubtful one is no longer underway."""


def prepare_request(
    *,
    harvest_round: HarvestRound,
    substantiator: Substantiator,
    outcomes: Sequence[Outcome],
    answer_until: date,
    by: Principal,
    language: str = "",
    channel: str = Channel.EMAIL,
    needs_code: bool = False,
    replaces: SubstantiationRequest | None = None,
) -> SubstantiationRequest:
    """Make a request to one person about some accepted outcomes of a round, and return it; nothing is sent yet.

    The words of each outcome are frozen as they are at this moment. `replaces` is a request that ends with this
    one, so that its outcomes can be asked about again.

    Raises:
        Refused: not theirs to decide; the person cannot be asked in this way, or was asked about one of these
            before, or is its source or author; an outcome is not accepted, or restricted without words that may
            leave the house; the day is over.
        Stale: an outcome was changed, or the person erased, at this moment.
    """
    require(may(by, Act.ASK_OUTSIDE, harvest_round))
    _require_reachable(substantiator, channel, needs_code)
    if not outcomes:
        raise Refused(_("Choose at least one outcome to ask about."))
    _require_last_day(answer_until, today=timezone.localdate())
    request = SubstantiationRequest(
        round=harvest_round,
        substantiator=substantiator,
        language=language or substantiator.language,
        channel=channel,
        answer_until=answer_until,
        needs_code=needs_code,
        replaces=replaces,
        asked_by_id=by.person_id,
    )
    with recorded(by=by) as trail:
        # Who is erased at this moment is not asked any more, or what they are asked is revoked with them.
        claim(Substantiator.objects, pk=substantiator.pk, expected={"erased_at": None}, version=F("version"))
        fresh = _as_they_are(outcomes, harvest_round)
        _require_outsider(substantiator, fresh)
        if replaces is not None:
            _end_replaced(replaces, by)
            trail.record("request.replaced", subject_type=SUBJECT, reference=replaces.reference)
        request.reference = next_reference(REQUEST)
        request.clean_fields(exclude={"round", "substantiator", "asked_by", "replaces"})
        request.save(force_insert=True)
        _freeze(request, fresh)
        note_event(request, Event.PREPARED, by=by)
        versions = {outcome.pk: outcome.version for outcome in fresh}
        trail.record(
            "request.prepared",
            subject_type=SUBJECT,
            reference=request.reference,
            changes={
                "substantiator": ("", substantiator.reference),
                "outcomes": ([], [outcome.reference for outcome in fresh]),
                "answer_until": ("", answer_until),
            },
        )
        trail.must_still_hold(lambda: _require_versions(versions))
    return loaded(request.pk)


def send_request(
    *,
    request: SubstantiationRequest,
    by: Principal,
    due_at: datetime | None = None,
    now: datetime | None = None,
) -> SubstantiationRequest:
    """Put the letter of a request into the outbox, and return the request; pressed twice it is written once.

    Unless `due_at` says otherwise, it waits there while it is night or a free day where its reader is.

    Raises:
        Refused: not theirs to decide, or the person is asked by telephone or in person; or the letter could only
            go after the last day for an answer.
        WrongState: the request is not one that was not sent yet.
        Stale: somebody else changed it at this moment.
    """
    require(may(by, Act.SEND_REQUEST, request))
    require_stays(request, "send")
    if request.is_spoken:
        raise Refused(
            _("This person is asked by telephone or in person: no letter goes, you enter the answer.")
        )
    if request.sendings:
        return request
    with recorded(by=by) as trail:
        request = hold(request, "send", expected={"sendings": 0}, sendings=1)
        write_request_letter(request, due_at=due_at or _by_day(request, now))
        note_event(request, Event.LETTER_QUEUED, by=by)
        trail.record("request.sent", subject_type=SUBJECT, reference=request.reference)
    return request


def resend_request(
    *, request: SubstantiationRequest, by: Principal, now: datetime | None = None
) -> SubstantiationRequest:
    """Send a request once more with the same link, by day where its reader is, and return it.

    Raises:
        Refused: not theirs to decide; nothing was sent before, or the letter is still on its way; or it could
            only go after the last day for an answer.
        WrongState: the request has ended.
        Stale: it was sent again at this moment.
    """
    require(may(by, Act.SEND_REQUEST, request))
    require_stays(request, "resend")
    _require_letter_done(request)
    with recorded(by=by) as trail:
        request = send_once_more(request, due_at=_by_day(request, now))
        note_event(request, Event.RESENT, by=by)
        trail.record("request.sent_again", subject_type=SUBJECT, reference=request.reference)
    return request


def send_once_more(
    request: SubstantiationRequest, *, due_at: datetime | None = None, **changes
) -> SubstantiationRequest:
    """Count a sending and write its letter. Must run inside the transaction of the one who decides it.

    Without `due_at` it goes at once, also at night: who asks for the link waits for it.
    """
    request = hold(
        request, "link_again", expected={"sendings": request.sendings}, sendings=F("sendings") + 1, **changes
    )
    write_request_letter(request, again=True, due_at=due_at)
    return request


def _by_day(request: SubstantiationRequest, now: datetime | None = None) -> datetime:
    """Return when a letter that somebody sends now may go; refuse one that would come too late for an answer."""
    when = goes_at(request, now or timezone.now())
    if not goes_in_time(request, when):
        raise Refused(
            _("The letter could go only on %(when)s, after the last day for an answer. Give more time first.")
            % {"when": date_format(timezone.localtime(when), "DATETIME_FORMAT")}
        )
    return when


def revoke_request(
    *, request: SubstantiationRequest, by: Principal, reason: str = ""
) -> SubstantiationRequest:
    """End a request; its link looks like one that never was, and its outcomes can be asked about again.

    Raises:
        Refused: not theirs to decide.
        WrongState: it is answered or has ended.
        Stale: somebody else changed it at this moment.
    """
    require(may(by, Act.SEND_REQUEST, request))
    about = [asked.outcome for asked in request.asked.select_related("outcome")]
    now, reason = timezone.now(), kept_about(clean_text(reason).strip(), *about)[:300]
    with recorded(by=by) as trail:
        request = move(request, "revoke", ended_at=now, nonce=new_public_reference())
        end_unanswered(request, now)
        note_event(request, Event.REVOKED, by=by, note=reason)
        trail.record("request.revoked", subject_type=SUBJECT, reference=request.reference, reason=reason)
    return request


def give_more_time(*, request: SubstantiationRequest, until: date, by: Principal) -> SubstantiationRequest:
    """Move the last day of a request, also of one whose time was over, and return it.

    Whose time was over is told by letter; the link is the same.

    Raises:
        Refused: not theirs to decide, or the day is over already.
        WrongState: the request is answered or has ended otherwise.
        Stale: somebody else changed it at this moment.
    """
    require(may(by, Act.SEND_REQUEST, request))
    _require_last_day(until, today=today_of(request, timezone.now()))
    before = request.answer_until
    with recorded(by=by) as trail:
        if request.state == RequestState.EXPIRED:
            request = reopen_expired(request, until=until, by_day=True)
        else:
            request = hold(request, "postpone", answer_until=until)
        note_event(request, Event.MORE_TIME, by=by)
        trail.record(
            "request.more_time",
            subject_type=SUBJECT,
            reference=request.reference,
            changes={"answer_until": (before, until)},
        )
    return request


def reopen_expired(
    request: SubstantiationRequest, *, until: date, by_day: bool = False, **changes
) -> SubstantiationRequest:
    """Let a request whose time was over wait again, and write to the person. Must run inside a transaction.

    `by_day` keeps the letter while it is night or a free day where its reader is.
    """
    step = "more_time" if request.sent_at else "more_time_unsent"
    request = move(request, step, answer_until=until, ended_at=None, **changes)
    if request.is_spoken or not request.sendings:
        return request
    return send_once_more(request, due_at=_by_day(request) if by_day else None)


def renew_request(*, request: SubstantiationRequest, until: date, by: Principal) -> SubstantiationRequest:
    """Ask the same person about the new words of outcomes that were changed after they were asked.

    Raises: as `prepare_request` and `send_request`.
    """
    changed = request.asked.filter(ended_at__isnull=False).select_related("outcome").order_by("order")
    with recorded(by=by):
        renewed = prepare_request(
            harvest_round=request.round,
            substantiator=request.substantiator,
            outcomes=[asked.outcome for asked in changed],
            answer_until=until,
            by=by,
            language=request.language,
            channel=request.channel,
            needs_code=request.needs_code,
            replaces=request,
        )
        return renewed if renewed.is_spoken else send_request(request=renewed, by=by)


def _require_last_day(day: date, *, today: date) -> None:
    """Refuse a day that is over, and a slip of the hand: days of grace and of keeping are counted on from it."""
    if day <= today:
        raise Refused(_("The last day for an answer must be after today."))
    if day > LAST_DAY:
        raise Refused(_("Give a day between 1990 and 2199."))


def _require_reachable(substantiator: Substantiator, channel: str, needs_code: bool) -> None:
    if substantiator.erased_at is not None:
        raise Refused(_("What is known of this person was erased, so they cannot be asked."))
    if channel == Channel.EMAIL and not substantiator.email:
        raise Refused(_("There is no e-mail address of this person. Ask them by telephone or in person."))
    if needs_code and channel != Channel.EMAIL:
        raise Refused(_("A code goes with a link, and this person gets none."))


def _as_they_are(outcomes: Sequence[Outcome], harvest_round: HarvestRound) -> list[Outcome]:
    keys = [outcome.pk for outcome in outcomes]
    fresh = Outcome.objects.select_related("author").in_bulk(keys)
    for outcome in fresh.values():
        if outcome.round_id != harvest_round.pk:
            raise Refused(_("%(outcome)s belongs to another round.") % {"outcome": outcome.reference})
        if outcome.state != OutcomeState.ACCEPTED:
            raise Refused(
                _("%(outcome)s is not accepted, so nobody is asked about it yet.")
                % {"outcome": outcome.reference}
            )
    return [fresh[key] for key in dict.fromkeys(keys)]


def _require_outsider(substantiator: Substantiator, outcomes: Sequence[Outcome]) -> None:
    """Refuse somebody who told us of one of these themself: by their address, as far as it is known."""
    address = substantiator.email.lower()
    if not address:
        return
    told = (
        Source.objects.filter(outcome__in=outcomes, email__iexact=address).select_related("outcome").first()
    )
    about = (
        told.outcome
        if told
        else next((each for each in outcomes if each.author.email.lower() == address), None)
    )
    if about is not None:
        raise Refused(
            _("This person told us of %(outcome)s, so they cannot confirm it as somebody independent.")
            % {"outcome": about.reference}
        )


def _freeze(request: SubstantiationRequest, outcomes: Sequence[Outcome]) -> None:
    versions = {
        (row.outcome_id, row.number): row.content
        for row in OutcomeVersion.objects.filter(outcome__in=outcomes, number=F("outcome__version"))
    }
    contents = [versions.get((each.pk, each.version)) or as_stored(snapshot(each)) for each in outcomes]
    named = {name for content in contents for name in content.get("actors", ())}
    actors = dict(Actor.objects.filter(reference__in=named).values_list("reference", "name"))
    rows = []
    for place, (outcome, content) in enumerate(zip(outcomes, contents, strict=True), start=1):
        names = [actors[reference] for reference in content.get("actors", ()) if reference in actors]
        frozen = frozen_words(content, actors=names, withheld=outcome.withheld, whole=request.needs_code)
        if not frozen["statement"]:
            raise Refused(
                _(
                    "%(outcome)s has no text that may leave the house. Ask with a code, or write its public text."
                )
                % {"outcome": outcome.reference}
            )
        rows.append(
            AskedOutcome(
                request=request,
                outcome=outcome,
                substantiator=request.substantiator,
                order=place,
                version_number=outcome.version,
                frozen=frozen,
            )
        )
    try:
        with transaction.atomic():
            AskedOutcome.objects.bulk_create(rows)
    except IntegrityError as twice:
        raise Refused(
            _("This person was asked about one of these outcomes before. Nobody is asked twice.")
        ) from twice


def _require_versions(versions: dict[int, int]) -> None:
    now = dict(Outcome.objects.filter(pk__in=versions).values_list("pk", "version"))
    if now != versions:
        raise Stale(_("An outcome was changed at this moment. Look at it as it is now and ask again."))


def _end_replaced(replaced: SubstantiationRequest, by: Principal) -> None:
    now = timezone.now()
    replaced = move(replaced, "replace", ended_at=replaced.ended_at or now, nonce=new_public_reference())
    end_unanswered(replaced, now)
    note_event(replaced, Event.REPLACED, by=by)


def _require_letter_done(request: SubstantiationRequest) -> None:
    if request.is_spoken or not request.sendings:
        raise Refused(_("No letter of this request was sent before."))
    letters = letters_of([request]).get(request.reference, [])
    if letters and shown_state(letters[-1], timezone.now()) in UNDERWAY:
        raise Refused(_("The last letter is still in the outbox, so it is not written again."))
