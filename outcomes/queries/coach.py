"""What the coach asks about a record, and which of its questions a person said do not apply."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from outcomes.coach import FIELDS, LANGUAGES, Asked, Texts, ask
from outcomes.coach_context import RECORD_RULES, ask_of_record, fitted, is_rule
from outcomes.models import CoachDismissal, Outcome
from outcomes.models.outcome import MOST_CHARACTERS
from wiego_mle.kernel.folding import clean_text, fold

COACHED = (
    "statement",
    "actors",
    "date_from",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "evidence",
)
"""The answers at which the coach asks, in the order of the pages."""

_MOST_WORDS = CoachDismissal._meta.get_field("words").max_length
_STILL_THE_SAME = 0.75
"""A gap stays dismissed while at least this share of the text's words is what it was."""

_READ_FROM = {
    "statement": ("countries",),
    "actors": ("actor_parts",),
    "contribution_wiego": ("contribution_links__contribution",),
    "contribution_others": ("contribution_links__contribution",),
    "evidence": ("evidence",),
}
"""What the rules at a field look at beside the row itself."""


@dataclass(frozen=True)
class CoachQuestion:
    """A question of the coach about a record; `dismissal` is set where a person said it does not apply.

    `text` is the text of the field in which it is asked, as it is written now.
    """

    asked: Asked
    text: str
    dismissal: CoachDismissal | None = None

    @property
    def key(self) -> str:
        """Return a name of the question that stays while the same words lead to it."""
        mark = hashlib.sha256(words_kept(self.asked).encode()).hexdigest()[:8]
        return f"{self.asked.field}-{self.asked.rule}-{mark}"


def is_key(text: str) -> bool:
    """Say whether a text could name a question at all."""
    field, _hyphen, rest = text.partition("-")
    rule, _hyphen, mark = rest.partition("-")
    return field in COACHED and is_rule(rule) and bool(re.fullmatch(r"[0-9a-f]{8}", mark))


def words_kept(asked: Asked) -> str:
    """Return the words that led to a question as they are compared: folded, and not too long to be kept."""
    return fold(asked.words)[:_MOST_WORDS]


def texts_of(outcome: Outcome, typed: Mapping[str, str]) -> Texts:
    """Return the texts of a record, with what is typed at this moment in place of what is saved."""
    said = {
        name: clean_text(typed.get(name, getattr(outcome, name))[:MOST_CHARACTERS]).strip() for name in FIELDS
    }
    language = typed.get("language")
    return Texts(language=language if language in LANGUAGES else outcome.language, **said)


def questions_about(
    outcome: Outcome, fields: Collection[str] = COACHED, typed: Mapping[str, str] | None = None
) -> list[CoachQuestion]:
    """Return what the coach asks at these fields of a record, dismissed questions included.

    `typed` are texts as they are written at this moment, by field. The number of queries depends on the
    fields alone; what the caller loaded already is not read again. `outcome` needs its `round` and
    `change_type` loaded.
    """
    texts = texts_of(outcome, typed or {})
    prefetch_related_objects(
        [outcome], *dict.fromkeys(name for at in fields for name in _READ_FROM.get(at, ()))
    )
    of_texts = (
        fitted(asked, outcome) for asked in (ask(texts) if any(at in FIELDS for at in fields) else ())
    )
    every = [asked for asked in of_texts if asked.field in fields]
    every += ask_of_record(outcome, texts, fields)
    dismissals = list(outcome.coach_dismissals.select_related("by").order_by("at", "pk"))
    found: dict[str, CoachQuestion] = {}
    for asked in sorted(every, key=_soft_ones_last):
        text = getattr(texts, asked.field, "")
        question = CoachQuestion(asked, text, _dismissed_by(asked, text, dismissals))
        found.setdefault(question.key, question)
    return list(found.values())


def standing_questions(outcome: Outcome, fields: Collection[str] = COACHED) -> list[CoachQuestion]:
    """Return the questions that the coach still asks about a saved record, in the order of its pages.

    A reviewer can take them as suggestions of what to ask; nobody is shown how many there are.
    """
    standing = [each for each in questions_about(outcome, fields) if each.dismissal is None]
    return sorted(standing, key=lambda each: COACHED.index(each.asked.field))


def question_with_key(questions: Collection[CoachQuestion], key: str) -> CoachQuestion | None:
    """Return the question with that name, if it is asked."""
    return next((each for each in questions if each.key == key), None)


def _soft_ones_last(asked: Asked) -> bool:
    return asked.rule in RECORD_RULES


def _dismissed_by(asked: Asked, text: str, dismissals: list[CoachDismissal]) -> CoachDismissal | None:
    words = words_kept(asked)
    for each in dismissals:
        if (each.rule, each.field, each.words) == (asked.rule, asked.field, words):
            return each if words or same_matter(each.text, fold(text)) else None
    return None


def same_matter(before: str, now: str) -> bool:
    """Say whether a folded text is still about what it was about: most of its words are the same."""
    one, other = set(before.split()), set(now.split())
    return not (one | other) or len(one & other) / len(one | other) >= _STILL_THE_SAME
