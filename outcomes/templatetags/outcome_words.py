"""The state of an outcome as an outlined word."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from outcomes.enums import OutcomeState
from outcomes.models import Outcome

register = template.Library()


@register.inclusion_tag("components/tag.html")
def state_tag(outcome: Outcome) -> dict[str, str]:
    """Print the state; a text that came back to the reviewers is told apart from a first one."""
    if outcome.state == OutcomeState.SUBMITTED and outcome.is_resubmission:
        return {"state": "resubmitted", "label": _("Submitted again")}
    return {"state": outcome.state, "label": outcome.get_state_display()}
