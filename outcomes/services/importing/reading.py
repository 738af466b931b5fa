"""Reading a spreadsheet in the background: its tables, then its rows, with what each of them is."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from harvests.queries.teams import principal_for
from outcomes.importing.book import Answers, BookRead, read_book
from outcomes.importing.rows import RowRead
from outcomes.importing.states import FileFailure, ImportState, RowVerdict
from outcomes.importing.stored import as_data
from outcomes.importing.targets import WHENS
from outcomes.models import ImportRow, SheetImport
from outcomes.queries.import_targets import LEASE
from outcomes.queries.import_words import known_for, profile_like
from outcomes.services.files import open_file
from outcomes.services.importing.holding_against import Held, Holding
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale
from wiego_mle.kernel.spreadsheets import Unreadable, Workbook, read_workbook

log = logging.getLogger(__name__)

AT_A_TIME = 500
MOST_COMPARED = 500
"""Of a longer file only texts that are the same are looked for, for that costs nothing per row."""
MOST_ATTEMPTS = 3
MOST_WORDS = 300


def read_import(import_id: int, *, now: datetime | None = None) -> None:
    """Read a file that waits for it; quiet if it is gone, taken, or read already."""
    taken_at = now or timezone.now()
    unclaimed = Q(claimed_at__isnull=True) | Q(claimed_at__lt=taken_at - LEASE)
    rows = SheetImport.objects.filter(unclaimed, state=ImportState.WAITING, pk=import_id)
    sheet_import = rows.select_related("round", "uploaded_by", "profile").first()
    if sheet_import is None:
        return
    try:
        _move(sheet_import, claimed_at=taken_at, attempts=F("attempts") + 1)
    except Stale:
        return
    if sheet_import.attempts >= MOST_ATTEMPTS:
        _fail(sheet_import, FileFailure.TOO_LONG)
        return
    try:
        with open_file(sheet_import.file_key) as source:
            book = read_workbook(source)
    except FileNotFoundError:
        log.error("The file of import %s is missing.", sheet_import.reference)
        _fail(sheet_import, FileFailure.MISSING)
        return
    except Unreadable as no:
        log.warning("The file of import %s cannot be read (%s).", sheet_import.reference, no.reason)
        _fail(sheet_import, FileFailure(no.reason))
        return
    try:
        _read(sheet_import, book)
    except Stale:
        log.info("Import %s was given up, or read anew, meanwhile.", sheet_import.reference)


def _move(sheet_import: SheetImport, **changes) -> None:
    """Change an import if it is still ours: nobody gave it up or said something else about it."""
    expected = {
        "state": sheet_import.state,
        "claimed_at": sheet_import.claimed_at,
        "version": sheet_import.version,
    }
    claim(SheetImport.objects, pk=sheet_import.pk, expected=expected, **changes)
    if "claimed_at" in changes:
        sheet_import.claimed_at = changes["claimed_at"]


def _fail(sheet_import: SheetImport, failure: FileFailure) -> None:
    try:
        _move(sheet_import, state=ImportState.FAILED, failure=failure, claimed_at=None)
    except Stale:
        log.info("Import %s was settled meanwhile.", sheet_import.reference)


def answers_of(sheet_import: SheetImport) -> Answers:
    """Return what people and the profile said about a file; people said it last."""
    said, profile = sheet_import.answers, sheet_import.profile
    day_first = said.get("day_first")
    return Answers(
        columns=(profile.columns if profile else {}) | said.get("columns", {}),
        left_out=frozenset(said.get("left_out", [])),
        day_first=day_first if day_first is not None or profile is None else profile.day_first,
    )


def words_of(sheet_import: SheetImport) -> dict[str, dict[str, str]]:
    """Return what people and the profile said about words, by list."""
    said = sheet_import.answers.get("words", {})
    before = sheet_import.profile.words if sheet_import.profile else {}
    return {name: before.get(name, {}) | said.get(name, {}) for name in before.keys() | said.keys()}


def _read(sheet_import: SheetImport, book: Workbook) -> None:
    known = known_for(sheet_import.round, words=words_of(sheet_import))
    found = read_book(book, known, answers_of(sheet_import))
    if sheet_import.profile is None and (profile := profile_like(found.signature)):
        sheet_import.profile = profile
        known = known_for(sheet_import.round, words=words_of(sheet_import))
        found = read_book(book, known, answers_of(sheet_import))
    if not found.outcome_tables:
        about = about_book(found, book)
        _move(
            sheet_import, state=ImportState.FAILED, failure=FileFailure.NO_TABLE, about=about, claimed_at=None
        )
        return
    total = found.row_count
    _move(sheet_import, total=total, done=0, kind=book.kind)
    before = {
        (sheet, number): (choice, fixes)
        for sheet, number, choice, fixes in sheet_import.rows.exclude(choice="", fixes={}).values_list(
            "sheet", "number", "choice", "fixes"
        )
    }
    # Rows of a reading before this one go; what a person said about one stays with its place in the file.
    ImportRow.objects.filter(sheet_import=sheet_import).delete()
    summary = _Summary()

    def keep(rows: list[Held], done: int) -> None:
        with transaction.atomic():
            _move(sheet_import, done=done)
            ImportRow.objects.bulk_create(
                [_row(sheet_import, each, summary.position(), before) for each in rows]
            )
        summary.add(rows)

    holding = Holding(
        by=principal_for(sheet_import.uploaded_by),
        harvest_round=sheet_import.round,
        compares=total <= MOST_COMPARED,
    )
    held_rows(found.rows(), holding, keep)
    about = about_book(found, book) | summary.as_data() | {"compared": total <= MOST_COMPARED}
    _move(
        sheet_import,
        state=ImportState.READY,
        profile=sheet_import.profile,
        about=about,
        counts=summary.counts(),
        done=total,
        claimed_at=None,
    )


def held_rows(rows: Iterable[RowRead], holding: Holding, keep: Callable[[list[Held], int], None]) -> None:
    """Hold rows against what is there, some at a time, and hand each lot to `keep` with how many are done."""
    rows, done = iter(rows), 0
    while batch := list(islice(rows, AT_A_TIME)):
        done += len(batch)
        keep(holding.hold(batch), done)


def _row(sheet_import: SheetImport, held: Held, position: int, before: dict) -> ImportRow:
    choice, fixes = before.get((held.read.sheet, held.read.number), ("", {}))
    return ImportRow(
        sheet_import=sheet_import,
        position=position,
        sheet=held.read.sheet[:200],
        number=held.read.number,
        verdict=held.verdict,
        choice=choice,
        fixes=fixes,
        title=held.read.values.title[:200],
        reading=as_data(held.read) | {"changes": held.changes},
        digest=held.digest,
        matched_id=held.matched,
    )


class _Summary:
    """What there is to say about all rows of a file: how many of each kind, and which words nobody knows."""

    def __init__(self):
        self._counts: Counter[str] = Counter()
        self._words: Counter[tuple[str, str]] = Counter()
        self._asks = 0
        self._position = 0

    def position(self) -> int:
        """Return the next place in the order of the file."""
        self._position += 1
        return self._position

    def add(self, rows: list[Held]) -> None:
        """Count some rows."""
        for each in rows:
            self._counts[str(each.verdict)] += 1
            self._asks += each.read.asks_day_first
            self._words.update(set(each.read.unknown))

    def counts(self) -> dict[str, int]:
        """Return how many rows have which verdict."""
        return {str(verdict): self._counts[str(verdict)] for verdict in RowVerdict}

    def as_data(self) -> dict:
        """Return what must be asked once."""
        words = [[name, word, count] for (name, word), count in self._words.most_common(MOST_WORDS)]
        return {"words": words, "asks_day_first": self._asks}


def about_book(found: BookRead, book: Workbook) -> dict:
    """Return what was found in a file, as a page shows it."""
    return {
        "signature": found.signature,
        "without": [list(pair) for pair in found.without],
        "encoding": book.encoding,
        "language": found.language,
        "tables": [
            {
                "sheet": each.table.sheet.name,
                "hidden": each.table.sheet.hidden,
                "head": each.table.head + 1,
                "rows": each.table.last - each.table.first + 1,
                "is_own": each.table.is_own,
                "carried": [[str(one.target), one.read] for one in each.carried.values()],
                "columns": [
                    {
                        "index": taken.index,
                        "key": taken.key,
                        "heading": taken.column.words,
                        "target": str(taken.target),
                        "mark": taken.mark,
                        "unknown_mark": taken.unknown_mark,
                        "sure": taken.sure,
                        "understood": taken.understood,
                        "confirmed": taken.confirmed,
                        "hidden": taken.index in each.table.sheet.hidden_columns,
                        "samples": taken.samples,
                        "is_when": taken.target in WHENS,
                    }
                    for taken in each.taken
                ],
            }
            for each in found.outcome_tables
        ],
    }
