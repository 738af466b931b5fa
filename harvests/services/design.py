"""Writing the design of a round, and copying it from an earlier one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from harvests.design_parts import PARTS, Part, compare, read_marks
from harvests.enums import MethodStep, RoundState
from harvests.models import HarvestRound, RoundDesign, TeamMember
from harvests.policy import Act, may
from harvests.queries.design import Design, design_of, unwritten
from harvests.services.design_rows import checked, write_rows
from harvests.services.holding import hold_round
from harvests.services.letters_copied import copy_letters
from harvests.services.rounds import edit_round
from harvests.services.substantiation import copy_plan
from harvests.services.teams import add_member
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import clean_text

_TRIES = 2


def save_part(
    *,
    harvest_round: HarvestRound,
    part: str,
    answers: Mapping[str, object],
    marks: str,
    by: Principal,
    reason: str = "",
) -> Design:
    """Save the answers of one part of a design and return the design as it is now.

    `answers` names answers of the part; `marks` tells from what the page was made (`marks_of`). What only
    somebody else changed since stays as they left it. A save that changes nothing leaves no trace.

    Raises:
        Refused: the person does not lead the round, or it is closed.
        Incomplete: the round is past planning, and a change of its design needs a reason.
        Stale: somebody else changed one of the same answers to something else.
        ValidationError: an answer contradicts a rule; named as in `answers`.
    """
    asked = PARTS[part]
    if unknown := answers.keys() - set(asked.answers):
        raise TypeError(f"these do not belong to {part}: {sorted(unknown)}")
    _require(harvest_round, asked, by)
    typed = {name: _clean(value) for name, value in answers.items()}
    for attempt in range(_TRIES):
        try:
            return _save(harvest_round, asked, typed, marks, by, clean_text(reason).strip())
        except _TakenMeanwhile:
            # Another part of the same design was saved in this moment: what was read is read again.
            if attempt + 1 == _TRIES:
                raise
    raise AssertionError("unreachable")


class _TakenMeanwhile(Stale):
    """The design was saved between being read and being claimed."""


def _save(
    harvest_round: HarvestRound, part: Part, typed: dict, marks: str, by: Principal, reason: str
) -> Design:
    now = design_of(harvest_round)
    before = now.answers
    comparison = compare(typed, before, read_marks(marks))
    if comparison.disputed:
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
    after = checked(part.key, before | comparison.wanted, now)
    changes = _changes(before, after)
    if not changes:
        return now
    if part.is_a_decision and harvest_round.state != RoundState.PLANNED and not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Write the reason. It stays with the round.")})
    with recorded(by=by) as trail:
        _hold(harvest_round, now)
        write_rows(now, after, changes)
        _tell(trail, harvest_round, part, changes, reason)
    return design_of(HarvestRound.objects.get(pk=harvest_round.pk))


def copy_design(
    *,
    harvest_round: HarvestRound,
    source: HarvestRound,
    by: Principal,
    with_team: bool = False,
    with_letters: bool = False,
) -> tuple[str, ...]:
    """Fill the parts that are still empty from another round's design, and return which ones were filled.

    What somebody has written already stays, so a double click copies once. The calendar moves as far as
    the first days lie apart on which the two rounds collect; hours it took are not copied.

    Raises:
        Refused: the person does not lead the round, it is past planning, or it is copied from itself; or does
            not look after the letters of the other round that are to be copied.
        Stale: somebody else wrote in the design in this moment.
    """
    _require(harvest_round, PARTS["purpose"], by)
    if harvest_round.state != RoundState.PLANNED:
        raise Refused(_("A design is copied only while the round is planned."))
    if source.pk == harvest_round.pk:
        raise Refused(_("Choose another round to copy from."))
    now, given = design_of(harvest_round), _moved(design_of(source), harvest_round)
    empty = unwritten(harvest_round).answers
    before, after, filled = now.answers, now.answers, []
    for part in [each for each in PARTS.values() if each.is_a_decision and not now.is_written(each.key)]:
        taken = {name: given[name] for name in part.answers}
        if any(taken[name] != empty[name] for name in part.answers):
            after = checked(part.key, after | taken, now)
            filled.append(part.key)
    with recorded(by=by) as trail:
        if not harvest_round.boundary and source.boundary:
            edit_round(
                harvest_round=harvest_round, version=harvest_round.version, by=by, boundary=source.boundary
            )
            filled.append("boundary")
        if changes := _changes(before, after):
            _hold(harvest_round, now)
            write_rows(now, after, changes)
            trail.record(
                "round.design_copied",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"copied_from": (None, source.name)} | changes,
            )
        if with_team and _copy_team(harvest_round, source, by):
            filled.append("team")
        if with_letters and copy_letters(harvest_round=harvest_round, source=source, by=by):
            filled.append("letters")
        if copy_plan(harvest_round=harvest_round, source=source, by=by):
            filled.append("asking")
    return tuple(filled)


def _copy_team(harvest_round: HarvestRound, source: HarvestRound, by: Principal) -> bool:
    held = set(TeamMember.objects.filter(round=harvest_round).values_list("person_id", "role"))
    missing = [
        member
        for member in TeamMember.objects.filter(round=source, person__is_active=True)
        .select_related("person")
        .order_by("pk")
        if (member.person_id, member.role) not in held
    ]
    for member in missing:
        add_member(harvest_round=harvest_round, person=member.person, role=member.role, by=by)
    return bool(missing)


def _moved(source: Design, harvest_round: HarvestRound) -> dict[str, object]:
    """Return the answers of a design with its calendar moved to the days of another round."""
    answers = source.answers
    for name in (f"{step}-{end}" for step in MethodStep for end in ("from", "until")):
        if answers[name] is not None:
            answers[name] = _later(answers[name], source.round.collecting_from, harvest_round.collecting_from)
    return answers


def _later(day: date, begin: date, new_begin: date) -> date:
    """Return a day as far from a new beginning as it is from the old one.

    Rounds that begin on the same day of a month lie whole months apart, whatever the leap years between.
    """
    if begin.day != new_begin.day:
        return day + (new_begin - begin)
    months = (new_begin.year - begin.year) * 12 + new_begin.month - begin.month
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _require(harvest_round: HarvestRound, part: Part, by: Principal) -> None:
    require(may(by, Act.EDIT_ROUND, harvest_round))
    if harvest_round.state == RoundState.CLOSED and part.is_a_decision:
        raise Refused(_("The round is closed, and its numbers stand. Reopen it to change what it covers."))


def _clean(value):
    return clean_text(value).strip() if isinstance(value, str) else value


def _changes(before: dict, after: dict) -> dict:
    return {name: (before[name], value) for name, value in after.items() if before[name] != value}


def _hold(harvest_round: HarvestRound, now: Design) -> None:
    """Take the round as it stands and its design as it was read, so that neither moves on underneath."""
    hold_round(harvest_round)
    made, _is_new = RoundDesign.objects.get_or_create(round=harvest_round)
    version = now.row.version if now.row.pk else RoundDesign().version
    try:
        claim(RoundDesign.objects, pk=made.pk, expected={"version": version}, version=F("version") + 1)
    except Stale as stale:
        raise _TakenMeanwhile(str(stale)) from stale


def _tell(trail: Trail, harvest_round: HarvestRound, part: Part, changes: dict, reason: str) -> None:
    trail.record(
        "round.design_changed" if part.is_a_decision else "round.design_hours",
        subject_type="round",
        reference=harvest_round.reference,
        changes=changes,
        reason=reason,
    )
