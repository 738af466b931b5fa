"""Other changes that people outside tell of: each becomes a lead, to be followed up like any other."""

from __future__ import annotations

from harvests.models import HarvestRound
from harvests.queries.teams import principal_for
from outcomes.enums import Origin
from outcomes.models import Judgement, Outcome
from outcomes.policy import Act, may
from outcomes.services.record import log_outcome, save_answers
from outcomes.services.request_steps import SUBJECT
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text

LONGEST_TITLE = 100


def note_other_changes(*, judgement: Judgement) -> Outcome | None:
    """Note what somebody outside saw besides as a lead of the person who asked them; return it, if one was made.

    A lead is noted once per answer. Where the round takes nothing new the words stay with the answer, and its
    page offers to note them in another round.
    """
    asker = principal_for(judgement.asked.request.asked_by)
    try:
        return note_as_lead(judgement=judgement, harvest_round=judgement.asked.request.round, by=asker)
    except (Refused, Stale):
        return None


def note_as_lead(*, judgement: Judgement, harvest_round: HarvestRound, by: Principal) -> Outcome | None:
    """Note the other changes of an answer as a lead in a round, and return it; None if there are none or it was done.

    Raises:
        Refused: the person may not write in this round, or may not read the answer.
        Stale: it was noted at the same moment.
    """
    require(may(by, Act.SEE_REQUEST, judgement.asked.request))
    words = clean_text(judgement.other_changes).strip()
    if not words or judgement.lead_id is not None:
        return None
    request = judgement.asked.request
    with recorded(by=by) as trail:
        lead = log_outcome(
            by=by,
            harvest_round=harvest_round,
            title=_title_of(words),
            language=request.language,
            as_lead=True,
            origin=Origin.INTERVIEW,
        )
        lead = save_answers(
            outcome=lead,
            version=lead.version,
            answers={
                "statement": words,
                "origin_note": f"{request.substantiator.reference}, {request.reference}",
            },
            by=by,
        )
        if not Judgement.objects.filter(pk=judgement.pk, lead__isnull=True).update(lead=lead):
            raise Stale("noted at the same moment")
        trail.record(
            "request.change_noted",
            subject_type=SUBJECT,
            reference=request.reference,
            changes={"outcome": ("", lead.reference)},
        )
    return lead


def _title_of(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
