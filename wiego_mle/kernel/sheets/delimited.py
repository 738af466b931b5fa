"""Text with delimiters: in which encoding it is written and what stands between its cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from charset_normalizer import from_bytes
from cleaning.results import TOO_MUCH, CannotClean

from .written import MOST_CELLS, MOST_CHARACTERS, MOST_ROWS, ReadBook, ReadSheet

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KIND = "other_kind"
_DELIMITERS = ",;\t|"
_SAID = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_TRIED_LINES = 200
_WESTERN = ("cp1252", "mac_roman", "cp850")
_LETTERS = frozenset("áéíóúüñçãõàâêôèëîïûùœ¿¡ÁÉÍÓÚÜÑÇÃÕÀÂÊÔÈËÎÏÛÙŒº°ª«»’“”–—…·€")
"""What Spanish, French and Portuguese write beside ASCII; the encoding that yields most of it is the right one."""


def read(content: bytes) -> ReadBook:
    """Return a text file as a book of one sheet.

    Raises:
        CannotClean: it is no text with cells in it.
    """
    text, encoding = decoded(content)
    if "\x00" in text or _looks_like_markup(text):
        raise CannotClean(_OTHER_KIND)
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said else best_delimiter(text)
    csv.field_size_limit(MOST_CHARACTERS * 4)
    rows, cells = [], 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([_line_ends(value) for value in row])
            cells += len(row)
            if len(rows) > MOST_ROWS or cells > MOST_CELLS:
                raise CannotClean(TOO_MUCH)
    except csv.Error as error:
        raise CannotClean(TOO_MUCH) from error
    return ReadBook("csv", [ReadSheet("", rows)], encoding=encoding)


def _line_ends(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the encoding in which it was written."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _in(content, encoding)
    if content[:2000].count(b"\x00") > len(content[:2000]) // 4:
        little = content[1:2000:2].count(b"\x00") > content[0:2000:2].count(b"\x00")
        return _in(content, "utf-16-le" if little else "utf-16-be")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    return _in(content, _one_byte_encoding(content))


def _in(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return content.decode(encoding, "replace"), encoding


def _one_byte_encoding(content: bytes) -> str:
    """Return the encoding of a text of which every byte is a letter, by the letters that it would have."""
    scored = []
    beyond = bytes(byte for byte in content if byte >= 0x80)
    for encoding in _WESTERN:
        letters = Counter(beyond.decode(encoding, "replace"))
        scored.append((sum(count for letter, count in letters.items() if letter in _LETTERS), encoding))
    best, encoding = max(scored, key=lambda pair: pair[0])
    if best >= 0.8 * len(beyond):
        return encoding
    guess = from_bytes(content[:200_000]).best()
    return guess.encoding if guess is not None else encoding


def _looks_like_markup(text: str) -> bool:
    start = text[:2000].lstrip().lower()
    return start.startswith(("<!doctype", "<html", "<?xml", "<table", "{\\rtf", "mime-version:"))


def best_delimiter(text: str) -> str:
    """Return what divides most rows into the same number of cells."""
    sample = "".join(text.splitlines(keepends=True)[:_TRIED_LINES])
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(
                len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row
            )
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda pair: pair[1] * min(pair[0], 10))
        score = count / sum(widths.values()) * min(width, 10)
        if score > best_score:
            best, best_score = delimiter, score
    return best
