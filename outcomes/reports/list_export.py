"""The file of a list: exactly the outcomes that the list shows, in its order."""

from __future__ import annotations

from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.demonstration_notice import demonstration_facts
from outcomes.enums import Confidentiality
from outcomes.models import Outcome, Passage
from outcomes.reports.outcome_rows import outcome_table
from wiego_mle.kernel.tables import Table, csv_lines, table_facts, write_workbook

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_HELD_IN_MEMORY = 1_000_000
"""A longer file is written to the disk, so that a large export costs no memory."""


def restricted_among(rows: QuerySet[Outcome]) -> int:
    """Return how many of the outcomes are restricted."""
    return rows.order_by().filter(confidentiality=Confidentiality.RESTRICTED).count()


def list_table(
    rows: QuerySet[Outcome],
    *,
    filter_words: str,
    counted: int,
    restricted: int,
    made_at: datetime,
    readable: QuerySet[Outcome],
    quoted: QuerySet[Passage],
) -> Table:
    """Return the list as a table; where it holds restricted outcomes, the first note says so.

    `readable` are all outcomes that the person may read, in the list or not: links to others are not told.
    `quoted` are the passages of documents that the person may read.
    """
    notes = ()
    if restricted:
        notes = (
            ngettext(
                "CONFIDENTIAL: %d of these outcomes is restricted. Do not pass this file on.",
                "CONFIDENTIAL: %d of these outcomes are restricted. Do not pass this file on.",
                restricted,
            )
            % restricted,
        )
    return outcome_table(
        rows,
        title=_("Outcomes"),
        filter_words=filter_words,
        made_at=made_at,
        notes=notes,
        counted=counted,
        readable=readable,
        quoted=quoted,
    )


def list_file(table: Table, file_format: str) -> IO[bytes]:
    """Return the table written as a file of one of `FORMATS`, ready to be read from its beginning."""
    # Handed to the response, which closes it after the last byte.
    stream = SpooledTemporaryFile(max_size=_HELD_IN_MEMORY)  # noqa: SIM115
    if file_format == "xlsx":
        cover = [
            (_("Outcomes"), ""),
            *demonstration_facts(),
            *((_("About this list"), fact) for fact in table_facts(table)),
        ]
        cover.append((_("Address"), settings.BASE_URL))
        write_workbook(stream, [table], cover=cover)
    else:
        for line in csv_lines(table):
            stream.write(line.encode())
    stream.seek(0)
    return stream


def file_name(file_format: str, *, made_at: datetime, restricted: int) -> str:
    """Return the name of the file; one with restricted outcomes says so before it is opened."""
    marked = "-CONFIDENTIAL" if restricted else ""
    return f"outcomes-{made_at:%Y-%m-%d}{marked}.{file_format}"
