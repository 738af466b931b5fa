"""What stands at a field of the record: its questions, its notes, and a way to ask."""

from __future__ import annotations

from django import template

from outcomes.enums import RecordField

register = template.Library()
_LABELS = dict(RecordField.choices)


@register.inclusion_tag("outcomes/partials/questions_at.html", takes_context=True)
def questions_at(context, field: str) -> dict:
    """Print the questions and notes at a field in full, and for reviewers the form that asks."""
    return _at(context, field)


@register.inclusion_tag("outcomes/partials/question_mark.html", takes_context=True)
def question_mark(context, field: str) -> dict:
    """Print a short mark at a fact: its questions by number, and for reviewers a link to ask."""
    return _at(context, field)


def _at(context, field: str) -> dict:
    conversation = context.get("conversation")
    if conversation is None:
        return {}
    return {
        "conversation": conversation,
        "outcome": context["outcome"],
        "here": context.get("here", ""),
        "typed_by": context.get("typed_by", ""),
        "csrf_token": context.get("csrf_token"),
        "field": field,
        # The desk has a button of its own for this key.
        "key": "c" if not field and not context.get("desk") else "",
        "label": _LABELS[field],
        **conversation.at(field),
    }
