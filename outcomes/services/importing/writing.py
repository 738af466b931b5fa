"""Writing what was confirmed: every row or none, in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from harvests.queries.teams import principal_for
from harvests.services.holding import hold_round
from outcomes.completeness import missing_for_accept
from outcomes.enums import OutcomeState as S
from outcomes.importing.rows import Values
from outcomes.importing.states import EntersAs, ImportState, RowVerdict
from outcomes.importing.stored import values_from_data
from outcomes.models import ImportRow, Outcome, ReviewDecision, SheetImport
from outcomes.policy import Act, may
from outcomes.queries.import_targets import LEASE, actors_named_in, brought_in_before, rows_to_write
from outcomes.services.importing.making import (
    Lists,
    Made,
    RowCannotBeWritten,
    add_missing_actors,
    answers_of,
    made_of,
    reserved,
    write_made,
)
from outcomes.services.record import save_answers
from outcomes.services.references import OUTCOME
from outcomes.services.snapshot import as_stored, snapshot
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import DomainError, Stale

log = logging.getLogger(__name__)

AT_A_TIME = 500
MOST_ATTEMPTS = 3


def write_import(import_id: int, *, now: datetime | None = None) -> None:
    """Write a confirmed import; quiet if it is gone, taken, or written already.

    All rows are written or none: what stands in the way is kept with the import, which is then where it was
    before it was confirmed.
    """
    taken_at = now or timezone.now()
    unclaimed = Q(claimed_at__isnull=True) | Q(claimed_at__lt=taken_at - LEASE)
    rows = SheetImport.objects.filter(unclaimed, state=ImportState.CONFIRMED, pk=import_id)
    sheet_import = rows.select_related("round", "confirmed_by").first()
    if sheet_import is None:
        return
    try:
        _move(sheet_import, claimed_at=taken_at, attempts=F("attempts") + 1)
    except Stale:
        return
    sheet_import.claimed_at = taken_at
    if sheet_import.attempts >= MOST_ATTEMPTS:
        _back(sheet_import, _("It was tried three times and broke off each time. Nothing was imported."))
        return
    with override(sheet_import.confirmed_by.language):
        try:
            _write(sheet_import, principal_for(sheet_import.confirmed_by))
        except (DomainError, RowCannotBeWritten) as error:
            log.warning("Import %s could not be written.", sheet_import.reference)
            _back(sheet_import, str(error))


def _move(sheet_import: SheetImport, **changes) -> None:
    expected = {"state": ImportState.CONFIRMED, "claimed_at": sheet_import.claimed_at}
    claim(SheetImport.objects, pk=sheet_import.pk, expected=expected, **changes)


def _back(sheet_import: SheetImport, why: str) -> None:
    """Put an import back to where it was confirmed, with what stood in the way."""
    about = sheet_import.about | {"refused": why}
    try:
        _move(
            sheet_import,
            state=ImportState.READY,
            about=about,
            claimed_at=None,
            confirmed_by=None,
            confirmed_at=None,
            version=F("version") + 1,
        )
    except Stale:
        log.info("Import %s was settled meanwhile.", sheet_import.reference)


def _write(sheet_import: SheetImport, by: Principal) -> None:
    require(may(by, Act.IMPORT, sheet_import.round))
    rows = rows_to_write(sheet_import)
    # A confirmed import stays as it is, so its rows can be read a few at a time: all of them at once are large.
    changed = list(rows.filter(verdict=RowVerdict.CHANGED).values_list("pk", flat=True))
    new = list(rows.exclude(verdict=RowVerdict.CHANGED).values_list("pk", "digest", "choice"))
    digests = [digest for _pk, digest, choice in new if digest and choice == ""]
    with recorded(by=by) as trail:
        hold_round(sheet_import.round)
        _require_unseen(digests, sheet_import)
        lists = Lists.read()
        actors = add_missing_actors(actors_named_in(rows), lists, trail)
        written = _write_new(sheet_import, [pk for pk, _digest, _choice in new], lists, by, trail)
        for batch in _rows_with(changed):
            for row in batch:
                _write_change(row, values_of(row), lists, by, sheet_import)
        number = len(new) + len(changed)
        about = dict(sheet_import.about)
        about.pop("refused", None)
        about |= {"written": number, "accepted": written, "actors": [actor.pk for actor in actors]}
        _move(
            sheet_import,
            state=ImportState.DONE,
            about=about,
            claimed_at=None,
            done=number,
            version=F("version") + 1,
        )
        trail.record(
            "import.done",
            subject_type="import",
            reference=sheet_import.reference,
            changes={
                "state": (ImportState.CONFIRMED, ImportState.DONE),
                "rows": ("", f"{number}"),
                "file": ("", f"{sheet_import.file_name} ({sheet_import.sha256[:12]})"),
            },
            reason=sheet_import.reason,
        )
        # Of two people who bring in the same rows at once, the second one finds the first one's work here.
        trail.must_still_hold(lambda: _require_unseen(digests, sheet_import))


def values_of(row: ImportRow) -> Values:
    """Return what a row says, with what a person put in the place of what was read."""
    return values_from_data(row.reading["values"] | row.fixes)


def _require_unseen(digests: list[str], sheet_import: SheetImport) -> None:
    if brought_in_before(digests, besides=sheet_import.pk):
        raise Stale(
            _("Some of these rows were imported meanwhile. Read the file again, and they show as the same.")
        )


def _rows_with(keys: list[int]) -> Iterator[list[ImportRow]]:
    """Yield the rows with these keys, in this order, some at a time."""
    for start in range(0, len(keys), AT_A_TIME):
        batch = keys[start : start + AT_A_TIME]
        rows = ImportRow.objects.in_bulk(batch)
        yield [rows[key] for key in batch]


def _write_new(sheet_import: SheetImport, keys: list[int], lists: Lists, by: Principal, trail: Trail) -> int:
    """Write the rows that become outcomes, and return how many of them are accepted."""
    number = reserved(OUTCOME, len(keys)) if keys else 0
    accepted = 0
    for rows in _rows_with(keys):
        batch = [
            made_of(row, values_of(row), sheet_import, lists, f"{OUTCOME}-{number + at:04d}")
            for at, row in enumerate(rows)
        ]
        number += len(batch)
        write_made(batch, by_id=by.person_id, trail=trail)
        if sheet_import.enters_as == EntersAs.ACCEPTED:
            accepted += _accept(sheet_import, batch, by, trail)
    return accepted


def _accept(sheet_import: SheetImport, batch: list[Made], by: Principal, trail: Trail) -> int:
    """Accept those outcomes that have everything acceptance needs; the others stay drafts."""
    now = sheet_import.confirmed_at
    complete = []
    rows = Outcome.objects.filter(pk__in=[made.outcome.pk for made in batch]).prefetch_related(
        "actor_parts",
        "countries",
        "programme_parts",
        "worker_groups",
        "grants",
        "sources",
        "evidence",
        "contribution_links",
    )
    for outcome in rows:
        outcome.round = sheet_import.round
        if not missing_for_accept(outcome):
            complete.append(outcome)
    Outcome.objects.filter(pk__in=[outcome.pk for outcome in complete]).update(
        state=S.ACCEPTED,
        submissions=1,
        submitted_at=now,
        first_submitted_at=now,
        decided_at=now,
        decided_by_id=by.person_id,
    )
    ReviewDecision.objects.bulk_create(
        ReviewDecision(
            outcome=outcome,
            step="accept",
            from_state=S.DRAFT,
            to_state=S.ACCEPTED,
            reason=sheet_import.reason,
            by_id=by.person_id,
            at=now,
            outcome_version=outcome.version,
        )
        for outcome in complete
    )
    for outcome in complete:
        trail.record(
            "outcome.accepted",
            subject_type="outcome",
            reference=outcome.reference,
            changes={"state": (S.DRAFT, S.ACCEPTED)},
            reason=sheet_import.reason,
        )
    return len(complete)


def _write_change(
    row: ImportRow, values: Values, lists: Lists, by: Principal, sheet_import: SheetImport
) -> None:
    """Save what the file changes about an outcome as a new version of it, if it still says what was shown."""
    outcome = Outcome.objects.select_related("round", "author").get(pk=row.matched_id)
    before = as_stored(snapshot(outcome))
    changes = row.reading["changes"]
    for name, (was, _said) in changes.items():
        if before.get(name) != was:
            raise Stale(
                _("%(reference)s was changed since the file was read. Read the file again.")
                % {"reference": outcome.reference}
            )
    answers = answers_of(values, lists)
    names = set(changes) | ({"lead_programme"} if "programmes" in changes else set())
    saved = save_answers(
        outcome=outcome,
        version=outcome.version,
        answers={name: answers[name] for name in names},
        by=by,
        why=_("Import %(reference)s: %(file)s, row %(row)d")
        % {"reference": sheet_import.reference, "file": sheet_import.file_name[:120], "row": row.number},
    )
    row.outcome, row.version_after = saved, saved.version
    row.before = {name: before.get(name) for name in changes}
    row.save(update_fields=["outcome", "version_after", "before"])
