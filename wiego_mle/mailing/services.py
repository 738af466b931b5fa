"""Queueing letters, and delivering each of them at most once without a person's word."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import make_msgid
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation

from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.mailing.checks import verdict_of
from wiego_mle.mailing.enums import Failure, LetterState
from wiego_mle.mailing.handover import Doubtful, Needless, NotHandedOver, hand_over
from wiego_mle.mailing.links import link_of, text_with_link
from wiego_mle.mailing.models import LINK_MARK, Letter
from wiego_mle.mailing.queries import due
from wiego_mle.mailing.workflows import LETTER

log = logging.getLogger(__name__)

FORGOTTEN = "[erased on request]"
"""Stands in place of the name of somebody who was forgotten, and of what was written to them."""

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""How long a letter waits after each try that failed; after the last one it is given up: about a day."""


def queue_mail(
    *,
    kind: str,
    effect_key: str,
    context: dict,
    to: AbstractBaseUser | None = None,
    address: tuple[str, str] | None = None,
    language: str = "",
    due_at: datetime | None = None,
    about: tuple[str, str] = ("", ""),
    link: tuple[str, str] = ("", ""),
    round_id: int | None = None,
) -> Letter | None:
    """Write a letter into the outbox and ring the worker after the commit.

    The text comes from `templates/mail/<kind>.txt`, whose first line is the subject, in the language
    of the person. `to` is a person of the application, `address` a pair (name, e-mail address) for
    somebody outside. `link` is a pair (kind, claim) for a personal link, which the template prints as
    `{{ link }}`; it is made when the letter goes and stored nowhere. The leads of the round `round_id` may
    read the letter. Must run inside the transaction of the change it tells about.

    Returns the letter, or None when this effect was queued before.
    """
    name, mail_address = (to.name, to.email) if to else address
    language = language or (to.language if to else settings.LANGUAGE_CODE)
    with translation.override(language):
        subject, body = rendered(kind, context | {"to_name": name, "link": LINK_MARK})
    return _put_into_outbox(
        effect_key=effect_key,
        kind=kind,
        to=to,
        to_name=name[:120],
        to_address=mail_address,
        language=language,
        subject=subject,
        body=body,
        link_kind=link[0],
        link_claim=link[1],
        due_at=due_at or timezone.now(),
        about_type=about[0],
        about_reference=about[1],
        round_id=round_id,
    )


def queue_text(
    *,
    kind: str,
    effect_key: str,
    to: AbstractBaseUser,
    subject: str,
    body: str,
    language: str = "",
    due_at: datetime | None = None,
    about: tuple[str, str] = ("", ""),
    round_id: int | None = None,
) -> Letter | None:
    """Write a letter into the outbox whose words somebody wrote, or which was put together elsewhere.

    Otherwise as `queue_mail`. The subject becomes one line, as there.
    """
    return _put_into_outbox(
        effect_key=effect_key,
        kind=kind,
        to=to,
        to_name=to.name[:120],
        to_address=to.email,
        language=language or to.language,
        subject=clean_subject(subject),
        body=clean_body(body),
        due_at=due_at or timezone.now(),
        about_type=about[0],
        about_reference=about[1],
        round_id=round_id,
    )


def _put_into_outbox(**columns) -> Letter | None:
    letter = Letter(
        message_id=make_msgid(domain=urlsplit(settings.BASE_URL).hostname or "localhost"), **columns
    )
    letter.clean_fields()
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        if Letter.objects.filter(effect_key=letter.effect_key).exists():
            return None
        raise
    if letter.due_at <= timezone.now():
        ring_later(letter)
    return letter


def clean_subject(text: str) -> str:
    """Return a subject as one line without invisible characters."""
    return " ".join(clean_text(text).split())[:200]


def clean_body(text: str) -> str:
    """Return the text of a letter without invisible characters and without blank ends."""
    return clean_text(text).strip() + "\n"


def rendered(kind: str, context: dict) -> tuple[str, str]:
    """Return subject and body of a kind of letter in the active language.

    The subject is one line without invisible characters: the only text of users that reaches a mail header.
    """
    text = render_to_string(f"mail/{kind}.txt", context | {"base_url": settings.BASE_URL})
    subject, _newline, body = text.strip().partition("\n")
    return clean_subject(subject), clean_body(body)


def ring_later(letter: Letter) -> None:
    """Ring the worker for a letter when the transaction has ended well."""
    transaction.on_commit(partial(_ring, letter.pk))


def rewrite_letters(*, letters: QuerySet[Letter], words: Callable[[Letter], tuple[str, str]]) -> None:
    """Write letters anew, because what they tell of must not be read any more; `words` gives subject and body.

    What went out is gone; its copy in the outbox is rewritten as well. Whoever is rewording one at this moment
    is told that it has changed, so that the old words do not come back. Must run inside the transaction of the
    change that makes it necessary.
    """
    for letter in letters.order_by("pk"):
        subject, body = words(letter)
        if (subject, body) != (letter.subject, letter.body):
            Letter.objects.filter(pk=letter.pk).update(subject=subject, body=body, version=F("version") + 1)


def _ring(letter_id: int) -> None:
    from wiego_mle.mailing.tasks import ring

    ring(letter_id)


