"""Remembering up to which version somebody has read a record.

A look changes nothing about the record, so it is neither a version nor a row on the trail.
"""

from __future__ import annotations

from django.utils import timezone

from outcomes.models import LastLook, Outcome
from outcomes.policy import Act, may
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused


def remember_look(*, outcome: Outcome, version: int, by: Principal) -> None:
    """Remember that a person has read a record up to a version; an older look never takes a newer one back.

    Raises:
        Refused: the record is not open to the person, or it has no such version yet.
    """
    require(may(by, Act.VIEW, outcome))
    if not 1 <= version <= outcome.version:
        raise Refused("There is no such version of this record.")
    note_look(outcome=outcome, version=version, by=by)


def note_look(*, outcome: Outcome, version: int, by: Principal) -> None:
    """Note a look that belongs to what a person just did to the record: whoever changes a text has read it."""
    if by.person_id is None:
        return
    now = timezone.now()
    looks = LastLook.objects.filter(outcome=outcome, person_id=by.person_id)
    if looks.filter(version__lte=version).update(version=version, at=now):
        return
    LastLook.objects.get_or_create(
        outcome=outcome, person_id=by.person_id, defaults={"version": version, "at": now}
    )
