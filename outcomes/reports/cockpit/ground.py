"""What every part of the cockpit stands on: the round, the moment, the addresses behind numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from outcomes.queries.cockpit import Conditions
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.tables import Cell, Column, Row, Table
from wiego_mle.kernel.written import date_format


@dataclass(frozen=True)
class Figure:
    """A number with what it counts and the list that it opens."""

    number: int
    label: str
    url: str


@dataclass(frozen=True)
class Ground:
    """The round, who looks at it, and when."""

    round: HarvestRound
    principal: Principal
    now: datetime

    def list_of(self, conditions: Conditions, *, of_round: HarvestRound | None = None) -> str:
        """Return the address of the outcomes of the round (or of another) that match the conditions."""
        chosen = {"round": [(of_round or self.round).reference]} | dict(conditions)
        return f"{reverse('outcomes:list')}?{urlencode(chosen, doseq=True)}"

    def questions_of(self, age: str = "") -> str:
        """Return the address of the open questions of the round, of one age or of all."""
        address = reverse("rounds:open-questions", args=[self.round.reference])
        return f"{address}?age={age}" if age else address

    def people_of(self, group: str) -> str:
        """Return the address of the people of a group, to whom a reminder can be written."""
        return f"{reverse('rounds:contributors', args=[self.round.reference])}?who={group}"

    def cell(self, number: int, conditions: Conditions, *, of_round: HarvestRound | None = None) -> Cell:
        """Return a number that opens its list."""
        return Cell(number, self.list_of(conditions, of_round=of_round) if number else "")

    def table(
        self,
        key: str,
        title: str,
        columns: Iterable[Column],
        rows: Iterable[Row],
        *,
        counted: int,
        counted_words: str = "",
        notes: Iterable[str] = (),
        total: Row | None = None,
        bar: str = "",
    ) -> Table:
        """Return a table about the round as of this moment."""
        rows = tuple(rows)
        first, last = self.round.collecting_from, self.round.collecting_to
        return Table(
            key=key,
            title=title,
            columns=tuple(columns),
            rows=lambda: rows,
            counted=counted,
            counted_words=counted_words,
            filter_words=_("round “%s”") % self.round.name,
            period=f"{date_format(first, 'DATE_FORMAT')} – {date_format(last, 'DATE_FORMAT')}",
            made_at=self.now,
            notes=tuple(notes),
            total=total,
            bar=bar,
        )
