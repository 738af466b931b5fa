"""Text made comparable: without case, accents and repeated white space."""

from __future__ import annotations

import re
import unicodedata
from unicodedata import combining

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")


def fold(text: str) -> str:
    """Return the text in lower case without accents, with single spaces, for searching."""
    lowered = text.casefold().translate(_LETTERS)
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        # The first mark that stands on another letter is U+0300; most letters need no further look.
        lowered = "".join([letter for letter in decomposed if letter < "\u0300" or not combining(letter)])
    return _SPACES.sub(" ", lowered).strip()


def sort_key(text: str) -> str:
    """Return the folded text as words only, which every database puts in the same order."""
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()


def clean_text(text: str) -> str:
    """Return typed text without invisible control and direction-override characters.

    Line ends become `\\n`; everything a person can see, emoji included, is kept, in NFC form.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", unified))
