"""What people decide about letters: send again, leave, hold back, let go, reword."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import DomainError, WrongState
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import LINK_MARK, Letter
from wiego_mle.mailing.policy import Act, may
from wiego_mle.mailing.queries import is_doubtful
from wiego_mle.mailing.services import clean_body, clean_subject, ring_later
from wiego_mle.mailing.workflows import LETTER

WRITTEN_ABOUT = {
    "send_again": "letter.queued_again",
    "leave": "letter.left",
    "hold": "letter.held",
    "release": "letter.released",
}


def send_again(*, letter: Letter, by: Principal) -> Letter:
    """Queue a letter again that failed or of which nobody knows whether it went.

    Raises:
        Refused: not theirs to decide.
        WrongState: the letter was sent, waits anyway, was left, or is being sent at this moment.
        Stale: somebody else has decided meanwhile.
    """
    _decide(letter, "send_again", by, state=LetterState.QUEUED, due_at=timezone.now(), attempts=0)
    return letter


def leave(*, letter: Letter, by: Principal) -> Letter:
    """Let a letter rest that is not to go, failed, or of which nobody knows whether it went.

    Raises: as `send_again`.
    """
    _decide(letter, "leave", by, state=LetterState.LEFT)
    return letter


def hold(*, letter: Letter, by: Principal) -> Letter:
    """Hold a letter back that waits for its time; it stays until somebody lets it go.

    Raises: as `send_again`.
    """
    _decide(letter, "hold", by, state=LetterState.HELD)
    return letter


def release(*, letter: Letter, by: Principal) -> Letter:
    """Let a letter go that was held back: at its time or, if that has passed, now.

    Raises: as `send_again`.
    """
    _decide(letter, "release", by, state=LetterState.QUEUED)
    return letter


DECISIONS = {"send_again": send_again, "leave": leave, "hold": hold, "release": release}


def decide_about_several(*, letters: Iterable[Letter], step: str, by: Principal) -> tuple[int, int]:
    """Decide alike about several letters; return how many it was possible for, and how many not.

    Each is a decision of its own: one that somebody else has taken meanwhile does not hinder the rest.
    """
    done = failed = 0
    for letter in letters:
        try:
            DECISIONS[step](letter=letter, by=by)
        except DomainError:
            failed += 1
        else:
            done += 1
    return done, failed


def reword(*, letter: Letter, version: int, subject: str, body: str, by: Principal) -> Letter:
    """Change the words of a letter that has not been taken yet, and return it as it is now.

    Raises:
        Refused: not theirs to decide.
        WrongState: the letter was taken meanwhile.
        ValidationError: it would be empty, or lose the place of its personal link.
        Stale: somebody else has changed it since `version`.
    """
    require(may(by, Act.EDIT, letter))
    if letter.state not in (LetterState.QUEUED, LetterState.HELD):
        raise WrongState(_("The letter is already on its way. Its words can no longer be changed."))
    subject, body = clean_subject(subject), clean_body(body)
    problems = {}
    if not subject:
        problems["subject"] = _("Write a subject.")
    if not body.strip():
        problems["body"] = _("Write the letter.")
    elif body.count(LINK_MARK) != letter.body.count(LINK_MARK):
        problems["body"] = _("Keep %(mark)s where it stands: the reader’s own link is put there.") % {
            "mark": LINK_MARK
        }
    if problems:
        raise ValidationError(problems)
    changes = {"subject": (letter.subject, subject), "text": (letter.body, body)}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return letter
    with recorded(by=by) as trail:
        claim(
            Letter.objects,
            pk=letter.pk,
            expected={"state": letter.state, "version": version},
            subject=subject,
            body=body,
            edited_at=timezone.now(),
            version=F("version") + 1,
        )
        trail.record(
            "letter.reworded", subject_type="letter", reference=letter.reference, changes=_kept(changes)
        )
    letter.refresh_from_db()
    return letter


def _kept(changes: dict) -> dict:
    """Return what the trail keeps: the subjects, and of the text only that it is another one."""
    return {name: pair if name == "subject" else ("…", "…") for name, pair in changes.items()}


def _decide(letter: Letter, step_name: str, by: Principal, **changes) -> None:
    step = LETTER.step(step_name)
    require(may(by, step.act, letter))
    LETTER.require(step_name, letter.state)
    if letter.state == LetterState.SENDING and not is_doubtful(letter, timezone.now()):
        raise WrongState(_("The letter is being sent at this moment. Look again in five minutes."))
    with recorded(by=by) as trail:
        seen = {"state": letter.state, "claimed_at": letter.claimed_at, "attempts": letter.attempts}
        claim(Letter.objects, pk=letter.pk, expected=seen, version=F("version") + 1, **changes)
        trail.record(
            WRITTEN_ABOUT[step_name],
            subject_type="letter",
            reference=letter.reference,
            changes={"state": (letter.state, step.target)},
        )
        if step.target == LetterState.QUEUED:
            ring_later(letter)
    letter.refresh_from_db()
