"""The letters of requests to people outside: one per person, with all their outcomes and one link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from outcomes.asked_texts import asked_text
from outcomes.links import ANSWER
from outcomes.models import AskedOutcome, SubstantiationRequest
from outcomes.queries.requests import LETTER_SUBJECT, asked_of, months_kept
from outcomes.services.letters_kept import note_named
from wiego_mle.kernel.links import Claim
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import queue_mail

LETTER_KIND = "request"
"""The template of the letter by which somebody is asked."""
MINUTES_FOR_ONE = 4
MINUTES_FOR_EACH_MORE = 3


def minutes_for(number: int) -> int:
    """Return how long an answer about so many outcomes takes, as the letter says."""
    return MINUTES_FOR_ONE + MINUTES_FOR_EACH_MORE * max(0, number - 1)


def write_request_letter(
    request: SubstantiationRequest, *, kind: str = LETTER_KIND, due_at: datetime | None = None, **more
) -> Letter | None:
    """Put a letter of a request into the outbox, in the language of the person, and return it.

    `kind` names the template; `more` is what it prints besides. The letter is the `sendings`-th of the request,
    so the same one is never queued twice. Titles stand in it unless one of the outcomes is restricted. Must run
    inside the transaction that counts the sending.
    """
    asked = asked_of(request)
    context = letter_context(request, asked)
    letter = queue_mail(
        kind=kind,
        effect_key=f"request:{request.reference}:{request.sendings}",
        address=(request.substantiator.name, request.substantiator.email),
        language=request.language,
        context=context | more,
        due_at=due_at,
        about=(LETTER_SUBJECT, request.reference),
        link=(ANSWER, str(Claim(request.reference, request.nonce))),
        round_id=request.round_id,
    )
    note_named(letter, [each.outcome for each in asked] if context["titles"] else [])
    return letter


def letter_context(
    request: SubstantiationRequest, asked: Sequence[AskedOutcome] | None = None
) -> dict[str, object]:
    """Return what the letter of a request prints besides the name of its reader and the link."""
    asked = asked_of(request) if asked is None else asked
    closed = any(each.outcome.is_restricted for each in asked)
    texts = [] if closed else [asked_text(each.frozen, withheld=each.outcome.withheld) for each in asked]
    return {
        "by_name": request.asked_by.name,
        "by_address": request.asked_by.email,
        "number": len(asked),
        "titles": [text.title for text in texts],
        "minutes": minutes_for(len(asked)),
        "until": request.answer_until,
        "months": months_kept(request.round),
        "needs_code": request.needs_code,
    }
