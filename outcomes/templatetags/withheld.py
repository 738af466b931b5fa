"""Texts of a record as everybody may read them."""

from __future__ import annotations

from django import template

from outcomes.masking import shown, shown_text

register = template.Library()
register.filter("shown", shown)


@register.filter
def shown_for(text: str, record) -> str:
    """Return a text that belongs to a record as everybody may read it; without a record it stays as it is."""
    return shown_text(record, text) if record else text
