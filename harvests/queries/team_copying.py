"""Who of another round's team can be taken over into a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from harvests.models import HarvestRound, Programme, TeamMember
from harvests.queries.lists import choosable_programmes
from harvests.queries.team_page import by_person, members_of
from wiego_mle.accounts.models import User


@dataclass(frozen=True)
class CopyOffer:
    """The roles that can be taken over, and what has to be told of the others.

    `gone` can no longer sign in, `present` roles are held in the round already, and the programmes of `ended`
    roles no longer exist. `programmes` are those of the round.
    """

    offered: Sequence[TeamMember]
    gone: Sequence[User]
    present: int
    ended: Sequence[TeamMember]
    programmes: Sequence[Programme]


def rounds_to_copy_from(harvest_round: HarvestRound) -> QuerySet[HarvestRound]:
    """Return the other rounds that have a team, the latest first."""
    return (
        HarvestRound.objects.filter(pk__in=TeamMember.objects.values("round"))
        .exclude(pk=harvest_round.pk)
        .order_by("-covers_from", "-pk")
    )


def offer_of(harvest_round: HarvestRound, source: HarvestRound) -> CopyOffer:
    """Return what a round can take over from the team of another, in five queries."""
    there = members_of(source)
    here = {(each.person_id, each.role) for each in members_of(harvest_round)}
    programmes = list(choosable_programmes(harvest_round=harvest_round))
    able = [each for each in there if each.person.is_active]
    offered = [each for each in able if (each.person_id, each.role) not in here]
    return CopyOffer(
        offered=offered,
        gone=[person for person, _held in by_person(there) if not person.is_active],
        present=len(able) - len(offered),
        ended=[each for each in offered if _all_ended(each, programmes)],
        programmes=programmes,
    )


def _all_ended(member: TeamMember, programmes: Sequence[Programme]) -> bool:
    named = member.programmes.all()
    return bool(named) and not any(each in programmes for each in named)
