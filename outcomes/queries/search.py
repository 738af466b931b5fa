"""Finding records by words, whatever their case and accents."""

from __future__ import annotations

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from outcomes.queries.copies import outcomes_with_word_in_evidence
from wiego_mle.kernel.folding import clean_text, fold

MOST_WORDS = 8
LONGEST_WORD = 60
_STRIDE = 500


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


def outcomes_matching(rows: QuerySet, text: str) -> QuerySet:
    """Return the outcomes in which all words occur, each in their own text or in a file of their evidence.

    `rows` are outcomes that the person may read, so nobody learns of words in files of other records.
    """
    words = search_words(text)
    in_files = outcomes_with_word_in_evidence(words)
    for word in words:
        rows = rows.filter(_has(word, in_files[word], column="search_text"))
    return rows


def _has(word: str, keys: list[int], *, column: str) -> Q:
    itself = Q(**{f"{column}__contains": word})
    return itself | Q(pk__in=keys) if keys else itself


def walked_for(rows: QuerySet, text: str, *, enough: int, stride: int = _STRIDE) -> list[int]:
    """Return the keys of the first `enough` outcomes, in their order, in which all words occur.

    For words that very many rows have: instead of fetching all of these by the index and sorting
    them, the rows are looked through in their order until enough are found.
    """
    words = search_words(text)
    in_files = outcomes_with_word_in_evidence(words)
    found: list[int] = []
    start = 0
    while len(found) < enough:
        keys = list(rows.values_list("pk", flat=True)[start : start + stride])
        # Joined with nothing, the column is no longer what the index is about.
        looked_at = rows.model.objects.filter(pk__in=keys).annotate(
            text_itself=Concat("search_text", Value(""), output_field=TextField())
        )
        for word in words:
            looked_at = looked_at.filter(_has(word, in_files[word], column="text_itself"))
        hits = set(looked_at.values_list("pk", flat=True))
        found += [key for key in keys if key in hits]
        if len(keys) < stride:
            break
        start += stride
    return found[:enough]
