"""Who has said that nothing more comes from them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from harvests.enums import RoundState
from harvests.models import HarvestRound, Reply, TeamMember
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User


def replies_of(harvest_round: HarvestRound) -> dict[int, Reply]:
    """Return the reply of each person (by id) who has given one for a round, in one query."""
    rows = Reply.objects.filter(round=harvest_round).select_related("person", "said_by")
    return {reply.person_id: reply for reply in rows}


def contributors_in(harvest_round: HarvestRound) -> QuerySet[User]:
    """Return the contributors of a round, from whom a reply is expected."""
    members = TeamMember.objects.filter(round=harvest_round, role=Role.CONTRIBUTOR)
    return User.objects.filter(pk__in=members.order_by().values("person"))


def takes_replies(harvest_round: HarvestRound) -> bool:
    """Say whether a page offers to reply to a round: while it still waits for texts."""
    return harvest_round.state in (RoundState.OPEN, RoundState.REVIEWING)


def own_replies(rounds: Iterable[HarvestRound], person_id: int) -> dict[int, Reply]:
    """Return what one person has said about some rounds, by the id of the round, in one query."""
    rows = Reply.objects.filter(round__in=list(rounds), person_id=person_id)
    return {reply.round_id: reply for reply in rows}


def reply_of(harvest_round: HarvestRound, person_id: int | None) -> Reply | None:
    """Return what one person has said about a round; None if they have not."""
    return (
        Reply.objects.filter(round=harvest_round, person_id=person_id)
        .select_related("person", "said_by")
        .first()
    )
