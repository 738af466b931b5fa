"""Noting a lead together with what documents it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from outcomes.models import Outcome
from outcomes.services.evidence import add_evidence
from outcomes.services.record import log_outcome
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError


@dataclass(frozen=True)
class NotedLead:
    """A lead that is kept, and in words what could not be kept with it."""

    outcome: Outcome
    not_kept: tuple[str, ...]


def note_lead(*, by: Principal, beginning: dict, documents: list[dict]) -> NotedLead:
    """Log a lead, then add its photo, file or link as evidence; return both what is kept and what is not.

    `beginning` is what `log_outcome` takes, `documents` what `add_evidence` takes. A photo that cannot
    be kept does not undo the note: that is what somebody came for.

    Raises:
        Refused: the person may not write in this round, or the round is not collecting.
    """
    outcome = log_outcome(by=by, **beginning)
    not_kept = []
    for document in documents:
        try:
            outcome = add_evidence(outcome=outcome, by=by, **document)
        except ValidationError as error:
            not_kept += error.messages
        except DomainError as error:
            not_kept.append(str(error))
    return NotedLead(outcome, tuple(not_kept))
