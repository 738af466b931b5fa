"""Planning a round, changing it, and moving it along its workflow."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.enums import RoundState
from harvests.frozen import checksum
from harvests.models import HarvestRound, RoundClosing
from harvests.policy import Act, may
from harvests.workflows import ROUND
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.workflow import Reason, Step

EDITABLE = (
    "name",
    "covers_from",
    "covers_to",
    "collecting_from",
    "collecting_to",
    "financial_year",
    "boundary",
)
"""What can still be changed; the reference stands in addresses and stays."""

_ACTS = {
    "open": "round.opened",
    "review": "round.review_begun",
    "collect": "round.collecting_again",
    "analyse": "round.analysis_begun",
    "review_again": "round.reviewing_again",
    "reopen": "round.reopened",
}

NOTE = ("limits", "non_response", "method_changes")
"""The parts of a closing note."""
ASKED = {
    "limits": gettext_lazy("Write what a reader must know about the limits of this harvest."),
    "non_response": gettext_lazy("Write who did not answer. If everybody did, say so."),
    "method_changes": gettext_lazy("Write what was done differently than planned. If nothing, say so."),
}
"""What to say where a part is missing."""

Guard = Callable[[], None]
"""Raises `Refused` while something stands against a step."""


def plan_round(
    *,
    by: Principal,
    reference: str,
    name: str,
    covers_from: date,
    covers_to: date,
    collecting_from: date,
    collecting_to: date,
    financial_year: int,
    boundary: str = "",
    is_demonstration: bool = False,
    is_practice: bool = False,
    creation_key: uuid.UUID | None = None,
) -> HarvestRound:
    """Create a planned round and return it.

    The same `creation_key` twice returns the round made first, so a double click makes one.

    Raises:
        Refused: the person may not plan rounds.
        ValidationError: an answer contradicts a rule of the record.
    """
    require(may(by, Act.PLAN_ROUND))
    made_before = creation_key and HarvestRound.objects.filter(creation_key=creation_key).first()
    if made_before:
        return made_before
    planned = HarvestRound(
        reference=reference,
        name=clean_text(name).strip(),
        covers_from=covers_from,
        covers_to=covers_to,
        collecting_from=collecting_from,
        collecting_to=collecting_to,
        financial_year=financial_year,
        boundary=clean_text(boundary).strip(),
        is_demonstration=is_demonstration,
        is_practice=is_practice,
        creation_key=creation_key,
    )
    planned.full_clean()
    try:
        with recorded(by=by) as trail:
            planned.save(force_insert=True)
            trail.record(
                "round.planned",
                subject_type="round",
                reference=planned.reference,
                changes={field: (None, getattr(planned, field)) for field in EDITABLE},
            )
    except IntegrityError:
        made_before = creation_key and HarvestRound.objects.filter(creation_key=creation_key).first()
        if made_before:
            return made_before
        planned.full_clean()
        raise
    return planned


def edit_round(
    *, harvest_round: HarvestRound, version: int, by: Principal, reason: str = "", **answers
) -> HarvestRound:
    """Change what a round says about itself and return it as it is now; nothing if nothing differs.

    `answers` names fields of `EDITABLE`. Once the round is past planning, a change is a decision that
    needs a reason.

    Raises:
        Refused: the person does not lead the round, or it is closed.
        Incomplete: the reason is missing.
        Stale: the round is no longer at the version that the person saw.
        ValidationError: an answer contradicts a rule of the record.
    """
    unknown = answers.keys() - set(EDITABLE)
    if unknown:
        raise TypeError(f"these cannot be changed: {sorted(unknown)}")
    require(may(by, Act.EDIT_ROUND, harvest_round))
    if harvest_round.state == RoundState.CLOSED:
        raise Refused(_("The round is closed, and its numbers stand. Reopen it to change what it covers."))
    fresh = HarvestRound.objects.get(pk=harvest_round.pk)
    before = {name: getattr(fresh, name) for name in answers}
    wanted = {
        name: clean_text(value).strip() if isinstance(value, str) else value
        for name, value in answers.items()
    }
    for name, value in wanted.items():
        setattr(fresh, name, value)
    fresh.full_clean()
    changes = {name: (before[name], value) for name, value in wanted.items() if before[name] != value}
    if not changes:
        return fresh
    reason = clean_text(reason).strip()
    if fresh.state != RoundState.PLANNED and not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Write the reason. It stays with the round.")})
    with recorded(by=by) as trail:
        claim(
            HarvestRound.objects,
            pk=fresh.pk,
            expected={"version": version, "state": fresh.state},
            version=F("version") + 1,
            **{name: wanted[name] for name in changes},
        )
        trail.record(
            "round.edited",
            subject_type="round",
            reference=fresh.reference,
            changes=changes,
            reason=reason,
        )
    fresh.refresh_from_db()
    return fresh


def move_round(
    *,
    harvest_round: HarvestRound,
    step: str,
    by: Principal,
    reason: str = "",
    version: int | None = None,
    guard: Guard | None = None,
) -> HarvestRound:
    """Take any step of the workflow except closing, and return the round as it is afterwards.

    Closing writes a note and freezes a record, and goes through `close_round`. `guard` is what the caller
    knows of the round and this package does not: it raises `Refused` while the step may not be taken. It is
    asked after the round's row is taken, and once more when no other change can slip in.

    Raises:
        Refused: the person does not lead the round, or the guard refuses.
        WrongState: the round is not where the step starts, for example because of a double click.
        Incomplete: the step asks for a reason.
        Stale: somebody else was first.
    """
    if ROUND.step(step).target == RoundState.CLOSED:
        raise ValueError("a round is closed by close_round, which keeps its note and its record")
    row = ROUND.step(step)
    reason = clean_text(reason).strip()
    _require(row, harvest_round, by)
    if row.reason is Reason.REQUIRED and not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Write the reason. It stays with the round.")})
    with recorded(by=by) as trail:
        _claim_step(harvest_round, row, version)
        if guard is not None:
            guard()
            trail.must_still_hold(guard)
        trail.record(
            _ACTS[step],
            subject_type="round",
            reference=harvest_round.reference,
            changes={"state": (harvest_round.state, row.target)},
            reason=reason,
        )
    return HarvestRound.objects.get(pk=harvest_round.pk)


def close_round(
    *,
    harvest_round: HarvestRound,
    note: dict[str, str],
    guard: Guard,
    freeze: Callable[[HarvestRound], str],
    by: Principal,
    version: int | None = None,
) -> HarvestRound:
    """Close a round with its note, freeze what it closed with, and return it.

    Rounds know nothing about outcomes, so the caller brings what refuses (`guard`) and what is frozen
    (`freeze`, the text of the record). Both are asked for after the round's row is taken, and once more at
    the very end, when no other recorded change can slip in: the record is what the trail says was true
    when the round closed. `note` has a text for each of `NOTE`.

    Raises:
        Refused: the person does not lead the round, or the guard refuses.
        Incomplete: a part of the note is missing.
        WrongState: the round is not where closing starts.
        Stale: somebody else was first, or something changed while the record was made.
        ValidationError: a part of the note is too long.
    """
    row = ROUND.step("close")
    _require(row, harvest_round, by)
    note = {name: clean_text(note.get(name, "")).strip() for name in NOTE}
    missing = {name: ASKED[name] for name, text in note.items() if not text}
    if missing:
        raise Incomplete(_("Write the closing note."), missing)
    with recorded(by=by) as trail:
        _claim_step(harvest_round, row, version)
        guard()
        content = freeze(harvest_round)
        closing = RoundClosing(
            round=harvest_round,
            number=RoundClosing.objects.filter(round=harvest_round).count() + 1,
            content=content,
            sha256=checksum(content),
            closed_by_id=by.person_id,
            **note,
        )
        closing.clean_fields(exclude={"round", "closed_by"})
        closing.save(force_insert=True)

        def nothing_slipped_in() -> None:
            guard()
            if freeze(harvest_round) != content:
                raise Stale(
                    _("Something in the round was changed while it closed. Look at it and close again.")
                )

        trail.must_still_hold(nothing_slipped_in)
        trail.record(
            "round.closed",
            subject_type="round",
            reference=harvest_round.reference,
            changes={"state": (harvest_round.state, row.target), "record": (None, closing.sha256)}
            | {name: (None, text) for name, text in note.items()},
        )
    return HarvestRound.objects.get(pk=harvest_round.pk)


def _require(row: Step, harvest_round: HarvestRound, by: Principal) -> None:
    require(may(by, row.act, harvest_round))
    ROUND.require(row.name, harvest_round.state)


def _claim_step(harvest_round: HarvestRound, row: Step, version: int | None) -> None:
    claim(
        HarvestRound.objects,
        pk=harvest_round.pk,
        expected={
            "state": harvest_round.state,
            "version": harvest_round.version if version is None else version,
        },
        state=row.target,
        version=F("version") + 1,
    )
