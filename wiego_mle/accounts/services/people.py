"""Roles, signing in or not, and what people say about themselves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext as _

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import RoleGrant, User, clean_name, searchable
from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.queries import active_administrators
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, WrongState
from wiego_mle.kernel.folding import clean_text


def change_roles(*, person: User, version: int, roles: Iterable[str], by: Principal) -> User:
    """Give a person exactly these roles for the whole organisation; they hold from the next request on.

    Raises:
        Refused: not theirs to decide, or nobody would be left to administer.
        Stale: somebody else has changed the person since `version`.
    """
    require(may(by, Act.ROLES, person))
    wanted = {Role(role) for role in roles}
    with recorded(by=by) as trail:
        _claim_person(person, version)
        held = set(RoleGrant.objects.filter(person=person).values_list("role", flat=True))
        if held != wanted:
            RoleGrant.objects.filter(person=person, role__in=held - wanted).delete()
            RoleGrant.objects.bulk_create(
                RoleGrant(person=person, role=role) for role in sorted(wanted - held)
            )
            trail.record(
                "person.roles_changed",
                subject_type="person",
                reference=person.reference,
                changes={"roles": (in_order(held), in_order(wanted))},
            )
            trail.must_still_hold(_somebody_administers)
    person.refresh_from_db()
    return person


def deactivate(*, person: User, version: int, by: Principal, reason: str = "") -> User:
    """Bar a person from signing in; their open sessions end with the next request and stay ended.

    Raises: as `change_roles`, and WrongState if they are barred already.
    """
    require(may(by, Act.DEACTIVATE, person))
    if not person.is_active:
        raise WrongState(_("%(name)s cannot sign in already.") % {"name": person.name})
    with recorded(by=by) as trail:
        _claim_person(person, version, is_active=False, session_generation=F("session_generation") + 1)
        trail.record(
            "person.deactivated",
            subject_type="person",
            reference=person.reference,
            changes={"is_active": (True, False)},
            reason=clean_text(reason).strip(),
        )
        trail.must_still_hold(_somebody_administers)
    person.refresh_from_db()
    return person


def reactivate(*, person: User, version: int, by: Principal) -> User:
    """Let a person sign in again, with the roles they had.

    Raises: as `change_roles`, and WrongState if they may sign in already.
    """
    require(may(by, Act.DEACTIVATE, person))
    if person.is_active:
        raise WrongState(_("%(name)s can sign in already.") % {"name": person.name})
    with recorded(by=by) as trail:
        _claim_person(person, version, is_active=True)
        trail.record(
            "person.reactivated",
            subject_type="person",
            reference=person.reference,
            changes={"is_active": (False, True)},
        )
    person.refresh_from_db()
    return person


def change_profile(
    *,
    person: User,
    version: int,
    name: str,
    language: str,
    time_zone: str,
    by: Principal,
    letter_rhythm: str | None = None,
) -> User:
    """Change what a person says about themself; without a `letter_rhythm` it stays as it is.

    Raises:
        Refused: somebody else's details.
        ValidationError: a value is not well formed.
        Stale: changed elsewhere since `version`.
    """
    require(may(by, Act.PROFILE, person))
    wanted = {"name": clean_name(name), "language": language, "time_zone": time_zone}
    wanted["letter_rhythm"] = person.letter_rhythm if letter_rhythm is None else letter_rhythm
    changes = {field: (getattr(person, field), value) for field, value in wanted.items()}
    changes = {field: pair for field, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return person
    for field, (_old, new) in changes.items():
        person._meta.get_field(field).clean(new, person)
    with recorded(by=by) as trail:
        _claim_person(person, version, search_text=searchable(wanted["name"], person.email), **wanted)
        trail.record(
            "person.profile_changed", subject_type="person", reference=person.reference, changes=changes
        )
    person.refresh_from_db()
    return person


def change_language(*, person: User, language: str, by: Principal) -> User:
    """Remember the language in which a person reads.

    Raises: as `change_profile`.
    """
    return change_profile(
        person=person,
        version=person.version,
        name=person.name,
        language=language,
        time_zone=person.time_zone,
        by=by,
    )


def in_order(roles: Iterable[str]) -> list[str]:
    """Return the roles in the order in which they are listed everywhere."""
    held = set(roles)
    return [role.value for role in Role if role in held]


def _claim_person(person: User, version: int, **changes) -> None:
    claim(User.objects, pk=person.pk, expected={"version": version}, version=F("version") + 1, **changes)


def _somebody_administers() -> None:
    if not active_administrators().exists():
        raise Refused(_("Nobody would be left to administer. Make somebody else an administrator first."))
