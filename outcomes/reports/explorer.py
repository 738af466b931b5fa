"""The explorer: accepted outcomes counted by any two dimensions, as a table and as a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.enums import ExplorerPicture, ExplorerShare
from outcomes.forms.explorer import ExplorerChoice
from outcomes.queries.coded import CODED, rounds_with_codebook, series_breaks
from outcomes.queries.crossed import GROUPINGS, Counts, coded_groupings, crossed
from outcomes.queries.explored import conditions_of, explored, with_checked_evidence, withheld_from
from outcomes.queries.filters import EVIDENCE_CHECKED, EVIDENCE_NOT_CHECKED, NONE
from outcomes.queries.lists import Vocabulary
from outcomes.reports.crosstab import Axis, Entry, as_shares, crosstab
from outcomes.reports.dimensions import dimensions_in
from wiego_mle.kernel.pictures import MOST_SERIES, Bar, Picture, Series, bars, evidence_series, map_of, years
from wiego_mle.kernel.tables import Cell, Column, Kind, Row, Table


def dimension_labels(lists: Vocabulary) -> dict[str, str]:
    """Return what outcomes can be counted by, in words."""
    return {name: str(each.label) for name, each in dimensions_in(lists).items()}


_WITHOUT_GAPS = ("happened", "year")


class Explorer:
    """Builds the tables and the picture of one address, all as of the same moment.

    Each number opens the list behind it; it is the same for everybody, because restricted outcomes are
    left out for all and counted as withheld.
    """

    def __init__(self, choice: ExplorerChoice, lists: Vocabulary, *, made_at: datetime):
        self._choice = choice
        self._lists = lists
        self.made_at = made_at
        self._rows = explored(choice.values)
        self._checked = with_checked_evidence(self._rows)
        self._known: dict[tuple, Counts] = {}
        self._dimensions = dimensions_in(lists)
        self._groupings = GROUPINGS | coded_groupings(each for each in lists.dimensions if each.is_coded)

    @cached_property
    def counted(self) -> int:
        """Return N."""
        return self._rows.count()

    @cached_property
    def withheld(self) -> int:
        """Return how many restricted outcomes the chosen years, rounds and programmes have besides."""
        return withheld_from(self._choice.values)

    def _count(self, *names: str) -> Counts:
        """Return how many outcomes have what, asked once per page."""
        if names not in self._known:
            self._known[names] = crossed(self._rows, *names, groupings=self._groupings)
        return self._known[names]

    def _count_checked(self, *names: str) -> Counts:
        """Return how many of them have checked evidence, asked once per page."""
        if ("checked", *names) not in self._known:
            self._known["checked", *names] = crossed(self._checked, *names, groupings=self._groupings)
        return self._known["checked", *names]

    def table(self) -> Table:
        """Return the two dimensions crossed, or the rows alone where they cannot be."""
        choice = self._choice
        if not choice.is_crossed:
            return self.listed(choice.down)
        counts = self._count(choice.down, choice.across)
        row_totals, column_totals = self._count(choice.down), self._count(choice.across)
        made = crosstab(
            self._axis(choice.down, row_totals),
            self._axis(choice.across, column_totals),
            counts,
            link=self._link,
            total=self.counted,
            row_totals=row_totals,
            column_totals=column_totals,
            row_label=_("All outcomes"),
            column_label=_("All outcomes"),
        )
        rows, total, columns = made.rows, made.total, made.columns
        if choice.show == ExplorerShare.EVIDENCE:
            rows, total = self._with_evidence(rows, total, columns)
        elif choice.show != ExplorerShare.COUNTS:
            rows, total = as_shares(rows, total, by_row=choice.show == ExplorerShare.ROWS)
        return self._table(
            "explored",
            _("%(down)s by %(across)s")
            % {"down": columns[0].label, "across": str(self._dimensions[choice.across].label)},
            columns,
            rows,
            total,
            notes=self._notes(choice.down, choice.across),
            bar="" if choice.show == ExplorerShare.COLUMNS else "total",
        )

    def listed(self, name: str) -> Table:
        """Return one dimension, each entry with how many outcomes have checked evidence."""
        counts, checked = self._count(name), self._count_checked(name)
        axis = self._axis(name, counts)
        columns = (
            Column(name, axis.label),
            Column("total", _("All outcomes"), Kind.NUMBER),
            Column("checked", _("Evidence checked"), Kind.NUMBER),
            Column("unchecked", _("Reported only"), Kind.NUMBER),
        )
        rows = tuple(
            self._listed_row(
                entry.label, counts.get((entry.key,), 0), checked.get((entry.key,), 0), {name: entry.key}
            )
            for entry in axis.used_in(counts, position=0)
        )
        total = self._listed_row(_("All outcomes"), self.counted, self._checked.count(), {})
        return self._table(
            f"by-{name}", axis.label, columns, rows, total, notes=self._notes(name), bar="total"
        )

    def picture(self) -> Picture | None:
        """Return the picture that is asked for; None where the shaded table is the picture, or N is 0."""
        kind, down = self._choice.picture, self._choice.down
        if kind == ExplorerPicture.HEAT or not self.counted:
            return None
        if kind == ExplorerPicture.STACKED and self._choice.is_crossed:
            return self._stacked()
        if kind == ExplorerPicture.MAP:
            counts, checked = self._count("country"), self._count_checked("country")
            parts = {
                key: (checked.get((key,), 0), number - checked.get((key,), 0))
                for (key,), number in counts.items()
                if key != NONE
            }
            return map_of(
                "map", _("Where the changes took place"), parts, evidence_series(), words=self._words()
            )
        name = "happened" if kind == ExplorerPicture.YEARS else down
        counts, checked = self._count(name), self._count_checked(name)
        entries = self._axis(name, counts).used_in(counts, position=0)
        drawn = [
            Bar(entry.label, (strong := checked.get((entry.key,), 0), counts.get((entry.key,), 0) - strong))
            for entry in entries
        ]
        draw = years if kind == ExplorerPicture.YEARS else bars
        return draw(kind, self._picture_title(name), drawn, evidence_series(), words=self._words())

    def table_of_picture(self) -> Table | None:
        """Return the table with the numbers of the picture where the crossed one does not have them."""
        kind = self._choice.picture
        names = {
            ExplorerPicture.MAP: "country",
            ExplorerPicture.YEARS: "happened",
            ExplorerPicture.EVIDENCE: self._choice.down,
        }
        if kind not in names or (not self._choice.is_crossed and names[kind] == self._choice.down):
            return None
        return self.listed(names[kind])

    def _stacked(self) -> Picture:
        down, across = self._choice.down, self._choice.across
        counts, column_totals = self._count(down, across), self._count(across)
        row_totals = self._count(down)
        columns = self._axis(across, column_totals).used_in(column_totals, position=0)
        used = [entry for entry in columns if column_totals.get((entry.key,))]
        largest = sorted(used, key=lambda entry: -column_totals[(entry.key,)])
        shown = {
            entry.key for entry in largest[: MOST_SERIES - 1 if len(used) > MOST_SERIES else MOST_SERIES]
        }
        series = [entry for entry in used if entry.key in shown]
        rest = [entry for entry in used if entry.key not in shown]
        drawn = [
            Bar(
                row.label,
                (
                    *(counts.get((row.key, entry.key), 0) for entry in series),
                    *([sum(counts.get((row.key, entry.key), 0) for entry in rest)] if rest else []),
                ),
            )
            for row in self._axis(down, row_totals).used_in(row_totals, position=0)
        ]
        named = [Series(entry.label) for entry in series] + ([Series(_("all others"))] if rest else [])
        title = _("%(down)s by %(across)s") % {
            "down": str(self._dimensions[down].label),
            "across": str(self._dimensions[across].label),
        }
        return bars("stacked", title, drawn, named, words=self._words())

    def _picture_title(self, name: str) -> str:
        return _("Outcomes by: %s") % self._dimensions[name].label

    def _words(self) -> str:
        return _("The numbers stand in the table below.")

    def _axis(self, name: str, totals: Counts) -> Axis:
        """Return a side with the entries that some outcome has; years stay whole, so that an empty one is seen.

        Where its own filter is set, only what was chosen is there, so that numbers and lists agree.
        """
        axis = self._dimensions[name].axis(self._lists, tuple(key for (key,) in totals))
        shown = {key for (key,), number in totals.items() if number}
        if name in _WITHOUT_GAPS:
            shown |= {entry.key for entry in axis.entries}
        if chosen := self._choice.values.get(name):
            shown &= set(chosen)
        return replace(
            axis,
            entries=_only(axis.entries, shown),
            only_if_used=_only(axis.only_if_used, shown),
        )

    def _link(self, **conditions: str) -> str:
        chosen = conditions_of(self._choice.values)
        chosen |= {name: [value] for name, value in conditions.items()}
        return f"{reverse('outcomes:list')}?{urlencode(chosen, doseq=True)}"

    def _listed_row(self, label: str, number: int, strong: int, conditions: dict[str, str]) -> Row:
        return (
            Cell(label),
            Cell(number, self._link(**conditions) if number else ""),
            Cell(strong, self._link(**conditions, evidence=EVIDENCE_CHECKED) if strong else ""),
            Cell(
                number - strong,
                self._link(**conditions, evidence=EVIDENCE_NOT_CHECKED) if number - strong else "",
            ),
        )

    def _with_evidence(self, rows, total, columns) -> tuple[tuple[Row, ...], Row]:
        """Return the cells with how many of their outcomes have checked evidence beside the number."""
        down, across = self._choice.down, self._choice.across
        both, row_counts, column_counts = (
            self._count_checked(down, across),
            self._count_checked(down),
            self._count_checked(across),
        )
        all_rows, all_columns = self._count(down), self._count(across)
        row_keys = [entry.key for entry in self._axis(down, all_rows).used_in(all_rows, position=0)]
        keys = [entry.key for entry in self._axis(across, all_columns).used_in(all_columns, position=0)]
        told = tuple(
            (
                row[0],
                *(
                    _said(cell, both.get((row_key, key), 0))
                    for key, cell in zip(keys, row[1:-1], strict=True)
                ),
                _said(row[-1], row_counts.get((row_key,), 0)),
            )
            for row_key, row in zip(row_keys, rows, strict=True)
        )
        last = (
            total[0],
            *(_said(cell, column_counts.get((key,), 0)) for key, cell in zip(keys, total[1:-1], strict=True)),
            _said(total[-1], self._checked.count()),
        )
        return told, last

    def _notes(self, *names: str) -> tuple[str, ...]:
        several = [str(self._dimensions[name].label) for name in names if self._dimensions[name].is_multiple]
        notes = []
        if self.withheld:
            notes.append(
                ngettext(
                    "%d restricted outcome of the chosen years, rounds and programmes is neither shown nor counted.",
                    "%d restricted outcomes of the chosen years, rounds and programmes are neither shown nor counted.",
                    self.withheld,
                )
                % self.withheld
            )
        if several:
            notes.append(
                _(
                    "One outcome can count under several entries of: %s. Rows and columns may add up to more than "
                    "their totals and more than N; totals count each outcome once."
                )
                % ", ".join(several)
            )
        if any(name.startswith(CODED) for name in names):
            notes.append(
                _(
                    "“As coded” counts the codes on which coders agreed or that somebody settled; the rest is not "
                    "settled."
                )
            )
            notes += self._breaks(names)
        if any(self._choice.values.get(name) for name in names):
            notes.append(_("Only the entries that are chosen in the filter are shown."))
        notes.append(_("Entries that no outcome has are left out."))
        return tuple(notes)

    def _breaks(self, names: tuple[str, ...]) -> list[str]:
        """Return where a series over rounds or years crosses a version of the codebook, in words."""
        if not {"year", "round", "happened"} & set(names):
            return []
        rounds = rounds_with_codebook(self._rows)
        notes = []
        for name in names:
            if not name.startswith(CODED):
                continue
            label = self._dimensions[name].dimension.label
            for each in series_breaks(rounds, name.removeprefix(CODED)):
                words = {
                    "before": each.before,
                    "after": each.after,
                    "first": each.numbers[0],
                    "second": each.numbers[1],
                    "dimension": label,
                }
                notes.append(
                    _(
                        "Between “%(before)s” and “%(after)s” the series goes from version %(first)d to version "
                        "%(second)d of the codebook; codes of “%(dimension)s” changed."
                    )
                    % words
                    if each.differences
                    else _(
                        "Between “%(before)s” and “%(after)s” the series goes from version %(first)d to version "
                        "%(second)d of the codebook; the codes of “%(dimension)s” stayed as they are."
                    )
                    % words
                )
        return notes

    def _table(self, key: str, title: str, columns, rows, total, *, notes=(), bar: str = "") -> Table:
        return Table(
            key=key,
            title=title,
            columns=tuple(columns),
            rows=lambda: rows,
            total=total,
            counted=self.counted,
            filter_words=", ".join(filter(None, [_("accepted"), self._choice.words])),
            made_at=self.made_at,
            notes=tuple(notes),
            bar=bar,
        )


def _only(entries: tuple[Entry, ...], chosen) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.key in chosen)


def _said(cell: Cell, strong: int) -> Cell:
    if not cell.value:
        return cell
    return cell._replace(note=ngettext("%d checked", "%d checked", strong) % strong)
