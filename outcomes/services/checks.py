"""Checking evidence: a reviewer has looked at it and says what they saw."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.masking import kept_about
from outcomes.models import Evidence
from outcomes.policy import Act, may
from outcomes.services.parts import mark_of_part
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text

SAID = (
    "title",
    "kind",
    "supports",
    "url",
    "sha256",
    "dated",
    "page",
    "language",
    "quote",
    "note",
    "check_note",
)
"""What a reviewer looked at: when it changes between looking and checking, they look again."""


def check_evidence(*, item: Evidence, seen: str, note: str, by: Principal) -> None:
    """Mark evidence as checked, with a note on what was seen.

    `seen` is the `mark_of_part` of the evidence as the reviewer saw it.

    Raises:
        Refused: not a reviewer of the round, their own evidence or outcome, or no note.
        Stale: it was changed, removed or checked meanwhile.
    """
    require(may(by, Act.CHECK_EVIDENCE, item))
    note = _line(note)
    if not note:
        raise Refused(_("Say what you looked at and what it shows."))
    if mark_of_part(item, SAID) != seen:
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
    with recorded(by=by) as trail:
        claim(
            Evidence.objects,
            pk=item.pk,
            expected={name: getattr(item, name) for name in SAID}
            | {"checked_at": None, "removed_at": None, "purged_at": None},
            checked_by_id=by.person_id,
            checked_at=timezone.now(),
            check_note=note,
        )
        trail.record(
            "outcome.evidence_checked",
            subject_type="outcome",
            reference=item.outcome.reference,
            changes={"evidence_check": ("", _told(item, note))},
        )


def uncheck_evidence(*, item: Evidence, reason: str, by: Principal) -> None:
    """Take the mark away that evidence was checked, with a reason.

    Raises:
        Refused: not a reviewer of the round, their own evidence or outcome, or no reason.
        Stale: the mark was taken away or set anew meanwhile.
    """
    require(may(by, Act.CHECK_EVIDENCE, item))
    reason = _line(reason)
    if not reason:
        raise Refused(_("Say why the evidence no longer counts as checked."))
    with recorded(by=by) as trail:
        claim(
            Evidence.objects.filter(checked_at__isnull=False),
            pk=item.pk,
            expected={"checked_at": item.checked_at, "removed_at": None},
            **UNCHECKED,
        )
        trail.record(
            "outcome.evidence_unchecked",
            subject_type="outcome",
            reference=item.outcome.reference,
            changes={"evidence_check": (_told(item, item.check_note), "")},
            reason=kept_about(reason, item.outcome),
        )


def _told(item: Evidence, note: str) -> str:
    return kept_about(f"{item.reference} {item.title}: {note}", item.outcome)


UNCHECKED = {"checked_by": None, "checked_at": None, "check_note": ""}


def lapse_check(item: Evidence, *, by: Principal) -> None:
    """Take the mark away because what was checked says something else now; part of changing it."""
    if item.checked_at is None:
        return
    with recorded(by=by) as trail:
        trail.record(
            "outcome.evidence_check_lapsed",
            subject_type="outcome",
            reference=item.outcome.reference,
            changes={"evidence_check": (_told(item, item.check_note), "")},
        )
        Evidence.objects.filter(pk=item.pk).update(**UNCHECKED)


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())[:300]
