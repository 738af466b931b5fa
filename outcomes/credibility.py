"""How strong the evidence of an outcome is, and why: a pure function over what is known of it.

The ladder is that of the guide to the method (C0 to C4, and X): a person reads the reasons, nobody is given
points. An answer counts only if whoever gave it is independent of the outcome and gave it on the words that
the outcome has now; what does not count is told as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outcomes.request_enums import Judged


class Grade(models.TextChoices):
    """How strong the evidence of an outcome is, the weakest first."""

    C0 = "C0", gettext_lazy("C0 – a lead, or a text under way")
    C1 = "C1", gettext_lazy("C1 – reported and accepted as specific")
    C2 = "C2", gettext_lazy("C2 – documented, and the document was checked")
    C3 = "C3", gettext_lazy("C3 – confirmed by one independent person")
    C4 = "C4", gettext_lazy("C4 – confirmed from two independent sides")
    CONTESTED = "X", gettext_lazy("X – contested")

    @property
    def short(self) -> str:
        """Return the sign alone, as a list prints it."""
        return str(self.value)


CONFIRMED = (Grade.C3, Grade.C4)
"""Grades that rest on somebody outside."""


@dataclass(frozen=True)
class Voice:
    """What one person outside said of an outcome.

    `kind` is what they are to it. `bars` says in words why they do not count as independent, if they do not;
    `on_these_words` whether the text still says what they judged.
    """

    person: int
    kind: str
    outcome: str
    significance: str
    contribution: str
    bars: str = ""
    on_these_words: bool = True
    is_settled: bool = False
    """Whether a reviewer has decided what follows from it."""

    @property
    def counts(self) -> bool:
        """Say whether the answer counts for the text as it is."""
        return not self.bars and self.on_these_words

    @property
    def confirms(self) -> bool:
        """Say whether the person agrees fully with what changed and with who contributed."""
        return self.outcome == Judged.FULLY and self.contribution == Judged.FULLY

    @property
    def contests(self) -> bool:
        """Say whether the person disagrees with what changed or with who contributed."""
        return Judged.DISAGREE in (self.outcome, self.contribution)


@dataclass(frozen=True)
class Facts:
    """What is known of one outcome at one moment."""

    is_accepted: bool
    documents: int = 0
    """Pieces of evidence of the change that somebody else has checked."""
    official: int = 0
    """How many of these are a law or a ruling."""
    voices: tuple[Voice, ...] = ()
    is_contested: bool = False
    """Whether a reviewer has decided, after the answers, that it is contested."""


@dataclass(frozen=True)
class Credibility:
    """The grade of an outcome, with the sentences that explain it."""

    grade: Grade
    reasons: tuple[str, ...]
    confirming: int = 0
    answered: int = 0

    @property
    def words(self) -> str:
        """Return the explanation as one text."""
        return " ".join(self.reasons)


def credibility(facts: Facts) -> Credibility:
    """Return how strong the evidence of an outcome is, in the active language."""
    counting = [voice for voice in facts.voices if voice.counts]
    confirming = [voice for voice in counting if voice.confirms]
    return Credibility(
        grade=grade_of(facts),
        reasons=tuple(_reasons(facts, counting, confirming)),
        confirming=len(confirming),
        answered=len(facts.voices),
    )


def grade_of(facts: Facts) -> Grade:
    """Return the grade alone, without its explanation."""
    counting = [voice for voice in facts.voices if voice.counts]
    confirming = [voice for voice in counting if voice.confirms]
    if not facts.is_accepted:
        return Grade.C0
    if facts.is_contested or _unsettled(counting):
        return Grade.CONTESTED
    if confirming and (_kinds(confirming) > 1 or facts.official):
        return Grade.C4
    if confirming:
        return Grade.C3
    return Grade.C2 if facts.documents else Grade.C1


def _unsettled(voices: Iterable[Voice]) -> list[Voice]:
    return [voice for voice in voices if voice.contests and not voice.is_settled]


def _kinds(voices: Iterable[Voice]) -> int:
    """Return from how many sides something is confirmed: people of one kind are one side."""
    return len({voice.kind for voice in voices})


def _reasons(facts: Facts, counting: list[Voice], confirming: list[Voice]) -> Iterable[str]:
    if not facts.is_accepted:
        yield _("It is not accepted, so nothing is counted for it yet.")
        return
    yield _("A reviewer accepted it as specific enough to be verified.")
    if facts.is_contested:
        yield _("After the answers a reviewer decided that it is contested.")
    yield from _about_documents(facts)
    yield from _about_voices(facts, counting, confirming)


def _about_documents(facts: Facts) -> Iterable[str]:
    if facts.documents:
        yield (
            ngettext(
                "%(number)d document about the change was checked by somebody else.",
                "%(number)d documents about the change were checked by somebody else.",
                facts.documents,
            )
            % {"number": facts.documents}
        )
    else:
        yield _("No document about the change was checked.")
    if facts.official:
        yield _("Among them is an official record: a law or a ruling.")


def _about_voices(facts: Facts, counting: list[Voice], confirming: list[Voice]) -> Iterable[str]:
    if not facts.voices:
        yield _("Nobody outside has answered about it.")
        return
    if confirming:
        yield (
            ngettext(
                "%(number)d independent person agrees fully with what changed and with who contributed.",
                "%(number)d independent people agree fully with what changed and with who contributed.",
                len(confirming),
            )
            % {"number": len(confirming)}
        )
        if len(confirming) > 1 and _kinds(confirming) == 1 and not facts.official:
            yield _("They are of one kind, so they count as one side.")
    unsettled = _unsettled(counting)
    yield from _counted(
        len(unsettled),
        lambda n: ngettext(
            "%(number)d independent person disagrees, and nobody has decided yet what follows.",
            "%(number)d independent people disagree, and nobody has decided yet what follows.",
            n,
        ),
    )
    yield from _counted(
        sum(voice.contests and voice.is_settled for voice in counting),
        lambda n: ngettext(
            "%(number)d independent person disagrees; a reviewer has decided what follows.",
            "%(number)d independent people disagree; a reviewer has decided what follows.",
            n,
        ),
    )
    yield from _counted(
        sum(not voice.confirms and not voice.contests for voice in counting),
        lambda n: ngettext(
            "%(number)d independent person agrees in part or cannot say.",
            "%(number)d independent people agree in part or cannot say.",
            n,
        ),
    )
    yield from _counted(
        sum(bool(voice.bars) for voice in facts.voices),
        lambda n: ngettext(
            "%(number)d answer does not count: whoever gave it is not independent.",
            "%(number)d answers do not count: those who gave them are not independent.",
            n,
        ),
    )
    yield from _counted(
        sum(not voice.bars and not voice.on_these_words for voice in facts.voices),
        lambda n: ngettext(
            "%(number)d answer was given on an earlier wording and stays with that.",
            "%(number)d answers were given on an earlier wording and stay with that.",
            n,
        ),
    )


def _counted(number: int, words) -> Iterable[str]:
    if number:
        yield words(number) % {"number": number}
