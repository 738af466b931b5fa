"""How far the coders of a round agree, per dimension and per code, as figures and as tables for page and file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.core.cache import cache
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.codebook import BookDimension
from harvests.models import HarvestRound
from outcomes.agreement.coefficients import (
    Metric,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percentage,
)
from outcomes.agreement.intervals import with_intervals
from outcomes.agreement.settling import Said
from outcomes.agreement.votes import (
    NOT_TWO_CODERS,
    NOTHING_COMPARED,
    Coefficient,
)
from outcomes.agreement.votes import (
    Table as Votes,
)
from outcomes.queries.coding import asked_dimensions
from outcomes.queries.votes import NOT_APPLICABLE, ballots_in, stamp_of, units_of, units_of_code
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

SEED = 20250401
"""With which the intervals are drawn; printed, so that anybody can repeat them."""
RESAMPLES = 400
FIRM, TENTATIVE = 0.8, 0.667
"""K. Krippendorff, "Content Analysis", 4th ed. 2018, chapter 12: what α should reach to rest conclusions on."""
FEW = 10
"""Below so many outcomes one coder's whim decides the figure: neither a verdict nor an interval is given."""
DAY = 24 * 60 * 60

NOMINAL: tuple[Callable[[Votes], Coefficient], ...] = (
    percentage,
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    gwet_ac1,
)
ORDINAL = partial(krippendorff_alpha, metric=Metric.ORDINAL)

Ballots = Mapping[int, Mapping[int, Said]]


@dataclass(frozen=True)
class Figure:
    """One coefficient, as it is called, with what it says in plain words."""

    coefficient: Coefficient
    name: str
    words: str

    @property
    def value(self) -> float | None:
        """Return the value to three places, None where it is not defined."""
        return _rounded(self.coefficient.value)

    @property
    def low(self) -> float | None:
        """Return the lower bound of its interval, None where it rests on too few outcomes."""
        return None if self.coefficient.units < FEW else _rounded(self.coefficient.low)

    @property
    def high(self) -> float | None:
        """Return the upper bound of its interval, None where it rests on too few outcomes."""
        return None if self.coefficient.units < FEW else _rounded(self.coefficient.high)


@dataclass(frozen=True)
class DimensionAgreement:
    """How far coders agree in one dimension; the first of `figures` is the percentage."""

    dimension: BookDimension
    figures: tuple[Figure, ...]
    coders: int

    @property
    def units(self) -> int:
        """Return how many outcomes could be compared."""
        return self.figures[0].coefficient.units

    @property
    def headline(self) -> Figure:
        """Return the figure that sums it up: Krippendorff's α, ordinal where the order has a meaning."""
        wanted = "krippendorff_alpha_ordinal" if self.dimension.is_ordinal else "krippendorff_alpha_nominal"
        return next(each for each in self.figures if each.coefficient.name == wanted)


class Agreement:
    """The agreement of a round; figures are kept until a vote, a coder's "done" or an outcome changes."""

    def __init__(self, harvest_round: HarvestRound):
        self.round = harvest_round
        self.dimensions = [each.dimension for each in asked_dimensions(harvest_round)]
        self._stamp = stamp_of(harvest_round)
        self._read: dict[str, dict[int, dict[int, Said]]] | None = None

    def ballots(self, dimension: BookDimension) -> Ballots:
        """Return what was said in a dimension, by outcome and coder."""
        if self._read is None:
            self._read = ballots_in(self.round)
        return self._read.get(dimension.key, {})

    def of_dimension(self, dimension: BookDimension) -> DimensionAgreement:
        """Return the figures of one dimension; several codes are compared as whole sets."""
        found, coders = self._kept(dimension.key, lambda: coefficients_of(dimension, self.ballots(dimension)))
        return DimensionAgreement(dimension, tuple(figure_of(each, coders) for each in found), coders)

    def of_codes(self, dimension: BookDimension) -> list[tuple[str, str, tuple[Figure, ...]]]:
        """Return per code of a dimension its key, its label, and how far coders agree on giving it.

        Codes that nobody gave are left out.
        """
        found = self._kept(f"{dimension.key}-codes", lambda: self._figures_of_codes(dimension))
        return [
            (key, dimension.by_key[key].label, tuple(figure_of(each, coders) for each in figures))
            for key, figures, coders in found
        ]

    def _kept(self, name: str, made: Callable):
        key = f"agreement-{self.round.pk}-{self._stamp}-{name}"
        found = cache.get(key)
        if found is None:
            found = made()
            cache.set(key, found, DAY)
        return found

    def _figures_of_codes(self, dimension: BookDimension) -> list[tuple[str, list[Coefficient], int]]:
        ballots = self.ballots(dimension)
        used = {key for by_coder in ballots.values() for said in by_coder.values() for key in said.codes}
        found = []
        for key in dimension.by_key:
            if key in used:
                votes = Votes.of(units_of_code(ballots, key), (False, True))
                figures = with_intervals(NOMINAL, votes, seed=SEED, resamples=RESAMPLES)
                found.append((key, figures, len(votes.coders)))
        return found


