"""Saying which programmes a round asks, and how many outcomes are hoped for."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from harvests.enums import RoundState
from harvests.models import HarvestRound, Programme, RoundProgramme
from harvests.policy import Act, may
from harvests.queries.asked_programmes import asked_by_key
from harvests.services.holding import hold_round
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused, Stale

Asked = Mapping[str, int | None]
"""Programmes by their keys, each with what is hoped for, if anything."""


def ask_programmes(
    *, harvest_round: HarvestRound, asked: Mapping[Programme, int | None], seen: Asked, by: Principal
) -> None:
    """Make the round ask exactly these programmes, each with an informal target or None.

    `seen` is what the person had before them, so that nobody's change is undone unseen.

    Raises:
        Refused: the one who acts does not lead the round, or it is closed.
        Stale: somebody else changed the programmes since.
    """
    require(may(by, Act.ASK_PROGRAMMES, harvest_round))
    if harvest_round.state == RoundState.CLOSED:
        raise Refused(_("The round is closed, and its numbers stand. Reopen it to change whom it asks."))
    before = asked_by_key(harvest_round)
    if before != dict(seen):
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
    wanted = {programme.key: target for programme, target in asked.items()}
    if wanted == before:
        return
    by_key = {programme.key: programme for programme in asked}
    with recorded(by=by) as trail:
        hold_round(harvest_round)
        rows = RoundProgramme.objects.filter(round=harvest_round)
        for key in before.keys() - wanted.keys():
            _once(rows.filter(programme__key=key, target=before[key]).delete()[0])
        for key in before.keys() & wanted.keys():
            if before[key] != wanted[key]:
                _once(rows.filter(programme__key=key, target=before[key]).update(target=wanted[key]))
        for key in wanted.keys() - before.keys():
            _ask(harvest_round, by_key[key], wanted[key])
        trail.record(
            "round.programmes_asked",
            subject_type="round",
            reference=harvest_round.reference,
            changes={"programmes": (_told(before), _told(wanted))},
        )


def _ask(harvest_round: HarvestRound, programme: Programme, target: int | None) -> None:
    row = RoundProgramme(round=harvest_round, programme=programme, target=target)
    row.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        _once(0)


def _once(changed: int) -> None:
    if changed != 1:
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))


def _told(asked: Asked) -> list[str]:
    return [key if target is None else f"{key}: {target}" for key, target in sorted(asked.items())]
