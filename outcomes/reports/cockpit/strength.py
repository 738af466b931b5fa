"""How strong the evidence of the accepted outcomes of a round is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from outcomes.credibility import Grade
from outcomes.enums import OutcomeState
from outcomes.reports.cockpit.ground import Ground
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

_ACCEPTED = {"state": [OutcomeState.ACCEPTED.value]}


def strength(ground: Ground, grades_of_accepted: Iterable[Grade]) -> Table:
    """Return how many accepted outcomes have evidence of each strength, each number with its list."""
    grades = Counter(grades_of_accepted)
    return ground.table(
        "strength",
        _("How strong the evidence is"),
        [Column("strength", _("Strength of evidence")), Column("number", _("Outcomes"), Kind.NUMBER)],
        [
            (
                Cell(str(grade.label)),
                ground.cell(grades[grade], _ACCEPTED | {"strength": [grade.value]}),
            )
            for grade in Grade
            if grade != Grade.C0
        ],
        counted=sum(grades.values()),
        bar="number",
    )
