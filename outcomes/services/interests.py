"""Declaring a conflict of interest, once per round, and ending it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.models import HarvestRound, Programme
from outcomes.models import Actor, ConflictOfInterest, Outcome
from outcomes.policy import Act, may
from outcomes.queries.interests import standing_conflicts
from outcomes.queries.outcomes import visible_to
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, save_once
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text


def declare_conflict(
    *,
    harvest_round: HarvestRound,
    about: User | Actor | Programme | Outcome,
    by: Principal,
    reason: str = "",
) -> ConflictOfInterest:
    """Note that a person does not review something in a round, and return it; said twice it is noted once.

    From then on nothing it is about is decided, asked about or judged by this person, whatever their role.

    Raises:
        Refused: the person does not review in the round, or it is about what they may not read, an outcome
            of another round, or themself.
        ValidationError: the reason is too long.
    """
    require(may(by, Act.DECLARE_INTEREST, harvest_round))
    _check_about(harvest_round, about, by)
    kind = _KINDS[type(about)]
    same = standing_conflicts().filter(round=harvest_round, person_id=by.person_id, **{kind: about})
    if (held := same.first()) is not None:
        return held
    conflict = ConflictOfInterest(
        round=harvest_round, person_id=by.person_id, reason=clean_text(reason).strip(), **{kind: about}
    )
    conflict.clean_fields(exclude={"round", "person", "author", "actor", "programme", "outcome"})
    with recorded(by=by) as trail:
        conflict, is_new = save_once(conflict, same)
        if is_new:
            _note(trail, "conflict_of_interest.declared", conflict, ends=False)
    return conflict


def end_conflict(*, conflict: ConflictOfInterest, by: Principal) -> ConflictOfInterest:
    """End a conflict of interest of this person and return it; ended twice it is ended once.

    Raises:
        Refused: somebody else declared it.
        Stale: it was ended at the same moment.
    """
    require(may(by, Act.END_INTEREST, conflict))
    if conflict.ended_at is not None:
        return conflict
    now = timezone.now()
    with recorded(by=by) as trail:
        claim(ConflictOfInterest.objects, pk=conflict.pk, expected={"ended_at": None}, ended_at=now)
        _note(trail, "conflict_of_interest.ended", conflict, ends=True)
    conflict.ended_at = now
    return conflict


_KINDS = {User: "author", Actor: "actor", Programme: "programme", Outcome: "outcome"}


def _check_about(harvest_round: HarvestRound, about, by: Principal) -> None:
    if isinstance(about, User) and about.pk == by.person_id:
        raise Refused(_("What you wrote yourself is never yours to review; there is nothing to declare."))
    if isinstance(about, Outcome):
        if not visible_to(by).filter(pk=about.pk).exists():
            raise Refused(_("There is no such outcome."))
        if about.round_id != harvest_round.pk:
            raise Refused(_("This outcome belongs to another round."))


def _note(trail: Trail, act: str, conflict: ConflictOfInterest, *, ends: bool) -> None:
    """Say what kind of thing it is about, never whom: the trail is read by more people than the declaration."""
    round_name = conflict.round.reference
    trail.record(
        act,
        subject_type="conflict_of_interest",
        reference=conflict.reference,
        changes={
            "round": (round_name, "") if ends else ("", round_name),
            "kind": (str(conflict.kind), "") if ends else ("", str(conflict.kind)),
        },
    )
