"""From lead to accepted outcome and from there to the report, per programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from harvests.models import Programme
from outcomes.credibility import CONFIRMED
from outcomes.enums import OutcomeState as S
from outcomes.queries.cockpit import Conditions
from outcomes.queries.filters import CODING_DONE, IN_PUBLISHED, NONE
from outcomes.queries.funnel import ANSWERED, SELECTED
from outcomes.queries.tables import Counts
from outcomes.reports.cockpit.ground import Ground
from wiego_mle.kernel.tables import Cell, Column, Kind, Table


@dataclass(frozen=True)
class Stage:
    """A station of the way of a record, by the conditions of the list that its number opens."""

    key: str
    label: object
    conditions: Conditions


def _of_state(state: S) -> Stage:
    return Stage(state.value, state.label, {"state": [state.value]})


def _accepted(key: str, label: object, **further: list[str]) -> Stage:
    return Stage(key, label, {"state": [S.ACCEPTED.value]} | further)


_BEFORE = (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED)
STAGES = tuple(_of_state(state) for state in _BEFORE)
"""The stations up to acceptance, in their order; a record is at one of them."""

SUBSTANTIATED = _accepted(
    "substantiated",
    pgettext_lazy("step of outcomes", "Substantiated"),
    strength=[grade.value for grade in CONFIRMED],
)
"""Counted from the grades of the round, which are read for the strength of evidence anyway."""
AFTERWARDS = (
    _of_state(S.ACCEPTED),
    _accepted("selected", pgettext_lazy("step of outcomes", "Selected"), outside=[SELECTED]),
    _accepted("answered", pgettext_lazy("step of outcomes", "Answered"), outside=[ANSWERED]),
    SUBSTANTIATED,
    _accepted("coded", pgettext_lazy("step of outcomes", "Coded"), coding=[CODING_DONE]),
    _accepted("reported", pgettext_lazy("step of outcomes", "Reported"), reported=[IN_PUBLISHED]),
)
"""What happens to an accepted outcome, in its order; each is a part of the accepted."""

_IN_FUNNEL = {"state": [state.value for state in _BEFORE]}
ASKED: Mapping[str, Conditions] = (
    {stage.key: stage.conditions for stage in STAGES}
    | {"all": _IN_FUNNEL}
    | {stage.key: stage.conditions for stage in AFTERWARDS if stage is not SUBSTANTIATED}
)
"""What the funnel counts, once per programme and once for the whole round."""


def funnel(
    ground: Ground,
    programmes: list[Programme],
    counts: Counts,
    numbers: Mapping[str, int],
    targets: Mapping[int, int | None],
) -> Table:
    """Return the funnel; `targets` are the programmes that the round asks with what is hoped for.

    A round that asks certain programmes shows these and those that occur, any other round all of them.
    """
    used = {programme for (programme, _stage), number in counts.items() if number}
    shown = [each for each in programmes if not targets or each.pk in used | targets.keys()]
    hoped = any(target is not None for target in targets.values())
    columns = [
        Column("programme", _("Programme")),
        *(Column(stage.key, str(stage.label), Kind.NUMBER) for stage in STAGES),
        Column("all", _("All"), Kind.NUMBER),
    ]
    if hoped:
        columns.append(Column("hoped", _("Hoped for")))

    stages = (*STAGES, Stage("all", "", _IN_FUNNEL))

    def row(label: str, key: int | None, address: str, target: int | None) -> tuple[Cell, ...]:
        return (*_cells(ground, stages, counts, label, key, address), *([Cell(target)] if hoped else []))

    rows = [row(each.label, each.pk, each.key, targets.get(each.pk)) for each in shown]
    if None in used:
        rows.append(row(_("Without a programme"), None, NONE, None))
    total = (
        Cell(_("Each record once")),
        *(ground.cell(numbers[stage.key], stage.conditions) for stage in stages),
        *([Cell(sum(filter(None, targets.values())))] if hoped else []),
    )
    number = numbers["all"]
    return ground.table(
        "funnel",
        _("From lead to accepted outcome, per programme"),
        columns,
        rows,
        counted=number,
        counted_words=ngettext("N = %d record", "N = %d records", number) % number,
        notes=_notes(sum(count for (_key, name), count in counts.items() if name == "all"), number, hoped),
        total=total,
        bar="all",
    )


def afterwards(
    ground: Ground, programmes: Iterable[Programme], counts: Counts, numbers: Mapping[str, int]
) -> Table:
    """Return how far the accepted outcomes of each programme came; a programme without any has no row."""
    rows = [
        _cells(ground, AFTERWARDS, counts, each.label, each.pk, each.key)
        for each in programmes
        if counts.get((each.pk, S.ACCEPTED.value))
    ]
    if counts.get((None, S.ACCEPTED.value)):
        rows.append(_cells(ground, AFTERWARDS, counts, _("Without a programme"), None, NONE))
    number = numbers[S.ACCEPTED.value]
    return ground.table(
        "afterwards",
        _("From accepted outcome to report, per programme"),
        [
            Column("programme", _("Programme")),
            *(Column(stage.key, str(stage.label), Kind.NUMBER) for stage in AFTERWARDS),
        ],
        rows,
        counted=number,
        notes=[
            _("Each number is a part of the accepted; outcomes need not take these steps in this order."),
            _(
                "Selected: to be substantiated. Answered: by at least one person outside. Substantiated: an "
                "independent person outside agrees fully with what changed and with who contributed (C3 and C4)."
            ),
            _(
                "Coded: everybody who was asked to code it is done, and nothing is left to settle. Reported: "
                "counted in a published edition, or told there in the words that may be published."
            ),
        ],
        total=(
            Cell(_("Each outcome once")),
            *(ground.cell(numbers[stage.key], stage.conditions) for stage in AFTERWARDS),
        ),
    )


def _cells(
    ground: Ground, stages: Iterable[Stage], counts: Counts, label: str, key: int | None, address: str
) -> tuple[Cell, ...]:
    """Return the row of a programme: its name, and what it has at each station."""
    return (
        Cell(label),
        *(
            ground.cell(counts.get((key, stage.key), 0), dict(stage.conditions) | {"programme": [address]})
            for stage in stages
        ),
    )


def _notes(added: int, number: int, hoped: bool) -> list[str]:
    notes = [_("What was set aside or withdrawn is not in this table.")]
    if added > number:
        notes.append(
            _(
                "An outcome of two programmes counts for both, so the rows add up to %(sum)d, more than "
                "N = %(number)d."
            )
            % {"sum": added, "number": number}
        )
    if hoped:
        notes.append(_("What is hoped for is there to compare with; nobody has to reach it."))
    return notes
