"""Plain text and web pages, in parts of about a page."""

from __future__ import annotations

import codecs
import re
from typing import IO

from cleaning.results import DAMAGED, TOO_MUCH, CannotClean
from lxml import etree, html

from .lines import paragraphs_of
from .results import MOST_TEXT, PAGE_BREAK, Paged, paged

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "select", "nav"}
)
_IN_A_LINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font"),
        *("i", "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=", re.I)


def read(source: IO[bytes], kind: str) -> Paged:
    """Return the text of a plain text file or a web page."""
    content = source.read()
    lines = _lines_of_page(content) if kind == "text/html" else _lines_of_text(content)
    if sum(map(len, lines)) > MOST_TEXT:
        raise CannotClean(TOO_MUCH)
    return paged(lines)


def _lines_of_text(content: bytes) -> list[str]:
    pages = decoded(content).split(PAGE_BREAK)
    lines = paragraphs_of(pages[0])
    for page in pages[1:]:
        lines += [PAGE_BREAK, *paragraphs_of(page)]
    return lines


def decoded(content: bytes) -> str:
    """Return text in UTF-8, UTF-16 with its mark, or else the eight-bit Western encoding of Windows."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines_of_page(content: bytes) -> list[str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not _CHARSET.search(content[:4096]):
        content, encoding = decoded(content).encode(), "utf-8"
    else:
        encoding = None
    parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, LookupError) as error:
        raise CannotClean(DAMAGED) from error
    found: list[str] = [""]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, each in walker:
        name = each.tag if isinstance(each.tag, str) else ""
        breaks = name not in _IN_A_LINE
        if event == "start":
            if name in _LEFT_OUT or not name:
                walker.skip_subtree()
                continue
            if breaks:
                found.append("")
            found[-1] += _in_a_line(each.text)
            continue
        if breaks:
            found.append("")
        found[-1] += _in_a_line(each.tail)
    return found


def _in_a_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
