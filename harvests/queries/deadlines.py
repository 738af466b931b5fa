"""Until when texts are taken: the day of the round, or later for whom the lead gave more time."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from harvests.models import Extension, HarvestRound, Programme, TeamMember
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User


def deadlines_of(harvest_round: HarvestRound, person_ids: Collection[int]) -> dict[int, date]:
    """Return the last day for each of these people, in two queries however many they are.

    An extension counts for the person it names, or for those whose role in the round names its programme.
    The latest day counts, and never one before the day of the round.
    """
    given = _given([harvest_round])
    return {person_id: given.day(harvest_round, person_id) for person_id in person_ids}


def deadline_for(harvest_round: HarvestRound, person_id: int) -> date:
    """Return the last day for one person."""
    return deadlines_of(harvest_round, [person_id])[person_id]


def own_deadlines(rounds: Collection[HarvestRound], person_id: int) -> dict[int, date]:
    """Return one person's last day in each of these rounds by its key, in two queries."""
    given = _given(rounds)
    return {each.pk: given.day(each, person_id) for each in rounds}


def last_day_given(
    harvest_round: HarvestRound, *, person: User | None = None, programme: Programme | None = None
) -> date:
    """Return until when a person, or everybody of a programme, has time now."""
    if person is not None:
        return deadline_for(harvest_round, person.pk)
    days = extensions_of(harvest_round).filter(programme=programme).values_list("until", flat=True)
    return max([harvest_round.collecting_to, *days])


def has_more_time(person_id: int | None, day: date) -> Q:
    """Return the condition that a person has more time than everybody in a round, and that it lasts on a day."""
    given = Extension.objects.filter(round=OuterRef("pk"), until__gte=day)
    alone = given.filter(person=person_id)
    with_others = given.filter(
        programme__team_members__round=OuterRef("pk"), programme__team_members__person=person_id
    )
    return Q(Exists(alone)) | Q(Exists(with_others))


def extensions_of(harvest_round: HarvestRound) -> QuerySet[Extension]:
    """Return who was given more time in a round, the latest word first."""
    return (
        Extension.objects.filter(round=harvest_round)
        .select_related("person", "programme", "given_by")
        .order_by("-given_at", "-pk")
    )


def given_with(creation_key: uuid.UUID | str | None) -> Extension | None:
    """Return the extension that a form with this key has made already; None if there is none."""
    try:
        key = uuid.UUID(str(creation_key))
    except ValueError:
        return None
    return Extension.objects.filter(creation_key=key).first()


def concerned_by(extension: Extension) -> QuerySet[User]:
    """Return the people who can sign in and have more time by an extension, to be told of it.

    For a programme these are its contributors: others whose role names it do not write in the round.
    """
    if extension.person_id is not None:
        people = User.objects.filter(pk=extension.person_id)
    else:
        people = writers_for(extension.round, extension.programme)
    return people.filter(is_active=True).order_by("name", "pk")


def writers_for(harvest_round: HarvestRound, programme: Programme) -> QuerySet[User]:
    """Return the contributors of a round whose role names a programme."""
    members = TeamMember.objects.filter(round=harvest_round, role=Role.CONTRIBUTOR, programmes=programme)
    return User.objects.filter(pk__in=members.values("person"))


class _Given:
    """The extensions of some rounds, and whose roles name the programmes of those for a programme."""

    def __init__(self):
        self.for_person: dict[tuple[int, int], date] = {}
        self.for_programme: dict[tuple[int, int], date] = {}
        self.programmes: dict[tuple[int, int], set[int]] = defaultdict(set)

    def day(self, harvest_round: HarvestRound, person_id: int) -> date:
        """Return the last day of a person in one of the rounds."""
        key = (harvest_round.pk, person_id)
        days = [self.for_person[key]] if key in self.for_person else []
        for programme_id in self.programmes.get(key, ()):
            if day := self.for_programme.get((harvest_round.pk, programme_id)):
                days.append(day)
        return max([harvest_round.collecting_to, *days])


def _given(rounds: Collection[HarvestRound]) -> _Given:
    found = _Given()
    keys = [each.pk for each in rounds]
    for round_id, person_id, programme_id, until in Extension.objects.filter(round__in=keys).values_list(
        "round_id", "person_id", "programme_id", "until"
    ):
        if person_id is not None:
            days, key = found.for_person, (round_id, person_id)
        else:
            days, key = found.for_programme, (round_id, programme_id)
        days[key] = max(until, days.get(key, until))
    if found.for_programme:
        named = TeamMember.programmes.through.objects.filter(
            teammember__round__in=keys,
            programme_id__in={programme_id for _round_id, programme_id in found.for_programme},
        )
        for round_id, person_id, programme_id in named.values_list(
            "teammember__round_id", "teammember__person_id", "programme_id"
        ):
            found.programmes[round_id, person_id].add(programme_id)
    return found
