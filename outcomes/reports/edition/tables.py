"""The tables of an edition, the same for its page and for each of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.enums import OutcomeState as S
from outcomes.queries.editions import funnel_counts
from outcomes.reports.crosstab import Axis, Crosstab, Entry, crosstab
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.kept_tables import thawed
from outcomes.reports.edition.shape import LEADING, PUBLIC_TEXT, CountedTable, annex_columns
from wiego_mle.kernel.tables import Cell, Column, Kind, Row, Table

ANNEX, CLEARED, THREADS = "annex", "cleared", "threads"


class EditionTables:
    """Makes the tables from what is frozen; each number opens the outcomes that were counted in it."""

    def __init__(self, frozen: FrozenEdition):
        self._frozen = frozen
        self._head = frozen.head

    def counted(self) -> list[Table]:
        """Return the tables of numbers in the order of the report."""
        return [self.funnel(), *(self.crossed(table) for table in self._frozen.tables)]

    def sections(self) -> list[Table]:
        """Return the tables of substantiation and agreement, as they were."""
        return [thawed(told, made_at=self._frozen.made_at) for told in self._head["sections"]]

    def all(self) -> list[Table]:
        """Return every table, what changed since the last edition and the annex at the end."""
        tables = [*self.counted(), *self.sections()]
        if self._frozen.threads:
            tables.append(self.threads())
        if self._head["changes"]:
            tables += [self.changed_outcomes(), self.moved_numbers()]
        tables.append(self.annex())
        if self._frozen.edition.is_public:
            tables.append(self.cleared())
        return tables

    def crossed(self, table: CountedTable) -> Table:
        """Return two dimensions crossed."""
        tallies = self._frozen.tallies
        result = crosstab(
            self._axis(table.down),
            self._axis(table.across),
            tallies.crossed[table.key],
            link=self._link,
            total=tallies.total,
            row_totals=tallies.alone.get(table.down, {}),
            column_totals=tallies.alone.get(table.across, {}),
            row_label=_("All outcomes"),
            column_label=_("All outcomes"),
        )
        several = [
            self._head["dimensions"][name]["label"]
            for name in (table.down, table.across)
            if self._head["dimensions"][name]["is_multiple"]
        ]
        notes = (
            [
                _(
                    "One outcome can count under several entries of: %s. Rows and columns may add up to more than "
                    "their totals and more than N; totals count each outcome once."
                )
                % ", ".join(several)
            ]
            if several
            else []
        )
        return self._table(table.key, str(table.title), result, notes=notes)

    def funnel(self) -> Table:
        """Return how many records of each state every programme leads."""
        counts = self._funnel_counts
        states = tuple(Entry(key, key, label) for key, label in self._head["states"])
        number = sum(counts.values())
        result = crosstab(
            self._axis(LEADING),
            Axis(_("State"), "state", states),
            counts,
            link=lambda **conditions: self._accepted_link(conditions),
            total=number,
            column_label=_("All records"),
        )
        notes = [_("Each record is counted once, under the programme that leads.")]
        if self._head["hidden_states"]:
            notes.append(
                _(
                    "Not shown, because not all of these records were open to the person who ordered the edition: %s."
                )
                % ", ".join(self._head["hidden_states"])
            )
        words = ngettext("N = %d record", "N = %d records", number) % number
        return self._table(
            "funnel",
            _("From lead to accepted outcome, per programme"),
            result,
            notes=notes,
            counted=number,
            counted_words=words,
        )

    def annex(self) -> Table:
        """Return one row per outcome whose texts are printed."""
        columns = [
            column
            for column in annex_columns(is_public=self._frozen.edition.is_public)
            if column.key != PUBLIC_TEXT
        ]
        notes = []
        if self._head["not_printed"]:
            notes.append(
                ngettext(
                    "%d outcome is counted whose texts are not for the public; it is not printed here.",
                    "%d outcomes are counted whose texts are not for the public; they are not printed here.",
                    self._head["not_printed"],
                )
                % self._head["not_printed"]
            )
        if self._frozen.hidden_since:
            notes.append(
                ngettext(
                    "%d outcome is counted whose texts may not be printed any more.",
                    "%d outcomes are counted whose texts may not be printed any more.",
                    self._frozen.hidden_since,
                )
                % self._frozen.hidden_since
            )
        return self._listed(
            ANNEX,
            _("Annex: every outcome in full"),
            tuple(Column(column.key, str(column.label), column.kind) for column in columns),
            lambda: self._annex_rows([column.key for column in columns]),
            notes=notes,
            read_back=True,
        )

    def cleared(self) -> Table:
        """Return the texts for the public of outcomes that are not open themselves."""
        columns = (
            Column("reference", _("Reference")),
            Column(LEADING, _("Lead programme")),
            Column(PUBLIC_TEXT, _("Text that may be published"), Kind.LONG),
        )
        keys = [column.key for column in columns]
        return self._listed(
            CLEARED,
            _("Outcomes told in words for the public"),
            columns,
            lambda: ([Cell(cells.get(key, "")) for key in keys] for cells in self._frozen.cleared()),
            notes=[_("A restricted outcome has its text here and nothing else; it is counted in no table.")],
        )

    def threads(self) -> Table:
        """Return outcomes that led to one another, thread by thread along their time."""
        columns = (
            Column("thread", _("Thread"), Kind.NUMBER),
            Column("date", _("Date")),
            Column("reference", _("Reference")),
            Column("title", _("Title")),
            Column("place", _("Place")),
        )
        rows = [
            [Cell(number), *(Cell(cells.get(key, "")) for key in ("date", "reference", "title", "place"))]
            for number, thread in enumerate(self._frozen.threads, start=1)
            for cells in thread
        ]
        return self._listed(THREADS, _("Outcomes that led to one another"), columns, lambda: rows)

    def changed_outcomes(self) -> Table:
        """Return what became of outcomes since the last edition."""
        changes = self._head["changes"]
        columns = (Column("reference", _("Reference")), Column("what", _("What changed"), Kind.LONG))
        told = [(reference or _("(not named)"), what) for reference, what in changes["outcomes"]]
        return self._listed(
            "changed",
            _("Outcomes that changed since the last edition"),
            columns,
            lambda: [[Cell(reference), Cell(what)] for reference, what in told],
            notes=[self._since()],
            counted=len(told),
        )

    def moved_numbers(self) -> Table:
        """Return each number that is another than in the last edition, and why."""
        changes = self._head["changes"]
        titles = {table.key: str(table.title) for table in self._frozen.tables}
        columns = (
            Column("table", _("Table")),
            Column("row", _("Row")),
            Column("column", _("Column")),
            Column("before", _("Before"), Kind.NUMBER),
            Column("now", _("Now"), Kind.NUMBER),
            Column("why", _("Why"), Kind.LONG),
        )

        def rows() -> Iterator[Row]:
            for key, row, column, before, now, why in changes["numbers"]:
                yield [*map(Cell, (titles[key], row, column, before, now)), Cell("; ".join(why))]

        notes = [self._since()]
        if changes["more_numbers"]:
            notes.append(_("%d further numbers moved.") % changes["more_numbers"])
        return self._listed(
            "moved",
            _("Numbers that moved since the last edition"),
            columns,
            rows,
            notes=notes,
            counted=len(changes["numbers"]),
        )

    def _since(self) -> str:
        changes = self._head["changes"]
        return _("Compared with %(since)s, “%(title)s”.") % changes

    def _annex_rows(self, keys: list[str]) -> Iterator[Row]:
        page = reverse("outcomes:detail", args=["ANY-REFERENCE"])
        for cells in self._frozen.annex():
            row = [Cell(cells.get(key)) for key in keys]
            row[0] = Cell(row[0].value, page.replace("ANY-REFERENCE", str(row[0].value)))
            yield row

    @cached_property
    def _funnel_counts(self) -> Counter[tuple[str, str]]:
        return funnel_counts(self._frozen.edition)

    def _axis(self, name: str) -> Axis:
        told = self._head["dimensions"][name]
        entries = tuple(Entry(key, key, label) for key, label in told["entries"])
        return Axis(
            told["label"], name, entries, tuple(Entry(key, key, label) for key, label in told["if_used"])
        )

    def _link(self, **conditions: str) -> str:
        address = reverse("outcomes:edition-outcomes", args=[self._frozen.edition.reference])
        return f"{address}?{urlencode(conditions)}" if conditions else address

    def _accepted_link(self, conditions: Mapping[str, str]) -> str:
        """Return the outcomes behind a number of accepted ones; drafts are not listed to others."""
        if conditions.get("state") != S.ACCEPTED:
            return ""
        return self._link(**{name: value for name, value in conditions.items() if name != "state"})

    def _table(
        self, key: str, title: str, result: Crosstab, *, notes=(), counted=None, counted_words: str = ""
    ) -> Table:
        return Table(
            key=key,
            title=title,
            columns=result.columns,
            rows=lambda: result.rows,
            total=result.total,
            counted=self._frozen.counted if counted is None else counted,
            counted_words=counted_words,
            withheld=self._head["withheld"],
            filter_words=self._head["filter"],
            period=self._head["period"],
            made_at=self._frozen.made_at,
            notes=tuple(notes),
            bar="total",
        )

    def _listed(
        self, key: str, title: str, columns, rows, *, notes=(), counted=None, read_back=False
    ) -> Table:
        return Table(
            key=key,
            title=title,
            columns=columns,
            rows=rows,
            counted=self._frozen.counted if counted is None else counted,
            counted_words="" if counted is None else _("%d rows") % counted,
            withheld=self._head["withheld"] if counted is None else 0,
            filter_words=self._head["filter"],
            period=self._head["period"],
            made_at=self._frozen.made_at,
            notes=tuple(notes),
            read_back=read_back,
        )
