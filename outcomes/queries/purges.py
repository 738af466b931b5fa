"""Which requests to destroy a file wait for a second person, and who that can be."""

from __future__ import annotations

from collections.abc import Sequence

from harvests.queries.teams import people_around
from outcomes.enums import PurgeState
from outcomes.models import Outcome, Purge
from outcomes.policy import Act, may, may_view
from outcomes.queries.outcomes import in_rounds_of, visible_to
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal

MOST_SHOWN = 20


def people_to_decide(principal: Principal, outcome: Outcome) -> list[int]:
    """Return the ids of those who may agree that a file of an outcome is destroyed, besides the person who asks."""
    return [
        person.pk
        for person, theirs in people_around(outcome.round_id)
        if person.pk != principal.person_id
        and may_view(theirs, outcome)
        and may(theirs, Act.KEEP_FILES, outcome)
    ]


def purges_to_decide(principal: Principal) -> Sequence[Purge]:
    """Return the requests of others on which the person may decide, the longest waiting first.

    No query for who looks after no files; says the same as `policy.may` with KEEP_FILES.
    """
    if not may(principal, Act.KEEP_FILES):
        return ()
    kept = visible_to(principal)
    if not principal.has(Role.ADMINISTRATOR):
        kept = kept.filter(in_rounds_of(principal, Role.LEAD))
    rows = Purge.objects.filter(state=PurgeState.ASKED, evidence__outcome__in=kept.order_by().values("pk"))
    rows = rows.exclude(asked_by_id=principal.person_id).select_related("evidence__outcome", "asked_by")
    return list(rows.order_by("asked_at", "pk")[:MOST_SHOWN])
