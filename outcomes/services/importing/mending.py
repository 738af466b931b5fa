"""Putting something else in the place of what was read in a row."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from harvests.frozen import mark_of_values
from outcomes.headlines import headline
from outcomes.importing.remarks import Grave, Remark
from outcomes.importing.states import ImportState, RowVerdict
from outcomes.importing.stored import remarks_of, values_from_data
from outcomes.models import ImportRow, SheetImport
from outcomes.policy import Act, may
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale

_OF = {
    "date": ("date_from", "date_to", "date_precision"),
    "year": ("date_from",),
    "month": ("date_from",),
    "quarter": ("date_from",),
    "country": ("countries",),
    "place": ("countries", "city"),
    "lead_programme": ("programmes",),
    "contribution_both": ("contribution_wiego", "contribution_others"),
}
"""Remarks about a column are answered by what a person says about these answers."""
_MENDABLE = (RowVerdict.NEW, RowVerdict.WARNING, RowVerdict.ERROR, RowVerdict.DUPLICATE)


def may_be_mended(row: ImportRow) -> bool:
    """Say whether what was read in a row can be replaced here; what changes a record is changed in the record."""
    return (
        row.verdict in _MENDABLE
        and not row.reading.get("changes")
        and row.sheet_import.state == ImportState.READY
    )


def mark_of_row(row: ImportRow) -> str:
    """Return a short mark of what people put in the place of what was read in a row."""
    return mark_of_values(row.fixes)


def mend_row(*, row: ImportRow, fixes: dict, by: Principal, seen: str = "") -> ImportRow:
    """Put values in the place of what was read in a row, and return the row as it is then.

    `fixes` holds values as `importing/stored.py` writes them. The cells of the file stay as they are beside them.
    `seen` is the `mark_of_row` of what the person saw; without it nothing is compared.

    Raises:
        Refused: not theirs to say, or this row cannot be mended here.
        Stale: somebody else mended this row since `seen`, or the file was read again, or imported, meanwhile.
    """
    require(may(by, Act.IMPORT, row.sheet_import.round))
    if not may_be_mended(row):
        raise Refused(_("This row cannot be mended here."))
    if seen and seen != mark_of_row(row):
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
    together = row.fixes | fixes
    left = [each for each in remarks_of(row.reading) if not _is_answered(each, together)]
    values = values_from_data(row.reading["values"] | together)
    if values.statement and not values.title:
        values.title = together["title"] = headline(values.statement)
    if values.title or values.statement:
        left = [each for each in left if each.kind != "no_text"]
    row.fixes = together
    row.reading = row.reading | {"remarks": [each.as_data() for each in left]}
    row.title = values.title[:200]
    before, row.verdict = row.verdict, _verdict(row, left)
    with transaction.atomic():
        _count_anew(row.sheet_import, before, row.verdict)
        row.save(update_fields=["fixes", "reading", "title", "verdict"])
    return row


def _is_answered(each: Remark, fixes: dict) -> bool:
    return each.target in fixes or any(name in fixes for name in _OF.get(each.target, ()))


def _verdict(row: ImportRow, left: list[Remark]) -> str:
    if any(each.grave is Grave.ERROR for each in left):
        return RowVerdict.ERROR
    if row.verdict == RowVerdict.DUPLICATE:
        return RowVerdict.DUPLICATE
    return RowVerdict.WARNING if any(each.grave is Grave.WARNING for each in left) else RowVerdict.NEW


def _count_anew(sheet_import: SheetImport, before: str, after: str) -> None:
    counts = dict(sheet_import.counts)
    counts[str(before)] = counts.get(str(before), 1) - 1
    counts[str(after)] = counts.get(str(after), 0) + 1
    claim(
        SheetImport.objects,
        pk=sheet_import.pk,
        expected={"state": ImportState.READY, "version": sheet_import.version},
        counts=counts,
        version=F("version") + 1,
    )
    sheet_import.counts = counts
    sheet_import.version += 1
