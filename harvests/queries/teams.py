"""Who a signed-in person is, with the roles held everywhere and per round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from types import MappingProxyType

from harvests.models import TeamMember
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.kernel.access import Principal


def principal_for(person: User) -> Principal:
    """Return the person with all their roles, read in two queries."""
    roles = frozenset(RoleGrant.objects.filter(person=person).order_by().values_list("role", flat=True))
    by_round: dict[int, set[str]] = defaultdict(set)
    memberships = TeamMember.objects.filter(person=person).order_by()
    for round_id, role in memberships.values_list("round_id", "role"):
        by_round[round_id].add(role)
    return Principal(
        person_id=person.pk,
        name=person.name,
        roles=roles,
        round_roles=MappingProxyType({pk: frozenset(held) for pk, held in by_round.items()}),
    )


def people_around(round_id: int, *, also: Collection[int] = ()) -> list[tuple[User, Principal]]:
    """Return who may sign in and has a role in a round or everywhere, each with these roles; by name.

    `also` names people (by id) who are among them whatever their roles. Roles in other rounds are left
    out. Read in three queries, however many they are.
    """
    everywhere: dict[int, set[str]] = defaultdict(set)
    for person_id, role in RoleGrant.objects.values_list("person_id", "role"):
        everywhere[person_id].add(role)
    here: dict[int, set[str]] = defaultdict(set)
    for person_id, role in TeamMember.objects.filter(round_id=round_id).values_list("person_id", "role"):
        here[person_id].add(role)
    people = User.objects.filter(is_active=True, pk__in={*everywhere, *here, *also}).order_by("name", "pk")
    return [
        (
            person,
            Principal(
                person_id=person.pk,
                name=person.name,
                roles=frozenset(everywhere.get(person.pk, ())),
                round_roles=MappingProxyType({round_id: frozenset(here.get(person.pk, ()))}),
            ),
        )
        for person in people
    ]
