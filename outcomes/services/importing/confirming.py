"""Confirming an import, and saying what is to become of single rows before that."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.importing.states import EntersAs, ImportState, RowChoice, RowVerdict
from outcomes.models import ImportRow, SheetImport
from outcomes.policy import Act, may
from outcomes.queries.import_targets import rows_to_write
from outcomes.services.importing.files import ring_later
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused
from wiego_mle.kernel.folding import clean_text

_NEVER = (RowVerdict.ERROR, RowVerdict.SKIPPED, RowVerdict.SAME)


def choose_row(*, row: ImportRow, choice: str, by: Principal) -> None:
    """Say that a row is left out, imported although it may be a duplicate, or treated as proposed.

    Raises:
        Refused: not theirs to say, the file is not read, or such a row cannot be imported.
    """
    require(may(by, Act.IMPORT, row.sheet_import.round))
    _require_ready(row.sheet_import)
    if choice == RowChoice.TAKE and row.verdict in _NEVER:
        raise Refused(_("This row cannot be imported as it is."))
    _choose(ImportRow.objects.filter(pk=row.pk), row.sheet_import, RowChoice(choice))


def choose_rows(*, sheet_import: SheetImport, verdict: str, choice: str, by: Principal) -> None:
    """Say the same about all rows with a verdict, for example that those with an error are left out.

    Raises:
        Refused: not theirs to say, the file is not read, or such rows cannot be imported.
    """
    require(may(by, Act.IMPORT, sheet_import.round))
    _require_ready(sheet_import)
    if choice == RowChoice.TAKE and verdict in _NEVER:
        raise Refused(_("This row cannot be imported as it is."))
    _choose(sheet_import.rows.filter(verdict=RowVerdict(verdict)), sheet_import, RowChoice(choice))


def _choose(rows, sheet_import: SheetImport, choice: RowChoice) -> None:
    """Write a choice while the file is still being looked at: whoever confirms meanwhile goes first."""
    with transaction.atomic():
        claim(
            SheetImport.objects,
            pk=sheet_import.pk,
            expected={"state": ImportState.READY},
            version=F("version") + 1,
        )
        rows.update(choice=choice)


def unsettled_rows(sheet_import: SheetImport) -> int:
    """Return how many rows have an error that nobody has mended or left out."""
    return sheet_import.rows.filter(verdict=RowVerdict.ERROR).exclude(choice=RowChoice.SKIP).count()


def confirm_import(
    *,
    sheet_import: SheetImport,
    version: int,
    by: Principal,
    enters_as: str = EntersAs.DRAFT,
    reason: str = "",
    author: User | None = None,
    ring: bool = True,
) -> SheetImport:
    """Say that the rows of a file become outcomes, all or none, and return the import.

    `author` is whose records they become, the person who confirms where none is named; accepted ones need
    somebody else, and a reason.

    Raises:
        Refused: not theirs to decide, the round is not open, or nothing would be imported.
        Incomplete: rows have errors, or accepted ones lack a reason or another author.
        Stale: somebody else changed something meanwhile.
    """
    require(may(by, Act.IMPORT, sheet_import.round))
    _require_ready(sheet_import)
    reason = " ".join(clean_text(reason).split())
    author_id = author.pk if author is not None else by.person_id
    _check_accepted(EntersAs(enters_as), reason, author_id, by)
    if unsettled_rows(sheet_import):
        raise Incomplete(
            _("Some rows have errors."), {"rows": _("Mend the rows with errors, or leave them out.")}
        )
    if not rows_to_write(sheet_import).exists():
        raise Refused(_("Nothing would be imported: every row is the same, a duplicate or left out."))
    now = timezone.now()
    with recorded(by=by) as trail:
        claim(
            SheetImport.objects,
            pk=sheet_import.pk,
            expected={"version": version, "state": ImportState.READY},
            state=ImportState.CONFIRMED,
            version=F("version") + 1,
            enters_as=enters_as,
            author_id=author_id,
            reason=reason,
            confirmed_by_id=by.person_id,
            confirmed_at=now,
            queued_at=now,
            claimed_at=None,
            attempts=0,
            done=0,
        )
        trail.record(
            "import.confirmed",
            subject_type="import",
            reference=sheet_import.reference,
            changes={"state": (ImportState.READY, ImportState.CONFIRMED), "enters_as": ("", enters_as)},
            reason=reason,
        )
        if ring:
            ring_later(sheet_import)
    sheet_import.refresh_from_db()
    return sheet_import


def _check_accepted(enters_as: EntersAs, reason: str, author_id: int | None, by: Principal) -> None:
    if enters_as is not EntersAs.ACCEPTED:
        return
    if not by.has(Role.ADMINISTRATOR):
        raise Refused(_("Only an administrator imports outcomes as accepted."))
    if not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Say why they need no review here.")})
    if author_id == by.person_id:
        raise Incomplete(
            _("Nobody accepts their own outcome."), {"author": _("Name another person as their author.")}
        )


def _require_ready(sheet_import: SheetImport) -> None:
    if sheet_import.state != ImportState.READY:
        raise Refused(_("The file is not read yet, or is imported already."))
