"""Two people saved the same page: what each of them wrote, and what is to become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from outcomes.forms.answers import answers_of, as_kept, in_words
from outcomes.forms.capture.base import Question, SectionForm, version_of
from outcomes.models import Outcome
from outcomes.queries.conflicts import Saved, Since, same, since
from outcomes.services.snapshot import CODES, LISTS, PLAIN, TEXTS
from outcomes.version_words import Names
from outcomes.version_words import in_words as stored_in_words
from outcomes.word_diff import Piece, word_diff
from outcomes.word_merge import Merge, is_undecided, merged
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import clean_text

RESOLVE = "resolve"
"""The value of the button on the page of a conflict."""
_KEPT = frozenset(TEXTS + PLAIN + CODES + LISTS)


class Choice(StrEnum):
    """Which of two answers is kept."""

    MINE = "mine"
    THEIRS = "theirs"
    TOGETHER = "together"


@dataclass
class Difference:
    """A question to which the page and the record now have different answers.

    `only` says who alone changed it since the page was opened; it is empty if both did. `before` is the
    answer from which both descend, empty if it is not known; the pieces tell what each made of it.
    `together` is one text made of both, in which `overlaps` places are still to be decided.
    """

    question: Question
    label: str
    mine: str
    theirs: str
    only: str
    saved: Saved | None
    choice: str
    together: str
    overlaps: int = 0
    saved_again: bool = False
    before: str = ""
    mine_pieces: Sequence[Piece] = ()
    theirs_pieces: Sequence[Piece] = ()
    error: str = ""

    @property
    def name(self) -> str:
        """Return the name of the question."""
        return self.question.name


class Conflict:
    """The differences between what somebody typed and the record as it is now.

    `form` is bound to what was typed and valid; `version` is the one it was made from. `posted` is
    what somebody decided already, `errors` what is wrong with that, per question.
    """

    def __init__(
        self, form: SectionForm, *, outcome: Outcome, version: int, posted: QueryDict, errors: dict[str, str]
    ):
        self.form = form
        self.outcome = outcome
        self.typed = _without_token(form.data).urlencode()
        self.ancestor = version
        later = since(outcome, version, reader=form.by)
        self._overtaken = _saved_since_it_was_shown(outcome, posted, form.by)
        self._names = Names([later.before] if later.before else [], of=outcome)
        theirs = answers_of(outcome)
        mine = theirs | form.answers()
        self.differences = [
            self._difference(question, mine, theirs, later, posted)
            for question in form.questions
            if form.adds(question) or _differs(question, mine, theirs)
        ]
        for each in self.differences:
            each.error = errors.get(each.name, "")

    @property
    def problems(self) -> list[dict]:
        """Return what is wrong with the decision, for the summary at the top of the page."""
        return [
            {"url": f"#{each.name}-question", "label": each.error} for each in self.differences if each.error
        ]

    @property
    def on_different_questions(self) -> bool:
        """Say whether nobody changed what the other one changed, so that both can be kept."""
        return all(each.only for each in self.differences)

    def _difference(
        self, question: Question, mine: dict, theirs: dict, later: Since, posted: QueryDict
    ) -> Difference:
        names = [name for name in question.answers if name in _KEPT]
        added = self.form.adds(question)
        only = ""
        if all(later.says(name, as_kept(name, theirs)) for name in names):
            only = Choice.MINE
        elif not added and all(later.says(name, as_kept(name, mine)) for name in names):
            only = Choice.THEIRS
        mine_in_words = "; ".join(filter(None, (in_words(question.name, mine), added)))
        theirs_in_words = in_words(question.name, theirs)
        saved_again = bool(self._overtaken & set(names))
        before = stored_in_words(question.name, later.before, self._names) if later.before else ""
        together = _made_of_both(question, before, mine, theirs)
        compares = question.is_text and later.before is not None
        return Difference(
            question=question,
            label=str(self.form.label_of(question)),
            mine=mine_in_words,
            theirs=theirs_in_words,
            only=only,
            saved=next((later.saved[name] for name in names if name in later.saved), None),
            # What was decided about another text is decided again.
            choice=only if saved_again else posted.get(f"{question.name}-choice", only),
            together=posted.get(f"{question.name}-together", together.text),
            overlaps=together.overlaps,
            saved_again=saved_again,
            before=before,
            mine_pieces=word_diff(before, mine_in_words) if compares else (),
            theirs_pieces=word_diff(before, theirs_in_words) if compares else (),
        )


def _made_of_both(question: Question, before: str, mine: dict, theirs: dict) -> Merge:
    """Return both changes in one text; without a common ancestor both texts, one above the other."""
    if not question.is_text:
        return Merge("", 0)
    own, other = mine[question.name], theirs[question.name]
    if before:
        return merged(before, own, other)
    return Merge("\n\n".join(filter(None, (other, own))), 0)


def _saved_since_it_was_shown(outcome: Outcome, posted: QueryDict, reader: Principal) -> frozenset[str]:
    """Return what was saved while somebody decided on the page of a conflict."""
    shown = version_of(posted)
    if posted.get("do") != RESOLVE or shown == outcome.version:
        return frozenset()
    return frozenset(since(outcome, shown, reader=reader).saved)


def _without_token(data: QueryDict) -> QueryDict:
    kept = data.copy()
    kept.pop("csrfmiddlewaretoken", None)
    return kept


def _differs(question: Question, mine: dict, theirs: dict) -> bool:
    names = [name for name in question.answers if name in _KEPT]
    return any(not same(as_kept(name, mine), as_kept(name, theirs)) for name in names)


@dataclass
class Resolution:
    """What somebody decided about a conflict: the answers to save, and what is wrong with them.

    `errors` maps a question to the sentence to show at it.
    """

    answers: dict
    new_actor: dict | None
    errors: dict[str, str]


def typed_before(posted: QueryDict) -> QueryDict:
    """Return what was typed on the page before the conflict was told."""
    return QueryDict(posted.get("typed", ""), mutable=True)


def ancestor_of(posted: QueryDict) -> int:
    """Return the version from which both answers descend."""
    return version_of(typed_before(posted) if posted.get("do") == RESOLVE else posted)


def resolved(form: SectionForm, posted: QueryDict) -> Resolution:
    """Return the answers that are to be saved: those typed, or those chosen on the page of a conflict."""
    answers, errors = form.answers(), {}
    if posted.get("do") != RESOLVE:
        return Resolution(answers, form.new_actor(), errors)
    asked = frozenset(posted.getlist("asked"))
    for question in form.questions:
        # Only questions with two different answers were asked about.
        choice = posted.get(f"{question.name}-choice", Choice.MINE if question.name not in asked else "")
        if choice == Choice.THEIRS:
            for name in question.answers:
                del answers[name]
        elif choice == Choice.TOGETHER and question.is_text:
            try:
                answers[question.name] = form.fields[question.name].clean(
                    posted.get(f"{question.name}-together", "")
                )
            except ValidationError as error:
                errors[question.name] = " ".join(error.messages)
            else:
                own = form.cleaned_data[question.name]
                if is_undecided(answers[question.name]) and not is_undecided(own):
                    errors[question.name] = _("Decide first what stays between the marks ⟦ and ⟧.")
        elif choice != Choice.MINE:
            errors[question.name] = _("Choose which text to keep.")
    new_actor = form.new_actor() if "actors" in answers else None
    return Resolution(answers, new_actor, errors)


def typed_in(held: QueryDict) -> QueryDict:
    """Return a held form as the page of questions takes it, also when a conflict was being settled."""
    if held.get("do") != RESOLVE:
        return held
    data = typed_before(held)
    for key in list(held):
        name, _dash, what = key.rpartition("-")
        if what == "together" and held.get(f"{name}-choice") == Choice.TOGETHER:
            data[name] = clean_text(held[key])
    return data
