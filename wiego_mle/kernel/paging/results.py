"""What a reader gives back, and how much of a document is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_PAGES = 1500
MOST_TEXT = 5_000_000
"""Characters of a document; a thick book has a million."""
NO_TEXT = "no_text"
"""There are pages and no letters on them, as in a scan."""
PAGE_BREAK = "\f"

_ABOUT_A_PAGE = 2800
_LONGEST_PART = 4500


@dataclass(frozen=True)
class Paged:
    """The text of a document: its pages if it has any, else parts of about a page.

    Paragraphs are lines. `is_paged` says that the numbers are those of pages, as they are printed on paper.
    """

    pages: list[str]
    is_paged: bool


def paged(paragraphs: Iterable[str]) -> Paged:
    """Return paragraphs as pages: as the page breaks among them say, or else in parts of about a page."""
    whole = "\n".join(" ".join(line.split(" ")) for line in paragraphs)
    pages = [_tidy(page) for page in whole.split(PAGE_BREAK)]
    while pages and not pages[-1]:
        pages.pop()
    if len(pages) > 1 and max(map(len, pages)) <= 4 * _LONGEST_PART:
        return Paged(pages, True)
    return Paged(in_parts(line for page in pages for line in page.split("\n")), False)


def in_parts(paragraphs: Iterable[str]) -> list[str]:
    """Return paragraphs gathered into parts of about a page; none is cut except one that is longer itself."""
    parts: list[list[str]] = [[]]
    for line in paragraphs:
        for piece in _pieces(line):
            if parts[-1] and sum(map(len, parts[-1])) + len(piece) > _ABOUT_A_PAGE:
                parts.append([])
            parts[-1].append(piece)
    return [text for part in parts if (text := _tidy("\n".join(part)))]


def _pieces(line: str) -> Iterable[str]:
    while len(line) > _LONGEST_PART:
        cut = line.rfind(". ", 0, _LONGEST_PART) + 1 or line.rfind(" ", 0, _LONGEST_PART) or _LONGEST_PART
        cut = cut if cut > 0 else _LONGEST_PART
        yield line[:cut]
        line = line[cut:].lstrip()
    yield line


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
