"""Changing rows that belong to a record: sources, evidence, links to contributions.

Such a change is a new version of the record, but two people may add parts at the same time; only
who changes or removes a part must have seen it as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from django.db.models import Model
from django.utils.translation import gettext as _

from outcomes.models import Outcome
from outcomes.policy import Act
from outcomes.services.record import change_record
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Stale

_ATTEMPTS = 3


def mark_of_part(part: Model, answers: tuple[str, ...]) -> str:
    """Return a short mark of what a part says, which a form carries to tell whether it changed since."""
    said = json.dumps([str(getattr(part, answer)) for answer in answers])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def change_parts(
    *,
    outcome: Outcome,
    by: Principal,
    write: Callable[[Outcome], None],
    act: str,
    part: str,
    why: str = "",
    needs: Act = Act.EDIT,
) -> Outcome:
    """Let `write` change parts of a record as it is now, and return the record afterwards.

    `part` is the list of the record that `write` may change: sources, evidence or
    contributions. When somebody else saves the record at this very moment, it is tried again on what
    they saved.

    Raises:
        Refused: the person may not change this record now.
        Stale: `write` found its part changed, or the record did not hold still three times.
    """
    for attempt in range(_ATTEMPTS):
        fresh = Outcome.objects.select_related("round").get(pk=outcome.pk)
        try:
            return change_record(
                outcome=fresh,
                version=fresh.version,
                by=by,
                write=write,
                act=act,
                why=why,
                touches={part},
                needs=needs,
            )
        except Stale:
            if attempt == _ATTEMPTS - 1 or _version(outcome) == fresh.version:
                raise
    raise AssertionError("unreachable")


def _version(outcome: Outcome) -> int:
    return Outcome.objects.values_list("version", flat=True).get(pk=outcome.pk)


def still_as_seen(rows, pk: int, *, seen: str, answers: tuple[str, ...]):
    """Return a part of a claimed record; raise `Stale` if it is gone or no longer as it was seen."""
    part = rows.filter(pk=pk).first()
    if part is None or mark_of_part(part, answers) != seen:
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
    return part
