"""Suggesting a code for a text from texts that were coded before: words and their weights, without tables.

Naive Bayes with word counts (D. Jurafsky & J. Martin, "Speech and Language Processing", chapter 4): local,
quick, and able to say which words led to what it suggests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from outcomes.selecting.lots import in_order_of_lot
from wiego_mle.kernel.folding import fold

ENOUGH = 50
"""Below so many coded texts nothing is suggested."""
FOLDS = 5
MOST_WORDS = 4
_WORD = re.compile(r"[a-z]{4,}")
_TOO_COMMON = 0.7
"""A word in more than this share of the texts tells nothing."""


@dataclass(frozen=True)
class Example:
    """A text with the one code that counts for it; `name` stands for it where texts are divided by lot."""

    name: str
    text: str
    code: str


@dataclass(frozen=True)
class Suggestion:
    """A code and the words of the text that speak for it, the strongest first."""

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Accuracy:
    """How often the suggestion was right on texts that were held back, and how often the commonest code was."""

    right: int
    total: int
    commonest: int


class Suggester:
    """Knows how often each word stood in the texts of each code."""

    def __init__(self, examples: Sequence[Example]):
        texts = [(_words(each.text), each.code) for each in examples]
        stands_in = Counter(word for words, _code in texts for word in words)
        telling = {word for word, number in stands_in.items() if 2 <= number <= _TOO_COMMON * len(texts)}
        self._codes = Counter(code for _words, code in texts)
        self._counts: dict[str, Counter[str]] = {code: Counter() for code in self._codes}
        for words, code in texts:
            self._counts[code].update(words & telling)
        self._all = Counter()
        for counts in self._counts.values():
            self._all.update(counts)

    def suggest(self, text: str) -> Suggestion | None:
        """Return the likeliest code with the words that speak for it; None where no word speaks for it."""
        words = [word for word in sorted(_words(text)) if word in self._all]
        if not words:
            return None
        best = max(sorted(self._codes), key=lambda code: self._likely(code, words))
        weights = {word: self._speaks_for(best, word) for word in words}
        telling = sorted(
            (word for word in words if weights[word] > 0), key=lambda word: (-weights[word], word)
        )
        return Suggestion(best, tuple(telling[:MOST_WORDS])) if telling else None

    def _likely(self, code: str, words: Sequence[str]) -> float:
        prior = log(self._codes[code] / self._codes.total())
        return prior + sum(self._chance(self._counts[code], word) for word in words)

    def _speaks_for(self, code: str, word: str) -> float:
        """Return how much more usual a word is with a code than without it."""
        others = Counter({word: self._all[word] - self._counts[code][word]})
        rest = self._all.total() - self._counts[code].total()
        without = log((others[word] + 1) / (rest + len(self._all)))
        return self._chance(self._counts[code], word) - without

    def _chance(self, counts: Counter[str], word: str) -> float:
        return log((counts[word] + 1) / (counts.total() + len(self._all)))


def accuracy_of(examples: Sequence[Example], *, seed: str) -> Accuracy:
    """Return how often suggestions are right, each text being judged by what the other four fifths taught.

    The fifths are drawn by a lot that anybody can repeat. A text for which nothing is suggested is not right.
    """
    by_name = {each.name: each for each in examples}
    order = [by_name[name] for name in in_order_of_lot(by_name, seed)]
    right = 0
    for fold_number in range(FOLDS):
        held_back = order[fold_number::FOLDS]
        suggester = Suggester([each for at, each in enumerate(order) if at % FOLDS != fold_number])
        for each in held_back:
            found = suggester.suggest(each.text)
            right += found is not None and found.code == each.code
    most = Counter(each.code for each in order).most_common(1)
    return Accuracy(right, len(order), most[0][1] if most else 0)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
