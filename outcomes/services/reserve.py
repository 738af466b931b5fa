"""What a drawn selection leads to later: another outcome from the reserve; and what is to be quoted."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from harvests.services.holding import hold_round
from outcomes.models import IntendedQuote, Outcome, SelectedOutcome, Selection
from outcomes.policy import Act, may
from outcomes.queries.selections import accepted_in, draw_of
from outcomes.selecting.plans import Draw, replacement_for
from outcomes.selecting.units import Unit
from outcomes.selecting.written import read_units
from outcomes.services.selections import note_on_outcomes, note_selection, places_of, rows_of
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused, WrongState


def take_from_reserve(*, selected: SelectedOutcome, by: Principal, within: str = "") -> list[SelectedOutcome]:
    """Take the next unit in reserve for an outcome of which nothing comes back, and return its rows.

    The outcome itself stays selected, so the record says that it was asked about in vain. `within` names a
    kind of groups of which the next must share one. What another selection has drawn already is passed over.

    Raises:
        Refused: the person may not select in this round, or nothing is left in reserve.
        WrongState: something stands in for it already, for example after a double click.
        Stale: the round has moved on meanwhile.
    """
    selection = selected.selection
    require(may(by, Act.SELECT, selection.round))
    with recorded(by=by) as trail:
        hold_round(selection.round)
        if selection.selected.filter(stands_in_for=selected.outcome_id).exists():
            raise WrongState(_("Another outcome stands in for this one already."))
        units = {unit.name: unit for unit in read_units(selection.frame)}
        name = _next_in_reserve(selection, selected.unit, units, within)
        if name is None:
            raise Refused(_("Nothing is left in the reserve of this selection."))
        rows = rows_of(selection, [units[name]], places_of(selection, units), by)
        for row in rows:
            row.stands_in_for_id = selected.outcome_id
        SelectedOutcome.objects.bulk_create(rows)
        note_selection(
            trail,
            "selection.replaced",
            selection,
            replaced=(selected.outcome.reference, ", ".join(units[name].outcomes)),
        )
        note_on_outcomes(trail, selection, rows)
    return rows


def mark_quotes(*, harvest_round: HarvestRound, references: Collection[str], by: Principal) -> int:
    """Note that a report is going to quote these outcomes, and return how many that is new of.

    Of two who note the same at once, only the first is on the trail.

    Raises:
        Refused: the person may not select in this round.
        Stale: the round has moved on meanwhile.
    """
    require(may(by, Act.SELECT, harvest_round))
    with recorded(by=by) as trail:
        hold_round(harvest_round)
        rows = accepted_in(harvest_round).filter(reference__in=references, intended_quote__isnull=True)
        outcomes = list(rows.order_by("pk"))
        IntendedQuote.objects.bulk_create(
            [IntendedQuote(outcome=each, by_id=by.person_id) for each in outcomes]
        )
        for each in outcomes:
            trail.record("outcome.to_be_quoted", subject_type="outcome", reference=each.reference)
    return len(outcomes)


def unmark_quote(*, outcome: Outcome, by: Principal) -> None:
    """Take back that a report is going to quote an outcome; twice is once.

    Raises:
        Refused: the person may not select in the round of the outcome.
    """
    require(may(by, Act.SELECT, outcome.round))
    with recorded(by=by) as trail:
        gone, _rows = IntendedQuote.objects.filter(outcome=outcome).delete()
        if gone:
            trail.record("outcome.not_to_be_quoted", subject_type="outcome", reference=outcome.reference)


def _next_in_reserve(selection: Selection, unit: str, units: dict[str, Unit], within: str) -> str | None:
    drawn = draw_of(selection)
    taken = set(
        SelectedOutcome.objects.filter(selection__round=selection.round).values_list(
            "outcome__reference", flat=True
        )
    )
    still_accepted = set(accepted_in(selection.round).values_list("reference", flat=True))
    free = tuple(
        name
        for name in drawn.in_reserve
        if not taken & set(units[name].outcomes) and set(units[name].outcomes) <= still_accepted
    )
    return replacement_for(unit, Draw(drawn.seed, drawn.chosen, free), units.values(), within=within)
