"""Letters that tell an author what became of their outcome."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import translation

from harvests.queries.deadlines import deadline_for
from outcomes.enums import MessageKind
from outcomes.masking import in_this_language, shown, shown_text
from outcomes.models import Outcome, ReviewDecision
from outcomes.queries.questions import open_questions
from outcomes.services.notices import told_in_return_letter, told_text
from wiego_mle.kernel.access import Principal
from wiego_mle.mailing.services import queue_mail

_KINDS = {
    "return": "outcome_returned",
    "accept": "outcome_accepted",
    "set_aside": "outcome_set_aside",
    "reopen": "outcome_reopened",
    "merge": "outcome_merged",
    "unmerge": "outcome_unmerged",
    "retract": "outcome_set_aside",
    "unretract": "outcome_accepted",
}


def letter_key(outcome: Outcome, decision: ReviewDecision) -> str:
    """Return the effect of the letter that tells of a decision."""
    return f"{_KINDS[decision.step]}:{outcome.reference}:{decision.pk}"


def tell_author(
    *,
    outcome: Outcome,
    step: str,
    by: Principal,
    reason: str,
    other: Outcome | None = None,
    due_at: datetime | None = None,
) -> None:
    """Queue the letter for a step that somebody else took with the author's outcome.

    `due_at` is when it may go; a decision that can be taken back is not told before that.

    About a restricted outcome the letter says only the reference and where to read; neither title
    nor reason leave the application. `other` is the outcome of which it is a duplicate: the reason may
    speak of that one as well, so it stays here when that one is restricted. Withheld words of both are masked.
    """
    kind = _KINDS.get(step)
    if kind is None or by.person_id == outcome.author_id or not outcome.author.is_active:
        return
    key = letter_key(outcome, outcome.decisions.first())
    with translation.override(outcome.author.language):
        title = shown(outcome, "title")
        reason = in_this_language(shown_text(outcome, shown_text(other, reason) if other else reason))
        questions = _open_questions_of(outcome) if step == "return" else []
    queue_mail(
        kind=kind,
        effect_key=key,
        to=outcome.author,
        context={
            "reference": outcome.reference,
            "title": "" if outcome.is_restricted else title,
            "reason": "" if outcome.is_restricted or (other and other.is_restricted) else reason,
            "by_name": by.name,
            "round_name": outcome.round.name,
            "collecting_to": deadline_for(outcome.round, outcome.author_id),
            "path": reverse("outcomes:detail", args=[outcome.reference]),
            "questions": questions,
            "number": len(questions),
        },
        due_at=due_at,
        about=("outcome", outcome.reference),
        round_id=outcome.round_id,
    )
    if questions:
        told_in_return_letter(outcome=outcome, letter_key=key)


def _open_questions_of(outcome: Outcome) -> list[dict]:
    """Return the open questions with their latest words and the address at which each is answered."""
    return [
        {
            "field": question.get_field_display if question.field else "",
            "text": told_text(outcome, question.messages.filter(kind=MessageKind.ASKED).last()),
            "path": reverse("outcomes:question-answer", args=[outcome.reference, question.number]),
        }
        for question in open_questions(outcome).order_by("number")
    ]
