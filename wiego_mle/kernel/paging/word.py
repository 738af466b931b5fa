"""The text of Word and OpenDocument files, with the page breaks that their program has noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from cleaning.packages import local, opened, parsed
from cleaning.results import DAMAGED, TOO_MUCH, CannotClean
from lxml import etree

from .results import MOST_TEXT, PAGE_BREAK, Paged, paged

_WORD_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_LEFT_OUT = frozenset(
    {"Fallback", "del", "moveFrom", "annotation", "tracked-changes", "instrText", "delText", "sequence-decls"}
)
"""Copies of what stands there already, what was struck out, comments, and instructions to the program."""
_PARAGRAPHS = frozenset({"p", "h"})
_DRAWN = frozenset({"lastRenderedPageBreak", "soft-page-break"})
_SPACES = frozenset({"tab", "br", "cr", "s", "line-break"})


def read(source: IO[bytes], kind: str) -> Paged:
    """Return the text of a Word or OpenDocument file, page by page or in parts of about a page."""
    is_word = kind.endswith("wordprocessingml.document")
    names = ("word/document.xml", *_WORD_NOTES) if is_word else ("content.xml",)
    with opened(source) as package:
        members = set(package.namelist())
        if names[0] not in members:
            raise CannotClean(DAMAGED)
        parts = [parsed(package.read(name)) for name in names if name in members]
    lines: list[str] = []
    for root in parts:
        lines += _lines_of(root, only_in=("t",) if is_word else ())
    if sum(map(len, lines)) > MOST_TEXT:
        raise CannotClean(TOO_MUCH)
    return paged(lines)


def _lines_of(root: etree._Element, *, only_in: tuple[str, ...]) -> list[str]:
    """Return the paragraphs of a part in their order; `only_in` names the elements that hold text in Word."""
    found: list[str] = []
    line: list[str] = []
    depth = 0
    breaks = _breaks_of(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, each in walker:
        name = local(each.tag) if isinstance(each.tag, str) else ""
        if event == "start":
            if name in _LEFT_OUT:
                walker.skip_subtree()
                continue
            if name in _PARAGRAPHS:
                depth += 1
            line.append(PAGE_BREAK if breaks(each, name) else " " if name in _SPACES else "")
            if depth and each.text and (name in only_in or not only_in):
                line.append(each.text)
            continue
        if name in _PARAGRAPHS:
            depth -= 1
            found.append("".join(line))
            line = []
        if depth and not only_in and each.tail:
            line.append(each.tail)
    return [*found, "".join(line)]


def _breaks_of(root: etree._Element) -> Callable[[etree._Element, str], bool]:
    """Return a check that says where pages end: where the program drew them last, or else where somebody did.

    Word notes a break that somebody made once more among those that it drew, so only one kind counts.
    """
    if any(isinstance(each.tag, str) and local(each.tag) in _DRAWN for each in root.iter()):
        return lambda _each, name: name in _DRAWN
    return lambda each, name: (
        name == "br" and any(local(key) == "type" and value == "page" for key, value in each.attrib.items())
    )
