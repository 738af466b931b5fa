"""The tables of the cockpit as a workbook, or as CSV files in an archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from wiego_mle.kernel.tables import Table, Value, write_csv_archive, write_workbook


class Format(NamedTuple):
    """What a kind of file is called and how it says what it is."""

    suffix: str
    content_type: str


FORMATS = {
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": Format("zip", "application/zip"),
}


def cockpit_file(
    harvest_round: HarvestRound,
    tables: Sequence[Table],
    file_format: str,
    *,
    by_name: str,
    made_at: datetime,
) -> BytesIO:
    """Return the tables written as a file of one of `FORMATS`, ready to be read from its beginning."""
    cover: list[tuple[str, Value]] = [
        (_("Cockpit of a round"), harvest_round.name),
        (_("Exported by"), by_name),
        (_("Exported on"), made_at),
        (_("Restricted outcomes"), _("They are counted here: the file is for the lead of the round.")),
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
    return f"cockpit-{harvest_round.reference}-{made_at:%Y-%m-%d}.{FORMATS[file_format].suffix}"
