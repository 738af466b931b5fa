"""A text as the coach reads it: words without accents, sentences, parts between commas, capital letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property

MOST_CHARACTERS = 8_000
"""What stands after this is not read; the longest statements have some two thousand."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'»”)\]]*\s|\n\s*\n|[!?;]")
_BREAK = re.compile(r"[,;:()\[\]–—«»“”\"!?]|\.\s| - ")
_QUOTE = re.compile(r"\"[^\"]{1,2000}\"|“[^”]{1,2000}”|«[^»]{1,2000}»")
_SHORTEST_QUOTE = 4
"""Fewer words between quotation marks are a name."""
_ABBREVIATED = frozenset(
    """
    st mr mrs ms dr no art sr sra dra lic ing mme mlle prof gov sen rep gen hon av res dept núm nº tél tel
    inc ltd vs etc
    """.split()
)


class _Fold(dict):
    """Each letter without its accent, in lower case; always one letter for one."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        lowered = unicodedata.normalize("NFKD", letter.lower())[:1] or letter
        folded = {"’": "'", "ʼ": "'", "´": "'", "œ": "o", "æ": "a", "ø": "o", "ł": "l", "đ": "d"}.get(
            letter.lower(), lowered
        )
        self[code] = folded
        return folded


_FOLD = _Fold()


class Reading:
    """The words of one text, with what the rules need to know about each."""

    def __init__(self, text: str) -> None:
        """Read a text."""
        self.text = unicodedata.normalize("NFC", text[:MOST_CHARACTERS])
        self.folded = self.text.translate(_FOLD)
        self.spans = [match.span() for match in _WORD.finditer(self.folded)]
        self.words = [self.folded[start:end] for start, end in self.spans]
        self.typed = [self.text[start:end] for start, end in self.spans]
        """The words as they were typed."""
        self.lower = [word.lower() for word in self.typed]
        """The words in small letters, with their accents."""
        self._number_sentences()

    def _number_sentences(self) -> None:
        """Note where sentences end, and after which words a comma or the like stands."""
        count = len(self.spans)
        self.pause_after = [False] * count
        ends = []
        for index in range(count - 1):
            between = self.folded[self.spans[index][1] : self.spans[index + 1][0]]
            if between in (" ", "'", "-"):
                continue
            self.pause_after[index] = bool(_BREAK.search(between))
            if _SENTENCE_END.search(between) and not (
                between.startswith(". ") and self._is_abbreviation(index)
            ):
                ends.append(index + 1)
        if count:
            self.pause_after[-1] = True
            ends.append(count)
        self.sentences = list(zip([0, *ends[:-1]], ends, strict=True)) if ends else []
        """First word and word after the last, of each sentence."""
        self._sentence_of = [0] * count
        for number, (start, end) in enumerate(self.sentences):
            self._sentence_of[start:end] = [number] * (end - start)

    def _is_abbreviation(self, index: int) -> bool:
        word = self.lower[index]
        return word in _ABBREVIATED or (len(word) == 1 and self.typed[index].isupper())

    def __bool__(self) -> bool:
        return bool(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def sentence_start(self, index: int) -> int:
        """Return the first word of the sentence in which a word stands."""
        return self.sentences[self._sentence_of[index]][0]

    def sentence_end(self, index: int) -> int:
        """Return the word after the sentence in which a word stands."""
        return self.sentences[self._sentence_of[index]][1]

    def is_capital(self, index: int) -> bool:
        """Say whether a word begins with a capital letter, or has one as its second ("eThekwini")."""
        return self.typed[index][0].isupper() or self.typed[index][1:2].isupper()

    def is_name(self, index: int) -> bool:
        """Say whether a word has a capital that the beginning of a sentence does not explain."""
        return self.is_capital(index) and index != self.sentence_start(index)

    def is_acronym(self, index: int) -> bool:
        """Say whether a word has three capitals or more, as what is short for a name."""
        typed = self.typed[index]
        return len(typed) > 2 and sum(letter.isupper() for letter in typed) >= 3 and typed != "WIEGO"

    def pause_before(self, index: int) -> bool:
        """Say whether a word begins a sentence or follows a comma or the like."""
        return index == self.sentence_start(index) or self.pause_after[index - 1]

    def between(self, start: int, end: int) -> str:
        """Return the text from one word up to, not including, another, as it was typed."""
        if start >= end:
            return ""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]

    @cached_property
    def first_seen(self) -> dict[str, int]:
        """Where each word stands for the first time."""
        return {word: index for index, word in reversed(list(enumerate(self.words)))}

    @cached_property
    def quoted(self) -> list[bool]:
        """Say of each word whether it stands in what somebody is quoted to have said, unless all words do."""
        inside = [False] * len(self)
        for match in _QUOTE.finditer(self.text):
            first = bisect_left(self.spans, (match.start(), 0))
            last = bisect_left(self.spans, (match.end(), 0))
            if last - first >= _SHORTEST_QUOTE:
                inside[first:last] = [True] * (last - first)
        return [False] * len(self) if all(inside) else inside

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """The parts between commas and the like."""
        parts, start = [], 0
        for index, pause in enumerate(self.pause_after):
            if pause or index + 1 == self.sentence_end(index):
                parts.append((start, index + 1))
                start = index + 1
        return parts
