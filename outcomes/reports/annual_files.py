"""The annual tables as one workbook, as CSV files in an archive, or one of them as a CSV file."""

from __future__ import annotations

from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from harvests import financial_year
from harvests.demonstration_notice import demonstration_facts
from harvests.queries.closings import standing_closings
from outcomes.queries.tables import Selection
from outcomes.reports.annual import AnnualTables
from wiego_mle.kernel.tables import Table, Value, csv_lines, write_csv_archive, write_workbook

FORMATS = ("csv", "xlsx")
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_HELD_IN_MEMORY = 1_000_000
"""A longer file is written to the disk, so that a large export costs no memory."""


class AnnualFile:
    """A set of annual tables as a file: its name, its type and its bytes.

    Several tables as CSV become an archive with a cover; a single one is that CSV file alone.
    """

    def __init__(
        self,
        report: AnnualTables,
        selection: Selection,
        tables: list[Table],
        file_format: str,
        *,
        single: bool,
    ):
        self._report = report
        self._selection = selection
        self._tables = tables
        self._single = single
        self.suffix = "zip" if file_format == "csv" and not single else file_format
        self.content_type = _TYPES[self.suffix]

    @property
    def name(self) -> str:
        """Return the name of the file; one with restricted outcomes says so before it is opened."""
        parts = ["annual-tables", slugify(financial_year.label(self._selection.year).replace("/", "-"))]
        if self._selection.chosen_round:
            parts.append(f"round-{self._selection.chosen_round.reference}")
        if self._selection.programme:
            parts.append(self._selection.programme.key)
        if self._single:
            parts.append(self._tables[0].key)
        if self._selection.with_restricted:
            parts.append("CONFIDENTIAL")
        return f"{'-'.join(parts)}.{self.suffix}"

    def written(self, *, by_name: str, made_at: datetime) -> IO[bytes]:
        """Return the file, open and at its beginning."""
        # Handed to the response, which closes it after the last byte.
        stream = SpooledTemporaryFile(max_size=_HELD_IN_MEMORY)  # noqa: SIM115
        cover = self._cover(by_name, made_at)
        if self.suffix == "xlsx":
            write_workbook(stream, self._tables, cover=cover)
        elif self.suffix == "zip":
            write_csv_archive(stream, self._tables, cover=cover)
        else:
            for line in csv_lines(self._tables[0]):
                stream.write(line.encode())
        stream.seek(0)
        return stream

    def _cover(self, by_name: str, made_at: datetime) -> list[tuple[str, Value]]:
        report = self._report
        cover: list[tuple[str, Value]] = [
            (_("Annual tables of outcomes"), financial_year.label(self._selection.year)),
            *demonstration_facts(),
            (_("Exported by"), by_name),
            (_("Exported on"), made_at),
            (_("Period"), report.period),
            (_("Filter"), report.filter_words),
            (_("Accepted outcomes (N)"), report.counted),
            (_("Restricted outcomes withheld"), report.withheld),
        ]
        cover += [(_("How it was counted"), line) for line in report.method]
        for closing in standing_closings(self._selection.rounds):
            cover.append((_("Closing note of the round"), closing.round.name))
            cover += [(str(label), text) for label, text in closing.parts()]
        cover += [(_("Table %d") % number, table.title) for number, table in enumerate(self._tables, start=1)]
        cover.append((_("Address"), settings.BASE_URL))
        return cover
