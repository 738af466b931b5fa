"""Keeping groups of people, and taking a group into a round."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from harvests.models import HarvestRound, PeopleGroup, Programme, RoundGroup, TeamMember
from harvests.policy import Act, may
from harvests.services.teams import add_members, known_in_rounds, may_change_team
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text


def make_group(
    *, name: str, people: Collection[User], by: Principal, creation_key: uuid.UUID | None = None
) -> PeopleGroup:
    """Make a group and return it; the same `creation_key` twice returns the group made first.

    Raises:
        Refused: the person leads no round and does not administer, or another group has the name.
        ValidationError: the name is not well formed.
    """
    _may_keep(by)
    if made_before := _made_with(creation_key):
        return made_before
    group = PeopleGroup(name=_clean(name), creation_key=creation_key)
    _refuse_taken(group.name)
    group.full_clean(validate_constraints=False)
    try:
        with recorded(by=by) as trail:
            group.save(force_insert=True)
            group.people.set(people)
            trail.record(
                "group.made",
                subject_type="group",
                reference=group.reference,
                changes={"name": (None, group.name), "people": ([], _told(people))},
            )
    except IntegrityError:
        if made_before := _made_with(creation_key):
            return made_before
        _refuse_taken(group.name)
        raise
    return group


def edit_group(
    *, group: PeopleGroup, version: int, name: str, people: Collection[User], by: Principal
) -> PeopleGroup:
    """Rename a group or change who is in it, and return it; rounds that took it in stay as they are.

    Raises:
        Refused: as `make_group`.
        Stale: somebody else changed the group since `version`.
        ValidationError: the name is not well formed.
    """
    _may_keep(by)
    fresh = PeopleGroup.objects.get(pk=group.pk)
    before, old_name = _told(fresh.people.all()), fresh.name
    fresh.name = _clean(name)
    _refuse_taken(fresh.name, besides=fresh)
    fresh.full_clean(validate_constraints=False)
    changes = {"name": (old_name, fresh.name), "people": (before, _told(people))}
    changes = {field: pair for field, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return fresh
    try:
        with recorded(by=by) as trail:
            claim(
                PeopleGroup.objects,
                pk=fresh.pk,
                expected={"version": version},
                version=F("version") + 1,
                name=fresh.name,
            )
            fresh.people.set(people)
            trail.record("group.changed", subject_type="group", reference=fresh.reference, changes=changes)
    except IntegrityError:
        _refuse_taken(fresh.name, besides=fresh)
        raise
    fresh.refresh_from_db()
    return fresh


def remove_group(*, group: PeopleGroup, by: Principal) -> None:
    """Remove a group; who was added to rounds with it stays there.

    Raises:
        Refused: the person leads no round and does not administer.
    """
    _may_keep(by)
    with recorded(by=by) as trail:
        people = _told(group.people.all())
        gone, _rows = PeopleGroup.objects.filter(pk=group.pk).delete()
        if gone:
            trail.record(
                "group.removed",
                subject_type="group",
                reference=group.reference,
                changes={"name": (group.name, None), "people": (people, [])},
            )


def add_group(
    *,
    harvest_round: HarvestRound,
    group: PeopleGroup,
    role: Role | str,
    by: Principal,
    programmes: Collection[Programme] = (),
) -> list[TeamMember]:
    """Give everybody of a group who can sign in a role in a round, and return what is new.

    The round remembers the group, so that its page can say who is missing when the group changes.

    Raises:
        Refused: the one who acts does not lead the round, or nobody of the group can sign in.
    """
    may_change_team(harvest_round, by)
    known_in_rounds(role)
    people = list(group.people.filter(is_active=True).order_by("name", "pk"))
    if not people:
        raise Refused(
            _("Nobody of “%(group)s” can sign in. Put people into the group first.") % {"group": group}
        )
    with recorded(by=by) as trail:
        try:
            with transaction.atomic():
                taken_in, is_new = RoundGroup.objects.get_or_create(
                    round=harvest_round, group=group, role=role
                )
        except IntegrityError:
            taken_in, is_new = RoundGroup.objects.get(round=harvest_round, group=group, role=role), False
        taken_in.programmes.set(programmes)
        if is_new:
            trail.record(
                "round.group_added",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"group": (None, f"{group.name} ({group.reference}): {role}")},
            )
        return add_members(
            harvest_round=harvest_round, people=people, role=role, by=by, programmes=programmes
        )


def forget_group(*, taken_in: RoundGroup, by: Principal) -> None:
    """Stop comparing a round's team with a group; nobody leaves the team.

    Raises:
        Refused: the one who acts does not lead the round.
    """
    may_change_team(taken_in.round, by)
    with recorded(by=by) as trail:
        gone, _rows = RoundGroup.objects.filter(pk=taken_in.pk).delete()
        if gone:
            trail.record(
                "round.group_forgotten",
                subject_type="round",
                reference=taken_in.round.reference,
                changes={
                    "group": (f"{taken_in.group.name} ({taken_in.group.reference}): {taken_in.role}", None)
                },
            )


def _may_keep(by: Principal) -> None:
    require(may(by, Act.KEEP_GROUPS))


def _made_with(creation_key: uuid.UUID | None) -> PeopleGroup | None:
    return creation_key and PeopleGroup.objects.filter(creation_key=creation_key).first()


def _refuse_taken(name: str, *, besides: PeopleGroup | None = None) -> None:
    others = PeopleGroup.objects.filter(name__iexact=name)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Refused(_("Another group is already called “%(name)s”.") % {"name": name})


def _clean(name: str) -> str:
    return " ".join(clean_text(name).split())


def _told(people: Collection[User]) -> list[str]:
    return [
        f"{person.name} ({person.reference})"
        for person in sorted(people, key=lambda each: (each.name, each.pk))
    ]
