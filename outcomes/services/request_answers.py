"""What a person outside does with a request: beginning, saving, answering, revising, declining.

Nothing here happens by following a link: every change is a POST, and the same one twice is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import (
    AskedOutcome,
    Judgement,
    JudgementDraft,
    JudgementVersion,
    RequestEvent,
    SubstantiationRequest,
    SuggestedPerson,
)
from outcomes.models.judgements import TO_BE_SAID_WHY
from outcomes.policy import Act, may
from outcomes.queries.requests import takes_answers
from outcomes.request_enums import (
    WITH_ANSWER,
    Channel,
    DeclineKind,
    Judged,
    JudgedPart,
    Quoting,
    RequestState,
)
from outcomes.request_enums import RequestEventKind as Event
from outcomes.services.notices import notify_of_event
from outcomes.services.request_steps import SUBJECT, hold, loaded, move, note_event, outsider
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, undone_if
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.folding import clean_text

TEXTS = (
    *(f"{part.value}_comment" for part in JudgedPart),
    "corrected_statement",
    "others_contributed",
    "other_changes",
    "confidential_part",
)
ANSWERS = (*(f"{part.value}_judgement" for part in JudgedPart), *TEXTS, "quoting")
"""What a person answers about one outcome; the columns of a judgement."""


class _SameAnswerError(Exception):
    """The same answer was there before; raised to roll the claims back."""


def open_request(*, request: SubstantiationRequest, now: datetime | None = None) -> SubstantiationRequest:
    """Note that the person has begun, and return the request; begun twice it is begun once.

    Raises:
        Refused: it is too late.
        WrongState: the request has ended.
        Stale: it moved on at this moment.
    """
    now = now or timezone.now()
    _require_in_time(request, now)
    if request.state in (RequestState.OPENED, *WITH_ANSWER):
        return request
    try:
        with recorded(by=outsider(request)) as trail:
            opened = move(request, "open", opened_at=request.opened_at or now)
            note_event(opened, Event.OPENED, at=now)
            trail.record("request.opened", subject_type=SUBJECT, reference=opened.reference)
    except Stale:
        opened = loaded(request.pk)
        if opened.state not in (RequestState.OPENED, *WITH_ANSWER):
            raise
    return opened


def save_draft(
    *, asked: AskedOutcome, answers: Mapping[str, str], now: datetime | None = None
) -> JudgementDraft:
    """Keep what a person has begun to answer, to go on later, and return it; nothing of it counts.

    Raises:
        Refused: it is too late.
        WrongState: the request does not wait for answers.
        Stale: the outcome is no longer asked about, or the request moved on at this moment.
    """
    now = now or timezone.now()
    _require_in_time(asked.request, now)
    content = {name: value for name, value in _cleaned(answers).items() if value}
    with recorded(by=outsider(asked.request)):
        request = hold(asked.request, "save")
        claim(AskedOutcome.objects, pk=asked.pk, expected={"ended_at": None}, answers=F("answers"))
        draft, _made = JudgementDraft.objects.update_or_create(
            asked=asked, defaults={"content": content, "saved_at": now}
        )
        _note_saved(request, asked, now)
    return draft


def answer_outcome(
    *, asked: AskedOutcome, answers: Mapping[str, str], seen: int, now: datetime | None = None
) -> Judgement:
    """Take the answer of the person who was asked about one outcome, or a revised one, and return it.

    `seen` is how many answers there were when the page was shown; of two answers sent at the same moment one is
    taken, and the same answer twice is one.

    Raises:
        Incomplete: a judgement is missing, or a comment where one is asked for.
        Refused: it is too late.
        WrongState: the request does not wait for answers.
        Stale: another answer came before, or the outcome is no longer asked about.
        ValidationError: a text is too long.
    """
    return _answer(asked, answers, seen, by=outsider(asked.request), now=now or timezone.now())


def answer_for(
    *, asked: AskedOutcome, answers: Mapping[str, str], seen: int, by: Principal, channel: str
) -> Judgement:
    """Enter what a person said by telephone or in person about one outcome; the answer says who entered it.

    Raises: as `answer_outcome`, and Refused where that is not theirs to enter.
    """
    require(may(by, Act.ANSWER_FOR, asked))
    if channel not in (Channel.TELEPHONE, Channel.IN_PERSON):
        raise Incomplete(_("How did you talk?"), {"channel": _("Choose how the person told you.")})
    return _answer(asked, answers, seen, by=by, channel=channel, now=timezone.now())


def decline_request(
    *,
    request: SubstantiationRequest,
    kind: str,
    words: str = "",
    instead: Mapping[str, str] | None = None,
    by: Principal | None = None,
    now: datetime | None = None,
) -> SubstantiationRequest:
    """Note that the person does not answer, with the reason and perhaps somebody to ask instead; return it.

    `instead` has `name`, `organisation`, `contact` and `why`; without a name nobody is meant. `by` is the
    harvester who was told so, otherwise the person said it themself. Declined twice it is declined once.

    Raises:
        Incomplete: no reason was chosen, or "another reason" without words.
        Refused: it is too late, or not theirs to enter.
        WrongState: the request is answered or has ended.
        Stale: it moved on at this moment.
        ValidationError: a text is too long.
    """
    now = now or timezone.now()
    if by is not None:
        for asked in request.asked.select_related("outcome__round", "request__round"):
            require(may(by, Act.ANSWER_FOR, asked))
    else:
        _require_in_time(request, now)
    words = clean_text(words).strip()
    _require_reason(kind, words)
    if _is_declined_so(request, kind, words):
        return request
    request.decline_kind, request.decline_words = kind, words
    suggested = _suggested(request, instead or {}, now)
    request.clean_fields(exclude={"round", "substantiator", "asked_by", "replaces"})
    try:
        with recorded(by=by or outsider(request)) as trail:
            declined = move(request, "decline", decline_kind=kind, decline_words=words, ended_at=now)
            event = note_event(declined, Event.DECLINED, by=by, at=now)
            notify_of_event(event=event, by=by or outsider(declined))
            trail.record(
                "request.declined",
                subject_type=SUBJECT,
                reference=declined.reference,
                changes={"decline_kind": ("", kind)},
            )
            if suggested is not None:
                suggested.save(force_insert=True)
                note_event(declined, Event.HANDED_ON, by=by, at=now)
                trail.record("request.handed_on", subject_type=SUBJECT, reference=declined.reference)
    except Stale:
        declined = loaded(request.pk)
        if not _is_declined_so(declined, kind, words):
            raise
    return declined


def reconsider_request(
    *, request: SubstantiationRequest, now: datetime | None = None
) -> SubstantiationRequest:
    """Let a person who declined answer after all, and return the request.

    Raises:
        Refused: it is too late.
        WrongState: the request was not declined.
        Stale: it moved on at this moment.
    """
    now = now or timezone.now()
    _require_in_time(request, now)
    if request.state == RequestState.OPENED:
        return request
    try:
        with recorded(by=outsider(request)) as trail:
            opened = move(
                request,
                "reconsider",
                opened_at=request.opened_at or now,
                ended_at=None,
                decline_kind="",
                decline_words="",
            )
            note_event(opened, Event.RECONSIDERED, at=now)
            trail.record("request.reconsidered", subject_type=SUBJECT, reference=opened.reference)
    except Stale:
        opened = loaded(request.pk)
        if opened.state != RequestState.OPENED:
            raise
    return opened


def _is_declined_so(request: SubstantiationRequest, kind: str, words: str) -> bool:
    """Say whether a request was declined with this reason, so that doing it again changes nothing."""
    return (request.state, request.decline_kind, request.decline_words) == (
        RequestState.DECLINED,
        kind,
        words,
    )


def _answer(
    asked: AskedOutcome,
    answers: Mapping[str, str],
    seen: int,
    *,
    by: Principal,
    now: datetime,
    channel: str = Channel.EMAIL,
) -> Judgement:
    said = _cleaned(answers)
    _require_complete(said)
    request = asked.request
    _require_in_time(request, now)
    judgement = Judgement(asked=asked, **said, channel=channel, answered_at=now)
    judgement.by_proxy_id = by.person_id
    judgement.clean_fields(exclude={"asked", "by_proxy", "lead"})
    with undone_if(_SameAnswerError), recorded(by=by) as trail:
        request = _held_for_answer(request, spoken=channel != Channel.EMAIL)
        before = Judgement.objects.filter(asked=asked).first()
        if before is not None and _says(before) == _says(judgement):
            raise _SameAnswerError
        _claim_answer(asked, seen)
        judgement = _kept(judgement, before, seen + 1)
        kind = Event.REVISED if before else Event.ANSWERED
        notify_of_event(event=note_event(request, kind, asked=asked, by=by, at=now), by=by)
        _note_progress(request, is_revision=before is not None, now=now, spoken=channel != Channel.EMAIL)
        _record(trail, asked, before, judgement)
    return Judgement.objects.get(asked=asked)


def _held_for_answer(request: SubstantiationRequest, *, spoken: bool) -> SubstantiationRequest:
    """Keep the row of a request until the commit, so that two answers see each other."""
    takes = {RequestState.OPENED, *WITH_ANSWER} | (
        {RequestState.UNSENT, RequestState.SENT} if spoken else set()
    )
    try:
        claim(
            SubstantiationRequest.objects,
            pk=request.pk,
            expected={"state__in": takes},
            version=F("version") + 1,
        )
    except Stale as ended:
        raise WrongState(_("This request does not take answers any more.")) from ended
    return loaded(request.pk)


def _claim_answer(asked: AskedOutcome, seen: int) -> None:
    try:
        claim(
            AskedOutcome.objects, pk=asked.pk, expected={"answers": seen, "ended_at": None}, answers=seen + 1
        )
    except Stale as late:
        raise Stale(
            _("There is another answer about this outcome already. Read it below; sending again replaces it.")
        ) from late


def _kept(judgement: Judgement, before: Judgement | None, number: int) -> Judgement:
    if before is not None:
        judgement.pk, judgement.lead_id = before.pk, before.lead_id
    judgement.number = number
    judgement.save(force_insert=before is None, force_update=before is not None)
    JudgementVersion.objects.create(
        judgement=judgement,
        number=number,
        content={name: getattr(judgement, name) for name in ANSWERS},
        channel=judgement.channel,
        by_proxy_id=judgement.by_proxy_id,
        at=judgement.answered_at,
    )
    JudgementDraft.objects.filter(asked=judgement.asked_id).delete()
    return judgement


def _note_progress(request: SubstantiationRequest, *, is_revision: bool, now: datetime, spoken: bool) -> None:
    """Move the request on when nothing is left to answer, or when an answer was revised."""
    if request.asked.filter(ended_at__isnull=True, answers=0).exists():
        return
    if request.state in WITH_ANSWER:
        if is_revision:
            move(request, "revise")
        return
    move(request, "answer_for" if spoken else "answer", answered_at=now)


def _record(trail: Trail, asked: AskedOutcome, before: Judgement | None, judgement: Judgement) -> None:
    """Note the judgements, not the words: what people say outside stays where it can be erased."""
    parts = [f"{part.value}_judgement" for part in JudgedPart]
    changes = {name: (getattr(before, name) if before else "", getattr(judgement, name)) for name in parts}
    trail.record(
        "request.revised" if before else "request.answered",
        subject_type=SUBJECT,
        reference=asked.request.reference,
        changes={"outcome": ("", asked.outcome.reference)}
        | {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
        | ({"channel": ("", judgement.channel)} if judgement.by_proxy_id else {}),
    )


def _says(judgement: Judgement) -> tuple:
    return (*(getattr(judgement, name) for name in ANSWERS), judgement.channel, judgement.by_proxy_id)


def _cleaned(answers: Mapping[str, str]) -> dict[str, str]:
    unknown = answers.keys() - {*ANSWERS}
    if unknown:
        raise TypeError(f"not an answer of a judgement: {', '.join(sorted(unknown))}")
    return {name: clean_text(answers.get(name) or "").strip() for name in ANSWERS}


def _require_complete(said: Mapping[str, str]) -> None:
    missing = {}
    for part in JudgedPart:
        name = f"{part.value}_judgement"
        if said[name] not in Judged.values:
            missing[name] = _("Choose one of the four answers.")
        elif said[name] in TO_BE_SAID_WHY and not said[f"{part.value}_comment"]:
            missing[f"{part.value}_comment"] = _("Write in a few words what is not quite so.")
    if said["quoting"] not in Quoting.values:
        missing["quoting"] = _("Choose whether you may be quoted.")
    if missing:
        raise Incomplete(_("Something is still missing."), missing)


def _require_reason(kind: str, words: str) -> None:
    if kind not in DeclineKind.values:
        raise Incomplete(_("Why do you not answer?"), {"kind": _("Choose a reason; one click is enough.")})
    if kind == DeclineKind.OTHER and not words:
        raise Incomplete(_("Why do you not answer?"), {"words": _("Write the reason in a few words.")})


def _suggested(
    request: SubstantiationRequest, instead: Mapping[str, str], now: datetime
) -> SuggestedPerson | None:
    said = {
        name: clean_text(instead.get(name) or "").strip()
        for name in ("name", "organisation", "contact", "why")
    }
    if not any(said.values()):
        return None
    if not said["name"]:
        raise Incomplete(_("Who could be asked instead?"), {"name": _("Write the name of the person.")})
    suggested = SuggestedPerson(request=request, at=now, **said)
    suggested.clean_fields(exclude={"request", "taken_as", "settled_by"})
    return suggested


def _require_in_time(request: SubstantiationRequest, now: datetime) -> None:
    if not takes_answers(request, now):
        raise Refused(_("The time for answers is over."))


def _note_saved(request: SubstantiationRequest, asked: AskedOutcome, now: datetime) -> None:
    """Note that something was saved: a line for each sitting, not for each time."""
    last = RequestEvent.objects.filter(request=request).order_by("-at", "-pk").first()
    if last is not None and last.kind == Event.SAVED and last.asked_id == asked.pk:
        RequestEvent.objects.filter(pk=last.pk).update(at=now)
    else:
        note_event(request, Event.SAVED, asked=asked, at=now)
