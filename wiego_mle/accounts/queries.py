"""Which people, and which invitations."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import QuerySet

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.links import INVITATION
from wiego_mle.accounts.models import Absence, Invitation, User
from wiego_mle.accounts.policy import Act, may
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.links import read_token


def visible_to(principal: Principal) -> QuerySet[User]:
    """Return the people whose page a person may open."""
    return User.objects.all() if may(principal, Act.SEE) else User.objects.none()


def found_people(
    people: QuerySet[User], *, search: str = "", role: str = "", state: str = ""
) -> QuerySet[User]:
    """Return the people that fit, by name, with their roles; `state` is `active`, `inactive` or empty.

    Every word of the search must occur in name or address, in whatever case and with or without accents.
    """
    for word in fold(search).split():
        people = people.filter(search_text__contains=word)
    if role:
        people = people.filter(role_grants__role=role)
    if state:
        people = people.filter(is_active=state == "active")
    return people.order_by("name", "pk").prefetch_related("role_grants")


def active_administrators() -> QuerySet[User]:
    """Return the administrators who may sign in."""
    return User.objects.filter(is_active=True, role_grants__role=Role.ADMINISTRATOR).order_by("pk")


def pending_invitations() -> QuerySet[Invitation]:
    """Return the invitations neither accepted nor revoked, expired ones included, newest first."""
    return (
        Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)
        .select_related("invited_by")
        .order_by("-invited_at", "-pk")
    )


def invitation_of(token: str, now: datetime) -> Invitation | None:
    """Return the invitation a link opens, or None if the link is wrong, or no longer holds, whatever the cause."""
    claimed = read_token(INVITATION, token)
    if claimed is None:
        return None
    invitation = Invitation.objects.filter(
        reference=claimed.reference,
        nonce=claimed.nonce,
        accepted_at__isnull=True,
        revoked_at__isnull=True,
        expires_at__gt=now,
    ).first()
    if invitation is None or User.objects.filter(email__iexact=invitation.email).exists():
        return None
    return invitation


def names_of_people(references: Collection[str]) -> dict[str, str]:
    """Return the names of the people behind public references."""
    return dict(User.objects.filter(reference__in=references).values_list("reference", "name"))


def names_of_invited(references: Collection[str]) -> dict[str, str]:
    """Return the names of the invited behind public references of invitations."""
    return dict(Invitation.objects.filter(reference__in=references).values_list("reference", "name"))


def coming_absences(person: User, today: date) -> QuerySet[Absence]:
    """Return the absences of a person that are not over, the next first."""
    return Absence.objects.filter(person=person, last_day__gte=today).order_by("first_day", "pk")


def absences_of(person_ids: Collection[int]) -> dict[int, list[tuple[date, date]]]:
    """Return the absences of people by id, each as its first and last day, in one query."""
    found: dict[int, list[tuple[date, date]]] = {}
    rows = Absence.objects.filter(person__in=person_ids).order_by("first_day", "pk")
    for person_id, first, last in rows.values_list("person_id", "first_day", "last_day"):
        found.setdefault(person_id, []).append((first, last))
    return found
