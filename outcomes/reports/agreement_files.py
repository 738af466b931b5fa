"""The tables of agreement as a workbook, or as CSV files in an archive."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from outcomes.reports.agreement import agreement_tables, method_notes
from outcomes.reports.cockpit.files import FORMATS
from wiego_mle.kernel.tables import Value, write_csv_archive, write_workbook

__all__ = ["FORMATS", "file_name", "written_agreement"]


def written_agreement(
    harvest_round: HarvestRound, file_format: str, *, by_name: str, made_at: datetime
) -> BytesIO:
    """Return the tables written as a file of one of `FORMATS`, ready to be read from its beginning."""
    tables = agreement_tables(harvest_round)
    cover: list[tuple[str, Value]] = [
        (_("Agreement of coders"), harvest_round.name),
        (_("Exported by"), by_name),
        (_("Exported on"), made_at),
        *((_("How it was counted"), note) for note in method_notes(harvest_round) if note),
        *((_("Table %d") % number, table.title) for number, table in enumerate(tables, start=1)),
        (_("Address"), settings.BASE_URL),
    ]
    stream = BytesIO()
    write = write_workbook if file_format == "xlsx" else write_csv_archive
    write(stream, tables, cover=cover)
    stream.seek(0)
    return stream


def file_name(harvest_round: HarvestRound, file_format: str, *, made_at: datetime) -> str:
    """Return the name of the file."""
    return f"agreement-{harvest_round.reference}-{made_at:%Y-%m-%d}.{FORMATS[file_format].suffix}"
