"""Lines as they are set on a page, put together again as the paragraphs that they were."""

from __future__ import annotations

import re

_SOFT_HYPHENS = ("\u00ad", "\ufffe", "\x02")
_ENDS_A_PARAGRAPH = re.compile(r"[.!?:;…][\"'»”’)\]]*$")
_BEGINS_ANEW = re.compile(r"^(?:[•‣▪◦●–—*·]\s|\d{1,3}[.)]\s|\([a-z0-9]{1,3}\)\s)")
_BROKEN_BY_NOBODY = 130
"""Letters of a line that no page is wide enough for: then each line is a paragraph already."""
_FULL = 0.75
_SHORT = 0.6


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a page whose lines were broken to fit it.

    A paragraph ends before an empty line, before a bullet or a number, after a line that ends a sentence well
    before the margin, and after a short line such as a heading.
    """
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    if width > _BROKEN_BY_NOBODY:
        return [line for line in lines if line]
    paragraphs: list[str] = []
    open_line = False
    for line in lines:
        if not line:
            open_line = False
            continue
        if open_line and not _BEGINS_ANEW.match(line):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        open_line = not _is_last(line, width)
    return [paragraph.rstrip("".join(_SOFT_HYPHENS)) for paragraph in paragraphs]


def _is_last(line: str, width: int) -> bool:
    if len(line) < width * _SHORT and not line.endswith(("-", *_SOFT_HYPHENS)):
        return True
    return len(line) < width * _FULL and bool(_ENDS_A_PARAGRAPH.search(line))


def _joined(before: str, line: str) -> str:
    if before.endswith(_SOFT_HYPHENS):
        return before[:-1] + line
    # A hyphen that was written stays: most are those of “self-employed”.
    return before + line if before.endswith("-") and line[:1].islower() else f"{before} {line}"
