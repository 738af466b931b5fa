"""What a selection draws, in words and as tables: by which rules, and whether the sample looks like the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.enums import SelectionMark, StratumKind
from outcomes.models import Selection
from outcomes.queries.selections import labels_of_groups
from outcomes.selecting.coverage import coverage
from outcomes.selecting.plans import ByHand, ByLot, ByLotInGroups, Draw, Everything, Marked, Rule
from outcomes.selecting.units import Unit
from outcomes.selecting.written import read
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

COVERED = (
    StratumKind.PROGRAMME,
    StratumKind.REGION,
    StratumKind.CHANGE_TYPE,
    StratumKind.SIGNIFICANCE,
    StratumKind.DIRECTION,
    StratumKind.LANGUAGE,
)
"""In what the sample is held against all accepted outcomes."""


@dataclass(frozen=True)
class RuleLine:
    """A rule of a selection in words, with how many outcomes it chooses."""

    words: str
    number: int


def rule_lines(selection: Selection, units: Collection[Unit], drawn: Draw) -> list[RuleLine]:
    """Return the rules of a selection in words; what is chosen by hand is one line."""
    by_key: dict[str, int] = {}
    for unit in units:
        for key in drawn.chosen.get(unit.name, ()):
            by_key[key] = by_key.get(key, 0) + len(unit.outcomes)
    keys: dict[str, str] = {rule.key: rule_words(rule) for rule in read(selection.rules)}
    return [RuleLine(words, by_key.get(key, 0)) for key, words in keys.items()]


def rule_words(rule: Rule) -> str:
    """Return a rule in words."""
    match rule:
        case Everything():
            return _("Every accepted outcome")
        case Marked(mark):
            return str(SelectionMark(mark).label) if mark in SelectionMark.values else mark
        case ByLot(number, percent):
            return _amount_words(number, percent, None)
        case ByLotInGroups(dimension, number, percent, each):
            kind = StratumKind(dimension).label if dimension in StratumKind.values else dimension
            return _("%(amount)s, in groups: %(kind)s") % {
                "amount": _amount_words(number, percent, each),
                "kind": kind,
            }
        case ByHand():
            return _("Chosen by hand")


def _amount_words(number: int | None, percent: int | None, each: int | None) -> str:
    if each is not None:
        return ngettext("%(number)d from each group by lot", "%(number)d from each group by lot", each) % {
            "number": each
        }
    if percent is not None:
        return _("%(percent)d per cent by lot") % {"percent": percent}
    return ngettext("%(number)d by lot", "%(number)d by lot", number) % {"number": number}


def why_words(keys: Iterable[str], reasons: Mapping[str, str], reference: str) -> list[str]:
    """Return in words why an outcome was chosen; `reasons` are those given for choices by hand."""
    words = []
    for key in keys:
        kind, _colon, what = key.partition(":")
        if kind == "everything":
            words.append(_("every accepted outcome"))
        elif kind == "marked":
            words.append(str(SelectionMark(what).label) if what in SelectionMark.values else what)
        elif kind == "lot":
            words.append(_("by lot"))
        elif kind == "groups":
            words.append(
                _("by lot within its group: %(kind)s")
                % {"kind": StratumKind(what).label if what in StratumKind.values else what}
            )
        else:
            reason = reasons.get(reference, "")
            words.append(_("by hand: %(reason)s") % {"reason": reason} if reason else _("by hand"))
    return words


def reasons_by_hand(selection: Selection) -> dict[str, str]:
    """Return the reasons of what was chosen by hand, by reference."""
    return {rule.name: rule.reason for rule in read(selection.rules) if isinstance(rule, ByHand)}


def coverage_tables(units: Sequence[Unit], chosen: Collection[str]) -> list[Table]:
    """Return, per kind of groups, how many outcomes there are and how many were drawn, with their shares."""
    labels = labels_of_groups()
    everything = sum(len(unit.outcomes) for unit in units)
    drawn = sum(len(unit.outcomes) for unit in units if unit.name in chosen)
    return [_coverage_table(kind, units, chosen, labels[kind], everything, drawn) for kind in COVERED]


def _coverage_table(
    kind: StratumKind,
    units: Sequence[Unit],
    chosen: Collection[str],
    labels: Mapping[str, str],
    everything: int,
    drawn: int,
) -> Table:
    order = {key: place for place, key in enumerate(labels)}
    covers = sorted(
        coverage(units, chosen, kind.value),
        key=lambda cover: (order.get(cover.group, len(order)), cover.group),
    )
    rows = tuple(
        (
            Cell(labels.get(cover.group, cover.group) if cover.group else _("not given")),
            Cell(cover.all),
            Cell(_percent(cover.all, everything)),
            Cell(cover.drawn),
            Cell(_percent(cover.drawn, drawn)),
        )
        for cover in covers
    )
    several = sum(cover.all for cover in covers) > everything
    note = _("Some outcomes belong to several groups, so the numbers add up to more than N.")
    return Table(
        key=f"coverage-{kind.value}",
        title=str(kind.label),
        columns=(
            Column("group", str(kind.label)),
            Column("all", _("Accepted"), Kind.NUMBER),
            Column("all_share", _("% of the accepted"), Kind.NUMBER),
            Column("drawn", _("Drawn"), Kind.NUMBER),
            Column("drawn_share", _("% of the drawn"), Kind.NUMBER),
        ),
        rows=lambda: rows,
        counted=everything,
        counted_words=_("N = %(all)d accepted, %(drawn)d drawn") % {"all": everything, "drawn": drawn},
        notes=(note,) if several else (),
        bar="drawn_share",
    )


def _percent(part: int, whole: int) -> int:
    """Return a share in per cent, rounded half up; the numbers stand beside it."""
    return (200 * part + whole) // (2 * whole) if whole else 0
