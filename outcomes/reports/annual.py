"""The annual tables of a financial year: one set of tables for the page, the workbook and the CSV files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests import financial_year
from harvests.enums import Dimension
from outcomes.credibility import Grade
from outcomes.enums import Direction, Expected, InfluenceRoute
from outcomes.enums import OutcomeState as S
from outcomes.policy import may_count
from outcomes.queries import tables as queries
from outcomes.queries.filters import NONE
from outcomes.queries.lists import Vocabulary
from outcomes.queries.tables import Selection
from outcomes.reports.crosstab import Axis, Crosstab, Entry, crosstab, not_given
from outcomes.reports.links import list_link
from outcomes.reports.outcome_rows import outcome_table
from outcomes.reports.substantiation import substantiation_tables
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import Region
from wiego_mle.kernel.tables import Table
from wiego_mle.kernel.written import date_format

ANNEX = "annex"
FUNNEL = (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED, S.SET_ASIDE, S.WITHDRAWN)
_ACCEPTED = (S.ACCEPTED,)


class AnnualTables:
    """Builds the tables of a selection for one person, all as of the same moment.

    A number is complete or it is not shown: states of which not every record is open to the person
    have no column in the funnel, and restricted outcomes are counted only when asked for by somebody
    who may read all of them. So a number that two people see is the same number.
    """

    def __init__(self, principal: Principal, selection: Selection, lists: Vocabulary, *, made_at: datetime):
        self._principal = principal
        self._selection = selection
        self._lists = lists
        self.made_at = made_at
        self._rows = queries.counted(principal, selection, _ACCEPTED)
        self._by_type_and_level = queries.by(self._rows, "actor_type", "level")
        self.counted = sum(self._by_type_and_level.values())
        self.withheld = queries.withheld(selection, _ACCEPTED)

    @property
    def filter_words(self) -> str:
        """Return what was chosen, in words."""
        chosen = [_("financial year %s") % financial_year.label(self._selection.year)]
        if self._selection.chosen_round:
            chosen.append(_("round “%s”") % self._selection.chosen_round.name)
        if self._selection.programme:
            chosen.append(_("programme %s, leading or contributing") % self._selection.programme.label)
        if self._selection.grant:
            chosen.append(_("paid by the grant %s") % self._selection.grant.label)
        if self._selection.strength:
            signs = ", ".join(self._selection.strength)
            chosen.append(_("strength of evidence %s") % signs)
        if self._selection.with_restricted:
            chosen.append(_("with restricted outcomes"))
        else:
            chosen.append(_("without restricted outcomes"))
        return ", ".join(chosen)

    @property
    def period(self) -> str:
        """Return the first and the last day of the financial year, in words."""
        return financial_year.told_as_period(self._selection.year)

    @property
    def method(self) -> tuple[str, ...]:
        """Return how was counted, for the page and the cover sheet."""
        rounds = ngettext(
            "One harvest round belongs to this financial year: %s.",
            "These harvest rounds belong to this financial year: %s.",
            len(self._selection.rounds),
        ) % ", ".join(each.name for each in self._selection.rounds)
        if self._selection.chosen_round:
            rounds = _("Only the harvest round “%s” is counted.") % self._selection.chosen_round.name
        return (
            _(
                "An outcome belongs to the financial year of the harvest round in which it was collected, "
                "whenever the change itself happened."
            ),
            rounds,
            _(
                "All tables but the first count accepted outcomes only. An outcome that several people "
                "reported is counted once."
            ),
            _(
                "Outcomes are not units of equal weight: read a number together with the significance and "
                "the evidence of the outcomes behind it. The contribution of WIEGO stands beside those of "
                "others."
            ),
            self._codebook_note(),
            self._restricted_note(),
        )

    def _codebook_note(self) -> str:
        return _(
            "Codebook: the code lists as they stood on %s. A retired code appears where an outcome still "
            "has it."
        ) % date_format(self.made_at, "DATE_FORMAT")

    def _restricted_note(self) -> str:
        if self._selection.with_restricted:
            return _(
                "CONFIDENTIAL: restricted outcomes are counted and listed here. Do not pass these tables on."
            )
        return _("Restricted outcomes are left out of page and file; each table says how many.")

    def all(self) -> list[Table]:
        """Return every table in the order of the report, the annex last."""
        return [
            self.funnel(),
            self.actor_type_by_level(),
            self.change_type_by_programme(),
            self.region_by_worker_group(),
            self.focal_city_by_worker_group(),
            self.direction_by_expected(),
            self.route_by_direction(),
            self.change_type_by_strength(),
            *self.substantiation(),
            self.annex(),
        ]

    def funnel(self) -> Table:
        """Return how many records of each state every programme leads."""
        open_states = [state for state in FUNNEL if self._may_count(state)]
        hidden = [str(state.label) for state in FUNNEL if state not in open_states]
        rows = queries.counted(self._principal, self._selection, open_states)
        counts = queries.by_lead_programme_and_state(rows)
        number = sum(counts.values())
        result = crosstab(
            self._programmes("lead_programme", _("Leading programme")),
            Axis(_("State"), "state", tuple(Entry(state, state, str(state.label)) for state in open_states)),
            counts,
            link=self._linker(open_states),
            total=number,
            column_label=_("All records"),
        )
        notes = [_("Each record is counted once, under the programme that leads.")]
        if hidden:
            notes.append(
                _("Not shown because not all of these records are open to you: %s.") % ", ".join(hidden)
            )
        accepted = sum(count for (_programme, state), count in counts.items() if state == S.ACCEPTED)
        words = ngettext("N = %d record", "N = %d records", number) % number
        words += (
            ngettext(", %d of them an accepted outcome", ", %d of them accepted outcomes", accepted)
            % accepted
        )
        return self._table(
            "funnel",
            _("From lead to accepted outcome, per programme"),
            result,
            notes=notes,
            counted=number,
            counted_words=words,
            withheld=queries.withheld(self._selection, open_states),
        )

    def actor_type_by_level(self) -> Table:
        """Return who changed, at which level."""
        result = crosstab(
            self._codes(Dimension.ACTOR_TYPE, "actor_type"),
            self._codes(Dimension.LEVEL, "level"),
            self._by_type_and_level,
            link=self._linker(_ACCEPTED),
            total=self.counted,
        )
        return self._table("actor-level", _("Who changed: actor type by level"), result)

    def change_type_by_programme(self) -> Table:
        """Return what kind of change each programme had a part in.

        Within one programme the table asks which programme leads: two programmes at once cannot be
        said in the address of a list.
        """
        types = self._codes(Dimension.CHANGE_TYPE, "change_type")
        link = self._linker(_ACCEPTED)
        key, title = "change-programme", _("What changed: type of change by programme")
        if self._selection.programme:
            result = crosstab(
                types,
                self._programmes("lead_programme", _("Leading programme")),
                queries.by_change_type_and_lead_programme(self._rows),
                link=link,
                total=self.counted,
            )
            note = _("The columns say which programme leads, so that each outcome is counted once.")
            return self._table(key, title, result, notes=[note])
        result = crosstab(
            types,
            self._programmes("programme", _("Programme")),
            queries.by_change_type_and_programme(self._rows),
            link=link,
            total=self.counted,
            row_totals=queries.by(self._rows, "change_type"),
            column_totals=queries.by_programme(self._rows),
            row_label=_("All outcomes"),
            column_label=_("All outcomes"),
        )
        note = _(
            "An outcome counts for every programme that had a part in it, leading or contributing, so a row "
            "may add up to more than its total. Totals count each outcome once."
        )
        return self._table(key, title, result, notes=[note])

    def region_by_worker_group(self) -> Table:
        """Return where, and for which workers."""
        result = crosstab(
            Axis(
                _("Region"),
                "region",
                tuple(Entry(str(region), str(region), region.label) for region in Region),
                (not_given("none"),),
            ),
            self._codes(Dimension.WORKER_GROUP, "worker_group"),
            queries.by_region_and_worker_group(self._rows),
            link=self._linker(_ACCEPTED),
            total=self.counted,
            row_totals=queries.by_region(self._rows),
            column_totals=queries.by_worker_group(self._rows),
            row_label=_("All outcomes"),
            column_label=_("All outcomes"),
        )
        note = _(
            "An outcome counts in every region and for every worker group that it names, so rows and columns "
            "may add up to more than their totals and more than N. Totals count each outcome once."
        )
        return self._table(
            "region-worker-group", _("Where and for whom: region by worker group"), result, notes=[note]
        )

    def focal_city_by_worker_group(self) -> Table:
        """Return for which workers something changed in the cities in which all programmes work."""
        cities = tuple(Entry(each.pk, each.key, each.label) for each in self._lists.focal_cities)
        result = crosstab(
            Axis(_("Focal City"), "focal_city", cities, (Entry(None, NONE, _("In no Focal City")),)),
            self._codes(Dimension.WORKER_GROUP, "worker_group"),
            queries.by_focal_city_and_worker_group(self._rows),
            link=self._linker(_ACCEPTED),
            total=self.counted,
            row_totals=queries.by_focal_city(self._rows),
            column_totals=queries.by_worker_group(self._rows),
            row_label=_("All outcomes"),
            column_label=_("All outcomes"),
        )
        notes = [
            _(
                "An outcome counts for a Focal City if its place names the city and its country, and for every "
                "worker group that it names. Totals count each outcome once."
            )
        ]
        return self._table("focal-group", _("Focal Cities: city by worker group"), result, notes=notes)

    def direction_by_expected(self) -> Table:
        """Return whether the changes help, and whether they were intended."""
        result = crosstab(
            self._words(_("Direction"), "direction", Direction),
            self._words(_("Expected"), "expected", Expected),
            queries.by(self._rows, "direction", "expected"),
            link=self._linker(_ACCEPTED),
            total=self.counted,
        )
        return self._table("direction", _("Direction of the change, and whether it was intended"), result)

    def route_by_direction(self) -> Table:
        """Return by which way the influence went."""
        result = crosstab(
            self._words(_("Influence route"), "route", InfluenceRoute),
            self._words(_("Direction"), "direction", Direction),
            queries.by(self._rows, "influence_route", "direction"),
            link=self._linker(_ACCEPTED),
            total=self.counted,
        )
        return self._table("route", _("In which way the influence went"), result)

    def change_type_by_strength(self) -> Table:
        """Return what kind of change rests on which evidence."""
        result = crosstab(
            self._codes(Dimension.CHANGE_TYPE, "change_type"),
            self._words(_("Strength of evidence"), "strength", Grade, may_be_missing=False),
            queries.by_change_type_and_strength(self._rows),
            link=self._linker(_ACCEPTED),
            total=self.counted,
        )
        return self._table("change-strength", _("What changed, and how strong the evidence is"), result)

    def substantiation(self) -> list[Table]:
        """Return what people outside said about the accepted outcomes."""
        return substantiation_tables(
            self._rows,
            link=self._linker(_ACCEPTED),
            filter_words=self.filter_words,
            period=self.period,
            made_at=self.made_at,
            withheld=self.withheld,
        )

    def annex(self, rows=None) -> Table:
        """Return one row per accepted outcome in the order of their references.

        `rows` narrows it to some of them, such as those of one page.
        """
        return outcome_table(
            self.annex_rows() if rows is None else rows,
            key=ANNEX,
            title=_("Annex: every outcome in full"),
            filter_words=self.filter_words,
            period=self.period,
            made_at=self.made_at,
            counted=self.counted,
            withheld=self.withheld,
        )

    def annex_rows(self):
        """Return the accepted outcomes in the order of their references."""
        return self._rows.order_by("pk")

    def _may_count(self, state: str) -> bool:
        return all(
            may_count(self._principal, state, round_id=each.pk, restricted=restricted)
            for each in self._selection.rounds
            for restricted in {False, self._selection.with_restricted}
        )

    def _linker(self, states: Iterable[str]):
        return list_link(self._selection.conditions(states))

    def _programmes(self, filter_name: str, label: str) -> Axis:
        entries = tuple(Entry(each.pk, each.key, each.label) for each in self._lists.programmes)
        return Axis(label, filter_name, entries, (not_given(),))

    def _codes(self, dimension: Dimension, filter_name: str) -> Axis:
        codes = self._lists.codes_of(dimension)
        current = tuple(Entry(code.pk, code.key, code.label) for code in codes if not code.retired_on)
        retired = tuple(
            Entry(code.pk, code.key, _("%s (retired)") % code.label) for code in codes if code.retired_on
        )
        return Axis(str(dimension.label), filter_name, current, (*retired, not_given()))

    def _words(self, label: str, filter_name: str, choices, *, may_be_missing: bool = True) -> Axis:
        entries = tuple(Entry(each.value, each.value, str(each.label)) for each in choices)
        return Axis(label, filter_name, entries, (not_given(""),) if may_be_missing else ())

    def _table(
        self,
        key: str,
        title: str,
        result: Crosstab,
        *,
        notes: Iterable[str] = (),
        counted: int | None = None,
        counted_words: str = "",
        withheld: int | None = None,
    ) -> Table:
        return Table(
            key=key,
            title=title,
            columns=result.columns,
            rows=lambda: result.rows,
            total=result.total,
            counted=self.counted if counted is None else counted,
            counted_words=counted_words,
            withheld=self.withheld if withheld is None else withheld,
            filter_words=self.filter_words,
            period=self.period,
            made_at=self.made_at,
            notes=tuple(notes),
            bar="total",
        )
