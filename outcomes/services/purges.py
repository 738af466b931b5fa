"""Taking the file as it came, and destroying a file for good: by two people, and never without trace."""

from __future__ import annotations

from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.enums import NoticeReason, PurgeState
from outcomes.masking import kept_about
from outcomes.models import Evidence, EvidenceText, Purge, ServedCopy
from outcomes.policy import Act, may
from outcomes.queries.purges import people_to_decide
from outcomes.services.files import discard
from outcomes.services.notices import notify
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text


def take_original(*, item: Evidence, by: Principal) -> None:
    """Note on the trail that somebody takes the file as it came, with all that it tells about people.

    Raises:
        Refused: the original is not open to them, or was destroyed.
    """
    require(may(by, Act.TAKE_ORIGINAL, item))
    if not item.file_key:
        raise Refused(_("This file was destroyed. Its name, size and checksum are all that is left."))
    with recorded(by=by) as trail:
        _note(trail, "outcome.evidence_original_taken", item)


def ask_purge(*, item: Evidence, reason: str, by: Principal) -> Purge:
    """Ask that a file is destroyed for good; somebody else has to agree, and those who may are told.

    Raises:
        Refused: not theirs to ask, no reason, or there is no file.
        Stale: somebody has asked already.
    """
    require(may(by, Act.KEEP_FILES, item.outcome))
    reason = " ".join(clean_text(reason).split())[:300]
    if not reason:
        raise Refused(_("Say why the file must be destroyed."))
    if not item.file_key:
        raise Refused(_("There is no file here to destroy."))
    try:
        with recorded(by=by) as trail:
            purge = Purge.objects.create(evidence=item, reason=reason, asked_by_id=by.person_id)
            _note(trail, "outcome.evidence_purge_asked", item, reason=reason)
            others = dict.fromkeys(people_to_decide(by, item.outcome), NoticeReason.PURGE)
            notify(purge=purge, reasons=others, by=by)
            return purge
    except IntegrityError as twice:
        raise Stale(_("Somebody has asked already that this file is destroyed.")) from twice


def confirm_purge(*, purge: Purge, by: Principal) -> None:
    """Destroy a file, its copy, its small picture and its text; name, size and checksum stay.

    The bytes go after the commit. Should the process die in between, `sweep_files` finds them.

    Raises:
        Refused: not theirs to decide, or they asked for it themselves.
        Stale: somebody else has decided meanwhile.
    """
    item = purge.evidence
    require(may(by, Act.KEEP_FILES, item.outcome))
    if purge.asked_by_id == by.person_id:
        raise Refused(_("You asked for this, so somebody else decides."))
    with recorded(by=by) as trail:
        _decide(purge, PurgeState.DONE, by)
        copy = ServedCopy.objects.filter(evidence=item).first()
        keys = [item.file_key, *([copy.file_key, copy.thumbnail_key] if copy else [])]
        claim(
            Evidence.objects,
            pk=item.pk,
            expected={"file_key": item.file_key},
            file_key="",
            purged_at=timezone.now(),
        )
        ServedCopy.objects.filter(evidence=item).delete()
        EvidenceText.objects.filter(evidence=item).delete()
        _note(trail, "outcome.evidence_purged", item, reason=purge.reason)
        transaction.on_commit(partial(discard, [key for key in keys if key]))


def refuse_purge(*, purge: Purge, by: Principal) -> None:
    """Keep a file that somebody asked to destroy; who asked may take it back so.

    Raises:
        Refused: not theirs to decide.
        Stale: somebody else has decided meanwhile.
    """
    require(may(by, Act.KEEP_FILES, purge.evidence.outcome))
    with recorded(by=by) as trail:
        _decide(purge, PurgeState.REFUSED, by)
        _note(trail, "outcome.evidence_purge_refused", purge.evidence)


def _decide(purge: Purge, state: PurgeState, by: Principal) -> None:
    claim(
        Purge.objects,
        pk=purge.pk,
        expected={"state": PurgeState.ASKED},
        state=state,
        decided_by_id=by.person_id,
        decided_at=timezone.now(),
    )


def _note(trail: Trail, act: str, item: Evidence, *, reason: str = "") -> None:
    name = kept_about(item.file_name, item.outcome)
    said = f"{item.reference} {name}, SHA-256 {item.sha256}"
    trail.record(
        act,
        subject_type="outcome",
        reference=item.outcome.reference,
        changes={"evidence_file": ("", said)},
        reason=kept_about(reason, item.outcome),
    )
