"""Until when texts are taken: the day of the round, or later for whom the lead gave more time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from harvests.models import Extension, HarvestRound, TeamMember


def deadlines_of(harvest_round: HarvestRound, person_ids: Collection[int]) -> dict[int, date]:
    """Return the last day for each of these people, in two queries however many they are.

    An extension counts for the person it names, or for those whose role in the round names its programme.
    The latest day counts, and never one before the day of the round.
    """
    for_person: dict[int, date] = {}
    for_programme: dict[int, date] = {}
    for person_id, programme_id, until in Extension.objects.filter(round=harvest_round).values_list(
        "person_id", "programme_id", "until"
    ):
        days, key = (for_person, person_id) if person_id is not None else (for_programme, programme_id)
        days[key] = max(until, days.get(key, until))
    theirs: dict[int, set[int]] = defaultdict(set)
    if for_programme:
        named = TeamMember.programmes.through.objects.filter(
            teammember__round=harvest_round, programme_id__in=for_programme
        )
        for person_id, programme_id in named.values_list("teammember__person_id", "programme_id"):
            theirs[person_id].add(programme_id)
    return {
        person_id: max(
            harvest_round.collecting_to,
            for_person.get(person_id, harvest_round.collecting_to),
            *(for_programme[programme_id] for programme_id in theirs[person_id]),
        )
        for person_id in person_ids
    }


def deadline_for(harvest_round: HarvestRound, person_id: int) -> date:
    """Return the last day for one person."""
    return deadlines_of(harvest_round, [person_id])[person_id]


def own_deadlines(rounds: Iterable[HarvestRound], person_id: int) -> dict[int, date]:
    """Return the last day of one person by the id of each round, in two queries however many rounds."""
    rounds = list(rounds)
    latest = {each.pk: each.collecting_to for each in rounds}
    if not rounds:
        return latest
    named = TeamMember.programmes.through.objects.filter(
        teammember__round__in=rounds, teammember__person_id=person_id
    )
    theirs = set(named.values_list("teammember__round_id", "programme_id"))
    given = Extension.objects.filter(round__in=rounds).values_list(
        "round_id", "person_id", "programme_id", "until"
    )
    for round_id, for_person, for_programme, until in given:
        if for_person == person_id or (round_id, for_programme) in theirs:
            latest[round_id] = max(latest[round_id], until)
    return latest
