"""What every template writes in the manner of the active language: days, and the colon after a label."""

from __future__ import annotations

from django import template
from django.template import defaultfilters

from wiego_mle.kernel import written

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value, pattern=None) -> str:
    """Write a day or a moment as Django does, and the first of a month as the active language does."""
    return defaultfilters.date(value, written.pattern_for(value, pattern))


@register.simple_tag
def colon() -> str:
    """Write what stands between a label and what it is about."""
    return written.colon()
