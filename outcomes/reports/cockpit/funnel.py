"""From lead to accepted outcome, per programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.models import Programme
from outcomes.enums import OutcomeState as S
from outcomes.queries.cockpit import Conditions
from outcomes.queries.filters import NONE
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


STAGES = tuple(_of_state(state) for state in (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED))
"""The funnel, in its order. What happens to an accepted outcome later is added here as further stages."""

_IN_FUNNEL = {"state": [state.value for state in (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED)]}
ASKED: Mapping[str, Conditions] = {stage.key: stage.conditions for stage in STAGES} | {"all": _IN_FUNNEL}
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

    def row(label: str, key: int | None, address: str, target: int | None) -> tuple[Cell, ...]:
        programme = {"programme": [address]}
        cells = [
            ground.cell(counts.get((key, name), 0), dict(conditions) | programme)
            for name, conditions in ASKED.items()
        ]
        return (Cell(label), *cells, *([Cell(target)] if hoped else []))

    rows = [row(each.label, each.pk, each.key, targets.get(each.pk)) for each in shown]
    if None in used:
        rows.append(row(_("Without a programme"), None, NONE, None))
    total = (
        Cell(_("Each record once")),
        *(ground.cell(numbers[name], conditions) for name, conditions in ASKED.items()),
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
