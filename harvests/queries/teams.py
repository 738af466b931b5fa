"""Who a signed-in person is, with the roles held everywhere and per round."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType

from harvests.models import TeamMember
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.kernel.access import Principal


def principal_for(person: User) -> Principal:
    """Return the person with all their roles, read in two queries."""
    roles = frozenset(RoleGrant.objects.filter(person=person).values_list("role", flat=True))
    by_round: dict[int, set[str]] = defaultdict(set)
    for round_id, role in TeamMember.objects.filter(person=person).values_list("round_id", "role"):
        by_round[round_id].add(role)
    return Principal(
        person_id=person.pk,
        name=person.name,
        roles=roles,
        round_roles=MappingProxyType({pk: frozenset(held) for pk, held in by_round.items()}),
    )
