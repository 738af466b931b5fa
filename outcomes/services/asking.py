"""Asking several people at once: preparing a letter for each, and sending those that were seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from outcomes.models import Outcome, SubstantiationRequest, Substantiator
from outcomes.policy import Act, may
from outcomes.queries.asking import Asking
from outcomes.request_enums import Channel
from outcomes.services.request_letters import LETTER_KIND, letter_context
from outcomes.services.requests import prepare_request, send_request
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused
from wiego_mle.mailing.services import rendered


@dataclass(frozen=True)
class Ask:
    """One person and the outcomes about which they are asked in one letter."""

    substantiator: Substantiator
    outcomes: Sequence[Outcome]
    channel: str


def prepare_requests(
    *, harvest_round: HarvestRound, asks: Sequence[Ask], answer_until: date, by: Principal
) -> list[SubstantiationRequest]:
    """Prepare a request for each of these people and return them; nothing is sent yet.

    A restricted outcome asks for a code besides the link. If one of them cannot be asked, none is prepared.

    Raises:
        Refused: not theirs to decide; somebody was not approved for one of these outcomes, is not independent,
            or was asked about it before; a letter would hold more outcomes than the plan of the round says.
        Stale: an outcome was changed at this moment.
    """
    require(may(by, Act.ASK_OUTSIDE, harvest_round))
    if not asks:
        raise Refused(_("Tick at least one letter."))
    asking = Asking(harvest_round, now=timezone.now())
    free = {
        (each.substantiator_id, one.outcome.pk) for one in asking.outcomes for each in asking.free_people(one)
    }
    with recorded(by=by):
        prepared = []
        for ask in asks:
            _require_allowed(ask, free, asking.plan.most_per_letter)
            is_closed = any(each.is_restricted for each in ask.outcomes)
            prepared.append(
                prepare_request(
                    harvest_round=harvest_round,
                    substantiator=ask.substantiator,
                    outcomes=ask.outcomes,
                    answer_until=answer_until,
                    by=by,
                    channel=ask.channel,
                    needs_code=is_closed and ask.channel == Channel.EMAIL,
                )
            )
    return prepared


def send_requests(*, requests: Sequence[SubstantiationRequest], by: Principal) -> list[SubstantiationRequest]:
    """Put the letters of several requests into the outbox and return the requests; all of them or none.

    Raises:
        Refused, WrongState, Stale: as `send_request`.
    """
    with recorded(by=by):
        return [send_request(request=each, by=by) for each in requests]


def planned_letter(request: SubstantiationRequest) -> tuple[str, str]:
    """Return subject and text of the letter of a request exactly as it will go, with a mark for the link."""
    with translation.override(request.language):
        context: Mapping = letter_context(request) | {
            "to_name": request.substantiator.name,
            "link": _("(the personal link of the reader stands here)"),
        }
        return rendered(LETTER_KIND, dict(context))


def _require_allowed(ask: Ask, free: set[tuple[int, int]], most: int) -> None:
    if len(ask.outcomes) > most:
        raise Refused(
            _("A letter of this round asks about at most %(most)d outcomes. Ask about the others later.")
            % {"most": most}
        )
    for outcome in ask.outcomes:
        if (ask.substantiator.pk, outcome.pk) not in free:
            raise Refused(
                _(
                    "%(person)s is not asked about %(outcome)s: they were asked before, are not approved for it, "
                    "or it is not selected any more."
                )
                % {"person": ask.substantiator.shown_name, "outcome": outcome.reference}
            )
