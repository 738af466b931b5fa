"""Finding records by words, whatever their case and accents."""

from __future__ import annotations

from django.db.models import QuerySet

from wiego_mle.kernel.folding import clean_text, fold

MOST_WORDS = 8
LONGEST_WORD = 60


def search_words(text: str) -> list[str]:
    """Return the words of a search as they are compared: folded, each once, the longest first.

    What goes beyond eight words or sixty letters a word is not looked at.
    """
    words = dict.fromkeys(fold(clean_text(text[:1000])).split())
    return sorted((word[:LONGEST_WORD] for word in words), key=len, reverse=True)[:MOST_WORDS]


def matching(rows: QuerySet, text: str) -> QuerySet:
    """Return the rows in whose folded `search_text` all words occur; all rows when there is no word.

    A word may be part of a longer one. On PostgreSQL a trigram index answers this.
    """
    for word in search_words(text):
        rows = rows.filter(search_text__contains=word)
    return rows
