"""Letters that tell an author what became of their outcome."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from outcomes.masking import shown, shown_text
from outcomes.models import Outcome
from wiego_mle.kernel.access import Principal
from wiego_mle.mailing.services import queue_mail

_KINDS = {
    "return": "outcome_returned",
    "accept": "outcome_accepted",
    "set_aside": "outcome_set_aside",
    "reopen": "outcome_reopened",
}


def tell_author(*, outcome: Outcome, step: str, by: Principal, reason: str) -> None:
    """Queue the letter for a step that somebody else took with the author's outcome.

    About a restricted outcome the letter says only the reference and where to read; neither title
    nor reason leave the application. Withheld words are masked in both.
    """
    kind = _KINDS.get(step)
    if kind is None or by.person_id == outcome.author_id or not outcome.author.is_active:
        return
    decision = outcome.decisions.first()
    with translation.override(outcome.author.language):
        title, reason = shown(outcome, "title"), shown_text(outcome, reason)
    queue_mail(
        kind=kind,
        effect_key=f"{kind}:{outcome.reference}:{decision.pk}",
        to=outcome.author,
        context={
            "reference": outcome.reference,
            "title": "" if outcome.is_restricted else title,
            "reason": "" if outcome.is_restricted else reason,
            "by_name": by.name,
            "round_name": outcome.round.name,
            "collecting_to": outcome.round.collecting_to,
            "path": reverse("outcomes:detail", args=[outcome.reference]),
        },
        about=("outcome", outcome.reference),
        round_id=outcome.round_id,
    )
