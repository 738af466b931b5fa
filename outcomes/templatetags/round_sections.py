"""The small navigation that every page of a round carries."""

from __future__ import annotations

from django import template

from outcomes.round_sections import next_to_plan, places_of

register = template.Library()


@register.inclusion_tag("components/round_sections.html", takes_context=True)
def round_sections(context) -> dict:
    """Print what of this round the person can open, with the section of this page marked."""
    request, harvest_round = context["request"], context["round"]
    return {
        "name": harvest_round.name,
        "places": places_of(request.principal, harvest_round, request.resolver_match.view_name),
    }


@register.inclusion_tag("components/round_next.html", takes_context=True)
def round_next(context, key: str) -> dict:
    """Print what is planned after this section, while the round is planned."""
    return {"following": next_to_plan(context["request"].principal, context["round"], key)}
