"""Reading a frozen edition: its head, its numbers, and what of its rows may be printed now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property

from outcomes.enums import PrintedText
from outcomes.masking import in_this_language
from outcomes.models import Edition, EditionHighlight, EditionRow
from outcomes.queries.editions import (
    CHUNK,
    Screen,
    content_checksum,
    counted_under,
    highlights_of,
    printed_rows,
    row_lines,
    screen_of,
)
from outcomes.reports.edition.shape import DAY, CountedTable, annex_columns
from outcomes.reports.edition.tallies import Tallies, tallied
from outcomes.reports.edition.threads import threads_of
from wiego_mle.kernel.tables import Kind, Value

_DAYS = frozenset(column.key for column in annex_columns(is_public=False) if column.kind == Kind.DATE)
_NOT_WRITTEN = frozenset({"reference", "countries", *(key for key in _DAYS)})


class FrozenEdition:
    """One edition that was collected; everything that is printed of it comes through here."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.head = json.loads(edition.head)

    @cached_property
    def screen(self) -> Screen:
        """Return what may be printed as of now."""
        return screen_of(self.edition)

    @cached_property
    def tallies(self) -> Tallies:
        """Return the numbers of every table, counted from the frozen rows."""
        return tallied(counted_under(self.edition), self.tables)

    @property
    def tables(self) -> list[CountedTable]:
        """Return which tables of numbers the edition has, as it was made."""
        return [CountedTable(*told) for told in self.head["tables"]]

    @property
    def counted(self) -> int:
        """Return N."""
        return self.head["counted"]

    @property
    def made_at(self) -> datetime:
        """Return the moment at which everything was collected."""
        return datetime.fromisoformat(self.head["made_at"])

    def labels(self, name: str) -> dict[str, str]:
        """Return the words of a dimension as they were."""
        told = self.head["dimensions"][name]
        return dict((*told["entries"], *told["if_used"]))

    def annex(self) -> Iterator[dict[str, Value]]:
        """Yield the cells of each outcome whose own texts are printed, as they may be printed now."""
        for row in self._rows(PrintedText.OWN):
            yield self._cells(row)

    def cleared(self) -> Iterator[dict[str, Value]]:
        """Yield the cells of each outcome of which only a text for the public is printed."""
        for row in self._rows(PrintedText.PUBLIC):
            yield self._cells(row)

    def printed_cells(self, row: EditionRow) -> dict[str, Value]:
        """Return the cells of one row as they may be printed now; nothing where it is not printed."""
        if row.printed == PrintedText.NOTHING or row.outcome_id in self.screen.hidden:
            return {}
        return self._cells(row)

    def _rows(self, printed: str) -> Iterator[EditionRow]:
        for row in printed_rows(self.edition, printed).iterator(chunk_size=CHUNK):
            if row.outcome_id not in self.screen.hidden:
                yield row

    def _cells(self, row: EditionRow) -> dict[str, Value]:
        return {name: self._cell(row.outcome_id, name, value) for name, value in row.cells.items()}

    def _cell(self, outcome_id: int, name: str, value: Value) -> Value:
        if name in _DAYS:
            return date.fromisoformat(value) if value else None
        if isinstance(value, str) and name not in _NOT_WRITTEN:
            return in_this_language(self.screen.text(outcome_id, value))
        return value

    @cached_property
    def hidden_since(self) -> int:
        """Return how many outcomes are counted whose texts are not printed any more."""
        return len(self.screen.hidden)

    @cached_property
    def highlights(self) -> list[tuple[EditionHighlight, dict[str, Value]]]:
        """Return the highlights that may be printed, each with the cells of its outcome."""
        chosen = [each for each in highlights_of(self.edition) if each.outcome_id not in self.screen.hidden]
        rows = printed_rows(self.edition, PrintedText.OWN, PrintedText.PUBLIC).filter(
            outcome__in=[each.outcome_id for each in chosen]
        )
        cells = {row.outcome_id: self._cells(row) for row in rows}
        for each in chosen:
            each.text = in_this_language(self.screen.text(each.outcome_id, each.text))
        return [(each, cells[each.outcome_id]) for each in chosen if each.outcome_id in cells]

    @cached_property
    def threads(self) -> list[list[dict[str, Value]]]:
        """Return the threads: the cells of each outcome along its time, the longest thread first.

        What is not printed is left out; a thread of one outcome is none.
        """
        links = self.head["links"]
        wanted = {reference for first, _kind, second in links for reference in (first, second)}
        rows = [
            row
            for row in printed_rows(self.edition, PrintedText.OWN).filter(reference__in=wanted)
            if row.outcome_id not in self.screen.hidden
        ]
        cells = {row.reference: self._cells(row) for row in rows}
        days = {row.reference: "".join(row.counted_under[DAY]) for row in rows}
        threads = [
            [cells[reference] | {DAY: days[reference]} for reference in thread if reference in cells]
            for thread in threads_of(links, days)
        ]
        return [thread for thread in threads if len(thread) > 1]

    def faults(self) -> list[str]:
        """Return in which ways the content is no longer what it was: `rows`, `head`, or nothing."""
        told = hashlib.sha256()
        for line in row_lines(self.edition):
            told.update(line.encode() + b"\n")
        found = [] if told.hexdigest() == self.head["rows"] else ["rows"]
        if content_checksum(self.edition.head, highlights_of(self.edition)) != self.edition.sha256:
            found.append("head")
        return found
