"""Planning which outcomes of a round are substantiated, and drawing them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import IntegrityError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from harvests.services.holding import hold_round
from outcomes.enums import SelectionState
from outcomes.models import Outcome, SelectedOutcome, Selection
from outcomes.policy import Act, may
from outcomes.queries.selections import accepted_in, draw_of, planned_selection, units_of
from outcomes.selecting.lots import in_order_of_lot
from outcomes.selecting.plans import ByHand, Draw, Rule
from outcomes.selecting.units import Unit
from outcomes.selecting.written import read, written, written_units
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.folding import clean_text

LONGEST_REASON = 300
MOST_BY_HAND = 500


def plan_selection(*, harvest_round: HarvestRound, by: Principal) -> Selection:
    """Begin to plan a selection and return it; one that is being planned already is returned as it is.

    Raises:
        Refused: the person does not lead the round, or the round is not open.
        Stale: the round has moved on meanwhile.
    """
    require(may(by, Act.SELECT, harvest_round))
    with recorded(by=by) as trail:
        hold_round(harvest_round)
        if (planned := planned_selection(harvest_round)) is not None:
            return planned
        last = harvest_round.selections.aggregate(last=Max("number"))["last"] or 0
        selection = Selection(round=harvest_round, number=last + 1, created_by_id=by.person_id)
        selection.clean_fields(exclude={"round", "created_by", "drawn_by"})
        selection.save(force_insert=True)
        note_selection(trail, "selection.planned", selection, seed=("", selection.seed))
    return selection


def change_selection(
    *,
    selection: Selection,
    rules: Sequence[Rule],
    seed: str,
    together: bool,
    version: int,
    by: Principal,
) -> Selection:
    """Change the rules, the seed and the unit of a planned selection and return it as it is now.

    What was chosen by hand is kept; `choose_by_hand` and `drop_choice` change that.

    Raises:
        Refused: the person may not select in this round.
        WrongState: it is drawn, and so frozen.
        Stale: somebody else changed it since `version`.
        ValidationError: the seed is empty or too long.
    """
    _require_planned(by, selection)
    by_hand = [rule for rule in read(selection.rules) if isinstance(rule, ByHand)]
    changed = Selection(
        pk=selection.pk,
        round=selection.round,
        number=selection.number,
        seed=" ".join(clean_text(seed).split()),
        rules=written([*rules, *by_hand]),
        together=together,
    )
    changed.clean_fields(exclude={"round", "created_by", "drawn_by"})
    with recorded(by=by) as trail:
        _write(selection, version, seed=changed.seed, rules=changed.rules, together=together)
        if changed.seed != selection.seed:
            note_selection(trail, "selection.changed", selection, seed=(selection.seed, changed.seed))
    return Selection.objects.select_related("round").get(pk=selection.pk)


def choose_by_hand(
    *, selection: Selection, references: Collection[str], reason: str, version: int, by: Principal
) -> Selection:
    """Choose outcomes for a planned selection by hand, for a reason, and return the selection.

    What was chosen by hand before keeps its first reason.

    Raises:
        Refused: the person may not select in this round, or an outcome is not among its accepted ones.
        Incomplete: nothing is chosen, or there is no reason.
        WrongState, Stale: as `change_selection`.
    """
    _require_planned(by, selection)
    reason = " ".join(clean_text(reason).split())
    missing = {}
    if not references:
        missing["references"] = _("Tick the outcomes that you choose.")
    if not reason or len(reason) > LONGEST_REASON:
        missing["reason"] = _("Write in a sentence why you choose them.")
    if missing:
        raise Incomplete(_("What do you choose, and why?"), missing)
    known = set(
        accepted_in(selection.round).filter(reference__in=references).values_list("reference", flat=True)
    )
    if set(references) - known:
        raise Refused(_("One of these is not among the accepted outcomes of this round any more."))
    rules = read(selection.rules)
    chosen = {rule.name for rule in rules if isinstance(rule, ByHand)}
    rules += [ByHand(name, reason) for name in sorted(known - chosen)]
    if sum(isinstance(rule, ByHand) for rule in rules) > MOST_BY_HAND:
        raise Refused(_("So many are not chosen by hand. Use a rule instead."))
    with recorded(by=by):
        _write(selection, version, rules=written(rules))
    return Selection.objects.select_related("round").get(pk=selection.pk)


def drop_choice(*, selection: Selection, reference: str, by: Principal) -> Selection:
    """Take an outcome off those that were chosen by hand and return the selection; twice is once.

    Raises:
        Refused: the person may not select in this round.
        WrongState, Stale: as `change_selection`.
    """
    _require_planned(by, selection)
    rules = [
        rule for rule in read(selection.rules) if not (isinstance(rule, ByHand) and rule.name == reference)
    ]
    with recorded(by=by):
        _write(selection, selection.version, rules=written(rules))
    return Selection.objects.select_related("round").get(pk=selection.pk)


def draw_selection(*, selection: Selection, seen: str, by: Principal) -> Selection:
    """Draw what a planned selection says, freeze it with everything it was drawn among, and return it.

    `seen` is the `mark_of_draw` of what the person saw. What earlier selections drew stays drawn.

    Raises:
        Refused: the person may not select in this round.
        Incomplete: there is no rule, or the rules choose nothing.
        WrongState: it is drawn already, for example after a double click.
        Stale: other outcomes would be drawn than the person saw, or the round has moved on.
    """
    _require_planned(by, selection)
    now = timezone.now()
    with recorded(by=by) as trail:
        hold_round(selection.round)
        units = units_of(selection.round, together=selection.together)
        drawn = _drawn(selection, units)
        if mark_of_draw(drawn) != seen:
            raise Stale(_("Other outcomes would be drawn now than those you saw. Look again, then draw."))
        _write(
            selection,
            selection.version,
            state=SelectionState.DRAWN,
            frame=written_units(units),
            drawn_at=now,
            drawn_by_id=by.person_id,
        )
        chosen = [unit for unit in units if unit.name in drawn.chosen]
        rows = rows_of(
            selection, chosen, places_of(selection, [unit.name for unit in units]), by, drawn.chosen
        )
        SelectedOutcome.objects.bulk_create(rows)
        note_selection(
            trail,
            "selection.drawn",
            selection,
            seed=("", selection.seed),
            selected=("", len(rows)),
            counted=("", sum(len(unit.outcomes) for unit in units)),
        )
        note_on_outcomes(trail, selection, rows)
    return Selection.objects.select_related("round").get(pk=selection.pk)


def mark_of_draw(drawn: Draw) -> str:
    """Return a short mark of what is drawn, by which it is told whether it is still the same."""
    return hashlib.sha256("\n".join((drawn.seed, *drawn.chosen)).encode()).hexdigest()[:16]


def drop_selection(*, selection: Selection, by: Principal) -> None:
    """Give up a selection that is only planned; one that is drawn stays for ever.

    Raises:
        Refused: the person may not select in this round.
        WrongState: it is drawn.
        Stale: somebody else gave it up or drew it meanwhile.
    """
    _require_planned(by, selection)
    with recorded(by=by) as trail:
        rows = Selection.objects.filter(
            pk=selection.pk, version=selection.version, state=SelectionState.DRAFT
        )
        deleted, _rows = rows.delete()
        if not deleted:
            raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
        note_selection(trail, "selection.dropped", selection)


# ---- What these share ----


def _require_planned(by: Principal, selection: Selection) -> None:
    require(may(by, Act.SELECT, selection.round))
    if selection.is_drawn:
        raise WrongState(_("This selection is drawn and does not change any more. Plan another one."))


def _write(selection: Selection, version: int, **changes) -> None:
    try:
        claim(
            Selection.objects,
            pk=selection.pk,
            expected={"version": version, "state": SelectionState.DRAFT},
            version=version + 1,
            **changes,
        )
    except IntegrityError as twice:
        raise Stale(_("Somebody else plans a selection at this moment. Look again.")) from twice


def _drawn(selection: Selection, units: Collection[Unit]) -> Draw:
    if not selection.rules:
        raise Incomplete(_("By which rule?"), {"rules": _("Choose at least one rule.")})
    try:
        drawn = draw_of(selection, units)
    except ValueError as error:
        raise Refused(
            _("An outcome chosen by hand is not accepted any more. Take it off, then draw.")
        ) from error
    if not drawn.chosen:
        raise Incomplete(_("Nothing is chosen"), {"rules": _("These rules choose no outcome.")})
    return drawn


def places_of(selection: Selection, names: Iterable[str]) -> dict[str, int]:
    """Return the place of each unit in the order of the lot, counted from one."""
    return {name: place for place, name in enumerate(in_order_of_lot(names, selection.seed), start=1)}


def rows_of(
    selection: Selection,
    units: Collection[Unit],
    places: Mapping[str, int],
    by: Principal,
    why: Mapping[str, Sequence[str]] | None = None,
) -> list[SelectedOutcome]:
    """Return the rows of these units, unsaved; `why` holds the keys of the rules that chose each."""
    references = [reference for unit in units for reference in unit.outcomes]
    keys = dict(Outcome.objects.filter(reference__in=references).values_list("reference", "pk"))
    return [
        SelectedOutcome(
            selection=selection,
            outcome_id=keys[reference],
            unit=unit.name,
            place=places[unit.name],
            why=list((why or {}).get(unit.name, ())),
            added_by_id=by.person_id,
        )
        for unit in units
        for reference in unit.outcomes
    ]


def note_selection(trail: Trail, act: str, selection: Selection, **changes) -> None:
    """Note what happened to a selection on the trail of its round."""
    trail.record(act, subject_type="selection", reference=selection.round.reference, changes=changes)


def note_on_outcomes(trail: Trail, selection: Selection, rows: Iterable[SelectedOutcome]) -> None:
    """Note on each outcome that it was selected."""
    names = dict(
        Outcome.objects.filter(pk__in=[row.outcome_id for row in rows]).values_list("pk", "reference")
    )
    for row in rows:
        trail.record(
            "outcome.selected",
            subject_type="outcome",
            reference=names[row.outcome_id],
            changes={"selection": ("", str(selection))},
        )
