"""Keeping a spreadsheet that somebody wants to bring into a round, and saying how it is to be read."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.frozen import mark_of_values
from harvests.models import HarvestRound
from outcomes.importing.states import ImportState
from outcomes.importing.targets import Target
from outcomes.models import ImportProfile, ImportRow, SheetImport
from outcomes.policy import Act, may
from outcomes.services.files import kept_file
from outcomes.services.references import next_reference
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.spreadsheets import MOST_FILE_BYTES

IMPORT = "I"
_LONGEST_NAME = 200
_OPEN = (ImportState.WAITING, ImportState.READY, ImportState.FAILED)


def start_import(
    *,
    by: Principal,
    harvest_round: HarvestRound,
    upload: File,
    profile: ImportProfile | None = None,
    ring: bool = True,
) -> SheetImport:
    """Keep a file and have it read in the background; return the import.

    `profile` says how its columns and words are meant; without one the newest that fits is taken. With
    `ring` false nobody is told: the caller reads it.

    Raises:
        Refused: the person may not bring files into this round, or the round is not open.
        ValidationError: the file is empty or larger than a list of outcomes can be.
    """
    require(may(by, Act.IMPORT, harvest_round))
    if not upload.size:
        raise ValidationError({"file": _("The file is empty.")})
    if upload.size > MOST_FILE_BYTES:
        limit = MOST_FILE_BYTES // 1024 // 1024
        raise ValidationError({"file": _("The file is larger than %(limit)s MB.") % {"limit": limit}})
    with kept_file(upload.chunks()) as kept, recorded(by=by) as trail:
        made = SheetImport(
            reference=next_reference(IMPORT),
            round=harvest_round,
            uploaded_by_id=by.person_id,
            file_key=kept.key,
            file_name=_shown_name(upload.name or ""),
            size=kept.size,
            sha256=kept.sha256,
            profile=profile,
        )
        made.clean_fields(exclude={"round", "uploaded_by", "profile", "answers", "about", "counts"})
        made.save(force_insert=True)
        said = {
            "file": ("", f"{made.file_name} ({kept.sha256[:12]})"),
            "round": ("", harvest_round.reference),
        }
        trail.record("import.uploaded", subject_type="import", reference=made.reference, changes=said)
        if ring:
            ring_later(made)
    return made


def _shown_name(name: str) -> str:
    """Return the name of a file as it is shown: without folders and invisible characters."""
    plain = " ".join(clean_text(PurePath(name.replace("\\", "/")).name).split())
    return plain[-_LONGEST_NAME:] or _("file without a name")


def ring_later(sheet_import: SheetImport) -> None:
    """Tell a worker after the commit that there is something to do; a sweeper finds it otherwise."""
    from outcomes.tasks import work_on_import
    from wiego_mle.kernel.doorbell import ring

    transaction.on_commit(partial(ring, work_on_import, sheet_import.pk))


def take_file(*, sheet_import: SheetImport, by: Principal) -> None:
    """Note on the trail that somebody takes a spreadsheet as it came, with everything that stands in it.

    Raises:
        Refused: it is not open to them, or holds what is withheld or erased by now.
    """
    require(may(by, Act.TAKE_IMPORTED, sheet_import))
    with recorded(by=by) as trail:
        said = {"file": ("", f"{sheet_import.file_name} ({sheet_import.sha256[:12]})")}
        trail.record(
            "import.file_taken", subject_type="import", reference=sheet_import.reference, changes=said
        )


def mark_of_answers(sheet_import: SheetImport) -> str:
    """Return a short mark of what was said so far about how a file is read."""
    return mark_of_values(sheet_import.answers)


def say_how(
    *,
    sheet_import: SheetImport,
    version: int,
    by: Principal,
    columns: dict[str, dict] | None = None,
    words: dict[str, dict[str, str]] | None = None,
    day_first: bool | None = None,
    left_out: list[str] | None = None,
    seen: str = "",
    ring: bool = True,
) -> SheetImport:
    """Keep what somebody said about the columns, words, dates and sheets of a file, and read it again.

    `columns` maps “sheet, line end, number of the column” to what it means, `words` a list to words and keys.
    What was said before stays unless it is said anew. `seen` is the `mark_of_answers` of what the person saw;
    without it nothing is compared.

    Raises:
        Refused: not theirs to say, or the file is imported already.
        Stale: somebody else said something meanwhile.
    """
    require(may(by, Act.IMPORT, sheet_import.round))
    _require_open(sheet_import)
    for said in (columns or {}).values():
        Target(said["target"])
    if seen and seen != mark_of_answers(sheet_import):
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
    answers = dict(sheet_import.answers)
    if columns:
        answers["columns"] = answers.get("columns", {}) | columns
    if words:
        known = answers.get("words", {})
        answers["words"] = known | {name: known.get(name, {}) | said for name, said in words.items()}
    if day_first is not None:
        answers["day_first"] = day_first
    if left_out is not None:
        answers["left_out"] = left_out
    with transaction.atomic():
        claim(
            SheetImport.objects,
            pk=sheet_import.pk,
            expected={"version": version, "state": sheet_import.state},
            answers=answers,
            **_from_the_start(),
        )
        if ring:
            ring_later(sheet_import)
    sheet_import.refresh_from_db()
    return sheet_import


def _from_the_start() -> dict:
    return {
        "state": ImportState.WAITING,
        "version": F("version") + 1,
        "queued_at": timezone.now(),
        "claimed_at": None,
        "attempts": 0,
        "failure": "",
        "done": 0,
    }


def _require_open(sheet_import: SheetImport) -> None:
    if sheet_import.state not in _OPEN:
        raise Refused(_("Nothing can be said about this file any more: it is imported, or was given up."))


def cancel_import(*, sheet_import: SheetImport, version: int, by: Principal) -> None:
    """Give up an import before anything of it is imported; the file stays kept with its checksum.

    Raises:
        Refused: not theirs to decide, or it is imported already.
        Stale: somebody else was first.
    """
    require(may(by, Act.SEE_IMPORTS, sheet_import.round))
    _require_open(sheet_import)
    with recorded(by=by) as trail:
        claim(
            SheetImport.objects,
            pk=sheet_import.pk,
            expected={"version": version, "state": sheet_import.state},
            state=ImportState.CANCELLED,
            version=F("version") + 1,
        )
        ImportRow.objects.filter(sheet_import=sheet_import).delete()
        trail.record(
            "import.cancelled",
            subject_type="import",
            reference=sheet_import.reference,
            changes={"state": (sheet_import.state, ImportState.CANCELLED)},
        )


def save_profile(*, sheet_import: SheetImport, name: str, by: Principal) -> ImportProfile:
    """Keep how a file is read under a name, for files like it; a profile of that name is replaced.

    Raises:
        Refused: not theirs to keep, or the file has not been read yet.
        ValidationError: there is no name, or it is too long.
    """
    require(may(by, Act.IMPORT, sheet_import.round))
    about = sheet_import.about
    if not about.get("signature"):
        raise Refused(_("The file has not been read yet."))
    name = " ".join(clean_text(name).split())
    said = {
        "signature": about["signature"],
        "columns": {
            column["key"]: {"target": column["target"], "mark": column.get("mark", "")}
            for table in about["tables"]
            for column in table["columns"]
            if column["understood"] or column["confirmed"]
        },
        "words": sheet_import.answers.get("words", {}),
        "day_first": sheet_import.answers.get("day_first"),
        "saved_by_id": by.person_id,
        "saved_at": timezone.now(),
    }
    ImportProfile(name=name, **said).clean_fields(exclude={"saved_by", "columns", "words", "signature"})
    with recorded(by=by) as trail:
        profile, _made = ImportProfile.objects.update_or_create(name=name, defaults=said)
        SheetImport.objects.filter(pk=sheet_import.pk).update(profile=profile)
        trail.record(
            "import.profile_saved",
            subject_type="import",
            reference=sheet_import.reference,
            changes={"profile": ("", name)},
        )
    return profile
