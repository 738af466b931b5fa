"""Open questions as lines of a list: what is asked about which record, who asked whom, and how long ago."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from outcomes.masking import shown, shown_text
from outcomes.models import Question


def question_lines(questions: Iterable[Question], *, now: datetime) -> list[dict]:
    """Return what a list prints of questions that carry their last `words`; withheld words are masked."""
    return [_line(question, now) for question in questions]


def _line(question: Question, now: datetime) -> dict:
    outcome = question.outcome
    days = (now - question.asked_at).days
    return {
        "url": reverse("outcomes:question", args=[outcome.reference, question.number]),
        "words": shown_text(outcome, question.words or ""),
        "field": question.get_field_display() if question.field else "",
        "reference": outcome.reference,
        "title": shown(outcome, "title"),
        "asked_by": question.asked_by.name,
        "asked": outcome.author.name,
        "since": question.asked_at,
        "days": ngettext("%d day", "%d days", days) % days,
    }
