"""What the pages of a selection print: what its rules draw, or what was drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from outcomes.masking import shown, shown_text
from outcomes.models import Outcome, SelectedOutcome, Selection
from outcomes.queries.selections import draw_of, drawn_rows, lost_choices, selected_in
from outcomes.reports.drawn import DrawnTable, drawn
from outcomes.reports.selection import coverage_tables, reasons_by_hand, rule_lines, why_words
from outcomes.selecting.plans import Draw
from outcomes.selecting.units import Unit
from outcomes.selecting.written import read_units
from outcomes.services.selections import mark_of_draw

NEXT_IN_RESERVE = 5


@dataclass(frozen=True)
class OutcomeLine:
    """An outcome that is drawn or would be, with why."""

    reference: str
    title: str
    state: str
    state_label: str
    restricted: bool
    unit: str
    why: str
    before: bool = False
    stands_in_for: str = ""
    replaced: bool = False


def planned_page(selection: Selection, units: Collection[Unit]) -> dict:
    """Return what the page of a planned selection prints besides its form."""
    lost = lost_choices(selection, units)
    reasons = reasons_by_hand(selection)
    context = {"round": selection.round, "selection": selection, "lost": lost, "by_hand": [], "draw": None}
    outcomes = _outcomes([*reasons, *(reference for unit in units for reference in unit.outcomes)])
    context["by_hand"] = [
        {
            "reference": reference,
            "title": shown(outcomes[reference], "title") if reference in outcomes else "",
            "reason": shown_text(outcomes[reference], reason) if reference in outcomes else reason,
            "lost": reference in lost,
        }
        for reference, reason in reasons.items()
    ]
    if lost or not selection.rules:
        return context
    draw = draw_of(selection, units)
    before = set(selected_in(selection.round).values_list("reference", flat=True))
    lines = _planned_lines(units, draw, outcomes, reasons, before)
    return context | {
        "draw": draw,
        "seen": mark_of_draw(draw),
        "lines": lines,
        "new": sum(not line.before for line in lines),
        "total": sum(len(unit.outcomes) for unit in units),
        "rules": rule_lines(selection, units, draw),
        "tables": _coverage(units, draw),
        "reserve": draw.in_reserve[:NEXT_IN_RESERVE],
    }


def drawn_page(selection: Selection) -> dict:
    """Return what the page of a drawn selection prints; the draw is repeated from what was frozen."""
    units = read_units(selection.frame)
    draw = draw_of(selection)
    rows = list(drawn_rows(selection))
    reasons = reasons_by_hand(selection)
    replaced = {row.stands_in_for_id for row in rows}
    return {
        "round": selection.round,
        "selection": selection,
        "rules": rule_lines(selection, units, draw),
        "lines": [_drawn_line(row, reasons, row.outcome_id in replaced) for row in rows],
        "total": sum(len(unit.outcomes) for unit in units),
        "tables": _coverage(units, draw),
        "reserve": draw.in_reserve[:NEXT_IN_RESERVE],
        "in_reserve": len(draw.in_reserve),
        "repeats": _repeats(rows, draw),
    }


def _repeats(rows: Collection[SelectedOutcome], draw: Draw) -> bool:
    """Say whether the draw, made once more, chooses what was drawn then."""
    return {row.unit for row in rows if row.stands_in_for_id is None} == set(draw.chosen)


def _outcomes(references: Collection[str]) -> dict[str, Outcome]:
    rows = Outcome.objects.filter(reference__in=references).only(
        "reference", "title", "withheld", "state", "confidentiality"
    )
    return {row.reference: row for row in rows}


def _planned_lines(
    units: Collection[Unit],
    draw: Draw,
    outcomes: Mapping[str, Outcome],
    reasons: Mapping[str, str],
    before: Collection[str],
) -> list[OutcomeLine]:
    return [
        _line(
            outcomes[reference],
            unit=unit.name,
            why=draw.chosen[unit.name],
            reasons=reasons,
            before=reference in before,
        )
        for unit in units
        if unit.name in draw.chosen
        for reference in unit.outcomes
    ]


def _drawn_line(row: SelectedOutcome, reasons: Mapping[str, str], replaced: bool) -> OutcomeLine:
    stands_in_for = row.stands_in_for.reference if row.stands_in_for else ""
    return _line(
        row.outcome,
        unit=row.unit,
        why=row.why,
        reasons=reasons,
        stands_in_for=stands_in_for,
        replaced=replaced,
    )


def _line(outcome: Outcome, *, why, reasons: Mapping[str, str], unit: str, **more) -> OutcomeLine:
    words = why_words(why, reasons, outcome.reference)
    if more.get("stands_in_for"):
        words = [_("from the reserve, for %(outcome)s") % {"outcome": more["stands_in_for"]}]
    return OutcomeLine(
        reference=outcome.reference,
        title=shown(outcome, "title"),
        state=outcome.state,
        state_label=outcome.get_state_display(),
        restricted=outcome.is_restricted,
        unit=unit if unit != outcome.reference else "",
        why=shown_text(outcome, "; ".join(words)),
        **more,
    )


def _coverage(units: Collection[Unit], draw: Draw) -> list[DrawnTable]:
    return [drawn(table) for table in coverage_tables(list(units), draw.chosen)]
