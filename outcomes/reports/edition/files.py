"""An edition as files: workbook, Word document, PDF, and all tables as CSV."""

from __future__ import annotations

from typing import IO, NamedTuple

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from outcomes.enums import FileFormat
from outcomes.models import Edition
from outcomes.reports.edition.document import cover_facts, document_of
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from wiego_mle.kernel.documents.docx import write_docx
from wiego_mle.kernel.documents.pdf import write_pdf
from wiego_mle.kernel.tables import Cell, Column, Kind, Table, Value, write_csv_archive, write_workbook


class Kept(NamedTuple):
    """How a file of an edition is handed out."""

    suffix: str
    content_type: str


HANDED_OUT = {
    FileFormat.XLSX: Kept("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    FileFormat.DOCX: Kept("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    FileFormat.PDF: Kept("pdf", "application/pdf"),
    FileFormat.CSV: Kept("zip", "application/zip"),
}


def file_name(edition: Edition, file_format: str) -> str:
    """Return the name under which a file is handed out; one for people of WIEGO says so before it is opened."""
    title = slugify(edition.title)[:60].strip("-")
    parts = [
        title if title.startswith("outcomes") else f"outcomes-{title}".strip("-"),
        edition.reference.lower(),
    ]
    if not edition.is_public:
        parts.append("internal")
    return f"{'-'.join(filter(None, parts))}.{HANDED_OUT[FileFormat(file_format)].suffix}"


def write_edition(stream: IO[bytes], frozen: FrozenEdition, file_format: str) -> None:
    """Write one file of an edition, in the active language."""
    if file_format == FileFormat.DOCX:
        write_docx(stream, document_of(frozen))
    elif file_format == FileFormat.PDF:
        write_pdf(stream, document_of(frozen))
    else:
        tables = EditionTables(frozen).all()
        if frozen.highlights:
            tables.insert(0, highlights_table(frozen))
        write = write_workbook if file_format == FileFormat.XLSX else write_csv_archive
        write(stream, tables, cover=_cover(frozen, tables))


def highlights_table(frozen: FrozenEdition) -> Table:
    """Return the highlights, the words as printed beside the original ones."""
    columns = (
        Column("reference", _("Reference")),
        Column("title", _("Title")),
        Column("text", _("As told in this edition"), Kind.LONG),
        Column("statement", _("In the original words"), Kind.LONG),
        Column("contribution_wiego", _("Contribution of WIEGO"), Kind.LONG),
        Column("contribution_others", _("Contribution of others"), Kind.LONG),
    )
    rows = [
        [
            Cell(cells.get("reference", "")),
            Cell(cells.get("title", "")),
            Cell(each.text),
            *(
                Cell(cells.get(name, ""))
                for name in ("statement", "contribution_wiego", "contribution_others")
            ),
        ]
        for each, cells in frozen.highlights
    ]
    return Table(
        key="highlights",
        title=_("Highlights"),
        columns=columns,
        rows=lambda: rows,
        counted=len(rows),
        filter_words=frozen.head["filter"],
        period=frozen.head["period"],
        made_at=frozen.made_at,
        notes=(_("Lightly edited for this edition, beside the original words."),),
    )


def _cover(frozen: FrozenEdition, tables: list[Table]) -> list[tuple[str, Value]]:
    head = frozen.head
    cover: list[tuple[str, Value]] = [(head["title"], head["year"]), *cover_facts(frozen)]
    cover += [(_("How it was counted"), line) for line in head["method"]]
    for closing in head["closings"]:
        cover.append((_("Closing note of the round"), closing["round"]))
        cover += [(label, text) for label, text in closing["parts"]]
    cover += [(_("Table %d") % number, table.title) for number, table in enumerate(tables, start=1)]
    if not frozen.edition.is_public:
        cover.append((_("Address"), settings.BASE_URL))
    return cover
