"""Who is in the team of a round: by person, by programme and role, invited, and missing of its groups."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, Q, QuerySet

from harvests.models import HarvestRound, InvitedMember, PeopleGroup, Programme, RoundGroup, TeamMember
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.accounts.queries import found_people
from wiego_mle.kernel.access import Principal

MOST_FOUND = 20
"""How many people a search shows; whoever looks for others writes more of their names."""

_BETWEEN_NAMES = re.compile(r"[,;\n]+")
_MOST_NAMES, _MOST_WORDS = 30, 8


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme (None: all of the round) with the people of each role, in the order of `ROUND_ROLES`."""

    programme: Programme | None
    is_asked: bool
    by_role: Sequence[tuple[Role, Sequence[TeamMember]]]
    lacks_contributors: bool = False


@dataclass(frozen=True)
class MissingOfGroup:
    """Who of a group that was added to a round is not in its team in that role."""

    taken_in: RoundGroup
    people: Sequence[User]


def members_of(harvest_round: HarvestRound) -> list[TeamMember]:
    """Return the roles of a round by the names of who holds them, with their programmes, in two queries."""
    return list(
        TeamMember.objects.filter(round=harvest_round)
        .select_related("person", "round")
        .prefetch_related(_in_order("programmes"))
        .order_by("person__name", "person_id", "role", "pk")
    )


def by_person(members: Iterable[TeamMember]) -> list[tuple[User, list[TeamMember]]]:
    """Return the people of a team, each with the roles they hold in it."""
    return [(person, list(held)) for person, held in groupby(members, key=lambda each: each.person)]


def by_programme(members: Sequence[TeamMember], asked: Sequence[Programme]) -> list[ProgrammeRow]:
    """Return the people per programme and role: what the round asks first, then what else roles name.

    Who holds a role for the whole round stands in the last row, without a programme.
    """
    keys = {programme.pk for programme in asked}
    whole = [member for member in members if not member.programmes.all()]
    written_for = {each.pk for member in members if _contributes(member) for each in member.programmes.all()}
    anybody = any(_contributes(member) for member in whole)
    named = {each.pk: each for member in members for each in member.programmes.all() if each.pk not in keys}
    others = sorted(named.values(), key=lambda each: (each.order, each.pk))
    rows = [
        ProgrammeRow(
            programme,
            programme.pk in keys,
            _roles_of([member for member in members if programme in member.programmes.all()]),
            lacks_contributors=not (anybody or programme.pk in written_for),
        )
        for programme in (*asked, *others)
    ]
    return [*rows, ProgrammeRow(None, False, _roles_of(whole))] if whole else rows


def _contributes(member: TeamMember) -> bool:
    return member.role == Role.CONTRIBUTOR and member.person.is_active


def _roles_of(members: Sequence[TeamMember]) -> list[tuple[Role, list[TeamMember]]]:
    return [(role, [member for member in members if member.role == role]) for role in ROUND_ROLES]


@dataclass(frozen=True)
class Everywhere:
    """Somebody who reviews or leads in every round, by a role for the whole organisation."""

    person_id: int
    name: str
    role: Role


def deciders_everywhere() -> list[Everywhere]:
    """Return who can sign in and reviews or leads in every round, by name."""
    grants = RoleGrant.objects.filter(role__in=(Role.REVIEWER, Role.LEAD), person__is_active=True)
    told = grants.order_by("person__name", "person_id", "role").values_list(
        "person_id", "person__name", "role"
    )
    return [Everywhere(person_id, name, Role(role)) for person_id, name, role in told]


def missing_of_groups(harvest_round: HarvestRound, members: Iterable[TeamMember]) -> list[MissingOfGroup]:
    """Return, for each group that was added to a round, who of it is not in the team; three queries."""
    present = {(member.person_id, member.role) for member in members}
    added = (
        RoundGroup.objects.filter(round=harvest_round)
        .select_related("group", "round")
        .prefetch_related(
            _in_order("programmes"),
            Prefetch("group__people", queryset=User.objects.filter(is_active=True).order_by("name", "pk")),
        )
        .order_by("group__name", "role", "pk")
    )
    return [
        MissingOfGroup(
            each, [person for person in each.group.people.all() if (person.pk, each.role) not in present]
        )
        for each in added
    ]


def invited_to(harvest_round: HarvestRound) -> QuerySet[InvitedMember]:
    """Return who was invited into a round and has neither accepted nor been told that it is withdrawn."""
    return (
        InvitedMember.objects.filter(
            round=harvest_round,
            invitation__accepted_at__isnull=True,
            invitation__revoked_at__isnull=True,
        )
        .select_related("invitation__invited_by", "round")
        .prefetch_related(_in_order("programmes"))
        .order_by("invitation__name", "pk")
    )


def groups() -> QuerySet[PeopleGroup]:
    """Return every group by name, with its people by name."""
    return PeopleGroup.objects.order_by("name", "pk").prefetch_related(
        Prefetch("people", queryset=User.objects.order_by("name", "pk"))
    )


def names_of_groups(references: Collection[str]) -> dict[str, str]:
    """Return the names of the groups behind public references."""
    return dict(PeopleGroup.objects.filter(reference__in=references).values_list("reference", "name"))


def people_found(search: str, *, without: Collection[int] = ()) -> QuerySet[User]:
    """Return the people who can sign in and fit one of the names or addresses, by name.

    Commas, semicolons and line ends stand between names. Nothing asked for is everybody but `without`.
    """
    parts = [words for part in _BETWEEN_NAMES.split(search) if (words := part.split())][:_MOST_NAMES]
    people = User.objects.filter(is_active=True)
    if not parts:
        return people.exclude(pk__in=without).order_by("name", "pk")
    fits = Q()
    for part in parts:
        name = " ".join(part[:_MOST_WORDS])
        fits |= Q(pk__in=found_people(people, search=name).order_by().values("pk"))
    return people.filter(fits).order_by("name", "pk")


def roles_held(principal: Principal, person: User) -> QuerySet[TeamMember]:
    """Return a person's roles in rounds, the latest round first; teams are open to everybody who signs in."""
    return (
        TeamMember.objects.filter(person=person)
        .select_related("round")
        .prefetch_related(_in_order("programmes"))
        .order_by("-round__covers_from", "-round_id", "role")
    )


def _in_order(lookup: str) -> Prefetch:
    return Prefetch(lookup, queryset=Programme.objects.order_by("order", "pk"))
