"""Collecting an edition: each record as it is at this moment, then everything that is not a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from harvests.models import CodebookDimension, HarvestRound
from harvests.queries.teams import principal_for
from outcomes.editions.heads import Head
from outcomes.enums import Confidentiality, OutcomeState, PrintedText
from outcomes.masking import shown
from outcomes.models import Edition, EditionRow, Outcome, OutcomeProgramme, SettledCode
from outcomes.policy import may_count
from outcomes.queries import tables as table_queries
from outcomes.queries.coded import CODED, DOES_NOT_APPLY, NOT_SETTLED, Coded, settled_codes
from outcomes.queries.editions import last_published_like, rounds_of
from outcomes.queries.filters import RESTRICTED_ONLY, narrowed
from outcomes.queries.tables import Selection
from outcomes.reports.annual import FUNNEL
from outcomes.reports.dimensions import DIMENSIONS
from outcomes.reports.edition.shape import (
    BY_YEAR,
    DAY,
    EVIDENCE,
    LEADING,
    PUBLIC_TEXT,
    annex_columns,
    counted_by,
    tables_of,
)
from outcomes.reports.outcome_columns import COLUMNS, Record
from outcomes.reports.outcome_rows import CHUNK, chunks_of_records
from outcomes.services.edition_building import finish_edition, keep_rows
from wiego_mle.kernel.tables import Kind

_READERS = {name: get for name, _label, _kind, get in COLUMNS}
_DATES = frozenset(name for name, _label, kind, _get in COLUMNS if kind == Kind.DATE)
_CLEARED_WITH = (LEADING, "change_type", "level")
"""What stands beside a text that was cleared for the public, where the record itself is not open."""


class Collecting:
    """Collects one edition that a worker has taken, in the language of the edition.

    What is counted is what the person who ordered it may count: a number is complete or it is not there.
    """

    def __init__(self, edition: Edition):
        self._edition = edition
        self._by = principal_for(edition.requested_by)
        self._selection = Selection(
            year=edition.year,
            rounds=rounds_of(edition),
            chosen_round=edition.round,
            programme=edition.programme,
            grant=edition.grant,
        )
        self._states = [state for state in FUNNEL if self._may_count(state)]
        self._accepted = table_queries.counted(self._by, self._selection, [OutcomeState.ACCEPTED])
        self._coded = self._dimensions_coded()
        self._tables = tables_of(all_years=edition.counts_all_years)
        self._found: dict[str, set[str]] = {name: set() for name in counted_by(self._tables)}
        self._rounds: set[int] = set()
        self._counted = 0

    @property
    def counted(self) -> int:
        """Return N, as far as it was collected."""
        return self._counted

    def run(self) -> None:
        """Keep all rows, then the head.

        Raises:
            Stale: the edition is another worker's, or was discarded.
        """
        rows = table_queries.counted(self._by, self._selection, self._states).order_by("pk")
        total = rows.count()
        for chunk in self._rows():
            keep_rows(self._edition, chunk, total=total)

    def finish(self, findings) -> None:
        """Freeze what was collected; `findings` says what was found in the head and the rows."""
        edition = self._edition
        follows = last_published_like(edition)
        selection = self._selection
        if edition.counts_all_years:
            # As they were when the records were read: who is moved to another round meanwhile stays in this one.
            told = HarvestRound.objects.filter(pk__in=self._rounds).order_by("-covers_from", "-pk")
            selection = replace(selection, rounds=tuple(told))
            # A year of which nothing was accepted yet shows as a gap.
            self._found[BY_YEAR.down].update(str(year) for year in selection.years)
        head = Head(
            edition,
            selection,
            self._accepted,
            tables=self._tables,
            states=self._states,
            found=self._found,
            coded=self._coded,
            counted=self._counted,
        ).written(follows)
        finish_edition(edition, head=head, follows=follows, findings=findings(head))

    def _dimensions_coded(self) -> dict[str, CodebookDimension]:
        """Return the dimensions by which some counted outcome was coded."""
        settled = SettledCode.objects.filter(outcome__in=self._accepted.order_by().values("pk"))
        found = CodebookDimension.objects.filter(pk__in=settled.order_by().values("dimension"))
        return {each.key: each for each in found.order_by("order", "pk")}

    def _may_count(self, state: str) -> bool:
        return all(
            may_count(self._by, state, round_id=each.pk, restricted=False) for each in self._selection.rounds
        )

    def _rows(self) -> Iterator[list[EditionRow]]:
        for records in chunks_of_records(self._accepted.order_by("pk")):
            yield self._accepted_rows(records)
        others = [state for state in self._states if state != OutcomeState.ACCEPTED]
        rows = table_queries.counted(self._by, self._selection, others).order_by("pk")
        columns = ("pk", "reference", "version", "state", "round")
        found = rows.values_list(*columns).iterator(chunk_size=CHUNK)
        yield from self._in_chunks(found)
        if self._edition.is_public:
            cleared = self._cleared_rows()
            if cleared:
                yield cleared

    def _in_chunks(self, found) -> Iterator[list[EditionRow]]:
        chunk: list[tuple] = []
        for values in found:
            chunk.append(values)
            if len(chunk) == CHUNK:
                yield self._other_rows(chunk)
                chunk = []
        if chunk:
            yield self._other_rows(chunk)

    def _accepted_rows(self, records: list[Record]) -> list[EditionRow]:
        keys = [record.row.pk for record in records]
        self._rounds.update(record.row.round for record in records)
        texts = self._public_texts(records) if self._edition.is_public else {}
        coded = settled_codes(keys)
        rows = []
        for record in records:
            under = {name: list(DIMENSIONS[name].values_of(record)) for name in self._found}
            for name, values in under.items():
                self._found[name].update(values)
            under[LEADING] = list(DIMENSIONS[LEADING].values_of(record))
            under[EVIDENCE] = ["checked" if record.has_checked_evidence else "unchecked"]
            under |= self._codes_of(coded.get(record.row.pk, {}))
            day = record.row.date_from
            under[DAY] = [day.isoformat()] if day else []
            printed, cells = self._printed(record, texts.get(record.row.pk, ""))
            rows.append(
                EditionRow(
                    edition=self._edition,
                    outcome_id=record.row.pk,
                    reference=record.row.reference,
                    version=record.row.version,
                    state=record.row.state,
                    is_counted=True,
                    printed=printed,
                    counted_under=under,
                    cells=cells,
                )
            )
        self._counted += len(rows)
        return rows

    def _codes_of(self, coded: Mapping[str, Coded]) -> dict[str, list[str]]:
        """Return under what an outcome counts in each dimension that was coded beside its own answers."""
        under = {}
        for dimension in self._coded:
            told = coded.get(dimension)
            under[f"{CODED}{dimension}"] = (
                [NOT_SETTLED] if told is None else list(told.codes) or [DOES_NOT_APPLY]
            )
        return under

    def _printed(self, record: Record, public_text: str) -> tuple[str, dict]:
        """Return what the annex prints of an outcome: of one that is not open, its public text or nothing."""
        columns = annex_columns(is_public=self._edition.is_public)
        if not self._edition.is_public or record.row.confidentiality == Confidentiality.OPEN:
            return PrintedText.OWN, {
                column.key: _plain(record, column.key) for column in columns if column.key in _READERS
            }
        if public_text:
            cells = {name: _plain(record, name) for name in ("reference", *_CLEARED_WITH)}
            return PrintedText.PUBLIC, cells | {PUBLIC_TEXT: record.shown(public_text)}
        return PrintedText.NOTHING, {}

    def _public_texts(self, records: list[Record]) -> dict[int, str]:
        keys = [record.row.pk for record in records if record.row.confidentiality != Confidentiality.OPEN]
        texts = Outcome.objects.filter(pk__in=keys).values_list("pk", "public_text")
        return {pk: text.strip() for pk, text in texts}

    def _other_rows(self, chunk: list[tuple]) -> list[EditionRow]:
        leading = dict(
            OutcomeProgramme.objects.filter(outcome__in=[values[0] for values in chunk], is_lead=True)
            .order_by()
            .values_list("outcome_id", "programme__key")
        )
        self._rounds.update(values[-1] for values in chunk)
        return [
            EditionRow(
                edition=self._edition,
                outcome_id=pk,
                reference=reference,
                version=version,
                state=state,
                counted_under={LEADING: [leading[pk]] if pk in leading else []},
            )
            for pk, reference, version, state, _round in chunk
        ]

    def _cleared_rows(self) -> list[EditionRow]:
        """Return the restricted outcomes of which something may be said outside: that text, and nothing else."""
        conditions = self._selection.conditions([OutcomeState.ACCEPTED]) | {"restricted": [RESTRICTED_ONLY]}
        rows = narrowed(Outcome.objects.exclude(public_text=""), conditions).order_by("pk")
        return [
            EditionRow(
                edition=self._edition,
                outcome=each,
                reference=each.reference,
                version=each.version,
                state=each.state,
                printed=PrintedText.PUBLIC,
                cells={PUBLIC_TEXT: shown(each, PUBLIC_TEXT).strip()},
            )
            for each in rows
            if each.public_text.strip()
        ]


def _plain(record: Record, name: str):
    """Return a cell as it is kept: withheld words masked, days as text."""
    value = _READERS[name](record)
    if name in _DATES and isinstance(value, date):
        return value.isoformat()
    return record.shown(value) if isinstance(value, str) else value
