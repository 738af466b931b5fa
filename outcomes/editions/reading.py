"""Every text of an edition with its place: as it is frozen, and as it stands in a finished file."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import IO, TextIO

import pypdfium2
from django.utils.translation import gettext as _

from outcomes.enums import FileFormat, PrintedText
from outcomes.models import Edition
from outcomes.queries.editions import CHUNK, highlights_of, printed_rows

Place = tuple[str, str]
_TAG = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_AT_ONCE = 200
_APART = " \n" * 5
"""More than may stand between the words of a name, so that nothing is found across two paragraphs."""
_PIECE = 256 * 1024
_PARAGRAPH = re.compile(r"</(?:w:p|si|a:p|c)>")


def texts_of_edition(edition: Edition, head: str) -> Iterator[Place]:
    """Yield what an edition says: its head, each outcome, and the highlights."""
    for number, text in enumerate(_texts_in(json.loads(head)), start=1):
        yield _("Notes and headings, text %d") % number, text
    for row in printed_rows(edition, PrintedText.OWN, PrintedText.PUBLIC).iterator(chunk_size=CHUNK):
        for name, value in row.cells.items():
            if isinstance(value, str) and value:
                yield (
                    _("Annex, %(reference)s, column %(column)s")
                    % {
                        "reference": row.reference if row.is_counted else _("(not named)"),
                        "column": name,
                    },
                    value,
                )
    for highlight in highlights_of(edition):
        yield _("Highlight %s") % highlight.outcome.reference, highlight.text


def _texts_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each)


def texts_of_file(stream: IO[bytes], file_format: str) -> Iterator[Place]:
    """Yield the texts of a file that we wrote, properties included, each with its place in the file."""
    stream.seek(0)
    if file_format == FileFormat.PDF:
        yield from _texts_of_pdf(stream.read())
        return
    with zipfile.ZipFile(stream) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                with archive.open(name) as file:
                    for row in csv.reader(io.TextIOWrapper(file, "utf-8-sig", newline="")):
                        yield name, "\n".join(row)
            elif name.endswith((".xml", ".rels")):
                with archive.open(name) as file:
                    paragraphs = _paragraphs(io.TextIOWrapper(file, "utf-8"))
                    while pieces := list(islice(paragraphs, _AT_ONCE)):
                        yield name, html.unescape(_TAG.sub("", _APART.join(pieces)))
                        # Alternative texts and properties stand in attributes.
                        told = (each for piece in pieces for each in _ATTRIBUTE.findall(piece))
                        yield name, html.unescape(_APART.join(told))


def _paragraphs(file: TextIO) -> Iterator[str]:
    """Yield the source of each paragraph or cell; a sheet of 50,000 rows is never held as a whole."""
    left = ""
    while text := file.read(_PIECE):
        *whole, left = _PARAGRAPH.split(left + text)
        yield from whole
    yield left


def _texts_of_pdf(content: bytes) -> Iterator[Place]:
    with pypdfium2.PdfDocument(content) as document:
        yield "metadata", "\n".join(map(str, document.get_metadata_dict().values()))
        for number, page in enumerate(document, start=1):
            words = page.get_textpage().get_text_range()
            # A word that was hyphenated at the end of a line is looked for whole as well.
            yield str(number), words
            yield str(number), re.sub("[\u00ad\u2010\ufffe-]\\s*", "", words)
