"""Everything of an edition that is not a row, as one text: words, method, closing notes, sections, changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests import financial_year
from harvests.frozen import as_text
from harvests.models import CodebookDimension
from harvests.queries.closings import standing_closings
from outcomes.editions.changes import changes_since
from outcomes.editions.method import method_of
from outcomes.editions.sections import kept_tables
from outcomes.enums import OutcomeState, PrintedText
from outcomes.forms.filter_names import coded_label
from outcomes.models import Edition, EditionRow, Outcome, OutcomeLink
from outcomes.queries import tables as table_queries
from outcomes.queries.coded import CODED, DOES_NOT_APPLY, NOT_SETTLED
from outcomes.queries.editions import row_lines
from outcomes.queries.lists import Vocabulary, vocabulary
from outcomes.queries.tables import Selection
from outcomes.reports.annual import FUNNEL
from outcomes.reports.crosstab import Axis
from outcomes.reports.dimensions import DIMENSIONS
from outcomes.reports.edition.shape import (
    LEADING,
    CountedTable,
    coded_table,
    counted_by,
)
from outcomes.reports.edition.threads import FOLLOWING

FORMAT = 1


class Head:
    """Writes the head of an edition whose rows are collected, in the active language.

    `accepted` are the counted outcomes, `tables` those that every edition of its kind has, `states` those that
    could be counted in full, `found` which values of each dimension occur, `coded` the dimensions by which outcomes
    were coded.
    """

    def __init__(
        self,
        edition: Edition,
        selection: Selection,
        accepted: QuerySet[Outcome],
        *,
        tables: Sequence[CountedTable],
        states: Sequence[str],
        found: Mapping[str, set[str]],
        coded: Mapping[str, CodebookDimension],
        counted: int,
    ):
        self._edition = edition
        self._selection = selection
        self._accepted = accepted
        self._tables = tables
        self._states = states
        self._found = found
        self._coded = coded
        self._counted = counted

    def written(self, follows: Edition | None) -> str:
        """Return the head as text; `follows` is the edition with which it is compared."""
        edition, dimensions = self._edition, self._dimensions(vocabulary())
        tables = [*self._tables, *(coded_table(key, coded_label(each)) for key, each in self._coded.items())]
        content = {
            "format": FORMAT,
            "title": edition.title,
            "year": self._year_words(),
            "filter": self._filter_words(),
            "period": financial_year.told_as_period(*self._span),
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "counted": self._counted,
            "withheld": table_queries.withheld(self._selection, [OutcomeState.ACCEPTED]),
            "not_printed": EditionRow.objects.filter(
                edition=edition, is_counted=True, printed=PrintedText.NOTHING
            ).count(),
            "states": [[str(state), str(state.label)] for state in self._states],
            "hidden_states": [str(state.label) for state in FUNNEL if state not in self._states],
            "dimensions": dimensions,
            "tables": [[table.key, str(table.title), table.down, table.across] for table in tables],
            "sections": kept_tables(self._selection, self._accepted),
            "method": method_of(
                self._selection, self._accepted, states=self._states, counts=self._state_counts()
            ),
            "closings": [
                {
                    "round": closing.round.name,
                    "parts": [[str(label), text] for label, text in closing.parts()],
                }
                for closing in standing_closings(self._selection.rounds)
            ],
            "links": self._links(),
            "rows": self._checksum_of_rows(),
        }
        content["changes"] = changes_since(follows, edition, dimensions, tables) if follows else None
        return as_text(content)

    def _dimensions(self, lists: Vocabulary) -> dict[str, dict]:
        told = {
            name: _told(
                DIMENSIONS[name].axis(lists, tuple(sorted(self._found[name]))), DIMENSIONS[name].is_multiple
            )
            for name in counted_by(self._tables)
        }
        told[LEADING] = _told(DIMENSIONS[LEADING].axis(lists), is_multiple=False)
        for key, dimension in self._coded.items():
            codes = lists.codes_of(key)
            told[f"{CODED}{key}"] = {
                "label": coded_label(dimension),
                "is_multiple": True,
                "entries": [[code.key, code.label] for code in codes if not code.retired_on],
                "if_used": [
                    *([code.key, _("%s (retired)") % code.label] for code in codes if code.retired_on),
                    [DOES_NOT_APPLY, _("Does not apply")],
                    [NOT_SETTLED, _("Not settled")],
                ],
            }
        return told

    @property
    def _span(self) -> tuple[int, int]:
        """Return the first and the last financial year that are counted."""
        if not self._edition.counts_all_years:
            return self._edition.year, self._edition.year
        return self._selection.years[0], self._selection.years[-1]

    def _year_words(self) -> str:
        years = financial_year.label_of_several(*self._span)
        return _("all years of the grant, %s") % years if self._edition.counts_all_years else years

    def _filter_words(self) -> str:
        words = [
            self._year_words()
            if self._edition.counts_all_years
            else _("financial year %s") % self._year_words()
        ]
        if self._edition.round:
            words.append(_("round “%s”") % self._edition.round.name)
        if self._edition.programme:
            words.append(_("programme %s, leading or contributing") % self._edition.programme.label)
        if self._edition.grant:
            words.append(_("paid by the grant %s") % self._edition.grant.label)
        return ", ".join([*words, _("without restricted outcomes")])

    def _state_counts(self) -> dict[str, int]:
        states = EditionRow.objects.filter(edition=self._edition).exclude(
            state=OutcomeState.ACCEPTED, is_counted=False
        )
        return dict(states.order_by().values_list("state").annotate(number=Count("pk")))

    def _links(self) -> list[list[str]]:
        """Return which counted outcome led to which, oldest link first."""
        rows = EditionRow.objects.filter(edition=self._edition, is_counted=True)
        links = OutcomeLink.objects.filter(
            kind__in=FOLLOWING,
            outcome__in=rows.values("outcome"),
            other__in=rows.values("outcome"),
        ).order_by("linked_at", "pk")
        return [
            list(values) for values in links.values_list("outcome__reference", "kind", "other__reference")
        ]

    def _checksum_of_rows(self) -> str:
        told = hashlib.sha256()
        for line in row_lines(self._edition):
            told.update(line.encode() + b"\n")
        return told.hexdigest()


def _told(axis: Axis, is_multiple: bool) -> dict:
    return {
        "label": axis.label,
        "is_multiple": is_multiple,
        "entries": [[entry.key, entry.label] for entry in axis.entries],
        "if_used": [[entry.key, entry.label] for entry in axis.only_if_used],
    }
