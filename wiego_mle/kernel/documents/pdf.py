"""A document as a typeset, tagged PDF (PDF/UA-1).

Every word of a person goes to the typesetter as data and is never read as markup. The file tells nothing
about who made it, when, or on which machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import typst

from wiego_mle.kernel.documents.document import (
    KEPT_TOGETHER,
    Document,
    Entry,
    Part,
    height_of_heads,
    is_wide,
    printable,
    widths_of,
)
from wiego_mle.kernel.documents.typesetting import fonts
from wiego_mle.kernel.pictures import Picture
from wiego_mle.kernel.tables import Kind, Table

_TEMPLATE = Path(__file__).with_name("report.typ")
_STANDARD = "ua-1"
_UNSET = "[?]"
"""Stands for a sign that no font at hand has."""
_PROBE = b'#set document(title: "x")\n#set text(lang: "en", font: "Libertinus Serif")\n#sys.inputs.text'
_SHADES = 4
_MOST_HEADS_LYING = 8
"""More than in a Word file, because the typesetter divides words."""


def write_pdf(stream: IO[bytes], document: Document) -> None:
    """Write a document as PDF."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "report.typ").write_bytes(_TEMPLATE.read_bytes())
        made = _Made(root)
        content = made.content(document)
        (root / "data.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        stream.write(
            typst.compile(
                root / "report.typ", root=root, format="pdf", pdf_standards=[_STANDARD], font_paths=fonts()
            )
        )


class _Made:
    """Turns a document into plain values for the template, its pictures into files beside it."""

    def __init__(self, root: Path):
        self._root = root
        self._pictures = 0
        self._has_unset = False

    def content(self, document: Document) -> dict:
        parts = [self._part(part) for part in document.parts]
        return {
            "title": self._text(document.title),
            "subtitle": self._text(document.subtitle),
            "language": document.language,
            "contents": document.words.contents,
            "page": document.words.page,
            "colon": document.words.colon,
            "facts": [[self._text(label), self._text(value)] for label, value in document.facts],
            "parts": parts,
            "unset": document.words.unset if self._has_unset else "",
        }

    def _part(self, part: Part) -> dict:
        return {
            "heading": self._text(part.heading),
            "level": part.level,
            "sentences": [self._text(each) for each in part.sentences],
            "points": [self._text(each) for each in part.points],
            "picture": self._picture(part.picture) if part.picture else None,
            "table": self._table(part.table) if part.table else None,
            "facts": [self._text(each) for each in part.facts],
            "entries": [self._entry(entry) for entry in part.entries()] if part.entries else [],
        }

    def _picture(self, picture: Picture) -> dict:
        self._pictures += 1
        name = f"picture-{self._pictures}.svg"
        (self._root / name).write_text(self._text(str(picture.svg)), encoding="utf-8")
        return {
            "file": name,
            "title": self._text(picture.title),
            "words": self._text(f"{picture.title}. {picture.words}"),
        }

    def _table(self, table: Table) -> dict:
        kinds = [column.kind for column in table.columns]
        rows = list(table.rows())
        most = max(
            (
                cell.value
                for row in rows
                for cell, column in zip(row, table.columns, strict=True)
                if column.kind == Kind.NUMBER and column.key != table.bar and isinstance(cell.value, int)
            ),
            default=0,
        )
        return {
            "is_wide": is_wide(table, _MOST_HEADS_LYING),
            "head": height_of_heads(table),
            "is_short": len(rows) <= KEPT_TOGETHER,
            "widths": widths_of(table),
            "columns": [self._text(column.label) for column in table.columns],
            "numbers": [kind == Kind.NUMBER for kind in kinds],
            "rows": [[self._text(cell.value) for cell in row] for row in rows],
            "shades": [
                [
                    -(-cell.value * _SHADES // most)
                    if most and table.total and column.key != table.bar and isinstance(cell.value, int)
                    else 0
                    for cell, column in zip(row, table.columns, strict=True)
                ]
                for row in rows
            ],
            "total": [self._text(cell.value) for cell in table.total] if table.total else [],
        }

    def _entry(self, entry: Entry) -> dict:
        return {
            "heading": self._text(entry.heading),
            "line": self._text(entry.line),
            "passages": [
                {
                    "heading": self._text(each.heading),
                    "text": self._text(each.text),
                    "language": each.language,
                }
                for each in entry.passages
                if each.text
            ],
            "pairs": [[self._text(label), self._text(value)] for label, value in entry.pairs if value],
        }

    def _text(self, value) -> str:
        text = printable(value)
        if text.isascii():
            return text
        signs = list(_signs_to_set(text))
        if all(can_set for _sign, can_set in signs):
            return text
        self._has_unset = True
        return "".join(sign if can_set else _UNSET for sign, can_set in signs)


def _signs_to_set(text: str) -> Iterator[tuple[str, bool]]:
    for sign in text:
        yield sign, sign.isascii() or _can_set(sign)


@lru_cache(maxsize=20_000)
def _can_set(sign: str) -> bool:
    """Say whether a font at hand has a sign; a tagged PDF with a sign that none has is refused."""
    try:
        typst.compile(
            _PROBE,
            format="pdf",
            sys_inputs={"text": f"a{sign}a"},
            pdf_standards=[_STANDARD],
            font_paths=fonts(),
        )
    except typst.TypstError:
        return False
    return True