def withdraw_letter(*, effect_key: str) -> None:
    """Keep a letter from going because what it would tell is taken back; quiet if none goes.

    A letter that somebody holds back has not gone either, and one that they left never will.

    Must run inside the transaction that takes it back.

    Raises:
        Stale: the worker has taken the letter already.
    """
    letter = Letter.objects.filter(effect_key=effect_key).first()
    if letter is None or (letter.state == LetterState.LEFT and not letter.attempts):
        return
    step = LETTER.step("withdraw")
    claim(
        Letter.objects,
        pk=letter.pk,
        expected={"state__in": step.sources, "attempts": 0},
        state=step.target,
        failure=Failure.TAKEN_BACK,
    )


def deliver_letter(letter_id: int, *, now: datetime | None = None) -> None:
    """Take a letter that is due and hand it over; quiet if it is gone, taken, held back or not due.

    Its application is asked first whether it is still to go; nothing is taken before that.

    Two claims enclose the handing over. Whoever dies between them leaves the letter in `sending`, where a
    person finds it as doubtful; it is never sent again by itself.
    """
    taken_at = now or timezone.now()
    if not _still_goes(letter_id, taken_at):
        return
    LETTER.require("take", LetterState.QUEUED)
    try:
        claim(
            Letter.objects,
            pk=letter_id,
            expected={"state": LetterState.QUEUED, "due_at__lte": taken_at},
            state=LetterState.SENDING,
            claimed_at=taken_at,
            attempts=F("attempts") + 1,
            failure="",
            server_words="",
        )
    except Stale:
        return
    letter = Letter.objects.get(pk=letter_id)
    try:
        hand_over(letter, _final_text(letter))
    except NotHandedOver as no:
        _not_handed_over(letter, no)
    except Needless:
        _finish(letter, state=LetterState.LEFT, failure=Failure.LINK_VOID)
    except Doubtful as doubt:
        log.warning("Letter %s may or may not have gone out.", letter.reference)
        _finish(letter, failure=Failure.BROKE_OFF, server_words=str(doubt)[:1000])
    else:
        _finish(letter, state=LetterState.SENT, sent_at=now or timezone.now())


def _still_goes(letter_id: int, now: datetime) -> bool:
    """Ask whether a letter is still to go; put it off or drop it if not."""
    letter = due(now).filter(pk=letter_id).first()
    if letter is None:
        return False
    verdict = verdict_of(letter, now)
    if verdict.goes:
        return True
    waits = {"state": LetterState.QUEUED, "due_at": letter.due_at}
    with suppress(Stale):
        if verdict.later:
            claim(Letter.objects, pk=letter.pk, expected=waits, due_at=verdict.later)
        else:
            claim(
                Letter.objects,
                pk=letter.pk,
                expected=waits,
                state=LetterState.LEFT,
                failure=Failure.NEEDLESS,
            )
    return False


def drop_letters(letters: QuerySet[Letter]) -> int:
    """Let letters rest that wait or are held back and are not needed any more; return how many these were."""
    waiting = letters.order_by().filter(state__in=(LetterState.QUEUED, LetterState.HELD))
    return waiting.update(state=LetterState.LEFT, failure=Failure.NEEDLESS, version=F("version") + 1)


def hold_all_that_wait() -> int:
    """Hold back every letter that waits, and return how many these were.

    For an installation that was made of a backup: nobody knows what has gone since it was taken. Each is noted
    on the trail of its letter.
    """
    with recorded(by=APPLICATION) as trail:
        waiting = Letter.objects.filter(state=LetterState.QUEUED).order_by("pk")
        references = list(waiting.values_list("reference", flat=True))
        waiting.order_by().update(state=LetterState.HELD, version=F("version") + 1)
        for reference in references:
            trail.record(
                "letter.held",
                subject_type="letter",
                reference=reference,
                changes={"state": (LetterState.QUEUED.value, LetterState.HELD.value)},
            )
    return len(references)


def forget_reader(letters: QuerySet[Letter]) -> int:
    """Take name, address and words out of letters to somebody who is forgotten, and return how many these were.

    What has not gone never goes; that a letter went, and when, stays. Must run inside the transaction that
    forgets the reader.
    """
    letters = letters.order_by()
    letters.filter(state__in=(LetterState.QUEUED, LetterState.HELD)).update(failure=Failure.NEEDLESS)
    letters.exclude(state=LetterState.SENT).update(state=LetterState.LEFT)
    return letters.exclude(to_address="").update(
        to_name=FORGOTTEN,
        to_address="",
        subject=FORGOTTEN,
        body="",
        link_claim="",
        server_words="",
        version=F("version") + 1,
    )


def _final_text(letter: Letter) -> str:
    if not letter.link_kind:
        return letter.body
    link = link_of(letter)
    if not link:
        raise Needless
    return text_with_link(letter, link)


def _not_handed_over(letter: Letter, no: NotHandedOver) -> None:
    why = {"failure": no.failure, "server_words": no.server_words[:1000]}
    if no.again and letter.attempts <= len(WAITS):
        wait = WAITS[letter.attempts - 1]
        log.warning("Letter %s did not go (%s); next try in %s.", letter.reference, no.failure.value, wait)
        _finish(letter, state=LetterState.QUEUED, due_at=timezone.now() + wait, **why)
    else:
        log.error("Letter %s did not go (%s) and is given up.", letter.reference, no.failure.value)
        _finish(letter, state=LetterState.FAILED, **why)


def _finish(letter: Letter, **changes) -> None:
    """Write how the handing over ended, if the letter is still the one that was taken."""
    taken = {"state": LetterState.SENDING, "claimed_at": letter.claimed_at}
    try:
        claim(Letter.objects, pk=letter.pk, expected=taken, **changes)
    except Stale:
        log.warning("Letter %s was decided about by a person while it was handed over.", letter.reference)