def coefficients_of(dimension: BookDimension, ballots: Ballots) -> tuple[list[Coefficient], int]:
    """Return every coefficient of one dimension with its interval, and how many people voted."""
    if dimension.is_multiple:
        units = [
            {coder: tuple(sorted(said.codes)) for coder, said in by_coder.items() if _is_given(said)}
            for by_coder in ballots.values()
        ]
        votes = Votes.of(units, sorted({code for unit in units for code in unit.values()}))
    else:
        votes = Votes.of(units_of(ballots, dimension), (*dimension.by_key, NOT_APPLICABLE))
    found = with_intervals(NOMINAL, votes, seed=SEED, resamples=RESAMPLES)
    if dimension.is_ordinal:
        # That no code applies has no place in an order: there it is a vote that is missing.
        placed = [
            {coder: code for coder, code in unit.items() if code != NOT_APPLICABLE} for unit in votes.units
        ]
        in_order = Votes.of(placed, dimension.by_key)
        found += with_intervals([ORDINAL], in_order, seed=SEED, resamples=RESAMPLES)
    return found, len(votes.coders)


def agreement_tables(harvest_round: HarvestRound) -> list[Table]:
    """Return the agreement of a round as tables: all dimensions at a glance, then each with its codes."""
    agreement = Agreement(harvest_round)
    told = [agreement.of_dimension(each) for each in agreement.dimensions]
    tables = [overview_table(harvest_round, told)]
    for each in told:
        tables.append(figures_table(harvest_round, each))
        tables.append(codes_table(harvest_round, each, agreement.of_codes(each.dimension)))
    return tables


def overview_table(harvest_round: HarvestRound, told: Sequence[DimensionAgreement]) -> Table:
    """Return one line per dimension: how many were compared, the share alike, α, and what that means."""
    columns = (
        Column("dimension", _("Dimension")),
        Column("compared", _("Outcomes compared"), Kind.NUMBER),
        Column("alike", _("Share alike"), Kind.DECIMAL),
        Column("alpha", _("Krippendorff’s α"), Kind.DECIMAL),
        Column("low", _("from"), Kind.DECIMAL),
        Column("high", _("to"), Kind.DECIMAL),
        Column("words", _("In plain words"), Kind.LONG),
    )

    def row(each: DimensionAgreement) -> tuple[Cell, ...]:
        best, link = each.headline, dimension_address(harvest_round, each.dimension.key)
        return (
            Cell(each.dimension.label, link),
            Cell(each.units),
            Cell(each.figures[0].value),
            Cell(best.value),
            Cell(best.low),
            Cell(best.high),
            Cell(best.words),
        )

    compared = max((each.units for each in told), default=0)
    return Table(
        key="agreement",
        title=_("How far the coders agree"),
        columns=columns,
        rows=lambda: [row(each) for each in told],
        counted=compared,
        counted_words=ngettext(
            "N = %d outcome coded by at least two people",
            "N = %d outcomes coded by at least two people",
            compared,
        )
        % compared,
        filter_words=_("round “%s”") % harvest_round.name,
        notes=method_notes(harvest_round),
    )


def method_notes(harvest_round: HarvestRound) -> tuple[str, ...]:
    """Return how the figures were made, as sentences."""
    book = harvest_round.codebook
    return (
        *([_("Codebook version %d.") % book.number] if book else []),
        _(
            "From and to are the bounds of a 95 per cent interval: %(number)d resamples of the outcomes, drawn "
            "with the seed %(seed)d."
        )
        % {"number": RESAMPLES, "seed": SEED},
        _(
            "Votes count as they were given before anything was settled; settling never changes these figures."
        ),
    )


def figures_table(harvest_round: HarvestRound, told: DimensionAgreement) -> Table:
    """Return one line per coefficient of a dimension."""
    columns = (
        Column("figure", _("Figure")),
        Column("value", _("Value"), Kind.DECIMAL),
        Column("low", _("from"), Kind.DECIMAL),
        Column("high", _("to"), Kind.DECIMAL),
        Column("compared", _("Outcomes compared"), Kind.NUMBER),
        Column("words", _("In plain words"), Kind.LONG),
    )
    notes = [_("Several codes are compared as whole sets here; the next table tells about each code.")]
    return Table(
        key=f"agreement-{told.dimension.key}",
        title=_("Agreement: %s") % told.dimension.label,
        columns=columns,
        rows=lambda: [
            (
                Cell(each.name),
                Cell(each.value),
                Cell(each.low),
                Cell(each.high),
                Cell(each.coefficient.units),
                Cell(each.words),
            )
            for each in told.figures
        ],
        counted=told.units,
        filter_words=_("round “%s”") % harvest_round.name,
        notes=tuple(notes) if told.dimension.is_multiple else (),
    )


