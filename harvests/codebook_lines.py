"""A codebook as lines of plain texts: what is written into a file, and what a file is read as; without tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _

from harvests.codebook import LABELS, TEXTS, Book
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.spreadsheets import LOCKED, TOO_LONG, TOO_MUCH, UNSAFE, Unreadable, read_workbook
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

OF_DIMENSION = ("kind", "ordinal", "need")
COLUMNS = ("dimension", "code", *LABELS, *TEXTS, "parent", "valid_from", *OF_DIMENSION)
"""The columns of a file; a line without a code is about the dimension itself."""
MOST_LINES = 2000
MOST_CHARACTERS = 5000
MOST_BYTES = 4 * 1024 * 1024
FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

Line = dict[str, str]


class UnreadableCodebook(Exception):
    """A file is no codebook; the message is a sentence for the person who sent it."""


def lines_of(text: str) -> list[Line]:
    """Return a codebook as lines, each dimension before its codes."""
    lines = []
    for dimension in Book.of(text).dimensions:
        said = dimension.said
        lines.append(
            _line(said["key"], "", said)
            | {"kind": said["kind"], "ordinal": _yes(said["ordinal"]), "need": said["need"]}
        )
        lines += [_line(said["key"], code["key"], code) for code in said["codes"]]
    return lines


def _line(dimension: str, code: str, said: Mapping) -> Line:
    line = dict.fromkeys(COLUMNS, "") | {"dimension": dimension, "code": code}
    names = (*LABELS, *TEXTS, "parent", "valid_from")
    return line | {name: str(said.get(name) or "") for name in names}


def codebook_table(text: str, title: str) -> Table:
    """Return a codebook as one table that can be read back."""
    labels = {
        "dimension": _("Dimension (key)"),
        "code": _("Code (key)"),
        "label_en": _("English"),
        "label_es": _("Spanish"),
        "label_fr": _("French"),
        "label_pt": _("Portuguese"),
        "definition": _("Definition"),
        "include": _("Belongs to it"),
        "exclude": _("Does not"),
        "example": _("Example"),
        "parent": _("Stands beneath"),
        "valid_from": _("In use since"),
        "kind": _("Kind"),
        "ordinal": _("Order has a meaning"),
        "need": _("Need"),
    }
    lines = lines_of(text)
    codes = sum(bool(line["code"]) for line in lines)
    return Table(
        key="codebook",
        title=title,
        columns=tuple(
            Column(name, labels[name], Kind.LONG if name in TEXTS else Kind.TEXT) for name in COLUMNS
        ),
        rows=lambda: [tuple(Cell(line[name]) for name in COLUMNS) for line in lines],
        counted=codes,
        counted_words=_("%d codes") % codes,
        read_back=True,
    )


def read_lines(source: IO[bytes], name: str) -> list[Line]:
    """Return the lines of a file, a workbook or JSON by the end of its name; nothing in it is carried out.

    A workbook is read by a confined child process.

    Raises:
        UnreadableCodebook: it is too large, damaged, or no codebook.
    """
    lines = _read_json(source) if name.lower().endswith(".json") else _read_book(source)
    if not lines:
        raise UnreadableCodebook(_("The file holds no line of a codebook."))
    if len(lines) > MOST_LINES:
        raise UnreadableCodebook(_("The file has more than %d lines.") % MOST_LINES)
    return lines


def _read_json(source: IO[bytes]) -> list[Line]:
    content = source.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableCodebook(_("The file is too large for a codebook."))
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableCodebook(_("The file is not JSON.")) from error
    dimensions = said.get("dimensions") if isinstance(said, dict) else None
    if not isinstance(dimensions, list):
        raise UnreadableCodebook(_("The file holds no line of a codebook."))
    lines: list[Line] = []
    for dimension in dimensions:
        codes = dimension.get("codes", []) if isinstance(dimension, dict) else None
        if not isinstance(codes, list) or not all(isinstance(code, dict) for code in codes):
            raise UnreadableCodebook(_("The file holds no line of a codebook."))
        key = dimension.get("key")
        lines.append(
            _cleaned(dimension | {"dimension": key, "code": "", "ordinal": _yes(dimension.get("ordinal"))})
        )
        lines += [_cleaned(code | {"dimension": key, "code": code.get("key")}) for code in codes]
    return lines


def _read_book(source: IO[bytes]) -> list[Line]:
    content = source.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableCodebook(_("The file is too large for a codebook."))
    # The child reads from a file of its own: an upload may be in memory only.
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        try:
            book = read_workbook(file)
        except Unreadable as no:
            raise UnreadableCodebook(_why(no.reason)) from no
    for sheet in book.sheets:
        for place, row in enumerate(sheet.rows):
            heads = [cell.text.strip().lower() for cell in row]
            if "dimension" in heads and "code" in heads and "label_en" in heads:
                # The line beneath the keys holds the headings for people.
                body = sheet.rows[place + 2 :]
                found = [
                    _cleaned(dict(zip(heads, (cell.text for cell in each), strict=False))) for each in body
                ]
                return [line for line in found if line["dimension"] or line["code"]]
    raise UnreadableCodebook(
        _("No sheet has a line with the keys of the columns: %(keys)s.") % {"keys": ", ".join(COLUMNS)}
    )


def _why(reason: str) -> str:
    return {
        LOCKED: _("The file is locked with a password. Save it without one."),
        TOO_MUCH: _("The file is too large for a codebook."),
        TOO_LONG: _("Reading the file took too long."),
        UNSAFE: _("The file holds more than cells, so it is not read."),
    }.get(reason, _("The file cannot be read as a workbook. Save it again as XLSX."))


def _cleaned(said: Mapping) -> Line:
    """Return the known columns as clean texts; anything that is no text becomes one, lists and the like nothing."""
    line = {}
    for name in COLUMNS:
        value = said.get(name)
        plain = "" if value is None or isinstance(value, list | dict | bool) else str(value)
        # Half a character, which JSON can write and no database takes, is left out.
        whole = plain.encode(errors="ignore").decode()
        line[name] = clean_text(whole).strip()[:MOST_CHARACTERS]
    return line


def _yes(value: object) -> str:
    return "yes" if value is True or value == "yes" else ""


def counted(lines: Iterable[Line]) -> tuple[int, int]:
    """Return how many dimensions and how many codes some lines tell about."""
    rows = list(lines)
    return sum(not line["code"] for line in rows), sum(bool(line["code"]) for line in rows)
