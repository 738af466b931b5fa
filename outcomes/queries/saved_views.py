"""The views of the explorer that a person is offered."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from outcomes.models import SavedView
from wiego_mle.kernel.access import Principal

MOST_SHOWN = 100


def views_for(principal: Principal) -> QuerySet[SavedView]:
    """Return a person's own views and those that others share, by name."""
    rows = SavedView.objects.filter(Q(owner=principal.person_id) | Q(is_shared=True))
    return rows.select_related("owner").order_by("name", "pk")