def codes_table(
    harvest_round: HarvestRound,
    told: DimensionAgreement,
    codes: Sequence[tuple[str, str, tuple[Figure, ...]]],
) -> Table:
    """Return one line per code that somebody gave: how far coders agree on giving it."""
    columns = (
        Column("code", _("Code")),
        *(Column(each.coefficient.name, each.name, Kind.DECIMAL) for each in told.figures[: len(NOMINAL)]),
        Column("low", _("α from"), Kind.DECIMAL),
        Column("high", _("α to"), Kind.DECIMAL),
        Column("compared", _("Outcomes compared"), Kind.NUMBER),
    )

    def row(label: str, figures: tuple[Figure, ...]) -> tuple[Cell, ...]:
        alpha = next(each for each in figures if each.coefficient.name == "krippendorff_alpha_nominal")
        return (
            Cell(label),
            *(Cell(each.value) for each in figures),
            Cell(alpha.low),
            Cell(alpha.high),
            Cell(alpha.coefficient.units),
        )

    return Table(
        key=f"agreement-{told.dimension.key}-codes",
        title=_("Agreement per code: %s") % told.dimension.label,
        columns=columns,
        rows=lambda: [row(label, figures) for _key, label, figures in codes],
        counted=told.units,
        filter_words=_("round “%s”") % harvest_round.name,
    )


def confusion_table(harvest_round: HarvestRound, dimension: BookDimension, ballots: Ballots) -> Table:
    """Return how many outcomes got one code from one coder and another from another, each with its list."""
    pairs: Counter[tuple[str, str]] = Counter()
    compared = 0
    for by_coder in ballots.values():
        given = [
            NOT_APPLICABLE if said.is_not_applicable else next(iter(said.codes))
            for said in by_coder.values()
            if _is_given(said)
        ]
        compared += len(given) > 1
        pairs.update(
            {(one, other) for at, one in enumerate(given) for place, other in enumerate(given) if at != place}
        )
    used = {code for pair in pairs for code in pair}
    keys = [key for key in (*dimension.by_key, NOT_APPLICABLE) if key in used]
    labels = {key: dimension.by_key[key].label if key else _("Not applicable") for key in keys}
    return Table(
        key="confusion",
        title=_("Which codes are taken for one another"),
        columns=(
            Column("code", _("One coder gave … another gave")),
            *(Column(f"other-{key}", labels[key], Kind.NUMBER) for key in keys),
        ),
        rows=lambda: [
            (
                Cell(labels[one]),
                *(
                    Cell(
                        pairs[one, other],
                        votes_address(harvest_round, dimension.key, one, other) if pairs[one, other] else "",
                    )
                    for other in keys
                ),
            )
            for one in keys
        ],
        counted=compared,
        filter_words=_("round “%s”") % harvest_round.name,
        notes=(
            _("Each number counts outcomes and opens them. On the diagonal two coders agree."),
            _("With three or more coders an outcome can stand in several fields."),
        ),
    )


def dimension_address(harvest_round: HarvestRound, key: str) -> str:
    """Return where the agreement in one dimension is shown."""
    return reverse("rounds:coding-dimension", args=[harvest_round.reference, key])


def votes_address(harvest_round: HarvestRound, key: str, one: str, other: str) -> str:
    """Return where the outcomes behind a field of the confusion table are listed."""
    page = reverse("rounds:coding-votes", args=[harvest_round.reference, key])
    return f"{page}?{urlencode({'one': one, 'other': other})}"


def figure_of(coefficient: Coefficient, coders: int) -> Figure:
    """Return a coefficient with its name and what it says in plain words."""
    names = {
        "percentage": _("Share of pairs alike"),
        "cohen_kappa": _("Cohen’s κ"),
        "fleiss_kappa": _("Fleiss’ κ"),
        "krippendorff_alpha_nominal": _("Krippendorff’s α, nominal"),
        "krippendorff_alpha_ordinal": _("Krippendorff’s α, ordinal"),
        "gwet_ac1": _("Gwet’s AC1"),
    }
    return Figure(coefficient, names[coefficient.name], _words(coefficient, coders))


def _words(coefficient: Coefficient, coders: int) -> str:
    value = coefficient.value
    if value is None:
        return _why_not(coefficient.why_not, coders)
    if coefficient.name == "percentage":
        return _(
            "Of 100 times that two people coded the same outcome, they gave the same about %d times."
        ) % round(100 * value)
    if coefficient.units < FEW:
        return (
            _("Too few outcomes were coded by two people to tell: from %d on this figure says something.")
            % FEW
        )
    if value <= 0:
        return _("No better than chance. Talk about what these codes mean before they are counted.")
    if value < TENTATIVE:
        return _("Too weak to rest conclusions on. Look at which codes are taken for one another.")
    if value < FIRM or (coefficient.low is not None and coefficient.low < TENTATIVE):
        return _("Good enough for tentative conclusions. Say so where the figures are shown.")
    return _("Firm: conclusions can rest on these codes.")


def _why_not(why: str, coders: int) -> str:
    if why == NOTHING_COMPARED:
        return _("Not known: no outcome was coded by two people yet.")
    if why == NOT_TWO_CODERS:
        return _("Not given: it is for two coders, and here are %d. Read Fleiss’ κ or α.") % coders
    return _("Not defined: everybody gave the same code each time, so chance would have done the same.")


def _is_given(said: Said) -> bool:
    return bool(said.codes) or said.is_not_applicable


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
