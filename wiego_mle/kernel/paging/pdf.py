"""The pages of a PDF file."""

from __future__ import annotations

from contextlib import suppress
from typing import IO

import pypdfium2
from cleaning.results import DAMAGED, LOCKED, TOO_MUCH, CannotClean

from .lines import paragraphs_of
from .results import MOST_PAGES, MOST_TEXT, Paged

_FOR_A_PASSWORD = 4
"""FPDF_ERR_PASSWORD in the words of the library."""


def read(source: IO[bytes], _kind: str) -> Paged:
    """Return the pages of a PDF file, each with the words that stand on it; a page of pictures is empty."""
    try:
        document = pypdfium2.PdfDocument(source.read())
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _FOR_A_PASSWORD
        raise CannotClean(LOCKED if locked else DAMAGED) from error
    if not len(document):
        raise CannotClean(DAMAGED)
    if len(document) > MOST_PAGES:
        raise CannotClean(TOO_MUCH)
    pages, length = [], 0
    for number in range(len(document)):
        pages.append(_text_of(document, number))
        length += len(pages[-1])
        if length > MOST_TEXT:
            raise CannotClean(TOO_MUCH)
    return Paged(pages, True)


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    text = ""
    # One damaged page among many is empty; the others are read.
    with suppress(pypdfium2.PdfiumError):
        page = document[number]
        words = page.get_textpage()
        text = words.get_text_bounded()
        words.close()
        page.close()
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs_of(text))
