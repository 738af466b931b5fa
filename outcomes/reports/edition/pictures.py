"""The pictures of an edition, each drawn from numbers that stand in one of its tables."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from outcomes.queries.filters import NONE
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.shape import DAY
from wiego_mle.kernel.pictures import Bar, Picture, bars, evidence_series, map_of, timeline, years
from wiego_mle.kernel.written import date_format

MOST_THREADS = 12


class EditionPictures:
    """Draws what is frozen; solid is an outcome with a checked document, hatched one without."""

    def __init__(self, frozen: FrozenEdition):
        self._frozen = frozen

    def beside(self, table: str) -> Picture | None:
        """Return the picture that stands beside a table of numbers (by its key); None where there is none."""
        draw = {
            "programme-strength": self.programmes,
            "reported-programme": self.reported,
            "year-programme": self.years,
            "region-group": self.regions,
            "country-group": self.countries,
        }.get(table)
        return draw() if draw else None

    def programmes(self) -> Picture:
        """Return a bar for each programme."""
        return self._bars(bars, "programme", "programmes", _("Outcomes by programme"))

    def reported(self) -> Picture:
        """Return a bar for each financial year in which outcomes were reported."""
        return self._bars(years, "year", "reported", _("Outcomes by financial year"))

    def years(self) -> Picture:
        """Return a bar for each year in which a change began to show."""
        return self._bars(years, "happened", "years", _("When the changes began to show"))

    def regions(self) -> Picture:
        """Return a bar for each region."""
        return self._bars(bars, "region", "regions", _("Outcomes by region"))

    def countries(self) -> Picture:
        """Return the map."""
        tallies = self._frozen.tallies
        alone, checked = tallies.alone.get("country", {}), tallies.checked.get("country", {})
        parts = {
            key: (checked[(key,)], number - checked[(key,)])
            for (key,), number in alone.items()
            if key != NONE
        }
        return map_of(
            "countries",
            _("Where the changes took place"),
            parts,
            evidence_series(),
            words=_("The numbers stand in the table “%s”.") % _("Countries by worker group"),
        )

    def threads(self) -> Picture | None:
        """Return the longest threads along time; None where no outcomes led to one another."""
        threads = [
            [cells for cells in thread if cells[DAY]] for thread in self._frozen.threads[:MOST_THREADS]
        ]
        days = sorted(date.fromisoformat(cells[DAY]) for thread in threads for cells in thread)
        if not days:
            return None
        first, last = days[0], days[-1]
        span = max(1, (last - first).days)
        lanes = [
            (
                _("Thread %d") % number,
                [
                    ((date.fromisoformat(cells[DAY]) - first).days / span, str(cells["reference"]))
                    for cells in thread
                ],
            )
            for number, thread in enumerate(threads, start=1)
        ]
        return timeline(
            "threads",
            _("Threads along time"),
            lanes,
            (date_format(first, "YEAR_MONTH_FORMAT"), date_format(last, "YEAR_MONTH_FORMAT")),
            words=_("The outcomes of each thread stand in the table below."),
        )

    def _bars(self, draw, name: str, key: str, title: str) -> Picture:
        tallies = self._frozen.tallies
        alone, checked = tallies.alone.get(name, {}), tallies.checked.get(name, {})
        told = self._frozen.head["dimensions"][name]
        entries = [*told["entries"], *(each for each in told["if_used"] if (each[0],) in alone)]
        drawn = [
            Bar(label, (checked.get((value,), 0), alone.get((value,), 0) - checked.get((value,), 0)))
            for value, label in entries
        ]
        words = _("The numbers stand in the table below.")
        return draw(key, title, drawn, evidence_series(), words=words)
