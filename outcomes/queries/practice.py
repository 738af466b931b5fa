"""Practice: how somebody's trial coding compares with the reference coding of the lead."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from harvests.codebook import BookDimension
from harvests.models import HarvestRound
from outcomes.enums import CodingPurpose, CodingState
from outcomes.models import Coding, Outcome, Vote
from outcomes.queries.coding import asked_dimensions, current_votes
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class Compared:
    """What both said about one dimension of one outcome."""

    dimension: BookDimension
    own: str
    reference: str
    note: str
    is_same: bool


@dataclass(frozen=True)
class PracticeLine:
    """One outcome of the practice with its dimensions."""

    outcome: Outcome
    compared: tuple[Compared, ...]


@dataclass(frozen=True)
class Practice:
    """The whole practice of a person: per outcome, and per dimension how often it was the same."""

    lines: tuple[PracticeLine, ...]

    def by_dimension(self) -> list[tuple[str, int, int]]:
        """Return per dimension its label, how often both said the same, and out of how many."""
        figures: dict[str, list[int]] = {}
        for line in self.lines:
            for each in line.compared:
                found = figures.setdefault(each.dimension.label, [0, 0])
                found[0] += each.is_same
                found[1] += 1
        return [(label, same, total) for label, (same, total) in figures.items()]

    @property
    def same(self) -> int:
        """Return how often both said the same."""
        return sum(each.is_same for line in self.lines for each in line.compared)

    @property
    def total(self) -> int:
        """Return out of how many."""
        return sum(len(line.compared) for line in self.lines)


def practice_of(principal: Principal, harvest_round: HarvestRound) -> Practice:
    """Return how a person's finished trial codings compare with the reference; the rest is not shown yet.

    The reference of an outcome is told only when the person is done with it.
    """
    rows = Coding.objects.filter(
        outcome__in=visible_to(principal).filter(round=harvest_round).order_by().values("pk"),
        state=CodingState.DONE,
    ).select_related("outcome")
    trials = list(rows.filter(coder_id=principal.person_id, purpose=CodingPurpose.TRIAL).order_by("pk"))
    references = {
        each.outcome_id: each
        for each in rows.filter(
            purpose=CodingPurpose.REFERENCE, outcome__in=[each.outcome_id for each in trials]
        )
    }
    votes = current_votes([*trials, *references.values()])
    asked = [each.dimension for each in asked_dimensions(harvest_round)]
    lines = []
    for trial in trials:
        reference = references.get(trial.outcome_id)
        if reference is None:
            continue
        own, theirs = votes.get(trial.pk, {}), votes.get(reference.pk, {})
        lines.append(
            PracticeLine(
                trial.outcome,
                tuple(
                    _compared(each, own.get(each.key), theirs.get(each.key))
                    for each in asked
                    if each.key in theirs
                ),
            )
        )
    return Practice(tuple(lines))


def _compared(dimension: BookDimension, own: Vote | None, theirs: Vote) -> Compared:
    return Compared(
        dimension,
        vote_words(dimension, own),
        vote_words(dimension, theirs),
        theirs.note,
        own is not None
        and own.is_not_applicable == theirs.is_not_applicable
        and {code.key for code in own.codes.all()} == {code.key for code in theirs.codes.all()},
    )


def vote_words(dimension: BookDimension, vote: Vote | None) -> str:
    """Return what a vote says, by the labels of the round's codebook; empty for no vote."""
    if vote is None:
        return ""
    if vote.is_not_applicable:
        return gettext("None of these applies")
    given = {code.key for code in vote.codes.all()}
    return ", ".join(code.label for code in dimension.codes if code.key in given)
