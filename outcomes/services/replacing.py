"""Asking somebody else, or about another outcome, where nobody answered: as the rule proposes and the lead confirms."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.queries.substantiation import plan_of
from outcomes.models import SelectedOutcome, SubstantiationRequest
from outcomes.policy import Act, may
from outcomes.queries.replacements import Proposal, proposal_for
from outcomes.services.requests import prepare_request, send_request
from outcomes.services.reserve import take_from_reserve
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused, Stale


def replace(*, proposal: Proposal, by: Principal) -> SubstantiationRequest | list[SelectedOutcome]:
    """Do what a proposal says, and return the new request or the outcomes that stand in.

    A person who is asked instead gets the letter at once, about this outcome alone; who is asked by telephone
    waits to be called. Pressed twice it is done once: the second press finds that nothing is proposed any more.

    Raises:
        Refused: the person does not lead the round; there is nothing to propose; or the services that ask and
            draw refuse.
        Stale: meanwhile something else is proposed, or nothing.
    """
    asked = proposal.asked
    harvest_round = asked.outcome.round
    require(may(by, Act.ASK_OUTSIDE, harvest_round))
    with recorded(by=by):
        now = proposal_for(harvest_round, asked.outcome.reference)
        if now is None or (now.nominee, now.selected) != (proposal.nominee, proposal.selected):
            raise Stale(_("Meanwhile something else is proposed. Look at it as it is now."))
        if proposal.nominee is not None:
            return _ask(proposal, by)
        if proposal.selected is not None:
            return take_from_reserve(selected=proposal.selected, by=by)
    raise Refused(_("Nobody else is named for this outcome. Propose somebody on its page."))


def _ask(proposal: Proposal, by: Principal) -> SubstantiationRequest:
    request, nominee = proposal.asked.request, proposal.nominee
    others = request.asked.exclude(pk=proposal.asked.pk).exists()
    new = prepare_request(
        harvest_round=request.round,
        substantiator=nominee.substantiator,
        outcomes=[proposal.outcome],
        answer_until=timezone.localdate() + timedelta(days=plan_of(request.round).answer_days),
        by=by,
        channel=nominee.channel,
        needs_code=request.needs_code and nominee.channel == request.channel,
        # A request about several outcomes goes on for the others, so it is not replaced as a whole.
        replaces=None if others else request,
    )
    return new if new.is_spoken else send_request(request=new, by=by)
